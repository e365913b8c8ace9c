package together

import (
	"fmt"
	"slices"

	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Own is the word for the range that the scenario's file gives.
const Own = "own"

// Set is a file with several scenarios and the values that are fitted to all of them.
type Set struct {
	Name, Title string
	Scenarios   []string // at least two, each once
	Values      []Value  // in the order of the file; at least one is shared
	// Figures are by scenario the names of the published figures that count. A scenario that is not there has all of its file that are
	// fitted there.
	Figures map[string][]string
	doc     *yamldoc.Document
}

// Value is one that is fitted, or that one scenario needs so others can be.
type Value struct {
	Scenario string // empty: shared by all that have none for themselves
	Path     string // in each of them, or the name of a named number
	Range    string // as --vary has it; empty: that of the scenario's file
	key      *yamldoc.Node
}

// IsSet reports whether a file is a set and no scenario: it has the key calibrate, and no key scenario.
func IsSet(text []byte) bool {
	doc, _ := yamldoc.Parse("", text)
	return doc != nil && yamldoc.Find(doc.Root, "calibrate").Key != nil && yamldoc.Find(doc.Root, "scenario").Key == nil
}

// keys are those of a set.
var keys = []string{"calibrate", "title", "scenarios", "shared", "each", "figures"}

// Read reads a set. The error is a [yamldoc.Problems] with everything that is wrong, in the order of the file. Whether the scenarios
// have the values is seen when they are joined.
func Read(name string, text []byte) (*Set, error) {
	doc, problems := yamldoc.Parse(name, text)
	if doc == nil {
		return nil, problems
	}
	r := &reader{set: &Set{doc: doc}, problems: problems}
	r.read(doc.Root)
	if len(r.problems) > 0 {
		return nil, r.problems.Tidy()
	}
	return r.set, nil
}

// reader is on its way through a file.
type reader struct {
	set      *Set
	problems yamldoc.Problems
}

func (r *reader) complain(n *yamldoc.Node, path, format string, args ...any) *yamldoc.Problem {
	r.problems = append(r.problems, r.set.doc.Problem(n, path, fmt.Sprintf(format, args...)))
	return &r.problems[len(r.problems)-1]
}

func (r *reader) read(root *yamldoc.Node) {
	for _, p := range yamldoc.Pairs(root) {
		if !slices.Contains(keys, p.Key.Value) {
			r.complain(p.Key, "", "unknown key %s", words.Quoted(p.Key.Value)).Among(p.Key.Value, keys)
		}
	}
	r.set.Name = r.text(root, "calibrate", "a name for the set, such as habits")
	r.set.Title = r.text(root, "title", "what the set is about, in one line")
	r.scenarios(root)
	if shared := r.block(root, "shared", "the values that are the same in all scenarios, with their ranges"); shared != nil {
		r.values(shared, "shared", "")
		if len(r.set.Values) == 0 && len(r.problems) == 0 {
			r.complain(shared, "shared", "nothing is shared, so each scenario can be calibrated alone: nines calibrate SCENARIO")
		}
	}
	r.each(root)
	r.figures(root)
}

// text is the text under a key that must be there.
func (r *reader) text(root *yamldoc.Node, key, means string) string {
	p := yamldoc.Find(root, key)
	switch {
	case p.Key == nil:
		r.complain(root, "", "missing key %s: %s", words.Quoted(key), means)
	case p.Value.Kind != yamldoc.ScalarNode || p.Value.Value == "":
		r.complain(p.Value, key, "expected %s, found %s", means, yamldoc.Found(p.Value))
	default:
		return p.Value.Value
	}
	return ""
}

// block is the mapping under a key that must be there; nil if it is not.
func (r *reader) block(root *yamldoc.Node, key, means string) *yamldoc.Node {
	p := yamldoc.Find(root, key)
	switch {
	case p.Key == nil:
		r.complain(root, "", "missing key %s: %s", words.Quoted(key), means)
	case p.Value.Kind != yamldoc.MappingNode:
		r.complain(p.Value, key, "expected %s, found %s", means, yamldoc.Found(p.Value))
	default:
		return p.Value
	}
	return nil
}

func (r *reader) scenarios(root *yamldoc.Node) {
	p := yamldoc.Find(root, "scenarios")
	if p.Key == nil {
		r.complain(root, "", `missing key "scenarios": the scenarios that the values are fitted to, as a list`)
		return
	}
	for i, item := range p.Value.Content {
		path := yamldoc.Element("scenarios", i)
		switch {
		case item.Kind != yamldoc.ScalarNode || p.Value.Kind != yamldoc.SequenceNode:
		case slices.Contains(r.set.Scenarios, item.Value):
			r.complain(item, path, "%s is in the list twice", words.Quoted(item.Value))
		default:
			r.set.Scenarios = append(r.set.Scenarios, item.Value)
		}
	}
	if len(r.set.Scenarios) < 2 && len(r.problems) == 0 {
		r.complain(p.Value, "scenarios", "expected a list of two scenarios or more, such as [hull-2015-12-28, uk-2023-06-25]. One alone is calibrated without a set: nines calibrate SCENARIO")
	}
}

// values reads paths with their ranges.
func (r *reader) values(block *yamldoc.Node, path, scenario string) {
	for _, p := range yamldoc.Meaningful(block) {
		here := yamldoc.Join(path, p.Key.Value)
		switch {
		case p.Value.Kind != yamldoc.ScalarNode:
			r.complain(p.Value, here, "expected a range such as 40%% (28%% to 53%%), or the word own, found %s", yamldoc.Found(p.Value))
		case p.Value.Value == Own && scenario == "":
			r.complain(p.Value, here, "write the range here: the files of the scenarios may have different ones")
		default:
			v := Value{Scenario: scenario, Path: p.Key.Value, Range: p.Value.Value, key: p.Key}
			if v.Range == Own {
				v.Range = ""
			}
			r.set.Values = append(r.set.Values, v)
		}
	}
}

// each reads the values of single scenarios. One that is shared by the others is the scenario's own then.
func (r *reader) each(root *yamldoc.Node) {
	r.ofScenarios(root, "each", "values with their ranges", isMapping, func(own yamldoc.Pair, here string) {
		r.values(own.Value, here, own.Key.Value)
	})
}

// figures reads which published figures of single scenarios count.
func (r *reader) figures(root *yamldoc.Node) {
	r.ofScenarios(root, "figures", "a list of names of published figures", isList, func(own yamldoc.Pair, here string) {
		if r.set.Figures == nil {
			r.set.Figures = map[string][]string{}
		}
		for _, name := range own.Value.Content {
			r.set.Figures[own.Key.Value] = append(r.set.Figures[own.Key.Value], name.Value)
		}
		if len(own.Value.Content) == 0 {
			r.complain(own.Value, here, "the list is empty: name a published figure of %s", own.Key.Value)
		}
	})
}

// ofScenarios reads a block with something for single scenarios.
func (r *reader) ofScenarios(root *yamldoc.Node, key, means string, isOf func(*yamldoc.Node) bool, read func(own yamldoc.Pair, here string)) {
	p := yamldoc.Find(root, key)
	if p.Key == nil {
		return
	}
	if p.Value.Kind != yamldoc.MappingNode {
		r.complain(p.Value, key, "expected scenarios with %s, found %s", means, yamldoc.Found(p.Value))
		return
	}
	for _, own := range yamldoc.Meaningful(p.Value) {
		here := yamldoc.Join(key, own.Key.Value)
		switch {
		case !slices.Contains(r.set.Scenarios, own.Key.Value):
			r.complain(own.Key, here, "%s is not in the list of scenarios", words.Quoted(own.Key.Value)).Among(own.Key.Value, r.set.Scenarios)
		case !isOf(own.Value):
			r.complain(own.Value, here, "expected %s, found %s", means, yamldoc.Found(own.Value))
		default:
			read(own, here)
		}
	}
}

func isMapping(n *yamldoc.Node) bool { return n.Kind == yamldoc.MappingNode }

func isList(n *yamldoc.Node) bool { return n.Kind == yamldoc.SequenceNode }
