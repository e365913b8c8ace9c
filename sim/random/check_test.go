package random

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"
)

// sure is the two-sided normal quantile for a false alarm of one in a million. Seeds are
// fixed: a check that is green stays green until the numbers change.
const sure = 4.892

// must is the distribution of a constructor that cannot fail here.
func must(t testing.TB) func(Distribution, error) Distribution {
	return func(d Distribution, err error) Distribution {
		t.Helper()
		require.NoError(t, err)
		return d
	}
}

// uniforms are n keyed uniform numbers of the named source.
func uniforms(name string, n int) []float64 {
	source, purpose := New(20260101, 0).Key(name), NewPurpose("test")
	us := make([]float64, n)
	for i := range us {
		us[i] = source.Of(uint64(i)).Uniform(purpose, 0)
	}
	return us
}

// requireUniform is the Kolmogorov-Smirnov test that values are uniform from 0 to 1. The
// critical value is that of Massart's bound, with a false alarm of at most one in a million.
func requireUniform(t *testing.T, values []float64) {
	t.Helper()
	slices.Sort(values)
	n, distance := float64(len(values)), 0.
	for i, v := range values {
		distance = max(distance, float64(i+1)/n-v, v-float64(i)/n)
	}
	require.Less(t, distance, math.Sqrt(math.Log(2/1e-6)/2/n), "Kolmogorov-Smirnov distance of %d values", len(values))
}

// requireMean tests that the values have this mean, by their own standard error.
func requireMean(t *testing.T, want float64, values []float64, what string) {
	t.Helper()
	mean, sd := stat.MeanStdDev(values, nil)
	z := (mean - want) / (sd / math.Sqrt(float64(len(values))))
	require.Less(t, math.Abs(z), sure, "%s: %v, expected %v", what, mean, want)
}

// requireUncorrelated tests two lists of independent numbers.
func requireUncorrelated(t *testing.T, a, b []float64, what string) {
	t.Helper()
	z := stat.Correlation(a, b, nil) * math.Sqrt(float64(len(a)))
	require.Less(t, math.Abs(z), sure, what)
}
