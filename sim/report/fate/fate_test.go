package fate

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// TestColumns: nothing stands twice.
func TestColumns(t *testing.T) {
	people := func(without, never, moved report.Number) *report.People {
		return &report.People{WithoutHelp: reporttest.About(without, 1), NeverConnected: reporttest.About(never, 1), Moved: reporttest.About(moved, 1)}
	}
	for _, c := range []struct {
		list         []*report.People
		never, moved string // of the first
	}{
		{[]*report.People{people(70, 70, 0), people(9, 9, 0)}, "", ""},
		{[]*report.People{people(70, 70, 0), people(9, 12, 3)}, "70 ± 1", ""},
		{[]*report.People{people(70, 75, 25), people(9, 9, 0)}, "75 ± 1", "25 ± 1"},
		{[]*report.People{people(70, 70, 20), people(9, 9, 0)}, "", "20 ± 1"},
	} {
		never, moved := Columns(c.list)(c.list[0])
		require.Equal(t, c.never, never)
		require.Equal(t, c.moved, moved)
	}
}

// TestWhoMovedWithoutALostCall: those never connected are without help, or moved after a lost call, so the others who moved were warned.
func TestWhoMovedWithoutALostCall(t *testing.T) {
	p := &report.People{WithoutHelp: reporttest.About(70, 1), NeverConnected: reporttest.About(75, 1), Moved: reporttest.About(25, 1)}
	require.Equal(t, report.Number(20), Warned(p))
	p.Moved = reporttest.About(5, 1)
	require.Zero(t, Warned(p))
}
