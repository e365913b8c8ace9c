package ranges

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/scenario/input"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// blocks are those in which a value may have a range.
var blocks = []string{"world", "trouble", "recovery"}

// Settle changes the tree of a document: a range becomes its best guess, and the name of a number becomes the number. What is
// wrong with them is added to the problems of the document.
func Settle(doc *yamldoc.Document) {
	s := &settler{doc: doc, named: map[string]*number{}}
	for _, p := range yamldoc.Meaningful(doc.Root) {
		if meant(p.Key.Value) == yamldoc.NumbersBlock {
			s.numbers(p.Value)
		}
	}
	for _, p := range yamldoc.Meaningful(doc.Root) {
		switch meant(p.Key.Value) {
		case "world", "trouble", "recovery":
			s.visit(p.Value, p.Key.Value)
		case "strategies":
			s.strategies(p.Value)
		}
	}
	s.unused()
}

// meant is the block that a key is a slip of, so one wrong letter is one mistake and not many.
func meant(key string) string {
	all := append([]string{"study", "expect", "strategies", "question", "scenario", "title", yamldoc.NumbersBlock}, blocks...)
	if slices.Contains(all, key) {
		return key
	}
	return words.Slip(key, all)
}

// settler is on its way through a document.
type settler struct {
	doc   *yamldoc.Document
	named map[string]*number
	names []string // in the order of the file
}

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
	silent := func(*yamldoc.Node, string, string, ...any) *yamldoc.Problem { return &yamldoc.Problem{} }
	all, each := yamldoc.Claims{Doc: s.doc, Complain: silent}.In(block, yamldoc.NumbersBlock)
	for _, p := range yamldoc.Meaningful(block) {
		if s.doc.Notes[p.Key].Refused || s.doc.Notes[p.Value].Refused {
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

// strategies visits what strategies change.
func (s *settler) strategies(all *yamldoc.Node) {
	if all == nil || all.Kind != yamldoc.MappingNode {
		return
	}
	for _, strategy := range yamldoc.Pairs(all) {
		if strategy.Value.Kind == yamldoc.MappingNode {
			s.visit(strategy.Value, yamldoc.Join("strategies", strategy.Key.Value))
		}
	}
}

// visit goes through a tree. Titles and claims are texts, which say what they like.
func (s *settler) visit(n *yamldoc.Node, path string) {
	switch {
	case s.doc.Notes[n].Refused:
	case n.Kind == yamldoc.ScalarNode:
		s.scalar(n, path)
	case n.Kind == yamldoc.MappingNode:
		for _, p := range yamldoc.Meaningful(n) {
			if p.Key.Value != "title" {
				s.visit(p.Value, yamldoc.PathOf(path, p.Key))
			}
		}
	default:
		for i, item := range n.Content {
			s.visit(item, yamldoc.Element(path, i))
		}
	}
}

func (s *settler) scalar(n *yamldoc.Node, path string) {
	name, ok := strings.CutPrefix(n.Value, yamldoc.NumbersBlock+".")
	if ok && !strings.ContainsAny(name, " ()") {
		s.use(n, path, name)
		return
	}
	if before, name, _ := strings.Cut(n.Value, "."); s.named[name] != nil && words.Slip(before, []string{yamldoc.NumbersBlock}) != "" {
		p := s.doc.Problem(n, path, fmt.Sprintf("%s is no value", words.Quoted(n.Value)))
		p.Suggestion = yamldoc.NumbersBlock + "." + name
		s.add(n, p)
		return
	}
	if strings.Contains(n.Value, yamldoc.NumbersBlock+".") && mentions(n.Value) {
		s.refuse(n, path, "a named number cannot be a part of a range: write the whole range in the block numbers, and its name here")
		return
	}
	s.value(n, path)
}

// mentions reports whether a named number is a part of a range.
func mentions(text string) bool {
	return strings.Contains(text, " to ") || strings.HasPrefix(text, "one of")
}

// use puts a named number in its place.
func (s *settler) use(n *yamldoc.Node, path, name string) {
	named := s.named[name]
	if named == nil {
		p := s.doc.Problem(n, path, fmt.Sprintf("no number is called %s: add it to the block numbers", words.Quoted(name)))
		if meant := p.Among(name, s.names); meant.Suggestion != "" {
			meant.Suggestion = yamldoc.NumbersBlock + "." + meant.Suggestion
		}
		s.add(n, p)
		return
	}
	named.used = true
	known := s.doc.Notes[named.value]
	if known.Refused {
		s.doc.Mark(n, func(note *yamldoc.Note) { note.Refused = true })
		return
	}
	ranged := &yamldoc.Ranged{Number: name, Named: named.value, Claim: named.claim}
	if known.Ranged != nil {
		ranged.Text = known.Ranged.Text
	}
	s.put(n, named.value.Value, ranged)
}

// value puts the best guess in the place of a range.
func (s *settler) value(n *yamldoc.Node, path string) {
	text, is, err := input.Read(n.Value)
	switch {
	case err != nil:
		s.refuse(n, path, err.Error())
	case is:
		s.put(n, text.Best, &yamldoc.Ranged{Text: text})
	}
}

func (s *settler) put(n *yamldoc.Node, text string, ranged *yamldoc.Ranged) {
	n.Value, n.Style, n.Tag = text, 0, ""
	s.doc.Mark(n, func(note *yamldoc.Note) { note.Ranged = ranged })
}

// unused reports the named numbers that stand nowhere.
func (s *settler) unused() {
	for _, name := range s.names {
		if n := s.named[name]; !n.used && !s.doc.Notes[n.value].Refused {
			s.add(n.key, s.doc.Problem(n.key, yamldoc.Join(yamldoc.NumbersBlock, name),
				fmt.Sprintf("nothing uses this number: write %s.%s where it belongs, or take it out", yamldoc.NumbersBlock, name)))
		}
	}
}

func (s *settler) refuse(n *yamldoc.Node, path, message string) {
	s.add(n, s.doc.Problem(n, path, message))
}

func (s *settler) add(n *yamldoc.Node, p yamldoc.Problem) {
	s.doc.Problems = append(s.doc.Problems, p)
	s.doc.Mark(n, func(note *yamldoc.Note) { note.Refused = true })
}

// Place is a node of a document.
type Place struct {
	Node *yamldoc.Node
	Path string
}

// Unread are the ranges of a document that nothing has read: where they stand, no range is allowed.
func Unread(doc *yamldoc.Document, read map[yamldoc.Spot]bool) (list []Place) {
	var visit func(n *yamldoc.Node, path string)
	visit = func(n *yamldoc.Node, path string) {
		if note := doc.Notes[n]; n.Kind == yamldoc.ScalarNode && note.Ranged != nil && !note.Refused && !read[doc.SpotOf(n)] {
			list = append(list, Place{n, path})
		}
		for i, child := range n.Content {
			switch {
			case n.Kind == yamldoc.SequenceNode:
				visit(child, yamldoc.Element(path, i))
			case i%2 == 1:
				visit(child, yamldoc.PathOf(path, n.Content[i-1]))
			}
		}
	}
	for _, block := range blocks {
		if n := yamldoc.Find(doc.Root, block).Value; n != nil {
			visit(n, block)
		}
	}
	return list
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
	if ranged := doc.Notes[n].Ranged; ranged != nil && ranged.Number != "" {
		used[ranged.Number] = true
	}
	for _, child := range n.Content {
		collect(doc, child, used)
	}
}
