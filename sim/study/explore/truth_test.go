package explore

import (
	"math"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/portable"
)

// seeds is in how many studies of single inputs the truth is planted, and studies in how many whole ones.
var seeds, studies = effort.Of(40, 200), effort.Of(20, 100)

// atLeast holds a count against a share that is promised. It is red only where a count so low has a probability of less than
// 1 in 1,000 if the promise is just kept.
func atLeast(t *testing.T, promised float64, n, of int, what string) {
	t.Helper()
	p := portable.BinomialCDF(of, promised, n)
	require.Greater(t, p, 0.001, "%s: %d of %d, promised %v", what, n, of, promised)
	t.Logf("%s: %d of %d", what, n, of)
}

// twelve is a scenario of twelve inputs. The first matters most. Some are dummies.
func twelve(seed uint64) *planted {
	in := manyInputs(10)
	cost := func(x []float64) float64 {
		return 1500 + 900*x[0] + 500*(x[1]-0.5)*(x[1]-0.5) + 400*x[2]*x[3] + 150*x[4] - 8*(x[10]-110) + 200*boole(x[11] == 1)
	}
	return &planted{inputs: in, seed: seed, costs: []func([]float64) float64{
		cost,
		func(x []float64) float64 { return 0.75*cost(x) + 1400*(x[5]-0.13) + 100*x[0] },
	}}
}

// explored are the results of studies of twelve, and simulated the days that all took. They are run once for all tests.
var simulated int
var explored = sync.OnceValue(func() (list []*Result) {
	for seed := range uint64(studies) {
		p := twelve(seed)
		list = append(list, p.run(50))
		simulated += p.days
	}
	return list
})

func boole(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

func TestTheInputThatMattersMostIsNamed(t *testing.T) {
	named, dummies := 0, 0
	for seed := range uint64(seeds) {
		p := twelve(seed)
		s := p.study(50)
		r := &Result{Study: s}
		levels := s.levels()
		points := s.alone(levels)
		require.NoError(t, r.try(repeated(Alone, len(points)), points, p.simulate))
		r.effects(levels)
		if first := r.Effects[r.Order()[0]]; first.Input == 0 && first.Verdict == Matters {
			named++
		}
		for _, i := range []int{5, 6, 7, 8, 9} {
			if r.Effects[i].Verdict == Matters {
				dummies++
				break
			}
		}
	}
	atLeast(t, 0.95, named, seeds, "the input that matters most is named")
	require.LessOrEqual(t, dummies, seeds/20, "a dummy is said to matter")
	t.Logf("dummies: %d", dummies)
}

// TestFlipPointsLieInTheirIntervals: the difference is 0.25 cost - 700(x5-0.4) - 100 x0 on average over the others.
func TestFlipPointsLieInTheirIntervals(t *testing.T) {
	inside, found, others := 0, 0, 0
	truth := crossing(twelve(0), 5)
	for _, r := range explored() {
		for _, f := range r.Decision.Flips {
			if f.Input != 5 {
				others++
				continue
			}
			found++
			if f.Contains(truth) {
				inside++
			}
		}
	}
	require.LessOrEqual(t, simulated, 500*studies)
	require.Equal(t, studies, found, "studies that found the flip point; %d others", others)
	atLeast(t, 0.95, inside, found, "flip points in their intervals")
}

// crossing is where both strategies cost the same along an input, averaged over the others.
func crossing(p *planted, i int) float64 {
	low, high := p.inputs[i].Low, p.inputs[i].High
	behind := func(v float64) float64 {
		sum := 0.0
		settings := (&Study{Inputs: p.inputs, Seed: 1}).spread(5000, "truth")
		for _, x := range settings {
			x[i] = v
			sum += p.costs[1](x) - p.costs[0](x)
		}
		return sum
	}
	sign := behind(low) < 0
	for range 30 {
		if middle := (low + high) / 2; (behind(middle) < 0) == sign {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}

func TestARankingThatCannotFlipSaysSo(t *testing.T) {
	said := 0
	for seed := range uint64(studies) {
		p := twelve(seed)
		p.costs[1] = func(x []float64) float64 { return 0.6 * p.costs[0](x) }
		r := p.run(50)
		if r.Decision.Stays == Everywhere && r.Decision.Best == 1 && len(r.Decision.Flips) == 0 {
			said++
		}
	}
	atLeast(t, 0.95, said, studies, "best everywhere")
}

// TestASmallFlipIsNotOverlooked: another is far better in a corner of two inputs, a twenty-fifth of the ranges.
func TestASmallFlipIsNotOverlooked(t *testing.T) {
	wrong := 0
	for seed := range uint64(studies) {
		p := twelve(seed)
		p.costs[1] = func(x []float64) float64 { return 0.8*p.costs[0](x) + 2500*math.Max(0, x[5]-0.8)*2*x[6] }
		r := p.run(50)
		if r.Decision.Stays == Everywhere {
			wrong++
		}
	}
	require.LessOrEqual(t, wrong, studies/20)
	t.Logf("wrongly everywhere: %d", wrong)
}

func TestWorthAgreesWithBruteForce(t *testing.T) {
	covered, all, off := 0, 0, 0.0
	inputs := []int{0, 1, 5, 6}
	var truths []float64
	for _, i := range inputs {
		truths = append(truths, bruteWorth(twelve(0), i))
	}
	for _, r := range explored() {
		for at, i := range inputs {
			truth := truths[at]
			w := r.Decision.Worth[i]
			require.Equal(t, i, w.Input)
			all++
			if w.Contains(truth) {
				covered++
			}
			if i == 5 {
				off += (w.Gain - truth) / float64(studies)
			}
			if i == 6 {
				require.InDelta(t, 0, truth, 1)
			}
		}
	}
	require.InDelta(t, 0, off, 0.03*truths[2], "bias of the worth of the one that flips the decision")
	atLeast(t, 0.95, covered, all, "worth in its interval")
}

// bruteWorth is the worth of an input by its definition, from the true costs: for each of its values the best strategy on average.
func bruteWorth(p *planted, i int) float64 {
	settings := (&Study{Inputs: p.inputs, Seed: 2}).spread(2000, "truth")
	in := &p.inputs[i]
	least := 0.0
	total := make([]float64, len(p.costs))
	const values = 40
	for v := range values {
		means := make([]float64, len(p.costs))
		for _, x := range settings {
			x[i] = in.At((float64(v) + 0.5) / values)
			for k, cost := range p.costs {
				means[k] += cost(x) / float64(len(settings)) / values
			}
		}
		best := math.Inf(1)
		for k, m := range means {
			total[k] += m
			best = math.Min(best, m)
		}
		least += best
	}
	return math.Min(total[0], total[1]) - least
}

// TestWorthAgreesWithBins: the worth computed by another way from the same table of points, as a reader of the exported tables
// can do. Points are sorted into ten parts of the range, and each part takes the strategy that is better there. The error is that
// of a jackknife.
func TestWorthAgreesWithBins(t *testing.T) {
	agree := 0
	for _, r := range explored() {
		w := r.Decision.Worth[5]
		bins, deviation := binned(r.at(Ranges), 5)
		if math.Abs(bins-w.Gain) <= math.Hypot((w.High-w.Low)/2, 2.24*deviation) {
			agree++
		}
	}
	atLeast(t, 0.95, agree, studies, "both ways agree")
}

// binned is the worth of an input, with its standard error.
func binned(tried []Tried, i int) (gain, deviation float64) {
	const groups = 20
	var without []float64
	for g := range groups {
		var left []Tried
		for n, point := range tried {
			if n%groups != g {
				left = append(left, point)
			}
		}
		without = append(without, inBins(left, i))
	}
	gain = inBins(tried, i)
	for _, v := range without {
		deviation += (v - gain) * (v - gain) * (groups - 1) / groups
	}
	return gain, math.Sqrt(deviation)
}

func inBins(tried []Tried, i int) float64 {
	const bins = 10
	var sums [bins]float64
	total := 0.0
	for _, point := range tried {
		behind := point.Outcome.Values[1][0] - point.Outcome.Values[0][0]
		sums[min(bins-1, int(bins*point.Point.Values[i]))] += behind / float64(len(tried))
		total += behind / float64(len(tried))
	}
	informed := 0.0
	for _, sum := range sums {
		informed += math.Min(0, sum)
	}
	return math.Min(0, total) - informed
}
