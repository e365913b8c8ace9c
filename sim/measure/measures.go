package measure

import (
	"fmt"

	"nines/sim/emergency"
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

// callCount is what is counted of calls, by segment and group.
type callCount int

// The counts of calls beside those by outcome, which come first.
const (
	offered callCount = callCount(emergency.Outcomes) + iota
	seen
	lostSeen
	unconnected
	settled
	answered
	answeredInTime
	waited    // µs from call to answer, of answered calls
	endured   // µs from call to answer or loss, of the waiters
	handed    // µs from answer to connection, of connected calls
	passed    // µs from the end of the agent's part to connection, of connected calls
	toConnect // µs from call to connection, of connected calls
	occupied  // µs an agent was with an answered call
	calling   // first calls, which are callers
	attended  // answered, or abandoned in the queue
	queued    // of those, the ones that had to wait for an agent at all, however briefly
	waiters   // answered, or lost in whatever way while waiting for an agent
	passedOn  // the agent's part was over before the call ended
	firstTries
	laterTries = firstTries + callCount(tries)
	callCounts = laterTries + callCount(tries)
)

// What is counted of first calls, and of the calls of those who call again.
const (
	settledTries = iota
	blockedTries
	refusedTries
	lostTries
	tries
)

// callerCount is what is counted of callers, by window and group.
type callerCount int

const (
	affected     callerCount = iota
	affectedSeen             // at least one unconnected call that a platform saw
	delayed
	neverConnected
	diverted
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

var callNames = [callCounts]string{
	waiters: "calls.waited", passedOn: "calls.passed-on", firstTries + settledTries: "first-calls.ended", laterTries + settledTries: "later-calls.ended",
	offered: "calls.offered", seen: "calls.seen", lostSeen: "calls.unconnected-seen", unconnected: "calls.unconnected",
	answered: "calls.answered",
	calling:  "callers.calling",
}

var callerNames = [callerCounts]string{
	affected: "callers.affected", affectedSeen: "callers.affected-seen", delayed: "callers.delayed",
	neverConnected: "callers.never-connected", diverted: "callers.diverted", trying: "callers.trying", inVain: "callers.in-vain",
}

// quotient is a measure that is one count over another.
type quotient struct {
	name     string
	unit     Unit
	num, den int // places within the block of a window and group
}

func ofCalls(c callCount) int     { return int(c) }
func ofCallers(c callerCount) int { return int(callCounts) + int(c) }

// quotients are the shares and means. Which calls are in the denominator is part of each name's meaning:
var quotients = []quotient{
	{"calls.unconnected-share", Share, ofCalls(unconnected), ofCalls(settled)},       // of calls offered that had ended
	{"calls.unconnected-seen-share", Share, ofCalls(lostSeen), ofCalls(seen)},        // of calls seen
	{"answer.within-target", Share, ofCalls(answeredInTime), ofCalls(seen)},          // of calls seen, answered or not
	{"answer.waited-share", Share, ofCalls(queued), ofCalls(attended)},               // of calls answered or abandoned; those refused, blocked or open are in neither
	{"answer.mean", Seconds, ofCalls(waited), ofCalls(answered)},                     // of calls answered
	{"wait.mean", Seconds, ofCalls(endured), ofCalls(waiters)},                       // of calls answered, or lost while waiting
	{"handover.mean", Seconds, ofCalls(passed), int(emergency.Connected)},            // of calls connected
	{"answer-to-connected.mean", Seconds, ofCalls(handed), int(emergency.Connected)}, // of calls connected
	{"connect.mean", Seconds, ofCalls(toConnect), int(emergency.Connected)},          // of calls connected
	{"agent-time.mean", Seconds, ofCalls(occupied), ofCalls(answered)},               // of calls answered
	{"callers.delay.mean", Seconds, ofCallers(delay), ofCallers(delayed)},            // of callers delayed
	{"calls.per-caller", Calls, ofCalls(offered), ofCalls(calling)},                  // a redial may be in another window than the first call
	{"first-calls.blocked-share", Share, ofCalls(firstTries) + blockedTries, ofCalls(firstTries) + settledTries},
	{"first-calls.refused-share", Share, ofCalls(firstTries) + refusedTries, ofCalls(firstTries) + settledTries},
	{"first-calls.unconnected-share", Share, ofCalls(firstTries) + lostTries, ofCalls(firstTries) + settledTries},
	{"later-calls.blocked-share", Share, ofCalls(laterTries) + blockedTries, ofCalls(laterTries) + settledTries},
	{"later-calls.refused-share", Share, ofCalls(laterTries) + refusedTries, ofCalls(laterTries) + settledTries},
	{"later-calls.unconnected-share", Share, ofCalls(laterTries) + lostTries, ofCalls(laterTries) + settledTries},
}

// block is how many numbers a window and group have.
const block = int(callCounts) + int(callerCounts)

// layout is where in the row things are.
type layout struct {
	blocks    int // quotients follow the blocks
	quantiles int
	clocks    int
	stages    int
	sources   int
	instants  int
	alarms    int
	faults    int
	width     int
}

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
func (p *Plan) Measures() []Measure { return p.measures }

func (p *Plan) listMeasures() {
	const others = 500 // quantiles, clocks, instants and the like, about
	p.measures = make([]Measure, 0, len(p.windows)*len(p.groups)*(block+len(quotients))+others)
	for _, w := range p.windows {
		for _, g := range p.groups {
			p.listBlock(w.Name, g)
		}
	}
	p.layout.blocks = len(p.measures)
	p.listQuotients()
	p.layout.quantiles = len(p.measures)
	for _, w := range p.windows {
		for _, q := range answerQuantiles {
			p.add(q.name, w.Name, Group{}, Seconds)
			p.measures[len(p.measures)-1].Quantile = q.at / 100
		}
	}
	p.layout.clocks = len(p.measures)
	for _, name := range ClockNames {
		p.add(name, WholeRun, Group{}, Clock)
	}
	p.layout.stages = len(p.measures)
	for _, name := range StageNames {
		p.add(name, WholeRun, Group{}, Seconds)
	}
	p.layout.sources = len(p.measures)
	for _, name := range p.sources {
		p.add("recovery.detected-by."+name, WholeRun, Group{}, Share)
	}
	p.add("recovery.false-alarms", WholeRun, Group{}, Times)
	p.layout.instants = len(p.measures)
	p.add("at.onset", WholeRun, Group{}, Instant)
	for _, name := range p.milestones {
		p.add("at."+name, WholeRun, Group{}, Instant)
	}
	for i := range p.net.Platforms {
		p.add("at.switch-to."+p.net.Platforms[i].Name, WholeRun, Group{}, Instant)
	}
	p.layout.alarms = len(p.measures)
	for i := range p.net.Monitors {
		for _, what := range alarmNames {
			p.add("at."+p.net.Monitors[i].Name+"."+what, WholeRun, Group{}, Instant)
		}
	}
	p.layout.faults = len(p.measures)
	p.listSpells()
	p.listMoves()
	p.addWays()
	p.listForewarned()
	p.listMoved()
	listUsers(p)
	listWaits(p)
	listUse(p)
	p.layout.width = len(p.measures)
}

func (p *Plan) add(name, window string, g Group, u Unit) {
	p.measures = append(p.measures, Measure{Name: name, Window: window, Group: g, Unit: u, Numerator: None, Denominator: None})
}

func (p *Plan) listBlock(window string, g Group) {
	for c := range callCounts {
		switch {
		case c == callCount(emergency.NoRequest) && g.By != ByKind:
			p.add("", window, g, Calls) // nobody who wants help ends so
		case c < callCount(emergency.Outcomes):
			p.add(outcomeNames[c], window, g, Calls)
		case c == calling:
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

func (p *Plan) listQuotients() {
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
	p.found = make(map[address]int, len(p.measures))
	for i := range p.measures {
		m := &p.measures[i]
		at := address{m.Name, m.Window, m.Group}
		if _, taken := p.found[at]; !taken && m.Name != "" {
			p.found[at] = i
		}
	}
}
