package recovery

import (
	"fmt"

	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

// ExtraAgents calls people in who are off duty. They come one by one and work wherever the agents of the platform work, at
// free seats. When the remedy ends they finish their call and go home.
type ExtraAgents struct {
	Platform string              `yaml:"platform" required:"true" doc:"The platform whose agents they join."`
	Agents   int32               `yaml:"agents" unit:"count" min:"1" max:"4000" required:"true" doc:"How many are called in."`
	Centre   string              `yaml:"centre" doc:"A name for their centre. Without it, the remedy's name."`
	Arrive   random.Distribution `yaml:"arrive" unit:"duration" required:"true" doc:"How long each of them takes to come."`
}

var _ Kind = (*ExtraAgents)(nil)

// reserve is the plan of it.
type reserve struct {
	*ExtraAgents
	centre int
}

// reserveCalled is it in one replication: a wake-up is of the seat of who arrives.
type reserveCalled struct {
	*reserve
	key random.Key
}

var forArrival = random.NewPurpose("arrival of extra agent")

// Plan implements Kind.
func (k *ExtraAgents) Plan(n Names) Planned {
	p := n.Staffed("platform", k.Platform)
	if p < 0 {
		return &reserve{ExtraAgents: k}
	}
	if staff := n.Network().Platforms[p].Staff; staff >= 0 {
		p = staff
	}
	for _, c := range n.Network().Centres {
		if k.Centre != "" && c.Platform == p && c.Name == k.Centre {
			n.Complain("centre", "%s already has a centre called %s, with its own people: choose another name", n.Network().Platforms[p].Name, k.Centre)
		}
	}
	return &reserve{k, n.Reserve(p, k.Centre, k.Agents)}
}

// Costs implements Kind.
func (*ExtraAgents) Costs() string {
	return "People who can do the work and can be called at any hour, their pay, and seats and consoles for them. They seldom help " +
		"in the first hour, because they take time to come."
}

// Words implements Kind.
func (k *ExtraAgents) Words() string {
	who := words.Several(int(k.Agents), "more agent is", "more agents are")
	if k.Arrive.IsZero() {
		return fmt.Sprintf("%s called in for %s and arrive at once", who, k.Platform)
	}
	return fmt.Sprintf("%s called in for %s. Each takes %s to come", who, k.Platform, words.Average(k.Arrive))
}

// Commands implements Planned: no other remedy can command these agents.
func (*reserve) Commands() []string { return nil }

// Start implements Planned.
func (r *reserve) Start(key random.Key, _ int16) Machine { return &reserveCalled{r, key} }

// Begin implements Machine. Each person takes as long to come every time.
func (r *reserveCalled) Begin(o *emergency.Orders) {
	for seat := range r.Agents {
		o.WakeOf(draw(r.key, forArrival, r.Arrive, int(seat)), 0, seat)
	}
}

// End implements Machine. Who is still on the way turns round: their alarms count no more.
func (r *reserveCalled) End(o *emergency.Orders) { o.SendHome(r.centre) }

// Receive implements Machine.
func (r *reserveCalled) Receive(s emergency.Signal, o *emergency.Orders) {
	if !s.Report {
		o.CallIn(r.centre, s.Due.Of)
	}
}
