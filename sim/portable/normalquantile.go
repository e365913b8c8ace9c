package portable

import "math"

// NormalQuantile is the quantile of the standard normal distribution, for 0 < u < 1.
// Algorithm AS 241, PPND16 (Wichura, Applied Statistics 37, 1988, 477-484): relative
// error about 1e-16. An own copy, because frozen results depend on it.
func NormalQuantile(u float64) float64 {
	q := u - 0.5
	if math.Abs(q) <= 0.425 {
		r := 0.180625 - float64(q*q)
		return q * ratio(&normalCentre, r)
	}
	tail := min(u, 1-u)
	r := math.Sqrt(-Log(tail))
	var z float64
	if r <= 5 {
		z = ratio(&normalTail, r-1.6)
	} else {
		z = ratio(&normalFarTail, r-5)
	}
	if q < 0 {
		return -z
	}
	return z
}

// rational holds the coefficients of two polynomials of degree 7, constant term first.
type rational struct {
	over, under [8]float64
}

// ratio is the quotient of the two polynomials at r.
func ratio(c *rational, r float64) float64 {
	return byPairs(&c.over, r) / byPairs(&c.under, r)
}

// byPairs adds up by pairs (Estrin's scheme), because a processor does several at once. All terms are positive here, so
// nothing cancels.
func byPairs(c *[8]float64, r float64) float64 {
	r2 := r * r
	low := pair(c[0], c[1], r) + float64(pair(c[2], c[3], r)*r2)
	high := pair(c[4], c[5], r) + float64(pair(c[6], c[7], r)*r2)
	return low + float64(high*float64(r2*r2))
}

// pair is a + b·r, without a fused multiply-add.
func pair(a, b, r float64) float64 {
	return a + float64(b*r)
}

// The coefficients of AS 241 for |u - 1/2| up to 0.425, for tails down to exp(-25),
// and for tails beyond.
var (
	normalCentre = rational{
		over: [8]float64{
			3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
			4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3,
		},
		under: [8]float64{
			1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
			2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
		},
	}
	normalTail = rational{
		over: [8]float64{
			1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
			1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
		},
		under: [8]float64{
			1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
			1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
		},
	}
	normalFarTail = rational{
		over: [8]float64{
			6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
			2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
		},
		under: [8]float64{
			1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
			7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
		},
	}
)
