package together

import (
	"cmp"
	"fmt"
	"slices"

	"nines/sim/scenario"
	"nines/sim/scenario/input"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Joint is a set with its scenarios: what is fitted, and what of it each scenario has.
type Joint struct {
	Inputs  []input.Input // of all scenarios; those of one have its name before their own
	Members []Member      // by scenario, in the order of the set
}

// Member is one scenario of a set.
type Member struct {
	Name   string
	Inputs []input.Input // as the scenario has them
	Of     []int         // by input of the scenario: its place among those of all
}

// Join finds the values of a set in its scenarios, given in the order of the set. The error is a [yamldoc.Problems]: a value that a
// scenario does not have, a range that it refuses, a scenario without published figures.
func (s *Set) Join(docs []*scenario.Document) (*Joint, error) {
	j := &Joint{Members: make([]Member, len(docs))}
	r := &reader{set: s}
	for k, doc := range docs {
		j.Members[k].Name = s.Scenarios[k]
		r.haveFigures(s.Scenarios[k], doc)
		if len(doc.PublishedFigures()) == 0 {
			item := yamldoc.Find(s.doc.Root, "scenarios").Value.Content[k]
			r.complain(item, yamldoc.Element("scenarios", k), "%s has no published figures, so nothing can be fitted to it: add the block published (nines help published)", words.Quoted(s.Scenarios[k]))
		}
	}
	for _, v := range s.Values {
		r.join(j, v, docs)
	}
	if len(r.problems) > 0 {
		return nil, r.problems.Tidy()
	}
	return j, nil
}

// haveFigures complains about figures that a scenario has not published.
func (r *reader) haveFigures(name string, doc *scenario.Document) {
	var known []string
	for _, p := range doc.PublishedFigures() {
		known = append(known, p.Name)
	}
	path := yamldoc.Join("figures", name)
	for i, figure := range r.set.Figures[name] {
		if !slices.Contains(known, figure) {
			item := yamldoc.Find(yamldoc.Find(r.set.doc.Root, "figures").Value, name).Value.Content[i]
			r.complain(item, yamldoc.Element(path, i), "%s has no published figure %s", name, words.Quoted(figure)).Among(figure, known)
		}
	}
}

// join adds a value to the scenarios that have it.
func (r *reader) join(j *Joint, v Value, docs []*scenario.Document) {
	at, path := len(j.Inputs), yamldoc.Join("shared", v.Path)
	if v.Scenario != "" {
		path = yamldoc.Join(yamldoc.Join("each", v.Scenario), v.Path)
	}
	for k := range docs {
		m := &j.Members[k]
		if v.Scenario != "" && v.Scenario != m.Name || v.Scenario == "" && r.set.hasOwn(m.Name, v.Path) {
			continue
		}
		in, values, err := docs[k].Vary(v.Path, v.Range)
		switch {
		case err != nil:
			r.complain(v.key, path, "%s: %v", m.Name, err)
			return
		case values != nil || in.Words != nil:
			r.complain(v.key, path, "%s: a fit needs a range, such as %s", m.Name, in.Example())
			return
		case len(j.Inputs) > at && in.Unit != j.Inputs[at].Unit:
			r.complain(v.key, path, "%s has another unit here than the scenarios before it: %s, and not %s", m.Name, in.Unit, j.Inputs[at].Unit)
			return
		}
		m.Inputs, m.Of = append(m.Inputs, in), append(m.Of, at)
		if len(j.Inputs) == at {
			j.Inputs = append(j.Inputs, named(in, v))
		}
	}
}

// hasOwn reports whether a scenario has a value for itself, which others may share.
func (s *Set) hasOwn(scenario, path string) bool {
	return slices.ContainsFunc(s.Values, func(v Value) bool { return v.Scenario == scenario && v.Path == path })
}

// named is an input among those of all scenarios.
func named(in input.Input, v Value) input.Input {
	in.Title = cmp.Or(in.Title, in.Name)
	if v.Scenario != "" {
		in.Name, in.Title = v.Scenario+": "+in.Name, fmt.Sprintf("%s (%s)", in.Title, v.Scenario)
	}
	return in
}

// Settings are the values of a member, of a point with those of all.
func (m *Member) Settings(values []float64) []input.Setting {
	list := make([]input.Setting, len(m.Inputs))
	for k := range m.Inputs {
		list[k] = input.Setting{Input: &m.Inputs[k], Value: values[m.Of[k]]}
	}
	return list
}
