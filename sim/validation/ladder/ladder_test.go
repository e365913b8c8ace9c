package ladder_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/validation/ladder"
)

// form is that of the tests.
func form() ladder.Form {
	if effort.IsLong() {
		return ladder.Whole
	}
	return ladder.Small
}

func TestLadder(t *testing.T) {
	for _, r := range ladder.Of(form()) {
		t.Run(r.Name, func(t *testing.T) {
			list, err := r.Climb(context.Background(), form(), experiment.Options{})
			require.NoError(t, err)
			for _, f := range list {
				t.Logf("%-36s exact %-12.7g simulated %-12.7g ± %-10.2g d %4.1f%%  %+5.2f s.e.", f.What, f.Exact, f.Simulated.Mean, f.Error(), 100*f.Tolerance, (f.Simulated.Mean-f.Exact)/f.Error())
				require.Empty(t, f.Wrong, "%s: %s", r.Name, f.What)
			}
		})
	}
}

// TestRungsAreSound: each has a name of its own and a file that compiles, and every file is of a rung.
func TestRungsAreSound(t *testing.T) {
	names := map[string]bool{}
	for _, r := range ladder.Rungs() {
		require.False(t, names[r.Name], r.Name)
		names[r.Name] = true
		require.NotEmpty(t, r.Checks, r.Name)
		_, err := r.Plan(ladder.Whole)
		require.NoError(t, err, r.Name)
	}
}

// TestTheory holds the two integrals and the chain of the package against values computed elsewhere, or another way.
func TestTheory(t *testing.T) {
	require.InDelta(t, 0.07456394, ladder.Mixture(50, 48, 0.2), 1e-7)
	require.InDelta(t, 0.04450299, ladder.Mixture(50, 48, 0.1), 1e-7)
	wait, other := ladder.WaitsOnAPar()
	require.Greater(t, math.Abs(other/wait-1), 0.06, "the rung tells calls on a par from an order of preference")
}

// TestAWrongWorldIsSeen: one agent more, one place fewer in the queue, and replications that are all alike. Each is seen in the
// whole form; the small one sees an agent more where few are lost.
func TestAWrongWorldIsSeen(t *testing.T) {
	for _, r := range ladder.Rungs() {
		if r.Scenario != "erlang-b-exponential" {
			continue
		}
		p, err := r.Plan(ladder.Whole, "world.platforms.exchange.centres.hall=11")
		require.NoError(t, err)
		done, err := experiment.Run(context.Background(), p, experiment.Options{})
		require.NoError(t, err)
		run := &ladder.Run{Plan: p, Rows: done.Rows}
		require.Contains(t, r.Judge(run, ladder.Whole)[0].Wrong, "% off")
		for i := range run.Rows {
			run.Rows[i] = run.Rows[0]
		}
		require.NotEmpty(t, r.Judge(run, ladder.Whole)[0].Wrong)
	}
}

// TestAFewDaysShowNothing: a figure that is right is not held if it is not known well enough.
func TestAFewDaysShowNothing(t *testing.T) {
	r := ladder.Rungs()[0]
	p, err := r.Plan(ladder.Whole, "study.replications=2")
	require.NoError(t, err)
	done, err := experiment.Run(context.Background(), p, experiment.Options{})
	require.NoError(t, err)
	for _, f := range r.Judge(&ladder.Run{Plan: p, Rows: done.Rows}, ladder.Whole) {
		if f.What == "refused" {
			require.NotEmpty(t, f.Wrong)
		}
	}
}
