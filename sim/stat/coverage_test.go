package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/stat"
)

// Every interval at other sizes and shapes than TestIntervalsCoverTheTruth, 2,000
// experiments each; 1.5 % are three standard deviations. A Quantile is
// conservative, and how much so is known: its own Level.
func TestIntervalsCoverTheTruthElsewhere(t *testing.T) {
	for name, c := range map[string]struct {
		truth      float64
		experiment func(*rand.Rand) stat.Interval
	}{
		"mean of three": {-7, func(r *rand.Rand) stat.Interval {
			return stat.Mean(draw(3, func() float64 { return r.NormFloat64() - 7 })).Interval
		}},
		"mean, a fifth without a sample": {5, func(r *rand.Rand) stat.Interval {
			return stat.Mean(draw(40, func() float64 {
				if r.IntN(5) == 0 {
					return nan
				}
				return 10 * r.Float64()
			})).Interval
		}},
		"ratio of days of very different size": {0.9, func(r *rand.Rand) stat.Interval {
			num, den := make([]float64, 80), make([]float64, 80)
			for i := range den {
				den[i] = math.Floor(500 + 1000*r.Float64())
				for range 100 {
					if r.Float64() < 0.9 {
						num[i] += den[i] / 100
					}
				}
			}
			return stat.Ratio(num, den).Interval
		}},
		"difference of those that have nothing in common": {1, func(r *rand.Rand) stat.Interval {
			return stat.Difference(draw(8, func() float64 { return 1 + r.NormFloat64() }), draw(8, r.NormFloat64)).Interval
		}},
		"difference, skewed on both sides alike": {0, func(r *rand.Rand) stat.Interval {
			return stat.Difference(draw(60, r.ExpFloat64), draw(60, r.ExpFloat64)).Interval
		}},
	} {
		require.InDelta(t, 0.95, cover(c.truth, c.experiment), 0.015, name)
	}
}

func TestQuantilesCoverAsTheySay(t *testing.T) {
	for _, c := range []struct {
		n int
		p float64
	}{{6, 0.5}, {25, 0.5}, {100, 0.5}, {29, 0.9}, {59, 0.95}, {200, 0.95}, {300, 0.99}} {
		said := 0.0
		covered := cover(-math.Log(1-c.p), func(r *rand.Rand) stat.Interval {
			q, ok := stat.Quantile(c.p, draw(c.n, r.ExpFloat64))
			require.True(t, ok)
			said = q.Level
			return q.Interval
		})
		require.GreaterOrEqual(t, covered, 0.935, "%v of %d", c.p, c.n)
		require.InDelta(t, said, covered, 0.015, "%v of %d", c.p, c.n)
	}
}
