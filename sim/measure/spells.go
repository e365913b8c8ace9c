package measure

import (
	"math"

	"nines/sim/des"
	"nines/sim/emergency"
)

// Deed is a remedy: something people do that begins and ends. The ledger knows the n-th of them by its RemedyCause.
type Deed struct {
	Name         string
	Begins, Ends emergency.Milestone
	Diverts      bool  // it gives the public another number
	Moves        []Way // of single providers' calls, that it may make
}

// spells are the times for which something was on in a replication: a fault, or a remedy.
type spells struct {
	times int64
	since des.Time // while it is on; else Never
	ended des.Time // the last time; Never if it has not, or is on again
	over  des.Time // the lengths of those that are over, together
}

// notYet is what has not begun.
var notYet = spells{since: des.Never, ended: des.Never}

func (s *spells) begin(at des.Time) {
	s.times++
	s.ended = des.Never
	if s.since == des.Never {
		s.since = at
	}
}

func (s *spells) end(at des.Time) {
	if s.since == des.Never {
		return
	}
	s.over += at - s.since
	s.since, s.ended = des.Never, at
}

// lasted is how long it was on in all, in seconds; NaN if it never was.
func (s *spells) lasted(end des.Time) float64 {
	switch {
	case s.times == 0:
		return math.NaN()
	case s.since != des.Never:
		return (s.over + end - s.since).Seconds()
	}
	return s.over.Seconds()
}

// touched is what is known of one fault.
type touched struct {
	spells
	calls       int64
	first, last des.Time
}

// done is what is known of one remedy.
type done struct {
	spells
	turnedAway int64 // calls
	moved      int64 // people who got help at its number
	inVain     int64 // people who called it without getting help
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
	for _, r := range p.remedies {
		p.add("remedies."+r.Name+".times", WholeRun, Group{}, Times)
		p.add("remedies."+r.Name+".lasted", WholeRun, Group{}, Seconds)
		p.add("remedies."+r.Name+".ended", WholeRun, Group{}, Instant)
		p.add("remedies."+r.Name+".turned-away", WholeRun, Group{}, Calls)
		if r.Diverts {
			p.add("remedies."+r.Name+".moved", WholeRun, Group{}, Callers)
			p.add("remedies."+r.Name+".in-vain", WholeRun, Group{}, Callers)
		}
	}
}

func (t *Tally) resetSpells() {
	for i := range t.faults {
		t.faults[i] = touched{spells: notYet}
	}
	for i := range t.remedies {
		t.remedies[i] = done{spells: notYet}
	}
}

// remedyReached notes the beginnings and the ends of remedies.
func (t *Tally) remedyReached(o *emergency.Observation) {
	for i := range t.plan.remedies {
		switch r := &t.plan.remedies[i]; o.Milestone {
		case r.Begins:
			t.remedies[i].begin(o.At)
		case r.Ends:
			t.remedies[i].end(o.At)
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
		row = append(row, float64(f.times), f.lasted(end), secondsOr(f.ended, 0), float64(f.calls), first, last)
	}
	for i := range t.remedies {
		r := &t.remedies[i]
		row = append(row, float64(r.times), r.lasted(end), secondsOr(r.ended, 0), float64(r.turnedAway))
		if t.plan.remedies[i].Diverts {
			row = append(row, float64(r.moved), float64(r.inVain))
		}
	}
	return row
}
