// Package access tells for how long the users of a network or a region could not reach help.
//
// Regulators count users without service, and not the callers who happened to dial. A simulation of calls does not see users.
// It sees runs of lost calls. The rule is that of study.target.total-loss, for the calls of one network or region alone.
// Access is lost while so many calls for help in a row fail, over at least so long. It is lost from when the first of them
// was made until the first call was made that got through. Each of the two comes late by one gap between calls, on average.
// So the length between them is right on average, and a single one is known to within a gap. Calls that wait in a queue may
// get through although they were made earlier. Then access is lost until the last of the failed calls was made.
//
// While some calls get through, access is not lost. A network that loses nine calls in ten has no time without access.
package access

import (
	"nines/sim/des"
	"nines/sim/emergency"
)

// Part is a network or a region with the users who have access through it.
type Part struct {
	Provider, Region int // one of them is emergency.None
	Users            float64
}

// Rule says when access counts as lost.
type Rule struct {
	Calls int      // so many calls for help in a row fail,
	For   des.Time // over at least this time
}

// Watch follows the parts through one replication after another.
type Watch struct {
	parts  []Part
	rule   Rule
	length des.Time // of the run
	spells []spell  // by part
}

// spell is the calls of a part that failed in a row, up to now.
type spell struct {
	calls   int
	from    des.Time // when the first of them was made; no sooner than access is known to have been there
	last    des.Time // when the last of them was made
	ended   des.Time // when the first of them ended
	isLoss  bool     // access is lost
	through des.Time // until when it was lost before, or when the last call was made that got through
	without des.Time // of the spells before, in which access was lost
}

// New is a watch over parts. Without parts it is nil, and costs nothing.
func New(parts []Part, rule Rule, length des.Time) *Watch {
	if len(parts) == 0 {
		return nil
	}
	return &Watch{parts, rule, length, make([]spell, len(parts))}
}

// Reset forgets the last replication.
func (w *Watch) Reset() {
	if w != nil {
		clear(w.spells)
	}
}

// Ended takes in a call for help that has ended.
func (w *Watch) Ended(o *emergency.Observation) {
	if w == nil {
		return
	}
	for i := range w.parts {
		if p := &w.parts[i]; p.Provider == int(o.Provider) || p.Region == int(o.Region) {
			w.spells[i].take(o, w.rule)
		}
	}
}

func (s *spell) take(o *emergency.Observation, rule Rule) {
	switch {
	case o.Outcome == emergency.Connected:
		s.without += s.lost(o.Made)
		if s.isLoss {
			s.through = max(s.through, s.last)
		}
		s.through = max(s.through, o.Made)
		s.calls, s.isLoss = 0, false
	case o.Outcome.Unconnected():
		if s.calls == 0 {
			s.from, s.last, s.ended = o.Made, o.Made, o.At
		}
		s.calls++
		s.from = max(min(s.from, o.Made), s.through) // calls do not end in the order in which they were made
		s.last = max(s.last, o.Made)
		s.isLoss = s.isLoss || s.calls >= rule.Calls && o.At-s.ended >= rule.For
	}
}

// lost is how long access has been lost in the spell, up to a time.
func (s *spell) lost(until des.Time) des.Time {
	if !s.isLoss {
		return 0
	}
	return max(s.last, until, s.from) - s.from
}

// Without is for how long the users of a part had no access in the replication. What is not over is over with the run.
func (w *Watch) Without(part int) des.Time {
	s := &w.spells[part]
	return s.without + s.lost(w.length)
}

// AppendTo adds user-hours without access and the users who had them: of all parts, then of each.
func (w *Watch) AppendTo(row []float64) []float64 {
	if w == nil {
		return row
	}
	all := len(row)
	row = append(row, 0, 0)
	for i, part := range w.parts {
		hours, users := w.Without(i).Seconds()/3600, 0.0
		if hours > 0 {
			users = part.Users
		}
		hours = float64(hours * part.Users)
		row = append(row, hours, users)
		row[all], row[all+1] = row[all]+hours, row[all+1]+users
	}
	return row
}
