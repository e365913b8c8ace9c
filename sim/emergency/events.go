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
	callBackReaches // a control room
	handoverTurns   // to the buddy, or tries again
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
	callBackEnds  // and nobody is passed on
	callBackIsDue // if nobody who calls needs the agent
	stateIsSampled
	accountIsDue
)

// isOfCaller reports whether an event is of a caller: nearly all are.
func (k kind) isOfCaller() bool { return k >= conversationEnds && k <= otherNumberFails }

// handle is the one switch: each kind of event has one method.
func (w *World) handle(e des.Event[kind]) {
	id, k := e.Subject, e.Kind()
	if k.isOfCaller() {
		w.handleCaller(k, id, e.Turn)
		return
	}
	switch k {
	case troubleChanges, faultTurns:
		w.trouble.troubleIsDue(id)
	case counterIsFull:
		w.trouble.fill(int16(id))
	case faultGrows:
		w.trouble.faultVaries(int16(id), e.Turn)
	case troubleIsLookedFor:
		w.trouble.lookForTrouble()
	case strategyWakes:
		w.command.wakeStrategy(id)
	case platformStarts:
		w.moves.started(int(id))
	case platformWarms:
		w.moves.warms(int(id))
	case rosterChanges:
		w.duty.reconcile()
	case agentLogsOn:
		w.duty.loggedOn(id, e.Turn)
	case monitorSamples, verdictIsKnown, alarmIsDue, monitorForgets, monitorErrs:
		w.monitoring.handleMonitor(k, id, e.Turn)
	case otherLineFrees:
		w.public.notices.Free(int(id))
	case testIsMade:
		w.public.test(id, e.Turn)
	case callBackEnds:
		w.recall.hangUp(id, int(e.Turn))
	case callBackIsDue:
		w.recall.ring(int(id))
	case stateIsSampled:
		w.telling.sample()
	case accountIsDue:
		w.telling.account()
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
		w.stageTwo.hangUp(c)
	case handlingEnds:
		w.stageOne.handled(c)
	case controlRoomAnswers:
		w.stageTwo.connect(c)
	case callBackReaches:
		w.recall.connect(c)
	case handoverTurns:
		w.stageTwo.turnHandover(c)
	case callIsCut:
		w.damage.cutInHandling(c)
	case setUpEnds:
		w.stageOne.reach(c)
	case silenceTimerEnds:
		w.routing.leaveSilence(c)
	case patienceEnds:
		w.public.losePatience(c)
	case callerRedials:
		w.public.redial(c)
	case otherNumberFails:
		w.public.failOther(c)
	}
}
