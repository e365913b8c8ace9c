// Command nines-pool divides a study of nines among machines. One program plans and collects, others work.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines-pool/server"
	"nines/cmd/nines-pool/study"
	"nines/cmd/nines/files"
	"nines/sim/scenario/yamldoc"
)

// The exit codes, as those of nines.
const (
	exitDone        = 0
	exitBadInput    = 2
	exitCouldNotRun = 3
	exitInterrupted = 130
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the whole command. Tests call it as a user would.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var code exitError
	if errors.As(err, &code) {
		return int(code)
	}
	if err != nil {
		fmt.Fprintf(stderr, "nines-pool: %v\n", err)
	}
	return exitCode(err)
}

// exitError is the exit code of nines merge, which has said everything.
type exitError int

// Error implements error.
func (e exitError) Error() string { return fmt.Sprintf("nines merge ended with exit code %d", int(e)) }

// usageError is a mistake on the command line.
type usageError struct{ error }

func exitCode(err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, pool.ErrStopped), errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &usageError{}), errors.As(err, &study.Refused{}), errors.As(err, &server.Refused{}), errors.As(err, &pool.Refused{}),
		errors.As(err, &yamldoc.Problems{}), errors.As(err, &files.Refused{}):
		return exitBadInput
	}
	return exitCouldNotRun
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "nines-pool",
		Short: "Divide a study of nines among machines that come and go",
		Long: `nines-pool divides a run of nines into shards. One program coordinates: it plans the shards, hands
them out and keeps the results. Workers run the shards, on any machine, and join and leave at any
time. Each needs nines and nines-pool of the same build, and nothing else. In the source of nines,
go build ./cmd/nines ./cmd/nines-pool makes both.

On one machine, in three terminals:

  nines-pool coordinate -o shards --shards 4 run uk-2023-06-25 -n 1000
  nines-pool worker
  nines-pool worker

When the last shard is there, the coordinator prints what nines merge prints: the same bytes as
nines run uk-2023-06-25 -n 1000. The folder holds shards of nines. So a study can be begun with
nines run --shard, go on in Slurm (nines help cluster), and be finished here, or the other way
round. Stop the coordinator, or end it with SIGKILL: the same command goes on with what is there.

On other machines. The coordinator then needs a certificate, and workers need its token:

  openssl rand -hex 32 > token
  openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj /CN=nines \
    -addext subjectAltName=DNS:coordinator.example.org
  nines-pool coordinate -o shards --listen 0.0.0.0:4222 --tls-cert cert.pem --tls-key key.pem \
    --token-file token --shards 24 run uk-2023-06-25 -n 10000
  nines-pool worker --url tls://coordinator.example.org:4222 --ca cert.pem --token-file token

` + trust + "\n\n" + size + `

Exit codes:   0  done; of coordinate: that of nines merge
              2  the command line or the scenario is wrong, or the coordinator refused the worker
              3  a shard could not be run, a result was wrong, a file could not be written, or a
                 worker found no coordinator
            130  interrupted; the shards that are there are kept`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w\nsee: %s --help", err, c.CommandPath())}
	})
	root.AddCommand(newCoordinate(), newWorker(), newVersion())
	return root
}

// trust says what is checked of a worker, and what is not.
const trust = `What is checked: the coordinator refuses a worker with another version or commit of nines. It compares
every result with its digest, the study, and what it reads in the scenario itself. It runs the first
shard of each of the first --checks workers again, and compares the bytes. If they differ, it removes
all that came from that worker, and stops. A second result of a shard must have the same bytes.
This finds mistakes and broken machines. It does not find a worker that is honest in its first shard
and not later: give the token only to people you trust.`

// size is what the pool is good for.
const size = `How many shards: give each 30 to 60 seconds of work. See "Beyond one machine" in results/README.md for
what a study costs, and how many workers one coordinator can serve. The flags of nines-pool stand
before run, and those of nines after it.`
