package experiment_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/stat"
)

// waits listens to how long each caller waits for an answer.
type waits map[uint64]des.Time

func (w waits) Observe(batch []emergency.Observation) {
	for i := range batch {
		if o := &batch[i]; o.Fact == emergency.CallAnswered {
			w[o.Caller] = o.Wait
		}
	}
}

// TestAnotherAgentMakesNobodyWaitLonger: as long as nobody hangs up and calls are answered in their order, every single
// call is answered at least as soon with one agent more. That is a theorem for each path, not only for the mean, as
// callers bring their handling times with them (J. Kiefer and J. Wolfowitz, 1955).
func TestAnotherAgentMakesNobodyWaitLonger(t *testing.T) {
	var before waits
	for agents := 10; agents <= 13; agents++ {
		now, p := waits{}, load(t, "erlang-c", fmt.Sprintf("world.platforms.exchange.centres.hall=%d", agents), "world.run=4d", "study.windows=none")
		p.Replications = 1
		run(t, p, experiment.Options{Observe: experiment.First(p, now)})
		shorter := 0
		for caller, wait := range before {
			if got, answered := now[caller]; answered {
				require.LessOrEqual(t, got, wait, "caller %d, %d agents", caller, agents)
				if got < wait {
					shorter++
				}
			}
		}
		if before != nil {
			require.Greater(t, shorter, 1000, "%d agents", agents)
			require.GreaterOrEqual(t, len(now), len(before))
		}
		before = now
	}
}

// TestAnotherAgentLosesFewerOnAverage: with impatient callers one more agent can cost a call (who is answered in time may
// talk long, and two others hang up meanwhile), so that only the mean is sure to fall: a one-sided paired test.
func TestAnotherAgentLosesFewerOnAverage(t *testing.T) {
	lost := func(agents int) []float64 {
		p := load(t, "erlang-a", fmt.Sprintf("world.platforms.exchange.centres.hall=%d", agents), "world.run=6h", "study.windows=none")
		p.Replications = 24
		r := run(t, p, experiment.Options{})
		return r.Column(p.Measures.Find("calls.abandoned", "run", everyone))
	}
	d := stat.Difference(lost(50), lost(51))
	t.Logf("an agent more saves %.1f to %.1f calls of 17,280; correlation %.2f", d.Low, d.High, d.Correlation)
	require.Greater(t, d.Mean, 4.5*d.StdDev/math.Sqrt(float64(d.N)))
}

// TestPrioritiesOnlyRedistribute: if all calls take alike, whom to answer first moves waiting from one to another, and the
// total stays (L. Kleinrock's conservation law, 1965).
func TestPrioritiesOnlyRedistribute(t *testing.T) {
	first := load(t, "priorities", "study.seed=2112")
	none := load(t, "priorities", "study.seed=2112", "world.platforms.exchange.priority=none")
	first.Replications, none.Replications = 8, 8
	waited := func(r *experiment.Result) []float64 {
		m := r.Plan.Measures.Measures()[r.Plan.Measures.Find("answer.mean", steady, everyone)]
		return r.Column(m.Numerator)
	}
	a, b := run(t, first, experiment.Options{}), run(t, none, experiment.Options{})
	d, total := stat.Difference(waited(a), waited(b)), stat.Mean(waited(b)).Mean
	se := d.StdDev / math.Sqrt(float64(d.N))
	t.Logf("difference %.3f%% ± %.3f%% of all waiting", 100*d.Mean/total, 100*se/total)
	require.Less(t, math.Abs(d.Mean), 0.03*total)
	require.Less(t, 4.5*se, 0.03*total)
	require.Greater(t, mean("answer.mean")(b).Mean, 3*meanOf("answer.mean", ofService("fire"))(a).Mean, "the priorities did something")
}
