package random

// Arrivals are the times of a Poisson process with a rate that changes over time
// (Çinlar's method of inversion). The stream makes a Poisson process of rate one. Its
// k-th point is moved to where the cumulative rate reaches it. The k-th arrival is
// therefore the same under any rate, only at another time.
type Arrivals struct {
	rate   *Rate
	stream Stream
	factor float64
	ahead  [16]float64 // the next steps of the process of rate one
	taken  int         // of them
	epoch  float64     // the last point of that process
	place  int         // the piece in which it fell
	last   int64       // the last time given
}

// NewArrivals begins the arrivals of a source with this rate, multiplied by the factor of
// the day (1 for none, see the package comment), from the source's own stream. With a
// factor of 0 nobody comes. It panics if the factor is not a finite number of 0 or more.
func NewArrivals(r *Rate, s Stream, factor float64) Arrivals {
	mustFactor(factor)
	a := Arrivals{rate: r, stream: s, factor: factor}
	a.taken = len(a.ahead)
	return a
}

// Next is the time of the next arrival in whole microseconds of run time, never before
// the one before it, and false once the rate has ended. Each takes one number of the
// stream, drawn some ahead. It does not allocate, and goes through the pieces of the rate
// once in all.
func (a *Arrivals) Next() (micros int64, ok bool) {
	if a.taken == len(a.ahead) {
		a.draw()
	}
	a.epoch += a.ahead[a.taken]
	a.taken++
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

// draw draws the next steps. A processor works on several logarithms at once if none has to wait for another.
func (a *Arrivals) draw() {
	for i := range a.ahead {
		a.ahead[i] = a.stream.Exp()
	}
	a.taken = 0
}
