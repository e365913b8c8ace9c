package scenario

import (
	"reflect"
	"slices"
)

// list decodes a list; `none` is the empty one. A list of structs with names is written as a mapping of the names.
func (d *decoder) list(n *Node, path string, v reflect.Value, f field) {
	switch {
	case isWord(n, "none"):
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	case d.language.isNamed(v.Type()):
		d.names(n, path, v, f)
	case n.Kind != SequenceNode:
		d.complainAt(n, path, "expected %s, found %s", d.expectedList(v.Type(), f), found(n))
	case isNumeric(v.Type().Elem()):
		d.hushed = true
		d.elements(n, path, v, f)
		d.hushed = false
		d.leaf(n, path)
	default:
		d.elements(n, path, v, f)
	}
}

func (d *decoder) elements(n *Node, path string, v reflect.Value, f field) {
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		d.value(item, element(path, i), v.Index(i), f)
	}
}

// isNamed says that a list of this type is written as a mapping of names.
func (l *language) isNamed(t reflect.Type) bool {
	if t.Kind() != reflect.Slice || !l.isBlock(t.Elem()) {
		return false
	}
	_, ok := withRole(fieldsOf(t.Elem()), keyRole)
	return ok
}

// expectedList says in plain words what kind of list belongs here.
func (d *decoder) expectedList(t reflect.Type, f field) string {
	switch {
	case d.language.isNamed(t) && f.list:
		return "a list of names or a mapping of names"
	case d.language.isNamed(t):
		return "a mapping of names"
	case t.Elem().Kind() == reflect.String:
		return "a list of names"
	case isNumeric(t.Elem()):
		return "a list of numbers"
	}
	return "a list"
}

// names decodes a mapping of names, in the order of the file, or a mere list of names where that says enough. A name with
// several keys behind it may be `none`, and then is not there: so an overlay takes one away.
func (d *decoder) names(n *Node, path string, v reflect.Value, f field) {
	key, _ := withRole(fieldsOf(v.Type().Elem()), keyRole)
	_, single := withRole(fieldsOf(v.Type().Elem()), valueRole)
	switch {
	case n.Kind == MappingNode:
		v.Set(reflect.MakeSlice(v.Type(), 0, len(n.Content)/2))
		for _, p := range pairs(n) {
			if !reserved(p.key.Value) && d.isName(p.key, path, key) && (single || !isWord(p.value, "none")) {
				v.Set(reflect.Append(v, d.entry(p, path, v.Type().Elem(), key)))
			}
		}
	case n.Kind == SequenceNode && f.list:
		d.bareNames(n, path, v, key)
	default:
		d.complainAt(n, path, "expected %s, found %s", d.expectedList(v.Type(), f), found(n))
	}
}

// entry decodes what stands behind one name. A name whose value is wrong still exists: nothing that refers to it
// need be reported too.
func (d *decoder) entry(p pair, path string, t reflect.Type, key field) reflect.Value {
	v := reflect.New(t).Elem()
	v.FieldByIndex(key.index).SetString(p.key.Value)
	path = join(path, p.key.Value)
	if single, ok := withRole(fieldsOf(t), valueRole); ok && !hasKeyOf(p.value, v) {
		d.value(p.value, path, v.FieldByIndex(single.index), single)
	} else {
		d.value(p.value, path, v, field{})
	}
	return v
}

// hasKeyOf says that a node is a mapping with one of a struct's keys: it stands for the struct, and not for its one value.
func hasKeyOf(n *Node, v reflect.Value) bool {
	return n.Kind == MappingNode && slices.ContainsFunc(keysOf(slotsOf(v)), func(key string) bool { return indexOf(n, key) >= 0 })
}

// bareNames decodes a list of names. Everything else about them comes from defaults, and if there are any the list
// becomes a mapping in the tree, to hold them.
func (d *decoder) bareNames(n *Node, path string, v reflect.Value, key field) {
	v.Set(reflect.MakeSlice(v.Type(), 0, len(n.Content)))
	whole := &Node{Kind: MappingNode, Tag: "!!map", Line: n.Line, Column: n.Column}
	filled, seen := false, map[string]bool{}
	for _, item := range n.Content {
		if !d.isName(item, path, key) {
			continue
		}
		if seen[item.Value] {
			d.complainAt(item, path, "%s is in the list twice", quoted(item.Value))
			continue
		}
		seen[item.Value] = true
		bare := d.bareValue(item, path, v.Type().Elem())
		v.Set(reflect.Append(v, d.entry(pair{item, bare}, path, v.Type().Elem(), key)))
		whole.Content = append(whole.Content, item, bare)
		filled = filled || len(bare.Content) > 0 || bare.Kind == ScalarNode
	}
	if filled {
		*n = *whole
	}
}

// bareValue is what stands behind a name in a list of names: nothing, or the default of its one value.
func (d *decoder) bareValue(item *Node, path string, t reflect.Type) *Node {
	bare := &Node{Kind: MappingNode, Tag: "!!map"}
	if single, ok := withRole(fieldsOf(t), valueRole); ok {
		switch {
		case single.isPreset:
			bare = snippet(single.preset)
		case single.required:
			d.complainAt(item, path, "%s needs a value: write `%s: …` instead of the list", quoted(item.Value), item.Value)
			fallthrough
		default:
			d.doc.mark(bare, func(known *note) { known.refused = true })
		}
	}
	d.anchor(bare, item)
	d.keys[bare] = item
	return bare
}

// isName checks a name. Names stand in paths and on the command line, so that they are made of few characters.
func (d *decoder) isName(n *Node, path string, key field) bool {
	enum := key.measure.enum
	switch {
	case d.doc.notes[n].refused:
		return false
	case n.Kind != ScalarNode:
		d.complainAt(n, path, "expected a name, found %s", found(n))
	case reserved(n.Value) || n.Value == "none":
		d.complainAt(n, path, "%s has a meaning of its own and cannot be a name", quoted(n.Value))
	case len(enum) > 0 && !slices.Contains(enum, n.Value):
		d.complainAt(n, path, "unknown name %s", quoted(n.Value)).among(n.Value, enum)
	case len(enum) == 0 && !key.measure.namePattern().MatchString(n.Value):
		d.complainAt(n, path, "%s cannot be a name: a name has only letters, digits, - and _, and begins with a letter or digit", quoted(n.Value))
	default:
		return true
	}
	return false
}
