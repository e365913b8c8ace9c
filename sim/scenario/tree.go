package scenario

import (
	"slices"
	"strconv"
	"strings"
)

// document is the tree of a scenario as it was written, before anything is known of its meaning. All trees made from
// one file share what is known about their nodes.
type document struct {
	root     *Node
	cover    Node // the comments before and after everything
	file     *source
	notes    map[*Node]note
	beside   *folder           // the files that it may refer to
	shorts   map[string]string // by path: of mappings written as one value, the key that it is the value of
	oneOf    [][]string        // sets of keys of which a mapping has only one: two of them never merge
	problems Problems          // found while reading; decode repeats them with its own
}

// source is a text that problems point into.
type source struct {
	name  string
	lines [][]rune
}

// note is what a node does not say itself.
type note struct {
	from     *source // where it was written, if not in the document's own file
	refused  bool    // a problem has been reported and nothing more need be said
	inserted bool    // a default: nobody wrote it
	anchor   *Node   // what stands in the file in its place, for an inserted node
	claim    *claim  // where the value comes from, for one that an overlay brought
}

// clone copies the tree; the notes of the copied nodes go with it.
func (doc *document) clone() *document {
	twin := *doc
	twin.root = doc.copyNode(doc.root)
	return &twin
}

func (doc *document) copyNode(n *Node) *Node {
	twin := *n
	twin.Content = make([]*Node, len(n.Content))
	for i, child := range n.Content {
		twin.Content[i] = doc.copyNode(child)
	}
	if known, ok := doc.notes[n]; ok {
		doc.notes[&twin] = known
	}
	return &twin
}

// mark changes what is noted about a node.
func (doc *document) mark(n *Node, change func(*note)) {
	known := doc.notes[n]
	change(&known)
	doc.notes[n] = known
}

// pair is one key of a mapping with its value.
type pair struct{ key, value *Node }

// pairs lists a mapping in the order of the file.
func pairs(mapping *Node) []pair {
	all := make([]pair, 0, len(mapping.Content)/2)
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		all = append(all, pair{mapping.Content[i], mapping.Content[i+1]})
	}
	return all
}

// indexOf is where in the content of a mapping a key stands, or -2.
func indexOf(mapping *Node, key string) int {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return i
		}
	}
	return -2
}

// find is the pair of a mapping with this key; its parts are nil if there is none.
func find(mapping *Node, key string) pair {
	if i := indexOf(mapping, key); i >= 0 {
		return pair{mapping.Content[i], mapping.Content[i+1]}
	}
	return pair{}
}

// remove takes a key out of a mapping.
func remove(mapping *Node, key string) {
	if i := indexOf(mapping, key); i >= 0 {
		mapping.Content = slices.Delete(mapping.Content, i, i+2)
	}
}

// join is the path of a key within the mapping at a path.
func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// lastKey is the key at the end of a path.
func lastKey(path string) string {
	path, _, _ = strings.Cut(path[strings.LastIndex(path, ".")+1:], "[")
	return path
}

// element is the path of a list's element, counted from 1 as people do.
func element(path string, index int) string {
	return path + "[" + strconv.Itoa(index+1) + "]"
}

// lookup is the value at a path such as world.platforms.backup.queue or expect[2].mean, or nil.
func (doc *document) lookup(path string) *Node {
	found, rest := doc.trace(path)
	if rest != "" {
		return nil
	}
	return found.value
}

// trace follows a path as far as it exists. It gives the last pair that does, and what is left of the path.
func (doc *document) trace(path string) (pair, string) {
	at := pair{value: doc.root}
	for path != "" {
		next, rest := follow(at.value, path)
		if next.value == nil {
			return at, path
		}
		at, path = next, rest
	}
	return at, ""
}

// follow takes the first step of a path. A key may itself contain dots, where the language allows references as
// keys: the longest key that fits is meant.
func follow(n *Node, path string) (pair, string) {
	switch n.Kind {
	case SequenceNode:
		return followList(n, path)
	case MappingNode:
		for end := len(path); end > 0; end = strings.LastIndexAny(path[:end], ".[") {
			if next := find(n, path[:end]); next.value != nil {
				return next, strings.TrimPrefix(path[end:], ".")
			}
		}
	}
	return pair{}, path
}

// followList finds an element by its number, or by its name in a list of names.
func followList(list *Node, path string) (pair, string) {
	if text, rest, ok := strings.Cut(path, "]"); ok && strings.HasPrefix(text, "[") {
		index, err := strconv.Atoi(text[1:])
		if err != nil || index < 1 || index > len(list.Content) {
			return pair{}, path
		}
		return pair{value: list.Content[index-1]}, strings.TrimPrefix(rest, ".")
	}
	name, rest, _ := strings.Cut(path, ".")
	for _, item := range list.Content {
		if item.Kind == ScalarNode && item.Value == name {
			return pair{value: item}, rest
		}
	}
	return pair{}, path
}

// problem makes a Problem at a node. The whole document is shown as its first place, without an excerpt.
func (doc *document) problem(n *Node, path, message string) Problem {
	p := Problem{File: doc.file.name, Line: 1, Column: 1, Path: path, Message: message}
	for doc.notes[n].anchor != nil {
		n = doc.notes[n].anchor
	}
	if n == nil || n == doc.root {
		return p
	}
	from := doc.file
	if other := doc.notes[n].from; other != nil {
		from = other
	}
	p.File, p.Line, p.Column = from.name, max(1, n.Line), max(1, n.Column)
	if p.Line <= len(from.lines) {
		p.Excerpt = excerpt(from.lines[p.Line-1], p.Line, p.Column, span(n))
	}
	return p
}

// span is how many characters of its line a node takes, as far as that can be told.
func span(n *Node) int {
	length := len([]rune(n.Value))
	switch {
	case n.Kind != ScalarNode || n.Style&(LiteralStyle|FoldedStyle) != 0:
		return 1
	case n.Style&(SingleQuotedStyle|DoubleQuotedStyle) != 0:
		return length + 2
	}
	return length
}
