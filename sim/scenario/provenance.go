package scenario

import (
	"slices"
	"strings"
)

// The reserved keys, which any mapping may carry, and what a number is called that has such a claim or none.
const (
	Published = "published" // source: where it was published
	Assumed   = "assumed"   // assumed: why
	Fitted    = "fitted"    // fitted: to what
	Default   = "default"   // nobody wrote it: it comes with the language
	Unstated  = "unstated"  // nothing is said
)

var reservedKeys = []struct{ key, kind, doc string }{
	{"source", Published, "Where the numbers here were published."},
	{"assumed", Assumed, "Why the numbers here are assumed."},
	{"fitted", Fitted, "What the numbers here were fitted to."},
}

// reserved says that a key says where numbers come from, in whatever mapping it stands.
func reserved(key string) bool { return kindOf(key) != "" }

func kindOf(key string) string {
	for _, r := range reservedKeys {
		if r.key == key {
			return r.kind
		}
	}
	return ""
}

// claim is what the author says of the origin of a value. The zero claim says nothing.
type claim struct{ kind, why string }

// Leaf is one number of a scenario with its origin.
type Leaf struct {
	Path string
	Text string // as it was written
	Kind string // one of the words above
	Why  string // the source, or the reason
	File string
	Line int // where it is written; for a default the line of what it belongs to

	node *Node
}

// meaningful lists a mapping without its claims.
func meaningful(mapping *Node) []pair {
	if mapping.Kind != MappingNode {
		return nil
	}
	return slices.DeleteFunc(pairs(mapping), func(p pair) bool { return reserved(p.key.Value) })
}

// assign finds the claim of every node: that of the nearest mapping around it that says anything, and within a
// mapping what is said of one key before what is said of all.
func (r *reading) assign(n *Node, path string, inherited claim) {
	if brought := r.doc.notes[n].claim; brought != nil {
		inherited = *brought
	}
	if n.Kind != MappingNode {
		r.claims[n] = inherited
		for i, item := range n.Content {
			r.assign(item, element(path, i), inherited)
		}
		return
	}
	all, each := claims{r.doc, r.complainAt}.in(n, path)
	if all != (claim{}) {
		inherited = all
	}
	r.claims[n] = inherited
	for _, p := range meaningful(n) {
		given, ok := each[p.key.Value]
		if !ok {
			given = inherited
		}
		r.assign(p.value, pathOf(path, p.key), given)
	}
}

// claims reads what a mapping says of the origin of its values.
type claims struct {
	doc      *document
	complain func(n *Node, path, format string, args ...any) *Problem
}

// in reads the reserved keys of one mapping: the claim about all of it, and those about single keys.
func (c claims) in(n *Node, path string) (all claim, each map[string]claim) {
	each = map[string]claim{}
	for _, p := range pairs(n) {
		kind := kindOf(p.key.Value)
		if kind == "" || c.doc.notes[p.key].refused || c.doc.notes[p.value].refused {
			continue
		}
		switch p.value.Kind {
		case ScalarNode:
			if all != (claim{}) {
				c.complain(p.key, path, "%s and another claim are both made about everything here; say which keys each is about, such as `%s: {key: …}`",
					quoted(p.key.Value), p.key.Value)
			}
			all = claim{kind, p.value.Value}
		case MappingNode:
			c.about(n, p, join(path, p.key.Value), each)
		default:
			c.complain(p.value, join(path, p.key.Value), "expected text, or a mapping from keys to text, found a list")
		}
	}
	return all, each
}

// about reads a claim that is made about single keys.
func (c claims) about(n *Node, p pair, path string, each map[string]claim) {
	keys := keysIn(n)
	for _, about := range pairs(p.value) {
		name := about.key.Value
		_, twice := each[name]
		switch {
		case c.doc.notes[about.key].refused || c.doc.notes[about.value].refused:
		case about.value.Kind != ScalarNode:
			c.complain(about.value, path, "expected text about %s, found %s", quoted(name), found(about.value))
		case !keys[name]:
			c.complain(about.key, path, "there is no key %s here to say this about", quoted(name)).among(name, namesOf(meaningful(n)))
		case twice:
			c.complain(about.key, path, "another claim is already made about %s", quoted(name))
		default:
			each[name] = claim{kindOf(p.key.Value), about.value.Value}
		}
	}
}

func keysIn(n *Node) map[string]bool {
	keys := map[string]bool{}
	for _, p := range meaningful(n) {
		keys[p.key.Value] = true
	}
	return keys
}

func namesOf(entries []pair) []string {
	var names []string
	for _, p := range entries {
		names = append(names, p.key.Value)
	}
	return names
}

// leaf remembers a number, or a list of numbers, with its origin.
func (d *decoder) leaf(n *Node, path string) {
	if d.hushed {
		return
	}
	said := d.claims[n]
	known := d.doc.notes[n]
	place := d.doc.problem(n, path, "")
	l := Leaf{Path: path, Text: flow(n), Kind: said.kind, Why: said.why, File: place.File, Line: place.Line, node: n}
	switch {
	case known.inserted:
		l.Kind, l.Why = Default, ""
	case l.Kind == "":
		l.Kind = Unstated
	}
	d.leaves = append(d.leaves, l)
}

// lawLeaf remembers a distribution: as one number, unless something is said of its parameters one by one.
func (d *decoder) lawLeaf(n *Node, path string) {
	entries := meaningful(n)
	if len(entries) != 1 || entries[0].value.Kind != MappingNode {
		d.leaf(n, path)
		return
	}
	inner := entries[0].value
	if !claimsApart(inner) {
		d.claims[n] = d.claims[inner]
		d.leaf(n, path)
		return
	}
	for _, p := range meaningful(inner) {
		d.leaf(p.value, pathOf(pathOf(path, entries[0].key), p.key))
	}
}

// claimsApart says that a mapping has claims about single keys.
func claimsApart(n *Node) bool {
	return slices.ContainsFunc(pairs(n), func(p pair) bool {
		return reserved(p.key.Value) && p.value.Kind == MappingNode
	})
}

// sortLeaves puts the numbers into the order of the tree, which is that of the file with the defaults in place.
func (r *reading) sortLeaves() {
	order := map[*Node]int{}
	var visit func(n *Node)
	visit = func(n *Node) {
		order[n] = len(order)
		for _, child := range n.Content {
			visit(child)
		}
	}
	visit(r.doc.root)
	slices.SortStableFunc(r.leaves, func(a, b Leaf) int { return order[a.node] - order[b.node] })
}

// flow writes a value on one line, as it was written but without claims and comments.
func flow(n *Node) string {
	switch n.Kind {
	case SequenceNode:
		items := make([]string, len(n.Content))
		for i, item := range n.Content {
			items[i] = flow(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case MappingNode:
		var items []string
		for _, p := range meaningful(n) {
			items = append(items, p.key.Value+": "+flow(p.value))
		}
		return "{" + strings.Join(items, ", ") + "}"
	}
	return n.Value
}
