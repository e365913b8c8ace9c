package random

import (
	"errors"
	"fmt"
	"math"
	"sort"
)

// Piece is a stretch of time in which a rate changes in a straight line. From and To
// are in seconds of run time, Start and End are the rates per second at both ends.
type Piece struct {
	From, To, Start, End float64
}

// Rate is how many arrivals per second are to be expected, over the run time in
// seconds: straight lines, with jumps between them if wanted. Before the first piece and
// from the end of the last one on it is 0. The zero Rate is 0 everywhere. A Rate is not
// changed after it is made.
type Rate struct {
	pieces []piece
}

// piece is a Piece made ready for use.
type piece struct {
	from, to     float64
	start, slope float64
	before       float64 // the cumulative rate at from
	after        float64 // and at to
}

// NewRate joins the pieces, in the order of time. Each begins where the one before it
// ends, none before 0, and no rate is negative; all mistakes are returned together.
func NewRate(pieces []Piece) (Rate, error) {
	if len(pieces) == 0 {
		return Rate{}, errors.New("a rate needs at least one piece")
	}
	var errs []error
	for i, p := range pieces {
		errs = append(errs, p.check(i+1))
		if i > 0 && p.From != pieces[i-1].To {
			errs = append(errs, fmt.Errorf("piece %d of the rate begins at %v s, but the piece before it ends at %v s", i+1, p.From, pieces[i-1].To))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return Rate{}, err
	}
	return join(pieces), nil
}

// check refuses a piece that is nowhere, has no length, or has an impossible rate.
func (p Piece) check(number int) error {
	who := fmt.Sprintf("piece %d of the rate", number)
	errs := []error{
		notNegative(who, "start", p.From),
		notNegative(who, "rate at its start", p.Start),
		notNegative(who, "rate at its end", p.End),
	}
	if !(p.To > p.From) || math.IsInf(p.To, 1) {
		errs = append(errs, fmt.Errorf("%s needs an end after its start at %v s, not %v s", who, p.From, p.To))
	}
	return errors.Join(errs...)
}

// join sums up checked pieces.
func join(pieces []Piece) Rate {
	r := Rate{pieces: make([]piece, len(pieces))}
	sum := 0.
	for i, p := range pieces {
		length := p.To - p.From
		after := sum + float64((p.Start+p.End)/2*length)
		r.pieces[i] = piece{from: p.From, to: p.To, start: p.Start, slope: (p.End - p.Start) / length, before: sum, after: after}
		sum = after
	}
	return r
}

// At is the rate per second at time t. At a jump it is the later rate.
func (r Rate) At(t float64) float64 {
	i := sort.Search(len(r.pieces), func(i int) bool { return t < r.pieces[i].to })
	if i == len(r.pieces) || t < r.pieces[i].from {
		return 0
	}
	p := &r.pieces[i]
	return max(0, p.start+float64(p.slope*(t-p.from)))
}

// Cumulative is the number of arrivals to be expected from the beginning to time t.
func (r Rate) Cumulative(t float64) float64 {
	i := sort.Search(len(r.pieces), func(i int) bool { return t < r.pieces[i].to })
	if i == len(r.pieces) {
		return r.total()
	}
	p := &r.pieces[i]
	dt := max(0, t-p.from)
	grown := float64(p.start*dt) + float64(p.slope*dt*dt/2)
	return min(p.before+max(0, grown), p.after)
}

// Inverse is the earliest time at which y arrivals are to be expected, and false if
// there is none: if y is more than the rate gives in all.
func (r Rate) Inverse(y float64) (t float64, ok bool) {
	i := sort.Search(len(r.pieces), func(i int) bool { return y <= r.pieces[i].after })
	if i == len(r.pieces) {
		return 0, false
	}
	return r.pieces[i].inverse(y), true
}

// Times is the rate multiplied by a factor. It panics if the factor is not a finite
// number of 0 or more.
func (r Rate) Times(factor float64) Rate {
	mustFactor(factor)
	scaled := Rate{pieces: make([]piece, len(r.pieces))}
	for i, p := range r.pieces {
		p.start *= factor
		p.slope *= factor
		p.before *= factor
		p.after *= factor
		scaled.pieces[i] = p
	}
	return scaled
}

// mustFactor panics at a factor no rate can be multiplied by.
func mustFactor(factor float64) {
	if err := notNegative("a rate", "factor", factor); err != nil {
		panic("random: " + err.Error())
	}
}

// total is the number of arrivals to be expected in all.
func (r Rate) total() float64 {
	if len(r.pieces) == 0 {
		return 0
	}
	return r.pieces[len(r.pieces)-1].after
}

// inverse is the time within the piece at which the cumulative rate is y: the root of
// start·dt + slope·dt²/2 = y - before, in the form that stays exact for small slopes.
func (p *piece) inverse(y float64) float64 {
	left := y - p.before
	if left <= 0 {
		return p.from
	}
	if p.slope == 0 { // the same, without a root
		return min(p.from+left/p.start, p.to)
	}
	square := float64(p.start*p.start) + float64(2*p.slope*left)
	root := math.Sqrt(max(0, square))
	return min(p.from+2*left/(p.start+root), p.to)
}
