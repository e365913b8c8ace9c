package random

import "nines/sim/portable"

// Distribution is the law of a value that is never negative: a duration in seconds, or
// a factor. It is a small value. Copies share their tables, which never change, so any
// number of goroutines may use it at once. The zero Distribution is the constant 0.
//
// Every law is shift + factor·x, with x of a standard form that has one shape at most.
type Distribution struct {
	kind          kind
	shift, factor float64
	shape         float64  // what it means is said at each kind
	curve         *curve   // gamma
	list          *list    // empirical
	mixture       *mixture // mixture
}

// kind says which standard form is inverted.
type kind uint8

const (
	constant    kind = iota // 0; the value is the shift
	exponent                // exponential with mean 1
	flat                    // uniform from 0 to 1
	triangular              // from 0 to 1; shape is the mode
	empirical               // equally likely values
	mixtureKind             // one of several distributions
	lognormal               // median 1; shape is the standard deviation of the logarithm. From here on the score is a logarithm
	gamma                   // scale 1; shape is the gamma's shape
	weibull                 // scale 1; shape is 1 divided by the Weibull's shape
)

// IsZero says whether the value is always 0: nothing to wait for.
func (d *Distribution) IsZero() bool {
	return d.kind == constant && d.shift == 0
}

// Quantile is the value that is not exceeded with probability u: the draw that belongs
// to the uniform number u. It grows with u, except for a mixture, where u first picks
// the part. A u outside the range of the uniform numbers of this package, 2^-53 to
// 1-2^-53, counts as its nearer end. Every value is therefore finite.
func (d *Distribution) Quantile(u float64) float64 {
	if u < smallest {
		u = smallest
	}
	if u > largest {
		u = largest
	}
	return d.quantile(u)
}

// quantile is Quantile of a number that is in the range.
func (d *Distribution) quantile(u float64) float64 {
	return d.value(d.score(u))
}

// score is the first half of the way to a quantile: the standard form, or its logarithm.
func (d *Distribution) score(u float64) float64 {
	switch d.kind {
	case lognormal:
		return d.shape * portable.NormalQuantile(u)
	case exponent:
		return exponential(u)
	case gamma:
		return d.curve.logQuantile(u)
	case weibull:
		return d.shape * portable.Log(exponential(u))
	case flat:
		return u
	case triangular:
		return triangle(d.shape, u)
	case empirical:
		return d.list.quantile(u)
	case mixtureKind:
		return d.mixture.quantile(u)
	}
	return 0
}

// value is the second half.
func (d *Distribution) value(score float64) float64 {
	if d.kind >= lognormal {
		score = portable.Exp(score)
	}
	return d.shift + float64(d.factor*score)
}

// Micros is the quantile in whole microseconds, for a distribution of seconds: rounded
// once, here, to the nearest. It is never negative and never above 2^60 (36 533 years):
// a clock can be added without overflow.
func (d *Distribution) Micros(u float64) int64 {
	return toMicros(d.Quantile(u))
}

// toMicros rounds seconds to whole microseconds within 0 and 2^60.
func toMicros(seconds float64) int64 {
	const longest = 1 << 60
	m := float64(seconds*1e6) + 0.5
	switch {
	case m < 1:
		return 0
	case m < longest:
		return int64(m)
	}
	return longest
}

// IsConstant says whether there is nothing to draw.
func (d *Distribution) IsConstant() bool { return d.kind == constant }

// HasNoMemory says whether the law is exponential: what is left to wait does not depend on the wait so far.
func (d *Distribution) HasNoMemory() bool { return d.kind == exponent && d.shift == 0 }
