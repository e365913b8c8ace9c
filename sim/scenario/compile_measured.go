package scenario

import (
	"slices"

	measures "nines/sim/measure"
)

// find is the measure of a plan that is meant, in its window and group. What is not there is reported.
func (r *reading) find(plan *Plan, meant Measured, path string) (measures.Measure, bool) {
	group, ok := r.findGroup(plan, meant.Of, path+".of")
	if !r.findWindow(plan, meant.Window, path+".window") || !ok {
		return measures.Measure{}, false
	}
	var named []measures.Measure
	for _, m := range plan.Measures.Measures() {
		switch {
		case m.Name == "" || m.Name != meant.Measure:
		case m.Window == meant.Window && m.Group == group:
			return m, true
		default:
			named = append(named, m)
		}
	}
	inWindow := func(m measures.Measure) bool { return m.Window == meant.Window }
	switch {
	case len(named) == 0:
		p := r.complain(path+".measure", "no measure is called %s; nines help measures lists them", quoted(meant.Measure))
		p.Suggestion = Nearest(meant.Measure, measureNames(plan))
	case !slices.ContainsFunc(named, inWindow):
		r.complain(path+".window", "%s is told for the whole run only: leave the window out", meant.Measure)
	case group.By != measures.ByKind && slices.ContainsFunc(named, func(m measures.Measure) bool { return m.Group.By == measures.ByKind }):
		r.complain(path+".of", "%s is only told of people who want no help: write `of: %s`, or `of: %s`, which includes them",
			meant.Measure, measures.NothingWanted.Name, measures.Everybody.Name)
	default:
		r.complain(path+".of", "%s is told for all callers who want help together only: leave `of` out", meant.Measure)
	}
	return measures.Measure{}, false
}

func (r *reading) findWindow(plan *Plan, name, path string) bool {
	var names []string
	for _, w := range plan.Measures.Windows() {
		names = append(names, w.Name)
	}
	if !slices.Contains(names, name) {
		r.complain(path, "no window of study.windows is called %s", quoted(name)).among(name, names)
		return false
	}
	return true
}

// groupKinds are the kinds of groups, as a scenario names them and as measures do.
var groupKinds = [][2]string{{"services", "service"}, {"regions", "region"}, {"access", "access"}, {"providers", "provider"}}

// findGroup is the group of callers that is meant: everybody who wants help, if nothing is said.
func (r *reading) findGroup(plan *Plan, name, path string) (measures.Group, bool) {
	if name == "" {
		return measures.Group{}, true
	}
	if name == "services."+noRequest {
		r.complain(path, "people who want no service are counted apart: write `of: %s` for accidental and silent calls, or `of: %s` for all callers",
			measures.NothingWanted.Name, measures.Everybody.Name)
		return measures.Group{}, false
	}
	var names []string
	for _, g := range plan.Measures.Groups() {
		if n := groupName(g); n == name {
			return g, true
		} else if n != "" {
			names = append(names, n)
		}
	}
	r.complain(path, "there are no callers called %s", quoted(name)).among(name, names)
	return measures.Group{}, false
}

// groupName is how a scenario names a group; empty for everybody who wants help.
func groupName(g measures.Group) string {
	if g.By == measures.ByKind {
		return g.Name
	}
	for _, k := range groupKinds {
		if k[1] == g.By {
			return k[0] + "." + g.Name
		}
	}
	return ""
}

// measureNames are the names of the measures of a plan, each once.
func measureNames(plan *Plan) []string {
	var names []string
	for _, m := range plan.Measures.Measures() {
		if m.Name != "" && !slices.Contains(names, m.Name) {
			names = append(names, m.Name)
		}
	}
	return names
}
