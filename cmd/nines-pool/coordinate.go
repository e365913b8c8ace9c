package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
	"github.com/nats-io/nats.go"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines-pool/program"
	"nines/cmd/nines-pool/server"
	"nines/cmd/nines-pool/study"
	"nines/cmd/nines/files"
)

// coordinateFlags are the flags of nines-pool coordinate.
type coordinateFlags struct {
	access
	folder, listen, cert, key, nats, nines string
	shards, checks, replicas               int
	timing                                 pool.Timing
}

func newCoordinate() *cobra.Command {
	f := &coordinateFlags{timing: pool.Usual()}
	c := &cobra.Command{
		Use:   "coordinate -o DIR [flags] run|compare|check SCENARIO [flags of nines]",
		Short: "Plan a study, hand its shards to workers, and merge the results",
		Long: `Plan a study, hand its shards to workers, and merge the results. What follows run, compare or
check is a command of nines, with the flags that change its results.

The results are kept in DIR as shards of nines. Shards that are there already are not run again.
When all are there, nines merge DIR is run, and prints the report. Run it again yourself for other
outputs, such as nines merge DIR -o results.

The coordinator simulates only to check its workers. Start workers beside it, or on other machines.`,
		Example: `  nines-pool coordinate -o shards run uk-2023-06-25 -n 1000
  nines-pool coordinate -o shards --shards 12 compare town.yaml -n 2000 --seed 7
  nines-pool coordinate -o shards --nats nats://10.0.0.1:4222,nats://10.0.0.2:4222 --replicas 3 run town.yaml`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { return f.coordinate(c, args) },
	}
	f.addFlags(c.Flags())
	f.addCA(c.Flags())
	c.Flags().SetInterspersed(false) // what follows run is for nines
	c.Flags().StringVarP(&f.folder, "output", "o", "", "the folder of the shards")
	c.Flags().IntVar(&f.shards, "shards", 40, "how many shards the study has; give the same number to go on with one")
	c.Flags().StringVar(&f.listen, "listen", usualAddress, "the `ADDRESS` for workers. One that other machines can reach needs --tls-cert, --tls-key and --token-file")
	c.Flags().StringVar(&f.cert, "tls-cert", "", "a `FILE` with the certificate of this machine, in PEM")
	c.Flags().StringVar(&f.key, "tls-key", "", "a `FILE` with the key of the certificate, in PEM")
	c.Flags().StringVar(&f.nats, "nats", "", "use the NATS server or cluster at this `ADDRESS`, which has JetStream, in place of one inside this program")
	c.Flags().IntVar(&f.replicas, "replicas", 1, "on how many servers of the cluster at --nats everything is kept")
	c.Flags().IntVar(&f.checks, "checks", 0, "of how many workers the first shard is run again here, to compare the bytes (default: one for each 40 shards, from 1 to 4)")
	c.Flags().StringVar(&f.nines, "nines", "", usageOfNines)
	addSilence(c.Flags(), &f.timing)
	return c
}

// addSilence adds the flag that says when a worker is lost. Coordinator and workers need about the same.
func addSilence(flags *pflag.FlagSet, t *pool.Timing) {
	flags.DurationVar(&t.Silence, "silence", t.Silence, "a worker that is silent for so long is lost, and its shards go to others")
}

// A check costs as much as a shard. With these it is a small share of the work, and the end does not wait for it.
const (
	shardsPerCheck = 40
	mostChecks     = 4
)

// mostShards is the most shards that nines allows.
const mostShards = 100_000

func (f *coordinateFlags) validate() error {
	switch {
	case f.folder == "":
		return usageError{errors.New("coordinate needs a folder for the shards: give -o DIR before run, compare or check")}
	case f.shards < 1 || f.shards > mostShards:
		return usageError{fmt.Errorf("--shards is %d: give a number from 1 to %d", f.shards, mostShards)}
	case f.checks < 0:
		return usageError{fmt.Errorf("--checks is %d: give 0 or a positive number", f.checks)}
	case f.replicas < 1 || f.replicas > 5:
		return usageError{fmt.Errorf("--replicas is %d: give a number from 1 to 5", f.replicas)}
	case f.silenceIsShort():
		return usageError{fmt.Errorf("--silence is %s: give at least 1s", f.timing.Silence)}
	}
	return nil
}

func (f *coordinateFlags) silenceIsShort() bool { return f.timing.Silence < retry }

// coordinate checks everything first, then runs the study, and merges.
func (f *coordinateFlags) coordinate(c *cobra.Command, args []string) error {
	if err := f.validate(); err != nil {
		return err
	}
	f.timing.Watch = min(f.timing.Watch, f.timing.Silence)
	if !c.Flags().Changed("checks") {
		f.checks = min(max(f.shards/shardsPerCheck, 1), mostChecks)
	}
	disk := files.NewSession(c.Context(), c.OutOrStdout(), c.ErrOrStderr())
	nines, err := program.Find(c.Context(), disk, f.nines)
	if err != nil {
		return err
	}
	source, err := study.Read(disk, args, filepath.Clean(f.folder), f.shards, nines.Version, nines.Build)
	if err != nil {
		return misplaced(c.Flags(), args, err)
	}
	show := newScreen(c.ErrOrStderr())
	defer show.end()
	if err := f.run(c, disk, source, nines, show); err != nil {
		return f.explain(err)
	}
	show.end()
	return f.merge(c, source, nines)
}

// misplaced is the error of a command of nines that has a flag of this one behind it; else it is the error that there was.
func misplaced(own *pflag.FlagSet, args []string, err error) error {
	for _, arg := range args {
		name, _, _ := strings.Cut(strings.TrimPrefix(arg, "--"), "=")
		if arg == "-o" {
			name = "output"
		}
		if strings.HasPrefix(arg, "-") && own.Lookup(name) != nil && errors.As(err, &study.Refused{}) {
			return usageError{fmt.Errorf("%s belongs to nines-pool: write it before %s", arg, args[0])}
		}
	}
	return err
}

// run runs the study until all shards are in the folder.
func (f *coordinateFlags) run(c *cobra.Command, disk *files.Session, source *study.Source, nines *program.Program, show *screen) error {
	own := filepath.Join(f.folder, ownFolder)
	unlock, err := lock(disk, own)
	if err != nil {
		return err
	}
	defer unlock()
	store := &study.Folder{Source: source, Path: f.folder}
	kept, err := store.Kept()
	if err != nil {
		return err
	}
	show.Say("%d shards of nines %s %s; %d are in %s already", f.shards, source.Command[0], source.Path(), len(kept), f.folder)
	ctx, cancel := context.WithCancelCause(c.Context())
	defer cancel(nil)
	nc, stop, err := f.server(disk, filepath.Join(own, "server"), show, cancel)
	if err != nil {
		return err
	}
	err = f.coordinator(source, store, nines, show).Run(ctx, nc)
	nc.Close()
	stop()
	var full fullError
	switch {
	case err == nil:
		return files.Remove(own)
	case errors.As(context.Cause(ctx), &full):
		return full
	}
	return err
}

// fullError is the error of a server that cannot store what it gets.
type fullError struct{ error }

func (f *coordinateFlags) coordinator(source *study.Source, store *study.Folder, nines *program.Program, show *screen) *pool.Coordinator {
	return &pool.Coordinator{
		Study: source.Study, Open: source.Open, Store: store, Checks: f.checks, Replicas: f.replicas, Timing: f.timing, Reporter: show,
		Again: func(ctx context.Context, shard int) ([]byte, error) { return again(ctx, source, nines, shard) },
	}
}

// again runs a shard in a folder as a worker has it.
func again(ctx context.Context, source *study.Source, nines *program.Program, shard int) ([]byte, error) {
	folder, remove, err := files.Passing("nines-pool-*")
	if err != nil {
		return nil, err
	}
	defer remove()
	for _, file := range source.Files {
		if err := copyFile(ctx, source, filepath.Join(folder, filepath.FromSlash(file.Name)), file.Name); err != nil {
			return nil, err
		}
	}
	return nines.Shard(ctx, source.Study, folder, shard)
}

func copyFile(ctx context.Context, source *study.Source, to, name string) error {
	from, err := source.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	return files.NewSession(ctx).WriteInFolder(to, func(w io.Writer) error {
		_, err := io.Copy(w, from)
		return err
	})
}

// server connects to the server that is asked for, or starts one.
func (f *coordinateFlags) server(disk *files.Session, folder string, show *screen, cancel context.CancelCauseFunc) (nc *nats.Conn, stop func(), err error) {
	if f.nats != "" {
		nc, err = f.connect(disk, f.nats)
		return nc, func() {}, err
	}
	token, err := f.token(disk)
	if err != nil {
		return nil, nil, err
	}
	s, err := server.Start(server.Config{Listen: f.listen, Folder: folder, Token: token, Cert: f.cert, Key: f.key})
	if err != nil {
		return nil, nil, err
	}
	nc, err = s.Connect()
	if err != nil {
		s.Stop()
		return nil, nil, err
	}
	show.Say("workers join with: nines-pool worker --url %s", s.URL(thisMachine()))
	over := make(chan struct{})
	go func() {
		select {
		case why := <-s.Full():
			cancel(fullError{fmt.Errorf("cannot write in %s: %s", folder, why)})
		case <-over:
		}
	}()
	return nc, func() { close(over); s.Stop() }, nil
}

// ownFolder is the folder in that of the shards where the server keeps what it has.
const ownFolder = ".nines-pool"

// lock makes the own folder, and refuses one in which another coordinator is at work.
func lock(disk *files.Session, own string) (unlock func(), err error) {
	about := filepath.Join(own, "README")
	err = disk.WriteInFolder(about, func(to io.Writer) error {
		_, err := io.WriteString(to, "The server of nines-pool keeps its queue here while a study runs. The folder goes when the study is finished.\n")
		return err
	})
	if err != nil {
		return nil, err
	}
	l := flock.New(filepath.Join(own, "lock"))
	switch isOwn, err := l.TryLock(); {
	case err != nil:
		return nil, err
	case !isOwn:
		return nil, usageError{fmt.Errorf("another coordinator is at work in %s", filepath.Dir(own))}
	}
	return func() { _ = l.Unlock() }, nil // the program ends, and with it the lock
}

// explain adds to an error how to go on.
func (f *coordinateFlags) explain(err error) error {
	switch {
	case errors.Is(err, pool.ErrStopped):
		return fmt.Errorf("%w: the shards that are there are in %s. The same command goes on with them; workers wait for it", err, f.folder)
	case errors.As(err, &fullError{}):
		return fmt.Errorf("%w. Make room, and give the same command to go on; workers wait for it", err)
	case errors.As(err, &pool.Untrue{}):
		return fmt.Errorf("%w. All that came from there was removed. See what is wrong with that machine, and give the same command to go on", err)
	case errors.As(err, &pool.Aside{}):
		return fmt.Errorf("%w\nThe others are in %s. To see what is wrong, run one with: nines run SCENARIO --shard K/%d -o DIR, with the flags of the study", err, f.folder, f.shards)
	}
	return err
}

// merge prints the report of all shards.
func (f *coordinateFlags) merge(c *cobra.Command, source *study.Source, nines *program.Program) error {
	args := []string{f.folder}
	if !source.IsOfLibrary() {
		args = append(args, "--scenario", source.Path())
	}
	code, err := nines.Merge(c.Context(), c.OutOrStdout(), c.ErrOrStderr(), args...)
	if err != nil || code == exitDone {
		return err
	}
	return exitError(code)
}
