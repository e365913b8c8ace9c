// Filters are checked against the plan before the run. A name that does not exist is an error with the names that do,
// because an empty trace would look like a day without events.

package narrate

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/words"
)

// Query is what somebody wants to see of a replication, by name. Within a list one is enough; of all lists that name
// anything, each must be met.
type Query struct {
	Callers  []string
	Elements []string // as a scenario writes them; with what is theirs: a platform with its centres, and the calls that are on it
	Outcomes []string // of calls: all that was observed of those that ended so
	Windows  []string // in which the call was made; what is of no call, happened
	Facts    []string
}

// Filter is a query about a plan's replications.
type Filter struct {
	plan     *plan.Plan
	callers  map[uint64]bool
	elements map[emergency.Element]bool
	outcomes []bool // by outcome
	windows  []measure.Window
	facts    []bool // by fact
	// endings are the calls with a wanted outcome. The outcome is known only at the end, so a first pass over the
	// replication finds them.
	endings map[call]bool
}

// call is one call of one caller.
type call struct {
	caller  uint64
	attempt uint16
}

// NewFilter finds what a query names. The error says what there is instead.
func NewFilter(plan *plan.Plan, q Query) (*Filter, error) {
	f := &Filter{plan: plan}
	for _, find := range []func() error{
		func() error { return f.findCallers(q.Callers) },
		func() error { return f.findElements(q.Elements) },
		func() (err error) { f.outcomes, err = picked("outcome", q.Outcomes, names(emergency.Outcomes)); return },
		func() (err error) { f.facts, err = picked("fact", q.Facts, names(emergency.Facts)); return },
		func() error { return f.findWindows(q.Windows) },
	} {
		if err := find(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// names are those of all kinds of a list, such as all outcomes.
func names[K interface {
	~uint8
	fmt.Stringer
}](kinds K) []string {
	list := make([]string, kinds)
	for i := range list {
		list[i] = K(i).String()
	}
	return list
}

// picked says of each name whether it is wanted; nil if nothing is.
func picked(what string, wanted, all []string) ([]bool, error) {
	if len(wanted) == 0 {
		return nil, nil
	}
	list := make([]bool, len(all))
	for _, name := range wanted {
		i := slices.Index(all, name)
		if i < 0 {
			return nil, unknown(what, name, all)
		}
		list[i] = true
	}
	return list, nil
}

// unknown is the error of a name that there is not.
func unknown(what, name string, all []string) error {
	hint := ""
	if near := words.Nearest(name, all); near != "" {
		hint = fmt.Sprintf("; did you mean %s?", near)
	}
	const most = 15 // nobody reads more
	list := strings.Join(all[:min(len(all), most)], ", ")
	if more := len(all) - most; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Errorf("there is no %s %q%s\nthere are: %s", what, name, words.Clean(hint), words.Clean(list))
}

// findCallers turns names of callers into their numbers.
func (f *Filter) findCallers(wanted []string) error {
	for _, name := range wanted {
		id, err := FindCaller(f.plan, name)
		if err != nil {
			return err
		}
		if f.callers == nil {
			f.callers = map[uint64]bool{}
		}
		f.callers[id] = true
	}
	return nil
}

// findElements finds the elements with a name and their parts: platforms.primary stands for its centres too.
func (f *Filter) findElements(wanted []string) error {
	all := elementsOf(f.plan)
	for _, name := range wanted {
		found := false
		for _, e := range all {
			own := f.plan.Element(e)
			if own == name || strings.HasPrefix(own, name+".") {
				found = true
				if f.elements == nil {
					f.elements = map[emergency.Element]bool{}
				}
				f.elements[e] = true
			}
		}
		if !found {
			var list []string
			for _, e := range all {
				list = append(list, f.plan.Element(e))
			}
			return unknown("element", name, list)
		}
	}
	return nil
}

// elementsOf lists everything in a plan that can be named.
func elementsOf(p *plan.Plan) (list []emergency.Element) {
	add := func(kind emergency.ElementKind, n int) {
		for i := range n {
			list = append(list, emergency.Element{Kind: kind, Index: int16(i)})
		}
	}
	n := p.Network
	add(emergency.AProvider, len(n.Providers))
	add(emergency.ACircuitGroup, len(n.Groups))
	add(emergency.APlatform, len(n.Platforms))
	add(emergency.AHandover, len(n.Platforms))
	add(emergency.ACentre, len(n.Centres))
	add(emergency.ARoom, len(n.Rooms))
	add(emergency.AMonitor, len(n.Monitors))
	add(emergency.AStep, len(p.Recovery.Runbook))
	add(emergency.ADemand, 1)
	return list
}

// findWindows finds windows by name.
func (f *Filter) findWindows(wanted []string) error {
	all := f.plan.Measures.Windows()
	for _, name := range wanted {
		i := slices.IndexFunc(all, func(w measure.Window) bool { return w.Name == name })
		if i < 0 {
			var list []string
			for _, w := range all {
				list = append(list, w.Name)
			}
			return unknown("window", name, list)
		}
		f.windows = append(f.windows, all[i])
	}
	return nil
}

// takes says whether an observation is wanted.
func (f *Filter) takes(o *emergency.Observation) bool {
	if !isOfCaller(o) && (f.callers != nil || f.outcomes != nil) {
		return false
	}
	return (f.facts == nil || f.facts[o.Fact]) &&
		(f.callers == nil || f.callers[o.Caller]) &&
		(f.outcomes == nil || f.endings[call{o.Caller, o.Attempt}]) &&
		(f.elements == nil || f.isAt(o)) &&
		(f.windows == nil || f.isWithin(o))
}

// isAt says whether an observation is at a wanted element: at itself, or of a call that is there.
func (f *Filter) isAt(o *emergency.Observation) bool {
	return f.elements[o.Element] ||
		o.Platform >= 0 && f.elements[emergency.Element{Kind: emergency.APlatform, Index: int16(o.Platform)}] ||
		isOfCaller(o) && f.elements[emergency.Element{Kind: emergency.AProvider, Index: int16(o.Provider)}]
}

// isWithin reports whether an observation belongs to a chosen window. A call belongs to the window in which it was made, as
// in the measures, although it may end later.
func (f *Filter) isWithin(o *emergency.Observation) bool {
	at := o.At
	if isOfCaller(o) {
		at = o.Made
	}
	return slices.ContainsFunc(f.windows, func(w measure.Window) bool { return w.From <= at && at < w.To })
}

// Observe implements emergency.Observer: the filter listens once beforehand, where it must know how calls will end.
func (f *Filter) Observe(batch []emergency.Observation) {
	for i := range batch {
		if o := &batch[i]; o.Fact == emergency.CallEnded && f.outcomes[o.Outcome] {
			f.endings[call{o.Caller, o.Attempt}] = true
		}
	}
}

// Excerpt writes of one replication what the filter takes. To know how calls will end before they do, it plays the
// replication twice rather than hold anything back.
func (f *Filter) Excerpt(stop experiment.Stop, replication int, t *Trace) error {
	if f.outcomes != nil {
		f.endings = map[call]bool{}
		if err := experiment.ReplayUntil(stop, f.plan, replication, f); err != nil {
			return err
		}
	}
	t.filter = f
	if err := experiment.ReplayUntil(stop, f.plan, replication, t); err != nil {
		return err
	}
	return t.Flush()
}
