package measure

import (
	"fmt"

	"nines/sim/emergency"
	"nines/sim/measure/backs"
	"nines/sim/measure/elsewhere"
)

// Forewarned people get help at another number without making a call, because a notice told them to. They are in no other
// count of callers. The count exists only in scenarios with such a notice; other results need not carry it. It belongs to
// the windows in which these people would have called.
const forewarned = "callers.forewarned"

// forewarnedCount is how many were forewarned, by window and group; nothing where nobody can be.
type forewarnedCount []int64

func newForewarnedCount(p *Plan) forewarnedCount {
	if !p.net.Forewarns {
		return nil
	}
	return make(forewarnedCount, len(p.windows)*len(p.groups))
}

func (p *Plan) listForewarned() {
	if !p.net.Forewarns {
		return
	}
	for _, w := range p.windows {
		for _, g := range p.groups {
			p.add(forewarned, w.Name, g, Callers)
		}
	}
}

// listBacks lists the callers helped by call-backs, where people are rung back.
func listBacks(p *Plan) {
	for i := range p.windows {
		for _, g := range p.groups {
			if len(p.net.CallBacks) > 0 {
				p.add(backs.Helped, p.windows[i].Name, g, Callers)
			}
		}
	}
}

// appendBacks adds them up over the remedies that ring back.
func appendBacks(t *Tally, row []float64) []float64 {
	if len(t.plan.net.CallBacks) == 0 {
		return row
	}
	for cell := range len(t.plan.windows) * len(t.plan.groups) {
		n := int64(0)
		for i := range t.remedies {
			if cells := t.remedies[i].back.Cells(); cells != nil {
				n += cells[cell]
			}
		}
		row = append(row, float64(n))
	}
	return row
}

// movedElsewhere is how many were helped by another number, with or without a call before.
const movedElsewhere = "callers.moved"

func (p *Plan) listMoved() {
	for _, name := range append([]string{movedElsewhere}, elsewhere.Names(p.net)...) {
		for _, w := range p.windows {
			for _, g := range p.groups {
				p.add(name, w.Name, g, Callers)
			}
		}
	}
}

// appendMoved adds up, by window and group, those who were diverted and those who were forewarned.
func (t *Tally) appendMoved(row []float64) []float64 {
	for i := range len(t.plan.windows) * len(t.plan.groups) {
		n := t.callers[i*int(callerCounts)+int(diverted)]
		if t.forewarned != nil {
			n += t.forewarned[i]
		}
		row = append(row, float64(n))
	}
	return row
}

// hasMoved notes which notice gave the number that helped somebody, if one did.
func (t *Tally) hasMoved(o *emergency.Observation) {
	if r := emergency.RemedyOf(o.Cause); o.Fate != emergency.Helped && r != emergency.None && r < len(t.remedies) && t.plan.counts(o.At) {
		t.remedies[r].moved++
	}
}

// otherNumberFailed counts a caller as affected in the windows in which the number of a notice did not help them.
func (t *Tally) otherNumberFailed(o *emergency.Observation) {
	t.meet(o)
	if r := emergency.RemedyOf(o.Cause); r != emergency.None && r < len(t.remedies) && t.plan.counts(o.At) {
		t.remedies[r].inVain++
	}
	h, segment := t.harmOf(o.Slot), t.plan.segment(o.At)
	t.countNews(o, h.inVain, segment, inVain)
	t.countNews(o, h.affected, segment, affected)
}

func (t *Tally) callerForewarned(o *emergency.Observation) {
	t.hasMoved(o)
	if t.forewarned == nil {
		return
	}
	if !t.plan.counts(o.At) {
		t.forewarnedEarly++
	}
	var member membership
	member.put(t.plan, o)
	t.plan.inside[t.plan.segment(o.At)].each(func(w int) {
		for _, g := range member.groups() {
			t.forewarned[w*len(t.plan.groups)+int(g)]++
		}
	})
}

func (f forewarnedCount) appendTo(row []float64) []float64 {
	for _, n := range f {
		row = append(row, float64(n))
	}
	return row
}

// close holds the count of the whole run, and of those of the warm-up, against the world's own.
func (f forewarnedCount) close(world emergency.Inspection, early int64) error {
	n := early
	if f != nil {
		n += f[0]
	}
	if n != world.Forewarned {
		return fmt.Errorf("%d callers forewarned, %d measured", world.Forewarned, n)
	}
	return nil
}
