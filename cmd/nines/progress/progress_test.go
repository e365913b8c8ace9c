package progress

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/plan"
)

// TestLines: nothing in the first two seconds, then a line with an estimate, and no second one soon after.
func TestLines(t *testing.T) {
	var seen bytes.Buffer
	l := lines{to: &seen}
	l.begin(&plan.Plan{Name: "town"}, 0, 100)
	l.done(1)
	require.Empty(t, seen.String())

	l.began = time.Now().Add(-20 * time.Second)
	l.done(20)
	require.Equal(t, "nines: simulating town: 20 of 100 replications, about 1m 20s left\n", seen.String())
	l.done(21)
	require.Equal(t, 1, bytes.Count(seen.Bytes(), []byte("\n")))

	l.began = time.Now().Add(-70 * time.Second)
	l.done(70)
	require.Contains(t, seen.String(), "70 of 100 replications, about 30s left\n")
}

// TestOnlyOutputsOfTheProcess: what a test or a program collects in memory has no progress in it.
func TestOnlyOutputsOfTheProcess(t *testing.T) {
	d := Display{To: &bytes.Buffer{}}
	require.False(t, d.isBar())
	require.False(t, d.isLines())
}
