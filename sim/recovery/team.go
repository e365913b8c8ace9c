package recovery

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// PlannedRemedy is a remedy with its names resolved and its times known.
type PlannedRemedy struct {
	Name  string
	Title string
	Planned
	First     emergency.Milestone // its own: begins, ends
	Forewarns bool                // tells people of another number before they call

	After emergency.Milestone // Always: At is by the clock
	At    des.Time
	Delay random.Distribution

	For      random.Distribution // counts if HasFor
	HasFor   bool
	Until    emergency.Milestone // Always: UntilAt is by the clock; counts if HasUntil
	UntilAt  des.Time
	HasUntil bool
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
	key    random.Key
	on     bool
	barred bool   // its time by the clock is over
	begun  int    // how often it has begun, or been about to
	serial uint32 // raised with every beginning: what was asked for in an earlier one is stale
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

var (
	forRemedyDelay  = random.NewPurpose("remedy delay")
	forRemedyLength = random.NewPurpose("remedy length")
)

// What the team asks to be told for a member. The events that a member itself asks for are not negative.
const (
	beginsNow emergency.Event = -1 - iota
	endsByNow                 // whichever beginning it is
	endsNow
)

func newTeam(people emergency.Strategy, remedies []PlannedRemedy, d random.Draws) *team {
	t := &team{people: people, members: make([]member, len(remedies))}
	for i := range remedies {
		r := &remedies[i]
		k := d.Key("remedy/" + r.Name)
		t.members[i] = member{PlannedRemedy: r, Machine: r.Start(k, emergency.RemedyCause(i)), key: k}
	}
	return t
}

// Sensors implements emergency.Strategy.
func (t *team) Sensors() []emergency.Sensor { return t.people.Sensors() }

// Start implements emergency.Starter: what stands from the start of the run stands before anything happens.
func (t *team) Start(o *emergency.Orders) {
	for i := range t.members {
		m := &t.members[i]
		switch {
		case m.After != emergency.Always:
		case m.At == 0 && m.Delay.IsZero():
			t.begin(i, o)
		default:
			t.beginLater(i, m.At, o)
		}
		if m.HasUntil && m.Until == emergency.Always {
			t.wake(i, m.UntilAt, endsByNow, o)
		}
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
		order, ok := o.List()[at].(emergency.Mark)
		if !ok {
			continue
		}
		for i := range t.members {
			switch m := &t.members[i]; {
			case m.HasUntil && m.Until == order.Milestone && m.on:
				t.end(i, o)
			case m.HasUntil && m.Until == order.Milestone:
				m.serial++ // a beginning that was still to come will not
			case m.After == order.Milestone && !m.on:
				t.beginLater(i, m.At, o)
			}
		}
		if people, ok := t.people.(colleague); ok {
			o.As(emergency.People, 0)
			people.Learn(now, order.Milestone, o)
		}
	}
}

// beginLater sets a beginning for some time from now.
func (t *team) beginLater(i int, after des.Time, o *emergency.Orders) {
	m := &t.members[i]
	delay := after + draw(m.key, forRemedyDelay, m.Delay, m.begun)
	m.begun++
	if delay == 0 {
		t.begin(i, o)
		return
	}
	t.wake(i, delay, beginsNow, o)
}

// due is what a member asked for, or the team for it. What is of an earlier beginning is stale.
func (t *team) due(i int, s emergency.Signal, o *emergency.Orders) {
	m := &t.members[i]
	pending := s.Due.Serial == m.serial
	fresh := m.on && pending
	switch own := s.Due.Event; {
	case own == beginsNow && pending:
		t.begin(i, o)
	case own == endsByNow:
		m.barred = true
		if m.on {
			t.end(i, o)
		}
	case own == endsNow && fresh:
		t.end(i, o)
	case own >= 0 && fresh:
		t.asMember(i, o, func() { m.Machine.Receive(s, o) })
	}
}

func (t *team) begin(i int, o *emergency.Orders) {
	m := &t.members[i]
	if m.on || m.barred {
		return
	}
	m.on = true
	m.serial++
	o.Mark(m.First + RemedyBegins)
	t.asMember(i, o, func() { m.Begin(o) })
	if m.HasFor {
		t.wake(i, draw(m.key, forRemedyLength, m.For, int(m.serial)), endsNow, o)
	}
}

func (t *team) end(i int, o *emergency.Orders) {
	m := &t.members[i]
	m.on = false
	o.Mark(m.First + RemedyEnds)
	t.asMember(i, o, func() { m.End(o) })
}

// asMember lets a member give orders: what it asks to be told is its own, and of this beginning.
func (t *team) asMember(i int, o *emergency.Orders, give func()) {
	o.As(holder(i), t.members[i].serial)
	give()
}

// wake asks to be told something of the team's own about a member.
func (t *team) wake(i int, after des.Time, own emergency.Event, o *emergency.Orders) {
	o.As(holder(i), t.members[i].serial)
	o.Wake(after, own)
}

// holder is a member as one who gives orders.
func holder(i int) emergency.Holder { return emergency.FirstRemedy + emergency.Holder(i) }
