package language

import (
	"slices"

	"nines/sim/scenario/yamldoc"
)

// assign finds the claim of every node. The nearest mapping with a claim counts, and in it a claim about one key comes
// before a claim about all.
func (r *Reading) assign(n *yamldoc.Node, path string, inherited yamldoc.Claim) {
	if brought := n.Note().Claim; brought != nil {
		inherited = *brought
	}
	if ranged := n.Note().Ranged; ranged != nil && ranged.Claim != (yamldoc.Claim{}) {
		inherited = ranged.Claim
	}
	if n.Kind != yamldoc.MappingNode {
		r.claims[n] = inherited
		for i, item := range n.Content {
			r.assign(item, yamldoc.Element(path, i), inherited)
		}
		return
	}
	all, each := yamldoc.Claims{Doc: r.Doc, Complain: r.ComplainAt}.In(n, path)
	if all != (yamldoc.Claim{}) {
		inherited = all
	}
	r.claims[n] = inherited
	for _, p := range yamldoc.Meaningful(n) {
		given, ok := each[p.Key.Value]
		if !ok {
			given = inherited
		}
		r.assign(p.Value, yamldoc.PathOf(path, p.Key), given)
	}
}

// Leaf remembers a number, or a list of numbers, with its origin.
func (d *Decoder) Leaf(n *yamldoc.Node, path string) {
	if d.Hushed {
		return
	}
	said := d.claims[n]
	known := n.Note()
	file, line := d.Doc.Place(n)
	l := yamldoc.Leaf{Path: path, Text: yamldoc.Flow(n), Kind: said.Kind, Why: said.Why, Could: yamldoc.Could(d.Doc, n), File: file, Line: line, Node: n}
	switch {
	case known.Inserted:
		l.Kind, l.Why = yamldoc.Default, ""
	case l.Kind == "":
		l.Kind = yamldoc.Unstated
	}
	d.Leaves = append(d.Leaves, l)
}

// lawLeaf records a distribution as one number, unless its parameters have their own claims.
func (d *Decoder) lawLeaf(n *yamldoc.Node, path string) {
	entries := yamldoc.Meaningful(n)
	if len(entries) != 1 || entries[0].Value.Kind != yamldoc.MappingNode {
		d.Leaf(n, path)
		return
	}
	inner := entries[0].Value
	if !yamldoc.ClaimsApart(inner) {
		d.claims[n] = d.claims[inner]
		d.Leaf(n, path)
		return
	}
	for _, p := range yamldoc.Meaningful(inner) {
		d.Leaf(p.Value, yamldoc.PathOf(yamldoc.PathOf(path, entries[0].Key), p.Key))
	}
}

// sortLeaves puts the numbers into the order of the tree, which is that of the file with the defaults in place.
func (r *Reading) sortLeaves() {
	order := yamldoc.Order(r.Doc.Root)
	slices.SortStableFunc(r.Leaves, func(a, b yamldoc.Leaf) int { return order[a.Node] - order[b.Node] })
}
