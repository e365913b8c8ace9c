package scenario

import (
	"fmt"
	"strings"

	"nines/sim/scenario/input"
	"nines/sim/scenario/language"
	"nines/sim/scenario/law"
	"nines/sim/scenario/yamldoc"
)

// A study can put one distribution in the place of another: --vary 'handling={exponential: 30s}, {gamma: {mean: 30s, cv: 0.5}}'. The
// texts are then words. Each takes the place of what stands at the path.

// lawAt is the distribution with parameters at a path; nil if something else stands there.
func lawAt(d *Document, path string) *language.Value {
	n := standing(d, path)
	if n == nil {
		return nil
	}
	for _, p := range yamldoc.Meaningful(n) {
		for _, name := range law.Names() {
			if p.Key.Value == name {
				return &language.Value{Input: input.Input{Name: path, Unit: input.Word, Words: []string{yamldoc.Flow(n)}}, Absent: true, Path: path, Node: n}
			}
		}
	}
	return nil
}

// standing is what stands at a path, in the file or as a default; nil if nothing does.
func standing(d *Document, path string) *yamldoc.Node {
	if n := d.source.Lookup(path); n != nil {
		return n
	}
	return d.base.Doc.Lookup(path)
}

// areLaws reports whether a text names values that are no single words.
func areLaws(text string) bool { return strings.Contains(text, "{") }

// lawsOf is the input of a value that is one of several distributions.
func lawsOf(v *language.Value, text string) (input.Input, []float64, error) {
	list := outside(text)
	in := v.Input
	switch {
	case v.Number != "":
		return in, nil, fmt.Errorf("a named number cannot be a distribution: name the path of the value")
	case len(list) < 2:
		return in, nil, fmt.Errorf("one distribution is no choice: write two or more, such as %s, {exponential: 30s}. To try one, use --set", yamldoc.Flow(v.Node))
	}
	twin := *v
	twin.Input = input.Input{Name: in.Name, Title: in.Title, Kind: in.Kind, Origin: in.Origin, Why: in.Why, Unit: input.Word}
	twin.Read = func(string) (float64, error) { return 0, nil } // each is read in its place
	return listed(&twin, text, list)
}

// outside splits a text at the commas outside of its brackets.
func outside(text string) []string {
	depth, from := 0, 0
	var list []string
	for i, r := range text {
		switch r {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case ',':
			if depth == 0 {
				list = append(list, strings.TrimSpace(text[from:i]))
				from = i + 1
			}
		}
	}
	return append(list, strings.TrimSpace(text[from:]))
}
