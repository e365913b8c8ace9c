package dataset

import (
	"errors"
	"slices"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/plan"
)

// replay runs the chosen replications again, one by one, and writes calls and callers as they end. Only callers still in the
// system are kept in memory.
func (s *Set) replay(calls *sheet[call], callers *sheet[caller]) error {
	chosen := s.chosen()
	done, all := 0, len(chosen)*len(s.Comparison.Results)
	for _, r := range s.Comparison.Results {
		for _, i := range chosen {
			if err := s.Replaying(r.Plan, done, all); err != nil {
				return err
			}
			l := &listener{plan: r.Plan, replication: i}
			if slices.Contains(s.Calls, i) {
				l.calls = calls
			}
			if slices.Contains(s.Callers, i) {
				l.callers = callers
			}
			if err := experiment.ReplayUntil(s.Stop, r.Plan, i, l); err != nil {
				return err
			}
			if err := errors.Join(calls.failure(), callers.failure()); err != nil {
				return err
			}
			done++
		}
	}
	return nil
}

// chosen are the replications to replay, in order.
func (s *Set) chosen() []int {
	list := append(slices.Clone(s.Calls), s.Callers...)
	slices.Sort(list)
	return slices.Compact(list)
}

// listener observes one replication.
type listener struct {
	plan        *plan.Plan
	replication int
	calls       *sheet[call]
	callers     *sheet[caller]
	lost        []lostCalls // by slot
}

// Observe implements emergency.Observer.
func (l *listener) Observe(batch []emergency.Observation) {
	for i := range batch {
		switch o := &batch[i]; o.Fact {
		case emergency.CallMade:
			l.meet(o)
		case emergency.CallEnded:
			l.ended(o)
		case emergency.OtherNumberFailed:
			l.meet(o).inVain++
		case emergency.CallerLeft:
			l.callers.put(&caller{l.plan, l.replication, *l.meet(o), o})
		case emergency.CallerForewarned:
			l.callers.put(&caller{l.plan, l.replication, lostCalls{}, o})
		}
	}
}

// meet returns the record of a caller and opens it at the first fact about them. That fact need not be a call.
func (l *listener) meet(o *emergency.Observation) *lostCalls {
	for int(o.Slot) >= len(l.lost) {
		l.lost = append(l.lost, lostCalls{who: nobody})
	}
	books := &l.lost[o.Slot]
	if books.who != o.Caller {
		*books = lostCalls{who: o.Caller}
	}
	return books
}

// ended counts a lost call in the caller's record and writes the call's row.
func (l *listener) ended(o *emergency.Observation) {
	if o.Outcome.Unconnected() {
		l.lost[o.Slot].all++
		if o.Seen {
			l.lost[o.Slot].seen++
		}
	}
	l.calls.put(&call{l.plan, l.replication, o})
}
