package stat

import (
	"math"

	"nines/sim/portable"
)

// Rinott is the number of replications that the procedure of Y. Rinott (1978)
// needs to pick the best of k independent systems. The best is picked with
// probability 1-alpha, if it is better than every other by delta. The first n0
// replications of each give its variance; in total a system needs (h·s/delta)².
// The number shows what common random numbers save [KimNelson], which may use
// them; Rinott may not.
//
// The number is for the system that needs the most; it is at least n0. It panics
// unless k >= 2, 0 < alpha < 0.5, delta is positive, and there are two
// replications at least.
func Rinott(k int, alpha, delta float64, first []float64) int {
	n0 := len(first)
	if k < 2 || n0 < 2 || !(alpha > 0 && alpha < 0.5) || !(delta > 0) {
		panic("stat: Rinott wants two systems, two replications, 0 < alpha < 0.5 and a positive delta")
	}
	wanted := math.Ceil(square(RinottConstant(k, n0, alpha) * mean(first).StdDev / delta))
	if !(wanted < countless) {
		return countless
	}
	return max(n0, int(wanted))
}

// RinottConstant is the h of Rinott's procedure: the solution of
//
//	∫ [∫ Φ(h/√((n0-1)(1/x+1/y))) f(x) dx]^(k-1) f(y) dy = 1-alpha
//
// with f the density of chi-squared with n0-1 degrees of freedom.
//
// Source: Y. Rinott (1978), "On two-stage selection procedures and related
// probability-inequalities".
func RinottConstant(k, n0 int, alpha float64) float64 {
	chi := overQuantiles(float64(n0 - 1))
	chi.pair()
	low, high := 0.0, 1.0
	for chi.selectsBest(k, high) < 1-alpha {
		low, high = high, 2*high
	}
	for high-low > 1e-6 {
		if h := (low + high) / 2; chi.selectsBest(k, h) < 1-alpha {
			low = h
		} else {
			high = h
		}
	}
	return high
}

// chiSquared is what it takes to integrate over chi-squared: some of its values,
// with their weights.
type chiSquared struct {
	freedom        float64
	values, weight []float64
	apart, below   [][]float64 // of each pair of values with x <= y: what h is divided by, and room for its share of the normal curve
}

// overQuantiles integrates over the quantiles, which are 0 to 1.
func overQuantiles(freedom float64) chiSquared {
	const points = 200
	c := chiSquared{freedom: freedom, values: make([]float64, points), weight: make([]float64, points)}
	legendre(c.values, c.weight)
	for i, p := range c.values {
		c.values[i] = 2 * portable.GammaQuantile(freedom/2, p)
	}
	return c
}

// pair prepares the pairs of values. Both orders of a pair are alike, so each is worked out once.
func (c *chiSquared) pair() {
	for i, y := range c.values {
		apart := make([]float64, i+1)
		for j, x := range c.values[:i+1] {
			apart[j] = math.Sqrt(c.freedom * (1/x + 1/y))
		}
		c.apart, c.below = append(c.apart, apart), append(c.below, make([]float64, i+1))
	}
}

// selectsBest is the probability that the best of k systems is picked with h.
func (c chiSquared) selectsBest(k int, h float64) float64 {
	for i, apart := range c.apart {
		for j, a := range apart {
			c.below[i][j] = portable.NormalCDF(h / a)
		}
	}
	whole := 0.0
	for i := range c.values {
		inner := 0.0
		for j := range c.values {
			inner += float64(c.weight[j] * c.below[max(i, j)][min(i, j)])
		}
		whole += float64(c.weight[i] * portable.Pow(inner, float64(k-1)))
	}
	return whole
}

// legendre fills in the points and weights, from 0 to 1, to integrate by the
// method of Gauss and Legendre. The points are the roots of Legendre's
// polynomial of that degree. Newton's method finds them from near their places
// on the circle.
func legendre(at, weight []float64) {
	n := len(at)
	for i := range at {
		x := cosine(math.Pi * (float64(i) + 0.75) / (float64(n) + 0.5))
		var slope float64
		for range 10 {
			value, before := x, 1.
			for k := 2; k <= n; k++ {
				m := float64(k)
				value, before = (float64((float64(2*m)-1)*x*value)-float64((m-1)*before))/m, value
			}
			slope = float64(n) * (float64(x*value) - before) / (float64(x*x) - 1)
			x -= value / slope
		}
		at[i], weight[i] = (1-x)/2, 1/((1-float64(x*x))*float64(slope*slope))
	}
}

// cosine is good enough to begin a search at.
func cosine(angle float64) float64 {
	sum, term := 1., 1.
	for k := 2.; k < 40; k += 2 {
		term = float64(term * (-angle * angle / (k * (k - 1))))
		sum += term
	}
	return sum
}
