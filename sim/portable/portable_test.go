package portable

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// requireClose compares with the function of package math or gonum, which on any one processor is as good.
func requireClose(t *testing.T, want, got, within float64, what string, at ...any) {
	t.Helper()
	if got == want || math.Abs(got-want) <= within*math.Abs(want) && !math.IsInf(want, 0) || math.IsNaN(got) && math.IsNaN(want) {
		return
	}
	require.Fail(t, "not close", "%s of %v: %v, want %v", what, at, got, want)
}

// ulp is one unit in the last place at most: where the two round differently, and no more.
const ulp = 0x1p-52

// numbers are drawn so that every exponent comes as often.
func numbers(n int, low, high float64) []float64 {
	source := rand.New(rand.NewPCG(1, 2))
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = math.Exp(low + (high-low)*source.Float64())
	}
	return xs
}

var specials = []float64{0, math.Copysign(0, -1), 1, -1, 2, 0.5, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, math.SmallestNonzeroFloat64,
	0x1p-1022, 0x1p-1030, 0x1p-54, 0x1p-60, -0x1p-54, 708.3, 709.79, -745, -746, -708.5, 1e300, -1e300, math.Sqrt2, math.Sqrt2 / 2, math.Ln2, -math.Ln2}

func TestTheOneArgumentFunctionsAgreeWithMath(t *testing.T) {
	for _, c := range []struct {
		name      string
		own, math func(float64) float64
		within    float64
	}{
		{"log", Log, math.Log, ulp},
		{"log1p", Log1p, math.Log1p, 2 * ulp},
		{"exp", Exp, math.Exp, 2 * ulp},
		{"expm1", Expm1, math.Expm1, 3 * ulp},
		{"erfc", Erfc, math.Erfc, 8 * ulp},
	} {
		for _, x := range append(numbers(100_000, -80, 80), specials...) {
			for _, x := range []float64{x, -x} {
				within := c.within
				if c.name == "log" && math.Abs(x) < 0x1p-1022 {
					continue // math's assembly is wrong there
				}
				if got := c.own(x); got != 0 && math.Abs(got) < 0x1p-1020 {
					within = 1e-3 // few digits are left there
				}
				requireClose(t, c.math(x), c.own(x), within, c.name, x)
			}
		}
		for _, x := range numbers(100_000, -3, 6.5) {
			for _, x := range []float64{x, -x} {
				if got := c.own(x); math.Abs(got) > 0x1p-1020 {
					requireClose(t, c.math(x), got, c.within, c.name, x)
				}
			}
		}
		for _, x := range numbers(100_000, -0.5, 0.5) { // around 1, where logarithms vanish
			requireClose(t, c.math(x), c.own(x), c.within, c.name, x)
		}
	}
}

func TestPow(t *testing.T) {
	for i, x := range numbers(20_000, -5, 5) {
		for _, y := range []float64{0, 1, 2, 3, 7, 0.5, 1.5, float64(i%400)/40 - 5, -1.5} {
			requireClose(t, math.Pow(x, y), Pow(x, y), 16*ulp, "pow", x, y)
		}
	}
	for _, x := range []float64{0, 0.5, 1, 2, math.Inf(1), math.NaN()} {
		for _, y := range []float64{0, 1, -1, 0.5, math.Inf(1), math.Inf(-1), math.NaN()} {
			requireClose(t, math.Pow(x, y), Pow(x, y), ulp, "pow", x, y)
		}
	}
	require.True(t, math.IsNaN(Pow(-1, 0.5)))
	require.InEpsilon(t, math.Exp(2), Pow(1+1e-7, 2e7), 1e-6)
}

func TestDecade(t *testing.T) {
	for n := -300; n <= 300; n++ {
		x := math.Pow10(n)
		require.Equal(t, n, Decade(x))
		require.Equal(t, n, Decade(math.Nextafter(x, math.Inf(1))))
		require.Equal(t, n-1, Decade(math.Nextafter(x, 0)))
	}
}

func TestLogOfTheSmallest(t *testing.T) {
	require.InEpsilon(t, -1074*math.Ln2, Log(math.SmallestNonzeroFloat64), ulp)
}

func TestHypot(t *testing.T) {
	require.Equal(t, 5., Hypot(-3, 4))
	require.Zero(t, Hypot(0, 0))
	require.Equal(t, 1e300, Hypot(1e300, 1))
	require.True(t, math.IsNaN(Hypot(math.NaN(), 1)))
	require.True(t, math.IsInf(Hypot(math.Inf(-1), 1), 1))
}

func TestGammaFunctionsAgreeWithMath(t *testing.T) {
	for _, x := range append(numbers(50_000, -50, 40), 1, 2, 3, 7, 8, 1e-300, 0.9, 1.2316, 1.7316) {
		want, _ := math.Lgamma(x)
		requireClose(t, want, Lgamma(x), 16*ulp, "lgamma", x)
	}
	for _, x := range numbers(1000, -3, 2) {
		requireClose(t, math.Gamma(x), Gamma(x), 32*ulp, "gamma", x)
	}
}

func TestGammaTailsAgreeWithGonum(t *testing.T) {
	for _, a := range append(numbers(300, -4.6, 9.2), 0.01, 1, 10000) {
		for _, z := range []float64{-8, -5, -2, -1, -0.1, 0, 0.1, 1, 2, 5, 8} {
			x := a * math.Exp(z/math.Sqrt(a))
			below, above := GammaTails(a, x)
			if p := mathext.GammaIncReg(a, x); p > 1e-250 && p < 0.9 {
				requireClose(t, p, below, 2e-11, "lower tail", a, x)
			}
			if q := mathext.GammaIncRegComp(a, x); q > 1e-250 && q < 0.9 {
				requireClose(t, q, above, 2e-11, "upper tail", a, x)
			}
			require.InDelta(t, 1, below+above, 1e-15)
		}
	}
	below, above := GammaTails(3, 0)
	require.Equal(t, []float64{0, 1}, []float64{below, above})
	below, above = GammaTails(3, math.Inf(1))
	require.Equal(t, []float64{1, 0}, []float64{below, above})
}

func TestGammaQuantileIsTheInverse(t *testing.T) {
	for _, a := range []float64{0.5, 1, 2.5, 9.5, 100, 5000} {
		for _, p := range []float64{1e-6, 2e-5, 0.01, 0.5, 0.9, 0.99999} {
			below, _ := GammaTails(a, GammaQuantile(a, p))
			require.InEpsilon(t, p, below, 1e-9, "%v, %v", a, p)
		}
	}
}

func TestBetaAgreesWithGonum(t *testing.T) {
	as, bs := numbers(300, -0.7, 8), numbers(301, -0.7, 7)[1:]
	for i, a := range as {
		b := bs[len(bs)-1-i]
		for _, x := range []float64{0.001, 0.1, 0.5, 0.9, 0.999, a / (a + b)} {
			if p := mathext.RegIncBeta(a, b, x); p > 1e-200 {
				requireClose(t, p, BetaCDF(a, b, x), 1e-9, "beta", a, b, x)
			}
		}
		for _, p := range []float64{1e-9, 0.001, 0.025, 0.5, 0.975, 0.999} {
			require.InDelta(t, p, BetaCDF(a, b, BetaQuantile(a, b, p)), 1e-8*p, "quantile %v of beta %v, %v", p, a, b)
		}
	}
	require.Zero(t, BetaQuantile(2, 3, 0))
	require.Equal(t, 1., BetaQuantile(2, 3, 1))
}

func TestStudentAgreesWithGonum(t *testing.T) {
	for _, freedom := range []float64{1, 1.5, 2, 3, 9, 39, 199, 1999, 1e5} {
		for _, level := range []float64{0.1, 0.5, 0.9, 0.95, 0.99, 0.9983, 0.99999} {
			want := distuv.StudentsT{Sigma: 1, Nu: freedom}.Quantile((1 + level) / 2)
			requireClose(t, want, StudentTwoSided(level, freedom), 1e-9, "t", level, freedom)
		}
	}
}

func TestBinomialAgreesWithGonum(t *testing.T) {
	for _, n := range []int{1, 2, 10, 100, 3000} {
		for _, p := range []float64{0.01, 0.5, 0.9} {
			for _, k := range []int{-1, 0, n / 3, n / 2, n - 1, n} {
				want := distuv.Binomial{N: float64(n), P: p}.CDF(float64(k))
				require.InDelta(t, want, BinomialCDF(n, p, k), 1e-11, "%d of %d, %v", k, n, p)
			}
		}
	}
}

func TestNormal(t *testing.T) {
	for z := -30.; z <= 8; z += 0.01 {
		requireClose(t, distuv.UnitNormal.CDF(z), NormalCDF(z), 1e-13, "normal", z)
	}
}

var sink float64

func benchmark(b *testing.B, f func(float64) float64) {
	x := 0.
	for b.Loop() {
		x += 0x1p-20
		if x >= 1 {
			x = 0x1p-20
		}
		sink += f(x)
	}
}

func BenchmarkLog(b *testing.B)     { benchmark(b, Log) }
func BenchmarkMathLog(b *testing.B) { benchmark(b, math.Log) }
func BenchmarkExp(b *testing.B)     { benchmark(b, Exp) }
func BenchmarkMathExp(b *testing.B) { benchmark(b, math.Exp) }
