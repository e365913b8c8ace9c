package recovery

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// manual is people with a runbook. They act on the first credible report or alarm, assess the trouble (perhaps wrongly at
// first), decide, and take the steps one after the other. A step can be done wrongly; then things are worse until that is
// noticed and the step is done again. Beside it the cause is repaired, and some time after that traffic goes back.
//
// They judge the present state again when they decide, and when a step that switches is done. Traffic that has left the
// platform already is not switched again. If the cause is repaired, or others moved traffic and brought it back, and nothing
// is raised or reported since, they leave things alone. The alarms of the step's unless make the switch wait.
//
// In the real world it costs a team on call that knows the runbook. It also costs the minutes to believe a report,
// understand it, find the person who may decide, and type.
type manual struct {
	plan *Plan
	key  random.Key // for the draws of this incident
	incident
	incidents int        // that are over
	alarms    int        // heard in this incident
	due       []des.Time // by source: when what it says is believed; never: it says nothing
	backs     uint32     // how often traffic has come back: what was asked for in an earlier going back is stale
	repairing bool       // also from one incident to the next
}

// incident is how far the work on one incident is.
type incident struct {
	detected  bool
	working   bool     // from the first report to the end of the runbook
	learned   bool     // of it from a machine, which detected it first
	mended    bool     // the cause
	moved     bool     // traffic has left a platform of the runbook or the failback in this incident, and has not come back
	leaving   bool     // a switch is ordered that moves traffic, and is not made yet
	returned  bool     // it has left and come back since the trouble was noticed
	calmSince des.Time // when the cause was last mended, or traffic came back
	heard     des.Time // when a report was last believed
	misjudged int      // how often it was taken for something else
	step      int      // the step being done
	tries     int      // how often this step has been done
	blocked   bool     // the step is done except its switch, which waits for the alarms under unless
	recalled  int      // 1 + the step whose switch was called off by such an alarm while it waited for a start; 0: none
	back      goingBack
}

var (
	_ emergency.Strategy = (*manual)(nil)
	_ emergency.Follower = (*manual)(nil)
	_ colleague          = (*manual)(nil)
	_ worker             = (*manual)(nil)
)

// What the strategy asks to be told. A timer for a report or alarm belongs to its source. It counts only if it is still due:
// not if the alarm has cleared or the incident is over. A timer of one failback, from the end of its hold-off on, is stale
// once traffic is back, whoever moved it. Its serial number says to which failback it belongs.
const (
	assessed emergency.Event = iota
	misled
	decided
	stepEnds
	wrongIsNoticed
	redoEnds
	repairEnds
	believed
	holdOffEnds
	proofIsDue
	backStepEnds
)

// never is when nothing is due.
const never des.Time = -1

// Sensors implements emergency.Strategy.
func (m *manual) Sensors() []emergency.Sensor {
	list := make([]emergency.Sensor, len(m.plan.Parties))
	for i := range list {
		list[i] = m.plan.Parties[i].Sensor
	}
	return list
}

// Receive implements emergency.Strategy.
func (m *manual) Receive(s emergency.Signal, o *emergency.Orders) {
	switch {
	case s.Report:
		party := int(s.Sensor)
		m.hear(o, s.At, party, draw(m.key, forReport, m.plan.Parties[party].Delay, party))
	case s.Alarm != emergency.NoAlarm:
		m.takeAlarm(o, s)
		m.retry(s.At, o)
	default:
		m.receiveDue(s, o)
	}
}

// receiveDue is when something is due that people asked to be told.
func (m *manual) receiveDue(s emergency.Signal, o *emergency.Orders) {
	switch s.Due.Event {
	case believed:
		if source := int(s.Due.Of); m.due[source] == s.At {
			m.detect(o, s.At, source)
		}
	case assessed:
		m.endAssessment(o)
	case misled:
		m.assess(o)
	case decided:
		m.act(o)
	case stepEnds:
		m.endStep(o, m.wrong().Probability())
	case wrongIsNoticed:
		m.notice(o)
	case redoEnds:
		m.endStep(o, m.wrong().AgainWrong)
	case repairEnds:
		m.repairing = false
		o.Mark(emergency.Repaired)
		m.mend(s.At, o)
	default:
		m.comeBack(s, o)
	}
}

// hear is something that will be believed some time from now.
func (m *manual) hear(o *emergency.Orders, now des.Time, source int, delay des.Time) {
	m.due[source] = now + delay
	o.WakeOf(delay, believed, int32(source))
}

// Learn implements colleague: somebody else has noticed the trouble, or mended its cause.
func (m *manual) Learn(at des.Time, reached emergency.Milestone, o *emergency.Orders) {
	switch {
	case reached == emergency.Detected && !m.detected:
		m.learned = true
		m.beginWork(o)
	case reached == emergency.Repaired && m.detected && !m.mended:
		m.mend(at, o)
	}
}

// mend is when the cause is repaired: news only to those who know of trouble.
func (m *manual) mend(at des.Time, o *emergency.Orders) {
	if !m.detected {
		return
	}
	m.mended, m.calmSince = true, at
	m.considerFailback(o)
	m.considerEnd(o)
}

// takeAlarm handles a monitor's alarm and its end. An alarm that nobody has acted on by then is let be.
func (m *manual) takeAlarm(o *emergency.Orders, s emergency.Signal) {
	source, by := len(m.plan.Parties)+int(s.Monitor), &m.plan.Monitors[s.Monitor]
	if by.Counted {
		return
	}
	if s.Alarm == emergency.Cleared {
		m.due[source] = never
		return
	}
	m.hear(o, s.At, source, draw(m.key, forAlarm, by.Delay, int(s.Monitor)<<16|m.alarms))
	m.alarms++
}

// listen forgets what was heard.
func (m *manual) listen() {
	m.alarms = 0
	for i := range m.due {
		m.due[i] = never
	}
}

// detect acts on the first report or alarm that is believed; a later one only says that calls still fail.
func (m *manual) detect(o *emergency.Orders, at des.Time, source int) {
	if source < len(m.plan.Parties) {
		m.heard = at
	}
	if m.detected {
		return
	}
	o.MarkBy(emergency.Detected, source)
	m.beginWork(o)
}

// beginWork sets assessment and repair going.
func (m *manual) beginWork(o *emergency.Orders) {
	m.detected, m.working = true, true
	m.assess(o)
	if r := m.plan.Repair; r != nil && !r.AfterDecision {
		m.repair(o)
	}
}

// repair begins the repair, unless one is under way from an incident before.
func (m *manual) repair(o *emergency.Orders) {
	if !m.repairing {
		m.repairing = true
		o.Wake(draw(m.key, forRepair, m.plan.Repair.Takes, 0), repairEnds)
	}
}

func (m *manual) assess(o *emergency.Orders) {
	o.Wake(draw(m.key, forAssess, m.plan.Assess, m.misjudged), assessed)
}

// mostMisjudged is how often the same trouble is taken for something else.
const mostMisjudged = 20

// endAssessment is when people think that they know what is wrong. If they are mistaken, that shows after a while.
func (m *manual) endAssessment(o *emergency.Orders) {
	if w := m.plan.Misjudge; w != nil && m.misjudged < mostMisjudged && m.key.Uniform(forMislead, m.misjudged) < w.Share {
		o.Wake(draw(m.key, forMisled, w.Costs, m.misjudged), misled)
		m.misjudged++
		return
	}
	if m.plan.Decide.IsZero() {
		m.act(o)
		return
	}
	o.Wake(draw(m.key, forDecide, m.plan.Decide, 0), decided)
}

// act is when it is decided what to do. Whoever sees that calls get through again, or that it is done, leaves things alone.
func (m *manual) act(o *emergency.Orders) {
	o.Mark(emergency.Decided)
	if r := m.plan.Repair; r != nil && r.AfterDecision {
		m.repair(o)
	}
	if m.isAway(o.Sight()) || m.isOver(o.Sight()) {
		m.endWork(o)
		return
	}
	m.beginStep(o)
}

// isAway reports whether anybody has moved traffic away from a platform that the runbook leaves or the failback goes to.
func (m *manual) isAway(see emergency.Sight) bool {
	for i := range m.plan.Steps {
		if from := m.plan.Steps[i].From; from != emergency.None && see.IsAway(from) {
			return true
		}
	}
	return m.plan.Failback != nil && see.IsAway(m.plan.Failback.To)
}

// isAnyAway is isAway, or that the calls of some providers have been moved away from where the failback goes to.
func (m *manual) isAnyAway(see emergency.Sight) bool {
	return m.isAway(see) || m.plan.Failback != nil && see.IsAnyAway(m.plan.Failback.To)
}

// isOver reports whether nothing seems wrong any more. The cause is repaired, or others have moved traffic and brought it
// back. Since then no report has come, and the only alarms on are about platforms that a switch leads to.
func (m *manual) isOver(see emergency.Sight) bool {
	if !m.mended && !m.returned || m.heard > m.calmSince {
		return false
	}
	for i := range see.Monitors() {
		if see.Alarm(i).Raised && !m.isTarget(m.plan.Monitors[i].Platform) {
			return false
		}
	}
	return true
}

// isTarget reports whether a step of the runbook switches to a platform.
func (m *manual) isTarget(platform int) bool {
	return platform != emergency.None && slices.ContainsFunc(m.plan.Steps, func(s PlannedStep) bool { return s.To == platform })
}

// endWork is the end of the runbook, or its being left alone.
func (m *manual) endWork(o *emergency.Orders) {
	m.working = false
	m.considerFailback(o)
	m.considerEnd(o)
}

func (m *manual) beginStep(o *emergency.Orders) {
	if m.step == len(m.plan.Steps) {
		m.endWork(o)
		return
	}
	m.tries = 0
	s := &m.plan.Steps[m.step]
	o.Mark(s.First + StepBegins)
	o.Work(m.step, draw(m.key, forStep, s.Step.Takes, m.step), stepEnds)
}

// wrong is how the current step can go wrong; nil if it cannot.
func (m *manual) wrong() *Wrong {
	if w := m.plan.Steps[m.step].Step.Wrong; w != nil {
		return w
	}
	return &Wrong{}
}

// turn tells the draws of one try of one step from all others.
func (m *manual) turn() int { return m.step<<16 | m.tries }

// endStep is when a step has been done, rightly or, with probability share, wrongly.
func (m *manual) endStep(o *emergency.Orders, share float64) {
	s := &m.plan.Steps[m.step]
	if m.key.Uniform(forWrong, m.turn()) < share {
		o.Mark(s.First + StepWrong)
		o.Wake(draw(m.key, forNotice, m.wrong().NoticedAfter, m.turn()), wrongIsNoticed)
		return
	}
	m.finishStep(o)
}

// finishStep ends a step that has been done right, with its switch. The present state is judged again.
func (m *manual) finishStep(o *emergency.Orders) {
	s, see := &m.plan.Steps[m.step], o.Sight()
	if s.From != emergency.None {
		if m.isOver(see) {
			o.Mark(s.First + StepDone)
			m.endWork(o)
			return
		}
		if m.blocked = see.AnyRaised(s.Unless); m.blocked {
			return
		}
	}
	o.Mark(s.First + StepDone)
	switch {
	case s.From == emergency.None:
	case see.Leads(s.To, s.From): // it undoes what others did, or an earlier step
		o.GoBack(s.From, s.To, false)
	default:
		m.leaving = see.Changes(s.From, s.To)
		o.Switch(s.From, s.To)
	}
	m.step++
	m.beginStep(o)
}

// retry looks again at what alarms have kept waiting.
func (m *manual) retry(at des.Time, o *emergency.Orders) {
	if m.blocked {
		m.finishStep(o)
	}
	m.recall(o)
	m.prove(at, o)
}

// recall calls off a switch that waits for a start while an alarm of its unless stands, and orders it again once that is
// over, if it is still needed.
func (m *manual) recall(o *emergency.Orders) {
	see := o.Sight()
	for i := range m.plan.Steps {
		s := &m.plan.Steps[i]
		if s.From == emergency.None || len(s.Unless) == 0 {
			continue
		}
		switch raised := see.AnyRaised(s.Unless); {
		case raised && see.Waits(emergency.People, s.From):
			m.recalled = i + 1
			m.moved, m.back = false, goingBack{} // traffic has not left yet, and so does not come back
			m.backs++
			o.EndMove(s.From)
		case !raised && m.recalled == i+1:
			m.recalled = 0
			if !m.isOver(see) {
				o.Switch(s.From, s.To)
			}
		}
	}
}

// TrafficMoved implements emergency.Follower.
func (m *manual) TrafficMoved(at des.Time, o *emergency.Orders) {
	m.leaving = false
	switch away := m.isAnyAway(o.Sight()); {
	case away:
		m.moved = true
		m.considerFailback(o)
	case m.moved:
		m.cameBack(at, o)
	}
	if m.blocked {
		m.finishStep(o)
	}
}

func (m *manual) notice(o *emergency.Orders) {
	o.Mark(m.plan.Steps[m.step].First + StepNoticed)
	m.tries++
	o.Work(m.step, draw(m.key, forRedo, m.wrong().Redo, m.turn()), redoEnds)
}

// considerEnd closes the incident once the runbook is done and traffic is where it belongs, if the cause is repaired, or if
// traffic had been moved and is back. From then on people listen again, and another incident is dealt with like this one.
func (m *manual) considerEnd(o *emergency.Orders) {
	if m.working || m.leaving || m.isAnyAway(o.Sight()) || !m.mended && !m.returned {
		return
	}
	m.close(o)
}

// AtWork implements worker. What people have noticed themselves is theirs until the cause is repaired; without a repair that
// never happens. What a machine told them of is done with once the runbook is, and traffic is back.
func (m *manual) AtWork(see emergency.Sight) bool {
	owed := m.plan.Repair != nil || !m.learned
	return m.detected && (m.working || m.leaving || m.isAnyAway(see) || owed && !m.mended)
}

// close ends an incident. Another one can then be noticed.
func (m *manual) close(o *emergency.Orders) {
	m.incidents++
	m.incident = incident{}
	m.key = m.key.Of(uint64(m.incidents))
	m.listen()
	o.CloseIncident()
	o.Listen()
}
