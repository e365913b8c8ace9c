package condition

import (
	"fmt"

	"nines/sim/des"
	"nines/sim/random"
	"nines/sim/timing"
)

// History is when each milestone was reached: an account of the run apart from the machines that say when faults begin and
// end, by which an audit judges them. It is kept only while every event is checked.
type History struct{ reached [][]des.Time }

// Reset forgets everything.
func (h *History) Reset() {
	for m := range h.reached {
		h.reached[m] = h.reached[m][:0]
	}
}

// Note is that a milestone is reached.
func (h *History) Note(m Milestone, now des.Time) {
	for len(h.reached) <= int(m) {
		h.reached = append(h.reached, nil)
	}
	h.reached[m] = append(h.reached[m], now)
}

func (h *History) of(m Milestone) []des.Time {
	if int(m) >= len(h.reached) {
		return nil
	}
	return h.reached[m]
}

// Audit checks that no fault is there outside its times, as its rule and its draws give them. What is due in this very
// instant may still be about to happen.
func (s *Faults) Audit(h *History, d random.Draws, now des.Time) error {
	for f := range s.states {
		if err := s.auditFault(int16(f), h, d, now); err != nil {
			return fmt.Errorf("fault %s: %w", s.full[f].Name, err)
		}
	}
	return nil
}

func (s *Faults) auditFault(f int16, h *History, d random.Draws, now des.Time) error {
	st, r := &s.states[f], &s.rules[f]
	if !s.IsOn(f) {
		return nil
	}
	key := d.Key("fault/" + s.full[f].Name)
	ended := now
	if st.IsFading() {
		if ended = st.faded; now > st.faded+s.full[f].Fade {
			return fmt.Errorf("it began to fade at %v and is still there", st.faded)
		}
	}
	if !r.Happens(key) {
		return fmt.Errorf("chance has left it out")
	}
	if r.HasUntil && r.Until == Always && (st.since >= r.UntilAt || ended > r.UntilAt) {
		return fmt.Errorf("it began at %v and is there after its end at %v", st.since, r.UntilAt)
	}
	if r.HasUntil && r.Until != Always {
		for _, at := range h.of(r.Until) {
			if at > st.since && at < ended {
				return fmt.Errorf("it began at %v and did not end at %v", st.since, at)
			}
		}
	}
	if r.Summoned && r.HasFor && ended > st.since+r.LengthOf(key, st.Begun()) {
		return fmt.Errorf("it began at %v and is there for longer than its length", st.since)
	}
	return inTimes(r, h, key, st.since, ended)
}

// inTimes is an error unless a spell lies inside the times of one of the occurrences that its rule follows.
func inTimes(r *timing.Rule, h *History, key random.Key, since, ended des.Time) error {
	occurred, at := h.of(max(0, r.After)), r.At
	if r.After == Always {
		occurred, at = []des.Time{r.At}, 0
	}
	for n, happened := range occurred {
		number := uint32(n + 1)
		opens := happened + at + r.DelayOf(key, number)
		byItself := r.Cycle != nil || r.Summoned
		switch {
		case opens > since || !byItself && opens < since:
		case !r.Summoned && r.HasFor && ended > opens+r.LengthOf(key, number):
		case r.HasUntil && r.Until != Always && (r.Cycle != nil || r.After != Always) && reachedBetween(h.of(r.Until), happened, since):
		default:
			return nil
		}
	}
	return fmt.Errorf("it began at %v, which is in the times of no occurrence of what it follows", since)
}

// reachedBetween reports whether something happened between two times.
func reachedBetween(list []des.Time, from, to des.Time) bool {
	for _, at := range list {
		if at > from && at < to {
			return true
		}
	}
	return false
}
