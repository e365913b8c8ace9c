package emergency

import (
	"nines/sim/des"
	"nines/sim/random"
)

// clockwork is what makes a fault begin by itself, where it does.
type clockwork struct {
	armed bool       // it may begin
	turn  uint32     // raised whenever the turn that was scheduled no longer counts
	key   random.Key // of a cycle's draws
	drawn int        // times drawn of a cycle
	count int64      // of a counter
	held  des.Time   // since when a trigger's quantity has been beyond its threshold; Never
	spent bool       // a trigger has gone off and the quantity has not been back since
}

// windUp puts the clockworks of all faults at their beginnings.
func (w *World) windUp() {
	w.counting, w.watching = w.counting[:0], w.watching[:0]
	for f := range w.faults {
		switch fault := &w.trouble.Faults[f]; {
		case fault.Cycle != nil:
			w.faults[f].key = w.draws.Key("fault/" + fault.Name)
		case fault.Counter != nil:
			w.counting = append(w.counting, int16(f))
		case fault.Trigger != nil:
			w.watching = append(w.watching, int16(f))
		}
	}
}

// steer lets a fault that begins by itself do so from now on, or ends it. After an end a cycle stands still, a counter
// counts from 0 again, and a trigger may go off again, unless the end came by the clock.
func (w *World) steer(ch *Change) {
	s, fault := &w.faults[ch.Fault], &w.trouble.Faults[ch.Fault]
	if ch.Begin {
		if !s.armed && s.phase != barred {
			w.arm(ch.Fault)
		}
		return
	}
	if !s.armed && s.phase == pending {
		s.phase = barred
	}
	if s.phase == active {
		w.endFault(ch.Fault)
	}
	s.turn++
	s.count = 0
	if fault.Cycle != nil || fault.Trigger != nil && ch.After == Always {
		s.armed = false
	}
}

func (w *World) arm(f int16) {
	s, fault := &w.faults[f], &w.trouble.Faults[f]
	s.armed = true
	switch {
	case fault.Counter != nil:
		s.count = fault.Counter.Start
	case fault.Trigger != nil:
		s.held, s.spent = des.Never, false
	case fault.Cycle.BeginsBad:
		w.beginFault(f)
		w.awaitTurn(f)
	default:
		w.awaitTurn(f)
	}
}

// turnFault is the moment at which a fault comes or goes by itself.
func (w *World) turnFault(f int16, turn uint32) {
	s, fault := &w.faults[f], &w.trouble.Faults[f]
	if s.turn != turn {
		w.inspect.Stale++
		return
	}
	switch {
	case fault.Counter != nil:
		w.beginFault(f)
		return
	case s.phase == active:
		w.endFault(f)
	case !fault.Cycle.InUse || w.isInUse(fault.On):
		w.beginFault(f)
	}
	w.awaitTurn(f)
}
