package dataset

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"
)

// size is a file that counts its bytes.
type size struct{ bytes int64 }

func (s *size) Write(p []byte) (int, error) {
	s.bytes += int64(len(p))
	return len(p), nil
}

// BenchmarkTables writes the tables of all strategies of the national day. Simulating the same is BenchmarkSimulation.
func BenchmarkTables(b *testing.B) {
	c := compared(b, "uk-2023-06-25", 20)
	b.ReportAllocs()
	var all size
	for b.Loop() {
		all = size{}
		s := &Set{Version: "test", Comparison: c}
		require.NoError(b, s.Write(func(string) (io.Writer, error) { return &all, nil }))
	}
	b.ReportMetric(float64(all.bytes)/1e6, "MB")
}

// BenchmarkSimulation simulates what BenchmarkTables writes.
func BenchmarkSimulation(b *testing.B) {
	for b.Loop() {
		compared(b, "uk-2023-06-25", 20)
	}
}
