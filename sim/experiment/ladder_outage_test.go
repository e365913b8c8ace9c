package experiment_test

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/random"
	"nines/sim/stat"
)

// TestLadderOfOutages: what theory knows of servers that break down and are mended. Planted by hand, one at a time, these
// faults were seen by
//
//	calls on hold begin anew          breakdown, -in-use and -of-each, constant lengths, the frozen outage, hand traces
//	calls on hold go to the back      hand traces (the mean time in the system is the same)
//	failures strike the idle as well  breakdown-in-use, constant lengths
//	every turn of a cycle as long     breakdown, -in-use and -of-each, outage-of-a-site, constant lengths
//	the queue dropped while it rings  hand traces (few wait as the site fails)
//	chance the wrong way round        what does not happen is left out
func TestLadderOfOutages(t *testing.T) {
	for _, rung := range []struct {
		scenario string
		checks   []check
	}{
		{"breakdown", []check{
			{"time in the system", mean("connect.mean"), 60 * 14. / 3, 0.06, 0, 0},
		}},
		{"breakdown-in-use", []check{
			{"wait", mean("answer.mean"), 60 * 2.916666667, 0.07, 0, 0},
			{"time in the system", mean("connect.mean"), 60 * 4.166666667, 0.05, 0, 0},
		}},
		{"breakdown-of-each", []check{
			{"time in the system", mean("connect.mean"), 60 * 4.665542147 / 3, 0.04, 0, 0},
			{"not answered at once", complement(mean("answer.within-target")), 0.4891426166, 0.04, 0, 0},
		}},
		{"outage-of-a-site", []check{
			{"abandoned", share("calls.abandoned", "calls.offered"), 0.1045936870, 0.08, 0, 0},
			{"dropped", share("calls.cut-in-handling", "calls.offered"), 0.01755698653, 0.07, 0, 0},
			{"completed", share("calls.connected", "calls.offered"), 0.8778493265, 0.01, 0, 0},
			{"not answered at once", complement(mean("answer.within-target")), 0.3887950480, 0.03, 0, 0},
		}},
	} {
		t.Run(rung.scenario, func(t *testing.T) {
			climb(t, load(t, rung.scenario), rung.checks)
		})
	}
}

// TestBreakdownOfConstantLengths: failures in use, with calls and repairs of constant length (M/G/1 with the completion time
// for its service): the wait shows whether just as much is left of a call as there was.
func TestBreakdownOfConstantLengths(t *testing.T) {
	p := load(t, "breakdown-in-use", "world.platforms.exchange.handling=60s", "trouble.breakdown.mtbf={exponential: 20m}", "trouble.breakdown.mttr=4m", "study.seed=1963")
	r := run(t, p, experiment.Options{})
	wait, stay := check{"wait", nil, 60 * 1.4, 0.05, 0, 0}, check{"time in the system", nil, 60 * 2.6, 0.03, 0, 0}
	wait.judge(t, mean("answer.mean")(r))
	stay.judge(t, mean("connect.mean")(r))
}

// TestCallsInAnOutageOfNoMemory: of a Poisson stream, those that come in an exponential time are geometric: with the mean
// m their variance is m+m², and there is none with probability 1/(1+m).
func TestCallsInAnOutageOfNoMemory(t *testing.T) {
	const m = 45
	list := watch(t, load(t, "outage-in-silence"))
	lost := func(s *states) (sum float64) {
		for _, v := range s.unanswered {
			sum += v
		}
		return sum
	}
	e := average(list, lost)
	calls := check{"calls lost", nil, m, 0.09, 0, 0}
	calls.judge(t, e)
	require.InDelta(t, m+m*m, e.StdDev*e.StdDev, 0.15*(m+m*m))
	none := average(list, func(s *states) float64 { return float64(min(1, int(lost(s)))) })
	require.InDelta(t, 1-1./(1+m), none.Mean, 4.5*none.StdDev/math.Sqrt(float64(none.N)))
}

// complement is the share of the others.
func complement(of func(*experiment.Result) stat.Estimate) func(*experiment.Result) stat.Estimate {
	return func(r *experiment.Result) stat.Estimate {
		e := of(r)
		e.Mean = 1 - e.Mean
		return e
	}
}

// states listens for what no measure tells: the calls in the system at each whole minute, waiting or being handled, and
// those lost by a time.
type states struct {
	waiting, inSystem []float64 // by minute
	abandoned, cut    [1000]float64
	unanswered        [1000]float64
}

func (s *states) Observe(batch []emergency.Observation) {
	for i := range batch {
		switch o := &batch[i]; {
		case o.Fact == emergency.Sampled:
			s.waiting = append(s.waiting, float64(o.Waiting))
			s.inSystem = append(s.inSystem, float64(o.Waiting+o.Busy))
		case o.Fact == emergency.CallEnded && o.Outcome == emergency.Abandoned:
			s.abandoned[o.At/des.Minute]++
		case o.Fact == emergency.CallEnded && o.Outcome == emergency.CutHandling:
			s.cut[o.At/des.Minute]++
		case o.Fact == emergency.CallEnded && o.Outcome == emergency.Unanswered:
			s.unanswered[o.At/des.Minute]++
		}
	}
}

// watch runs every replication of a plan, and gives the states of each. A sample is taken after everything else of its
// instant, so that at the end of an outage whoever can be served already is.
func watch(t *testing.T, p *plan.Plan) []states { return everyRun[states](t, p) }

// everyRun runs every replication of a plan before an observer of its own.
func everyRun[S any, O interface {
	*S
	emergency.Observer
}](t *testing.T, p *plan.Plan) []S {
	t.Helper()
	list := make([]S, p.Replications)
	var g errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for k := range workers {
		g.Go(func() error {
			world := emergency.NewWorld(p.Network)
			var failed error
			for i := k; i < len(list); i += workers {
				draws := random.New(p.Seed, i)
				_, err := world.Run(draws, p.Trouble.Trouble(), p.Recovery.Start(draws), O(&list[i]))
				failed = errors.Join(failed, err)
			}
			return failed
		})
	}
	require.NoError(t, g.Wait())
	return list
}

// average estimates the mean of a number of each run.
func average(list []states, of func(*states) float64) stat.Estimate {
	values := make([]float64, len(list))
	for i := range list {
		values[i] = of(&list[i])
	}
	return stat.Mean(values)
}

func inSystemAt(minute int) func(*states) float64 {
	return func(s *states) float64 { return s.inSystem[minute] }
}

// between sums over whole minutes.
func between(from, to int, of func(*states) []float64) func(*states) float64 {
	return func(s *states) (sum float64) {
		for _, v := range of(s)[from:to] {
			sum += v
		}
		return sum
	}
}

func abandoned(s *states) []float64 { return s.abandoned[:] }
func dropped(s *states) []float64   { return s.cut[:] }

// TestTransients: how a queue fills, and how it empties after an outage, minute by minute.
func TestTransients(t *testing.T) {
	const noon, two = 12 * 60, 2 * 60
	type at struct {
		minute    int
		exact     float64
		tolerance float64
	}
	for name, minutes := range map[string][]at{
		"transient": {{1, 5.06105512, 0.03}, {2, 7.01277874, 0.03}, {5, 8.71915078, 0.03}, {10, 9.34688231, 0.04}, {20, 9.58818703, 0.04}, {40, 9.63429423, 0.04}},
		"outage-frozen": {
			{noon + 5, 203.411705, 0.06}, {noon + 6, 201.411705, 0.07}, {noon + 10, 193.411705, 0.09}, {noon + 15, 183.411711, 0.11},
			{noon + 25, 163.423712, 0.15}, {noon + 65, 95.1404278, 0.3}, {noon + 125, 59.3833561, 0.3},
		},
		"outage-dropped": {{two + 10, 59.6075255, 0.05}, {two + 11, 53.5469271, 0.06}, {two + 12, 50.0065103, 0.06}, {two + 15, 46.2188311, 0.07}, {two + 20, 45.4775026, 0.07}},
	} {
		t.Run(name, func(t *testing.T) {
			p := load(t, name)
			grown := eased(p)
			list := watch(t, p)
			for _, m := range minutes {
				c := check{fmt.Sprintf("in the system at minute %d", m.minute), nil, m.exact, m.tolerance * grown, 0, 0}
				c.judge(t, average(list, inSystemAt(m.minute)))
			}
			if name == "outage-dropped" {
				lost := check{"dropped", nil, 43.6862815, 0.05 * grown, 0, 0}
				lost.judge(t, average(list, between(two, two+1, dropped)))
				gone := check{"abandoned in the outage", nil, 242.144084, 0.03 * grown, 0, 0}
				gone.judge(t, average(list, between(two, two+10, abandoned)))
			}
		})
	}
}

// TestFluidLimit: the larger the scale, the nearer the queue after an outage is to the fluid's, at a rate of about one over
// the root of the scale.
func TestFluidLimit(t *testing.T) {
	const restored, seconds = 2*60 + 10, 60
	var spread [3]float64
	for i, scale := range []int{1, 10, 100} {
		p := load(t, "fluid", fmt.Sprintf("world.demand.first-calls=%g/s", 0.5*float64(scale)), fmt.Sprintf("world.platforms.exchange.centres.hall=%d", 60*scale),
			fmt.Sprintf("study.replications=%d", max(effort.Of(2, 6), 40/scale)))
		list := watch(t, p)
		queue := average(list, func(s *states) float64 { return s.waiting[restored] / float64(scale) })
		area := average(list, func(s *states) (sum float64) {
			for _, waiting := range s.waiting[restored+1:] {
				sum += seconds * waiting
			}
			return (sum + seconds*s.waiting[restored]/2) / float64(scale)
		})
		t.Logf("scale %3d: %.4g wait as service is restored (285), sd %.3g; area %.6g (243675), sd %.3g", scale, queue.Mean, queue.StdDev, area.Mean, area.StdDev)
		spread[i] = queue.StdDev
		if scale == 100 {
			require.InDelta(t, 285, queue.Mean, 285*0.02)
			require.InDelta(t, 243675, area.Mean, 243675*0.03)
		}
	}
	require.InDelta(t, math.Sqrt(10), spread[0]/spread[1], 1.5)
	require.Less(t, spread[2], spread[1])
}
