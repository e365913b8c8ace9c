package fitting

import (
	"slices"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/study/fitted"
	"nines/sim/study/calibrate"
)

// place is where a figure of the problem is found.
type place struct {
	strategy int // among those that are run
	measure  measure.Measure
}

// headlines are measured beside what answers the question, where a scenario has them.
var headlines = []string{"callers.without-help", "callers.never-connected", "callers.affected"}

// candidates are what an operator, a network or a regulator could still publish.
var candidates = []string{
	"calls.offered", "calls.seen", "calls.connected", "calls.answered", "calls.unconnected", "calls.unconnected-seen", "calls.refused", "calls.abandoned",
	"callers.calling", "callers.affected", "callers.affected-seen", "callers.delayed", "callers.never-connected", "callers.diverted", "callers.delay.mean", "calls.per-caller", "answer.mean",
}

// addFigures makes the figures of the problem: those that were published, then what the question asks, then what could still be
// found out. A figure is there once.
func (f *fit) addFigures() {
	for i := range f.published {
		p := &f.published[i]
		f.KeepGroup(p.Measure.Group)
		f.add(place{f.strategy(p.Strategy), p.Measure}, calibrate.Figure{Name: p.Name, Title: p.Title, Published: &calibrate.Published{
			Value: p.Value, Tolerance: p.Tolerance(), OneDay: true, Fitted: p.Fitted,
		}}, p)
	}
	for s, own := range f.plans {
		if at := f.addMeasure(s, experiment.YardstickOf(f.plans, measure.Measure{}), true); s == 0 {
			f.asks = at
		}
		for _, name := range headlines {
			f.addNamed(s, own, name, measure.WholeRun, true)
		}
	}
	for _, window := range f.windows() {
		for _, name := range candidates {
			if f.isPublished(name, window) {
				continue
			}
			f.addNamed(0, f.plans[0], name, window, false)
		}
	}
}

// isPublished reports whether a measure of all callers was published: then it is no further figure. Who counts all callers cannot
// tell who of them wanted help.
func (f *fit) isPublished(name, window string) bool {
	return slices.ContainsFunc(f.published, func(p plan.Published) bool {
		m := &p.Measure
		return m.Name == name && m.Window == window && (m.Group == measure.Group{} || m.Group == measure.Everybody)
	})
}

// windows are the whole run, and those of the published figures.
func (f *fit) windows() []string {
	list := []string{measure.WholeRun}
	seen := map[string]bool{measure.WholeRun: true}
	for i := range f.published {
		if w := f.published[i].Measure.Window; !seen[w] {
			seen[w] = true
			list = append(list, w)
		}
	}
	return list
}

// addNamed adds a measure of all callers who want help, if the strategy has it.
func (f *fit) addNamed(s int, p *plan.Plan, name, window string, headline bool) {
	if p.Measures.Has(name, window, measure.Group{}) && !p.IsImpossible(name) {
		f.addMeasure(s, p.Measures.Measures()[p.Measures.Find(name, window, measure.Group{})], headline)
	}
}

// addMeasure adds a measure, or marks the figure that is of it. It gives its place; -1 if it cannot be added.
func (f *fit) addMeasure(s int, m measure.Measure, headline bool) int {
	for k, at := range f.places {
		if at.strategy == s && at.measure.Name == m.Name && at.measure.Window == m.Window && at.measure.Group == m.Group {
			f.problem.Figures[k].Headline = f.problem.Figures[k].Headline || headline
			return k
		}
	}
	if headline && experiment.IsTime(&m) || m.Group.By != "" && m.Group.By != measure.ByKind {
		return -1 // a time that some days may not reach has no mean, and studies keep no figures of single groups
	}
	name := m.Name
	if m.Window != measure.WholeRun {
		name += "@" + m.Window
	}
	if s > 0 {
		name += " " + f.plans[s].Strategy
	}
	f.add(place{s, m}, calibrate.Figure{Name: name, Headline: headline, Candidate: !headline}, nil)
	return len(f.places) - 1
}

// add adds a figure of the problem, with what it is about.
func (f *fit) add(at place, own calibrate.Figure, p *plan.Published) {
	m := at.measure
	own.Unit = string(m.Unit)
	a := fitted.About{Measure: m.Name, Window: m.Window, Of: plan.GroupName(m.Group), Strategy: f.plans[at.strategy].Strategy, Title: f.plans[at.strategy].StrategyTitle}
	if p != nil {
		a.Low, a.High, a.Source, a.Text = p.Low, p.High, p.Source, p.Text
	}
	f.problem.Figures, f.about, f.places = append(f.problem.Figures, own), append(f.about, a), append(f.places, at)
}
