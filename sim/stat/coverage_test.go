package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"

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
		"mean of skewed days, just enough of them": {1, func(r *rand.Rand) stat.Interval {
			return stat.Mean(draw(200, r.ExpFloat64)).Interval
		}},
		"ratio of few losses, and of skewed days": {0.02, func(r *rand.Rand) stat.Interval {
			num, den := make([]float64, 200), make([]float64, 200)
			for i := range den {
				den[i] = float64(100 + r.IntN(200))
				num[i] = float64(happened(r, int(den[i]), 0.02))
			}
			return stat.Ratio(num, den).Interval
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
		require.InDelta(t, 0.95, cover(c.truth, c.experiment), 0.015*slack, name)
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
		require.GreaterOrEqual(t, covered, most(0.935), "%v of %d", c.p, c.n)
		require.InDelta(t, said, covered, 0.015*slack, "%v of %d", c.p, c.n)
	}
}

// Clopper and Pearson's interval is conservative, and how much so is known as well: the probability of those counts whose
// interval has the truth in it.
func TestSharesCoverAsTheCountsSay(t *testing.T) {
	for _, c := range []struct {
		n     int
		share float64
	}{{20, 0.5}, {40, 0.95}, {100, 0.02}, {200, 0.3}, {1000, 0.9}} {
		exact := 0.0
		for k := range c.n + 1 {
			if stat.Share(k, c.n).Contains(c.share) {
				exact += distuv.Binomial{N: float64(c.n), P: c.share}.Prob(float64(k))
			}
		}
		require.GreaterOrEqual(t, exact, 0.95, "%v of %d", c.share, c.n)
		covered := cover(c.share, func(r *rand.Rand) stat.Interval {
			return stat.Share(happened(r, c.n, c.share), c.n).Interval
		})
		require.InDelta(t, exact, covered, 0.015*slack, "%v of %d", c.share, c.n)
	}
}

// happened counts in how many of n replications something did.
func happened(r *rand.Rand, n int, share float64) (k int) {
	for range n {
		if r.Float64() < share {
			k++
		}
	}
	return k
}

// Of replications that end at times of their own, so that some of what they would have shown is censored. With sixty so
// few are left towards the end that the share by then is conservative.
func TestSurvivalCoversAsItSays(t *testing.T) {
	for n, times := range map[int][]float64{60: {0.1, 0.5, 1}, 200: {0.1, 0.5, 1, 2}} {
		for _, at := range times {
			require.InDelta(t, 0.95, cover(1-math.Exp(-at), func(r *rand.Rand) stat.Interval {
				return stat.Survive(watched(r, n)).By(at).Interval
			}), 0.015*slack, "share by %v, of %d", at, n)
		}
	}
	require.Greater(t, cover(1-math.Exp(-2), func(r *rand.Rand) stat.Interval {
		return stat.Survive(watched(r, 60)).By(2).Interval
	}), most(0.95), "share by 2, of 60")
	for n, quantiles := range map[int][]float64{60: {0.25, 0.5, 0.75}, 200: {0.05, 0.25, 0.5, 0.75}} {
		for _, p := range quantiles {
			require.InDelta(t, 0.95, cover(-math.Log(1-p), func(r *rand.Rand) stat.Interval {
				q, ok := stat.Survive(watched(r, n)).Quantile(p)
				require.True(t, ok)
				require.Equal(t, 0.95, q.Level)
				return q.Interval
			}), 0.015*slack, "quantile %v of %d", p, n)
		}
	}
}

func TestBootstrapCoversTheTruth(t *testing.T) {
	require.InDelta(t, 0.95, coverIn(resampled, 3, func(r *rand.Rand) stat.Interval {
		return stat.Bootstrap(draw(10, func() float64 { return 3 + r.NormFloat64() }), r.Uint64()).Interval
	}), 0.015*resampledSlack, "of as few as there may be")
	require.InDelta(t, 0.95, coverIn(resampled, 0, func(r *rand.Rand) stat.Interval {
		return stat.Bootstrap(draw(20, func() float64 { return r.ExpFloat64() - r.ExpFloat64() }), r.Uint64()).Interval
	}), 0.015*resampledSlack, "of differences")
}
