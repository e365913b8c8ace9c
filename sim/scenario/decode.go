package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
)

// language is what the structs and their tags cannot say.
type language struct {
	codecs   map[reflect.Type]codec                      // types that are written in a way of their own
	variants map[reflect.Type]variants                   // interfaces, whose struct the file chooses by name
	after    map[reflect.Type]func(d *decoder, into any) // called with the pointer to a struct whenever one of its fields is filled
	oneOf    [][]string                                  // sets of keys of which a mapping has only one; the names of distributions are such a set, too
}

// codec reads and describes a type that is written in a way of its own. It reports problems itself and says whether
// it has a value.
type codec struct {
	decode func(d *decoder, n *Node, path string) (any, bool)
	schema func() *jsonschema.Schema
}

// variants are the structs that may stand behind an interface, each under the name it has in the file. Make gives a
// new one, as a pointer or as a value: what it gives is what the interface will hold.
type variants struct {
	names []string
	make  func(name string) any
}

// decoder walks a document and a Go value side by side.
type decoder struct {
	*reading
	language *language
	hushed   bool // within a list of numbers, which is one leaf
}

// slot is a field together with the place in memory it is decoded into.
type slot struct {
	field
	value reflect.Value
	after string // the key before it, behind which a default is inserted
}

// decode fills the struct that into points to. The reading has a copy of the document with the defaults. The document
// itself learns only what an overlay must know: what was written short, and which keys exclude each other.
func decode(doc *document, into any, language *language) *reading {
	doc.oneOf = append(language.oneOf[:len(language.oneOf):len(language.oneOf)], lawNames())
	r := newReading(doc)
	d := &decoder{reading: r, language: language}
	d.structure(r.doc.root, "", reflect.ValueOf(into).Elem())
	r.sortLeaves()
	return r
}

var nodeType = reflect.TypeFor[*Node]()

// into decodes a part of the document on behalf of a codec, with tags as in a struct: d.into(n, path, &share, `unit:"share"`).
func (d *decoder) into(n *Node, path string, target any, tags string) {
	v := reflect.ValueOf(target).Elem()
	d.value(n, path, v, taggedField(v.Type(), reflect.StructTag(tags)))
}

// value decodes one node into one place.
func (d *decoder) value(n *Node, path string, v reflect.Value, f field) {
	if d.doc.notes[n].refused {
		return
	}
	if c, ok := d.language.codecs[v.Type()]; ok {
		if made, ok := c.decode(d, n, path); ok {
			v.Set(reflect.ValueOf(made))
		}
		return
	}
	switch {
	case v.Type() == nodeType:
		v.Set(reflect.ValueOf(n))
	case v.Kind() == reflect.Pointer:
		d.optional(n, path, v, f)
	case isScalarType(v.Type()):
		d.scalar(n, path, v, f)
	case v.Kind() == reflect.Struct:
		d.structure(n, path, v)
	case v.Kind() == reflect.Slice:
		d.list(n, path, v, f)
	default:
		panic(fmt.Sprintf("scenario: the language has no way to write a %s (%s)", v.Type(), path))
	}
}

func (d *decoder) optional(n *Node, path string, v reflect.Value, f field) {
	if isWord(n, "none") {
		return
	}
	v.Set(reflect.New(v.Type().Elem()))
	d.value(n, path, v.Elem(), f)
}

// structure decodes a mapping into the fields of a struct, the absent ones from their defaults.
func (d *decoder) structure(n *Node, path string, v reflect.Value) {
	short, ok := shortOf(v.Type())
	switch {
	case n.Kind == MappingNode:
		d.fields(n, path, v)
	case ok && n.Kind == ScalarNode:
		d.shortForm(n, path, v, short)
	default:
		d.complainAt(n, path, "expected a mapping, found %s", found(n)).
			allowing(listed(keysOf(slotsOf(v))))
	}
}

// shortForm decodes a single value that stands for a struct. In the tree it stays as it was written, unless defaults
// have come in beside it: then the tree has the long form.
func (d *decoder) shortForm(n *Node, path string, v reflect.Value, short field) {
	d.doc.shorts[path] = short.key
	key := &Node{Kind: ScalarNode, Tag: "!!str", Value: short.key}
	whole := &Node{Kind: MappingNode, Tag: "!!map", Style: FlowStyle, Content: []*Node{key, n}}
	d.anchorOne(key, n)
	d.anchorOne(whole, n)
	d.fields(whole, path, v)
	if len(whole.Content) == 2 {
		return
	}
	single := *n
	d.doc.notes[&single] = d.doc.notes[n]
	whole.Content[1], whole.Line, whole.Column = &single, n.Line, n.Column
	*n = *whole
}

// fields decodes the keys of a mapping, in the order of the struct: what comes later in it may need what came before.
func (d *decoder) fields(n *Node, path string, v reflect.Value) {
	slots, chosen := d.withVariant(n, path, slotsOf(v))
	if chosen.known {
		d.refuseUnknown(n, path, slots)
	}
	last, after := "", d.language.after[v.Type()]
	for _, s := range slots {
		s.after = last
		d.fill(n, path, s)
		if after != nil {
			after(d, v.Addr().Interface())
		}
		if s.key != "" && find(n, s.key).value != nil {
			last = s.key
		}
	}
	chosen.finish()
}

// slotsOf lists the fields of a struct value.
func slotsOf(v reflect.Value) []slot {
	var slots []slot
	for _, f := range fieldsOf(v.Type()) {
		slots = append(slots, slot{field: f, value: v.FieldByIndex(f.index)})
	}
	return slots
}

// keysOf lists the keys that may be written.
func keysOf(slots []slot) []string {
	var keys []string
	for _, s := range slots {
		if s.key != "" {
			keys = append(keys, s.key)
		}
	}
	return keys
}

// refuseUnknown reports the keys that are none of the fields, or gives them to the field that takes the rest.
func (d *decoder) refuseUnknown(n *Node, path string, slots []slot) {
	allowed := keysOf(slots)
	d.refuseOld(n, path, slots)
	rest := slices.IndexFunc(slots, func(s slot) bool { return s.role == restRole })
	if rest < 0 {
		d.refuseOthers(n, path, allowed)
		return
	}
	others := &Node{Kind: MappingNode, Tag: "!!map", Line: n.Line, Column: n.Column}
	for _, p := range pairs(n) {
		if !slices.Contains(allowed, p.key.Value) {
			others.Content = append(others.Content, p.key, p.value)
		}
	}
	slots[rest].value.Set(reflect.ValueOf(others))
}

// refuseOld reports the keys of an earlier version of the language, and says what to write now.
func (d *decoder) refuseOld(n *Node, path string, slots []slot) {
	for _, s := range slots {
		if p := find(n, s.old); s.old != "" && p.value != nil && !d.doc.notes[p.key].refused {
			d.complainAt(p.key, path, "%s is not a word any more: %s", quoted(s.old), s.instead)
			d.doc.mark(p.key, func(known *note) { known.refused = true })
		}
	}
}

// refuseOthers reports the keys of a mapping that are not allowed, and says whether there were none. It suggests the
// nearest key that is not there yet.
func (d *decoder) refuseOthers(n *Node, path string, allowed []string) bool {
	open := slices.DeleteFunc(slices.Clone(allowed), func(name string) bool { return indexOf(n, name) >= 0 })
	good := true
	for _, p := range meaningful(n) {
		if slices.Contains(allowed, p.key.Value) {
			continue
		}
		good = false
		if !d.doc.notes[p.key].refused {
			d.complainAt(p.key, path, "unknown key %s", quoted(p.key.Value)).among(p.key.Value, open).allowing(listed(allowed))
		}
	}
	return good
}

// fill decodes one field of a struct.
func (d *decoder) fill(n *Node, path string, s slot) {
	if !s.isPlain() {
		return
	}
	if p := find(n, s.key); p.value != nil {
		d.value(p.value, join(path, s.key), s.value, s.field)
		return
	}
	d.absent(n, path, s)
}

// absent gives a field that is not in the file its default. A struct without one is filled from the defaults within.
func (d *decoder) absent(n *Node, path string, s slot) {
	switch {
	case s.isPreset:
		d.value(d.insert(n, s, snippet(s.preset)), join(path, s.key), s.value, s.field)
	case s.required:
		d.complainAt(n, path, "missing key %s%s", quoted(s.key), s.meaning())
	case d.language.isBlock(s.typ):
		inner := d.insert(n, s, &Node{Kind: MappingNode, Tag: "!!map"})
		d.structure(inner, join(path, s.key), s.value)
		if len(inner.Content) == 0 {
			remove(n, s.key)
		}
	}
}

// isBlock says that a type is written as keys with values.
func (l *language) isBlock(t reflect.Type) bool {
	_, custom := l.codecs[t]
	return !custom && t.Kind() == reflect.Struct && !isScalarType(t)
}

// insert adds a default to a mapping, in the order of the struct.
func (d *decoder) insert(n *Node, s slot, value *Node) *Node {
	name := &Node{Kind: ScalarNode, Tag: "!!str", Value: s.key}
	n.Content = slices.Insert(n.Content, indexOf(n, s.after)+2, name, value)
	place := n
	if above := d.keys[n]; above != nil {
		place = above
	}
	d.anchor(name, place)
	d.anchor(value, place)
	d.keys[value] = name
	return value
}

// anchorOne marks a node that nobody wrote, and says what stands in the file in its place.
func (d *decoder) anchorOne(n, place *Node) {
	d.doc.mark(n, func(known *note) { known.inserted, known.anchor = true, place })
}

// anchor marks a tree that nobody wrote.
func (d *decoder) anchor(n, place *Node) {
	d.anchorOne(n, place)
	for _, child := range n.Content {
		d.anchor(child, place)
	}
}

// meaning is what a missing key would say: the first sentence of its description.
func (f field) meaning() string {
	first, _, _ := strings.Cut(f.doc, ". ")
	if first == "" {
		return ""
	}
	return " (" + strings.TrimSuffix(first, ".") + ")"
}
