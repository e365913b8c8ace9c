// Package measure turns the observations of one replication into one number per measure, and into the loss ledger.
//
// Count first, divide later. During a run only integers are counted: calls, callers, microseconds. Shares and means stay
// quotients of two counts to the end, because replications are pooled as sum over sum. Every count must balance: calls
// offered are the sum of the outcomes, the ledger's lines are the unconnected calls, affected callers are the sum of their
// fates. A replication whose books do not balance is an error.
//
// A call belongs to the minute in which it was made, even if it is lost in a later one. Each window therefore holds complete
// calls, and the windows of a day add up to the day.
//
// A run begins with an empty system. Calls made during a warm-up fill it and are in no figure: the window of the whole run
// begins where the warm-up ends. Events of faults, monitors, people and traffic are recorded from the start, and so are the
// series by minute.
package measure

import (
	"slices"
	"sync"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/access"
	"nines/sim/measure/loss"
	"nines/sim/measure/usage"
)

// WholeRun is the name of the window that every plan has.
const WholeRun = "run"

// Window is a part of the run, from From up to but not including To. A call belongs to the windows in which it was
// made; a caller is affected in the windows in which an unconnected call was made.
type Window struct {
	Name     string
	From, To des.Time
}

// Targets define good service, for the recovery clocks and the answer-time share.
type Targets struct {
	AnsweredIn des.Time // an agent answers within this
	Answered   float64  // share of calls for which that must hold
	Connected  float64  // share of calls that must not be lost
	Over       des.Time // the length of the sliding window in which both are judged, in whole minutes
	Hold       des.Time // how long it must stay so

	Waits  []des.Time // the lengths of waiting that calls are counted by, beside the target
	WarmUp des.Time   // calls made before are in no figure

	LossCalls int      // service is totally lost when so many calls in a row, over
	LossFor   des.Time // at least this time, all fail
}

// Plan says what is measured.
type Plan struct {
	net        *emergency.Network
	windows    []Window // the first is the whole run
	targets    Targets
	faults     []string
	milestones []string // names by milestone; empty: not reported
	sources    []string // who may detect the trouble, as milestones number them
	actions    []emergency.Milestone
	remedies   []Deed
	ways       []Way // in which machines may move single providers' calls
	parts      []access.Part
	usage      *usage.Layout

	segments []des.Time  // starts of the pieces into which the windows' ends cut the run
	inside   []windowSet // by segment: the windows that hold it
	spans    [][2]int    // by window: its first segment, and the one after its last
	words    int         // of a set of windows
	groups   []Group
	shared   []int  // groups of regions, accesses and providers that hold all who want help
	isWork   []bool // by milestone
	offsets  groupOffsets
	minutes  int
	step     des.Time // of the series

	*lists
}

// lists are made when they are first asked for: a country has a hundred thousand measures, and a plan that is only checked
// needs none.
type lists struct {
	measures []Measure
	layout   layout
	found    map[address]int // the place of each measure

	listed, indexed sync.Once
}

// Group is a part of the people: those who want help, all of them or those of one service, region, access or provider; or
// people by what they call for. The zero Group is everybody who wants help: the figures that count.
type Group struct {
	By   string // "", service, region, access, provider, kind
	Name string
}

// ByKind is the trait of the groups that are not of people who want help alone.
const ByKind = "kind"

// The groups by kind. With the zero Group, NothingWanted and Testers are all there are, and make up Everybody.
var (
	Everybody     = Group{ByKind, "everybody"}
	NothingWanted = Group{ByKind, "no-request"} // accidental and silent calls
	Testers       = Group{ByKind, "testers"}    // people who only test whether the number works
)

// String is how reports call the group.
func (g Group) String() string {
	if g.By == "" {
		return "all who want help"
	}
	if g.By == ByKind {
		return g.Name
	}
	return g.By + " " + g.Name
}

type groupOffsets struct{ service, region, access, provider, kind int }

// The places of the groups by kind, counted from their first.
const (
	everybody = iota
	nothingWanted
	testers
)

// Names are what a plan calls what happens in a run.
type Names struct {
	Faults     []string
	Milestones []string              // by milestone; empty: not reported
	Sources    []string              // who may detect the trouble, as milestones number them
	Actions    []emergency.Milestone // those at which something has been done about it
	Remedies   []Deed
	Users      []access.Part // the providers or the regions that say how many users they serve
}

// NewPlan lays out the measures of a network.
func NewPlan(n *emergency.Network, windows []Window, t Targets, names Names) *Plan {
	p := &Plan{net: n, targets: t, faults: names.Faults, milestones: names.Milestones, sources: names.Sources, actions: names.Actions,
		remedies: names.Remedies, parts: names.Users, usage: usage.New(n), lists: new(lists)}
	p.windows = append([]Window{{WholeRun, t.WarmUp, n.Length}}, windows...)
	p.minutes = int((n.Length + des.Minute - 1) / des.Minute)
	p.step = loss.StepOf(p.minutes)
	p.listWays()
	p.listWork()
	p.cutIntoSegments()
	p.listGroups()
	return p
}

// Windows are the windows of the plan, the whole run first.
func (p *Plan) Windows() []Window { return p.windows }

// Groups are the groups of the plan, everybody who wants help first.
func (p *Plan) Groups() []Group { return p.groups }

// Targets are the plan's definition of good service.
func (p *Plan) Targets() Targets { return p.targets }

// Network is what is measured.
func (p *Plan) Network() *emergency.Network { return p.net }

// AreInAnyOrder reports whether no measure depends on the order in which calls end, where nothing goes wrong. Times without access do.
func (p *Plan) AreInAnyOrder() bool { return len(p.parts) == 0 }

// Sources are the names of those who may detect the trouble.
func (p *Plan) Sources() []string { return p.sources }

// Milestone is a milestone's name.
func (p *Plan) Milestone(m emergency.Milestone) string { return p.milestones[m] }

// listWork finds the milestones that people and machines reach by working on an incident: neither a fault's nor a remedy's.
func (p *Plan) listWork() {
	p.isWork = make([]bool, len(p.milestones))
	for m := range p.isWork {
		at := emergency.Milestone(m)
		isFault := at >= emergency.FaultBegan(0) && at < emergency.FaultBegan(len(p.faults))
		isRemedy := slices.ContainsFunc(p.remedies, func(d Deed) bool { return at == d.Begins || at == d.Ends })
		p.isWork[m] = !isFault && !isRemedy
	}
}

// cutIntoSegments cuts the run at the edges of the windows. The first segment begins with the run: during a warm-up it lies
// in no window.
func (p *Plan) cutIntoSegments() {
	p.segments = append(p.segments, 0)
	for _, w := range p.windows {
		p.segments = append(p.segments, w.From, w.To)
	}
	slices.Sort(p.segments)
	p.segments = slices.Compact(p.segments)
	p.words = wordsFor(len(p.windows))
	p.inside = make([]windowSet, len(p.segments))
	for s := range p.inside {
		p.inside[s] = make(windowSet, p.words)
	}
	p.spans = make([][2]int, len(p.windows))
	for i, w := range p.windows {
		p.spans[i] = [2]int{p.segment(w.From), p.segment(w.To)}
		for s := p.spans[i][0]; s < p.spans[i][1]; s++ {
			p.inside[s].add(i)
		}
	}
}

// segment is the segment of a time.
func (p *Plan) segment(at des.Time) int {
	s, starts := slices.BinarySearch(p.segments, at)
	if starts {
		return s
	}
	return max(0, s-1)
}

// segmentFinder finds the segment of one time after another. Most lie in the same one as the time before.
type segmentFinder struct {
	plan     *Plan
	segment  int
	from, to des.Time
}

func (f *segmentFinder) of(at des.Time) int {
	if at < f.from || at >= f.to {
		f.find(at)
	}
	return f.segment
}

func (f *segmentFinder) find(at des.Time) {
	starts := f.plan.segments
	f.segment = f.plan.segment(at)
	f.from, f.to = starts[f.segment], des.Never
	if next := f.segment + 1; next < len(starts) {
		f.to = starts[next]
	}
}

// counts reports whether a call made at a time is in the figures: after the warm-up.
func (p *Plan) counts(made des.Time) bool { return made >= p.targets.WarmUp }

func (p *Plan) listGroups() {
	d := &p.net.Demand
	p.groups = []Group{{}}
	add := func(by string, names ...string) int {
		first := len(p.groups)
		for _, name := range names {
			p.groups = append(p.groups, Group{by, name})
		}
		return first
	}
	p.offsets.service = add("service", namesOf(d.Services)...)
	p.offsets.region = add("region", namesOf(d.Regions)...)
	p.offsets.access = add("access", namesOf(d.Accesses)...)
	providers := make([]string, len(p.net.Providers))
	for i := range providers {
		providers[i] = p.net.Providers[i].Name
	}
	p.offsets.provider = add("provider", providers...)
	p.offsets.kind = add(ByKind, Everybody.Name, NothingWanted.Name, Testers.Name)
	listShared(p)
}

func namesOf(list []emergency.Named) []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Name
	}
	return names
}
