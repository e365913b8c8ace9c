package dataset

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/measure"
)

// TestMoreColumnsThanParquetTakes: with many regions and windows the wide table keeps to what both forms can have, and says what
// it left out.
func TestMoreColumnsThanParquetTakes(t *testing.T) {
	text, ok := scenarios.Text("first-steps")
	require.True(t, ok)
	regions, windows := "", ""
	for i := range 100 {
		regions += fmt.Sprintf("r%d: 1%%, ", i)
	}
	for i := range 20 {
		windows += fmt.Sprintf(", w%d: %d:%d1-%d:%d9", i, 18+i/6, i%6, 18+i/6, i%6)
	}
	busy := strings.Replace(string(text), "  demand:\n", "  demand:\n    regions: {"+strings.TrimSuffix(regions, ", ")+"}\n", 1)
	busy = strings.Replace(busy, "after: 19:30-22:00}", "after: 19:30-22:00"+windows+"}", 1)
	require.Contains(t, busy, "w19: ")
	s := planned(t, []byte(busy))
	list := s.replications().columns
	require.Contains(t, s.LeftOut, "the table replications has no columns by service")
	require.LessOrEqual(t, len(list), mostColumns)
	columns := make([]Column, len(list))
	for i := range list {
		columns[i] = list[i].Column
	}
	require.NoError(t, newParquet(io.Discard, "replications", columns, "test").close())
}

// TestWhatIsLeftOut of the wide table is in the long one, and both forms of both say so.
func TestWhatIsLeftOut(t *testing.T) {
	s := &Set{Comparison: compared(t, "first-steps", 2), room: 500}
	w := write(t, s)
	require.Contains(t, s.LeftOut, "the table replications has no columns by service")
	f := w.both(t, "replications")
	require.LessOrEqual(t, len(f.names), 500)
	require.Contains(t, f.names, "trouble__calls_unconnected")
	require.NotContains(t, f.names, "service_police__calls_unconnected")
	of := w.both(t, "strategies")
	require.Contains(t, of.cells["group_name"], "police")
	for i, name := range of.cells["column_name"] {
		require.Equal(t, of.cells["group_by"][i] == nil, name != nil)
	}
}

// TestWidest takes all measures if there is room, else fewer, by whole groups of them.
func TestWidest(t *testing.T) {
	text, ok := scenarios.Text("first-steps")
	require.True(t, ok)
	s := planned(t, text)
	all := s.united.wide(func(*measure.Measure) bool { return true })
	alone := s.united.wide(func(m *measure.Measure) bool { return m.Group == measure.Group{} })
	ofTheRun := s.united.wide(func(m *measure.Measure) bool { return m.Group == measure.Group{} && m.Window == measure.WholeRun })
	require.Less(t, alone, all)
	require.Less(t, ofTheRun, alone)
	for _, c := range []struct {
		room, kept int
		says       string
	}{
		{all, all, ""}, {all - 1, alone, "the table replications has no columns by service"}, {alone, alone, "replications has no columns by service"},
		{alone - 1, ofTheRun, "the table replications has only columns for the whole run"}, {0, ofTheRun, "the table replications has only columns for the whole run"},
	} {
		s.LeftOut = ""
		require.Equal(t, c.kept, s.united.wide(s.widest(c.room)), "%d", c.room)
		require.Contains(t, s.LeftOut, c.says)
		require.Equal(t, c.says == "", s.LeftOut == "")
	}
}
