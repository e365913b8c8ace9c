package measure

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/access"
	"nines/sim/measure/usage"
	"nines/sim/measure/waiting"
)

// Tally listens to one replication after another and counts. Its memory grows with the callers in the system, the
// minutes of the run and the kinds of loss, not with the calls made.
type Tally struct {
	plan    *Plan
	calls   []int64       // segment × group × callCount
	before  []int64       // likewise, of all segments before: made for each row
	callers []int64       // window × group × callerCount
	waits   []waits       // by window
	marks   []callerMarks // by slot

	// By slot, the windows in which something bad happened to the caller. In affectedIn a call was lost, or another number
	// gave no help. In seenIn a platform saw a lost call. In inVainIn another number gave no help.
	affectedIn, seenIn, inVainIn marks

	ledger    ledger
	series    series
	durations []int64 // window × what is timed × bin
	diary     diary
	clocks    clocks
	alarms    []alarms // by monitor
	faults    []touched
	moves     moves
	ways      waysTaken

	remedies []done

	access *access.Watch // nil: nobody says how many users they have
	waited waiting.Counts
	use    usage.Sums

	forewarned      forewarnedCount
	forewarnedEarly int64 // during the warm-up
}

// callerMarks is what is known of a caller in the system.
type callerMarks struct {
	who      uint64   // the caller
	passedOn des.Time // when the agent, answered, was free of the call while it went on; -1: not so
	groups   membership
	helps    bool // the caller wants help
}

// NewTally makes a tally for one worker.
func (p *Plan) NewTally() *Tally {
	t := &Tally{
		plan:    p,
		calls:   make([]int64, len(p.segments)*len(p.groups)*int(callCounts)),
		callers: make([]int64, len(p.windows)*len(p.groups)*int(callerCounts)),
		faults:  make([]touched, len(p.faults)),
		moves:   moves{platforms: make([]moved, len(p.net.Platforms))},
		ways:    newWaysTaken(p),
		waits:   make([]waits, len(p.windows)),
		ledger:  newLedger(p.step),
		series:  newSeries(p),

		durations: make([]int64, len(p.windows)*timed*bins),
		diary:     newDiary(p),

		clocks: newClocks(p),
		alarms: make([]alarms, len(p.net.Monitors)),

		remedies:   make([]done, len(p.remedies)),
		forewarned: newForewarnedCount(p),
		access:     newAccess(p),
		waited:     waiting.New(p.targets.Waits, len(p.segments), len(p.groups)),
		use:        p.usage.NewSums(len(p.segments)),
	}
	return t
}

// Reset forgets the last replication.
func (t *Tally) Reset() {
	clear(t.calls)
	clear(t.callers)
	clear(t.forewarned)
	t.waited.Reset()
	t.use.Reset()
	t.forewarnedEarly = 0
	t.marks = t.marks[:0] // callers of this replication have the numbers of the next one's
	t.affectedIn, t.seenIn, t.inVainIn = t.affectedIn[:0], t.seenIn[:0], t.inVainIn[:0]
	for w := range t.waits {
		t.waits[w].reset()
	}
	t.ledger.reset()
	clear(t.durations)
	t.diary.reset()
	t.series.reset()
	t.access.Reset()
	t.clocks.reset()
	t.moves.reset()
	t.ways.reset()
	t.resetSpells()
	for i := range t.alarms {
		t.alarms[i] = silence
	}
}

// Observe implements emergency.Observer.
func (t *Tally) Observe(batch []emergency.Observation) {
	for i := range batch {
		o := &batch[i]
		switch o.Fact {
		case emergency.CallMade:
			t.callMade(o)
		case emergency.HandoverBegan:
			t.handoverBegan(o)
		case emergency.CallEnded:
			t.callEnded(o)
		case emergency.CallerLeft:
			t.callerLeft(o)
		case emergency.TroubleTouched:
			t.troubleTouched(o)
		case emergency.CallerForewarned:
			t.callerForewarned(o)
		case emergency.OtherNumberFailed:
			t.otherNumberFailed(o)
		case emergency.Sampled:
			t.series.sampled(o)
		case emergency.Accrued:
			t.use.Note(t.plan.segment(o.At), o)
		case emergency.TroubleBegan:
			t.faults[o.Cause].begin(o.At)
			t.clocks.note(o)
		case emergency.TroubleEnded:
			t.faults[o.Cause].end(o.At)
		case emergency.MilestoneReached:
			t.remedyReached(o)
			t.clocks.note(o)
			t.diary.note(o)
		case emergency.Switched, emergency.Opened, emergency.Closed:
			t.moves.note(o)
			t.clocks.note(o)
			t.diary.note(o)
		case emergency.ProviderMoved:
			t.ways.note(o)
			t.moves.moved++
			t.clocks.note(o)
			t.diary.note(o)
		case emergency.StartFailed:
			t.moves.note(o)
			t.diary.note(o)
		case emergency.TroubleExposed, emergency.Drained:
			t.clocks.note(o)
		case emergency.AlarmRaised, emergency.AlarmCleared, emergency.AlarmWithheld:
			t.alarms[o.Element.Index].note(o)
			t.diary.note(o)
		case emergency.IncidentClosed:
			t.incidentClosed()
		}
	}
}

// incidentClosed is the end of the work on an incident. If nothing has been wrong yet, it was a false alarm.
func (t *Tally) incidentClosed() {
	if t.clocks.onset != des.Never {
		return
	}
	t.moves.forget(t.clocks.incident.detected)
	t.ways.forget(t.clocks.incident.detected)
	t.clocks.forget()
}

// noCaller is in the books that nobody has had.
const noCaller = 1<<64 - 1

// callMade opens the books on a new caller. The call itself is counted when it has ended, all at once.
func (t *Tally) callMade(o *emergency.Observation) {
	if o.Kind == emergency.WantsHelp {
		t.series.add(o.Made, seriesOffered)
		t.clocks.served[o.Made/des.Minute].offered++
	} else {
		t.series.add(o.Made, seriesOthers)
	}
	if o.Attempt > 1 {
		t.marks[o.Slot].passedOn = -1
		return
	}
	t.meet(o)
}

// meet opens the books on a new caller, at the first fact about them.
func (t *Tally) meet(o *emergency.Observation) {
	for int(o.Slot) >= len(t.marks) {
		t.marks = append(t.marks, callerMarks{who: noCaller})
		for range t.plan.words {
			t.affectedIn, t.seenIn, t.inVainIn = append(t.affectedIn, 0), append(t.seenIn, 0), append(t.inVainIn, 0)
		}
	}
	if t.marks[o.Slot].who == o.Caller {
		return // they have called another number in vain before
	}
	for _, m := range []marks{t.affectedIn, t.seenIn, t.inVainIn} {
		clear(m.of(o.Slot, t.plan.words))
	}
	t.marks[o.Slot] = callerMarks{who: o.Caller, groups: t.plan.groupsOf(o), helps: o.Kind == emergency.WantsHelp, passedOn: -1}
}

// callEnded counts a call in every group of its caller.
func (t *Tally) callEnded(o *emergency.Observation) {
	m := &t.marks[o.Slot]
	s := t.plan.segment(o.Made)
	t.series.ended(o)
	if m.helps {
		t.clocks.serve(o)
		t.clocks.ended(o)
		if t.plan.counts(o.Made) {
			t.access.Ended(o)
			t.clocks.home.ended(o)
		}
	}
	inTime, freed := int64(0), o.At
	if m.passedOn >= 0 {
		freed = m.passedOn
	}
	if o.Wait >= 0 && o.Wait <= t.plan.targets.AnsweredIn {
		inTime = 1
	}
	if o.Wait >= 0 && m.helps {
		t.recordWait(s, o.Wait)
		t.series.addTo(o.Made, seriesInTime, int32(inTime))
		t.clocks.served[o.Made/des.Minute].inTime += int32(inTime)
	}
	wait, isWaiter := waiting.Endured(o)
	for _, g := range m.groups.groups() {
		at := (s*len(t.plan.groups) + int(g)) * int(callCounts)
		c := (*callTotals)(t.calls[at:])
		countCall(c, o, inTime, freed)
		countTry(c, o)
		if isWaiter {
			c[waiters]++
			c[endured] += int64(wait)
		}
	}
	if len(t.plan.targets.Waits) > 0 {
		t.waited.Ended(o, s, m.groups.groups())
	}
	if o.Outcome.Unconnected() {
		t.lost(o, m, s)
	}
}

// callTotals are the counts of calls of a segment and group.
type callTotals [callCounts]int64

// countCall adds one call, whose agent came free at a time, to the counts of a segment and group.
func countCall(c *callTotals, o *emergency.Observation, inTime int64, freed des.Time) {
	c[offered]++
	c[o.Outcome]++
	if o.Attempt == 1 {
		c[calling]++
	}
	if o.Outcome != emergency.Open {
		c[settled]++
	}
	if o.Seen {
		c[seen]++
	}
	if o.Wait >= 0 || o.Outcome == emergency.Abandoned {
		c[attended]++
		if o.Queued {
			c[queued]++
		}
	}
	if waiting.IsPassedOn(o.Outcome) {
		c[passedOn]++
	}
	if o.Wait >= 0 {
		c[answered]++
		c[answeredInTime] += inTime
		c[waited] += int64(o.Wait)
		c[occupied] += int64(freed - o.Made - o.Wait - o.Held)
	}
	switch {
	case o.Outcome == emergency.Connected:
		c[handed] += int64(o.At - o.Made - o.Wait)
		c[passed] += int64(o.Passed)
		c[toConnect] += int64(o.At - o.Made)
	case o.Outcome.Unconnected():
		c[unconnected]++
		if o.Seen {
			c[lostSeen]++
		}
	}
}

// handoverBegan notes the end of the agent's time with the call, where agents do not stay for the handover.
func (t *Tally) handoverBegan(o *emergency.Observation) {
	if !t.plan.net.Platforms[o.Platform].StaysOn {
		t.marks[o.Slot].passedOn = o.At
	}
}

func (t *Tally) recordWait(segment int, wait des.Time) {
	t.time(t.plan.inside[segment], timedAnswers, wait)
	bin := binOf(wait)
	t.plan.inside[segment].each(func(w int) { t.waits[w].add(bin) })
}

// lost enters an unconnected call in the ledger, and its caller as affected in the windows in which that is news.
func (t *Tally) lost(o *emergency.Observation, m *callerMarks, s int) {
	if !t.plan.counts(o.Made) {
		return // of the warm-up
	}
	t.ledger.add(o)
	if r := emergency.RemedyOf(o.Cause); r != emergency.None && m.helps {
		t.remedies[r].turnedAway++
	}
	t.countNews(o.Slot, t.affectedIn, t.plan.inside[s], affected)
	if o.Seen {
		t.countNews(o.Slot, t.seenIn, t.plan.inside[s], affectedSeen)
	}
}

// countNews counts a caller in the windows of a set in which that has not been counted of them yet.
func (t *Tally) countNews(slot int32, counted marks, inside windowSet, c callerCount) {
	m := &t.marks[slot]
	counted.of(slot, t.plan.words).news(inside, func(w int) { t.countIn(w, m, c, 1) })
}

// callerLeft settles the caller's fate in every window in which the caller was affected.
func (t *Tally) callerLeft(o *emergency.Observation) {
	if t.hasMoved(o); o.Attempt == 0 {
		t.meet(o) // who had not come further when the run ended
	}
	m, inside := &t.marks[o.Slot], t.affectedIn.of(o.Slot, t.plan.words)
	if inside.isEmpty() {
		return
	}
	switch o.Fate {
	case emergency.Helped:
		t.countCaller(m, inside, delayed, 1)
		t.countCaller(m, inside, delay, int64(o.At-o.First))
		if m.helps {
			t.time(inside, timedDelays, o.At-o.First)
		}
	case emergency.GaveUp:
		t.countCaller(m, inside, neverConnected, 1)
	case emergency.Diverted:
		t.countCaller(m, inside, diverted, 1)
	case emergency.Trying:
		t.countCaller(m, inside, trying, 1)
	}
}

// countCaller adds to a count of callers, in every group of the caller and every window of a set.
func (t *Tally) countCaller(m *callerMarks, windows windowSet, c callerCount, n int64) {
	windows.each(func(w int) { t.countIn(w, m, c, n) })
}

func (t *Tally) countIn(window int, m *callerMarks, c callerCount, n int64) {
	for _, g := range m.groups.groups() {
		t.callers[(window*len(t.plan.groups)+int(g))*int(callerCounts)+int(c)] += n
	}
}
