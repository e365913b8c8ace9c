package recovery

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// manual is people with a runbook: the first credible report or alarm is acted on, the trouble is assessed, perhaps
// wrongly at first, it is decided, and the steps are taken one after the other. A step can be done wrongly; then things are worse until that is noticed and
// the step is done again. Beside it the cause is mended, and some time after that traffic goes back.
//
// What it costs in the real world: a team on call that knows the runbook, and the minutes it takes people to believe a
// report, understand it, find who may decide, and type.
type manual struct {
	plan *Plan
	key  random.Key // for the draws of this incident
	incident
	incidents int        // that are over
	alarms    int        // heard in this incident
	due       []des.Time // by source: when what it says is believed; never: it says nothing
	backs     uint32     // how often traffic has come back
	repairing bool       // also from one incident to the next

	unproven   bool     // the monitor that is to prove health has an alarm,
	clearSince des.Time // or had its last until then
}

// incident is how far the work on one incident is.
type incident struct {
	detected  bool
	working   bool // from the first report to the end of the runbook
	misjudged int  // how often it was taken for something else
	step      int  // the step being done
	tries     int  // how often this step has been done
	away      bool // traffic is where the runbook would put it
	mended    bool
	learned   bool // of it from a machine, which detected it first
	found     bool // somebody else has moved traffic there, and may have brought it back
	back      goingBack
}

var (
	_ emergency.Strategy = (*manual)(nil)
	_ colleague          = (*manual)(nil)
	_ worker             = (*manual)(nil)
)

// What the strategy asks to be told. That a report or an alarm is believed is of its source; it counts if that is still due
// then, and not if the alarm has cleared or the incident is over. What belongs to one going back, from the end of its
// hold-off on, is stale once traffic is back, whoever brought it: its serial says which going back it is of.
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
		m.heed(o, s)
		m.watchProof(s, o)
	default:
		m.receiveDue(s, o)
	}
}

// receiveDue is when something is due that people asked to be told.
func (m *manual) receiveDue(s emergency.Signal, o *emergency.Orders) {
	switch s.Due.Event {
	case believed:
		if source := int(s.Due.Of); m.due[source] == s.At {
			m.detect(o, source)
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
		m.mend(o)
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
func (m *manual) Learn(reached emergency.Milestone, o *emergency.Orders) {
	switch {
	case reached == emergency.Detected && !m.detected:
		m.learned = true
		m.beginWork(o)
	case reached == emergency.Repaired && m.detected && !m.mended:
		m.mend(o)
	}
}

// mend is when the cause is mended: news only to those who know of trouble.
func (m *manual) mend(o *emergency.Orders) {
	if !m.detected {
		return
	}
	m.mended = true
	m.considerFailback(o)
	m.considerEnd(o)
}

// heed is a monitor's alarm, or its being over. An alarm that nobody has acted on by then is let be.
func (m *manual) heed(o *emergency.Orders, s emergency.Signal) {
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

// detect acts on the first report or alarm that is believed; later ones are no news.
func (m *manual) detect(o *emergency.Orders, source int) {
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

// act is when it is decided what to do.
func (m *manual) act(o *emergency.Orders) {
	o.Mark(emergency.Decided)
	if r := m.plan.Repair; r != nil && r.AfterDecision {
		m.repair(o)
	}
	if m.mended || m.away || m.found { // everybody sees that calls get through again, or that it is done, and leaves things alone
		m.endWork(o)
		return
	}
	m.beginStep(o)
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

// wrong is how the present step can go wrong; not at all, if nothing is said of it.
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
	o.Mark(s.First + StepDone)
	if s.From != emergency.None {
		o.Switch(s.From, s.To)
		m.away = true
	}
	m.step++
	m.beginStep(o)
}

func (m *manual) notice(o *emergency.Orders) {
	o.Mark(m.plan.Steps[m.step].First + StepNoticed)
	m.tries++
	o.Work(m.step, draw(m.key, forRedo, m.wrong().Redo, m.turn()), redoEnds)
}

// considerEnd closes the incident once the runbook is done, the cause is mended and traffic is where it belongs. From
// then on people listen again, and another incident is dealt with like this one. Without a repair it stays open.
func (m *manual) considerEnd(o *emergency.Orders) {
	if m.working || m.away || !m.mended {
		return
	}
	m.close(o)
}

// AtWork implements worker. What people have noticed themselves is theirs until the cause is mended; without a repair that
// never happens. What a machine told them of is done with once the runbook is, and traffic is back.
func (m *manual) AtWork() bool {
	owed := m.plan.Repair != nil || !m.learned
	return m.detected && (m.working || m.away || owed && !m.mended)
}

// close ends an incident, so that another one can be noticed.
func (m *manual) close(o *emergency.Orders) {
	m.incidents++
	m.incident = incident{}
	m.key = m.key.Of(uint64(m.incidents))
	m.listen()
	o.CloseIncident()
	o.Listen()
}
