package recovery

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/orders"
	"nines/sim/random"
	"nines/sim/timing"
)

// PlannedRemedy is a remedy with its names resolved and its times known.
type PlannedRemedy struct {
	Name  string
	Title string
	Planned
	First     emergency.Milestone // its own: begins, ends
	Forewarns bool                // tells people of another number before they call

	timing.Rule // when it begins and ends
}

// The milestones of a remedy, counted from its first.
const (
	RemedyBegins emergency.Milestone = iota
	RemedyEnds
	RemedyMilestones
)

// RemedyMilestoneNames are the names of a remedy's milestones, in order.
var RemedyMilestoneNames = [RemedyMilestones]string{"begins", "ends"}

// worker is who detects trouble, and is at work on it until it is over.
type worker interface {
	AtWork(emergency.Sight) bool
}

// team is everybody who does something: the people with the runbook, and beside them the remedies, which follow what
// those people do. Remedies know of milestones only what the team itself reaches: what people do, never the truth.
type team struct {
	people  emergency.Strategy
	members []member
	atWork  bool // on something that was detected
}

// member is one remedy in one replication.
type member struct {
	*PlannedRemedy
	Machine
	times timing.Machine
	on    bool
}

// colleague is people who take up what others have done: the milestones they reached.
type colleague interface {
	Learn(at des.Time, reached emergency.Milestone, o *emergency.Orders)
}

var (
	_ emergency.Strategy = (*team)(nil)
	_ emergency.Starter  = (*team)(nil)
	_ emergency.Follower = (*team)(nil)
)

// What the team asks to be told for a member: the step of its times, counted down from here. The events that a member
// itself asks for are not negative.
const firstStep emergency.Event = -1

func newTeam(people emergency.Strategy, remedies []PlannedRemedy, d random.Draws) *team {
	t := &team{people: people, members: make([]member, len(remedies))}
	for i := range remedies {
		r := &remedies[i]
		k := d.Key("remedy/" + r.Name)
		t.members[i] = member{PlannedRemedy: r, Machine: r.Planned.Start(k, emergency.RemedyCause(i)), times: timing.New(&r.Rule, k)}
	}
	return t
}

// Sensors implements emergency.Strategy.
func (t *team) Sensors() []emergency.Sensor { return t.people.Sensors() }

// Start implements emergency.Starter: what stands from the start of the run stands before anything happens.
func (t *team) Start(o *emergency.Orders) {
	for i := range t.members {
		t.obey(i, t.members[i].times.Start(), 0, o)
	}
	t.follow(0, o)
}

// Receive implements emergency.Strategy.
func (t *team) Receive(s emergency.Signal, o *emergency.Orders) {
	if s.Due.Owner >= emergency.FirstRemedy {
		t.due(int(s.Due.Owner-emergency.FirstRemedy), s, o)
	} else {
		o.As(emergency.People, 0)
		t.people.Receive(s, o)
	}
	for i := range t.members {
		m := &t.members[i]
		if l, ok := m.Machine.(listener); ok && s.Alarm != emergency.NoAlarm {
			t.asMember(i, o, func() { l.Hear(s, m.on, o) })
		}
	}
	t.follow(s.At, o)
	t.considerEnd(o)
}

// TrafficMoved implements emergency.Follower: people and machines learn of each change, whoever made it.
func (t *team) TrafficMoved(at des.Time, o *emergency.Orders) {
	if people, ok := t.people.(emergency.Follower); ok {
		o.As(emergency.People, 0)
		people.TrafficMoved(at, o)
	}
	for i := range t.members {
		m := &t.members[i]
		if machine, ok := m.Machine.(mover); ok {
			t.asMember(i, o, func() { machine.TrafficMoved(at, m.on, o) })
		}
	}
	t.follow(at, o)
	t.considerEnd(o)
}

// considerEnd closes the incident once nobody is at work on it any more, neither people nor machines.
func (t *team) considerEnd(o *emergency.Orders) {
	before := t.atWork
	t.atWork = isAtWork(t.people, o.Sight()) || slices.ContainsFunc(t.members, func(m member) bool { return isAtWork(m.Machine, o.Sight()) })
	if before && !t.atWork {
		o.CloseIncident()
	}
}

func isAtWork(anybody any, see emergency.Sight) bool {
	w, ok := anybody.(worker)
	return ok && w.AtWork(see)
}

// follow lets the remedies, and those with the runbook, follow the milestones that are being ordered, also those that are
// reached by following.
func (t *team) follow(now des.Time, o *emergency.Orders) {
	for at := 0; at < len(o.List()); at++ {
		order, ok := o.List()[at].(orders.Mark)
		if !ok {
			continue
		}
		for i := range t.members {
			t.obey(i, t.members[i].times.Reached(order.Milestone, now), now, o)
		}
		if people, ok := t.people.(colleague); ok {
			o.As(emergency.People, 0)
			people.Learn(now, order.Milestone, o)
		}
	}
}

// obey does what a member's times say. What is due now is done at once.
func (t *team) obey(i int, out timing.Outcome, now des.Time, o *emergency.Orders) {
	if out.Ended {
		t.end(i, o)
	}
	if out.Begun {
		t.begin(i, o)
	}
	for _, wake := range out.Wakes() {
		if wake.At <= now {
			t.obey(i, t.members[i].times.Due(wake, false), now, o)
			continue
		}
		o.As(holder(i), wake.Token)
		o.Wake(wake.At-now, firstStep-emergency.Event(wake.Step))
	}
}

// due is what a member asked for, or the team for its times. What a member asked for in an earlier beginning is stale.
func (t *team) due(i int, s emergency.Signal, o *emergency.Orders) {
	m := &t.members[i]
	switch own := s.Due.Event; {
	case own <= firstStep:
		wake := timing.Wake{At: s.At, Step: timing.Step(firstStep - own), Token: s.Due.Serial}
		t.obey(i, m.times.Due(wake, false), s.At, o)
	case m.on && s.Due.Serial == m.times.Begun():
		t.asMember(i, o, func() { m.Machine.Receive(s, o) })
	}
}

func (t *team) begin(i int, o *emergency.Orders) {
	m := &t.members[i]
	m.on = true
	o.Mark(m.First + RemedyBegins)
	t.asMember(i, o, func() { m.Begin(o) })
}

func (t *team) end(i int, o *emergency.Orders) {
	m := &t.members[i]
	m.on = false
	o.Mark(m.First + RemedyEnds)
	t.asMember(i, o, func() { m.End(o) })
}

// asMember lets a member give orders: what it asks to be told is its own, and of this beginning.
func (t *team) asMember(i int, o *emergency.Orders, give func()) {
	o.As(holder(i), t.members[i].times.Begun())
	give()
}

// holder is a member as one who gives orders.
func holder(i int) emergency.Holder { return emergency.FirstRemedy + emergency.Holder(i) }
