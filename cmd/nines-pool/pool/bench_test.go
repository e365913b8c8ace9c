package pool_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines-pool/server"
)

// onDisk keeps results as files that are on the disk before it goes on.
type onDisk struct {
	*memory
	folder string
}

func (d *onDisk) Keep(shard int, content []byte) error {
	f, err := os.Create(filepath.Join(d.folder, fmt.Sprint(shard)))
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.Write(content); err != nil {
		return err
	}
	return f.Sync()
}

// BenchmarkCoordinator says how many results a second one coordinator takes, by their size, when the shards themselves take no
// time. Server, coordinator and two workers share the machine.
func BenchmarkCoordinator(b *testing.B) {
	for _, size := range []int{30 << 10, 300 << 10, 3 << 20} {
		b.Run(fmt.Sprintf("%dkB", size>>10), func(b *testing.B) {
			const shards = 200
			content := make([]byte, size)
			for i := range content {
				content[i] = byte(rand.Uint32())
			}
			copy(content, "result ")
			for b.Loop() {
				coordinateOnce(b, shards, content)
			}
			each := b.Elapsed().Seconds() / float64(b.N*shards)
			b.ReportMetric(1/each, "results/s")
			b.ReportMetric(float64(size)/each/1e6, "MB/s")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func coordinateOnce(b *testing.B, shards int, content []byte) {
	s, err := server.Start(server.Config{Listen: "127.0.0.1:0", Folder: b.TempDir()})
	require.NoError(b, err)
	defer s.Stop()
	over := make(chan error, 2)
	for range 2 {
		nc, err := s.Connect()
		require.NoError(b, err)
		defer nc.Close()
		w := pool.Worker{Name: "one", Slots: 4, Program: "nines 1", Timing: pool.Usual(), Say: func(string, ...any) {},
			Run: func(context.Context, *pool.Study, string, int) ([]byte, error) { return content, nil }}
		go func() { over <- w.Work(b.Context(), nc) }()
	}
	nc, err := s.Connect()
	require.NoError(b, err)
	defer nc.Close()
	c := pool.Coordinator{
		Study: &pool.Study{Format: pool.Format, Program: "nines 1", Command: []string{"run"}, Shards: shards},
		Store: &onDisk{newMemory(), b.TempDir()}, Timing: pool.Usual(), Reporter: &told{},
	}
	require.NoError(b, c.Run(b.Context(), nc))
	require.NoError(b, <-over)
	require.NoError(b, <-over)
}
