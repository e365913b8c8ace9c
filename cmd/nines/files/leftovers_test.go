//go:build !windows

package files

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/gofrs/flock"
	"github.com/stretchr/testify/require"
)

// says is what writes a text.
func says(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// TestPermissions are those that the umask leaves, and of a file that is replaced those that it had.
func TestPermissions(t *testing.T) {
	for _, umask := range []int{0o022, 0o077, 0o002} {
		before := syscall.Umask(umask)
		folder := filepath.Join(t.TempDir(), "out")
		require.NoError(t, newSession().StageAll(folder, []Output{{"a", says("1")}, {"data/b", says("2")}}))
		require.NoError(t, newSession().Write(filepath.Join(folder, "c"), says("3")))
		require.NoError(t, newSession().Append(filepath.Join(folder, "d"), says("4")))
		syscall.Umask(before)
		for _, name := range []string{"a", "data/b", "c", "d"} {
			about, err := os.Stat(filepath.Join(folder, name))
			require.NoError(t, err)
			require.Equal(t, os.FileMode(0o666&^umask), about.Mode().Perm(), "%s with the umask %o", name, umask)
		}
		for _, mode := range []os.FileMode{0o600, 0o640, 0o664, 0o755} {
			require.NoError(t, os.Chmod(filepath.Join(folder, "a"), mode))
			require.NoError(t, os.Chmod(filepath.Join(folder, "c"), mode))
			require.NoError(t, newSession().StageAll(folder, []Output{{"a", says("new")}, {"data/b", says("new")}}))
			require.NoError(t, newSession().Write(filepath.Join(folder, "c"), says("new")))
			for _, name := range []string{"a", "c"} {
				about, err := os.Stat(filepath.Join(folder, name))
				require.NoError(t, err)
				require.Equal(t, mode, about.Mode().Perm())
				text, err := os.ReadFile(filepath.Join(folder, name))
				require.NoError(t, err)
				require.Equal(t, "new", string(text))
			}
		}
	}
}

// TestEveryWayOfWritingIsCounted: what is written by any of the methods that Go looks for is in the sum.
func TestEveryWayOfWritingIsCounted(t *testing.T) {
	for name, write := range map[string]func(io.Writer) error{
		"Write":       func(w io.Writer) error { _, err := w.Write([]byte("text")); return err },
		"WriteString": func(w io.Writer) error { _, err := io.WriteString(w, "text"); return err },
		"ReadFrom": func(w io.Writer) error {
			_, err := io.Copy(w, io.LimitReader(strings.NewReader("text"), 9))
			return err
		},
	} {
		require.NoError(t, newSession().Stage(t.TempDir(), func(s *Staging) error {
			require.NoError(t, s.Write(Output{"a", write}))
			require.Equal(t, []File{{"a", 4, "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"}}, s.Contents(), name)
			return nil
		}))
	}
}

// TestLeftovers of a program that was killed are cleared by the next that writes there; those of one that lives are not, nor is
// anything else.
func TestLeftovers(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{".nines-writing-1", ".nines-77", ".nines-mine", ".other-1", ".nines-writing-2"} {
		require.NoError(t, os.MkdirAll(filepath.Join(folder, name, "data"), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(folder, name, "data", "calls.csv"), []byte("half"), 0o600))
	}
	for _, name := range []string{".nines-writing-1.lock", ".nines-writing-3.lock", ".nines-writing-4"} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), nil, 0o600))
	}
	alive := flock.New(filepath.Join(folder, ".nines-writing-2.lock"))
	locked, err := alive.TryLock()
	require.NoError(t, err)
	require.True(t, locked)
	require.NoError(t, newSession().Write(filepath.Join(folder, "a"), says("1")))
	require.Equal(t, []string{".nines-mine", ".nines-writing-2", ".nines-writing-2.lock", ".other-1", "a"}, filesIn(t, folder))
	require.NoError(t, alive.Unlock())
	require.NoError(t, newSession().StageAll(folder, []Output{{"a", says("1")}}))
	require.Equal(t, []string{".nines-mine", ".other-1", "a"}, filesIn(t, folder))
}

// The test program is its own victim: with this variable set it writes into a folder, and kills itself after so many files.
const victim = "NINES_TEST_VICTIM"

func TestMain(m *testing.M) {
	if folder := os.Getenv(victim); folder != "" {
		afterFile = func(n int) {
			if n == len(os.Getenv(victim+"_AFTER")) {
				_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			}
		}
		err := newSession().Stage(folder, func(s *Staging) error {
			s.Drop("data/calls.csv")
			return s.Write(resultsOf("new")...)
		})
		if err != nil {
			panic(err)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func resultsOf(run string) (list []Output) {
	for _, name := range []string{"report.json", "report.html", "data/ledger.csv", ManifestName} {
		list = append(list, Output{name, says(run + " " + name)})
	}
	return list
}

// TestAKillBetweenTwoFiles leaves a folder that is known to be cut off, whenever the program is killed; and the next that writes
// there makes it whole again. Before the first file is in its place the folder is the old one, after the last the new one.
func TestAKillBetweenTwoFiles(t *testing.T) {
	for after := range 5 {
		folder := t.TempDir()
		require.NoError(t, newSession().StageAll(folder, resultsOf("old")))
		require.NoError(t, os.WriteFile(filepath.Join(folder, "data", "calls.csv"), nil, 0o600))
		_, isCutOff := CutOff(folder)
		require.False(t, isCutOff)
		command := exec.Command(os.Args[0])
		command.Env = append(os.Environ(), victim+"="+folder, victim+"_AFTER="+strings.Repeat("i", after))
		var failed *exec.ExitError
		require.ErrorAs(t, command.Run(), &failed)
		require.Equal(t, syscall.SIGKILL, failed.Sys().(syscall.WaitStatus).Signal())
		earlier, isCutOff := CutOff(folder)
		require.True(t, isCutOff, "after %d files", after)
		require.Equal(t, "old "+ManifestName, string(earlier))
		_, err := os.Stat(filepath.Join(folder, ManifestName))
		require.Equal(t, after < 4, errors.Is(err, os.ErrNotExist))
		require.NoFileExists(t, filepath.Join(folder, "data", "calls.csv"))
		require.NoError(t, newSession().Write(filepath.Join(folder, "page"), says("one file makes no folder whole")))
		require.NoError(t, os.Remove(filepath.Join(folder, "page")))
		for again := range after + 1 { // killed again, before it is whole
			command := exec.Command(os.Args[0])
			command.Env = append(os.Environ(), victim+"="+folder, victim+"_AFTER="+strings.Repeat("i", again))
			require.Error(t, command.Run())
			earlier, isCutOff := CutOff(folder)
			require.True(t, isCutOff)
			require.Contains(t, []string{"old " + ManifestName, "new " + ManifestName}, string(earlier))
		}
		require.NoError(t, newSession().StageAll(folder, resultsOf("newer")))
		_, isCutOff = CutOff(folder)
		require.False(t, isCutOff)
		require.Equal(t, []string{"data", "manifest.json", "report.html", "report.json"}, filesIn(t, folder))
	}
}

// TestAnInterruptWhileWriting ends it, with nothing left.
func TestAnInterruptWhileWriting(t *testing.T) {
	folder := t.TempDir()
	interrupt := func() {}
	endless := func(w io.Writer) error {
		for n := 0; ; n++ {
			if n == 10 {
				interrupt()
			}
			if _, err := w.Write(make([]byte, 1000)); err != nil {
				return err
			}
		}
	}
	for _, write := range []func(*Session) error{
		func(s *Session) error { return s.Write(filepath.Join(folder, "a"), endless) },
		func(s *Session) error { return s.StageAll(folder, []Output{{"a", says("1")}, {"b", endless}}) },
		func(s *Session) error { return s.Append(os.DevNull, endless) },
	} {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		interrupt = cancel
		require.ErrorIs(t, write(NewSession(ctx)), ErrInterrupted)
		require.Empty(t, filesIn(t, folder))
	}
}

// TestAbandon takes away what another goroutine is writing, and lets it publish nothing.
func TestAbandon(t *testing.T) {
	folder := t.TempDir()
	s := newSession()
	abandoned, done := make(chan bool), make(chan error)
	go func() {
		done <- s.StageAll(folder, []Output{{"a", func(w io.Writer) error {
			_, err := w.Write([]byte("text"))
			abandoned <- true
			<-abandoned
			return err
		}}})
	}()
	<-abandoned
	s.Abandon()
	require.Empty(t, filesIn(t, folder))
}

// TestAFileThatGrows, or whose size is not told, is read up to its limit and no further.
func TestAFileThatGrows(t *testing.T) {
	s := newSession()
	text := strings.NewReader(strings.Repeat("x", 100))
	read, err := io.ReadAll(s.bounded("long", Sort{"a note", 64}, text))
	require.EqualError(t, err, "cannot read long: it has 100 bytes; a note has at most 64 bytes")
	require.Empty(t, read)
	read, err = io.ReadAll(s.bounded("long", Sort{"a note", 100}, strings.NewReader(strings.Repeat("x", 100))))
	require.NoError(t, err)
	require.Len(t, read, 100)
}

// TestReadingHeedsAnInterrupt in the midst of a long file.
func TestReadingHeedsAnInterrupt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long")
	require.NoError(t, os.WriteFile(path, nil, 0o600))
	require.NoError(t, os.Truncate(path, 1<<30))
	ctx, cancel := context.WithCancel(context.Background())
	s := NewSession(ctx)
	seen := 0
	err := s.Stream(path, writerFunc(func(text []byte) (int, error) {
		seen += len(text)
		cancel()
		return len(text), nil
	}))
	require.ErrorIs(t, err, ErrInterrupted)
	require.Less(t, seen, 1<<24)
}

type writerFunc func([]byte) (int, error)

// Write implements io.Writer.
func (f writerFunc) Write(text []byte) (int, error) { return f(text) }
