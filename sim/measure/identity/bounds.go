package identity

import (
	"math"
	"slices"
)

// reason is what a bound follows from: figures, and lines of the table.
type reason struct {
	figures []int
	why     []string
}

func (r reason) and(o reason) reason {
	return reason{union(r.figures, o.figures), union(r.why, o.why)}
}

func (r reason) by(why string) reason {
	if why == "" {
		return r
	}
	return reason{r.figures, union(r.why, []string{why})}
}

func union[T comparable](a, b []T) []T {
	all := slices.Clone(a)
	for _, v := range b {
		if !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return all
}

// bound is a limit, and why it is one.
type bound struct {
	at float64
	of reason
}

// interval is what is known of a quantity. Nothing here is below zero.
type interval struct{ low, high bound }

func unknown() interval { return interval{high: bound{at: math.Inf(1)}} }

// slack is how much better a bound must be to count. It keeps rounding from contradicting, and steps that go on for ever from doing so.
const slack = 1e-6

func isMore(a, b float64) bool { return a > b+float64(slack*max(1, math.Abs(b))) }

func (i *interval) isEmpty() bool { return isMore(i.low.at, i.high.at) }

// atLeast and atMost say what is now known of a quantity, if it is more than before.
func (d *day) atLeast(i int, v float64, of func() reason) {
	if isMore(v, d.known[i].low.at) {
		d.known[i].low = bound{v, of()}
		d.changed = append(d.changed, i)
	}
}

func (d *day) atMost(i int, v float64, of func() reason) {
	if isMore(d.known[i].high.at, v) {
		d.known[i].high = bound{v, of()}
		d.changed = append(d.changed, i)
	}
}

// lowOf and highOf are the bounds of some quantities together, without one of them.
func (d *day) lowOf(parts []int, but int) (sum float64, of func() reason) {
	for k, p := range parts {
		if k != but {
			sum += d.known[p].low.at
		}
	}
	return sum, func() (all reason) {
		for k, p := range parts {
			if k != but {
				all = all.and(d.known[p].low.of)
			}
		}
		return all
	}
}

func (d *day) highOf(parts []int, but int) (sum float64, of func() reason) {
	for k, p := range parts {
		if k != but {
			sum += d.known[p].high.at
		}
	}
	return sum, func() (all reason) {
		for k, p := range parts {
			if k != but {
				all = all.and(d.known[p].high.of)
			}
		}
		return all
	}
}

// none is no part.
const none = -1

// narrow draws what a sum says of its whole and of its parts.
func (s *placed) narrow(d *day) {
	low, ofLow := d.lowOf(s.parts, none)
	d.atLeast(s.whole, low, func() reason { return ofLow().by(s.why) })
	if s.isAll {
		high, ofHigh := d.highOf(s.parts, none)
		d.atMost(s.whole, high, func() reason { return ofHigh().by(s.why) })
	}
	for i, p := range s.parts {
		whole := d.known[s.whole]
		low, ofLow := d.lowOf(s.parts, i)
		d.atMost(p, whole.high.at-low, func() reason { return whole.high.of.and(ofLow()).by(s.why) })
		if s.isAll {
			high, ofHigh := d.highOf(s.parts, i)
			d.atLeast(p, whole.low.at-high, func() reason { return whole.low.of.and(ofHigh()).by(s.why) })
		}
	}
}

// narrow draws what a quotient says of its three quantities.
func (q *over) narrow(d *day) {
	share, of, under := &d.known[q.share], &d.known[q.of], &d.known[q.over]
	because := func(a, b *bound) func() reason { return func() reason { return a.of.and(b.of).by(q.why) } }
	d.atLeast(q.of, float64(share.low.at*under.low.at), because(&share.low, &under.low))
	if share.high.at > 0 && under.high.at > 0 { // else infinity times zero
		d.atMost(q.of, float64(share.high.at*under.high.at), because(&share.high, &under.high))
	}
	if share.low.at > 0 {
		d.atMost(q.over, of.high.at/share.low.at, because(&of.high, &share.low))
	}
	if share.high.at > 0 {
		d.atLeast(q.over, of.low.at/share.high.at, because(&of.low, &share.high))
	}
	if under.low.at > 0 {
		d.atMost(q.share, of.high.at/under.low.at, because(&of.high, &under.low))
	}
	if under.high.at > 0 && of.low.at > 0 {
		d.atLeast(q.share, of.low.at/under.high.at, because(&of.low, &under.high))
	}
}
