package explore

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
)

// corner is a scenario in which the best strategy fails where two inputs are high: a fifth of the ranges.
func corner(seed uint64) *planted {
	p := twelve(seed)
	p.costs[1] = func(x []float64) float64 {
		return 0.6*p.costs[0](x) + 3000*boole(x[5] > 0.6 && x[6] > 0.5)
	}
	return p
}

// TestTheRegionIsFound: both of its inputs are named, and its density is as stated on days that nobody saw.
func TestTheRegionIsFound(t *testing.T) {
	studies := effort.Of(10, 60)
	found, honest := 0, 0
	for seed := range uint64(studies) {
		p := corner(seed)
		r := p.run(50)
		require.Equal(t, 1, r.Decision.Best)
		require.NotEqual(t, Everywhere, r.Decision.Stays)
		if len(r.Decision.Fails) == 0 {
			continue
		}
		region := r.Decision.Fails[0]
		require.Equal(t, Beaten, region.Failure)
		named := 0
		for _, b := range region.Bounds {
			if b.Input == 5 || b.Input == 6 {
				named++
			}
		}
		if named >= 2 {
			found++
		}
		inside, failed := region.tried(p)
		if region.Density() <= 1.5*failed/inside {
			honest++
		}
	}
	require.GreaterOrEqual(t, found, studies*48/60, "of %d", studies)
	require.GreaterOrEqual(t, honest, studies*54/60, "of %d", studies)
}

// tried counts fresh settings inside the region, and those where the truth is a failure.
func (r *Region) tried(p *planted) (inside, failed float64) {
	s := &Study{Inputs: p.inputs, Seed: 77}
	b := s.whole()
	for _, bound := range r.Bounds {
		b[bound.Input] = bound
	}
	for _, x := range s.spread(5000, "truth") {
		if b.has(x) {
			inside++
			failed += boole(p.costs[1](x) > p.costs[0](x))
		}
	}
	return inside, failed
}

// TestNoRegionIsFoundWhereFailuresAreChance: another is better on one day in three, wherever it is.
func TestNoRegionIsFoundWhereFailuresAreChance(t *testing.T) {
	told := 0
	for seed := range uint64(100) {
		p := twelve(seed)
		s := p.study(50)
		settings := s.spread(240, "points")
		fails := make([]bool, len(settings))
		for n, x := range settings {
			fails[n] = p.day(100, 0, n, x) > 111
		}
		if _, ok := s.region(settings, fails); ok {
			told++
		}
	}
	require.LessOrEqual(t, told, 3)
}

// TestAMissedExpectationHasItsRegion: a limit that the first input decides.
func TestAMissedExpectationHasItsRegion(t *testing.T) {
	p := twelve(3)
	p.costs[1] = func(x []float64) float64 { return 500 + 1000*x[0] }
	p.limit = 1200
	r := p.run(50)
	require.Len(t, r.Decision.Fails, 1)
	require.Equal(t, Missed, r.Decision.Fails[0].Failure)
	require.Equal(t, 0, r.Decision.Fails[0].Bounds[0].Input)
	require.Greater(t, r.Decision.Fails[0].Density(), r.Decision.Fails[0].Base())
}

// TestAHardSettingMovesOnlyWhatCounts: the other inputs stay at their best guess.
func TestAHardSettingMovesOnlyWhatCounts(t *testing.T) {
	p := twelve(4)
	p.costs[1] = func(x []float64) float64 { return p.costs[0](x) - 600 + 900*x[5] }
	r := p.run(50)
	require.Equal(t, 1, r.Decision.Best)
	hard := r.Decision.Corners[0]
	require.Equal(t, 1., hard.Values[5])
	moved := 0
	for i, v := range hard.Values {
		if v != p.inputs[i].Best {
			moved++
		}
	}
	require.LessOrEqual(t, moved, 3)
	require.Less(t, hard.Found.Mean, 0.)
}
