package random

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"

	"nines/sim/portable"
	"pgregory.net/rapid"
)

// law is a distribution beside the same law of gonum, as an independent witness.
type law struct {
	name     string
	d        Distribution
	mean, cv float64
	witness  interface {
		CDF(x float64) float64
		Survival(x float64) float64
	}
}

// laws are one distribution of each kind, and two of those whose shape matters.
func laws(t testing.TB) []law {
	ok := must(t)
	sigma := math.Sqrt(math.Log(1 + 0.8*0.8))
	return []law{
		{"exponential", ok(Exponential(39)), 39, 1, distuv.Exponential{Rate: 1. / 39}},
		{"lognormal", ok(LognormalMean(39, 0.8)), 39, 0.8, distuv.LogNormal{Mu: math.Log(39) - sigma*sigma/2, Sigma: sigma}},
		{"lognormal by median", ok(LognormalMedian(60, 0.8)), 60 * math.Sqrt(1.64), 0.8, distuv.LogNormal{Mu: math.Log(60), Sigma: sigma}},
		{"gamma", ok(Gamma(10, 0.5)), 10, 0.5, distuv.Gamma{Alpha: 4, Beta: 0.4}},
		{"gamma with a wide spread", ok(Gamma(10, 2)), 10, 2, distuv.Gamma{Alpha: 0.25, Beta: 0.025}},
		{"gamma with a small spread", ok(Gamma(1, 0.02)), 1, 0.02, distuv.Gamma{Alpha: 2500, Beta: 2500}},
		{"erlang", ok(Erlang(3, 12)), 12, 1 / math.Sqrt(3), distuv.Gamma{Alpha: 3, Beta: 0.25}},
		{"erlang of one stage", ok(Erlang(1, 12)), 12, 1, distuv.Exponential{Rate: 1. / 12}},
		{"weibull", ok(WeibullShape(20, 2)), 20 * math.Sqrt(math.Pi) / 2, math.Sqrt(4/math.Pi - 1), distuv.Weibull{K: 2, Lambda: 20}},
		{"weibull with a wide spread", ok(WeibullShape(20, 0.5)), 40, math.Sqrt(5), distuv.Weibull{K: 0.5, Lambda: 20}},
		{"uniform", ok(Uniform(5, 15)), 10, 1 / math.Sqrt(12), distuv.Uniform{Min: 5, Max: 15}},
		{"triangular", ok(Triangular(2, 4, 12)), 6, math.Sqrt(28./6) / 6, distuv.NewTriangle(2, 12, 4, nil)},
		{"triangular falling", ok(Triangular(0, 0, 3)), 1, math.Sqrt(0.5), distuv.NewTriangle(0, 3, 0, nil)},
	}
}

func TestMomentsAreThoseAskedFor(t *testing.T) {
	for _, l := range laws(t) {
		require.InEpsilon(t, l.mean, l.d.Mean(), 1e-12, l.name)
		require.InEpsilon(t, l.cv, l.d.CV(), 1e-12, l.name)
	}
}

// The witness gives back the probability, in both tails, for numbers that uniform gives.
func TestQuantileInvertsTheDistributionFunction(t *testing.T) {
	for _, l := range laws(t) {
		for _, about := range []float64{1e-9, 1e-6, 1e-3, 0.01, 0.1, 0.3, 0.4999} {
			u := uniform(uint64(about * 0x1p64))
			x, y := l.d.Quantile(u), l.d.Quantile(1-u)
			require.InEpsilon(t, u, l.witness.CDF(x), max(1e-9, 3e-16/u), "%s at %v", l.name, u)
			require.InEpsilon(t, u, l.witness.Survival(y), max(1e-9, 3e-16/u), "%s at 1-%v", l.name, u)
		}
	}
}

func TestSamplesHaveTheLaw(t *testing.T) {
	for _, l := range laws(t) {
		us := uniforms(l.name, 100_000)
		values, squares := make([]float64, len(us)), make([]float64, len(us))
		for i, u := range us {
			values[i] = l.d.Quantile(u)
			squares[i] = (values[i] - l.mean) * (values[i] - l.mean)
			us[i] = l.witness.CDF(values[i])
		}
		requireMean(t, l.mean, values, l.name+", mean")
		requireMean(t, l.d.Variance(), squares, l.name+", variance")
		requireUniform(t, us)
	}
}

// Up to the last bits, which a logarithm or an exponential may get wrong.
func TestQuantileGrows(t *testing.T) {
	for _, l := range append(laws(t), law{d: must(t)(Empirical([]float64{3, 1, 2}))}) {
		rapid.Check(t, func(t *rapid.T) {
			u := rapid.Float64Range(smallest, largest).Draw(t, "u")
			v := rapid.Float64Range(u, largest).Draw(t, "v")
			require.GreaterOrEqual(t, l.d.Quantile(v)*(1+1e-13), l.d.Quantile(u), l.name)
			require.GreaterOrEqual(t, l.d.Quantile(math.Nextafter(u, 1))*(1+1e-13), l.d.Quantile(u), l.name)
		})
	}
}

func TestEveryQuantileIsFinite(t *testing.T) {
	for _, l := range laws(t) {
		require.GreaterOrEqual(t, l.d.Quantile(0), 0., l.name)
		require.Equal(t, l.d.Quantile(smallest), l.d.Quantile(-1), l.name)
		require.False(t, math.IsInf(l.d.Quantile(1), 0), l.name)
		require.Equal(t, l.d.Quantile(largest), l.d.Quantile(2), l.name)
	}
}

func TestConstant(t *testing.T) {
	d := must(t)(Constant(45))
	require.Equal(t, 45., d.Quantile(0.9))
	require.Equal(t, 45., d.Mean())
	require.Zero(t, d.Variance())
	require.Zero(t, d.CV())
	require.False(t, d.IsZero())
	require.Equal(t, d, must(t)(Uniform(45, 45)))
	require.Equal(t, d, must(t)(Triangular(45, 45, 45)))
	require.Equal(t, d, must(t)(Empirical([]float64{45, 45})))
}

func TestTheZeroDistributionIsZero(t *testing.T) {
	var d Distribution
	require.True(t, d.IsZero())
	require.Zero(t, d.Quantile(0.5))
	require.Zero(t, d.Micros(0.5))
	require.Zero(t, d.Mean())
	require.Zero(t, d.CV())
	require.Equal(t, d, must(t)(Constant(0)))
	exponential := must(t)(Exponential(1))
	require.False(t, exponential.IsZero())
}

func TestMicrosRoundsOnceAndStaysWithin(t *testing.T) {
	for seconds, want := range map[float64]int64{
		0: 0, 1e-9: 0, 0.4e-6: 0, 0.6e-6: 1, 1.4e-6: 1, 1.6e-6: 2, 45: 45_000_000, 1.2345678: 1_234_568, 1e300: 1 << 60, 86400.0000004: 86_400_000_000,
	} {
		d := must(t)(Constant(seconds))
		require.Equal(t, want, d.Micros(0.5), "%v", seconds)
		require.Equal(t, want, d.Draw(0, 0, 0, 1), "%v", seconds)
	}
	require.Zero(t, toMicros(-1))
	require.Equal(t, int64(1<<60), toMicros(math.Inf(1)))
}

func TestNormalQuantile(t *testing.T) {
	// Abramowitz and Stegun, table 26.1, and the check values of AS 241.
	require.Zero(t, portable.NormalQuantile(0.5))
	require.InEpsilon(t, -0.6744897501960817, portable.NormalQuantile(0.25), 1e-15)
	require.InEpsilon(t, -3.090232306167814, portable.NormalQuantile(0.001), 1e-15)
	require.InEpsilon(t, -9.262340089798408, portable.NormalQuantile(1e-20), 1e-15)
	require.InEpsilon(t, 1.959963984540054, portable.NormalQuantile(0.975), 1e-15)
	for _, u := range uniforms("normal", 10_000) {
		require.InDelta(t, distuv.UnitNormal.Quantile(u), portable.NormalQuantile(u), 1e-14)
	}
	for u := 0.07; u > smallest; u /= 1.1 {
		require.InEpsilon(t, distuv.UnitNormal.Quantile(u), portable.NormalQuantile(u), 1e-15)
	}
	require.Less(t, portable.NormalQuantile(largest), reach)
	require.Greater(t, portable.NormalQuantile(smallest), -reach)
}

func TestWeibullSolvesItsShape(t *testing.T) {
	for _, cv := range []float64{leastCV, 0.1, 0.5, 0.999, 1, 1.5, 3, mostCV} {
		d := must(t)(Weibull(7, cv))
		require.InEpsilon(t, 7, d.Mean(), 1e-12)
		require.InEpsilon(t, cv, d.CV(), 1e-9)
	}
	require.InDelta(t, 1, must(t)(Weibull(7, 1)).shape, 1e-12)
	require.InEpsilon(t, math.Sqrt(5), must(t)(WeibullShape(20, 0.5)).CV(), 1e-12)
}

func TestDrawingDoesNotAllocate(t *testing.T) {
	all := laws(t)
	parts := []Distribution{all[0].d, all[3].d, must(t)(Empirical([]float64{1, 2}))}
	all = append(all, law{name: "mixture", d: must(t)(Mixture([]float64{0.2, 0.5, 0.3}, parts))})
	source, p := New(1, 0).Key("callers"), NewPurpose("patience")
	var sum int64
	for _, l := range all {
		n := uint64(0)
		require.Zero(t, testing.AllocsPerRun(1000, func() {
			n++
			sum += l.d.Micros(source.Of(n).Uniform(p, 1))
		}), l.name)
	}
	require.Positive(t, sum)
}
