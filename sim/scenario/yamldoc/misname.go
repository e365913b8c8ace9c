package yamldoc

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/words"
)

// Misname is a name that nothing of its sort has. However often it is used, it is one mistake. If nothing else refers to the
// existing name, the mistake is probably where that name is given.
type Misname struct{ What, Name string }

// AnEvent is the sort of names of faults, steps, remedies and monitors inside event names.
const AnEvent = "event"

// Misnamed is the misname of a sort: of an event's name, that of the thing.
func Misnamed(what, name string) Misname {
	if what == AnEvent {
		name, _, _ = strings.Cut(name, ".")
	}
	return Misname{what, name}
}

// OfMeasure is the fault, step, remedy or monitor in a measure's name; for other measures, the name itself.
func OfMeasure(measure string) Misname {
	parts := strings.SplitN(measure, ".", 3)
	if len(parts) > 1 && slices.Contains([]string{"trouble", "remedies", "at"}, parts[0]) {
		return Misname{AnEvent, parts[1]}
	}
	return Misname{"measure", measure}
}

// Settled sorts the problems of a load. A problem under several strategies is reported once, and so is each unknown name.
func (doc *Document) Settled(problems Problems) Problems {
	return doc.oneForEachName(problems.underStrategies()).Tidy()
}

// underStrategies finds the strategies that have each problem.
func (p Problems) underStrategies() Problems {
	var list Problems
	for _, one := range p {
		same := slices.IndexFunc(list, func(other Problem) bool { return ComparePlaces(one, other) == 0 })
		if same < 0 {
			list = append(list, one)
			continue
		}
		list[same].Under = append(list[same].Under, one.Under...)
	}
	for i := range list {
		switch names := list[i].Under; {
		case len(names) == 1:
			list[i].Message = fmt.Sprintf("under the strategy %s: %s", names[0], list[i].Message)
		case len(names) > 1:
			list[i].Message = fmt.Sprintf("under the strategies %s: %s", words.Joined(names), list[i].Message)
		}
	}
	return list
}

// oneForEachName keeps one problem for each name that means nothing. What else is wrong at its place follows from what it was
// taken for.
func (doc *Document) oneForEachName(problems Problems) Problems {
	uses, at := map[Misname]Problems{}, map[place]bool{}
	for _, p := range problems.Tidy() {
		if p.About != (Misname{}) {
			uses[p.About] = append(uses[p.About], p)
			at[p.at()] = true
		}
	}
	list := slices.DeleteFunc(slices.Clone(problems), func(p Problem) bool { return at[p.at()] })
	for name, places := range uses {
		list = append(list, doc.ofName(name, places))
	}
	return list
}

// ofName is the one problem of a name that is used in some places and means nothing.
func (doc *Document) ofName(name Misname, places Problems) Problem {
	p := places[0]
	if len(places) == 1 {
		return p
	}
	meant := Misnamed(name.What, p.Suggestion)
	if name.What == AnEvent && OfMeasure(p.Suggestion).What == AnEvent {
		meant = OfMeasure(p.Suggestion)
	}
	for _, block := range doc.blocksOf(name.What) {
		at, rest := doc.Trace(block + "." + meant.Name)
		if meant.Name == "" || rest != "" || doc.Used[meant] {
			continue
		}
		where := at.Key
		if where == nil {
			where = at.Value
		}
		moved := doc.Problem(where, block+"."+meant.Name,
			fmt.Sprintf("nothing refers to %s, and %d places name %s, which does not exist", words.Quoted(meant.Name), len(places), words.Quoted(name.Name)))
		moved.Suggestion = name.Name
		return moved
	}
	p.Message += fmt.Sprintf(" (it is named in %d places)", len(places))
	return p
}

// place is where in a text something is.
type place struct {
	file         string
	line, column int
}

func (p Problem) at() place { return place{p.File, p.Line, p.Column} }

// NamingBlock is a mapping whose keys are names that are given there, to be used elsewhere.
type NamingBlock struct {
	Path  string // with * for a name
	What  string // the sort of thing: platform
	Adds  bool   // whether a strategy may add to it
	Needs []string
	Acts  bool // whether what it names begins and ends, and so gives names to events
}

// Holds reports whether a path is that of the block.
func (b NamingBlock) Holds(path string) bool {
	want, have := strings.Split(b.Path, "."), strings.Split(path, ".")
	return slices.EqualFunc(want, have, func(w, h string) bool { return w == h || w == "*" })
}

// blocksOf are where the things of a sort get their names, if that is one place for all of them.
func (doc *Document) blocksOf(what string) (paths []string) {
	for _, b := range doc.Naming {
		if (b.What == what || what == AnEvent && b.Acts) && !strings.Contains(b.Path, "*") {
			paths = append(paths, b.Path)
		}
	}
	return paths
}

// Each calls a function with every mapping, or list, of the document that is such a block.
func (b NamingBlock) Each(doc *Document, do func(n *Node, path string)) {
	each(doc.Root, "", strings.Split(b.Path, "."), do)
}

func each(n *Node, path string, steps []string, do func(n *Node, path string)) {
	if len(steps) == 0 {
		do(n, path)
		return
	}
	for i := 1; n.Kind == MappingNode && i < len(n.Content); i += 2 {
		if key := n.Content[i-1].Value; steps[0] == "*" || steps[0] == key {
			each(n.Content[i], Join(path, key), steps[1:], do)
		}
	}
}
