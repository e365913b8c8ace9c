package measure

import (
	"fmt"
	"slices"

	"nines/sim/emergency"
	"nines/sim/measure/calls"
	"nines/sim/measure/waiting"
)

// Measure is one number of a replication.
type Measure struct {
	Name   string
	Window string
	Group  Group
	Unit   Unit
	// Of a quotient: the places of numerator and denominator in the row. Both are None for a plain number.
	Numerator, Denominator int
	// Of a quantile of calls: which, between 0 and 1; else 0. The number in the row is that of one replication's calls.
	Quantile float64
}

// None is the place of nothing.
const None = -1

// callerCount is what is counted of callers, by window and group.
type callerCount int

const (
	affected     callerCount = iota
	affectedSeen             // at least one unconnected call that a platform saw
	delayed
	withoutHelp
	diverted
	neverConnected // withoutHelp and diverted together
	trying
	inVain // called the number that a notice gives, which did not help
	delay  // µs from first call to connection, of delayed callers
	callerCounts
)

// outcomeNames are the measures that count the calls of each outcome.
var outcomeNames = func() (names [emergency.Outcomes]string) {
	for o := range names {
		names[o] = "calls." + emergency.Outcome(o).String()
	}
	return names
}()

var callNames = [calls.Counts]string{
	calls.Waiters: "calls.waited", calls.PassedOn: "calls.passed-on", calls.FirstTries + calls.SettledTries: "first-calls.ended", calls.LaterTries + calls.SettledTries: "later-calls.ended",
	calls.Offered: "calls.offered", calls.Seen: "calls.seen", calls.LostSeen: "calls.unconnected-seen", calls.Unconnected: "calls.unconnected",
	calls.Answered: "calls.answered", calls.Calling: "callers.calling",
}

var callerNames = [callerCounts]string{
	affected: "callers.affected", affectedSeen: "callers.affected-seen", delayed: "callers.delayed",
	withoutHelp: "callers.without-help", diverted: "callers.diverted", neverConnected: "callers.never-connected",
	trying: "callers.trying", inVain: "callers.in-vain",
}

// quotient is a measure that is one count over another.
type quotient struct {
	name     string
	unit     Unit
	num, den int // places within the block of a window and group
}

func ofCalls(c calls.Count) int   { return int(c) }
func ofCallers(c callerCount) int { return int(calls.Counts) + int(c) }

// quotients are the shares and means. Which calls are in the denominator is part of each name's meaning:
var quotients = append([]quotient{
	{"calls.unconnected-share", Share, ofCalls(calls.Unconnected), ofCalls(calls.Settled)}, // of calls offered that had ended
	{"calls.unconnected-seen-share", Share, ofCalls(calls.LostSeen), ofCalls(calls.Seen)},  // of calls seen
	{"answer.within-target", Share, ofCalls(calls.AnsweredInTime), ofCalls(calls.Seen)},    // of calls seen, answered or not
	{"answer.waited-share", Share, ofCalls(calls.Queued), ofCalls(calls.Attended)},         // of calls answered or abandoned; those refused, blocked or open are in neither
	{"answer.mean", Seconds, ofCalls(calls.Waited), ofCalls(calls.Answered)},               // of calls answered
	{"wait.mean", Seconds, ofCalls(calls.Endured), ofCalls(calls.Waiters)},                 // of calls answered, or lost while waiting
	{"handover.mean", Seconds, ofCalls(calls.Passed), int(emergency.Connected)},            // of calls connected
	{"answer-to-connected.mean", Seconds, ofCalls(calls.Handed), int(emergency.Connected)}, // of calls connected
	{"connect.mean", Seconds, ofCalls(calls.ToConnect), int(emergency.Connected)},          // of calls connected
	{"agent-time.mean", Seconds, ofCalls(calls.Occupied), ofCalls(calls.Answered)},         // of calls answered
	{"callers.delay.mean", Seconds, ofCallers(delay), ofCallers(delayed)},                  // of callers delayed
	{"calls.per-caller", Calls, ofCalls(calls.Offered), ofCalls(calls.Calling)},            // a redial may be in another window than the first call
}, shares()...)

func shares() (list []quotient) {
	for _, s := range calls.Shares() {
		list = append(list, quotient{s.Name, Share, ofCalls(s.Of), ofCalls(s.Over)})
	}
	return list
}

// block is how many numbers a window and group have.
const block = int(calls.Counts) + int(callerCounts)

// layout is where in the row the quotients of blocks are: behind the blocks.
type layout struct{ blocks, quantiles int }

// The quantiles of the time to answer that are measured, by window.
var answerQuantiles = []struct {
	name string
	at   float64 // per cent
}{{"answer.median", 50}, {"answer.p95", 95}, {"answer.p99", 99}}

// The clocks, in the order in which they usually stop.
const (
	ClockDetected = iota
	ClockDecided
	ClockFirstService
	ClockRestored
	ClockNormal
	Clocks
)

// ClockNames are the measures of the recovery clocks.
var ClockNames = [Clocks]string{"recovery.detected", "recovery.decided", "recovery.first-service", "recovery.restored", "recovery.normal"}

// Measures lists what the numbers of a row are, in order.
func (p *Plan) Measures() []Measure {
	p.listed.Do(p.listMeasures)
	return p.measures
}

// Names are the names of the measures, each once. All windows have the same names, and so have all groups that are not by
// kind. It therefore lists one window, and one group of each sort.
func (p *Plan) Names() []string {
	var names []string
	taken := map[string]bool{"": true}
	for _, m := range fewOf(p, p.windows[:1], Group{}, Everybody) {
		if !taken[m.Name] {
			names = append(names, m.Name)
		}
		taken[m.Name] = true
	}
	return names
}

// fewOf are the measures of some windows and groups alone. The places of numerators and denominators are places among them.
func fewOf(p *Plan, windows []Window, groups ...Group) []Measure {
	few := *p
	few.windows, few.groups, few.lists = windows, groups, new(lists)
	return few.Measures()
}

// Meant is a measure by its name, without places of a numerator and a denominator: no list of all measures is made to find it.
func Meant(p *Plan, name, window string, g Group) (Measure, bool) {
	in := slices.IndexFunc(p.windows, func(w Window) bool { return w.Name == window })
	if in < 0 || name == "" || !slices.Contains(p.groups, g) {
		return Measure{}, false
	}
	few := fewOf(p, p.windows[in:in+1], g)
	at := slices.IndexFunc(few, func(m Measure) bool { return m.Name == name && m.Window == window && m.Group == g })
	if at < 0 {
		return Measure{}, false
	}
	return few[at], true
}

func (p *Plan) listMeasures() {
	const others = 500 // quantiles, clocks, instants and the like, about
	each := len(p.groups)*(block+len(quotients)+2*waiting.Kinds*len(p.targets.Waits)) + p.usage.Columns() + len(p.usage.Averages)
	p.measures = make([]Measure, 0, len(p.windows)*each+others)
	for _, w := range p.windows {
		for _, g := range p.groups {
			p.listBlock(w.Name, g)
		}
	}
	p.layout.blocks = len(p.measures)
	listQuotients(p)
	p.layout.quantiles = len(p.measures)
	for _, w := range p.windows {
		for _, q := range answerQuantiles {
			p.add(q.name, w.Name, Group{}, Seconds)
			p.measures[len(p.measures)-1].Quantile = q.at / 100
		}
	}
	for _, name := range ClockNames {
		p.add(name, WholeRun, Group{}, Clock)
	}
	for _, name := range StageNames {
		p.add(name, WholeRun, Group{}, Seconds)
	}
	for _, name := range p.sources {
		p.add("recovery.detected-by."+name, WholeRun, Group{}, Share)
	}
	p.add("recovery.false-alarms", WholeRun, Group{}, Times)
	p.add("at.onset", WholeRun, Group{}, Instant)
	for _, name := range p.milestones {
		p.add("at."+name, WholeRun, Group{}, Instant)
	}
	for i := range p.net.Platforms {
		p.add("at.switch-to."+p.net.Platforms[i].Name, WholeRun, Group{}, Instant)
	}
	for i := range p.net.Monitors {
		for _, what := range alarmNames {
			p.add("at."+p.net.Monitors[i].Name+"."+what, WholeRun, Group{}, Instant)
		}
	}
	p.listSpells()
	p.listMoves()
	p.addWays()
	p.listForewarned()
	listBacks(p)
	p.listMoved()
	listUsers(p)
	listWaits(p)
	listUse(p)
}

func (p *Plan) add(name, window string, g Group, u Unit) {
	p.measures = append(p.measures, Measure{Name: name, Window: window, Group: g, Unit: u, Numerator: None, Denominator: None})
}

func (p *Plan) listBlock(window string, g Group) {
	for c := range calls.Counts {
		switch {
		case c == calls.Count(emergency.NoRequest) && g.By != ByKind:
			p.add("", window, g, Calls) // nobody who wants help ends so
		case c < calls.Count(emergency.Outcomes):
			p.add(outcomeNames[c], window, g, Calls)
		case c == calls.Calling:
			p.add(callNames[c], window, g, Callers)
		case callNames[c] != "":
			p.add(callNames[c], window, g, Calls)
		default:
			p.add("", window, g, Calls) // only a part of a quotient
		}
	}
	for c := range callerCounts {
		p.add(callerNames[c], window, g, Callers)
	}
}

func listQuotients(p *Plan) {
	for w := range p.windows {
		for g := range p.groups {
			at := (w*len(p.groups) + g) * block
			for _, q := range quotients {
				p.measures = append(p.measures, quotientOf(q.name, p.windows[w].Name, p.groups[g], q.unit, at+q.num, at+q.den))
			}
		}
	}
}

// Find is the place of a measure in the row; an unknown one is a programmer's error.
func (p *Plan) Find(name, window string, g Group) int {
	if p.Has(name, window, g) {
		return p.found[address{name, window, g}]
	}
	panic(fmt.Sprintf("measure: no measure %q in window %q of %v", name, window, g))
}

// Has reports whether there is such a measure.
func (p *Plan) Has(name, window string, g Group) bool {
	p.indexed.Do(p.index)
	_, ok := p.found[address{name, window, g}]
	return ok
}

// address is what a measure is found by.
type address struct {
	name, window string
	group        Group
}

// index notes where each measure is: with many windows there are too many to look through for each figure of a report.
func (p *Plan) index() {
	all := p.Measures()
	p.found = make(map[address]int, len(all))
	for i := range all {
		m := &all[i]
		at := address{m.Name, m.Window, m.Group}
		if _, taken := p.found[at]; !taken && m.Name != "" {
			p.found[at] = i
		}
	}
}
