package emergency

import (
	"slices"

	"nines/sim/des"
	"nines/sim/random"
)

// faultState is where a fault is in its life.
type faultState struct {
	phase faultPhase
	begun uint32         // how often
	since des.Time       // when last
	level float64        // how much of it there is, up to 1
	salt  random.Purpose // tells its draws from another fault's
	steps int32          // of its growth that are done
	clockwork
}

type faultPhase uint8

const (
	pending faultPhase = iota
	active
	rested // has been active, and may be again
	barred // its end came before its beginning: it will not happen
)

func (w *World) resetTrouble(t *Trouble) {
	w.trouble = w.ownTrouble(t)
	w.everTrouble, w.lastTrouble = false, 0
	w.faults = w.faults[:0]
	for i := range t.Faults {
		w.faults = append(w.faults, faultState{salt: random.NewPurpose("fault " + t.Faults[i].Name)})
	}
	w.windUp()
	for len(w.waitFor) < t.Milestones {
		w.waitFor = append(w.waitFor, nil)
	}
	for m := range w.waitFor {
		w.waitFor[m] = w.waitFor[m][:0]
	}
}

// armTrouble schedules what comes by the clock and arms what waits for a milestone.
func (w *World) armTrouble() {
	for i := range w.trouble.Changes {
		switch ch := &w.trouble.Changes[i]; ch.After {
		case Always:
			w.calendar.Schedule(ch.At, troubleChanges, int32(i), 0)
		default:
			w.waitFor[ch.After] = append(w.waitFor[ch.After], int32(i))
		}
	}
	if len(w.watching) > 0 {
		w.calendar.Schedule(lookEvery, troubleIsLookedFor, 0, 0)
	}
}

// mark is a milestone's being reached: whatever waits for it is set going.
func (w *World) mark(m Milestone) { w.markBy(m, None) }

// markBy is a milestone's being reached, thanks to one of the strategy's sources.
func (w *World) markBy(m Milestone, by int8) {
	o := w.tell()
	o.Fact, o.Milestone, o.By = MilestoneReached, m, by
	for _, i := range w.waitFor[m] {
		ch, turn := &w.trouble.Changes[i], uint32(0)
		if !ch.Begin && m == FaultBegan(int(ch.Fault)) {
			turn = w.faults[ch.Fault].begun
		}
		w.calendar.Schedule(w.now+ch.At, troubleChanges, i, turn)
	}
}

// change begins or ends a fault. A turn other than 0 is the beginning whose end this is: if the fault has ended
// otherwise and begun anew since, it counts no more.
func (w *World) change(ch *Change, turn uint32) {
	s := &w.faults[ch.Fault]
	if turn != 0 && turn != s.begun {
		w.inspect.Stale++
		return
	}
	switch {
	case w.trouble.Faults[ch.Fault].BeginsByItself():
		w.steer(ch)
	case ch.Begin && (s.phase == pending || s.phase == rested):
		w.beginFault(ch.Fault)
	case !ch.Begin && s.phase == active:
		w.endFault(ch.Fault)
	case !ch.Begin && s.phase == pending && (ch.After == Always || !w.comesByTheClock(ch.Fault)):
		s.phase = barred
	}
}

// comesByTheClock says whether a fault begins at a time. What is done before that, such as a repair after a false alarm, is
// done to something else; a fault that follows what people do is barred by it.
func (w *World) comesByTheClock(f int16) bool {
	for i := range w.trouble.Changes {
		if ch := &w.trouble.Changes[i]; ch.Fault == f && ch.Begin {
			return ch.After == Always
		}
	}
	return false
}

func (w *World) beginFault(f int16) {
	fault, s := &w.trouble.Faults[f], &w.faults[f]
	s.phase, s.since = active, w.now
	s.begun++
	w.beginGrowth(f)
	w.everTrouble = w.everTrouble || !w.isHidden(f)
	w.tellTrouble(TroubleBegan, f)
	for _, on := range fault.On {
		e := w.effectsOn(on)
		e.Active = append(e.Active, f)
		e.Combine(w.trouble.Faults, w.costlyFeatures(on))
	}
	for _, on := range fault.On {
		w.resortAt(on) // before anybody is served
	}
	if fault.Condition.Down != Up {
		w.breakOff(f)
	}
	for _, on := range fault.On {
		w.settle(on)
	}
	w.mark(FaultBegan(int(f)))
}

func (w *World) endFault(f int16) {
	fault := &w.trouble.Faults[f]
	w.faults[f].phase = rested
	if !w.isHidden(f) {
		w.lastTrouble = w.now
	}
	w.tellTrouble(TroubleEnded, f)
	for _, on := range fault.On {
		e := w.effectsOn(on)
		e.Active = slices.DeleteFunc(e.Active, func(other int16) bool { return other == f })
		e.Combine(w.trouble.Faults, w.costlyFeatures(on))
	}
	for _, on := range fault.On {
		w.resortAt(on) // before anybody is served
	}
	for _, on := range fault.On {
		w.settle(on)
	}
	w.mark(FaultEnded(int(f)))
}

// isHidden says whether a fault is on nothing but platforms out of service, where nobody meets it yet, or on those who
// watch and mend, where no caller ever does, or is nothing to anybody.
func (w *World) isHidden(f int16) bool {
	if w.trouble.Faults[f].IsIdle() {
		return true
	}
	for _, on := range w.trouble.Faults[f].On {
		p := int(on.Index)
		switch on.Kind {
		case ACentre:
			p = w.net.Centres[p].Platform
		case ACircuitGroup:
			p = w.net.Groups[p].Platform
		case APlatform, AHandover:
		case AMonitor, AStep:
			continue
		default:
			return false
		}
		if w.platforms[p].inService {
			return false
		}
	}
	return true
}

func (w *World) tellTrouble(fact Fact, f int16) {
	o := w.tell()
	o.Hidden = w.isHidden(f)
	o.Fact, o.Cause, o.Element = fact, f, w.trouble.Faults[f].On[0]
}

// settle lets an element's new condition take hold.
func (w *World) settle(e Element) {
	switch e.Kind {
	case ACircuitGroup:
		w.sizeGroup(int(e.Index))
	case APlatform:
		w.sizePlatform(int(e.Index))
		w.resortPlatform(int(e.Index))
		w.reconcile()
	case ACentre:
		w.reconcile()
	case ARoom:
		w.sizeRoom(int(e.Index))
		w.resortRoom(int(e.Index))
		w.settleRoom(int(e.Index))
		w.serveRoom(int(e.Index))
	case AHandover:
		w.settleHandovers()
	case ADemand:
		w.arrivals.Open(w.demandEffects.Active, w.now)
	case AMonitor:
		w.settleMonitor(int(e.Index))
	case AStep:
		w.resumeWork(int(e.Index))
	}
}

// touch tells, once for each call and fault, that a fault has touched a call.
func (w *World) touch(id int32, f int16) {
	if f < 0 {
		return
	}
	c := &w.callers[id]
	if f < 64 && c.touched&(1<<f) != 0 {
		return
	}
	c.touched |= 1 << min(f, 63)
	o := w.tellOf(id, TroubleTouched)
	o.Cause, o.Element = f, w.trouble.Faults[f].On[0]
}
