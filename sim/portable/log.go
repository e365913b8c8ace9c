package portable

import "math"

// ln 2 in two parts. The first has few enough bits that its product with an exponent is exact.
const (
	ln2High = 6.93147180369123816490e-01
	ln2Low  = 1.90821492927058770002e-10
)

// The coefficients of FreeBSD's log and log1p.
const (
	l1 = 6.666666666666735130e-01
	l2 = 3.999999999940941908e-01
	l3 = 2.857142874366239149e-01
	l4 = 2.222219843214978396e-01
	l5 = 1.818357216161805012e-01
	l6 = 1.531383769920937332e-01
	l7 = 1.479819860511658591e-01
)

// leastNormal are the bits of the smallest number with a full mantissa, infinity those of +Inf.
const (
	leastNormal = 0x0010000000000000
	infinity    = 0x7ff0000000000000
	mantissa    = 0x000fffffffffffff
	rootHalf    = 0x3fe6a09e667f3bcd // √½
)

// Log is the natural logarithm of x: within 1 ulp, -Inf for 0, NaN for negative numbers.
func Log(x float64) float64 {
	ix, scale := math.Float64bits(x), int64(0)
	if ix-leastNormal >= infinity-leastNormal { // 0, negative, subnormal, infinite or no number
		if !(x > 0) || ix == infinity {
			return specialLog(x)
		}
		ix, scale = math.Float64bits(x*0x1p54), -54
	}
	offset := ix - rootHalf
	k := float64(int64(offset)>>52 + scale)
	f := math.Float64frombits(ix-offset&^mantissa) - 1 // from √½-1 to √2-1
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	t1 := float64(s2 * (l1 + float64(s4*(l3+float64(s4*(l5+float64(s4*l7)))))))
	t2 := float64(s4 * (l2 + float64(s4*(l4+float64(s4*l6)))))
	half := float64(0.5 * f * f)
	return float64(k*ln2High) - ((half - (float64(s*(half+(t1+t2))) + float64(k*ln2Low))) - f)
}

// specialLog is Log of what is no finite number above 0.
func specialLog(x float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case math.IsInf(x, 1):
		return x
	}
	return math.NaN()
}

// Log1p is the logarithm of 1+x, exact also where x is so small that 1+x loses it. It corrects Log(1+x) by what was lost
// when 1 and x were added.
func Log1p(x float64) float64 {
	switch u := 1 + x; {
	case !(x > -1) || math.IsInf(x, 1):
		return Log(u)
	case math.Abs(x) < 0.29:
		return smallLog1p(x)
	case x > 0x1p53:
		return Log(x)
	default:
		lost := x - (u - 1)
		if x > 1 {
			lost = 1 - (u - x)
		}
		return Log(u) + lost/u
	}
}

// smallLog1p needs no exponent: 1+x lies between √½ and √2.
func smallLog1p(x float64) float64 {
	if math.Abs(x) < 0x1p-54 {
		return x
	}
	s := x / (2 + x)
	z := s * s
	r := float64(z * polynomial(z, l1, l2, l3, l4, l5, l6, l7))
	half := float64(0.5 * x * x)
	return x - (half - float64(s*(half+r)))
}

// polynomial is c[0] + c[1]·x + c[2]·x² …, by Horner's rule.
func polynomial(x float64, c ...float64) float64 {
	sum := 0.
	for i := len(c) - 1; i >= 0; i-- {
		sum = c[i] + float64(x*sum)
	}
	return sum
}
