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
	return s.eachReplay(together(s.Calls, s.Callers), func(p *plan.Plan, i int) error {
		l := &listener{plan: p, replication: i}
		if slices.Contains(s.Calls, i) {
			l.calls = calls
		}
		if slices.Contains(s.Callers, i) {
			l.callers = callers
		}
		if err := experiment.ReplayUntil(s.Stop, p, i, l); err != nil {
			return err
		}
		return errors.Join(calls.failure(), callers.failure())
	})
}

// tellDiaries runs the chosen replications again, one by one, and writes the minutes and the ledger of each.
func (s *Set) tellDiaries(minutes *sheet[minute], ledger *sheet[entry]) error {
	names := s.seriesNames()
	return s.eachReplay(together(s.Minutes, s.Ledger), func(p *plan.Plan, i int) error {
		diary, err := experiment.DiaryOf(s.Stop, p, i)
		if err != nil {
			return err
		}
		if slices.Contains(s.Minutes, i) {
			list := inColumns(names, diary.Series)
			for m := range p.Measures.Steps() {
				minutes.put(&minute{p, i, m, list})
			}
		}
		if slices.Contains(s.Ledger, i) {
			for _, e := range diary.Ledger {
				ledger.put(&entry{p, i, 1, e})
			}
		}
		return errors.Join(minutes.failure(), ledger.failure())
	})
}

// eachReplay calls a function with every chosen replication of every strategy, and says before each how far it is.
func (s *Set) eachReplay(chosen []int, do func(p *plan.Plan, replication int) error) error {
	done, all := 0, len(chosen)*len(s.Comparison.Results)
	for _, r := range s.Comparison.Results {
		for _, i := range chosen {
			if err := s.Replaying(r.Plan, done, all); err != nil {
				return err
			}
			if err := do(r.Plan, i); err != nil {
				return err
			}
			done++
		}
	}
	return nil
}

// together are the replications of two lists, in order, each once.
func together(a, b []int) []int {
	list := slices.Concat(a, b)
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
