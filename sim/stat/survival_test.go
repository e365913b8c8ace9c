package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/stat"
)

// sixMP is the treated group of E. J. Freireich et al. (1963), in weeks, the
// example of half the textbooks. The second column has the end of those censored.
func sixMP() (times, ends []float64) {
	for _, week := range []float64{6, 6, 6, 7, 10, 13, 16, 22, 23} {
		times, ends = append(times, week), append(ends, nan)
	}
	for _, week := range []float64{6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35} {
		times, ends = append(times, inf), append(ends, week)
	}
	for i, end := range ends {
		if math.IsNaN(end) {
			ends[i] = 40 // not looked at
		}
	}
	return times, ends
}

// The curve, Greenwood's errors and the log(-log) intervals as statistical
// packages print them for these data.
func TestSurvivalAsPublished(t *testing.T) {
	s := stat.Survive(sixMP())
	require.Equal(t, []int{21, 9}, []int{s.N, s.Happened})
	for _, row := range []struct{ week, left, deviation, low, high float64 }{
		{7, 0.8067, 0.0869, 0.5631, 0.9228},
		{10, 0.7529, 0.0963, 0.5032, 0.8894},
		{13, 0.6902, 0.1068, 0.4316, 0.8491},
		{16, 0.6275, 0.1141, 0.3675, 0.8049},
		{22, 0.5378, 0.1282, 0.2678, 0.7468},
		{23, 0.4482, 0.1346, 0.1881, 0.6801},
	} {
		e := s.By(row.week)
		require.Equal(t, 21, e.N)
		require.InDelta(t, 1-row.left, e.Mean, 5e-5)
		require.InDelta(t, row.deviation, e.StdDev/math.Sqrt(21), 5e-5)
		require.InDelta(t, 1-row.high, e.Low, 5e-5)
		require.InDelta(t, 1-row.low, e.High, 5e-5)
	}
	require.Equal(t, s.By(7), s.By(9.5), "between the steps it is level")
	require.Equal(t, s.By(23), s.Share())
	require.Equal(t, stat.Share(3, 21), s.By(6), "nothing was censored before")
	require.Equal(t, stat.Share(0, 21), s.By(5.9))

	q, ok := s.Quantile(0.5)
	require.True(t, ok)
	require.Equal(t, stat.QuantileEstimate{N: 21, P: 0.5, Point: 23, Interval: stat.Interval{Low: 13, High: inf}, Level: 0.95}, q)
	q, ok = s.Quantile(0.25)
	require.True(t, ok)
	require.Equal(t, 13.0, q.Point)
	q, ok = s.Quantile(0.8)
	require.True(t, ok)
	require.Equal(t, inf, q.Point, "not reached")
	require.Equal(t, 23.0, q.Low, "not reached, but it takes at least so long")
	_, ok = s.Quantile(0.9)
	require.False(t, ok, "too few")
	e, ok := s.Mean()
	require.False(t, ok)
	require.True(t, math.IsNaN(e.Mean))
	require.Equal(t, everything, e.Interval)
	require.Equal(t, 21, e.N)
}

// Where all replications end together there is nothing that Quantile and Share
// would not know.
func TestSurvivalWithOneEndIsShareAndQuantile(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	for range 50 {
		xs := draw(60, r.ExpFloat64)
		ends := make([]float64, len(xs))
		happened := 0
		for i, x := range xs {
			ends[i] = 1.5
			if x > 1.5 {
				xs[i] = inf
			} else {
				happened++
			}
		}
		for _, s := range []stat.Survival{stat.Survive(xs, nil), stat.Survive(xs, ends)} {
			for _, p := range []float64{0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99} {
				want, wantOK := stat.Quantile(p, xs)
				got, ok := s.Quantile(p)
				require.Equal(t, wantOK, ok)
				if ok {
					require.Equal(t, want, got)
				}
			}
			require.Equal(t, happened, s.Happened)
			require.Equal(t, stat.Share(happened, 60), s.Share())
			require.Equal(t, stat.Share(happened, 60), s.By(77))
		}
	}
}

func TestSurvivalWithoutCensoring(t *testing.T) {
	s := stat.Survive([]float64{3, nan, 1, 2}, []float64{9, nan, 9, 9})
	e, ok := s.Mean()
	require.True(t, ok)
	require.Equal(t, stat.Mean([]float64{3, 1, 2}), e)
	require.Equal(t, stat.Share(3, 3), s.Share())
	require.Equal(t, stat.Share(2, 3), s.By(2))
	require.Equal(t, stat.Share(0, 3), s.By(0))
}

func TestSurvivalAtTheEdges(t *testing.T) {
	s := stat.Survive(nil, nil)
	require.Equal(t, stat.Interval{Low: 0, High: 1}, s.Share().Interval)
	_, ok := s.Mean()
	require.False(t, ok)
	_, ok = s.Quantile(0.5)
	require.False(t, ok)

	// It never happened. Of those who ended early less can be said.
	s = stat.Survive([]float64{inf, inf, inf}, []float64{4, 5, 6})
	require.Zero(t, s.Happened)
	require.Equal(t, stat.Share(0, 3), s.By(4))
	require.Equal(t, stat.Share(0, 2).Interval, s.By(5).Interval)
	require.Equal(t, stat.Share(0, 1).Interval, s.By(6).Interval)
	require.Equal(t, s.By(6).Interval, s.Share().Interval)
	require.Equal(t, 3, s.Share().N)

	// All that were left went: the share is 1, its interval no narrower at the low
	// end than before.
	s = stat.Survive([]float64{1, 2, 3, 4, inf, 8}, []float64{9, 9, 9, 9, 5, 9})
	require.Equal(t, 1.0, s.Share().Mean)
	require.Zero(t, s.Share().StdDev)
	require.Less(t, 0.0, s.By(4).Low)
	require.Equal(t, stat.Interval{Low: 0, High: 1}, stat.Survive([]float64{inf, 2}, []float64{1, 3}).Share().Interval)
	require.Equal(t, 1.0, s.Share().High)
	require.Greater(t, s.Share().Low, 0.0)

	require.Panics(t, func() { stat.Survive([]float64{1}, []float64{}) })
	require.Panics(t, func() { stat.Survive([]float64{2}, []float64{1}) })
	require.Panics(t, func() { stat.Survive([]float64{inf}, []float64{nan}) })
	require.Panics(t, func() { s.By(nan) })
}

func TestSurvivalLeavesItsArgumentsAlone(t *testing.T) {
	times, ends := []float64{3, inf, 1}, []float64{9, 2, 9}
	s := stat.Survive(times, ends)
	s.Quantile(0.5)
	require.Equal(t, []float64{3, inf, 1}, times)
	require.Equal(t, []float64{9, 2, 9}, ends)
}

// The interval contains the point, and shares only grow, whatever the censoring.
func TestSurvivalIsInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for range 200 {
		s := stat.Survive(watched(r, 5+r.IntN(40)))
		before := 0.0
		for at := 0.0; at < 4; at += 0.1 {
			e := s.By(at)
			require.True(t, e.Contains(e.Mean) && e.Low >= 0 && e.High <= 1)
			require.GreaterOrEqual(t, e.Mean, before-1e-12)
			before = e.Mean
		}
		for _, p := range []float64{0.25, 0.5, 0.75} {
			if q, ok := s.Quantile(p); ok {
				require.True(t, q.Contains(q.Point))
			}
		}
	}
}

// watched draws exponential times of mean 1, each watched for an exponential time
// of mean 2 or at most 3.
func watched(r *rand.Rand, n int) (times, ends []float64) {
	times = draw(n, r.ExpFloat64)
	ends = draw(n, func() float64 { return min(3, 2*r.ExpFloat64()) })
	for i := range times {
		if times[i] > ends[i] {
			times[i] = inf
		}
	}
	return times, ends
}
