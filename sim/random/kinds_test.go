package random

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// What a planner reads.
func TestMistakesAreExplained(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		want string
		make func() (Distribution, error)
	}{
		{"a constant needs a value of 0 or more, not -1", func() (Distribution, error) { return Constant(-1) }},
		{"a constant needs a value of 0 or more, not NaN", func() (Distribution, error) { return Constant(nan) }},
		{"an exponential needs a positive mean, not 0", func() (Distribution, error) { return Exponential(0) }},
		{"an exponential needs a positive mean, not +Inf", func() (Distribution, error) { return Exponential(inf) }},
		{"a lognormal needs a positive mean, not -3", func() (Distribution, error) { return LognormalMean(-3, 1) }},
		{"a lognormal needs a positive mean, not -3\na lognormal needs a cv from 0.01 to 10, not 0", func() (Distribution, error) { return LognormalMean(-3, 0) }},
		{"a lognormal needs a positive median, not NaN", func() (Distribution, error) { return LognormalMedian(nan, 1) }},
		{"a lognormal needs a cv from 0.01 to 10, not NaN", func() (Distribution, error) { return LognormalMedian(1, nan) }},
		{"a gamma needs a cv from 0.01 to 10, not 11", func() (Distribution, error) { return Gamma(1, 11) }},
		{"a gamma needs a positive mean, not 0", func() (Distribution, error) { return Gamma(0, 1) }},
		{"an erlang needs 1 to 10000 stages, not 0", func() (Distribution, error) { return Erlang(0, 1) }},
		{"an erlang needs 1 to 10000 stages, not 10001", func() (Distribution, error) { return Erlang(10001, 1) }},
		{"an erlang needs a positive mean, not -1", func() (Distribution, error) { return Erlang(2, -1) }},
		{"a weibull needs a positive mean, not 0", func() (Distribution, error) { return Weibull(0, 1) }},
		{"a weibull needs a cv from 0.01 to 10, not 0.001", func() (Distribution, error) { return Weibull(1, 0.001) }},
		{"a weibull needs a shape from 0.2 to 200, not 0", func() (Distribution, error) { return WeibullShape(1, 0) }},
		{"a weibull needs a positive scale, not 0", func() (Distribution, error) { return WeibullShape(0, 1) }},
		{"a uniform needs a to that is not below its from, not from 5 and to 3", func() (Distribution, error) { return Uniform(5, 3) }},
		{"a uniform needs a from of 0 or more, not -5", func() (Distribution, error) { return Uniform(-5, 3) }},
		{"a uniform needs a to that is not below its from, not from 1 and to +Inf", func() (Distribution, error) { return Uniform(1, inf) }},
		{"a triangular needs a mode that is not below its min, not min 2 and mode 1", func() (Distribution, error) { return Triangular(2, 1, 3) }},
		{"a triangular needs a max that is not below its mode, not mode 4 and max 3", func() (Distribution, error) { return Triangular(2, 4, 3) }},
		{"a triangular needs a min of 0 or more, not -2", func() (Distribution, error) { return Triangular(-2, 1, 3) }},
		{"an empirical distribution needs at least one value", func() (Distribution, error) { return Empirical(nil) }},
		{"an empirical distribution needs values of 0 or more, not -2 (value 2 of 3)", func() (Distribution, error) { return Empirical([]float64{1, -2, 3}) }},
		{"a mixture needs one weight for each part, not 0 weights for 0 parts", func() (Distribution, error) { return Mixture(nil, nil) }},
		{"a mixture needs one weight for each part, not 1 weights for 2 parts", func() (Distribution, error) { return Mixture([]float64{1}, make([]Distribution, 2)) }},
		{"a mixture needs weights that add up to 1, not to 0.9", func() (Distribution, error) { return Mixture([]float64{0.4, 0.5}, make([]Distribution, 2)) }},
		{"a mixture needs a weight 2 of 0 or more, not -0.5", func() (Distribution, error) { return Mixture([]float64{1.5, -0.5}, make([]Distribution, 2)) }},
		{"a mixture needs a weight 1 of 0 or more, not NaN", func() (Distribution, error) { return Mixture([]float64{nan, 1}, make([]Distribution, 2)) }},
		{"a shift of -30 would make values of 20 negative", func() (Distribution, error) { return must(t)(Uniform(20, 40)).Plus(-30) }},
		{"a shift of -1 would make values of 0 negative", func() (Distribution, error) { return must(t)(Gamma(100, 0.1)).Plus(-1) }},
		{"a shift needs a number of seconds, not NaN", func() (Distribution, error) { return Distribution{}.Plus(nan) }},
		{"a scale needs a factor of 0 or more, not -1", func() (Distribution, error) { return Distribution{}.Times(-1) }},
	} {
		d, err := c.make()
		require.EqualError(t, err, c.want)
		require.Equal(t, Distribution{}, d)
	}
}

func TestEmpirical(t *testing.T) {
	given := []float64{30, 10, 20, 20}
	d := must(t)(Empirical(given))
	require.Equal(t, []float64{30, 10, 20, 20}, given, "the caller's list is the caller's")
	for u, want := range map[float64]float64{0.01: 10, 0.249: 10, 0.25: 20, 0.5: 20, 0.74: 20, 0.75: 30, 1: 30} {
		require.Equal(t, want, d.Quantile(u), "%v", u)
	}
	require.InEpsilon(t, 20, d.Mean(), 1e-15)
	require.InEpsilon(t, 50, d.Variance(), 1e-15)
}

func TestMixture(t *testing.T) {
	ok := must(t)
	now, patient := Distribution{}, ok(Exponential(60))
	d := ok(Mixture([]float64{0.25, 0, 0.75}, []Distribution{now, ok(Constant(9999)), patient}))
	require.Zero(t, d.Quantile(0.2499))
	require.Equal(t, patient.Quantile(0.5), d.Quantile(0.25+0.75/2))
	require.Equal(t, patient.Quantile(0), d.Quantile(0.25))
	require.Equal(t, patient.Quantile(1), d.Quantile(1))
	require.InEpsilon(t, 45, d.Mean(), 1e-15)
	require.InEpsilon(t, 2*0.75*60*60-45*45, d.Variance(), 1e-12)
	require.False(t, d.IsZero())
}

func TestMixtureSamplesHaveTheLaw(t *testing.T) {
	ok := must(t)
	short, long := ok(Uniform(0, 10)), ok(Exponential(20))
	d := ok(Mixture([]float64{0.3, 0.7}, []Distribution{short, long}))
	us := uniforms("mixture", 100_000)
	values := make([]float64, len(us))
	for i, u := range us {
		x := d.Quantile(u)
		values[i] = x
		us[i] = 0.3*min(x/10, 1) - 0.7*math.Expm1(-x/20)
	}
	requireMean(t, d.Mean(), values, "mean")
	requireUniform(t, us)
}

func TestManyEqualWeightsAddUp(t *testing.T) {
	weights, parts := slices.Repeat([]float64{0.1}, 10), make([]Distribution, 10)
	for i := range parts {
		parts[i] = must(t)(Constant(float64(i)))
	}
	d := must(t)(Mixture(weights, parts))
	require.Equal(t, 9., d.Quantile(1))
	require.InEpsilon(t, 4.5, d.Mean(), 1e-12)

	never := must(t)(Constant(99))
	d = must(t)(Mixture(append(weights, 0), append(parts, never)))
	require.Equal(t, 9., d.Quantile(1), "a part of weight 0 never comes, by rounding neither")
}

func TestPlusAndTimes(t *testing.T) {
	ok := must(t)
	handling := ok(LognormalMean(39, 0.8))
	longer := ok(handling.Plus(30))
	require.InEpsilon(t, 69, longer.Mean(), 1e-15)
	require.InEpsilon(t, handling.Variance(), longer.Variance(), 1e-15)
	require.Equal(t, handling.Quantile(0.7)+30, longer.Quantile(0.7))

	slower := ok(longer.Times(1.5))
	require.InEpsilon(t, 103.5, slower.Mean(), 1e-15)
	require.InEpsilon(t, 1.5*longer.Quantile(0.7), slower.Quantile(0.7), 1e-15)
	require.InEpsilon(t, longer.CV(), slower.CV(), 1e-14)
	nothing := ok(slower.Times(0))
	require.True(t, nothing.IsZero())

	require.Equal(t, 5., ok(ok(Uniform(20, 40)).Plus(-15)).least())
	require.Equal(t, ok(Constant(30)), ok(Distribution{}.Plus(30)))
	nothing = ok(ok(Constant(30)).Plus(-30))
	require.True(t, nothing.IsZero())
}

func TestPlusKnowsTheLeastValue(t *testing.T) {
	ok := must(t)
	list := ok(ok(Empirical([]float64{7, 3})).Times(2))
	require.Equal(t, 6., list.least())
	both := ok(ok(Mixture([]float64{0.5, 0.5}, []Distribution{list, ok(Constant(8))})).Plus(1))
	require.Equal(t, 7., both.least())
	less := ok(both.Plus(-6))
	require.Equal(t, 1., less.Quantile(0))
}

func TestADistributionIsSmall(t *testing.T) {
	require.LessOrEqual(t, sizeOfDistribution, uintptr(64))
}

// TestDrawIsTheQuantileOfTheKeysNumber holds Draw against the long way, for a law of each kind.
func TestDrawIsTheQuantileOfTheKeysNumber(t *testing.T) {
	ok := must(t)
	key, purpose := New(7, 0).Key("caller"), NewPurpose("test")
	for _, law := range []Distribution{
		{}, ok(Constant(2.5)), ok(Exponential(3)), ok(LognormalMean(3, 2)), ok(Gamma(3, 2)), ok(Weibull(3, 2)), ok(Uniform(1, 2)),
		ok(Triangular(1, 2, 4)), ok(Empirical([]float64{1, 2, 7})), ok(Mixture([]float64{0.5, 0.5}, []Distribution{ok(Constant(8)), ok(Constant(9))})),
	} {
		for turn := range 50 {
			for _, factor := range []float64{0, 0.3, 1, 1.7} {
				want := toMicros(factor * law.Quantile(key.Uniform(purpose, turn)))
				require.Equal(t, want, law.Draw(key, purpose, turn, factor))
			}
		}
	}
}
