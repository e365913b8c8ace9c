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
		if yamldoc.BlockMeant(p.Key.Value) == yamldoc.NumbersBlock {
			s.numbers(p.Value)
		}
	}
	for _, p := range yamldoc.Meaningful(doc.Root) {
		switch yamldoc.BlockMeant(p.Key.Value) {
		case "world", "trouble", "recovery":
			s.visit(p.Value, p.Key.Value)
		case "strategies":
			s.strategies(p.Value)
		}
	}
	s.used()
	s.unused()
}

// settler is on its way through a document.
type settler struct {
	doc   *yamldoc.Document
	named map[string]*number
	names []string // in the order of the file
	block *yamldoc.Node
	uses  []use
}

// use is a place where a named number stands.
type use struct {
	at   Place
	name string
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
	case n.Note().Refused:
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
		s.uses = append(s.uses, use{Place{n, path}, name})
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

// value puts the best guess in the place of a range.
func (s *settler) value(n *yamldoc.Node, path string) {
	text, is, err := input.Read(n.Value)
	switch {
	case err != nil:
		s.refuse(n, path, err.Error())
	case is:
		s.replace(n, text.Best, &yamldoc.Ranged{Text: text})
	}
}

func (s *settler) replace(n *yamldoc.Node, text string, ranged *yamldoc.Ranged) {
	n.Value, n.Style, n.Tag = text, 0, ""
	n.Mark(func(note *yamldoc.Note) { note.Ranged = ranged })
}

func (s *settler) refuse(n *yamldoc.Node, path, message string) {
	s.add(n, s.doc.Problem(n, path, message))
}

func (s *settler) add(n *yamldoc.Node, p yamldoc.Problem) {
	s.doc.Problems = append(s.doc.Problems, p)
	n.Mark(func(note *yamldoc.Note) { note.Refused = true })
}

// Place is a node of a document.
type Place struct {
	Node *yamldoc.Node
	Path string
}

// Unread are the ranges of a part of a document that nothing has read: where they stand, no range is allowed.
func Unread(doc *yamldoc.Document, part *yamldoc.Node, path string, read map[yamldoc.Spot]bool) (list []Place) {
	if block, _, _ := strings.Cut(path, "."); !slices.Contains(blocks, block) || !hasRange(part) {
		return nil
	}
	var visit func(n *yamldoc.Node, path string)
	visit = func(n *yamldoc.Node, path string) {
		if note := n.Note(); n.Kind == yamldoc.ScalarNode && note.Ranged != nil && !note.Refused && !read[doc.SpotOf(n)] {
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
	visit(part, path)
	return list
}

func hasRange(n *yamldoc.Node) bool {
	return n.Note().Ranged != nil || slices.ContainsFunc(n.Content, hasRange)
}
