package emergency

import (
	"slices"

	"nines/sim/des"
	"nines/sim/random"
)

// effects is what the faults active on one element come to together.
type effects struct {
	selective  bool // some of them hit only some callers
	down       Tone // for everybody
	blind      Blindness
	downBy     int16 // the fault by which it is down for everybody; None
	squeezedBy int16 // the latest fault that takes capacity away from everybody; None
	blindBy    int16
	lost       uint32
	left       Left

	active     []int16 // in the order in which they began
	barring    []int16 // of those, the ones by which it is down, for everybody or for some
	severing   []int16 // by which a platform's calls cannot be passed on
	losing     []int16 // that lose features
	slowing    []int16 // that make work longer
	cutting    []int16 // that cut calls
	restarting []int16 // that restart consoles
	misrouting []int16 // that misroute handovers
}

// cleared is an element in good health, with the memory of e.
func (e effects) cleared() effects {
	return effects{
		active: e.active[:0], barring: e.barring[:0], severing: e.severing[:0], losing: e.losing[:0], slowing: e.slowing[:0],
		cutting: e.cutting[:0], restarting: e.restarting[:0], misrouting: e.misrouting[:0],
		left: whole(), downBy: None, squeezedBy: None, blindBy: None,
	}
}

// combine works out e from its active faults: shares left multiply, the first fault to be down sets the tone, and
// everything else adds up.
//
// A lost feature takes capacity away only if work is slower without it: costly is the set of those features. What is down
// for some callers only leaves the others all the more; whatever else befalls some takes the people's time from all.
func (e *effects) combine(faults []Fault, costly uint32) {
	active := e.active
	*e = e.cleared()
	e.active = active
	for _, f := range active {
		if faults[f].isIdle() {
			continue
		}
		c, some := &faults[f].Condition, faults[f].Only != nil
		e.selective = e.selective || some
		if c.Down != Up && e.down == Up && !some {
			e.down, e.downBy = c.Down, f
		}
		if c.Blind != NotBlind && e.blind == NotBlind {
			e.blind, e.blindBy = c.Blind, f
		}
		e.left = e.left.times(c.Left)
		e.lost |= c.Lost
		if c.squeezes() || c.Lost&costly != 0 || c.Down != Up && !some {
			e.squeezedBy = f
		}
		e.list(f, c)
	}
}

// list notes what an active fault does, for those who ask the faults one by one.
func (e *effects) list(f int16, c *Condition) {
	if c.Down != Up {
		e.barring = append(e.barring, f)
	}
	if c.HandoverDown != Up {
		e.severing = append(e.severing, f)
	}
	if c.Lost != 0 {
		e.losing = append(e.losing, f)
	}
	if c.slows() {
		e.slowing = append(e.slowing, f)
	}
	if c.Cut != [cutPoints]float64{} {
		e.cutting = append(e.cutting, f)
	}
	if c.Restart.Share > 0 {
		e.restarting = append(e.restarting, f)
	}
	if c.Misroute.Share > 0 {
		e.misrouting = append(e.misrouting, f)
	}
}

// has says whether a fault is active on the element.
func (e *effects) has(f int16) bool { return slices.Contains(e.active, f) }

// lostBy is the fault that took one of the features away from a caller; None.
func (w *World) lostBy(e *effects, features uint32, c *caller) int16 {
	for _, f := range e.losing {
		if w.trouble.Faults[f].Condition.Lost&features != 0 && w.hits(f, c) {
			return f
		}
	}
	return None
}

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
	case w.trouble.Faults[ch.Fault].beginsByItself():
		w.steer(ch)
	case ch.Begin && (s.phase == pending || s.phase == rested):
		w.beginFault(ch.Fault)
	case !ch.Begin && s.phase == active:
		w.endFault(ch.Fault)
	case !ch.Begin && s.phase == pending:
		s.phase = barred
	}
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
		e.active = append(e.active, f)
		e.combine(w.trouble.Faults, w.costlyFeatures(on))
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

// breakOff does with the calls in progress what the fault does with them as it takes its elements down.
func (w *World) breakOff(f int16) {
	c := &w.trouble.Faults[f].Condition
	if !c.CutsCalls && !c.HoldsCalls {
		return
	}
	w.reconcile() // first, so that an agent freed by the cut whose centre is down takes no further call
	for _, on := range w.trouble.Faults[f].On {
		if c.CutsCalls {
			w.cutCalls(on, f)
		} else {
			w.interruptCalls(on, f)
		}
	}
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
		e.active = slices.DeleteFunc(e.active, func(other int16) bool { return other == f })
		e.combine(w.trouble.Faults, w.costlyFeatures(on))
	}
	for _, on := range fault.On {
		w.settle(on)
	}
	w.mark(FaultEnded(int(f)))
}

// costlyFeatures are the features of an element without which handling takes longer.
func (w *World) costlyFeatures(on Element) uint32 {
	if on.Kind != APlatform && on.Kind != AHandover {
		return 0
	}
	return w.costly[on.Index]
}

// isHidden says whether a fault is on nothing but platforms out of service, where nobody meets it yet, or on those who
// watch and mend, where no caller ever does, or is nothing to anybody.
func (w *World) isHidden(f int16) bool {
	if w.trouble.Faults[f].isIdle() {
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

func (w *World) effectsOn(e Element) *effects {
	switch e.Kind {
	case AProvider:
		return &w.providerEffects[e.Index]
	case ACircuitGroup:
		return &w.groups[e.Index].effects
	case APlatform, AHandover:
		return &w.platforms[e.Index].effects
	case ACentre:
		return &w.centres[e.Index].effects
	case ADemand:
		return &w.demandEffects
	case AMonitor:
		return &w.monitors[e.Index].effects
	case AStep:
		return &w.workOn(int(e.Index)).effects
	default:
		return &w.rooms[e.Index].effects
	}
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
		w.settleRoom(int(e.Index))
		w.resortRoom(int(e.Index))
		w.serveRoom(int(e.Index))
	case AHandover:
		w.settleHandovers(int(e.Index))
	case ADemand:
		w.settleDemand()
	case AMonitor:
		w.settleMonitor(int(e.Index))
	case AStep:
		w.resumeWork(int(e.Index))
	}
}

// cutCalls drops the calls in progress at an element that has just gone down: first those that wait, lest an agent freed
// by the cut should pick one of them up. Where it rings on, those that wait hear no difference.
func (w *World) cutCalls(e Element, f int16) {
	rings := f >= 0 && w.trouble.Faults[f].Condition.Down == RingingTone
	for id := range w.callers {
		c := &w.callers[id]
		if rings || !w.strikes(f, e, c) {
			continue
		}
		switch c.stage {
		case settingUp, inSilence, inQueue: // hears the tone of a line that has gone
			w.drop(int32(id), c.lostOnLine(), f, e)
		}
	}
	for id := range w.callers {
		c := &w.callers[id]
		if !w.strikes(f, e, c) {
			continue
		}
		switch c.stage {
		case withAgent:
			w.drop(int32(id), CutHandling, f, e)
		case atHandover:
			w.drop(int32(id), CutHandover, f, e)
		}
	}
}

// strikes says whether a call in progress is one of those that are lost with an element: by a fault, to the callers whom it
// hits, or by a switch.
func (w *World) strikes(f int16, e Element, c *caller) bool {
	return w.passesThrough(e, c) && (f < 0 || w.hits(f, c))
}

// passesThrough says whether a call in progress does so.
func (w *World) passesThrough(e Element, c *caller) bool {
	if c.stage == gone || c.stage == away {
		return false
	}
	switch e.Kind {
	case AProvider:
		return int16(c.provider) == e.Index
	case ACircuitGroup:
		return c.group == e.Index
	case APlatform:
		return int16(c.platform) == e.Index && c.stage != settingUp && c.stage != inSilence
	case ACentre:
		return c.agent != None && w.agents[c.agent].centre == e.Index
	default:
		return false // a control room's callers are passed to the buddy instead
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
