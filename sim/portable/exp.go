package portable

import "math"

const (
	log2e     = 1.44269504088896338700e+00
	overflow  = 7.09782712893383973096e+02
	underflow = -7.45133219101941108420e+02
)

// Exp is e to the power x, within 1 ulp.
func Exp(x float64) float64 {
	if !(x > -far && x < far) {
		return farExp(x)
	}
	y, k := exp2(x)
	return math.Float64frombits(math.Float64bits(y) + uint64(int64(k))<<52)
}

// far is a power that is far from too large for a number, and so is its negative from too small.
const far = 700

// farExp is Exp of what is not so near.
func farExp(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > overflow:
		return math.Inf(1)
	case x < underflow:
		return 0
	}
	y, k := exp2(x)
	return math.Ldexp(y, int(k))
}

// exp2 is e to the power x as y·2^k, with y about 1 and a whole k.
func exp2(x float64) (y, k float64) {
	const round = 0x1.8p52 // adding and subtracting it rounds to a whole number
	k = (float64(log2e*x) + round) - round
	high := float64(x) - float64(k*ln2High) // where this is inlined, x may be a product
	low := float64(k * ln2Low)
	r := high - low
	t := float64(r * r)
	c := r - float64(t*(1.66666666666666657415e-01+
		float64(t*(-2.77777777770155933842e-03+
			float64(t*(6.61375632143793436117e-05+
				float64(t*(-1.65339022054652515390e-06+
					float64(t*4.13813679705723846039e-08)))))))))
	return 1 - ((low - float64(r*c)/(2-c)) - high), k
}

// Expm1 is e to the power x less 1, exact also where x is so small that the 1 would swallow it.
func Expm1(x float64) float64 {
	const halfLn2 = 0.34657
	switch size := math.Abs(x); {
	case size < halfLn2:
		return smallExpm1(x)
	case size < 2*halfLn2:
		m := smallExpm1(x / 2)
		return m * (m + 2) // (m+1)² - 1
	}
	return Exp(x) - 1
}

// smallExpm1 is Expm1 for |x| up to half of ln 2.
func smallExpm1(x float64) float64 {
	if math.Abs(x) < 0x1p-54 {
		return x
	}
	half := 0.5 * x
	hxs := float64(x * half)
	r1 := polynomial(hxs, 1, -3.33333333333331316428e-02, 1.58730158725481460165e-03, -7.93650757867487942473e-05,
		4.00821782732936239552e-06, -2.01099218183624371326e-07)
	t := 3 - float64(r1*half)
	e := float64(hxs * ((r1 - t) / (6 - float64(x*t))))
	return x - (float64(x*e) - hxs)
}

// Pow is x to the power y, for x of 0 or more. Whole powers up to a million are products; of others the fraction goes through Exp and Log.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case x < 0 || math.IsNaN(x) || math.IsNaN(y):
		return math.NaN()
	case x == 0 || math.IsInf(x, 1) || math.IsInf(y, 0):
		return extreme(x, y)
	case y < 0:
		return 1 / Pow(x, -y)
	case y > 1e6:
		return Exp(y * Log(x))
	}
	whole := math.Floor(y)
	power := 1.
	for n, square := int(whole), x; n > 0; n, square = n/2, square*square {
		if n%2 == 1 {
			power *= square
		}
	}
	switch y - whole {
	case 0:
	case 0.5:
		power *= math.Sqrt(x)
	default:
		power *= Exp((y - whole) * Log(x))
	}
	return power
}

// extreme is the power where x is 0 or one of the two is infinite: 0 or infinite, as the logarithm times y says.
func extreme(x, y float64) float64 {
	if (x > 1) == (y > 0) {
		return math.Inf(1)
	}
	return 0
}

// Decade is the largest whole n for which 10^n is at most x, for a finite x above 0.
func Decade(x float64) int {
	n := int(math.Floor(Log(x) / math.Ln10))
	for math.Pow10(n+1) <= x {
		n++
	}
	for math.Pow10(n) > x {
		n--
	}
	return n
}

// Hypot is √(x²+y²), without overflow between.
func Hypot(x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	if x < y {
		x, y = y, x
	}
	if x == 0 || math.IsInf(x, 1) {
		return x
	}
	q := y / x
	return x * math.Sqrt(1+float64(q*q))
}
