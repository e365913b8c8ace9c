package yamldoc

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"nines/sim/words"
)

// Overlay lays the keys of a mapping over the document, which it changes: lay over a clone. A key may be a path from
// the root. A mapping merges into a mapping key by key; anything else replaces what was there. What is brought keeps
// its own place in the file, and its own claims: those about what it replaces no longer hold. The label says in whose
// name it is done, as a path: strategies.first-try. A mapping of another kind (of fault, remedy, distribution) replaces
// the one that was there, as the keys of the two do not go together.
func (doc *Document) Overlay(label string, over *Node) Problems {
	l := &layer{doc: doc, label: label, done: map[string]bool{}}
	if over.Kind != MappingNode {
		l.complain(over, "expected a mapping, found "+Found(over))
		return l.problems
	}
	l.merge(doc.Root, over, "", Claim{})
	return l.problems.Tidy()
}

// layer is one overlay on its way into a document.
type layer struct {
	doc      *Document
	label    string
	done     map[string]bool // the paths that have been set
	problems Problems
}

func (l *layer) complain(n *Node, message string) {
	l.problems = append(l.problems, l.doc.Problem(n, l.label, message))
}

// merge lays one mapping over another.
func (l *layer) merge(base, over *Node, path string, said Claim) {
	all, each := l.claimsIn(over)
	if all != (Claim{}) {
		said = all
	}
	for _, p := range Meaningful(over) {
		if p.Key.Note().Refused || p.Value.Note().Refused {
			continue
		}
		about, ok := each[p.Key.Value]
		if !ok {
			about = said
		}
		if into, last, ok := l.descend(base, p.Key, path); ok {
			l.place(into, Pair{last, p.Value}, Join(path, p.Key.Value), about)
		}
	}
}

// claimsIn reads the claims of an overlay. What is wrong with them is reported when the file itself is decoded.
func (l *layer) claimsIn(over *Node) (Claim, map[string]Claim) {
	silent := func(*Node, string, string, ...any) *Problem { return &Problem{} }
	return Claims{l.doc, silent}.In(over, "")
}

// descend follows all but the last step of a dotted key, and makes the mappings that are not there yet. It gives the
// mapping to change and the key in it.
func (l *layer) descend(base, key *Node, path string) (*Node, *Node, bool) {
	steps := strings.Split(key.Value, ".")
	if len(steps) > mostDepth || slices.Contains(steps, "") {
		l.complain(key, words.Quoted(key.Value)+" is not a path: write keys with points between them, such as world.demand.first-calls")
		return nil, nil, false
	}
	if Find(base, key.Value).Value != nil {
		return base, key, true
	}
	column := 0 // of the step in the key
	for i, step := range steps {
		if Reserved(step) && len(steps) > 1 {
			l.complain(key, words.Quoted(step)+" says where numbers come from; write it as a key of its own beside the values it is about")
			return nil, nil, false
		}
		if i == len(steps)-1 {
			return base, l.keyNode(key, step, column), true
		}
		next, ok := l.step(base, key, l.keyNode(key, step, column), path)
		if !ok {
			return nil, nil, false
		}
		base, path = next, Join(path, step)
		column += len([]rune(step)) + 1
	}
	return nil, nil, false
}

// step goes into one mapping, which is made if there is nothing.
func (l *layer) step(base, key, step *Node, path string) (*Node, bool) {
	whole := Join(path, step.Value)
	l.lengthen(base, step.Value, whole)
	there := Find(base, step.Value)
	switch {
	case there.Value == nil && l.stranger(base, step, path, step, false):
		return nil, false
	case there.Value == nil || IsWord(there.Value, "none") || isNothing(there.Value):
		made := &Node{Kind: MappingNode, Tag: "!!map", Line: key.Line, Column: key.Column}
		l.carry(made, key)
		made.Mark(func(known *Note) { known.Made = true })
		l.put(base, Pair{Copy(step), made})
		return made, true
	case there.Value.Kind == MappingNode:
		return there.Value, true
	}
	l.complain(step, "the path cannot go into "+whole+", which is "+Found(there.Value)+"; write it whole: `"+whole+": …`")
	return nil, false
}

// lengthen writes out a mapping that was written as a single value.
func (l *layer) lengthen(base *Node, key, path string) {
	i, name := IndexOf(base, key), l.doc.Shorts[path]
	if i < 0 || name == "" || base.Content[i+1].Kind != ScalarNode || IsWord(base.Content[i+1], "none") {
		return
	}
	value := base.Content[i+1]
	long := &Node{Kind: MappingNode, Tag: "!!map", Style: FlowStyle, Line: value.Line, Column: value.Column}
	long.Content = []*Node{{Kind: ScalarNode, Tag: "!!str", Value: name, Line: value.Line, Column: value.Column}, value}
	l.carry(long, value)
	l.carry(long.Content[0], value)
	long.Mark(func(known *Note) { known.IsWhole = true })
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
	if other := from.Note().from; other != nil {
		to.Mark(func(known *Note) { known.from = other })
	}
}

// place merges or replaces one value.
func (l *layer) place(base *Node, p Pair, path string, said Claim) {
	if p.Value.Kind == MappingNode {
		l.lengthen(base, p.Key.Value, path)
	}
	there := Find(base, p.Key.Value).Value
	if there != nil && l.misspeltKind(there, p.Value, path) {
		return
	}
	if there != nil && there.Kind == MappingNode && p.Value.Kind == MappingNode && !l.doc.isOtherLaw(there, p.Value) && !isOtherKind(there, p.Value) {
		l.merge(there, p.Value, path, said)
		return
	}
	block := strings.TrimSuffix(strings.TrimSuffix(path, p.Key.Value), ".")
	if there == nil && l.stranger(base, p.Key, block, p.Value, true) || there != nil && l.strangers(there, p.Value, path) {
		return
	}
	if l.done[path] {
		l.complain(p.Key, path+" is set twice here")
		return
	}
	l.done[path] = true
	if !slices.Contains(aboutElements, p.Key.Value) && hasPaths(p.Value) {
		l.unfold(base, p, path, said)
		return
	}
	brought := Copy(p.Value)
	brought.Mark(func(known *Note) { known.Claim = &said })
	l.put(base, Pair{Copy(p.Key), brought})
}

// unfold brings a mapping that has paths among its keys: key by key, as if an empty mapping had been there.
func (l *layer) unfold(base *Node, p Pair, path string, said Claim) {
	made := &Node{Kind: MappingNode, Tag: "!!map", Style: p.Value.Style, Line: p.Value.Line, Column: p.Value.Column}
	l.carry(made, p.Value)
	l.put(base, Pair{Copy(p.Key), made})
	l.merge(made, p.Value, path, said)
}

// hasPaths reports whether a mapping, or one inside it, has a path such as detect.public-reports among its keys. A number with a
// decimal point is none, nor are the keys of a mapping about elements.
func hasPaths(n *Node) bool {
	return n.Kind == MappingNode && slices.ContainsFunc(Meaningful(n), func(p Pair) bool {
		first, _, isPath := strings.Cut(p.Key.Value, ".")
		return isPath && first != "" && unicode.IsLetter([]rune(first)[0]) || !slices.Contains(aboutElements, p.Key.Value) && hasPaths(p.Value)
	})
}

// aboutElements are the keys of mappings whose keys are elements with points in their names: leaves: {platforms.primary: down}.
var aboutElements = []string{"leaves", "costs"}

// isOtherLaw reports whether both are distributions, or profiles, and of different kinds: merged they would be none.
func (doc *Document) isOtherLaw(a, b *Node) bool {
	one, other := Meaningful(a), Meaningful(b)
	if len(one) != 1 || len(other) != 1 {
		return false
	}
	if one[0].Key.Value == other[0].Key.Value {
		return doc.saysElse(one[0].Value, other[0].Value)
	}
	are := func(kinds []string) bool {
		return slices.Contains(kinds, one[0].Key.Value) && slices.Contains(kinds, other[0].Key.Value)
	}
	return slices.ContainsFunc(doc.OneOf, are)
}

// saysElse reports whether the parameters of a distribution say in another way where it lies: merged they would say it twice.
func (doc *Document) saysElse(a, b *Node) bool {
	for _, key := range doc.Either {
		if IndexOf(a, key) >= 0 && IndexOf(b, key) < 0 && slices.ContainsFunc(doc.Either, func(other string) bool { return IndexOf(b, other) >= 0 }) {
			return true
		}
	}
	return false
}

// KindKeys are the keys that say which other keys a mapping has.
var KindKeys = []string{"kind", "watches"}

// isOtherKind says that both say of what kind they are, and differ: merged they would have keys of both.
func isOtherKind(a, b *Node) bool {
	return slices.ContainsFunc(KindKeys, func(key string) bool {
		one, other := Find(a, key).Value, Find(b, key).Value
		return one != nil && other != nil && one.Value != other.Value
	})
}

// put sets a key of a mapping. What was claimed of the key before is forgotten.
func (l *layer) put(base *Node, p Pair) {
	i := IndexOf(base, p.Key.Value)
	if i < 0 {
		base.Content = append(base.Content, p.Key, p.Value)
		return
	}
	p.Key.HeadComment = cmp.Or(p.Key.HeadComment, base.Content[i].HeadComment)
	base.Content[i], base.Content[i+1] = p.Key, p.Value
	forgetClaims(base, p.Key.Value)
}

// Forget takes a key out of a mapping, with what is claimed of it.
func Forget(base *Node, key string) {
	Remove(base, key)
	forgetClaims(base, key)
}

func forgetClaims(base *Node, key string) {
	for _, claims := range Pairs(base) {
		if Reserved(claims.Key.Value) && claims.Value.Kind == MappingNode {
			Remove(claims.Value, key)
			if len(claims.Value.Content) == 0 {
				Remove(base, claims.Key.Value)
			}
		}
	}
}

// Set lays one value over the document, as the command line gives it: world.demand.first-calls=5000/h. The value is
// YAML. Problems show the assignment as their file.
func (doc *Document) Set(assignment string) Problems {
	name := "--set " + words.Clean(assignment)
	path, text, ok := strings.Cut(assignment, "=")
	value := &Document{File: &source{Name: name, lines: [][]rune{[]rune(assignment)}}}
	value.Root = &Node{}
	here := &Node{Kind: ScalarNode, Line: 1, Column: 1, Value: path}
	switch {
	case len(assignment) > MostBytes || len(splitLines(assignment)) > 1:
		value.refuse(here, "", "an assignment must be on one line")
	case !value.readable([]string{assignment}):
	case !ok || strings.TrimSpace(path) == "":
		value.refuse(here, "", "expected path=value, such as world.demand.first-calls=5000/h")
	case strings.TrimSpace(text) == "" || strings.HasPrefix(strings.TrimSpace(text), "#"):
		value.refuse(here, "", "there is no value after `=`: add one")
	case isNumber(doc.Root, strings.TrimSpace(path)):
		value.refuse(here, "", words.Clean(path)+" is a named number: write --set numbers."+words.Clean(assignment))
	default:
		return doc.setValue(value, here, text)
	}
	return value.Problems
}

// isNumber reports whether a name is that of a named number, and of no block of the document.
func isNumber(root *Node, name string) bool {
	numbers := Find(root, "numbers").Value
	return numbers != nil && Find(root, name).Value == nil && Find(numbers, name).Value != nil
}

// setValue parses the value, moves it to its place in the assignment, and lays it over the document.
func (doc *Document) setValue(value *Document, path *Node, text string) Problems {
	offset := len([]rune(path.Value)) + 1
	inner, ok := Read(value.File.Name, []byte(strings.Repeat(" ", offset)+text))
	if !ok {
		return inSource(inner.Problems, value.File)
	}
	value.inspect(inner.Root, path.Value, 1)
	if len(value.Problems) > 0 {
		return value.Problems.Tidy()
	}
	key := &Node{Kind: ScalarNode, Tag: "!!str", Value: strings.TrimSpace(path.Value), Line: 1, Column: 1}
	over := &Node{Kind: MappingNode, Tag: "!!map", Line: 1, Column: 1, Content: []*Node{key, inner.Root}}
	doc.belong(over, value.File)
	doc.Root = Copy(doc.Root) // it may be that of other documents
	return doc.Overlay("", over)
}

// belong notes the file of a tree.
func (doc *Document) belong(n *Node, file *source) {
	n.Mark(func(known *Note) { known.from = file })
	for _, child := range n.Content {
		doc.belong(child, file)
	}
}

// inSource shows problems in another text with the same places.
func inSource(problems Problems, file *source) Problems {
	for i := range problems {
		p := &problems[i]
		if p.Excerpt != "" {
			p.Excerpt = Excerpt(file.lines[p.Line-1], p.Line, p.Column, strings.Count(p.Excerpt, "^"))
		}
	}
	return problems
}
