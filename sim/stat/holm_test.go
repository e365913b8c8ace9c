package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/stat"
)

func TestHolmByHand(t *testing.T) {
	// In order 0.005·4, 0.01·3, 0.03·2, 0.04·1, none below the one before it.
	got := stat.Holm([]float64{0.01, 0.04, 0.03, 0.005})
	require.InDeltaSlice(t, []float64{0.03, 0.06, 0.06, 0.02}, got, 1e-15)

	require.InDeltaSlice(t, []float64{1, 0.6, 1, 1}, stat.Holm([]float64{0.5, 0.15, 0.9, 0.5}), 1e-15, "at most 1")
	require.InDeltaSlice(t, []float64{0.06, 0.06, 0.06}, stat.Holm([]float64{0.02, 0.02, 0.02}), 1e-15, "ties are alike")
	require.Equal(t, []float64{0.04}, stat.Holm([]float64{0.04}), "one test is not adjusted")
	require.Equal(t, []float64{0, 1}, stat.Holm([]float64{0, 1}))
	require.Empty(t, stat.Holm(nil))
}

func TestHolmLeavesItsArgumentAlone(t *testing.T) {
	p := []float64{0.3, 0.1, 0.2}
	stat.Holm(p)
	require.Equal(t, []float64{0.3, 0.1, 0.2}, p)
	for _, bad := range []float64{nan, -0.1, 1.1, inf} {
		require.Panics(t, func() { stat.Holm([]float64{0.5, bad}) })
	}
}

// With 1 and 2 degrees of freedom Student's t has a distribution function that
// can be written down.
func TestPByHand(t *testing.T) {
	p := stat.Difference([]float64{1, 3}, []float64{0, 0})
	require.InDelta(t, 1-2/math.Pi*math.Atan(2), p.P(), 1e-14, "t = 2, one degree of freedom")

	p = stat.Difference([]float64{1, 2, 3}, []float64{0, 0, 0})
	x := 2 * math.Sqrt(3) // the mean 2 over 1/√3
	require.InDelta(t, 1-x/math.Sqrt(2+x*x), p.P(), 1e-14, "two degrees of freedom")

	q := stat.Difference([]float64{0, 0, 0}, []float64{1, 2, 3})
	require.Equal(t, p.P(), q.P(), "two-sided")
}

func TestPWhereNothingCanBeShown(t *testing.T) {
	for _, p := range []stat.Paired{
		stat.Difference(nil, nil),
		stat.Difference([]float64{5}, []float64{1}),
		stat.Difference([]float64{5, 3, 2}, []float64{5, 3, 2}),
		stat.Difference([]float64{5, 3}, []float64{3, 5}),
		stat.Difference([]float64{inf, 2, 3}, []float64{inf, 1, 1}),
		stat.Difference([]float64{inf, 2, 3}, []float64{0, 1, 1}),
	} {
		require.Equal(t, 1.0, p.P())
	}
	require.Zero(t, stat.Difference([]float64{2, 2}, []float64{1, 1}).P())
}

func TestPAgreesWithShown(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	shown := 0
	for n := 2; n < 300; n++ {
		d := draw(n, func() float64 { return r.NormFloat64() + 2/math.Sqrt(float64(n)) })
		p := stat.Difference(d, make([]float64, n))
		require.Equal(t, p.Shown, p.P() < 0.05)
		if p.Shown {
			shown++
		}
	}
	require.InDelta(t, 150, shown, 40, "or nothing was tested")
}

// Nine of ten strategies are no different from the one in use, and share their
// chance. Unadjusted, far more than 5 % of studies would name one of them.
func TestHolmHoldsTheFamily(t *testing.T) {
	const studies, n, others = 1000, 20, 10
	r := rand.New(rand.NewPCG(17, 4))
	alone, together, found := 0, 0, 0
	for range studies {
		base := draw(n, r.NormFloat64)
		p := make([]float64, others)
		for i := range p {
			other := draw(n, r.NormFloat64)
			if i == 0 {
				for j := range other {
					other[j] += 2
				}
			}
			p[i] = stat.Difference(other, base).P()
		}
		adjusted := stat.Holm(p)
		alone += some(p[1:])
		together += some(adjusted[1:])
		found += some(adjusted[:1])
	}
	require.Greater(t, alone, studies/5)
	require.LessOrEqual(t, together, 65, "5 % of 1000, and twice the standard deviation")
	require.Greater(t, found, studies*95/100)
}

// some is 1 if any p-value is at most 0.05.
func some(p []float64) int {
	for _, x := range p {
		if x <= 0.05 {
			return 1
		}
	}
	return 0
}
