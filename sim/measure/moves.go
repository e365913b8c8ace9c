package measure

import (
	"math"

	"nines/sim/des"
	"nines/sim/emergency"
)

// moves is how traffic was moved in a replication: what was so from the very start is the arrangement, and no move.
type moves struct {
	moved     int64
	platforms []moved
}

// moved is when a platform first took calls beside the others, first took no more, and how its starts went; Never.
type moved struct {
	opened, closed, failed des.Time
	failures               int64 // to start up
}

func (m *moves) reset() {
	m.moved = 0
	for p := range m.platforms {
		m.platforms[p] = moved{opened: des.Never, closed: des.Never, failed: des.Never}
	}
}

func (m *moves) note(o *emergency.Observation) {
	p := &m.platforms[o.Platform]
	switch {
	case o.Fact == emergency.StartFailed:
		p.failures++
		p.failed = min(p.failed, o.At)
		return
	case o.At == 0:
		return
	case o.Fact == emergency.Opened:
		p.opened = min(p.opened, o.At)
	case o.Fact == emergency.Closed:
		p.closed = min(p.closed, o.At)
	}
	m.moved++
}

func (p *Plan) listMoves() {
	p.add("traffic.moves", WholeRun, Group{}, Times)
	for i := range p.net.Platforms {
		name := p.net.Platforms[i].Name
		p.add("traffic."+name+".failed-starts", WholeRun, Group{}, Times)
		p.add("at.platforms."+name+".opened", WholeRun, Group{}, Instant)
		p.add("at.platforms."+name+".closed", WholeRun, Group{}, Instant)
		p.add("at.platforms."+name+".start-failed", WholeRun, Group{}, Instant)
	}
	p.add(lostAfterReturn, WholeRun, Group{}, Calls)
}

func (m *moves) appendTo(row []float64) []float64 {
	row = append(row, float64(m.moved))
	for _, p := range m.platforms {
		row = append(row, float64(p.failures), secondsOr(p.opened, 0), secondsOr(p.closed, 0), secondsOr(p.failed, 0))
	}
	return row
}

// lostAfterReturn are the unconnected calls of the dip that going back can bring, to a platform that is not fit or not
// staffed yet: those made from the moment at which traffic first went back until all was normal again, which is when it
// is where it was at first, with nothing left elsewhere, and service is good and stays so for the hold time. There is no
// number where traffic never went back.
const lostAfterReturn = "calls.unconnected-after-return"

// homecoming is how traffic came back in a replication.
type homecoming struct {
	first, last des.Time // when it went back; Never
	lost        []int64  // by minute: unconnected calls made after the first time
}

func (h *homecoming) reset() {
	h.first, h.last = des.Never, des.Never
	clear(h.lost)
}

func (h *homecoming) note(at des.Time) {
	h.first, h.last = min(h.first, at), at
}

// ended counts a call if it was made after traffic had gone back.
func (h *homecoming) ended(o *emergency.Observation) {
	if o.Made >= h.first && o.Outcome.Unconnected() {
		h.lost[o.Made/des.Minute]++
	}
}

// goesBack says whether a move brings traffic back: to a platform of the first arrangement that had left it, or away from
// one that was not part of it, unless that moves it on to another such.
func (c *clocks) goesBack(o *emergency.Observation) bool {
	from, to := emergency.None, emergency.None
	switch o.Fact {
	case emergency.Switched:
		from, to = int(o.Platform), int(o.Element.Index)
	case emergency.Opened:
		to = int(o.Platform)
	case emergency.Closed:
		from = int(o.Platform)
	}
	switch {
	case o.At == 0:
		return false
	case to != emergency.None && !c.atFirst[to]:
		return false
	case to != emergency.None && !c.inService[to]:
		return true
	}
	return from != emergency.None && c.inService[from] && !c.atFirst[from]
}

// lostAfterReturn counts them up to when all was normal, to the minute.
func (t *Tally) lostAfterReturn() float64 {
	c := &t.clocks
	if c.home.first == des.Never {
		return math.NaN()
	}
	until := des.Never
	if c.isAsAtFirst() {
		until = max(c.backAt, t.goodFrom(int(c.home.last/des.Minute), true, t.plan.targets.Hold))
	}
	lost := int64(0)
	for m := int(c.home.first / des.Minute); m < t.plan.minutes && des.Time(m)*des.Minute < until; m++ {
		lost += c.home.lost[m]
	}
	return float64(lost)
}
