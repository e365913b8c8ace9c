package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/stat"
)

// halves returns n numbers, half of them 100-by and half of them 100+by.
func halves(n int, by float64) []float64 {
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = 100 + by*float64(1-i%2*2)
	}
	return xs
}

func TestPreciseEnoughByHand(t *testing.T) {
	// s = by·√(20/19), t = 2.093024, so that the half-width is by·0.480173; 5 %
	// allows 100·0.05/1.05 = 4.761905, by = 9.917061.
	require.True(t, stat.PreciseEnough(stat.Mean(halves(20, 9.917)), 0.05))
	require.False(t, stat.PreciseEnough(stat.Mean(halves(20, 9.918)), 0.05))
	require.False(t, stat.PreciseEnough(stat.Mean(halves(18, 1)), 0.05), "fewer than 20")

	losses := halves(20, 9.917)
	for i := range losses {
		losses[i] = -losses[i]
	}
	require.True(t, stat.PreciseEnough(stat.Mean(losses), 0.05), "below zero as above")
}

func TestPreciseEnoughIsNotFooled(t *testing.T) {
	for _, e := range []stat.Estimate{
		stat.Mean(nil),
		stat.Mean(make([]float64, 50)),
		stat.Mean(append(halves(50, 1), inf)),
		stat.Share(0, 50),
		stat.Share(1, 50),
		{N: 20, Mean: 3, Interval: everything},
	} {
		require.False(t, stat.PreciseEnough(e, 0.5))
	}
	require.True(t, stat.PreciseEnough(stat.Mean(halves(20, 0)), 0.001))
	// 50 of 50 have no spread but 7 % of doubt, which t·s/√n would not know.
	require.False(t, stat.PreciseEnough(stat.Share(50, 50), 0.05))
	require.True(t, stat.PreciseEnough(stat.Share(50, 50), 0.1))
	for _, within := range []float64{0, 1, -1, nan} {
		require.Panics(t, func() { stat.PreciseEnough(stat.Estimate{}, within) })
		require.Panics(t, func() { stat.ReplicationsFor(stat.Estimate{}, within) })
	}
}

func TestReplicationsFor(t *testing.T) {
	// s = 50·√(40/39) = 50.6370, allowed 4.761905: (1.9653·50.637/4.761905)² = 436.8.
	require.Equal(t, 437, stat.ReplicationsFor(stat.Mean(halves(40, 50)), 0.05))
	require.Equal(t, 20, stat.ReplicationsFor(stat.Mean(halves(40, 1)), 0.05))
	require.Equal(t, 20, stat.ReplicationsFor(stat.Mean(halves(4, 0)), 0.05))
	require.Greater(t, stat.ReplicationsFor(stat.Mean(halves(4, 99)), 0.0001), 300_000_000)
	for _, e := range []stat.Estimate{
		stat.Mean(nil), stat.Mean([]float64{1}), stat.Mean([]float64{1, -1}), stat.Mean([]float64{1, inf}),
	} {
		require.Zero(t, stat.ReplicationsFor(e, 0.05))
	}
}

func TestReplicationsForAgreesWithPreciseEnough(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	precise := 0
	for n := 20; n < 400; n += 4 {
		e := stat.Mean(draw(n, func() float64 { return 10 + 6*r.NormFloat64() }))
		enough := stat.PreciseEnough(e, 0.1)
		require.Equal(t, enough, stat.ReplicationsFor(e, 0.1) <= n)
		if enough {
			precise++
		}
	}
	require.InDelta(t, 58, precise, 20, "or nothing was tested")
}

// The rule, looked at every tenth replication, stops near the number projected
// and costs the interval little of its level.
func TestStoppingWhenPreciseEnough(t *testing.T) {
	const experiments, within = 400, 0.1
	r := rand.New(rand.NewPCG(8, 8))
	covered, close, taken := 0, 0, 0
	for range experiments {
		xs := draw(20, r.ExpFloat64)
		e := stat.Mean(xs)
		for !stat.PreciseEnough(e, within) {
			xs = append(xs, draw(10, r.ExpFloat64)...)
			e = stat.Mean(xs)
		}
		taken += e.N
		if e.Contains(1) {
			covered++
		}
		if math.Abs(e.Mean-1) <= within {
			close++
		}
	}
	// Knowing s = 1 it would take (1.96·1.1/0.1)² = 465.
	require.InDelta(t, 465, float64(taken)/experiments, 25)
	require.GreaterOrEqual(t, covered, experiments*915/1000)
	require.GreaterOrEqual(t, close, experiments*915/1000)
}

// TestStoppingCovers: with the schedule of a run, intervals of the replications at which it stopped cover the truth as often
// as the comment of PreciseEnough says.
func TestStoppingCovers(t *testing.T) {
	experiments := effort.Of(60, 1000)
	for _, l := range []struct {
		name string
		mean float64
		draw func(*rand.Rand) float64
		fine float64 // at 10 %
		wide float64 // above it
	}{
		{"normal", 1, func(r *rand.Rand) float64 { return 1 + r.NormFloat64() }, 0.95, 0.95},
		{"lognormal, cv 1", 1, func(r *rand.Rand) float64 { return lognormal(r, 1) }, 0.935, 0.92},
		{"lognormal, cv 2", 1, func(r *rand.Rand) float64 { return lognormal(r, 2) }, 0.93, 0.91},
		{"rare", 0.2, func(r *rand.Rand) float64 { return float64(happened(r, 1, 0.2)) * lognormal(r, 1) }, 0.93, 0.935},
	} {
		for _, within := range []float64{0.1, 0.2, 0.5} {
			wanted := l.wide
			if within <= stat.Coarse {
				wanted = l.fine
			}
			r := rand.New(rand.NewPCG(5, 6))
			covered := 0
			for range experiments {
				if stopped(r, within, l.draw).Contains(l.mean) {
					covered++
				}
			}
			share := float64(covered) / float64(experiments)
			t.Logf("%s within %v: %.3f", l.name, within, share)
			require.GreaterOrEqual(t, share, wanted-3*math.Sqrt(wanted*(1-wanted)/float64(experiments)), "%s within %v", l.name, within)
		}
	}
}

// stopped is an estimate when it is precise enough, looked at as often as a run does.
func stopped(r *rand.Rand, within float64, one func(*rand.Rand) float64) stat.Estimate {
	xs := draw(20, func() float64 { return one(r) })
	e := stat.Mean(xs)
	for !stat.PreciseEnough(e, within) {
		xs = append(xs, draw(max(10, (len(xs)+3)/4), func() float64 { return one(r) })...)
		e = stat.Mean(xs)
	}
	return e
}
