package language

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"nines/sim/des"
	"nines/sim/scenario/ranges"
	"nines/sim/scenario/yamldoc"
)

// part is a block of a document that has been read, with all that came of it: world.platforms, trouble, recovery.remedies. The same
// document is read many times with small changes, by strategies, ranges and studies. A reading takes over the parts of another
// where both documents say the same. It compares them, so nothing can be out of date.
type part struct {
	path    string
	written *yamldoc.Node // the block as it was before it was read
	start   time.Time     // of the run, and its length
	run     des.Time
	looked  bool // at other parts: then it says the same only beside the same others

	read   *yamldoc.Node // the block with its defaults
	value  reflect.Value
	leaves []yamldoc.Leaf
	values []*Value
	stamps []Stamp
}

// parter reads a document part by part.
type parter struct{ *Decoder }

// unfold makes a mapping the reading's own, to be read part by part. What stands in it may still be that of other documents.
func (d parter) unfold(n *yamldoc.Node, path string) {
	yamldoc.Unfold(n)
	given := d.claim(n, path, n.Said)
	for _, p := range yamldoc.Meaningful(n) {
		p.Value.Said = given(p.Key)
	}
	d.open = append(d.open, n)
}

// partly reads a block, or what is in it part by part.
func (d parter) partly(place **yamldoc.Node, path string, s slot) {
	n, t := *place, s.Typ
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if n.Kind == yamldoc.MappingNode && d.Language.IsBlock(t) && !strings.Contains(path, ".") {
		d.unfold(n, path)
		d.value(n, path, s.value, *s.Field)
		return
	}
	p := d.known(path, n)
	if p == nil {
		d.part(place, path, s)
		return
	}
	*place, d.parts[path] = p.read, p
	s.value.Set(p.value)
	d.Values, d.Stamps = append(d.Values, p.values...), append(d.Stamps, p.stamps...)
}

// known is the part of another reading that says the same; nil if there is none.
func (d parter) known(path string, n *yamldoc.Node) *part {
	for _, other := range d.like {
		p := other.parts[path]
		if p != nil && len(other.Complaints) == 0 && !p.looked && p.run == d.Run && p.start.Equal(d.Start) && p.written.Said == n.Said && yamldoc.Same(p.written, n) {
			return p
		}
	}
	return nil
}

// part reads a part of the document in a copy of its own.
func (d parter) part(place **yamldoc.Node, path string, s slot) {
	p := &part{path: path, written: *place, read: yamldoc.Copy(*place), start: d.Start, run: d.Run, value: s.value}
	*place, d.parts[path], d.fresh = p.read, p, append(d.fresh, p)
	yamldoc.Know(p.read)
	d.assign(p.read, path, p.written.Said)
	values, stamps, rest := len(d.Values), len(d.Stamps), d.leaves
	d.looked, d.leaves = false, nil
	d.value(p.read, path, s.value, *s.Field)
	p.looked, p.leaves, p.values, p.stamps = d.looked, d.leaves, d.Values[values:], d.Stamps[stamps:]
	d.leaves = rest
}

// finish finds the ranges that nothing has read. If something is wrong, it reads the claims of what is no part, as nothing has such a
// key.
func (d parter) finish() {
	if len(d.Complaints) == 0 {
		for _, p := range d.fresh {
			for _, found := range ranges.Unread(d.Doc, p.read, p.path, d.settled) {
				d.ComplainAt(found.Node, found.Path, "neither a range nor a named number can stand here: write one value")
			}
		}
	}
	d.like, d.fresh = nil, nil
	for i, block := range d.open {
		for _, p := range yamldoc.Meaningful(block) {
			path := p.Key.Value
			if i > 0 {
				path = yamldoc.Join(block.Key.Value, path)
			}
			if len(d.Complaints) > 0 && d.parts[path] == nil && !slices.Contains(d.open, p.Value) && !p.Value.Note().Inserted {
				stranger := yamldoc.Copy(p.Value)
				yamldoc.Know(stranger)
				d.assign(stranger, path, stranger.Said)
			}
		}
	}
}

// Elsewhere is the whole document, for what depends on another part than its own.
func (r *Reading) Elsewhere() *yamldoc.Document {
	r.looked = true
	return r.Doc
}
