package scenario

import (
	"cmp"
	"slices"
	"strings"
)

// overlay lays the keys of a mapping over the document, which it changes: lay over a clone. A key may be a path from
// the root. A mapping merges into a mapping key by key; anything else replaces what was there. What is brought keeps
// its own place in the file, and its own claims: those about what it replaces no longer hold. The label says in whose
// name it is done, as a path: strategies.first-try. A mapping of another kind (of fault, remedy, distribution) replaces
// the one that was there, as the keys of the two do not go together.
func (doc *document) overlay(label string, over *Node) Problems {
	l := &layer{doc: doc, label: label, done: map[string]bool{}}
	if over.Kind != MappingNode {
		l.complain(over, "expected a mapping, found "+found(over))
		return l.problems
	}
	l.merge(doc.root, over, "", claim{})
	return l.problems.tidy()
}

// layer is one overlay on its way into a document.
type layer struct {
	doc      *document
	label    string
	done     map[string]bool // the paths that have been set
	problems Problems
}

func (l *layer) complain(n *Node, message string) {
	l.problems = append(l.problems, l.doc.problem(n, l.label, message))
}

// merge lays one mapping over another.
func (l *layer) merge(base, over *Node, path string, said claim) {
	all, each := l.claimsIn(over)
	if all != (claim{}) {
		said = all
	}
	for _, p := range meaningful(over) {
		if l.doc.notes[p.key].refused || l.doc.notes[p.value].refused {
			continue
		}
		about, ok := each[p.key.Value]
		if !ok {
			about = said
		}
		if into, last, ok := l.descend(base, p.key, path); ok {
			l.place(into, pair{last, p.value}, join(path, p.key.Value), about)
		}
	}
}

// claimsIn reads the claims of an overlay. What is wrong with them is reported when the file itself is decoded.
func (l *layer) claimsIn(over *Node) (claim, map[string]claim) {
	silent := func(*Node, string, string, ...any) *Problem { return &Problem{} }
	return claims{l.doc, silent}.in(over, "")
}

// descend follows all but the last step of a dotted key, and makes the mappings that are not there yet. It gives the
// mapping to change and the key in it.
func (l *layer) descend(base, key *Node, path string) (*Node, *Node, bool) {
	steps := strings.Split(key.Value, ".")
	if len(steps) > mostDepth || slices.Contains(steps, "") {
		l.complain(key, quoted(key.Value)+" is no path: write keys with points between them, such as world.demand.first-calls")
		return nil, nil, false
	}
	if find(base, key.Value).value != nil {
		return base, key, true
	}
	column := 0 // of the step in the key
	for i, step := range steps {
		if reserved(step) && len(steps) > 1 {
			l.complain(key, quoted(step)+" says where numbers come from; write it as a key of its own beside the values it is about")
			return nil, nil, false
		}
		if i == len(steps)-1 {
			return base, l.keyNode(key, step, column), true
		}
		next, ok := l.step(base, key, l.keyNode(key, step, column), path)
		if !ok {
			return nil, nil, false
		}
		base, path = next, join(path, step)
		column += len([]rune(step)) + 1
	}
	return nil, nil, false
}

// step goes into one mapping, which is made if there is nothing.
func (l *layer) step(base, key, step *Node, path string) (*Node, bool) {
	whole := join(path, step.Value)
	l.lengthen(base, step.Value, whole)
	there := find(base, step.Value)
	switch {
	case there.value == nil || isWord(there.value, "none") || isNothing(there.value):
		made := &Node{Kind: MappingNode, Tag: "!!map", Line: key.Line, Column: key.Column}
		l.carry(made, key)
		l.put(base, pair{step, made})
		return made, true
	case there.value.Kind == MappingNode:
		return there.value, true
	}
	l.complain(step, "there is no way into "+whole+", which is "+found(there.value)+"; write it whole: `"+whole+": …`")
	return nil, false
}

// lengthen writes a mapping out of which only one value was written.
func (l *layer) lengthen(base *Node, key, path string) {
	i, name := indexOf(base, key), l.doc.shorts[path]
	if i < 0 || name == "" || base.Content[i+1].Kind != ScalarNode || isWord(base.Content[i+1], "none") {
		return
	}
	value := base.Content[i+1]
	long := &Node{Kind: MappingNode, Tag: "!!map", Style: FlowStyle, Line: value.Line, Column: value.Column}
	long.Content = []*Node{{Kind: ScalarNode, Tag: "!!str", Value: name, Line: value.Line, Column: value.Column}, value}
	l.carry(long, value)
	l.carry(long.Content[0], value)
	base.Content[i+1] = long
}

// keyNode is a key of the document that an overlay has brought: a step, that many characters into the key as it is written.
func (l *layer) keyNode(written *Node, step string, column int) *Node {
	if written.Value == step {
		return written
	}
	if written.Style&(SingleQuotedStyle|DoubleQuotedStyle) != 0 {
		column++
	}
	made := &Node{Kind: ScalarNode, Tag: "!!str", Value: step, Line: written.Line, Column: written.Column + column}
	l.carry(made, written)
	return made
}

// carry gives a node the file of another.
func (l *layer) carry(to, from *Node) {
	if other := l.doc.notes[from].from; other != nil {
		l.doc.mark(to, func(known *note) { known.from = other })
	}
}

// place merges or replaces one value.
func (l *layer) place(base *Node, p pair, path string, said claim) {
	if p.value.Kind == MappingNode {
		l.lengthen(base, p.key.Value, path)
	}
	there := find(base, p.key.Value).value
	if there != nil && there.Kind == MappingNode && p.value.Kind == MappingNode && !l.doc.isOtherLaw(there, p.value) && !isOtherKind(there, p.value) {
		l.merge(there, p.value, path, said)
		return
	}
	if l.done[path] {
		l.complain(p.key, path+" is set twice here")
		return
	}
	l.done[path] = true
	brought := l.doc.copyNode(p.value)
	l.doc.mark(brought, func(known *note) { known.claim = &said })
	l.put(base, pair{l.doc.copyNode(p.key), brought})
}

// isOtherLaw reports whether both are distributions, or profiles, and of different kinds: merged they would be none.
func (doc *document) isOtherLaw(a, b *Node) bool {
	one, other := meaningful(a), meaningful(b)
	if len(one) != 1 || len(other) != 1 || one[0].key.Value == other[0].key.Value {
		return false
	}
	are := func(kinds []string) bool {
		return slices.Contains(kinds, one[0].key.Value) && slices.Contains(kinds, other[0].key.Value)
	}
	return slices.ContainsFunc(doc.oneOf, are)
}

// kindKeys are the keys that say which other keys a mapping has.
var kindKeys = []string{"kind", "watches"}

// isOtherKind says that both say of what kind they are, and differ: merged they would have keys of both.
func isOtherKind(a, b *Node) bool {
	return slices.ContainsFunc(kindKeys, func(key string) bool {
		one, other := find(a, key).value, find(b, key).value
		return one != nil && other != nil && one.Value != other.Value
	})
}

// put sets a key of a mapping. What was claimed of the key before is forgotten.
func (l *layer) put(base *Node, p pair) {
	i := indexOf(base, p.key.Value)
	if i < 0 {
		base.Content = append(base.Content, p.key, p.value)
		return
	}
	p.key.HeadComment = cmp.Or(p.key.HeadComment, base.Content[i].HeadComment)
	base.Content[i], base.Content[i+1] = p.key, p.value
	for _, claims := range pairs(base) {
		if reserved(claims.key.Value) && claims.value.Kind == MappingNode {
			remove(claims.value, p.key.Value)
		}
	}
}

// set lays one value over the document, as the command line gives it: world.demand.first-calls=5000/h. The value is
// YAML. Problems show the assignment as their file.
func (doc *document) set(assignment string) Problems {
	name := "--set " + Clean(assignment)
	path, text, ok := strings.Cut(assignment, "=")
	value := &document{file: &source{name: name, lines: [][]rune{[]rune(assignment)}}, notes: doc.notes}
	value.root = &Node{}
	here := &Node{Kind: ScalarNode, Line: 1, Column: 1, Value: path}
	switch {
	case len(assignment) > mostBytes || len(splitLines(assignment)) > 1:
		value.refuse(here, "", "an assignment is one line")
	case !value.readable([]string{assignment}):
	case !ok || strings.TrimSpace(path) == "":
		value.refuse(here, "", "expected path=value, such as world.demand.first-calls=5000/h")
	case strings.TrimSpace(text) == "" || strings.HasPrefix(strings.TrimSpace(text), "#"):
		value.refuse(here, "", "there is no value after the `=`")
	default:
		return doc.setValue(value, here, text)
	}
	return value.problems
}

// setValue parses the value, moves it to its place in the assignment, and lays it over the document.
func (doc *document) setValue(value *document, path *Node, text string) Problems {
	offset := len([]rune(path.Value)) + 1
	inner, ok := read(value.file.name, []byte(strings.Repeat(" ", offset)+text))
	if !ok {
		return inSource(inner.problems, value.file)
	}
	value.inspect(inner.root, path.Value, 1)
	if len(value.problems) > 0 {
		return value.problems.tidy()
	}
	key := &Node{Kind: ScalarNode, Tag: "!!str", Value: strings.TrimSpace(path.Value), Line: 1, Column: 1}
	over := &Node{Kind: MappingNode, Tag: "!!map", Line: 1, Column: 1, Content: []*Node{key, inner.root}}
	doc.belong(over, value.file)
	return doc.overlay("", over)
}

// belong notes the file of a tree.
func (doc *document) belong(n *Node, file *source) {
	doc.mark(n, func(known *note) { known.from = file })
	for _, child := range n.Content {
		doc.belong(child, file)
	}
}

// inSource shows problems in another text with the same places.
func inSource(problems Problems, file *source) Problems {
	for i := range problems {
		p := &problems[i]
		if p.Excerpt != "" {
			p.Excerpt = excerpt(file.lines[p.Line-1], p.Line, p.Column, strings.Count(p.Excerpt, "^"))
		}
	}
	return problems
}
