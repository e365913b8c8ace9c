package erlang_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/erlang"
)

func TestBTable(t *testing.T) {
	for _, row := range []struct {
		c    int
		a    float64
		want string
	}{
		{1, 0.5, "0.333333333333"},
		{5, 3, "0.110054347826"},
		{10, 5, "0.0183845703366"},
		{10, 4.461, "0.00999778668790"},
		{12, 6, "0.0113648026294"},
		{15, 8.108, "0.00999963194260"},
		{20, 12, "0.00979563942006"},
		{30, 25, "0.0526031722281"},
		{40, 36.5, "0.0712312505741"},
		{100, 84.064, "0.00999968290265"},
		{100, 95, "0.0488042061787"},
		{200, 200, "0.0543524228386"},
		{200, 180, "0.01032499520"},
	} {
		as(t, row.want, erlang.B(row.c, row.a), "B")
		// The queue with as many places as servers is the same thing.
		s := steady(t, row.c, row.a, 1, 0, row.c)
		as(t, row.want, s.Blocked, "Blocked")
		require.Zero(t, s.Delayed)
		require.Zero(t, s.Wait)
		near(t, row.a*(1-erlang.B(row.c, row.a)), s.Busy, 1e-12, "Busy")
	}
}

// The three values are those of a public Python test suite, to 16 digits.
func TestBAgreesWithOthers(t *testing.T) {
	near(t, 0.8333333333333334, erlang.B(1, 5), 2e-16, "B(1, 5)")
	near(t, 0.5379631686320729, erlang.B(10, 20), 4e-16, "B(10, 20)")
	near(t, 0.08869684386923561, erlang.B(190, 200), 4e-16, "B(190, 200)")
	as(t, "0.2091028266", erlang.C(25, 20), "C(25, 20)")
}

func TestFormulasAtTheEdges(t *testing.T) {
	require.Equal(t, 1.0, erlang.B(0, 3))
	require.Equal(t, 0.0, erlang.B(3, 0))
	require.Equal(t, 0.0, erlang.C(3, 0))
	require.Equal(t, 1.0, erlang.C(3, 3))
	require.Equal(t, 1.0, erlang.C(3, 4))
	require.Less(t, erlang.C(3, 3*(1-1e-12)), 1.0)
	require.False(t, math.IsNaN(erlang.B(10_000, 1)), "underflow is no trouble")
	for _, load := range []float64{-1, math.NaN(), math.Inf(1)} {
		require.True(t, math.IsNaN(erlang.B(3, load)))
		require.True(t, math.IsNaN(erlang.C(3, load)))
		mean, peakedness := erlang.Overflow(3, load)
		require.True(t, math.IsNaN(mean) && math.IsNaN(peakedness))
	}
	require.True(t, math.IsNaN(erlang.B(-1, 1)))
	require.True(t, math.IsNaN(erlang.C(-1, 1)))
}

func TestOverflowTable(t *testing.T) {
	for _, row := range []struct {
		a                                         float64
		c1, c2                                    int
		blocked, mean, peakedness, loss, blocked2 string
	}{
		{12, 10, 6, "0.3019250403", "3.623100483", "1.951638485", "0.06041259246", "0.2000913618"},
		{36.5, 40, 10, "0.07123125057", "2.599940646", "3.540947401", "0.006104797148", "0.08570391645"},
		{45, 40, 10, "0.1845594456", "8.305175050", "3.147361602", "0.05410447216", "0.2931547177"},
	} {
		mean, peakedness := erlang.Overflow(row.c1, row.a)
		first, both := erlang.B(row.c1, row.a), erlang.B(row.c1+row.c2, row.a)
		as(t, row.blocked, first, "B(c1)")
		as(t, row.mean, mean, "mean")
		as(t, row.peakedness, peakedness, "peakedness")
		as(t, row.loss, both, "final loss")
		as(t, row.blocked2, both/first, "blocked at the second group")
	}
	// The planted error: overflow taken for Poisson traffic.
	require.InDelta(t, 0.0907001, erlang.B(6, 3.6231), 5e-8)
	_, none := erlang.Overflow(5, 0)
	require.Equal(t, 1.0, none)
}
