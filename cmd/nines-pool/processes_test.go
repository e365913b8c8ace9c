//go:build unix

package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines-pool/server"
)

// asProgram makes a process of the test binary the real program.
const asProgram = "NINES_POOL_TEST_PROGRAM"

// bin has nines, and nines-pool as a script beside it.
var bin string

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(testAll(m))
}

// testAll builds nines first. What the pool is for is to run it.
func testAll(m *testing.M) int {
	folder, err := os.MkdirTemp("", "nines-pool-test-*")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	bin = folder
	flag.Parse()
	_ = flag.Set("test.parallel", "4") // a test here waits most of its time
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-ldflags=-s -w", "-o", filepath.Join(bin, "nines"), "nines/cmd/nines").CombinedOutput(); err != nil {
		panic(fmt.Sprintf("%v\n%s", err, out))
	}
	return m.Run()
}

// process is a program that runs.
type process struct {
	*exec.Cmd
	stdout, stderr *text
}

// text is an output that can be read while it is written.
type text struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *text) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *text) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// bench is a folder with a scenario, and a free address.
type bench struct {
	*testing.T
	folder, address string
}

const scenario = `scenario: town
title: A town without its switchboard
world:
  start: 2024-05-01 06:00 UTC
  run: 4h
  demand:
    from: data/calls.csv
    services: [police, ambulance]
  providers:
    network: {routes: [primary]}
  platforms:
    primary: {centres: {town-hall: 6}, queue: 10 calls, handling: {lognormal: {mean: 35s, cv: 0.8}}}
  control-rooms:
    police: {call-takers: 20}
    ambulance: {call-takers: 20}
    assumed: as many as are needed
trouble:
  broken: {title: The switchboard is dead, on: platforms.primary, at: 06:30, for: 1h, kind: down}
study: {replications: 4, seed: 7}
strategies:
  as-it-is: {title: As it is}
`

// asked is how many addresses were asked for.
var asked atomic.Int64

// freeAddress is one below those that a system gives to whoever connects: the next coordinator finds it free, too.
func freeAddress(t *testing.T) string {
	for {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 20_000+(int64(os.Getpid())+asked.Add(1))%10_000))
		if err == nil {
			require.NoError(t, l.Close())
			return l.Addr().String()
		}
	}
}

// newBench writes a scenario with a record of calls beside it.
func newBench(t *testing.T) *bench {
	b := &bench{T: t, folder: t.TempDir(), address: freeAddress(t)}
	calls := "time,service\n"
	for i := range 1200 {
		calls += fmt.Sprintf("2024-05-01 %02d:%02d:%02d,%s\n", 6+i/300, i/5%60, i%5*12, []string{"police", "ambulance"}[i%2])
	}
	b.write("town.yaml", scenario)
	b.write("data/calls.csv", calls)
	return b
}

func (b *bench) write(name, text string) {
	path := filepath.Join(b.folder, name)
	require.NoError(b, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(b, os.WriteFile(path, []byte(text), 0o644))
}

// start starts a program in the folder. It is killed at the end if it is still there.
func (b *bench) start(program string, args ...string) *process {
	c := exec.Command(program, args...)
	if program == "nines-pool" {
		c = exec.Command(os.Args[0], args...)
	}
	p := &process{c, &text{}, &text{}}
	c.Dir, c.Stdout, c.Stderr = b.folder, p.stdout, p.stderr
	c.Env = append(os.Environ(), asProgram+"=1", "NINES_QUIET=1", "XDG_CACHE_HOME="+filepath.Join(b.folder, "cache"))
	require.NoError(b, c.Start())
	b.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	return p
}

// nines runs nines to its end.
func (b *bench) nines(args ...string) string {
	p := b.start(filepath.Join(bin, "nines"), args...)
	require.NoError(b, p.Wait(), p.stderr)
	return p.stdout.String()
}

func (b *bench) worker(flags ...string) *process {
	return b.start("nines-pool", append([]string{"worker", "--url", "nats://" + b.address, "--slots", "1", "--silence", "1s", "--wait", "2m", "--nines", filepath.Join(bin, "nines")}, flags...)...)
}

func (b *bench) coordinator(flags ...string) *process {
	all := []string{"coordinate", "--listen", b.address, "-o", "shards", "--silence", "1s", "--nines", filepath.Join(bin, "nines")}
	return b.start("nines-pool", append(all, flags...)...)
}

// kept is how many shards are in the folder.
func (b *bench) kept() int {
	list, err := filepath.Glob(filepath.Join(b.folder, "shards", "*.nines"))
	require.NoError(b, err)
	return len(list)
}

// until waits as long as it takes. What never comes is ended by the time limit of go test.
func until(is func() bool) {
	for !is() {
		time.Sleep(5 * time.Millisecond)
	}
}

// kill ends a process without a word to it, if it has not ended by itself.
func (p *process) kill() {
	_ = p.Process.Kill()
	_ = p.Wait()
}

// leaves waits for a worker to leave. On a busy machine it may be offline when the study ends. Then nobody tells it, and it looks for
// another study before it leaves.
func (p *process) leaves(t *testing.T) {
	if p.Wait() != nil {
		require.Contains(t, p.stderr.String(), pool.ErrAlone.Error())
	}
}

// town is the command whose results are compared: enough work that it is under way when somebody is killed.
var town = strings.Fields("run town.yaml -n 300 --seed 5")

// whole is what one run prints. It is the same in every folder.
func (b *bench) whole() string {
	once.Do(func() { printed = b.nines(town...) })
	return printed
}

// printed is what whole has found out, once.
var (
	once    sync.Once
	printed string
)

// TestFinishedByOthers: a study begins as two shards on one machine. A coordinator and three workers go on. Two workers and the
// coordinator are killed, and what is left finishes it: the same bytes as one run, nothing lost, nothing twice.
func TestFinishedByOthers(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	want := b.whole()
	for _, shard := range []string{"3/30", "17/30"} {
		b.nines(append(town, "--shard", shard, "-o", "shards")...)
	}
	workers := []*process{b.worker(), b.worker(), b.worker()}
	c := b.coordinator(append([]string{"--shards", "30"}, town...)...)
	until(func() bool { return b.kept() > 6 })
	workers[0].kill()
	until(func() bool { return b.kept() > 10 })
	c.kill()
	workers[1].kill()
	c = b.coordinator(append([]string{"--shards", "30"}, town...)...)
	require.NoError(t, c.Wait(), c.stderr)
	require.Equal(t, want, c.stdout.String())
	workers[2].leaves(t)
	require.Equal(t, 30, b.kept())
	require.NoDirExists(t, filepath.Join(b.folder, "shards", ownFolder), "the coordinator leaves nothing of its own")
	require.Equal(t, want, b.nines("merge", "shards", "--scenario", "town.yaml"), "the shards are those of nines")
}

// TestKilledAtRandom: workers and coordinator are killed at random moments, again and again.
func TestKilledAtRandom(t *testing.T) {
	t.Parallel()
	rounds := 1
	if os.Getenv("NINES_LONG") != "" {
		rounds = 20
	}
	for round := range rounds {
		b := newBench(t)
		random := rand.New(rand.NewPCG(uint64(round), 1))
		want := b.whole()
		command := append([]string{"--shards", "12", "--checks", "1"}, town...)
		workers := []*process{b.worker(), b.worker()}
		c := b.coordinator(command...)
		over := make(chan error, 1)
		go func() { over <- c.Wait() }()
		for kills := 0; ; kills++ {
			pause := time.Duration(random.IntN(1500)) * time.Millisecond
			if kills >= 6 {
				pause = time.Hour
			}
			select {
			case err := <-over:
				require.NoError(t, err, c.stderr)
			case <-time.After(pause):
				if victim := random.IntN(3); victim == 2 {
					_ = c.Process.Kill()
					<-over
					c = b.coordinator(command...)
					go func() { over <- c.Wait() }()
				} else {
					workers[victim].kill()
					workers[victim] = b.worker()
				}
				continue
			}
			break
		}
		require.Equal(t, want, c.stdout.String(), "round %d", round)
		require.Equal(t, 12, b.kept())
	}
}

// TestAnotherVersion: a worker with another nines is refused, and both sides say why.
func TestAnotherVersion(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.write("old", "#!/bin/sh\necho nines 0.0.1\n")
	require.NoError(t, os.Chmod(filepath.Join(b.folder, "old"), 0o755))
	old := b.worker("--nines", filepath.Join(b.folder, "old"), "--name", "relic")
	c := b.coordinator(town...)
	require.Error(t, old.Wait())
	require.Equal(t, exitBadInput, old.ProcessState.ExitCode())
	require.Contains(t, old.stderr.String(), "the coordinator has refused this worker: it has nines 0.0.1, and the study is run with nines ")
	until(func() bool { return strings.Contains(c.stderr.String(), "refused worker relic: it has nines 0.0.1") })
}

// TestInterrupted: the coordinator keeps what it has and says how to go on. The worker puts its shard back.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	w := b.worker()
	c := b.coordinator(append([]string{"--shards", "3000"}, strings.Fields("run town.yaml -n 30000")...)...)
	until(func() bool { return b.kept() > 1 })
	require.NoError(t, c.Process.Signal(os.Interrupt))
	require.Error(t, c.Wait())
	require.Equal(t, exitInterrupted, c.ProcessState.ExitCode(), c.stderr)
	require.Contains(t, c.stderr.String(), "the shards that are there are in shards. The same command goes on with them")
	require.Empty(t, c.stdout.String())
	require.NoError(t, w.Process.Signal(os.Interrupt))
	require.Error(t, w.Wait())
	require.Equal(t, exitInterrupted, w.ProcessState.ExitCode(), w.stderr)
}

// TestNoRoom: a worker whose files cannot grow leaves, with the reason. Another one finishes. A coordinator without room stops
// and keeps what it has.
func TestNoRoom(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	tight := fmt.Sprintf("ulimit -f 1; exec %q worker --url nats://%s --slots 1 --silence 1s --nines %s", os.Args[0], b.address, filepath.Join(bin, "nines"))
	w := b.start("sh", "-c", tight)
	command := append([]string{"--shards", "8"}, town...)
	c := b.coordinator(command...)
	require.Error(t, w.Wait())
	require.Equal(t, exitCouldNotRun, w.ProcessState.ExitCode(), w.stderr)
	require.Contains(t, w.stderr.String(), "file too large")
	c.kill()
	b.worker()
	small := fmt.Sprintf("ulimit -f 60; exec %q coordinate --listen %s -o shards --silence 1s --nines %s %s", os.Args[0], b.address, filepath.Join(bin, "nines"), strings.Join(command, " "))
	c = b.start("sh", "-c", small)
	require.Error(t, c.Wait())
	require.Equal(t, exitCouldNotRun, c.ProcessState.ExitCode(), c.stderr)
	require.Contains(t, c.stderr.String(), "file too large. Make room, and give the same command to go on")
	c = b.coordinator(command...)
	require.NoError(t, c.Wait(), c.stderr)
	require.Equal(t, b.whole(), c.stdout.String())
}

// TestCommandLine: every mistake is named, before anything is run.
func TestCommandLine(t *testing.T) {
	b := newBench(t)
	for args, says := range map[string]string{
		"coordinate run town.yaml":                                    "give -o DIR before run",
		"coordinate -o d":                                             "give what is to be divided: run, compare or check",
		"coordinate -o d explain town.yaml":                           "give what is to be divided",
		"coordinate -o d run":                                         "nines run takes one scenario here; there are 0",
		"coordinate -o d run nowhere.yaml":                            "there is no file nowhere.yaml",
		"coordinate -o d run town.yaml --format json":                 "unknown flag: --format\nShards take the flags that change results",
		"coordinate -o d run town.yaml --shards 9":                    "--shards belongs to nines-pool: write it before run",
		"coordinate -o d run town.yaml -o e":                          "-o belongs to nines-pool: write it before run",
		"coordinate -o d sweep town.yaml --vary world.run=1h..2h":     "nines-pool divides run, compare and check. nines sweep divides itself: give it --shard",
		"coordinate -o d run town.yaml --until-best":                  "nines run has no flag --until-best",
		"coordinate -o d --shards 0 run town.yaml":                    "--shards is 0",
		"coordinate -o d --listen 0.0.0.0:0 run town.yaml":            "must be encrypted",
		"coordinate -o d --nats nats://token@127.0.0.1 run town.yaml": "must not have the token in it",
		"coordinate -o d run town.yaml --set world.run=never":         "world.run",
		"worker --url 127.0.0.1:4222":                                 "is no address of a server",
		"worker --slots 0":                                            "--slots is 0",
	} {
		var stderr text
		t.Chdir(b.folder)
		words := strings.Fields(args)
		words = append(words[:1], append([]string{"--nines", filepath.Join(bin, "nines")}, words[1:]...)...)
		require.Equal(t, exitBadInput, run(t.Context(), words, io.Discard, &stderr), args)
		require.Contains(t, stderr.String(), says, args)
	}
}

// TestAnotherStudy: a folder with shards of another study is refused, and nothing in it is touched.
func TestAnotherStudy(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.nines("run", "town.yaml", "-n", "40", "--shard", "1/40", "-o", "shards")
	c := b.coordinator(town...)
	require.Error(t, c.Wait())
	require.Equal(t, exitBadInput, c.ProcessState.ExitCode())
	require.Contains(t, c.stderr.String(), "is there already, and is of another study")
	require.Equal(t, 1, b.kept())
}

// TestOnAServer: with --nats the same code runs on a server that is there already.
func TestOnAServer(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	s, err := server.Start(server.Config{Listen: b.address, Folder: t.TempDir(), Token: "secret"})
	require.NoError(t, err)
	defer s.Stop()
	b.write("token", "secret\n")
	w := b.worker("--token-file", "token")
	c := b.start("nines-pool", append([]string{"coordinate", "--nats", "nats://" + b.address, "--token-file", "token", "-o", "shards", "--shards", "4", "--nines", filepath.Join(bin, "nines")}, town...)...)
	require.NoError(t, c.Wait(), c.stderr)
	w.leaves(t)
	require.Equal(t, b.whole(), c.stdout.String())
	stranger := b.worker()
	require.Error(t, stranger.Wait())
	require.Equal(t, exitBadInput, stranger.ProcessState.ExitCode())
	require.Contains(t, stranger.stderr.String(), "Give the token of the coordinator: --token-file FILE, or NINES_POOL_TOKEN.")
}
