package portable

import "math"

// BetaCDF is the probability that a beta number with parameters a and b is at most x: the regularised incomplete beta
// function.
func BetaCDF(a, b, x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case !(x > 0):
		return 0
	case x >= 1:
		return 1
	case x > (a+1)/(a+b+2):
		return 1 - betaTail(b, a, 1-x, x)
	}
	return betaTail(a, b, x, 1-x)
}

// betaTail is BetaCDF where x is below the mean, nearly; rest is 1-x.
func betaTail(a, b, x, rest float64) float64 {
	return betaDensity(a, b, x, rest) / a * betaFraction(a, b, x)
}

// betaDensity is x^a·(1-x)^b over the beta function.
func betaDensity(a, b, x, rest float64) float64 {
	over := Lgamma(a+b) - Lgamma(a) - Lgamma(b)
	lower, upper := Log(x), Log(rest)
	if x < 0.5 {
		upper = Log1p(-x)
	} else {
		lower = Log1p(-rest)
	}
	return Exp(over + float64(a*lower) + float64(b*upper))
}

// betaFraction is the continued fraction of the incomplete beta function, from the top down (Lentz's method).
func betaFraction(a, b, x float64) float64 {
	const tiny = 1e-300
	away := func(v float64) float64 { // from 0
		if math.Abs(v) < tiny {
			return tiny
		}
		return v
	}
	c := 1.
	d := 1 / away(1-float64((a+b)*x)/(a+1))
	whole := d
	for m := 1.; ; m++ {
		even := m * (b - m) * x / ((a + float64(2*m) - 1) * (a + float64(2*m)))
		d = 1 / away(1+float64(even*d))
		c = away(1 + even/c)
		whole *= d * c
		odd := -(a + m) * (a + b + m) * x / ((a + float64(2*m)) * (a + float64(2*m) + 1))
		d = 1 / away(1+float64(odd*d))
		c = away(1 + odd/c)
		step := float64(d * c)
		whole *= step
		if math.Abs(step-1) < 0x1p-52 || m > 1e5 {
			return whole
		}
	}
}

// BetaQuantile is the x at which BetaCDF is p, for p between 0 and 1. Newton's steps, halving where one would leave the interval that
// still holds the answer.
func BetaQuantile(a, b, p float64) float64 {
	if !(p > 0) {
		return 0
	}
	if p >= 1 {
		return 1
	}
	low, high := 0., 1.
	x := a / (a + b)
	for range 200 {
		off := BetaCDF(a, b, x) - p
		if off > 0 {
			high = x
		} else {
			low = x
		}
		next := x - float64(off*x*(1-x))/betaDensity(a, b, x, 1-x)
		if math.Abs(next-x) <= 1e-9*min(x, 1-x) { // Newton doubles the digits: next is right to all of them
			return next
		}
		if !(next > low && next < high) {
			next = low + float64(0.5*(high-low))
		}
		x = next
	}
	return x
}

// StudentTwoSided is the t that a Student number with so many degrees of freedom exceeds, on either side, with probability 1-level.
func StudentTwoSided(level, freedom float64) float64 {
	if w := BetaQuantile(0.5, freedom/2, level); w < 0.5 { // t²/(t²+freedom)
		return math.Sqrt(freedom * w / (1 - w))
	}
	w := BetaQuantile(freedom/2, 0.5, 1-level) // freedom/(t²+freedom)
	return math.Sqrt(freedom * (1 - w) / w)
}

// BinomialCDF is the probability of at most k successes in n trials of probability p each.
func BinomialCDF(n int, p float64, k int) float64 {
	switch {
	case k < 0:
		return 0
	case k >= n:
		return 1
	}
	return BetaCDF(float64(n-k), float64(k+1), 1-p)
}
