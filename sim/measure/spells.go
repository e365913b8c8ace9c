package measure

import (
	"math"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/backs"
	"nines/sim/measure/spell"
)

// Deed is a remedy: something people do that begins and ends. The ledger knows the n-th of them by its RemedyCause.
type Deed struct {
	Name         string
	Begins, Ends emergency.Milestone
	Diverts      bool  // it gives the public another number
	Moves        []Way // of single providers' calls, that it may make
}

// touched is what is known of one fault.
type touched struct {
	spell.Spells
	calls       int64
	first, last des.Time
}

// done is what is known of one remedy.
type done struct {
	spell.Spells
	turnedAway int64 // calls
	moved      int64 // people who got help at its number
	inVain     int64 // people who called it without getting help
	back       *backs.Count
}

func (p *Plan) listSpells() {
	for _, f := range p.faults {
		p.add("trouble."+f+".times", WholeRun, Group{}, Times)
		p.add("trouble."+f+".lasted", WholeRun, Group{}, Seconds)
		p.add("trouble."+f+".ended", WholeRun, Group{}, Instant) // the last time
		p.add("trouble."+f+".touched", WholeRun, Group{}, Calls)
		p.add("trouble."+f+".first", WholeRun, Group{}, Instant)
		p.add("trouble."+f+".last", WholeRun, Group{}, Instant)
	}
	for i, r := range p.remedies {
		p.add("remedies."+r.Name+".times", WholeRun, Group{}, Times)
		p.add("remedies."+r.Name+".lasted", WholeRun, Group{}, Seconds)
		p.add("remedies."+r.Name+".ended", WholeRun, Group{}, Instant)
		p.add("remedies."+r.Name+".turned-away", WholeRun, Group{}, Calls)
		if r.Diverts {
			p.add("remedies."+r.Name+".moved", WholeRun, Group{}, Callers)
			p.add("remedies."+r.Name+".in-vain", WholeRun, Group{}, Callers)
		}
		for _, m := range backs.Measures(p.net, i) {
			p.add("remedies."+r.Name+m.Name, WholeRun, Group{}, m.Unit)
		}
	}
}

func newDone(p *Plan) []done {
	list := make([]done, len(p.remedies))
	for i := range list {
		list[i].back = backs.New(p.net, i, len(p.windows)*len(p.groups))
	}
	return list
}

// helpedBack counts an affected caller in a window if a remedy's call-back helped.
func helpedBack(t *Tally, remedy, window int, in *membership) {
	if remedy == emergency.None {
		return
	}
	for _, g := range in.groups() {
		t.remedies[remedy].back.Help(window*len(t.plan.groups) + int(g))
	}
}

func (t *Tally) resetSpells() {
	for i := range t.faults {
		t.faults[i] = touched{Spells: spell.NotYet}
	}
	for i := range t.remedies {
		t.remedies[i] = done{Spells: spell.NotYet, back: t.remedies[i].back.Reset()}
	}
}

// remedyReached notes the beginnings and the ends of remedies.
func (t *Tally) remedyReached(o *emergency.Observation) {
	for i := range t.plan.remedies {
		switch r := &t.plan.remedies[i]; o.Milestone {
		case r.Begins:
			t.remedies[i].Begin(o.At)
		case r.Ends:
			t.remedies[i].End(o.At)
		}
	}
}

// troubleTouched notes a call that a fault affects, unless it belongs to the warm-up. It also notes alarms and steps, at any
// time.
func (t *Tally) troubleTouched(o *emergency.Observation) {
	if o.Slot != emergency.None && !t.plan.counts(o.Made) {
		return
	}
	f := &t.faults[o.Cause]
	if f.calls == 0 {
		f.first = o.At
	}
	f.calls++
	f.last = o.At
}

func (t *Tally) appendSpells(row []float64) []float64 {
	end := t.plan.net.Length
	for i := range t.faults {
		f := &t.faults[i]
		first, last := math.Inf(1), math.Inf(1)
		if f.calls > 0 {
			first, last = f.first.Seconds(), f.last.Seconds()
		}
		row = append(row, float64(f.Times), f.Lasted(end), secondsOr(f.Ended, 0), float64(f.calls), first, last)
	}
	for i := range t.remedies {
		r := &t.remedies[i]
		row = append(row, float64(r.Times), r.Lasted(end), secondsOr(r.Ended, 0), float64(r.turnedAway))
		if t.plan.remedies[i].Diverts {
			row = append(row, float64(r.moved), float64(r.inVain))
		}
		row = r.back.AppendTo(row)
	}
	return row
}
