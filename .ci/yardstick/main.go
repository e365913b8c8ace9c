// Command yardstick measures how fast nines is, beside a bare event loop on the same machine: its yardstick.
//
//	.ci/speed              print the table of results/README.md, in about ten minutes
//	.ci/speed -rounds 11   more rounds, for a busy machine
//	.ci/speed -row country only the rows with such a name
//
// A figure is a ratio within one round, and the table has the median of the rounds, with the least and the greatest. Most
// are ratios of processor time. Nothing here fails because a machine is slow or busy.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// row is a line of the table. Its figure is measured once in each round.
type row struct {
	what, must string
	measure    func(b *bench) float64
	figures    []float64
}

func main() {
	rounds := flag.Int("rounds", 5, "how many rounds")
	only := flag.String("row", "", "measure only the rows whose names have this in them")
	loop := flag.String("loop", "", "run the bare event loop and nothing else: erlang-a or day")
	flag.Parse()
	if *loop != "" {
		runLoop(*loop)
		return
	}
	b := newBench()
	defer os.RemoveAll(b.scratch)
	rows := slices.DeleteFunc(table(), func(r row) bool { return !strings.Contains(r.what, *only) })
	for range *rounds {
		for i := range rows {
			rows[i].figures = append(rows[i].figures, rows[i].measure(b))
		}
	}
	fmt.Printf("%s, %s/%s, %d processors, %d rounds\n\n", time.Now().Format(time.DateOnly), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), *rounds)
	fmt.Println("| work | median | least to greatest | aim |\n|---|---|---|---|")
	for _, r := range rows {
		slices.Sort(r.figures)
		fmt.Printf("| %s | %.3g | %.3g to %.3g | %s |\n", r.what, r.figures[len(r.figures)/2], r.figures[0], r.figures[len(r.figures)-1], r.must)
	}
}

// bench has the program that is measured, built as a user builds it, and a folder for what it writes.
type bench struct{ nines, self, scratch string }

func newBench() *bench {
	scratch, err := os.MkdirTemp("", "nines-speed")
	must(err)
	self, err := os.Executable()
	must(err)
	b := &bench{nines: filepath.Join(scratch, "nines"), self: self, scratch: scratch}
	build := exec.Command("go", "build", "-o", b.nines, "./cmd/nines")
	build.Stderr = os.Stderr
	must(build.Run())
	return b
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

// effort is what a command took.
type effort struct {
	cpu, wall time.Duration
	memory    float64 // the most it held, in the system's unit
}

func (b *bench) command(program string, args ...string) *exec.Cmd {
	c := exec.Command(program, args...)
	c.Env = append(os.Environ(), "NINES_QUIET=1")
	return c
}

func (b *bench) run(program string, args ...string) effort {
	c := b.command(program, args...)
	begin := time.Now()
	must(c.Run())
	return effort{c.ProcessState.UserTime(), time.Since(begin), mostMemory(c.ProcessState)}
}

// more is the processor time of the replications between two numbers, without what a run takes once.
func (b *bench) more(from, to int, scenario string, args ...string) time.Duration {
	cpu := func(n int) time.Duration {
		return b.run(b.nines, append([]string{"run", scenario, "--workers", "1", "-n", fmt.Sprint(n)}, args...)...).cpu
	}
	return cpu(to) - cpu(from)
}

func over(a, b time.Duration) float64 { return a.Seconds() / b.Seconds() }
