package random

// Arrivals are the times of a Poisson process with a rate that changes over time
// (Çinlar's method of inversion). The stream makes a Poisson process of rate one. Its
// k-th point is moved to where the cumulative rate reaches it. The k-th arrival is
// therefore the same under any rate, only at another time.
type Arrivals struct {
	rate   *Rate
	stream Stream
	factor float64
	epoch  float64 // the last point of the process of rate one
	place  int     // the piece in which it fell
	last   int64   // the last time given
}

// NewArrivals begins the arrivals of a source with this rate, multiplied by the factor of
// the day (1 for none, see the package comment), from the source's own stream. With a
// factor of 0 nobody comes. It panics if the factor is not a finite number of 0 or more.
func NewArrivals(r *Rate, s Stream, factor float64) Arrivals {
	mustFactor(factor)
	return Arrivals{rate: r, stream: s, factor: factor}
}

// Next is the time of the next arrival in whole microseconds of run time, never before
// the one before it, and false once the rate has ended. It takes one number of the
// stream, does not allocate, and goes through the pieces of the rate once in all.
func (a *Arrivals) Next() (micros int64, ok bool) {
	a.epoch += a.stream.Exp()
	y := a.epoch
	if a.factor != 1 {
		y /= a.factor
	}
	pieces := a.rate.pieces
	for a.place < len(pieces) && y > pieces[a.place].after {
		a.place++
	}
	if a.place == len(pieces) {
		return 0, false
	}
	a.last = max(a.last, toMicros(pieces[a.place].inverse(y)))
	return a.last, true
}
