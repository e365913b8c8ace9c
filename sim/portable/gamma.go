package portable

import "math"

// Lgamma is ln Γ(x) for x above 0.
func Lgamma(x float64) float64 {
	switch {
	case !(x > 0) || math.IsInf(x, 1):
		return math.NaN()
	case x == 1 || x == 2:
		return 0
	case x < 0x1p-70:
		return -Log(x)
	case x <= 0.9:
		return gammaNear1(x+1, x) - Log(x)
	case x < 2:
		return gammaNear1(x, x-1)
	case x < 8:
		return gammaTo8(x)
	}
	return float64((x-0.5)*(Log(x)-1)) + stirlingRest(x)
}

// stirlingRest is ln Γ(x) less (x-½)(ln x - 1), for x from 8 on.
func stirlingRest(x float64) float64 {
	z := 1 / x
	y := float64(z * z)
	return 4.18938533204672725052e-01 + float64(z*polynomial(y, 8.33333333333329678849e-02, -2.77777777728775536470e-03,
		7.93650558643019558500e-04, -5.95187557450339963135e-04, 8.36339918996282139126e-04, -1.63092934096575273989e-03))
}

// gammaNear1 is ln Γ(x) for x from 0.9 to 2, with above = x-1 given because it may have more digits.
func gammaNear1(x, above float64) float64 {
	const least = 1.46163214496836224576e+00 // where Γ is least
	switch {
	case x >= 1.7316:
		y := 1 - above
		z := float64(y * y)
		p1 := polynomial(z, 7.72156649015328655494e-02, 6.73523010531292681824e-02, 7.38555086081402883957e-03, 1.19270763183362067845e-03,
			2.20862790713908385557e-04, 2.52144565451257326939e-05)
		p2 := polynomial(z, 3.22467033424113591611e-01, 2.05808084325167332806e-02, 2.89051383673415629091e-03, 5.10069792153511336608e-04,
			1.08011567247583939954e-04, 4.48640949618915160150e-05)
		return (float64(y*p1) + float64(z*p2)) - float64(0.5*y)
	case x >= 1.1917:
		y := above - (least - 1)
		z := float64(y * y)
		w := float64(z * y)
		p1 := polynomial(w, 4.83836122723810047042e-01, -3.27885410759859649565e-02, 6.10053870246291332635e-03,
			-1.40346469989232843813e-03, 3.15632070903625950361e-04)
		p2 := polynomial(w, -1.47587722994593911752e-01, 1.79706750811820387126e-02, -3.68452016781138256760e-03,
			8.81081882437654011382e-04, -3.12754168375120860518e-04)
		p3 := polynomial(w, 6.46249402391333854778e-02, -1.03142241298341437450e-02, 2.25964780900612472250e-03,
			-5.38595305356740546715e-04, 3.35529192635519073543e-04)
		const tail = -3.63867699703950536541e-18
		p := float64(z*p1) - (tail - float64(w*(p2+float64(y*p3))))
		return -1.21486290535849611461e-01 + p
	}
	y := above
	p1 := y * polynomial(y, -7.72156649015328655494e-02, 6.32827064025093366517e-01, 1.45492250137234768737e+00, 9.77717527963372745603e-01,
		2.28963728064692451092e-01, 1.33810918536787660377e-02)
	p2 := polynomial(y, 1, 2.45597793713041134822e+00, 2.12848976379893395361e+00, 7.69285150456672783825e-01, 1.04222645593369134254e-01,
		3.21709242282423911810e-03)
	return p1/p2 - float64(0.5*y)
}

// gammaTo8 is ln Γ(x) for x from 2 to 8: that of a number from 2 to 3, and the factors between.
func gammaTo8(x float64) float64 {
	whole := math.Floor(x)
	y := x - whole
	p := y * polynomial(y, -7.72156649015328655494e-02, 2.14982415960608852501e-01, 3.25778796408930981787e-01, 1.46350472652464452805e-01,
		2.66422703033638609560e-02, 1.84028451407337715652e-03, 3.19475326584100867617e-05)
	q := polynomial(y, 1, 1.39200533467621045958e+00, 7.21935547567138069525e-01, 1.71933865632803078993e-01, 1.86459191715652901344e-02,
		7.77942496381893596434e-04, 7.32668430744625636189e-06)
	factors := 1.
	for i := 2.; i < whole; i++ {
		factors *= y + i
	}
	return (float64(0.5*y) + p/q) + Log(factors)
}

// Gamma is Γ(x) for x above 0.
func Gamma(x float64) float64 { return Exp(Lgamma(x)) }

// GammaDensity is x^a·e^-x/Γ(a), the density of the logarithm of a gamma number of shape a and scale 1.
func GammaDensity(a, x float64) float64 {
	if a < 8 || x < a/4 || x > 4*a {
		return Exp(float64(a*Log(x)) - x - Lgamma(a))
	}
	// For large shapes the terms above nearly cancel. Only the distance from a is left here.
	d := (x - a) / a
	off := float64(a * (Log1p(d) - d))
	// Γ(a) = √(2π/a)·(a/e)^a·e^rest
	rest := stirlingRest(a) - (halfLog2Pi - 0.5)
	return math.Sqrt(a/(2*math.Pi)) * Exp(off-rest)
}

// halfLog2Pi is ln √(2π).
const halfLog2Pi = 0.918938533204672741780329736405617640

// GammaTails are the probabilities that a gamma number of shape a and scale 1 is below x, and above. Both have full relative
// precision unless they are very near 1.
func GammaTails(a, x float64) (below, above float64) {
	switch {
	case !(x > 0):
		return 0, 1
	case math.IsInf(x, 1):
		return 1, 0
	case x < a+1:
		below = gammaSeries(a, x)
		return below, 1 - below
	}
	above = gammaFraction(a, x)
	return 1 - above, above
}

// gammaSeries is the lower tail as the sum of x^(a+n)·e^-x/Γ(a+n+1).
func gammaSeries(a, x float64) float64 {
	term, sum := 1., 1.
	for n := a + 1; term > sum*0x1p-56; n++ {
		term = float64(term * (x / n))
		sum += term
	}
	return GammaDensity(a, x) / a * sum
}

// gammaFraction is the upper tail as a continued fraction, from the top down (Lentz's method).
func gammaFraction(a, x float64) float64 {
	const tiny = 1e-300
	b := x + 1 - a
	c, d := 1/tiny, 1/b
	whole := d
	for n := 1.; ; n++ {
		an := float64(n * (a - n))
		b += 2
		d = float64(an*d) + b
		if math.Abs(d) < tiny {
			d = tiny
		}
		c = b + an/c
		if math.Abs(c) < tiny {
			c = tiny
		}
		d = 1 / d
		step := float64(d * c)
		whole *= step
		if math.Abs(step-1) < 0x1p-52 || n > 1e5 {
			return GammaDensity(a, x) * whole
		}
	}
}

// GammaQuantile is the quantile at probability p, between 0 and 1, of a gamma distribution with shape a and scale 1. It
// takes Newton steps, and halves or doubles if a step would leave the interval that holds the answer.
func GammaQuantile(a, p float64) float64 {
	low, high := 0., math.Inf(1)
	x := a
	for range 500 {
		below, _ := GammaTails(a, x)
		off := below - p
		if off > 0 {
			high = x
		} else {
			low = x
		}
		next := x - float64(off*x)/GammaDensity(a, x)
		if math.Abs(next-x) <= 1e-9*x { // Newton doubles the digits: next is right to all of them
			return next
		}
		if !(next > low && next < high) {
			next = min(low+float64(0.5*(high-low)), 2*x)
		}
		x = next
	}
	return x
}
