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

// Settle gives a document, whose root is its own, another tree: a range becomes its best guess, and the name of a number becomes the
// number. What changes is copied. What is wrong is added to the problems of the document.
func Settle(doc *yamldoc.Document) {
	s := &settler{doc: doc, named: map[string]*number{}}
	root := doc.Root
	for i, p := range yamldoc.Pairs(root) {
		if yamldoc.BlockMeant(p.Key.Value) == yamldoc.NumbersBlock {
			root.Content[2*i+1] = yamldoc.Copy(p.Value)
			s.numbers(root.Content[2*i+1])
		}
	}
	for i, p := range yamldoc.Pairs(root) {
		switch yamldoc.BlockMeant(p.Key.Value) {
		case "world", "trouble", "recovery":
			root.Content[2*i+1] = s.visit(p.Value, p.Key.Value)
		case "strategies":
			root.Content[2*i+1] = s.strategies(p.Value)
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
func (s *settler) strategies(all *yamldoc.Node) *yamldoc.Node {
	if all == nil || all.Kind != yamldoc.MappingNode {
		return all
	}
	return all.WithChildren(func(i int, strategy *yamldoc.Node) *yamldoc.Node {
		if i%2 == 0 || strategy.Kind != yamldoc.MappingNode {
			return strategy
		}
		return s.visit(strategy, yamldoc.Join("strategies", all.Content[i-1].Value))
	})
}

// visit goes through a tree. Titles and claims are texts, which say what they like.
func (s *settler) visit(n *yamldoc.Node, path string) *yamldoc.Node {
	switch {
	case n.Note().Refused:
		return n
	case n.Kind == yamldoc.ScalarNode:
		return s.scalar(n, path)
	}
	return n.WithChildren(func(i int, child *yamldoc.Node) *yamldoc.Node {
		switch {
		case child.Kind == yamldoc.ScalarNode && !s.isRemarkable(child.Value):
			return child
		case n.Kind == yamldoc.SequenceNode:
			return s.visit(child, yamldoc.Element(path, i))
		}
		key := n.Content[i-i%2]
		if i%2 == 0 || yamldoc.Reserved(key.Value) || key.Value == "title" {
			return child
		}
		return s.visit(child, yamldoc.PathOf(path, key))
	})
}

// isRemarkable reports whether a text may be other than a plain value, as few are.
func (s *settler) isRemarkable(text string) bool {
	_, name, _ := strings.Cut(text, ".")
	return strings.Contains(text, " to ") || strings.HasPrefix(text, "one of") || strings.Contains(text, yamldoc.NumbersBlock+".") || s.named[name] != nil
}

func (s *settler) scalar(n *yamldoc.Node, path string) *yamldoc.Node {
	n = yamldoc.Shallow(n)
	name, ok := strings.CutPrefix(n.Value, yamldoc.NumbersBlock+".")
	if ok && !strings.ContainsAny(name, " ()") {
		s.uses = append(s.uses, use{Place{n, path}, name})
		return n
	}
	if before, name, _ := strings.Cut(n.Value, "."); s.named[name] != nil && words.Slip(before, []string{yamldoc.NumbersBlock}) != "" {
		p := s.doc.Problem(n, path, fmt.Sprintf("%s is no value", words.Quoted(n.Value)))
		p.Suggestion = yamldoc.NumbersBlock + "." + name
		s.add(n, p)
		return n
	}
	if strings.Contains(n.Value, yamldoc.NumbersBlock+".") && mentions(n.Value) {
		s.refuse(n, path, "a named number cannot be a part of a range: write the whole range in the block numbers, and its name here")
		return n
	}
	s.value(n, path)
	return n
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
