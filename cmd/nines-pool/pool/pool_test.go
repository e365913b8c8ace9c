package pool_test

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines-pool/server"
)

func TestMain(m *testing.M) {
	flag.Parse()
	_ = flag.Set("test.parallel", "4") // a test here waits most of its time
	goleak.VerifyTestMain(m)
}

// memory is a store that outlives a coordinator.
type memory struct {
	sync.Mutex
	content map[int][]byte
	keeps   map[int]int // how often each was kept
	full    atomic.Bool
}

func newMemory() *memory { return &memory{content: map[int][]byte{}, keeps: map[int]int{}} }

func (m *memory) Kept() (map[int]string, error) {
	m.Lock()
	defer m.Unlock()
	kept := map[int]string{}
	for shard, content := range m.content {
		kept[shard] = pool.Digest(content)
	}
	return kept, nil
}

func (m *memory) Keep(shard int, content []byte) error {
	if m.full.Load() {
		return errFull
	}
	m.Lock()
	defer m.Unlock()
	m.content[shard], m.keeps[shard] = content, m.keeps[shard]+1
	return nil
}

var errFull = fmt.Errorf("no space left on device")

func (m *memory) Accept(shard int, content []byte) error {
	if !strings.HasPrefix(string(content), "result ") {
		return fmt.Errorf("it is no result")
	}
	return nil
}

func (m *memory) Drop(shard int) error {
	m.Lock()
	defer m.Unlock()
	delete(m.content, shard)
	return nil
}

// told keeps what is said.
type told struct {
	sync.Mutex
	lines []string
}

func (t *told) Say(format string, values ...any) {
	t.Lock()
	defer t.Unlock()
	t.lines = append(t.lines, fmt.Sprintf(format, values...))
}

func (t *told) Progress(pool.Progress) {}

func (t *told) all() string {
	t.Lock()
	defer t.Unlock()
	return strings.Join(t.lines, "\n")
}

// honest is the result of a shard.
func honest(shard int) []byte {
	return fmt.Appendf(nil, "result %d %s", shard, strings.Repeat("x", 1000))
}

// bench is a server, a store and a study.
type bench struct {
	t      *testing.T
	server *server.Server
	folder string
	listen string
	store  *memory
	study  *pool.Study
	told   *told
	runs   atomic.Int64
	timing pool.Timing
}

func quick() pool.Timing {
	return pool.Timing{Silence: time.Second, Watch: 200 * time.Millisecond, Patience: 2 * time.Minute}
}

func newBench(t *testing.T, shards int) *bench {
	b := &bench{t: t, folder: t.TempDir(), listen: "127.0.0.1:0", store: newMemory(), told: &told{}, timing: quick()}
	b.study = &pool.Study{Format: pool.Format, Program: "nines 1", Command: []string{"run"}, Shards: shards,
		Files: []pool.File{pool.FileOf("town.yaml", []byte("town")), pool.FileOf("data/calls.csv", []byte("calls"))}}
	b.start()
	return b
}

// start starts the server; a later one has the same address.
func (b *bench) start() {
	s, err := server.Start(server.Config{Listen: b.listen, Folder: b.folder})
	require.NoError(b.t, err)
	b.server, b.listen = s, s.Addr().String()
	b.t.Cleanup(s.Stop)
}

func (b *bench) coordinator() *pool.Coordinator {
	files := map[string]string{"town.yaml": "town", "data/calls.csv": "calls"}
	return &pool.Coordinator{
		Study: b.study, Store: b.store, Checks: 2, Timing: b.timing, Reporter: b.told,
		Open:  func(name string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(files[name])), nil },
		Again: func(_ context.Context, shard int) ([]byte, error) { return honest(shard), nil },
	}
}

// coordinate runs a coordinator until it ends.
func (b *bench) coordinate(ctx context.Context) error {
	nc, err := b.server.Connect()
	require.NoError(b.t, err)
	defer nc.Close()
	return b.coordinator().Run(ctx, nc)
}

func (b *bench) worker(name string) *pool.Worker {
	return &pool.Worker{Name: name, Slots: 2, Program: "nines 1", Timing: b.timing, Say: b.told.Say,
		Run: func(_ context.Context, _ *pool.Study, _ string, shard int) ([]byte, error) {
			b.runs.Add(1)
			return honest(shard), nil
		}}
}

// hire lets a worker work in the background. The channel gives how it ended.
func (b *bench) hire(ctx context.Context, w *pool.Worker) <-chan error {
	ended := make(chan error, 1)
	nc, err := nats.Connect("nats://"+b.listen, nats.MaxReconnects(-1), nats.ReconnectWait(50*time.Millisecond))
	require.NoError(b.t, err)
	var g sync.WaitGroup
	g.Go(func() { defer nc.Close(); ended <- w.Work(ctx, nc) })
	b.t.Cleanup(g.Wait)
	return ended
}

// isWhole checks that every result is there, right, and was kept once.
func (b *bench) isWhole() {
	b.t.Helper()
	for shard := 1; shard <= b.study.Shards; shard++ {
		require.Equal(b.t, string(honest(shard)), string(b.store.content[shard]), "shard %d", shard)
		require.Equal(b.t, 1, b.store.keeps[shard], "shard %d", shard)
	}
	require.Len(b.t, b.store.content, b.study.Shards)
}

// TestPool: a study of two workers is whole, and all know that it is over. Each waits with its first shard until both have one: on a
// busy machine one of them could finish the study before the other joins.
func TestPool(t *testing.T) {
	t.Parallel()
	b := newBench(t, 20)
	b.timing.Silence = time.Minute // a busy machine is no silent worker
	var both sync.WaitGroup
	both.Add(2)
	hire := func(name string) <-chan error {
		w := b.worker(name)
		run, first := w.Run, sync.Once{}
		w.Run = func(ctx context.Context, s *pool.Study, folder string, shard int) ([]byte, error) {
			first.Do(both.Done)
			both.Wait()
			return run(ctx, s, folder, shard)
		}
		return b.hire(t.Context(), w)
	}
	one, two := hire("one"), hire("two")
	require.NoError(t, b.coordinate(t.Context()))
	b.isWhole()
	require.NoError(t, <-one)
	require.NoError(t, <-two)
	require.EqualValues(t, 20, b.runs.Load(), "no shard is run twice without need")
}
