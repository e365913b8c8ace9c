package spec

import (
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/scenario/language"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
)

// Preference is the calls that somebody takes, as sets of names. The first set is preferred. The names of one set are on a
// par: `takes: [[zero, one], two]`.
type Preference [][]string

// decodePreference reads a list of names, and of lists of names on a par.
func decodePreference(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if yamldoc.IsWord(n, "none") {
		return Preference{}, true
	}
	if n.Kind != yamldoc.SequenceNode {
		d.ComplainAt(n, path, "expected a list of names such as [zero, one], or [[zero, one], two] with zero and one equal, found %s", yamldoc.Found(n))
		return nil, false
	}
	list := Preference{}
	for i, item := range n.Content {
		list = append(list, onAPar(d, item, yamldoc.Element(path, i)))
	}
	return list, true
}

// onAPar reads one place of the order: a name, or a list of names.
func onAPar(d *language.Decoder, n *yamldoc.Node, path string) (names []string) {
	switch {
	case n.Kind == yamldoc.SequenceNode && len(n.Content) == 0:
		d.ComplainAt(n, path, "the list is empty: name the calls that rank equally here")
	case n.Kind == yamldoc.SequenceNode && slices.ContainsFunc(n.Content, func(inner *yamldoc.Node) bool { return inner.Kind == yamldoc.SequenceNode }):
		d.ComplainAt(n, path, "lists nest only once: write equal names in one list, such as [[zero, one], two]")
	case n.Kind == yamldoc.SequenceNode:
		d.Into(n, path, &names, "")
	case n.Kind != yamldoc.ScalarNode:
		d.ComplainAt(n, path, "expected a name or a list of equal names, found %s", yamldoc.Found(n))
	default:
		var name string
		d.Into(n, path, &name, "")
		names = []string{name}
	}
	return names
}

func preferenceSchema() *jsonschema.Schema {
	name := language.Measure{}.Schema(reflect.TypeFor[string]())
	set := &jsonschema.Schema{Type: "array", Items: name, MinItems: jsonschema.Ptr(1), Description: "Calls that rank equally: the caller who has waited longest comes first."}
	return schema.Either(&jsonschema.Schema{Type: "array", Items: schema.Either(name, set)}, schema.Word("none"))
}

// Names are all names of a preference, those on a par among them.
func (p Preference) Names() []string { return slices.Concat(p...) }

// String says a preference in words: "text-relay, then of zero or one (the longest waiting first)".
func (p Preference) String() string {
	places := make([]string, len(p))
	for i, set := range p {
		if places[i] = strings.Join(set, " or "); len(set) > 1 {
			places[i] += " (the longest waiting first)"
		}
	}
	return strings.Join(places, ", then of ")
}
