package scenario

import (
	"cmp"
	"slices"

	measures "nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// otherwise are the measures that people mean by words which are no names of measures.
var otherwise = map[string]string{
	"calls.lost": "calls.unconnected", "calls.failed": "calls.unconnected", "calls.unsuccessful": "calls.unconnected", "calls.missed": "calls.unconnected",
	"calls.dropped": "calls.unconnected", "calls.lost-share": "calls.unconnected-share", "calls.failed-share": "calls.unconnected-share",
	"calls.loss-rate": "calls.unconnected-share", "calls.busy": "calls.refused", "calls.rejected": "calls.refused", "calls.silent": "calls.unanswered",
	"calls.made": "calls.offered", "calls.total": "calls.offered", "calls.all": "calls.offered", "calls.received": "calls.seen", "calls.arrived": "calls.seen",
	"calls.successful": "calls.connected", "calls.handled": "calls.answered", "calls.hung-up": "calls.abandoned",
	"callers.lost": "callers.never-connected", "callers.failed": "callers.affected", "callers.unsuccessful": "callers.affected", "callers.unhelped": "callers.without-help",
	"callers.no-help": "callers.without-help", "callers.all": "callers.calling", "callers.total": "callers.calling", "callers.never": "callers.never-connected",
	"outage.length": "recovery.restored", "outage.duration": "recovery.restored", "recovery.time": "recovery.restored", "recovery.repaired": "at.repaired",
	"answer.time": "answer.mean", "wait.time": "wait.mean",
}

// findMeasure is the measure of a plan that is meant, in its window and group. What is not there is reported.
func findMeasure(r *language.Reading, of *plan.Plan, meant spec.Measured, path string) (measures.Measure, bool) {
	group, ok := findGroup(r, of, meant.Of, path+".of")
	if !findWindow(r, of, meant.Window, path+".window") || !ok {
		return measures.Measure{}, false
	}
	if m, ok := measures.Meant(of.Measures, meant.Measure, meant.Window, group); ok {
		r.Doc.Used[yamldoc.OfMeasure(m.Name)] = true
		return m, true
	}
	named := slices.DeleteFunc(slices.Clone(of.Measures.Measures()), func(m measures.Measure) bool { return m.Name == "" || m.Name != meant.Measure })
	inWindow := func(m measures.Measure) bool { return m.Window == meant.Window }
	switch {
	case len(named) == 0 && of.Missing(meant.Measure) != "":
		r.Complain(path+".measure", "no measure is called %s: %s", words.Quoted(meant.Measure), of.Missing(meant.Measure)).About = yamldoc.OfMeasure(meant.Measure)
	case len(named) == 0:
		p := r.Complain(path+".measure", "no measure is called %s: `nines help measures` lists them", words.Quoted(meant.Measure))
		p.Suggestion = cmp.Or(otherwise[meant.Measure], words.Nearest(meant.Measure, of.MeasureNames()))
		p.About = yamldoc.OfMeasure(meant.Measure)
	case !slices.ContainsFunc(named, inWindow):
		r.Complain(path+".window", "%s is measured only for the whole run: leave window out", meant.Measure)
	case group.By != measures.ByKind && slices.ContainsFunc(named, func(m measures.Measure) bool { return m.Group.By == measures.ByKind }):
		r.Complain(path+".of", "%s is measured only for people who need no help: write `of: %s`, or `of: %s`, which includes them",
			meant.Measure, measures.NothingWanted.Name, measures.Everybody.Name)
	default:
		r.Complain(path+".of", "%s is measured only for all callers who want help together: leave `of` out", meant.Measure)
	}
	return measures.Measure{}, false
}

func findWindow(r *language.Reading, of *plan.Plan, name, path string) bool {
	var names []string
	for _, w := range of.Measures.Windows() {
		names = append(names, w.Name)
	}
	if !slices.Contains(names, name) {
		r.Complain(path, "no window of study.windows is called %s", words.Quoted(name)).Among(name, names).About = yamldoc.Misname{What: "window", Name: name}
		return false
	}
	r.Doc.Used[yamldoc.Misname{What: "window", Name: name}] = true
	return true
}

// findGroup is the group of callers that is meant: everybody who wants help, if nothing is said.
func findGroup(r *language.Reading, of *plan.Plan, name, path string) (measures.Group, bool) {
	if name == "" {
		return measures.Group{}, true
	}
	if name == "services."+measures.NothingWanted.Name {
		r.Complain(path, "people who need no help are counted apart: write `of: %s` for accidental and silent calls, or `of: %s` for all callers",
			measures.NothingWanted.Name, measures.Everybody.Name)
		return measures.Group{}, false
	}
	var names []string
	for _, g := range of.Measures.Groups() {
		if n := plan.GroupName(g); n == name {
			return g, true
		} else if n != "" {
			names = append(names, n)
		}
	}
	r.Complain(path, "there are no callers called %s", words.Quoted(name)).Among(name, names)
	return measures.Group{}, false
}

// precision finds what must be known how well. What some replications do not reach has no mean.
func precision(r *language.Reading, from *spec.Precision, of *plan.Plan) *plan.Precise {
	if from == nil {
		return nil
	}
	m, ok := findMeasure(r, of, from.Measured, "study.precision")
	if ok && (m.Unit == measures.Clock || m.Unit == measures.Instant) {
		r.Complain("study.precision.measure", "%s may not be reached in every replication, so it may have no mean: choose another measure", m.Name)
	}
	return &plan.Precise{Measure: m, Within: from.Within}
}
