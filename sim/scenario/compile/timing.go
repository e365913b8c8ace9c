package compile

import (
	"slices"

	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/random"
	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// timings resolves when the scenario's own faults begin and end; those of wrong steps are known already.
func (c timings) timings(p *fault.Plan) {
	own := make([]fault.Timing, len(c.s.Trouble))
	for i := range c.s.Trouble {
		f, path := &c.s.Trouble[i], "trouble."+c.s.Trouble[i].Name
		switch lead := c.leader(i); lead {
		case i:
			own[i] = c.timing(f, path)
		case emergency.None: // reported
		default:
			own[i] = c.together(lead)
		}
		p.Faults[i].Back = c.backs(f, &own[i], path+".back")
		c.hidden(f, p.Faults[i].On, path)
	}
	p.Timings = append(own, p.Timings...)
	p.Milestones = len(c.milestones)
	if n := len(p.Faults); n > mostFaults {
		c.Complain("trouble", "there are %d faults, counting those that wrong steps leave, but at most %d are possible: remove some", n, mostFaults)
	}
}

func (c timings) timing(f *fault.Fault, path string) fault.Timing {
	t := fault.Timing{After: emergency.Always, Delay: orZero(f.Delay)}
	c.begins(f, &t, path)
	t.For, t.HasFor = orZero(f.For), f.For != nil
	if f.Chance != nil {
		t.Chance, t.HasChance = *f.Chance, true
	}
	if f.Until == nil {
		return t
	}
	t.HasUntil, t.Until, t.UntilAt = true, emergency.Always, f.Until.At
	if f.Until.Name != "" {
		t.Until = c.milestone(f.Until.Name, path+".until")
	} else if f.At != nil && f.Until.At <= *f.At {
		c.Complain(path+".until", "the fault ends before it begins: for the next day, write the date too, such as 2023-06-26 02:00")
	}
	return t
}

// begins resolves from when on a fault is, or may come by itself.
func (c timings) begins(f *fault.Fault, t *fault.Timing, path string) {
	switch {
	case f.When != nil && (f.At != nil || f.After != "" || f.Delay != nil):
		c.Complain(path+".when", "the fault has two beginnings: leave out either when, or at, after and delay")
	case f.At != nil && f.After != "":
		c.Complain(path+".after", "the fault has both at and after: leave one of them out")
	case f.At != nil:
		t.At = *f.At
		c.notBeforeTheOnset(f, path+".at")
	case f.After != "":
		t.After = c.milestone(f.After, path+".after")
	case !fromTheStart(f):
		c.Complain(path, "nothing says when the fault begins: add `at: 06:24` (a clock time) or `after: detected` (an event)")
	}
}

// fromTheStart reports whether a fault that does not say when it begins is there, or may come, from the start of the run.
func fromTheStart(f *fault.Fault) bool {
	_, counts := f.Kind.(*fault.Exhausted)
	return counts || f.When != nil || f.MTBF != nil || f.MTTR != nil || f.Hidden
}

func orZero(d *random.Distribution) random.Distribution {
	if d == nil {
		return random.Distribution{}
	}
	return *d
}

// notBeforeTheOnset refuses a fault that is said by the onset and begins before it: the onset would be its own beginning.
func (c timings) notBeforeTheOnset(f *fault.Fault, path string) {
	n := c.Doc.Lookup(path)
	if n == nil || f.Hidden || !language.IsRelative(n.Value) {
		return
	}
	if _, err := c.Resolve(n.Value); err != nil {
		return // reported where that is said
	}
	if first, err := c.Resolve(spec.Onset); err == nil && *f.At < first {
		c.Complain(path, "the fault would begin before the onset, but the onset is the first beginning of all: give it a clock time")
	}
}

// milestone resolves the name of something that happens.
func (c timings) milestone(name, path string) emergency.Milestone {
	if at, err := c.Resolve(name); err == nil && at >= 0 && !slices.Contains(c.milestones, name) {
		c.Complain(path, "%s is a time, not an event: write `at: %s` instead", name, name)
		return 0
	}
	known := append(slices.Clone(c.milestones), spec.Onset, "trouble.ends") // these two may be meant, too
	at := c.index(yamldoc.AnEvent, name, known, path)
	if at >= len(c.milestones) {
		return 0
	}
	return emergency.Milestone(max(0, at))
}

// leader is the fault that says when fault i comes: itself, or the one of its common cause that does; None if there is
// not one.
func (c timings) leader(i int) int {
	all, cause := c.s.Trouble, c.s.Trouble[i].Cause
	if cause == "" {
		return i
	}
	lead := emergency.None
	for g := range all {
		switch {
		case all[g].Cause != cause || !spec.SaysWhen(&all[g]):
		case lead == emergency.None:
			lead = g
		case g == i:
			c.Complain("trouble."+all[i].Name, "%s already says when the faults with common cause %s come and go: remove it here", all[lead].Name, cause)
			return emergency.None
		}
	}
	if lead == emergency.None {
		c.Complain("trouble."+all[i].Name+".common-cause", "no fault with common cause %s says when they come: give one of them at, after, when or mtbf", cause)
	}
	return lead
}

// together comes and goes with another fault.
func (c timings) together(lead int) fault.Timing {
	return fault.Timing{After: emergency.FaultBegan(lead), HasUntil: true, Until: emergency.FaultEnded(lead)}
}

// hidden checks the promise that nobody meets a fault before traffic is switched to where it is.
func (c timings) hidden(f *fault.Fault, on []emergency.Element, path string) {
	if !f.Hidden {
		return
	}
	for _, e := range on {
		p := e.Index
		switch e.Kind {
		case emergency.ACentre:
			p = int16(c.net.Centres[e.Index].Platform)
		case emergency.ACircuitGroup:
			p = int16(c.net.Groups[e.Index].Platform)
		case emergency.APlatform:
		default:
			c.Complain(path+".hidden", "a fault on a %v cannot be hidden: only a backup, its centres and the routes to it can have hidden faults", e.Kind)
			return
		}
		if !c.net.Platforms[p].Backup {
			c.Complain(path+".hidden", "%s takes calls from the start, so callers meet the fault at once: only a backup, its centres and the routes to it can have hidden faults", c.platforms[p])
			return
		}
	}
}

// pace gives a fault its cycle, its trigger and its growth.
func (c timings) pace(f *fault.Fault, to *emergency.Fault, path string) {
	paced, hasPace := f.Kind.(fault.Paced)
	if hasPace {
		paced.Pace(to)
	}
	switch repeats := f.MTBF != nil || f.MTTR != nil; {
	case f.When != nil && (repeats || hasPace):
		c.Complain(path+".when", "the fault already comes and goes by itself: leave out when, or the keys that make it come and go")
	case repeats && hasPace:
		c.Complain(path+".kind", "this kind already comes and goes by itself: leave mtbf and mttr out")
	case repeats:
		to.Cycle = c.repeated(f, path)
	case f.Strikes != "":
		c.Complain(path+".strikes", "strikes needs mtbf: add mtbf and mttr")
	case f.When != nil:
		to.Trigger = c.trigger(f.When, path+".when")
	}
	if cycle := to.Cycle; cycle != nil && cycle.Bad.Mean()+cycle.Good.Mean() < 1 {
		c.Complain(path, "the fault comes and goes more than once a second: make its good and bad times longer")
	}
	c.varies(f, to, path)
}

// varies gives a fault its degrees, if it knows any.
func (c timings) varies(f *fault.Fault, to *emergency.Fault, path string) {
	knows := len(to.On) == 0 || to.Condition.CanVary(to.On[0].Kind)
	for _, key := range []struct {
		name  string
		given bool
	}{{"ramp", f.Ramp != nil}, {"ramp-down", f.RampDown != nil}, {"back", f.Back != nil}} {
		if key.given && !knows {
			c.Complain(path+"."+key.name, "this kind of fault has no partial strength: leave %s out", key.name)
		}
	}
	if f.Ramp != nil {
		to.Ramp = *f.Ramp
	}
	if f.RampDown != nil {
		to.Fade = *f.RampDown
	}
}

// backs resolves what is back of a fault before it is over. All of it is its end.
func (c timings) backs(f *fault.Fault, t *fault.Timing, path string) (list []emergency.Back) {
	var before fault.Back
	for _, b := range f.Back {
		to := emergency.Back{After: emergency.Always, At: b.From.At, Share: b.Share}
		if b.From.Name != "" {
			to.After = c.milestone(b.From.Name, path+"."+b.From.Name)
		} else {
			if b.From.At <= before.From.At && before.Share > 0 || b.Share <= before.Share {
				c.Complain(path, "the shares must grow from one clock time to the next: put them in order")
			}
			if f.At != nil && b.From.At <= *f.At {
				c.Complain(path, "this is before the fault begins: for the next day, write the date too, such as 2023-06-26 02:00")
			}
			before = b
		}
		switch {
		case b.Share < 1:
			list = append(list, to)
		case t.HasUntil:
			c.Complain(path, "both until and 100%% here say when the fault ends: leave one of them out")
		default:
			t.HasUntil, t.Until, t.UntilAt = true, to.After, to.At
		}
	}
	return list
}

// repeated is the cycle of mtbf and mttr.
func (c timings) repeated(f *fault.Fault, path string) *emergency.Cycle {
	switch {
	case f.MTTR == nil:
		c.Complain(path+".mtbf", "nothing says how long each failure lasts: add mttr, such as `mttr: {exponential: 20m}`")
	case f.MTBF == nil:
		c.Complain(path+".mttr", "nothing says how long it works between failures: add mtbf, such as `mtbf: {exponential: 6h}`")
	case f.For != nil:
		c.Complain(path+".for", "mttr already says how long each failure lasts: leave for out, or write until to end them all")
	case f.Strikes == "in-use" && !f.MTBF.HasNoMemory():
		c.Complain(path+".strikes", "strikes: in-use needs an exponential mtbf, such as `mtbf: {exponential: 6h}`")
	}
	return &emergency.Cycle{Bad: orZero(f.MTTR), Good: orZero(f.MTBF), InUse: f.Strikes == "in-use"}
}

// trigger resolves what a fault waits for.
func (c timings) trigger(when *fault.When, path string) *emergency.Trigger {
	t := &emergency.Trigger{For: when.For}
	on := troubles(c).elements(when.Of, path+".of")
	if len(on) > 1 {
		c.Complain(path+".of", "there are %d of these, each with its own queue: name one", len(on))
	}
	if len(on) == 0 {
		return t
	}
	t.Of = on[0]
	said := 0
	for _, g := range gauges(when) {
		if !g.said {
			continue
		}
		if said++; said > 1 {
			break
		}
		t.What, t.Least = g.what, g.least
		if fits := g.of == t.Of.Kind || g.what == emergency.QueueFrom && t.Of.Kind == emergency.ARoom; !fits {
			c.Complain(path+".of", "a %v has no %s", t.Of.Kind, g.words)
		} else if g.what == emergency.InUseFrom && c.net.Groups[t.Of.Index].Circuits == emergency.Unlimited {
			c.Complain(path+".of", "the circuits of %s are unlimited, so no share of them is ever in use: give the provider circuits", when.Of)
		}
	}
	if said != 1 {
		c.Complain(path, "this needs exactly one quantity").Allowing("queue, calls, agents-below, busy, in-use")
	}
	return t
}

// gauge is one of the quantities that can trigger a fault.
type gauge struct {
	said  bool
	what  emergency.Gauge
	least float64
	of    emergency.ElementKind
	words string
}

func gauges(w *fault.When) []gauge {
	list := []gauge{
		{w.Queue != nil, emergency.QueueFrom, 0, emergency.APlatform, "queue"},
		{w.Calls != nil, emergency.CallsFrom, 0, emergency.APlatform, "count of calls"},
		{w.AgentsBelow != nil, emergency.AgentsBelow, 0, emergency.APlatform, "agents logged on"},
		{w.Busy != nil, emergency.BusyFrom, 0, emergency.APlatform, "busy agents"},
		{w.InUse != nil, emergency.InUseFrom, 0, emergency.ACircuitGroup, "circuits"},
	}
	for i, least := range []*int32{w.Queue, w.Calls, w.AgentsBelow} {
		if least != nil {
			list[i].least = float64(*least)
		}
	}
	for i, least := range []*float64{w.Busy, w.InUse} {
		if least != nil {
			list[3+i].least = *least
		}
	}
	return list
}
