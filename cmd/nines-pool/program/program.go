// Package program runs the command nines, which does the work of the pool. It is a program of its own, so a shard that uses up
// the memory does not end its worker.
package program

import (
	"bytes"
	"context"
	"debug/buildinfo"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines-pool/study"
	"nines/cmd/nines/files"
)

// Program is the command nines on this machine.
type Program struct {
	Path    string
	Version string // as its shards have it
	Build   string // the version and the commit: workers and coordinator must have the same
	disk    *files.Session
}

// Find finds nines: at a path, or else beside this program, or else where the shell finds it.
func Find(ctx context.Context, disk *files.Session, given string) (*Program, error) {
	path, err := find(given)
	if err != nil {
		return nil, err
	}
	out, err := exec.CommandContext(ctx, path, "version").Output()
	version, isNines := strings.CutPrefix(strings.TrimSpace(string(out)), "nines ")
	if err != nil || !isNines {
		return nil, fmt.Errorf("%s is not nines: `%[1]s version` does not print its version", path)
	}
	return &Program{Path: path, Version: version, Build: "nines " + version + commit(path), disk: disk}, nil
}

func find(given string) (string, error) {
	if given != "" {
		if _, err := os.Stat(given); err != nil {
			return "", fmt.Errorf("there is no nines at --nines %s: %w", given, err)
		}
		return filepath.Abs(given)
	}
	name := "nines"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if own, err := os.Executable(); err == nil {
		beside := filepath.Join(filepath.Dir(own), name)
		if _, err := os.Stat(beside); err == nil {
			return beside, nil
		}
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", errors.New("there is no nines beside nines-pool, nor where the shell looks for programs: put it there, or give its path with --nines")
	}
	return filepath.Abs(path)
}

// commit is the commit that a program was built from, as far as it knows.
func commit(path string) string {
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return ""
	}
	text := ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			text = ", commit " + s.Value[:min(len(s.Value), 12)] + text
		case s.Key == "vcs.modified" && s.Value == "true":
			text += ", modified"
		}
	}
	return text
}

// Shard runs one shard in a folder with the files of the study, and gives the content of its file.
func (p *Program) Shard(ctx context.Context, s *pool.Study, folder string, shard int) ([]byte, error) {
	if err := study.IsHarmless(s.Command); err != nil {
		return nil, err
	}
	scenario, shards := study.Layout(s)
	args := append([]string{s.Command[0]}, s.Command[2:]...)
	args = append(args, fmt.Sprintf("--shard=%d/%d", shard, s.Shards), "--output="+shards, "--workers=1", "--", scenario)
	file := filepath.Join(folder, shards, study.FileName(shard, s.Shards))
	defer files.Remove(file) //nolint:errcheck // the folder goes at the end
	if err := p.run(ctx, folder, args); err != nil {
		return nil, err
	}
	return p.disk.ReadOwn(file, files.Sort{Name: "a shard", Most: 8 << 30})
}

// run runs nines quietly. The error has its last words.
func (p *Program) run(ctx context.Context, folder string, args []string) error {
	c := exec.CommandContext(ctx, p.Path, args...)
	var words bytes.Buffer
	c.Dir, c.Stderr, c.Env = folder, &words, append(os.Environ(), "NINES_QUIET=1", "GOMAXPROCS=1")
	c.WaitDelay = time.Second
	endWithParent(c)
	err := runLocked(c)
	var ended *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &ended):
		return fmt.Errorf("%s: %s", ended.ProcessState, last(words.String()))
	}
	return err
}

// last are the last words of a text.
func last(text string) string {
	const most = 500
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > most {
		text = "… " + text[len(text)-most:]
	}
	return text
}

// Merge runs `nines merge` on a folder of shards, for people to read. It gives the exit code.
func (p *Program) Merge(ctx context.Context, stdout, stderr io.Writer, args ...string) (int, error) {
	c := exec.CommandContext(ctx, p.Path, append([]string{"merge"}, args...)...)
	c.Stdout, c.Stderr = stdout, stderr
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	err := c.Run()
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		return ended.ExitCode(), nil
	}
	return 0, err
}
