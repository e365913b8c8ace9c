package emergency

import "nines/sim/des"

// The kinds of event, which is the table of contents of the dynamics. Their order is the law of ties: at one instant
// trouble changes first, people come free next, waiting ends before it is given up, and new calls come last.
type kind uint8

const (
	troubleChanges     kind = iota
	faultTurns              // comes or goes by itself
	counterIsFull           // of the calls that bring a fault about
	faultGrows              // or fades, by a step
	troubleIsLookedFor      // by what triggers it
	strategyWakes
	platformStarts
	platformWarms
	rosterChanges
	agentLogsOn
	conversationEnds
	handlingEnds
	controlRoomAnswers
	handoverTurns // to the buddy, or tries again
	callIsCut
	setUpEnds
	silenceTimerEnds
	patienceEnds
	callerRedials
	otherNumberFails
	monitorSamples
	verdictIsKnown // of a sample
	alarmIsDue     // its delay is over
	monitorForgets // failures of real calls
	monitorErrs    // a false alarm
	otherLineFrees // of the number that a notice gives
	testIsMade
	stateIsSampled
)

// handle is the one switch: each kind of event has one method.
func (w *World) handle(e des.Event[kind]) {
	id := e.Subject
	switch k := e.Kind(); k {
	case troubleChanges, faultTurns:
		w.troubleIsDue(id)
	case counterIsFull:
		w.fill(int16(id))
	case faultGrows:
		w.faultVaries(int16(id), e.Turn)
	case troubleIsLookedFor:
		w.lookForTrouble()
	case strategyWakes:
		w.wakeStrategy(id)
	case platformStarts:
		w.started(int(id))
	case platformWarms:
		w.warms(int(id))
	case rosterChanges:
		w.reconcile()
	case agentLogsOn:
		w.loggedOn(id, e.Turn)
	case monitorSamples, verdictIsKnown, alarmIsDue, monitorForgets, monitorErrs:
		w.handleMonitor(k, id, e.Turn)
	case otherLineFrees:
		w.notices.Free(int(id))
	case testIsMade:
		w.test(id, e.Turn)
	case stateIsSampled:
		w.sample()
	default:
		w.handleCaller(k, id, e.Turn)
	}
}

// handleCaller handles the events of callers, whose turn tells whether the event still counts.
func (w *World) handleCaller(k kind, id int32, turn uint32) {
	c := &w.callers[id]
	if c.turn != turn {
		w.inspect.Stale++
		return
	}
	switch k {
	case conversationEnds:
		w.hangUp(id)
	case handlingEnds:
		w.handled(id)
	case controlRoomAnswers:
		w.connect(id)
	case handoverTurns:
		w.turnHandover(id)
	case callIsCut:
		w.cutInHandling(id)
	case setUpEnds:
		w.reach(id)
	case silenceTimerEnds:
		w.leaveSilence(id)
	case patienceEnds:
		w.losePatience(id)
	case callerRedials:
		w.redial(id)
	case otherNumberFails:
		w.failOther(id)
	}
}
