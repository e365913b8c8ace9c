package dataset

import (
	"io"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/plan"
)

// TestAMillionCallsTakeNoMoreMemory writes the calls of one national day, and then of eight, a million calls: what is live
// on the heap grows by next to nothing. Kept, the calls of seven days would be 100 MB and more. The small form writes three
// days; two days kept would be 28 MB.
func TestAMillionCallsTakeNoMoreMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("it simulates days")
	}
	c := compared(t, "uk-2023-06-25", 1, "as-happened")
	peak := func(days int) (most uint64, rows int64) {
		s := &Set{Version: "test", Comparison: c, Replaying: func(*plan.Plan, int, int) error {
			most = max(most, live())
			return nil
		}}
		for i := range days {
			s.Calls = append(s.Calls, i)
		}
		s.united = unite(c.Results)
		s.create = func(string) (io.Writer, error) { return &watcher{most: &most}, nil }
		require.NoError(t, s.writeChosen())
		for _, r := range s.rows {
			rows += r.rows
		}
		return most, rows
	}
	one, few := peak(1)
	days := effort.Of(2, 8)
	more, many := peak(days)
	t.Logf("%d rows: %d MB; %d rows: %d MB", few, one>>20, many, more>>20)
	require.Greater(t, many, int64(days-1)*few)
	require.True(t, many > 1_000_000 || !effort.IsLong())
	require.Less(t, more, one+16<<20)
}

// watcher is a file that nothing is kept of. Now and then, as something is written, it looks at the heap: it is fullest as
// a row group is written.
type watcher struct {
	most   *uint64
	writes int
}

func (w *watcher) Write(p []byte) (int, error) {
	if w.writes++; w.writes%effort.Of(1024, 256) == 0 {
		*w.most = max(*w.most, live())
	}
	return len(p), nil
}

// live is what is on the heap and still in use.
func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
