package experiment

import (
	"context"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario"
	"nines/sim/stat"
)

// speedPlan is the plan of a scenario that speed is measured on.
func speedPlan(t testing.TB, name string) *plan.Plan {
	t.Helper()
	text, err := os.ReadFile("testdata/speed/" + name + ".yaml")
	require.NoError(t, err)
	doc, err := scenario.Load(name+".yaml", text)
	require.NoError(t, err)
	p, err := doc.Plan("")
	require.NoError(t, err)
	return p
}

// TestSpeedScenarios holds what is timed against theory: a fast wrong answer is worth nothing.
func TestSpeedScenarios(t *testing.T) {
	for _, c := range []struct {
		scenario, measure string
		replications      int
		exact, tolerance  float64
	}{
		{"erlang-a", "wait.mean", 10, 2.280855397, 0.15},
		{"mm1", "answer.mean", 20, 8.1, 0.15},
	}[:effort.Of(1, 2)] {
		p := speedPlan(t, c.scenario)
		p.Replications = c.replications
		r, err := Run(context.Background(), p, Options{})
		require.NoError(t, err)
		m := p.Measures.Measures()[p.Measures.Find(c.measure, measure.WholeRun, measure.Group{})]
		e := stat.Ratio(r.Column(m.Numerator), r.Column(m.Denominator))
		t.Logf("%s: %s %.4f (%.4f to %.4f), exact %.4f", c.scenario, c.measure, e.Mean, e.Low, e.High, c.exact)
		require.InEpsilon(t, c.exact, e.Mean, c.tolerance, c.scenario)
	}
}

// TestNothingIsAllocatedForACall: a worker that has played a replication plays the next, of 100,000 calls or of a day with an
// outage, without more than what a replication begins and ends with.
func TestNothingIsAllocatedForACall(t *testing.T) {
	for _, c := range []struct {
		plan *plan.Plan
		o    Options
	}{{speedPlan(t, "erlang-a"), Options{}}, {speedPlan(t, "erlang-a"), Options{Events: true}}, {libraryPlan(t, "uk-2023-06-25", "", 1), Options{}}} {
		w := newWorker(context.Background(), c.plan, c.o)
		var sum measure.Sum
		play := func() {
			require.NoError(t, w.replicate(0))
			w.Tally.Row()
		}
		play()
		w.Tally.AddTo(&sum, 1000) // no band is kept of that many
		most := 0.01 * sumOf(w, "calls.offered")
		require.Greater(t, most, 900.0)
		require.Less(t, testing.AllocsPerRun(1, play), most)
		require.Less(t, testing.AllocsPerRun(1, func() { w.Tally.AddTo(&sum, 1000) }), 10.0)
	}
}

// sumOf is a count of the replication that a worker has just played.
func sumOf(w *worker, name string) float64 {
	return w.Tally.Row()[w.plan.Measures.Find(name, measure.WholeRun, measure.Group{})]
}

// BenchmarkErlangA is one replication of a queue with patience, 100,000 calls, with everything measured: as it is played, from caller
// to caller, and event by event, as it would be if anything went wrong.
func BenchmarkErlangA(b *testing.B) {
	for _, how := range []struct {
		name   string
		events bool
	}{{"queue", false}, {"events", true}} {
		b.Run(how.name, func(b *testing.B) { benchQueue(b, Options{Events: how.events}) })
	}
}

func benchQueue(b *testing.B, o Options) {
	w := newWorker(context.Background(), speedPlan(b, "erlang-a"), o)
	require.NoError(b, w.replicate(0))
	all := w.plan.Measures.Find("calls.offered", measure.WholeRun, measure.Group{})
	b.ReportAllocs()
	calls, i := 0.0, 0
	for b.Loop() {
		if err := w.replicate(i); err != nil {
			b.Fatal(err)
		}
		calls += w.Tally.Row()[all]
		i = (i + 1) % w.plan.Replications
	}
	b.ReportMetric(calls/b.Elapsed().Seconds(), "calls/s")
}

// BenchmarkMM1 is 100 replications of a queue with one agent, 100,000 calls each, on all cores.
func BenchmarkMM1(b *testing.B) {
	p := speedPlan(b, "mm1")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Run(context.Background(), p, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
