package language

import (
	"slices"

	"nines/sim/scenario/yamldoc"
)

// assign finds the claim of every node. The nearest mapping with a claim counts, and in it a claim about one key comes
// before a claim about all.
func (r *Reading) assign(n *yamldoc.Node, path string, inherited yamldoc.Claim) {
	given := r.claim(n, path, inherited)
	for i, child := range n.Content {
		switch {
		case n.Kind != yamldoc.MappingNode:
			r.assign(child, yamldoc.Element(path, i), n.Said)
		case i%2 == 1 && !yamldoc.Reserved(n.Content[i-1].Value):
			r.assign(child, yamldoc.PathOf(path, n.Content[i-1]), given(n.Content[i-1]))
		}
	}
}

// claim finds the claim of one node, and of a mapping those that the values behind its keys inherit.
func (r *Reading) claim(n *yamldoc.Node, path string, inherited yamldoc.Claim) (given func(key *yamldoc.Node) yamldoc.Claim) {
	n.Said = inherited
	if brought := n.Note().Claim; brought != nil {
		n.Said = *brought
	}
	if ranged := n.Note().Ranged; ranged != nil && ranged.Claim != (yamldoc.Claim{}) {
		n.Said = ranged.Claim
	}
	if n.Kind != yamldoc.MappingNode {
		return nil
	}
	all, each := yamldoc.Claims{Doc: r.Doc, Complain: r.ComplainAt}.In(n, path)
	if all != (yamldoc.Claim{}) {
		n.Said = all
	}
	return func(key *yamldoc.Node) yamldoc.Claim {
		if one, ok := each[key.Value]; ok {
			return one
		}
		return n.Said
	}
}

// Leaf remembers a number, or a list of numbers, with its origin.
func (d *Decoder) Leaf(n *yamldoc.Node, path string) {
	if d.Hushed {
		return
	}
	said := n.Said
	known := n.Note()
	file, line := d.Doc.Place(n)
	l := yamldoc.Leaf{Path: path, Text: yamldoc.Flow(n), Kind: said.Kind, Why: said.Why, Could: yamldoc.Could(d.Doc, n), File: file, Line: line, Node: n}
	if known.Ranged != nil && known.Ranged.Rest {
		l.Text += " (" + yamldoc.Rest + ")"
	}
	switch {
	case known.Inserted:
		l.Kind, l.Why = yamldoc.Default, ""
	case l.Kind == "":
		l.Kind = yamldoc.Unstated
	}
	d.leaves = append(d.leaves, l)
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
		n.Said = inner.Said
		d.Leaf(n, path)
		return
	}
	for _, p := range yamldoc.Meaningful(inner) {
		d.Leaf(p.Value, yamldoc.PathOf(yamldoc.PathOf(path, entries[0].Key), p.Key))
	}
}

// Leaves are the numbers that are wanted, in the order of the tree, which is that of the file with the defaults in place.
func (r *Reading) Leaves(wanted func(l yamldoc.Leaf) bool) []yamldoc.Leaf {
	list := slices.Clone(r.leaves)
	for _, p := range r.parts {
		list = append(list, p.leaves...)
	}
	return yamldoc.InOrder(r.Doc.Root, slices.DeleteFunc(list, func(l yamldoc.Leaf) bool { return !wanted(l) }))
}
