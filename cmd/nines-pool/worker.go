package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines-pool/program"
	"nines/cmd/nines/files"
)

// workerFlags are the flags of nines-pool worker.
type workerFlags struct {
	access
	url, nines, name string
	slots            int
	timing           pool.Timing
}

func newWorker() *cobra.Command {
	f := &workerFlags{timing: pool.Usual()}
	c := &cobra.Command{
		Use:   "worker",
		Short: "Run shards of the study that the coordinator has",
		Long: `Run shards of the study that the coordinator has, until the study is finished. A worker gets the
scenario and its files from the coordinator, and keeps nothing.

Start as many as you like, at any time, on any machine. Interrupt one (Ctrl-C), and its shards go
to others at once. If it is killed, they go to others within half a minute. A worker that is there
before its coordinator waits for it, as it does when the coordinator is restarted.`,
		Example: `  nines-pool worker
  nines-pool worker --slots 2
  nines-pool worker --url tls://coordinator.example.org:4222 --ca cert.pem --token-file token`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return f.work(c) },
	}
	f.addFlags(c.Flags())
	f.addCA(c.Flags())
	c.Flags().StringVar(&f.url, "url", "nats://"+usualAddress, "the `ADDRESS` of the coordinator, or several of a NATS cluster with commas between them")
	c.Flags().IntVar(&f.slots, "slots", runtime.NumCPU(), "how many shards run at the same time, each on one core")
	c.Flags().StringVar(&f.name, "name", nameOfWorker(), "what the coordinator calls this worker")
	c.Flags().StringVar(&f.nines, "nines", "", usageOfNines)
	c.Flags().DurationVar(&f.timing.Patience, "wait", f.timing.Patience, "how long to look for a coordinator before leaving")
	addSilence(c.Flags(), &f.timing)
	return c
}

func (f *workerFlags) work(c *cobra.Command) error {
	if f.slots < 1 {
		return usageError{fmt.Errorf("--slots is %d: give a positive number", f.slots)}
	}
	disk := files.NewSession(c.Context(), c.OutOrStdout(), c.ErrOrStderr())
	nines, err := program.Find(c.Context(), disk, f.nines)
	if err != nil {
		return err
	}
	nc, err := f.connect(disk, f.url)
	if err != nil {
		return err
	}
	defer nc.Close()
	say := &screen{to: c.ErrOrStderr()}
	w := pool.Worker{Name: f.name, Slots: f.slots, Program: nines.Build, Run: nines.Shard, Timing: f.timing, Say: say.Say}
	err = w.Work(c.Context(), nc)
	if errors.Is(err, pool.ErrStopped) {
		return fmt.Errorf("%w: shards that were not finished go to other workers", err)
	}
	return err
}

// nameOfWorker is what a worker on this machine is called.
func nameOfWorker() string {
	host, _, _ := strings.Cut(thisMachine(), ".")
	return fmt.Sprintf("%s-%d", host, os.Getpid())
}

// thisMachine is the name of this machine.
func thisMachine() string {
	name, err := os.Hostname()
	if err != nil {
		return "localhost"
	}
	return name
}

// usualAddress is where a coordinator listens, and workers look for it.
const usualAddress = "127.0.0.1:4222"
