package emergency

import (
	"fmt"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency/condition"
	"nines/sim/timing"
)

func (w *trouble) resetTrouble(t *Trouble) {
	w.faults.Reset(t, w.draws)
	w.reached.Reset()
	w.where, w.everTrouble, w.lastTrouble = condition.Where{}, false, 0
}

// armTrouble sets the times of all faults going.
func (w *trouble) armTrouble() {
	for f := range w.faults.Now {
		w.follow(int16(f), w.faults.Start(int16(f)))
	}
	if len(w.faults.Watching()) > 0 {
		w.calendar.Schedule(lookEvery, troubleIsLookedFor, 0, 0)
	}
}

// mark is a milestone's being reached: whatever waits for it is set going.
func (w *trouble) mark(m Milestone) { w.markBy(m, None) }

// markBy is a milestone's being reached, thanks to one of the strategy's sources.
func (w *trouble) markBy(m Milestone, by int8) {
	o := w.telling.tell()
	o.Fact, o.Milestone, o.By = MilestoneReached, m, by
	if w.check {
		w.reached.Note(m, w.now)
	}
	for _, f := range w.faults.Followers(m) {
		w.follow(f, w.faults.Reached(f, m, w.now))
		if w.faults.BringsBack(f, m) {
			w.calendar.Schedule(w.now, faultGrows, int32(f), w.faults.Serial(f)) // not now: another fault may be half way
		}
	}
}

// troubleIsDue is that a fault's wake-up is due.
func (w *trouble) troubleIsDue(slot int32) {
	wake := w.faults.Take(slot)
	inUse := w.faults.AsksUse(wake) && w.isInUse(w.faults.Now[wake.Fault].On)
	w.follow(wake.Fault, w.faults.Due(wake, inUse))
}

// follow does what the times of a fault say.
func (w *trouble) follow(f int16, o timing.Outcome) {
	if o.Stale {
		w.inspect.Stale++
	}
	if o.Fades {
		w.awaitLevel(f, w.faults.Fade(f, w.now))
	}
	if o.Ended {
		w.endFault(f)
	}
	if o.Begun {
		w.beginFault(f)
	}
	for _, wake := range o.Wakes() {
		kind := troubleChanges
		if wake.Step == timing.Turns {
			kind = faultTurns
		}
		w.calendar.Schedule(wake.At, kind, w.faults.Put(f, wake), 0)
	}
}

func (w *trouble) beginFault(f int16) {
	w.awaitLevel(f, w.faults.Begin(f, w.now))
	w.where.Count(w.faults.Now[f].On, 1)
	fault := &w.faults.Now[f]
	w.everTrouble = w.everTrouble || !w.isHidden(f)
	w.tellTrouble(TroubleBegan, f)
	for _, on := range fault.On {
		e := w.effectsOn(on)
		e.Active = append(e.Active, f)
		e.Combine(w.faults.Now)
	}
	for _, on := range fault.On {
		w.damage.resortAt(on) // before anybody is served
	}
	if fault.Condition.Down != Up {
		w.damage.breakOff(f)
	}
	for _, on := range fault.On {
		w.settle(on)
	}
	w.mark(FaultBegan(int(f)))
}

func (w *trouble) endFault(f int16) {
	w.where.Count(w.faults.Now[f].On, -1)
	fault := &w.faults.Now[f]
	if !w.isHidden(f) {
		w.lastTrouble = w.now
	}
	w.tellTrouble(TroubleEnded, f)
	for _, on := range fault.On {
		e := w.effectsOn(on)
		e.Active = slices.DeleteFunc(e.Active, func(other int16) bool { return other == f })
		e.Combine(w.faults.Now)
	}
	for _, on := range fault.On {
		w.damage.resortAt(on) // before anybody is served
	}
	for _, on := range fault.On {
		w.settle(on)
	}
	w.mark(FaultEnded(int(f)))
}

// awaitLevel schedules the next change of a fault's level.
func (w *trouble) awaitLevel(f int16, next des.Time) {
	if next != des.Never {
		w.calendar.Schedule(next, faultGrows, int32(f), w.faults.Serial(f))
	}
}

// faultVaries is that a fault's level changes.
func (w *trouble) faultVaries(f int16, serial uint32) {
	grows, next, stale := w.faults.Change(f, serial, w.now)
	if stale {
		w.inspect.Stale++
		return
	}
	w.awaitLevel(f, next)
	w.changeLevel(f, grows)
}

// changeLevel lets a fault's present level take hold. One that grows meets calls in progress that it did not meet before.
func (w *trouble) changeLevel(f int16, grows bool) {
	fault := &w.faults.Now[f]
	for _, on := range fault.On {
		w.effectsOn(on).Combine(w.faults.Now)
	}
	for _, on := range fault.On {
		w.damage.resortAt(on)
	}
	if grows && fault.Condition.Down != Up {
		w.damage.breakOff(f)
	}
	for _, on := range fault.On {
		w.settle(on)
	}
}

// isHidden reports whether no caller can meet the fault now: it affects only out-of-service platforms, monitors or runbook
// steps, or nothing.
func (w *trouble) isHidden(f int16) bool {
	if w.faults.Full(f).IsIdle() {
		return true
	}
	for _, on := range w.faults.Full(f).On {
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
		if w.stageOne.platforms[p].inService {
			return false
		}
	}
	return true
}

func (w *trouble) tellTrouble(fact Fact, f int16) {
	o := w.telling.tell()
	o.Hidden = w.isHidden(f)
	o.Fact, o.Cause, o.Element = fact, f, w.faults.Now[f].On[0]
}

// settle lets an element's new condition take hold.
func (w *trouble) settle(e Element) {
	switch e.Kind {
	case ACircuitGroup:
		w.stageOne.sizeGroup(int(e.Index))
	case APlatform:
		w.stageOne.sizePlatform(int(e.Index))
		w.damage.resortPlatform(int(e.Index))
		w.damage.exposeCalls(e)
		w.duty.reconcile()
	case ACentre:
		w.damage.exposeCalls(e)
		w.duty.reconcile()
	case ARoom:
		w.stageTwo.sizeRoom(int(e.Index))
		w.damage.resortRoom(int(e.Index))
		w.stageTwo.settleRoom(int(e.Index))
		w.stageTwo.serveRoom(int(e.Index))
	case AHandover:
		w.stageTwo.settleHandovers()
	case ADemand:
		w.public.arrivals.Open(w.demandEffects.Active, w.now)
	case AMonitor:
		w.monitoring.settleMonitor(int(e.Index))
	case AStep:
		w.command.resumeWork(int(e.Index))
	}
}

// touch tells, once for each call and fault, that a fault has touched a call.
func (w *trouble) touch(c *caller, f int16) {
	if f < 0 {
		return
	}
	if f < 64 && c.touched&(1<<f) != 0 {
		return
	}
	c.touched |= 1 << min(f, 63)
	o := w.telling.tellOf(c, TroubleTouched)
	o.Cause, o.Element = f, w.faults.Now[f].On[0]
}

// auditTrouble checks that faults are there in their times alone, and that each is on its elements while it is there.
func (w *trouble) auditTrouble() error {
	for f := range w.faults.Now {
		for _, on := range w.faults.Now[f].On {
			if there := w.effectsOn(on).Has(int16(f)); there != w.faults.IsOn(int16(f)) {
				return fmt.Errorf("fault %s: on %v %d: %t, and it is there: %t", w.faults.Now[f].Name, on.Kind, on.Index, there, w.faults.IsOn(int16(f)))
			}
		}
	}
	if !w.check {
		return nil
	}
	return w.faults.Audit(&w.reached, w.draws, w.now)
}

// count counts a caller's call that reaches an element, for the faults that come when a counter is full.
func (w *trouble) count(on Element, c *caller) {
	for _, f := range w.faults.Counting() {
		if w.faults.Counts(f, on) && w.hits(f, c) && w.faults.Count(f) {
			w.calendar.Schedule(w.now, counterIsFull, int32(f), 0) // not now: a call is being served
		}
	}
}

// fill lets a fault begin whose counter is full.
func (w *trouble) fill(f int16) { w.follow(f, w.faults.Fill(f, w.now)) }
