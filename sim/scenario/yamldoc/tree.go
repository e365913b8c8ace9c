package yamldoc

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nines/sim/scenario/input"
	"nines/sim/words"
)

// Document is the tree of a scenario as it was written, before anything is known of its meaning. All trees made from
// one file share what is beside it, and which names are used.
type Document struct {
	Root     *Node
	cover    Node // the comments before and after everything
	File     *source
	Beside   *Folder           // the files that it may refer to
	Shorts   map[string]string // by path: of mappings written as one value, the key that it is the value of
	OneOf    [][]string        // sets of keys; a mapping has only one of each set, so two never merge
	Either   []string          // parameters of a distribution that say the same: it has one of them
	Problems Problems          // found while reading; decode repeats them with its own
	Used     map[Misname]bool  // the names that somebody refers to
	Naming   []NamingBlock     // where things get their names: no overlay gives one by accident
}

// source is a text that problems point into.
type source struct {
	Name  string
	lines [][]rune
}

// Ranged is a value that could be others, or one that has a name.
type Ranged struct {
	input.Text
	Number string // the named number that stands here
	Named  *Node  // and its value, in the block of numbers
	Claim  Claim  // of the named number
	Rest   bool   // it is what other shares leave
}

// shown is what the author wrote.
func (r *Ranged) shown() string {
	if r.Number != "" {
		return NumbersBlock + "." + r.Number
	}
	if r.Rest {
		return Rest
	}
	return r.Whole
}

// Rest is the word for the share that takes what the others leave.
const Rest = "rest"

// NumbersBlock is the block of the file in which numbers have names.
const NumbersBlock = "numbers"

// AsWritten is a copy of a tree in which ranges and named numbers stand again where their best guesses are.
func AsWritten(n *Node) *Node {
	twin := *n
	if ranged := n.Note().Ranged; ranged != nil && n.Kind == ScalarNode {
		twin.Value, twin.Tag = ranged.shown(), ""
	}
	twin.Content = make([]*Node, len(n.Content))
	for i, child := range n.Content {
		twin.Content[i] = AsWritten(child)
	}
	return &twin
}

// Clone copies the tree.
func (doc *Document) Clone() *Document {
	twin := *doc
	twin.Root = Copy(doc.Root)
	return &twin
}

// CloneOf copies some blocks of a document, and the claims about blocks. The others are still those of both documents: change
// nothing in them.
func (doc *Document) CloneOf(blocks []string) *Document {
	twin, root := *doc, Shallow(doc.Root)
	for i := 1; i < len(root.Content); i += 2 {
		if key := root.Content[i-1].Value; slices.Contains(blocks, key) || Reserved(key) {
			root.Content[i] = Copy(root.Content[i])
		}
	}
	twin.Root = root
	return &twin
}

// Shallow copies a node whose children are still those of both.
func Shallow(n *Node) *Node {
	twin := *n
	twin.Content = slices.Clone(n.Content)
	return &twin
}

// Unfold gives a mapping that is one's own shallow copies of the values in it, which know their keys. Claims are copied whole.
func Unfold(mapping *Node) {
	for i, child := range mapping.Content {
		if i%2 == 0 || Reserved(mapping.Content[i-1].Value) {
			mapping.Content[i] = Copy(child)
		} else {
			mapping.Content[i] = Shallow(child)
		}
	}
	for i := 1; i < len(mapping.Content); i += 2 {
		mapping.Content[i].Key = mapping.Content[i-1]
		if Reserved(mapping.Content[i-1].Value) {
			Know(mapping.Content[i])
		}
	}
}

// Know tells every value in a tree its key.
func Know(n *Node) {
	for i, child := range n.Content {
		if n.Kind == MappingNode && i%2 == 1 {
			child.Key = n.Content[i-1]
		}
		Know(child)
	}
}

// Same reports whether two trees say the same at the same places of the file, and the same is noted about them.
func Same(a, b *Node) bool {
	if a == b {
		return true
	}
	if a.Kind != b.Kind || a.Value != b.Value || a.Line != b.Line || a.Column != b.Column || a.Style != b.Style || a.Tag != b.Tag ||
		a.HeadComment != b.HeadComment || a.LineComment != b.LineComment || a.FootComment != b.FootComment ||
		len(a.Content) != len(b.Content) || !sameNote(a.Note(), b.Note()) {
		return false
	}
	for i := range a.Content {
		if !Same(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}

// sameNote reports whether the same is noted about two nodes. Copies of a default belong to copies of the same place.
func sameNote(a, b *Note) bool {
	if a == b {
		return true
	}
	one, other := *a, *b
	isPlace := one.Anchor == other.Anchor || one.Anchor != nil && other.Anchor != nil && one.Anchor.Line == other.Anchor.Line &&
		one.Anchor.Column == other.Anchor.Column && one.Anchor.Note().from == other.Anchor.Note().from
	isClaim := one.Claim == other.Claim || one.Claim != nil && other.Claim != nil && *one.Claim == *other.Claim
	isRange := one.Ranged == other.Ranged || one.Ranged != nil && other.Ranged != nil && one.Ranged.is(other.Ranged)
	one.Anchor, one.Claim, one.Ranged = other.Anchor, other.Claim, other.Ranged
	return isPlace && isClaim && isRange && one == other
}

// is reports whether two ranges are the same, perhaps of copies of one named number.
func (r *Ranged) is(other *Ranged) bool {
	isNamed := r.Named == other.Named || r.Named != nil && other.Named != nil && r.Named.Line == other.Named.Line && r.Named.Column == other.Named.Column
	return isNamed && r.Number == other.Number && r.Rest == other.Rest && r.Claim == other.Claim && r.Whole == other.Whole
}

// Copy copies a tree, with what is noted about its nodes.
func Copy(n *Node) *Node {
	size := Size(n)
	nodes, content := make([]Node, size), make([]*Node, size-1)
	return copyInto(&nodes, &content, n)
}

// copyInto copies a tree into the places that are left, which are made at once: nearly all of the work is to make them.
func copyInto(nodes *[]Node, content *[]*Node, n *Node) *Node {
	twin := &(*nodes)[0]
	*nodes = (*nodes)[1:]
	*twin = *n
	twin.Content = (*content)[:len(n.Content):len(n.Content)]
	*content = (*content)[len(n.Content):]
	for i, child := range n.Content {
		twin.Content[i] = copyInto(nodes, content, child)
	}
	return twin
}

// Size is how many nodes a tree has.
func Size(n *Node) int {
	all := 1
	for _, child := range n.Content {
		all += Size(child)
	}
	return all
}

// InOrder sorts numbers by where they stand in a tree.
func InOrder(root *Node, leaves []Leaf) []Leaf {
	if len(leaves) == 0 {
		return nil
	}
	order := make(map[*Node]int, Size(root))
	var visit func(n *Node)
	visit = func(n *Node) {
		order[n] = len(order)
		for _, child := range n.Content {
			visit(child)
		}
	}
	visit(root)
	slices.SortStableFunc(leaves, func(a, b Leaf) int { return order[a.Node] - order[b.Node] })
	return leaves
}

// Apart is the document with everything its own that is learnt while it is read, so whoever changes many leaves nothing behind. The
// nodes are still those of both: change them in copies.
func Apart(doc *Document) *Document {
	twin := *doc
	twin.Shorts, twin.Used, twin.Problems = maps.Clone(doc.Shorts), map[Misname]bool{}, slices.Clone(doc.Problems)
	return &twin
}

// AnchorOne marks a node that nobody wrote, and says what stands in the file in its place.
func AnchorOne(n, place *Node) {
	n.Mark(func(known *Note) { known.Inserted, known.Anchor = true, place })
}

// Anchor marks a tree that nobody wrote.
func Anchor(n, place *Node) {
	AnchorOne(n, place)
	for _, child := range n.Content {
		Anchor(child, place)
	}
}

// Pair is one key of a mapping with its value.
type Pair struct{ Key, Value *Node }

// Pairs lists a mapping in the order of the file.
func Pairs(mapping *Node) []Pair {
	all := make([]Pair, 0, len(mapping.Content)/2)
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		all = append(all, Pair{mapping.Content[i], mapping.Content[i+1]})
	}
	return all
}

// IndexOf is where in the content of a mapping a key stands, or -2.
func IndexOf(mapping *Node, key string) int {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return i
		}
	}
	return -2
}

// Find is the pair of a mapping with this key; its parts are nil if there is none.
func Find(mapping *Node, key string) Pair {
	if i := IndexOf(mapping, key); i >= 0 {
		return Pair{mapping.Content[i], mapping.Content[i+1]}
	}
	return Pair{}
}

// FindMeant is Find before keys are checked: a key that is misspelt is found, too. The one mistake is reported where the keys are.
func FindMeant(mapping *Node, key string) Pair {
	found := Find(mapping, key)
	for _, p := range Pairs(mapping) {
		if (found.Value == nil || found.Value.Note().Inserted) && p.Key.Value != key && words.Slip(p.Key.Value, []string{key}) != "" {
			found = p // also where there is a default, which the key was meant to replace
		}
	}
	return found
}

// Remove takes a key out of a mapping.
func Remove(mapping *Node, key string) {
	if i := IndexOf(mapping, key); i >= 0 {
		mapping.Content = slices.Delete(mapping.Content, i, i+2)
	}
}

// Join is the path of a key within the mapping at a path.
func Join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// LastKey is the key at the end of a path.
func LastKey(path string) string {
	path, _, _ = strings.Cut(path[strings.LastIndex(path, ".")+1:], "[")
	return path
}

// Element is the path of a list's element, counted from 1 as people do.
func Element(path string, index int) string {
	return path + "[" + strconv.Itoa(index+1) + "]"
}

// Lookup is the value at a path such as world.platforms.backup.queue or expect[2].mean, or nil.
func (doc *Document) Lookup(path string) *Node {
	found, rest := doc.Trace(path)
	if rest != "" {
		return nil
	}
	return found.Value
}

// Trace follows a path as far as it exists. It gives the last pair that does, and what is left of the path.
func (doc *Document) Trace(path string) (Pair, string) {
	at := Pair{Value: doc.Root}
	for path != "" {
		next, rest := follow(at.Value, path)
		if next.Value == nil {
			return at, path
		}
		at, path = next, rest
	}
	return at, ""
}

// follow takes the first step of a path. A key may itself contain dots, where the language allows references as
// keys: the longest key that fits is meant.
func follow(n *Node, path string) (Pair, string) {
	switch n.Kind {
	case SequenceNode:
		return followList(n, path)
	case MappingNode:
		for end := len(path); end > 0; end = strings.LastIndexAny(path[:end], ".[") {
			if next := Find(n, path[:end]); next.Value != nil {
				return next, strings.TrimPrefix(path[end:], ".")
			}
		}
	}
	return Pair{}, path
}

// followList finds an element by its number, or by its name in a list of names.
func followList(list *Node, path string) (Pair, string) {
	if text, rest, ok := strings.Cut(path, "]"); ok && strings.HasPrefix(text, "[") {
		index, err := strconv.Atoi(text[1:])
		if err != nil || index < 1 || index > len(list.Content) {
			return Pair{}, path
		}
		return Pair{Value: list.Content[index-1]}, strings.TrimPrefix(rest, ".")
	}
	name, rest, _ := strings.Cut(path, ".")
	for _, item := range list.Content {
		if item.Kind == ScalarNode && item.Value == name {
			return Pair{Value: item}, rest
		}
	}
	return Pair{}, path
}

// Problem makes a Problem at a node. The whole document is shown as its first place, without an excerpt.
func (doc *Document) Problem(n *Node, path, message string) Problem {
	p := Problem{File: doc.File.Name, Line: 1, Column: 1, Path: path, Message: message}
	n, from := doc.place(n)
	if n == nil {
		return p
	}
	p.File, p.Line, p.Column = from.Name, max(1, n.Line), max(1, n.Column)
	if p.Line <= len(from.lines) {
		if n.Note().Ranged != nil {
			n = AsWritten(n)
		}
		p.Excerpt = Excerpt(from.lines[p.Line-1], p.Line, p.Column, span(n))
	}
	return p
}

// Place is the file and the line in which a node is written, or what stands there in its place.
func (doc *Document) Place(n *Node) (file string, line int) {
	n, from := doc.place(n)
	if n == nil {
		return doc.File.Name, 1
	}
	return from.Name, max(1, n.Line)
}

// place is the node that is written in the place of a node, and in which text; nil for the whole document.
func (doc *Document) place(n *Node) (*Node, *source) {
	for n.Note().Anchor != nil {
		n = n.Note().Anchor
	}
	if n == nil || n == doc.Root {
		return nil, doc.File
	}
	if other := n.Note().from; other != nil {
		return n, other
	}
	return n, doc.File
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

// Spot is a place in a text: two nodes that are copies of one have the same.
type Spot struct {
	text         *source
	line, column int
}

// SpotOf is where a node was written.
func (doc *Document) SpotOf(n *Node) Spot {
	text := n.Note().from
	if text == nil {
		text = doc.File
	}
	return Spot{text, n.Line, n.Column}
}

// Before reports whether a spot is earlier in the file than another. Those of the command line come last.
func (s Spot) Before(other Spot, doc *Document) bool {
	own, others := s.text == doc.File, other.text == doc.File
	if own != others {
		return own
	}
	return cmp.Or(cmp.Compare(s.line, other.line), cmp.Compare(s.column, other.column)) < 0
}

// Rewrite gives the scalars at some spots other texts, everywhere in the tree, what strategies say included. It copies what it
// changes.
func (doc *Document) Rewrite(text func(spot Spot, old string) string) {
	doc.Root = doc.rewritten(doc.Root, text)
}

func (doc *Document) rewritten(n *Node, text func(spot Spot, old string) string) *Node {
	if n.Kind == ScalarNode {
		if now := text(doc.SpotOf(n), n.Value); now != n.Value {
			n = Shallow(n)
			n.Value, n.Style, n.Tag = now, 0, ""
		}
		return n
	}
	return n.WithChildren(func(_ int, child *Node) *Node { return doc.rewritten(child, text) })
}

// WithChildren is a node with others in the places of its children: the node itself if they are the same.
func (n *Node) WithChildren(other func(i int, child *Node) *Node) *Node {
	twin := n
	for i, child := range n.Content {
		now := other(i, child)
		if now == child {
			continue
		}
		if twin == n {
			twin = Shallow(n)
		}
		twin.Content[i] = now
	}
	return twin
}
