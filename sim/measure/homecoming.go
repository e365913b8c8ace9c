package measure

import (
	"math"

	"nines/sim/des"
	"nines/sim/emergency"
)

// lostAfterReturn are the unconnected calls of the dip after traffic goes back to a platform that is not fit or not staffed
// yet. It counts calls made from the return of traffic until all is normal again. Normal means that traffic is on its first
// platforms and nowhere else, and that service is good and stays good for the hold time. A return is complete only when all
// is normal; traffic may go to and fro before that. Several complete returns are added up. There is no number if traffic
// never went back.
const lostAfterReturn = "calls.unconnected-after-return"

// homecoming is how traffic came back in a replication.
type homecoming struct {
	returns []des.Time // when it went back, in order
	stays   []stay     // at home, with nothing left elsewhere
	lost    []int64    // by minute: unconnected calls made after the first return
}

// stay is a time at home; to is Never for the last one.
type stay struct{ from, to des.Time }

func (h *homecoming) reset() {
	h.returns, h.stays = h.returns[:0], append(h.stays[:0], stay{0, des.Never})
	clear(h.lost)
}

// note takes down a move: whether it brought traffic back, and whether all is at home after it.
func (h *homecoming) note(at des.Time, back, home bool) {
	if back {
		h.returns = append(h.returns, at)
	}
	switch last := &h.stays[len(h.stays)-1]; {
	case home && last.to != des.Never:
		h.stays = append(h.stays, stay{at, des.Never})
	case !home && last.to == des.Never:
		last.to = at
	}
}

// ended counts a call if it was made after traffic had gone back.
func (h *homecoming) ended(o *emergency.Observation) {
	if len(h.returns) > 0 && o.Made >= h.returns[0] && o.Outcome.Unconnected() {
		h.lost[o.Made/des.Minute]++
	}
}

// move notes a move of traffic. It brings traffic back if a platform of the first arrangement takes calls again, or if all
// is as at first after it.
func (c *clocks) move(o *emergency.Observation) {
	wasHome, returns := c.isAsAtFirst(), false
	if o.Fact != emergency.Closed {
		to := int(o.Platform)
		if o.Fact == emergency.Switched {
			to = int(o.Element.Index)
		}
		returns = o.At > 0 && c.atFirst[to] && !c.inService[to]
		c.service(to, true, o.At)
	}
	if o.Fact != emergency.Opened {
		c.service(int(o.Platform), false, o.At)
	}
	c.home.note(o.At, returns || !wasHome && c.isAsAtFirst(), c.isSettled())
}

// isSettled says whether traffic is where it was at first, with nothing left elsewhere.
func (c *clocks) isSettled() bool { return c.isAsAtFirst() && c.backAt != des.Never }

// lostAfterReturn counts them, to the minute.
func (t *Tally) lostAfterReturn() float64 {
	h := &t.clocks.home
	if len(h.returns) == 0 {
		return math.NaN()
	}
	lost, until := int64(0), des.Time(0)
	for _, from := range h.returns {
		if from < until {
			continue
		}
		until = t.normalFrom(from)
		for m := int(from / des.Minute); m < t.plan.minutes && des.Time(m)*des.Minute < until; m++ {
			lost += h.lost[m]
		}
	}
	return float64(lost)
}

// normalFrom is when, after a time, all was normal again; Never.
func (t *Tally) normalFrom(at des.Time) des.Time {
	for _, s := range t.clocks.home.stays {
		from := max(s.from, at)
		if s.to <= from {
			continue
		}
		if good := max(from, judgement{t}.goodFrom(int(from/des.Minute), t.plan.targets.Hold)); good < s.to || s.to == des.Never {
			return good
		}
	}
	return des.Never
}
