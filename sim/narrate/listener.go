// A replication is heard once and in full, but only one caller's observations are kept. About the others the listener keeps
// a few counts each: enough for the census, and small enough for a day with a million callers.

package narrate

import (
	"fmt"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/plan"
)

// Replication is one replication as its callers saw it: everything about one caller, and about the others enough to list
// them.
type Replication struct {
	Plan    *plan.Plan
	Number  int
	Callers int // who made a call

	id       uint64
	heard    []emergency.Observation // about the caller
	world    []emergency.Observation // what happened beside, that callers might feel
	present  []life                  // by slot: those in the system
	affected []life                  // those who have lost a call, or called another number in vain, as they left
	highest  uint64                  // of the callers who come one by one

	otherwise map[uint64]bool // who is not among the affected, and was not helped by a call either
}

// life is what there is to say in short of a caller.
type life struct {
	id          uint64
	first, last des.Time
	calls       uint16
	lost        uint16 // outcomes of lost calls, as a set
	inVain      bool   // has called another number in vain
	wantsHelp   bool
	connected   bool
	byNumber    bool // what help there was came by another number
	fate        emergency.Fate
}

// Nobody is the caller who never calls.
const Nobody = ^uint64(0)

// FindCaller is the caller of a name, who may or may not call in a replication. The error says what names are like.
func FindCaller(plan *plan.Plan, name string) (uint64, error) {
	id, ok := plan.FindCaller(name)
	if !ok {
		return Nobody, fmt.Errorf("%q is no caller's name. A caller is called by a number, such as 4711. Who reports an incident is NAME-INCIDENT-NUMBER. "+
			"A caller of a surge is surge.SURGE.NUMBER, and who only tests the number is tester.NUMBER", name)
	}
	return id, nil
}

// Listen plays a replication again and listens to one caller. Errors are defects of the simulator.
func Listen(stop experiment.Stop, plan *plan.Plan, replication int, caller uint64) (*Replication, error) {
	r := &Replication{Plan: plan, Number: replication, id: caller, otherwise: map[uint64]bool{}}
	return r, experiment.ReplayUntil(stop, plan, replication, r)
}

// Knows says whether the caller called, or was told beforehand not to.
func (r *Replication) Knows() bool { return len(r.heard) > 0 }

// Observe implements emergency.Observer.
func (r *Replication) Observe(batch []emergency.Observation) {
	for i := range batch {
		o := &batch[i]
		if isOfCaller(o) {
			r.ofCaller(o)
			continue
		}
		switch o.Fact {
		case emergency.Switched, emergency.Opened, emergency.Closed, emergency.ProviderMoved, emergency.StartFailed, emergency.TroubleBegan, emergency.TroubleEnded:
			r.world = append(r.world, *o)
		}
	}
}

// ofCaller hears one observation about a caller. The chosen caller's are copied, because the model reuses its buffer.
func (r *Replication) ofCaller(o *emergency.Observation) {
	if o.Caller == r.id {
		r.heard = append(r.heard, *o)
	}
	switch o.Fact {
	case emergency.CallMade:
		r.calls(o)
	case emergency.CallEnded:
		l := &r.present[o.Slot]
		if l.connected = o.Outcome == emergency.Connected; o.Outcome.Unconnected() {
			l.lost |= 1 << o.Outcome
		}
	case emergency.OtherNumberFailed:
		r.meet(o).inVain = true
	case emergency.CallerLeft:
		if l := r.meet(o); l.lost != 0 || l.inVain {
			l.last, l.fate, l.byNumber = o.At, o.Fate, isByNumber(o)
			r.affected = append(r.affected, *l)
		} else if o.Fate != emergency.Helped {
			r.otherwise[o.Caller] = true
		}
	case emergency.CallerForewarned:
		r.otherwise[o.Caller] = true
	}
}

// meet is the life of a caller, which begins with the first fact about them. That need not be a call.
func (r *Replication) meet(o *emergency.Observation) *life {
	for int(o.Slot) >= len(r.present) {
		r.present = append(r.present, life{id: Nobody})
	}
	l := &r.present[o.Slot]
	if l.id != o.Caller {
		*l = life{id: o.Caller, first: o.First, wantsHelp: o.Kind == emergency.WantsHelp}
	}
	return l
}

// calls counts a new call. Callers of incidents are numbered apart, so they do not raise the highest name.
func (r *Replication) calls(o *emergency.Observation) {
	l := r.meet(o)
	if o.Attempt == 1 {
		r.Callers++
		if o.Caller>>48 == 0 {
			r.highest = max(r.highest, o.Caller)
		}
	}
	l.calls = o.Attempt
}
