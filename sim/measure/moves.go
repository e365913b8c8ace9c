package measure

import (
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

// forget drops what happened from a time on, because it was the response to a false alarm. Counts are kept.
func (m *moves) forget(since des.Time) {
	for i := range m.platforms {
		for _, at := range []*des.Time{&m.platforms[i].opened, &m.platforms[i].closed, &m.platforms[i].failed} {
			if *at >= since {
				*at = des.Never
			}
		}
	}
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
