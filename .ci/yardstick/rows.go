package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

const (
	erlangFile = "sim/experiment/testdata/speed/erlang-a.yaml"
	mm1File    = "sim/experiment/testdata/speed/mm1.yaml"
	ukDay      = "uk-2023-06-25"
	loopCalls  = 3_000_000 // of one run of the bare loop
	loopDays   = 20
	firstLook  = 20 // replications in which a run plays the other strategies of the scenario's question, too
	settings   = 60 // replications beside which a run plays settings of the scenario's ranges
)

// table has the rows that results/README.md explains.
func table() []row {
	return []row{
		{what: "Erlang A: calls a second, over the bare loop's", must: "at least 0.45", measure: erlangRow},
		{what: "Erlang A with a fault that never comes: event by event", must: "at least 0.45", measure: eventsRow},
		{what: "UK day: one more replication, over the bare loop's day", must: "at most 2.0", measure: dayRow},
		{what: "country, 6,000 control rooms, 50 networks, a day: a call, over the UK day's", must: "at most 1.3", measure: countryRow},
		{what: "M/M/1, 100 × 100,000 calls: time, in runs of the bare loop", must: "at most 1.4", measure: mm1Row},
		{what: "UK day: time with one worker, over two", must: "at least 1.9", measure: workersRow},
		{what: "the bare loop: two runs one by one, over two at once", must: "2 of whole processors", measure: loopsRow},
		{what: "UK day with -o: processor time, over without", must: "at most 1.3", measure: outputRow},
		{what: "UK day with -o: memory, over without", must: "at most 1.5", measure: memoryRow},
		{what: "validate, the slowest of the library: processor time, ms", must: "at most 50", measure: validateRow},
		{what: "run: time to the first output, ms", must: "at most 300", measure: firstRow},
		{what: "size of the program, MB", must: "at most 30", measure: sizeRow},
	}
}

func (b *bench) loop(work string) effort { return b.run(b.self, "-loop", work) }

// runLoop is what the yardstick does in a process of its own.
func runLoop(work string) {
	switch work {
	case "erlang-a":
		erlangA(loopCalls, 1)
	case "day":
		for d := range loopDays {
			day(uint64(d))
		}
	default:
		must(fmt.Errorf("there is no loop %q", work))
	}
}

func erlangRow(b *bench) float64 { return b.erlang() }

// eventsRow has a fault, so the queue is not played from caller to caller.
func eventsRow(b *bench) float64 {
	return b.erlang("--set", "trouble.outage={on: platforms.exchange, kind: down, at: 01:00, for: 1m, chance: 0%}")
}

func (b *bench) erlang(args ...string) float64 {
	const few, many, calls = firstLook, firstLook + 20, 100_000.0 // from 20 on a report has bands, which take a while to write
	ours := b.more(few, many, erlangFile, args...).Seconds() / ((many - few) * calls)
	return b.loop("erlang-a").cpu.Seconds() / loopCalls / ours
}

func dayRow(b *bench) float64 {
	const few, many = settings, settings + 160 // fewer are lost in what a run takes once
	ours := b.more(few, many, ukDay, "--ranges", "0").Seconds() / (many - few)
	return ours / (b.loop("day").cpu.Seconds() / loopDays)
}

func mm1Row(b *bench) float64 {
	return over(b.run(b.nines, "run", mm1File, "--workers", "2").wall, b.loop("erlang-a").wall)
}

func workersRow(b *bench) float64 {
	wall := func(workers string) time.Duration {
		return b.run(b.nines, "run", ukDay, "-n", "60", "--workers", workers).wall // of 20, a tenth is the report
	}
	return over(wall("1"), wall("2"))
}

// loopsRow is what a second processor of this machine is worth. Nothing in the two runs waits for the other.
func loopsRow(b *bench) float64 {
	alone := b.loop("erlang-a").wall + b.loop("erlang-a").wall
	begin, other := time.Now(), make(chan effort)
	go func() { other <- b.loop("erlang-a") }()
	b.loop("erlang-a")
	<-other
	return over(alone, time.Since(begin))
}

// both runs the day without and with all that -o writes.
func (b *bench) both() (without, with effort) {
	run := []string{"run", ukDay, "-n", "20", "--workers", "2"}
	to := filepath.Join(b.scratch, "results")
	must(os.RemoveAll(to))
	return b.run(b.nines, run...), b.run(b.nines, append(run, "-o", to)...)
}

func outputRow(b *bench) float64 {
	without, with := b.both()
	return over(with.cpu, without.cpu)
}

func memoryRow(b *bench) float64 {
	without, with := b.both()
	return with.memory / without.memory
}

func validateRow(b *bench) float64 {
	files, err := filepath.Glob("scenarios/*.yaml")
	must(err)
	var most time.Duration
	for _, f := range files {
		most = max(most, b.run(b.nines, "validate", f).cpu)
	}
	return float64(most.Microseconds()) / 1000
}

// firstRow waits for the first byte on a terminal, which the program script imitates.
func firstRow(b *bench) float64 {
	c := exec.Command("script", "-qec", "stty cols 80 rows 24; exec "+b.nines+" run "+ukDay+" -n 20", "/dev/null")
	c.Env = append(os.Environ(), "NINES_QUIET=")
	out, err := c.StdoutPipe()
	must(err)
	begin := time.Now()
	must(c.Start())
	_, err = out.Read(make([]byte, 1))
	first := time.Since(begin)
	must(err)
	_ = c.Process.Kill()
	_ = c.Wait()
	return float64(first.Microseconds()) / 1000
}

func sizeRow(b *bench) float64 {
	info, err := os.Stat(b.nines)
	must(err)
	return float64(info.Size()) / 1e6
}
