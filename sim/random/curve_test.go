package random

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/mathext"

	"nines/sim/portable"
)

// gammaError is the relative error of x as the quantile of u, to first order: the error
// of the probability divided by density times x. Gonum's forward functions say it.
func gammaError(shape, u, x float64) float64 {
	lgamma, _ := math.Lgamma(shape)
	off := mathext.GammaIncReg(shape, x) - u
	if u > 0.5 {
		off = (1 - u) - mathext.GammaIncRegComp(shape, x)
	}
	return math.Abs(off) / math.Exp(shape*math.Log(x)-x-lgamma)
}

// The bound that the table promises, over all shapes and the whole range of u. Values
// below 1e-290 are near what a float64 can hold at all, and are 0 to any clock.
func TestGammaTableIsExact(t *testing.T) {
	us := append(uniforms("gamma table", 2000), smallest, 1e-12, 1e-9, 1e-6, 1e-4, 1e-3, 0.5, 0.999, 1-1e-6, 1-1e-9, 1-1e-12, largest)
	for _, cv := range []float64{leastCV, 0.02, 0.03, 0.1, 0.3, 0.5, 0.7, 0.999, 1.001, 1.5, 2, 3, 5, 7, mostCV} {
		shape := 1 / (cv * cv)
		c := newCurve(shape)
		for _, u := range us {
			if x := portable.Exp(c.logQuantile(u)); x > 1e-290 {
				require.Less(t, gammaError(shape, u, x), 1e-10, "cv %v, u %v", cv, u)
			} else {
				require.Less(t, math.Log(u), -650*shape, "cv %v, u %v", cv, u)
			}
		}
	}
}

// Quantiles with a closed form: shape 1/2 is half the square of a normal number, and
// shape 1 is the exponential.
func TestGammaAgreesWithClosedForms(t *testing.T) {
	half, one := newCurve(0.5), newCurve(1)
	for _, u := range append(uniforms("closed forms", 2000), smallest, 1e-9, 1-1e-9) {
		z := math.Erfinv(u)
		require.InEpsilon(t, -math.Log1p(-u), portable.Exp(one.logQuantile(u)), 1e-10, "%v", u)
		require.InEpsilon(t, z*z, portable.Exp(half.logQuantile(u)), 1e-10, "%v", u)
	}
	require.InEpsilon(t, 53*math.Ln2, portable.Exp(one.logQuantile(largest)), 1e-10)
	require.Equal(t, must(t)(Exponential(12)), must(t)(Erlang(1, 12)), "no table where none is needed")
	require.Equal(t, must(t)(Exponential(12)), must(t)(Gamma(12, 1)))
}

func TestGammaCellsJoin(t *testing.T) {
	for _, shape := range []float64{0.01, 0.5, 3, 10000} {
		c := newCurve(shape)
		for i := range cells - 1 {
			end := 0.
			for _, coefficient := range c[i] {
				end += coefficient
			}
			require.InDelta(t, c[i+1][0], end, 1e-12*max(1, math.Abs(end)), "shape %v, cell %d", shape, i)
			require.Greater(t, c[i+1][0], c[i][0])
		}
	}
}
