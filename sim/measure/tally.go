package measure

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/access"
	"nines/sim/measure/answer"
	"nines/sim/measure/calls"
	"nines/sim/measure/elsewhere"
	"nines/sim/measure/loss"
	"nines/sim/measure/usage"
	"nines/sim/measure/waiting"
	"nines/sim/stat"
)

// Tally listens to one replication after another and counts. Its memory grows with the callers in the system, the
// minutes of the run and the kinds of loss, not with the calls made.
type Tally struct {
	plan    *Plan
	ended   calls.Tally
	calls   []int64 // segment × group × calls.Count, made of these when the replication is over
	before  []int64 // likewise, of all segments before: made for each row
	callers []int64 // window × group × callerCount
	answers answer.Answers
	marks   []callerMarks // by slot
	harm    harm
	segment segmentFinder

	ledger    loss.Ledger
	series    series
	durations []int64 // window × what is timed × bin
	diary     diary
	clocks    clocks
	alarms    []alarms // by monitor
	faults    []touched
	moves     moves
	ways      waysTaken

	remedies []done
	access   *access.Watch // nil: nobody says how many users they have
	waited   waiting.Counts
	use      usage.Sums

	otherHelp
	isSettled bool // the counts of calls are read off: nothing has happened since
}

// otherHelp is who looked for help in other ways.
type otherHelp struct {
	forewarned      forewarnedCount
	forewarnedEarly int64 // during the warm-up
	others          elsewhere.Counts
}

// callerMarks is what is known of a caller in the system.
type callerMarks struct {
	who      uint64   // the caller
	passedOn des.Time // of the call under way: when the agent was free of it while it went on; -1: not so
	isHarmed bool     // the caller has windows in harm
	phone    elsewhere.Phone
	last     elsewhere.Phone // of the last call that was lost,
	segment  int32           // and in which it was made
}

// NewTally makes a tally for one worker.
func (p *Plan) NewTally() *Tally {
	t := &Tally{
		plan:      p,
		ended:     calls.New(len(p.segments), len(p.groups)),
		segment:   segmentFinder{plan: p},
		callers:   make([]int64, len(p.windows)*len(p.groups)*int(callerCounts)),
		faults:    make([]touched, len(p.faults)),
		moves:     moves{platforms: make([]moved, len(p.net.Platforms))},
		ways:      newWaysTaken(p),
		answers:   answer.New(len(p.segments), p.spans),
		series:    newSeries(p),
		durations: make([]int64, len(p.windows)*timed*bins),
		diary:     newDiary(p),
		clocks:    newClocks(p),
		alarms:    make([]alarms, len(p.net.Monitors)),
		remedies:  newDone(p),
		access:    newAccess(p),
		waited:    waiting.New(p.targets.Waits, len(p.segments), len(p.groups)),
		otherHelp: otherHelp{forewarned: newForewarnedCount(p), others: elsewhere.New(p.net, len(p.windows), len(p.groups))},
		use:       p.usage.NewSums(len(p.segments)),
	}
	return t
}

// Waits are how long the answered calls of the last replication waited for the answer, by window, in milliseconds.
func (t *Tally) Waits() []stat.Histogram { return t.answers.Kept() }

// Reset forgets the last replication.
func (t *Tally) Reset() {
	t.ended.Reset()
	clear(t.callers)
	clear(t.forewarned)
	t.waited.Reset()
	t.others.Reset()
	t.use.Reset()
	t.forewarnedEarly = 0
	t.marks = t.marks[:0] // callers of this replication have the numbers of the next one's
	t.answers.Reset()
	t.ledger.Reset()
	clear(t.durations)
	t.diary.reset()
	t.series.reset()
	t.access.Reset()
	t.clocks.reset()
	t.moves.reset()
	t.ways.reset()
	t.resetSpells()
	t.isSettled = false
	for i := range t.alarms {
		t.alarms[i] = silence
	}
}

// Observe implements emergency.Observer.
func (t *Tally) Observe(batch []emergency.Observation) {
	t.isSettled = false
	for i := range batch {
		o := &batch[i]
		if o.Fact == emergency.CallEnded { // most are
			t.callEnded(o)
			continue
		}
		switch o.Fact {
		case emergency.HandoverBegan:
			t.handoverBegan(o)
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
			t.faults[o.Cause].Begin(o.At)
			t.clocks.note(o)
		case emergency.TroubleEnded:
			t.faults[o.Cause].End(o.At)
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
		case emergency.CalledBack:
			t.remedies[emergency.RemedyOf(o.Cause)].back.Note(o, t.plan.counts(o.At))
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

// meet gives the books on a caller, and opens them at the first fact that matters here. Not every caller's first call is one:
// a call is counted when it has ended, all at once.
func (t *Tally) meet(o *emergency.Observation) *callerMarks {
	for int(o.Slot) >= len(t.marks) {
		t.marks = append(t.marks, callerMarks{who: noCaller})
	}
	m := &t.marks[o.Slot]
	if m.who != o.Caller {
		m.who, m.passedOn, m.isHarmed, m.phone = o.Caller, -1, false, elsewhere.Of(o)
	}
	return m
}

// callEnded counts a call in the groups of its caller.
func (t *Tally) callEnded(o *emergency.Observation) {
	var groups membership
	m := t.meet(o)
	groups.put(t.plan, o)
	e := calls.Ended{Observation: o, Segment: t.segment.of(o.Made), InTime: o.Wait >= 0 && o.Wait <= t.plan.targets.AnsweredIn, Freed: o.At}
	if o.Attempt > 1 {
		m.phone.Note(o)
		var before membership
		before.putFrom(t.plan, o, m.last)
		t.ended.Again(o.Attempt-1, int(m.segment), before.groups())
	}
	if m.passedOn >= 0 {
		e.Freed, m.passedOn = m.passedOn, -1
	}
	t.series.ended(&e)
	if o.Kind == emergency.WantsHelp {
		t.helpEnded(&e)
	}
	t.ended.Add(&e, groups.groups())
	if len(t.plan.targets.Waits) > 0 {
		t.waited.Ended(o, e.Segment, groups.groups())
	}
	if o.Outcome.Unconnected() {
		m.last, m.segment = elsewhere.Of(o), int32(e.Segment)
		t.lost(o, e.Segment)
	}
}

// helpEnded counts a call for help in what is not kept by group.
func (t *Tally) helpEnded(e *calls.Ended) {
	t.clocks.serve(e)
	t.clocks.ended(e.Observation)
	if t.plan.counts(e.Made) {
		t.access.Ended(e.Observation)
		t.clocks.home.ended(e.Observation)
	}
	if e.Wait >= 0 {
		t.answers.Add(e.Segment, e.Wait)
	}
}

// handoverBegan notes the end of the agent's time with the call, where agents do not stay for the handover. Where there are
// none, there is no such time.
func (t *Tally) handoverBegan(o *emergency.Observation) {
	if p := &t.plan.net.Platforms[o.Platform]; !p.StaysOn && !p.Unstaffed {
		t.meet(o).passedOn = o.At
	}
}

// lost enters an unconnected call in the ledger, and its caller as affected in the windows in which that is news.
func (t *Tally) lost(o *emergency.Observation, segment int) {
	if !t.plan.counts(o.Made) {
		return // of the warm-up
	}
	t.lose(o)
	if r := emergency.RemedyOf(o.Cause); r != emergency.None && o.Kind == emergency.WantsHelp {
		t.remedies[r].turnedAway++
	}
	h := t.harmOf(o.Slot)
	t.countNews(o, h.affected, segment, affected)
	if o.Seen {
		t.countNews(o, h.seen, segment, affectedSeen)
	}
}

// harmOf is what is known of the harm that a caller met.
func (t *Tally) harmOf(slot int32) harmOf {
	m, h := &t.marks[slot], t.harm.of(slot, t.plan.words)
	if !m.isHarmed {
		m.isHarmed = true
		h.reset()
	}
	return h
}

// countNews counts a caller in the windows of a segment in which that has not been counted of them yet.
func (t *Tally) countNews(o *emergency.Observation, counted windowSet, segment int, c callerCount) {
	var groups membership
	groups.putFrom(t.plan, o, t.marks[o.Slot].phone)
	counted.news(t.plan.inside[segment], func(w int) { t.countIn(w, &groups, c, 1) })
}

// callerLeft settles the caller's fate in every window in which the caller was affected.
func (t *Tally) callerLeft(o *emergency.Observation) {
	if t.hasMoved(o); o.Attempt == 0 {
		t.meet(o) // who had not come further when the run ended
	}
	if !t.marks[o.Slot].isHarmed {
		return
	}
	var groups membership
	groups.put(t.plan, o)
	inside := t.harm.of(o.Slot, t.plan.words).affected
	count := func(c callerCount, n int64) {
		inside.each(func(w int) { t.countIn(w, &groups, c, n) })
	}
	inside.each(func(w int) { t.others.Left(o, t.marks[o.Slot].phone, w, groups.groups()) })
	switch o.Fate {
	case emergency.Helped:
		count(delayed, 1)
		count(delay, int64(o.At-o.First))
		inside.each(func(w int) { helpedBack(t, emergency.RemedyOf(o.Cause), w, &groups) })
		if o.Kind == emergency.WantsHelp {
			t.time(inside, timedDelays, o.At-o.First)
		}
	case emergency.GaveUp:
		count(withoutHelp, 1)
		count(neverConnected, 1)
	case emergency.Diverted:
		count(diverted, 1)
		count(neverConnected, 1)
	case emergency.Trying:
		count(trying, 1)
	}
}

// countIn adds to a count of callers of a window, in some groups.
func (t *Tally) countIn(window int, in *membership, c callerCount, n int64) {
	for _, g := range in.groups() {
		t.callers[(window*len(t.plan.groups)+int(g))*int(callerCounts)+int(c)] += n
	}
}
