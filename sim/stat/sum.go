package stat

import "math"

// total adds up numbers in order and carries the rounding error of each step
// along (A. Neumaier 1974). The result is as good as one rounding of the exact
// sum unless the terms cancel almost completely.
type total struct{ sum, lost float64 }

func (t *total) add(x float64) {
	next := t.sum + x
	if math.Abs(t.sum) >= math.Abs(x) {
		t.lost += (t.sum - next) + x
	} else {
		t.lost += (x - next) + t.sum
	}
	t.sum = next
}

func (t *total) value() float64 { return t.sum + t.lost }

// sum adds up xs in order.
func sum(xs []float64) float64 {
	var t total
	for _, x := range xs {
		t.add(x)
	}
	return t.value()
}

// apply returns f of every x.
func apply(xs []float64, f func(float64) float64) []float64 {
	out := make([]float64, len(xs))
	for i, x := range xs {
		out[i] = f(x)
	}
	return out
}

// center returns the mean of xs, which is not empty, and every x's distance
// from it. It distributes the rounding error that is left in the sum: equal
// observations then have exactly their value as the mean, and no spread.
func center(xs []float64) (mean float64, apart []float64) {
	var t total
	for _, x := range xs {
		t.add(x)
	}
	n := float64(len(xs))
	mean = t.value() / n
	for range xs {
		t.add(-mean)
	}
	mean += t.value() / n
	return mean, apply(xs, func(x float64) float64 { return x - mean })
}

// square returns x times x, rounded: the compiler may not fuse it into a sum,
// which would give other digits on other processors.
func square(x float64) float64 { return float64(x * x) }

// spread returns the standard deviation (over n-1) of observations that lie so
// far apart from their mean, and their skewness, third moment over standard
// deviation cubed. No spread has no skewness: 0.
func spread(apart []float64) (deviation, skewness float64) {
	n := float64(len(apart))
	squares := sum(apply(apart, square))
	if squares == 0 {
		return 0, 0
	}
	scale := math.Sqrt(squares / n)
	cubes := sum(apply(apart, func(d float64) float64 { return square(d/scale) * (d / scale) }))
	return math.Sqrt(squares / (n - 1)), cubes / n
}

// present returns the pairs of a and b without those in which either is NaN.
func present(a, b []float64) (as, bs []float64) {
	if len(a) != len(b) {
		panic("stat: as many of one as of the other, one of each per replication")
	}
	for i := range a {
		if !math.IsNaN(a[i]) && !math.IsNaN(b[i]) {
			as, bs = append(as, a[i]), append(bs, b[i])
		}
	}
	return as, bs
}

// skewness is that of observations that lie so far apart from their mean.
func skewness(apart []float64) float64 {
	_, lean := spread(apart)
	return lean
}
