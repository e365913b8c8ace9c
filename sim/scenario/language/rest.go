package language

import (
	"slices"

	"nines/sim/scenario/ranges"
	"nines/sim/scenario/yamldoc"
)

// rester finds the shares that add up to 100 %, before they are decoded. One of them may be the word rest: it takes what the others
// leave. So another can have a range. The tag whole says which shares these are.
type rester struct{ *Decoder }

// ofNames reads the word among the shares of names. A key of theirs may be misspelt, which is reported later.
func (d rester) ofNames(n *yamldoc.Node, path string, fields []Field) {
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Measure.whole })
	if i < 0 {
		return
	}
	var list []ranges.Place
	for _, p := range yamldoc.Meaningful(n) {
		at := ranges.Place{Node: p.Value, Path: yamldoc.Join(path, p.Key.Value)}
		if key := fields[i].Key; p.Value.Kind == yamldoc.MappingNode && key != "" {
			at = ranges.Place{Node: yamldoc.FindMeant(p.Value, key).Value, Path: yamldoc.Join(at.Path, key)}
		}
		list = append(list, at)
	}
	d.settle(list)
}

// ofKeys reads the word among the shares that are keys of one mapping.
func (d rester) ofKeys(n *yamldoc.Node, path string, slots []slot) {
	var list []ranges.Place
	for _, s := range slots {
		if s.Role == keyRole {
			return // the share is one of those of the names
		}
		if s.Measure.whole {
			list = append(list, ranges.Place{Node: yamldoc.Find(n, s.Key).Value, Path: yamldoc.Join(path, s.Key)})
		}
	}
	d.settle(list)
}

// ofParts reads the word among the shares of a mixture.
func (d rester) ofParts(n *yamldoc.Node, path string) {
	list := make([]ranges.Place, len(n.Content))
	for i, item := range n.Content {
		list[i] = ranges.Place{Node: yamldoc.FindMeant(item, "share").Value, Path: yamldoc.Join(yamldoc.Element(path, i), "share")}
	}
	d.settle(list)
}

func (d rester) settle(list []ranges.Place) {
	s := ranges.Shares{List: list, Read: d.share, Complain: d.ComplainAt}
	if rest, ok := s.Rest(); ok {
		for _, at := range list {
			d.besides[at.Node] = rest.Path
		}
	}
}

// share reads one of the others.
func (d rester) share(n *yamldoc.Node) (float64, bool) {
	share, err := shareOfWhole.read(n, nil)
	return share, err == nil && n.Kind == yamldoc.ScalarNode && !n.Note().Refused
}
