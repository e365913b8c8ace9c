package emergency

import (
	"fmt"

	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/emergency/condition"
	"nines/sim/random"
	"nines/sim/timing"
)

// ailments are all there are, each with the elements it makes sense on.
var ailments = []struct {
	name string
	on   []ElementKind
	make func(*rapid.T, *Condition)
}{
	{"down", []ElementKind{AProvider, ACircuitGroup, APlatform, ACentre, ARoom}, func(rt *rapid.T, c *Condition) {
		c.Down, c.CutsCalls = oneOf(rt, "tone", BusyTone, SilentTone, RingingTone), rapid.Bool().Draw(rt, "cuts")
		c.Recorded = portion(rt, "recorded")
	}},
	{"hold", []ElementKind{APlatform, ACentre}, func(rt *rapid.T, c *Condition) {
		c.Down, c.HoldsCalls = oneOf(rt, "tone", BusyTone, RingingTone), true
	}},
	{"reduced", []ElementKind{ACircuitGroup, APlatform, ACentre, ARoom}, func(rt *rapid.T, c *Condition) {
		left := func() float64 { return portion(rt, "left") }
		c.Left = Left{Agents: left(), Seats: left(), Channels: left(), Queue: left(), Rate: left(), Circuits: left(), CallTakers: left()}
	}},
	{"slow", []ElementKind{AProvider, APlatform, ACentre, ARoom, AHandover}, func(rt *rapid.T, c *Condition) {
		s := Slower{Times: oneOf(rt, "times", 0.5, 1, 3), Adds: takes(rt, "adds")}
		*oneOf(rt, "work", &c.Handling, &c.Handover, &c.SetUp) = s
	}},
	{"cut", []ElementKind{APlatform, ACentre, AHandover}, func(rt *rapid.T, c *Condition) {
		c.Cut[number(rt, "where", 0, int(cutPoints)-1)] = portion(rt, "cut")
	}},
	{"console-restart", []ElementKind{APlatform, ACentre}, func(rt *rapid.T, c *Condition) {
		c.Restart = Restart{Share: portion(rt, "restarts"), LoggedOut: takes(rt, "logged out"), Cut: portion(rt, "cut"), Front: portion(rt, "front")}
	}},
	{"lost-feature", []ElementKind{APlatform}, func(rt *rapid.T, c *Condition) { c.Lost = uint32(number(rt, "lost", 1, 3)) }},
	{"misroute", []ElementKind{APlatform, AHandover}, func(rt *rapid.T, c *Condition) {
		c.Misroute = Misroute{Share: portion(rt, "misrouted"), Noticed: takes(rt, "noticed"), PutRight: portion(rt, "put right")}
	}},
	{"severed", []ElementKind{AHandover}, func(rt *rapid.T, c *Condition) { c.HandoverDown = oneOf(rt, "tone", BusyTone, SilentTone) }},
	{"surge", []ElementKind{ADemand}, func(rt *rapid.T, c *Condition) { c.FirstCalls = oneOf(rt, "times", 0, 0.5, 2, 4) }},
	{"blind", []ElementKind{AMonitor}, func(rt *rapid.T, c *Condition) { c.Blind = oneOf(rt, "blind", RecordsOnly, SeesNothing) }},
	{"held up", []ElementKind{AStep}, func(rt *rapid.T, c *Condition) { c.Down = BusyTone }},
	{"slow step", []ElementKind{AStep}, func(rt *rapid.T, c *Condition) {
		c.Step = Slower{Times: oneOf(rt, "times", 1., 3), Adds: takes(rt, "adds")}
	}},
}

// swarmTrouble is any trouble that is over after half an hour.
func swarmTrouble(rt *rapid.T, n *Network, milestones int) *Trouble {
	t := &Trouble{}
	faults := number(rt, "faults", 0, 6)
	t.Milestones = int(FaultBegan(faults)) + milestones
	for f := range faults {
		ailment := oneOf(rt, "ailment", ailments...)
		if ailment.name == "blind" && len(n.Monitors) == 0 {
			ailment = ailments[0]
		}
		c := Healthy()
		ailment.make(rt, &c)
		fault := Fault{Name: fmt.Sprint(ailment.name, f), Condition: c}
		kind := oneOf(rt, "kind", ailment.on...)
		for range number(rt, "elements", 1, 2) {
			on := Element{Kind: kind, Index: int16(number(rt, "element", 0, count(n, kind)-1))}
			if len(fault.On) == 0 || fault.On[0] != on {
				fault.On = append(fault.On, on)
			}
		}
		swarmDown(&fault.Condition, kind)
		swarmClockwork(rt, n, &fault)
		if selectable(&fault) && rapid.Bool().Draw(rt, "only some") {
			fault.Only = swarmSelector(rt, n)
		}
		t.Faults = append(t.Faults, fault)
		t.Rules = append(t.Rules, swarmTiming(rt, f, faults, milestones, fault.Cycle != nil || fault.Counter != nil || fault.Trigger != nil))
	}
	return t
}

// selectable says whether a fault can be on some callers only: capacities are everybody's, and no call passes through a
// monitor or a step of the runbook.
func selectable(f *Fault) bool {
	if on := f.On[0].Kind; on == AMonitor || on == AStep {
		return false
	}
	return f.Condition.Left == condition.Whole() && (f.On[0].Kind != ACentre || f.Condition.Down == Up)
}

// swarmSelector is any selection of callers.
func swarmSelector(rt *rapid.T, n *Network) *Selector {
	list := func(what string, length int) []bool {
		if oneOf(rt, what, true, true, false) {
			return nil
		}
		return rapid.SliceOfN(rapid.Bool(), length, length).Draw(rt, what)
	}
	d := &n.Demand
	return &Selector{
		Services: list("services", len(d.Services)+1), Regions: list("regions", len(d.Regions)), Accesses: list("accesses", len(d.Accesses)), Providers: list("providers", len(n.Providers)),
		Share: oneOf(rt, "of those", 0, 0.3, 0.7, 1, 1), Spared: oneOf(rt, "spared", 0, 0, 0, 0.5, 1),
	}
}

func count(n *Network, k ElementKind) int {
	return map[ElementKind]int{
		AProvider: len(n.Providers), ACircuitGroup: len(n.Groups), APlatform: len(n.Platforms), ACentre: len(n.Centres), ARoom: len(n.Rooms),
		AHandover: len(n.Platforms), ADemand: 1,
		AMonitor: len(n.Monitors), AStep: swarmSteps,
	}[k]
}

// swarmTiming begins a fault by the clock, or after a milestone (of an earlier fault, so that nothing goes in circles),
// with and without a delay, and ends it after a while, by the clock, or with a milestone. Whatever it is, it is over after
// half an hour: what does not end by the clock has a length, and what it follows comes no more by then.
func swarmTiming(rt *rapid.T, f, faults, milestones int, byItself bool) timing.Rule {
	second := func(what string, most int) des.Time { return des.Time(number(rt, what, 0, most)) * des.Second }
	milestone := func(what string) Milestone {
		if rapid.Bool().Draw(rt, what+" an order") {
			return StrategyMilestone(faults, number(rt, what, 0, milestones-1))
		}
		return Milestone(number(rt, what, 0, int(FaultBegan(f))-1))
	}
	r := timing.Rule{After: Always, At: second("begins", 800), Delay: oneOf(rt, "delay", random.Distribution{}, constant(5), exponential(20))}
	if !rapid.Bool().Draw(rt, "by the clock") {
		r.After, r.At = milestone("after"), second("delay", 20)
	}
	if oneOf(rt, "by chance", false, false, true) {
		r.Chance, r.HasChance = 0.7, true
	}
	switch number(rt, "until", 0, 3) {
	case 0:
		r.Until, r.HasUntil = milestone("until"), true
		r.For, r.HasFor = constant(float64(number(rt, "for", 0, 200))), !byItself
	case 1:
		r.For, r.HasFor = exponential(60), !byItself
	}
	if !r.HasUntil && !r.HasFor || byItself {
		r.Until, r.UntilAt, r.HasUntil = Always, 20*des.Minute, true
		r.For, r.HasFor = exponential(60), rapid.Bool().Draw(rt, "for too")
	}
	return r
}

// swarmSteps is how many steps the runbook has.
const swarmSteps = 3

// monkey is a strategy that does anything at any time: switches to and fro, marks milestones, works on steps and sets alarms.
type monkey struct {
	key        random.Key
	sensors    []Sensor
	net        *Network
	milestones []Milestone
	stands     bool // has orders to give before anything happens
	ringsBack  bool // has people rung back from the start
	did        int
	ordered    map[string]int // by all monkeys
}

var forMonkey = random.NewPurpose("monkey")

// draw is a whole number below n.
func (m *monkey) draw(n int) int {
	m.did++
	return int(float64(n) * m.key.Uniform(forMonkey, m.did))
}

func (m *monkey) Sensors() []Sensor { return m.sensors }

func (m *monkey) Receive(s Signal, o *Orders) {
	if s.At > 15*des.Minute || m.did > 300 {
		return
	}
	from := len(o.List())
	for range 1 + m.draw(3) {
		o.As(Holder(m.draw(3)), 0)
		switch m.draw(9) {
		case 6:
			m.moveTraffic(o)
		case 7, 8:
			swarmRemedies[m.draw(len(swarmRemedies))](m, o)
		case 0:
			o.Mark(m.milestones[m.draw(len(m.milestones))])
		case 1:
			o.Switch(m.draw(len(m.net.Platforms)), m.draw(len(m.net.Platforms)))
		case 2:
			o.Work(m.draw(swarmSteps), des.Time(m.draw(200))*des.Second, Event(m.draw(3)))
		case 3:
			if m.draw(8) == 0 {
				o.CloseIncident()
				o.Listen()
			}
			o.CloseIncident()
		default:
			o.Wake(des.Time(m.draw(200))*des.Second, Event(m.draw(3)))
		}
	}
	for _, order := range o.List()[from:] {
		m.ordered[kindOf(order)]++
	}
}

// swarmStrategy makes the same strategy each time it is called.
func swarmStrategy(rt *rapid.T, n *Network, faults, milestones int, ordered map[string]int) func() Strategy {
	m := monkey{key: random.Key(rapid.Uint64().Draw(rt, "monkey")), net: n, milestones: []Milestone{Detected, Decided, Repaired}, ordered: ordered}
	for i := range milestones {
		m.milestones = append(m.milestones, StrategyMilestone(faults, i))
	}
	for range number(rt, "sensors", 0, 2) {
		m.sensors = append(m.sensors, Sensor{Party: Party(number(rt, "party", 1, 15)), After: int32(number(rt, "reports", 1, 4)), Within: 5 * des.Minute})
	}
	m.stands, m.ringsBack = number(rt, "stands", 0, 3) == 0, rapid.Bool().Draw(rt, "rings back")
	return func() Strategy { fresh := m; return &fresh }
}
