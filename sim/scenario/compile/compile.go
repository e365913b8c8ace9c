package compile

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	measures "nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario/compile/never"
	"nines/sim/scenario/language"
	"nines/sim/scenario/record"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// compiler turns the document into a plan: names become indices, and whatever does not fit together is reported at its
// place.
type compiler struct {
	*language.Reading
	s   *spec.Scenario
	net *emergency.Network

	services, regions, accesses    []string
	providers, platforms, features []string
	monitors, steps                []string
	soundWorld                     bool          // nothing is wrong with the world that trouble is to come to
	idleSteps                      []string      // in trouble, where there is no runbook
	milestones                     []string      // by milestone
	record                         *record.Calls // that callers come from; nil: there is none, or it is wrong
	faults                         int           // whose milestones come before those of the runbook
}

// The parts of a scenario, each with what compiles it. All share the compiler.
type (
	callers  struct{ *compiler } // who calls, how often, and how they behave
	places   struct{ *compiler } // providers, platforms, control rooms, and who takes which calls there
	troubles struct{ *compiler } // what faults do, where, and to which callers
	timings  struct{ *compiler } // when faults begin and end
	rescue   struct{ *compiler } // monitors, people, runbook and remedies
)

// Compile makes the plan. The reading has the problems.
func Compile(s *spec.Scenario, r *language.Reading) *plan.Plan {
	c := &compiler{Reading: r, s: s, net: &emergency.Network{Length: s.World.Run}}
	if !yamldoc.IsName(s.Name) {
		c.Complain("scenario", "%s is not a valid name: use letters, digits, - and _, and begin with a letter or digit", words.Quoted(s.Name))
	}
	who, where, help := callers{c}, places{c}, rescue{c}
	ownWords(c)
	who.demand()
	who.callers()
	where.platformNames()
	where.allPlatforms()
	where.allProviders()
	where.allRooms()
	help.allMonitors()
	trouble := troubles{c}.allTrouble()
	remedies := help.remedies()
	repair := help.recovery(trouble)
	help.remedyTimes(remedies)
	search := &never.Search{Reading: r, Scenario: s, Network: c.net, Steps: c.steps, Milestones: c.milestones}
	search.EndlessWaits(remedies)
	if n := len(c.s.Study.Windows); n > mostWindows {
		c.Complain("study.windows", "there are %d windows, but at most %d can be measured: remove some", n, mostWindows)
	}
	repair.Remedies = remedies
	warmUp, waits := c.warmUp(), c.waits()
	timings{c}.timings(trouble)
	search.InVain(trouble, repair)
	search.EndlessSteps(trouble, remedies)
	users := c.users()
	p := &plan.Plan{
		Name: s.Name, Title: s.Title, Start: s.World.Start,
		Seed: s.Study.Seed, Replications: s.Study.Replications, Indifference: float64(s.Study.Indifference), Budget: c.budget(), Margin: s.Study.Margin,
		Network: c.net, Trouble: trouble, Recovery: repair, Record: c.record, Remarks: who.remarks(),
	}
	for _, f := range s.Trouble {
		p.Titles, p.MayMiss = append(p.Titles, f.Title), append(p.MayMiss, f.MayMiss)
	}
	if len(r.Complaints) > 0 {
		return p
	}
	faults := make([]string, len(trouble.Faults))
	for i := range faults {
		faults[i] = trouble.Faults[i].Name
	}
	p.Measures = measures.NewPlan(c.net, c.windows(), c.targets(warmUp, waits), measures.Names{
		Faults: faults, Milestones: c.milestones, Sources: repair.Sources(), Actions: repair.Actions(), Remedies: asMeasured(repair.Remedies), Users: users,
	})
	return p
}

// budget is the most replications of a study.
func (c *compiler) budget() int {
	s := &c.s.Study
	if s.Budget == nil {
		return DefaultBudget * s.Replications
	}
	if *s.Budget < s.Replications {
		c.Complain("study.budget", "the budget of %d is below study.replications, which is %d: raise the budget, or lower study.replications", *s.Budget, s.Replications)
	}
	return *s.Budget
}

// DefaultBudget is how many times a study's replications are run at most, where a rule may add to them and nothing else is
// said.
const DefaultBudget = 4

// NoneAtAll is said where a name cannot mean anything because nothing of its kind has a name.
const NoneAtAll = "the scenario has none"

// index is the place of a name in a list. A name that is not there is reported; then it is the place of the one that was
// probably meant, or None.
func (c *compiler) index(what, name string, names []string, path string) int {
	if i := slices.Index(names, name); i >= 0 {
		c.Doc.Used[yamldoc.Misnamed(what, name)] = true
		return i
	}
	if len(names) == 0 {
		c.complainOfName(name, path, "no %s is called %s; "+NoneAtAll, what, words.Quoted(name))
		return emergency.None
	}
	p := c.complainOfName(name, path, "no %s is called %s", what, words.Quoted(name)).Among(name, names)
	p.About = yamldoc.Misnamed(what, name)
	return slices.Index(names, words.Slip(name, names)) // what was probably meant: then nothing else seems wrong
}

// complainOfName reports a name where it stands: as a key, or as a value.
func (c *compiler) complainOfName(name, path, format string, args ...any) *yamldoc.Problem {
	switch at, rest := c.Doc.Trace(path); {
	case rest == "" && at.Key != nil && at.Key.Value == name:
		return c.ComplainAt(at.Key, path, format, args...)
	case strings.HasPrefix(rest, "[") && at.Value.Kind == yamldoc.ScalarNode: // one name, where a list may stand
		path = strings.TrimSuffix(path, rest)
	}
	return c.Complain(path, format, args...)
}

// mostWindows bounds the windows of a study: each is measured with a histogram of its own.
const mostWindows = 1000

func (c *compiler) windows() []measures.Window {
	list := make([]measures.Window, len(c.s.Study.Windows))
	for i, w := range c.s.Study.Windows {
		list[i] = measures.Window{Name: w.Name, From: w.Span.From, To: w.Span.To}
	}
	return list
}

// mostWaits bounds the lengths of waiting: calls are counted by each, in every window and group.
const mostWaits = 20

// waits are the lengths of waiting that calls are counted by.
func (c *compiler) waits() []des.Time {
	list := c.s.Study.Waits
	if n := len(list); n > mostWaits {
		c.Complain("study.waits", "there are %d lengths, but at most %d can be measured: remove some", n, mostWaits)
	}
	for i, t := range list {
		if slices.Contains(list[:i], t) {
			c.Complain(fmt.Sprintf("study.waits[%d]", i+1), "%s is there twice: remove one", words.Length(t))
		}
	}
	return list
}

func (c *compiler) targets(warmUp des.Time, waits []des.Time) measures.Targets {
	t := &c.s.Study.Target
	return measures.Targets{
		Waits: waits, WarmUp: warmUp, AnsweredIn: t.AnsweredIn, Answered: t.Answered, Connected: t.Connected,
		Over: t.Over / des.Minute * des.Minute, Hold: t.Hold / des.Minute * des.Minute,
		LossCalls: t.TotalLoss.Calls, LossFor: t.TotalLoss.For,
	}
}
