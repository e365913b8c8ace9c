package pool_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"

	"nines/cmd/nines-pool/pool"
)

// TestGoesOn: a coordinator and its server stop in the middle. The next one goes on, and the workers wait for it.
func TestGoesOn(t *testing.T) {
	t.Parallel()
	b := newBench(t, 30)
	half, stop := context.WithCancel(t.Context())
	w := b.worker("one")
	run := w.Run
	w.Run = func(ctx context.Context, s *pool.Study, folder string, shard int) ([]byte, error) {
		if b.runs.Load() == 15 {
			stop()
		}
		return run(ctx, s, folder, shard)
	}
	ended := b.hire(t.Context(), w)
	require.ErrorIs(t, b.coordinate(half), pool.ErrStopped)
	b.server.Stop()
	b.start()
	require.NoError(t, b.coordinate(t.Context()))
	require.NoError(t, <-ended)
	b.isWhole()
}

// TestStoreIsLost: results that only the server still has are taken from it, and none is run again.
func TestStoreIsLost(t *testing.T) {
	t.Parallel()
	b := newBench(t, 10)
	b.timing.Silence = time.Minute // a busy machine is no silent worker
	b.hire(t.Context(), b.worker("one"))
	b.store.full.Store(true)
	require.ErrorIs(t, b.coordinate(t.Context()), errFull, "a result that cannot be kept ends the coordinator")
	require.Eventually(t, func() bool { return b.runs.Load() == 10 }, time.Minute, 10*time.Millisecond, "workers go on meanwhile")
	b.store.full.Store(false)
	require.NoError(t, b.coordinate(t.Context()))
	b.isWhole()
	require.EqualValues(t, 10, b.runs.Load())
}

// TestLostWorker: a worker vanishes without a word. Its shard goes to another.
func TestLostWorker(t *testing.T) {
	t.Parallel()
	b := newBench(t, 8)
	gone, vanish := context.WithCancel(t.Context())
	w := b.worker("mortal")
	w.Run = func(context.Context, *pool.Study, string, int) ([]byte, error) {
		<-gone.Done()
		return nil, errors.New("gone")
	}
	nc, err := nats.Connect("nats://"+b.listen, nats.NoReconnect())
	require.NoError(t, err)
	go w.Work(gone, nc)
	nc2, err := b.server.Connect()
	require.NoError(t, err)
	defer nc2.Close()
	c := b.coordinator()
	over := make(chan error, 1)
	go func() { over <- c.Run(t.Context(), nc2) }()
	require.Eventually(t, func() bool { return strings.Contains(b.told.all(), "mortal has joined") }, time.Minute, 10*time.Millisecond)
	time.Sleep(500 * time.Millisecond) // it has its tasks by now; if not, it only takes none
	nc.Close()
	vanish()
	b.hire(t.Context(), b.worker("heir"))
	require.NoError(t, <-over)
	b.isWhole()
}

// TestLeaves: a worker that is stopped puts its shard back at once. The study does not wait for its silence.
func TestLeaves(t *testing.T) {
	t.Parallel()
	b := newBench(t, 4)
	ctx, leave := context.WithCancel(t.Context())
	w := b.worker("short")
	w.Timing.Silence = time.Hour
	w.Run = func(ctx context.Context, _ *pool.Study, _ string, _ int) ([]byte, error) {
		leave()
		<-ctx.Done()
		return nil, ctx.Err()
	}
	ended := b.hire(ctx, w)
	nc, err := b.server.Connect()
	require.NoError(t, err)
	defer nc.Close()
	c := b.coordinator()
	c.Timing.Silence = time.Hour
	over := make(chan error, 1)
	go func() { over <- c.Run(t.Context(), nc) }()
	require.ErrorIs(t, <-ended, pool.ErrStopped)
	b.hire(t.Context(), b.worker("next"))
	require.NoError(t, <-over)
	b.isWhole()
	require.Contains(t, b.told.all(), "worker short has left")
}

// TestOtherVersion: a worker of another version is refused, and both sides say why.
func TestOtherVersion(t *testing.T) {
	t.Parallel()
	b := newBench(t, 3)
	other := b.worker("old")
	other.Program = "nines 0"
	refused := b.hire(t.Context(), other)
	over := make(chan error, 1)
	go func() { over <- b.coordinate(t.Context()) }()
	err := <-refused
	require.ErrorAs(t, err, &pool.Refused{})
	require.ErrorContains(t, err, "it has nines 0, and the study is run with nines 1")
	require.Contains(t, b.told.all(), "refused worker old: it has nines 0")
	b.hire(t.Context(), b.worker("new"))
	require.NoError(t, <-over)
	b.isWhole()
}

// TestLiar: a worker claims the right version and computes something else. Its first result is checked, all its results are
// removed, and the study goes on without it.
func TestLiar(t *testing.T) {
	t.Parallel()
	b := newBench(t, 10)
	liar := b.worker("liar")
	liar.Run = func(_ context.Context, _ *pool.Study, _ string, shard int) ([]byte, error) {
		return []byte("result that is wrong"), nil
	}
	ended := b.hire(t.Context(), liar)
	err := b.coordinate(t.Context())
	require.ErrorAs(t, err, &pool.Untrue{})
	require.ErrorContains(t, err, "from worker liar is not what this machine gets")
	require.ErrorAs(t, <-ended, &pool.Refused{})
	require.Empty(t, b.store.content, "nothing of it is kept")
	b.store.keeps = map[int]int{}
	b.hire(t.Context(), b.worker("honest"))
	require.NoError(t, b.coordinate(t.Context()))
	b.isWhole()
}

// TestLateLie: a result of a worker that was disowned reaches the server when the rest is removed, or later. The next
// coordinator goes on without it, whether it comes first or disputes another.
func TestLateLie(t *testing.T) {
	t.Parallel()
	b := newBench(t, 10)
	b.prepare()
	lie := func(shard string) { b.send(shard, "LIAR", pool.Digest([]byte("result wrong")), "result wrong") }
	lie("1")
	require.ErrorContains(t, b.coordinate(t.Context()), "from worker LIAR is not what this machine gets")
	b.store.keeps = map[int]int{}
	lie("3")
	lie("7")
	w := b.worker("honest")
	w.Slots = 1
	w.Run = func(_ context.Context, _ *pool.Study, _ string, shard int) ([]byte, error) {
		if b.runs.Add(1) == 2 {
			lie(strconv.Itoa(shard))
		}
		return honest(shard), nil
	}
	b.hire(t.Context(), w)
	require.NoError(t, b.coordinate(t.Context()))
	b.isWhole()
}

// send puts a result on the server as a worker would.
func (b *bench) send(shard, worker, digest, content string) {
	nc, err := b.server.Connect()
	require.NoError(b.t, err)
	defer nc.Close()
	js, err := jetstream.New(nc)
	require.NoError(b.t, err)
	m := nats.NewMsg("nines." + b.study.ID() + ".result." + shard)
	m.Header.Set("Nines-Digest", digest)
	m.Header.Set("Nines-Worker", worker)
	m.Data = []byte(content)
	_, err = js.PublishMsg(b.t.Context(), m)
	require.NoError(b.t, err)
}

// prepare makes the streams of the study, and stops.
func (b *bench) prepare() {
	stopped, stop := context.WithCancel(b.t.Context())
	time.AfterFunc(300*time.Millisecond, stop)
	require.ErrorIs(b.t, b.coordinate(stopped), pool.ErrStopped)
}

// TestTwoResults: two workers have different results for one shard. The coordinator runs it again and removes the wrong one,
// even if it would check nobody.
func TestTwoResults(t *testing.T) {
	t.Parallel()
	b := newBench(t, 5)
	w := b.worker("honest")
	w.Slots = 1
	w.Run = func(_ context.Context, _ *pool.Study, _ string, shard int) ([]byte, error) {
		if shard == 3 && b.runs.Add(1) == 1 {
			b.send("3", "WRONG", pool.Digest([]byte("result 3 is wrong")), "result 3 is wrong")
		}
		return honest(shard), nil
	}
	b.hire(t.Context(), w)
	nc, err := b.server.Connect()
	require.NoError(t, err)
	defer nc.Close()
	c := b.coordinator()
	c.Checks = 0
	err = c.Run(t.Context(), nc)
	require.ErrorAs(t, err, &pool.Untrue{})
	require.ErrorContains(t, err, "shard 3 from worker WRONG")
	b.hire(t.Context(), b.worker("another"))
	require.NoError(t, c.Run(t.Context(), nc))
	for shard := 1; shard <= 5; shard++ {
		require.Equal(t, honest(shard), b.store.content[shard])
	}
}

// TestDamaged: what is not whole, or no result, is refused, and the shard is run again.
func TestDamaged(t *testing.T) {
	t.Parallel()
	b := newBench(t, 6)
	b.prepare()
	b.send("2", "A", pool.Digest(honest(2)), string(honest(2))[1:])
	b.send("4", "B", pool.Digest([]byte("no such thing")), "no such thing")
	b.hire(t.Context(), b.worker("one"))
	require.NoError(t, b.coordinate(t.Context()))
	b.isWhole()
	require.Contains(t, b.told.all(), "refused the result of shard 2 from worker A: its bytes are not those that were sent")
	require.Contains(t, b.told.all(), "refused the result of shard 4 from worker B: it is no result")
}

// TestSetAside: a shard that nobody can run does not hold up the others.
func TestSetAside(t *testing.T) {
	t.Parallel()
	b := newBench(t, 6)
	w := b.worker("one")
	run := w.Run
	w.Run = func(ctx context.Context, s *pool.Study, folder string, shard int) ([]byte, error) {
		if shard == 5 {
			return nil, errors.New("a defect in nines")
		}
		return run(ctx, s, folder, shard)
	}
	b.hire(t.Context(), w)
	err := b.coordinate(t.Context())
	require.ErrorAs(t, err, &pool.Aside{})
	require.ErrorContains(t, err, "shards that failed 5 times each: 5; the last one: a defect in nines")
	require.Len(t, b.store.content, 5)
}

// TestUnfit: a worker on which every shard fails leaves. It does not spoil the shards for others.
func TestUnfit(t *testing.T) {
	t.Parallel()
	b := newBench(t, 10)
	w := b.worker("full")
	w.Run = func(context.Context, *pool.Study, string, int) ([]byte, error) { return nil, errFull }
	ended := b.hire(t.Context(), w)
	over := make(chan error, 1)
	go func() { over <- b.coordinate(t.Context()) }()
	require.ErrorAs(t, <-ended, &pool.Unfit{})
	b.hire(t.Context(), b.worker("fit"))
	require.NoError(t, <-over)
	b.isWhole()
}

// TestLongResults: a result that is too long for a message goes in pieces.
func TestLongResults(t *testing.T) {
	t.Parallel()
	b := newBench(t, 3)
	long := []byte("result " + strings.Repeat("long ", 2_000_000))
	w := b.worker("one")
	w.Run = func(context.Context, *pool.Study, string, int) ([]byte, error) { return long, nil }
	b.hire(t.Context(), w)
	nc, err := b.server.Connect()
	require.NoError(t, err)
	defer nc.Close()
	c := b.coordinator()
	c.Again = func(context.Context, int) ([]byte, error) { return long, nil }
	require.NoError(t, c.Run(t.Context(), nc))
	for shard := 1; shard <= 3; shard++ {
		require.Equal(t, pool.Digest(long), pool.Digest(b.store.content[shard]))
	}
}

// TestFiles: workers get the files of the study, and remove them at the end.
func TestFiles(t *testing.T) {
	t.Parallel()
	b := newBench(t, 2)
	w := b.worker("one")
	var at string
	w.Slots = 1
	w.Run = func(_ context.Context, _ *pool.Study, folder string, shard int) ([]byte, error) {
		at = folder
		text, err := os.ReadFile(filepath.Join(folder, "data", "calls.csv"))
		if err != nil || string(text) != "calls" {
			return nil, errors.Join(err, errors.New("wrong file"))
		}
		return honest(shard), nil
	}
	ended := b.hire(t.Context(), w)
	require.NoError(t, b.coordinate(t.Context()))
	require.NoError(t, <-ended)
	require.NoDirExists(t, at)
}

// TestPathsOfFiles: no file of a study lands outside the worker's folder.
func TestPathsOfFiles(t *testing.T) {
	for _, name := range []string{"../x", "/etc/passwd", "a/../../x", "", ".", "a//b", "./a"} {
		s := pool.Study{Format: pool.Format, Command: []string{"run"}, Shards: 1, Files: []pool.File{{Name: name}}}
		require.ErrorContains(t, s.Valid(), "leads out of the study's folder", name)
	}
	s := pool.Study{Format: pool.Format, Command: []string{"run"}, Shards: 1, Files: []pool.File{{Name: "data/a.csv"}}}
	require.NoError(t, s.Valid())
}

// TestNobodyThere: a worker without a coordinator leaves after a while.
func TestNobodyThere(t *testing.T) {
	t.Parallel()
	b := newBench(t, 1)
	w := b.worker("one")
	w.Timing.Patience = 10 * time.Millisecond
	require.ErrorIs(t, <-b.hire(t.Context(), w), pool.ErrAlone)
}

// slow is a store that takes longer for a result than workers may be silent.
type slow struct {
	*memory
	by time.Duration
}

func (s slow) Keep(shard int, content []byte) error {
	time.Sleep(s.by)
	return s.memory.Keep(shard, content)
}

// TestBusyCoordinator: a coordinator that was busy does not take its workers for lost.
func TestBusyCoordinator(t *testing.T) {
	t.Parallel()
	b := newBench(t, 3)
	b.hire(t.Context(), b.worker("one"))
	nc, err := b.server.Connect()
	require.NoError(t, err)
	defer nc.Close()
	c := b.coordinator()
	c.Store = slow{b.store, 2 * quick().Silence}
	require.NoError(t, c.Run(t.Context(), nc))
	b.isWhole()
	require.NotContains(t, b.told.all(), "lost")
}
