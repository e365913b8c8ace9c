package ranges

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// number is a named number.
type number struct {
	key, value *yamldoc.Node
	claim      yamldoc.Claim
	used       bool
}

// numbers reads the block of named numbers.
func (s *settler) numbers(block *yamldoc.Node) {
	if block == nil || block.Kind != yamldoc.MappingNode {
		return
	}
	s.block = block
	silent := func(*yamldoc.Node, string, string, ...any) *yamldoc.Problem { return &yamldoc.Problem{} }
	all, each := yamldoc.Claims{Doc: s.doc, Complain: silent}.In(block, yamldoc.NumbersBlock)
	for _, p := range yamldoc.Meaningful(block) {
		if p.Key.Note().Refused || p.Value.Note().Refused {
			continue
		}
		name, path := p.Key.Value, yamldoc.Join(yamldoc.NumbersBlock, p.Key.Value)
		claim, ok := each[name]
		if !ok {
			claim = all
		}
		switch {
		case p.Value.Kind != yamldoc.ScalarNode:
			s.refuse(p.Value, path, fmt.Sprintf("expected one value or a range, such as 65%% (40%% to 80%%), found %s", yamldoc.Found(p.Value)))
		case strings.HasPrefix(p.Value.Value, yamldoc.NumbersBlock+"."):
			s.refuse(p.Value, path, "a named number cannot be another: write its value here")
		default:
			s.value(p.Value, path)
		}
		s.named[name] = &number{key: p.Key, value: p.Value, claim: claim}
		s.names = append(s.names, name)
	}
}

// used puts the named numbers in their places.
func (s *settler) used() {
	places := map[string][]Place{}
	var names []string
	for _, u := range s.uses {
		if places[u.name] == nil {
			names = append(names, u.name)
		}
		places[u.name] = append(places[u.name], u.at)
		if named := s.named[u.name]; named != nil {
			named.used = true
		}
	}
	for _, name := range names {
		if named := s.named[name]; named == nil {
			s.misnamed(name, places[name])
		} else {
			s.put(named, name, places[name])
		}
	}
}

// put puts a named number in some places.
func (s *settler) put(named *number, name string, places []Place) {
	known := named.value.Note()
	ranged := &yamldoc.Ranged{Number: name, Named: named.value, Claim: named.claim}
	if known.Ranged != nil {
		ranged.Text = known.Ranged.Text
	}
	for _, at := range places {
		if known.Refused {
			at.Node.Mark(func(note *yamldoc.Note) { note.Refused = true })
		} else {
			s.replace(at.Node, named.value.Value, ranged)
		}
	}
}

// misnamed reports a name that no number has. If a number with nearly that name stands nowhere, there is one mistake: where most
// agree on the other name, it is in the block of numbers.
func (s *settler) misnamed(name string, places []Place) {
	meant := words.Nearest(name, s.names)
	other := s.named[meant]
	for _, at := range places {
		at.Node.Mark(func(note *yamldoc.Note) { note.Refused = true })
	}
	if other != nil && !other.used {
		other.used = true
		if len(places) > 1 || s.claims(name) {
			p := s.doc.Problem(other.key, yamldoc.Join(yamldoc.NumbersBlock, meant),
				fmt.Sprintf("nothing uses %s, and no number is called %s, which is used", words.Quoted(meant), words.Quoted(name)))
			p.Suggestion = name
			s.add(other.key, p)
			other.key.Value = name
			return
		}
	}
	p := s.doc.Problem(places[0].Node, places[0].Path, fmt.Sprintf("no number is called %s: add it to the block numbers", words.Quoted(name)))
	if p.Among(name, s.names); p.Suggestion != "" {
		p.Suggestion = yamldoc.NumbersBlock + "." + p.Suggestion
	}
	s.add(places[0].Node, p)
}

// claims reports whether the block of numbers says where a number comes from.
func (s *settler) claims(name string) bool {
	return slices.ContainsFunc(yamldoc.Pairs(s.block), func(p yamldoc.Pair) bool {
		return yamldoc.Reserved(p.Key.Value) && p.Value.Kind == yamldoc.MappingNode && yamldoc.Find(p.Value, name).Value != nil
	})
}

// unused reports the named numbers that stand nowhere.
func (s *settler) unused() {
	for _, name := range s.names {
		if n := s.named[name]; !n.used && !n.value.Note().Refused {
			s.add(n.key, s.doc.Problem(n.key, yamldoc.Join(yamldoc.NumbersBlock, name),
				fmt.Sprintf("nothing uses this number: write %s.%s where it belongs, or take it out", yamldoc.NumbersBlock, name)))
		}
	}
}

// KeepUsed takes the named numbers that stand nowhere out of a document: a strategy alone may use fewer than all together.
func KeepUsed(doc *yamldoc.Document) {
	block := yamldoc.Find(doc.Root, yamldoc.NumbersBlock).Value
	if block == nil {
		return
	}
	used := map[string]bool{}
	for _, name := range blocks {
		if n := yamldoc.Find(doc.Root, name).Value; n != nil {
			collect(doc, n, used)
		}
	}
	for _, p := range yamldoc.Meaningful(block) {
		if !used[p.Key.Value] {
			yamldoc.Forget(block, p.Key.Value)
		}
	}
	if len(yamldoc.Meaningful(block)) == 0 {
		yamldoc.Remove(doc.Root, yamldoc.NumbersBlock)
	}
}

// collect notes the named numbers in a tree.
func collect(doc *yamldoc.Document, n *yamldoc.Node, used map[string]bool) {
	if ranged := n.Note().Ranged; ranged != nil && ranged.Number != "" {
		used[ranged.Number] = true
	}
	for _, child := range n.Content {
		collect(doc, child, used)
	}
}
