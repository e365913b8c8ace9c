package language

import (
	"reflect"
	"slices"

	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// list decodes a list; `none` is the empty one. A list of structs with names is written as a mapping of the names.
func (d *Decoder) list(n *yamldoc.Node, path string, v reflect.Value, f Field) {
	switch {
	case yamldoc.IsWord(n, "none"):
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	case d.Language.IsNamed(v.Type()):
		d.names(n, path, v, f)
	case n.Kind != yamldoc.SequenceNode:
		better := ""
		if !d.Language.IsNamed(v.Type()) && n.Kind == yamldoc.ScalarNode && n.Value != "" && n.Style == 0 && v.Type().Elem().Kind() == reflect.String {
			better = "; write [" + n.Value + "]"
		}
		d.ComplainAt(n, path, "expected %s, found %s%s", d.expectedList(v.Type(), f), yamldoc.Found(n), better).OrNone(n)
	case isNumeric(v.Type().Elem()):
		d.Hushed = true
		d.elements(n, path, v, f)
		d.Hushed = false
		d.Leaf(n, path)
	default:
		d.elements(n, path, v, f)
	}
}

func (d *Decoder) elements(n *yamldoc.Node, path string, v reflect.Value, f Field) {
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		d.value(item, yamldoc.Element(path, i), v.Index(i), f)
	}
}

// IsNamed says that a list of this type is written as a mapping of names.
func (l *Language) IsNamed(t reflect.Type) bool {
	if t.Kind() != reflect.Slice || !l.IsBlock(t.Elem()) {
		return false
	}
	_, ok := WithRole(l.FieldsOf(t.Elem()), keyRole)
	return ok
}

// expectedList says in plain words what kind of list belongs here.
func (d *Decoder) expectedList(t reflect.Type, f Field) string {
	switch {
	case d.Language.IsNamed(t) && f.list:
		return "a list of names or a mapping of names"
	case d.Language.IsNamed(t):
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
func (d *Decoder) names(n *yamldoc.Node, path string, v reflect.Value, f Field) {
	key, _ := WithRole(d.Language.FieldsOf(v.Type().Elem()), keyRole)
	_, single := WithRole(d.Language.FieldsOf(v.Type().Elem()), ValueRole)
	switch {
	case n.Kind == yamldoc.MappingNode:
		v.Set(reflect.MakeSlice(v.Type(), 0, len(n.Content)/2))
		rester{d}.ofNames(n, path, d.Language.FieldsOf(v.Type().Elem()))
		for _, p := range yamldoc.Pairs(n) {
			if !yamldoc.Reserved(p.Key.Value) && d.isName(p.Key, path, key) && (single || !yamldoc.IsWord(p.Value, "none")) {
				v.Set(reflect.Append(v, d.entry(p, path, v.Type().Elem(), key)))
			}
		}
	case n.Kind == yamldoc.SequenceNode && f.list:
		d.bareNames(n, path, v, key)
	default:
		d.ComplainAt(n, path, "expected %s, found %s", d.expectedList(v.Type(), f), yamldoc.Found(n)).OrNone(n)
	}
}

// entry decodes what stands behind one name. A name whose value is wrong still exists: nothing that refers to it
// need be reported too.
func (d *Decoder) entry(p yamldoc.Pair, path string, t reflect.Type, key Field) reflect.Value {
	v := reflect.New(t).Elem()
	v.FieldByIndex(key.Index).SetString(p.Key.Value)
	path = yamldoc.Join(path, p.Key.Value)
	if single, ok := WithRole(d.Language.FieldsOf(t), ValueRole); ok && (p.Value.Kind != yamldoc.MappingNode || !d.Language.HasKeyOf(p.Value, v)) {
		d.value(p.Value, path, v.FieldByIndex(single.Index), single)
	} else {
		d.value(p.Value, path, v, Field{})
	}
	return v
}

// HasKeyOf says that a mapping has one of a struct's keys: it stands for the struct, and not for its one value.
func (l *Language) HasKeyOf(n *yamldoc.Node, v reflect.Value) bool {
	keys := keysOf(l.slotsOf(v))
	return slices.ContainsFunc(yamldoc.NamesOf(yamldoc.Meaningful(n)), func(key string) bool {
		return slices.Contains(keys, key) || words.Slip(key, keys) != ""
	})
}

// bareNames decodes a list of names. Everything else about them comes from defaults, and if there are any the list
// becomes a mapping in the tree, to hold them.
func (d *Decoder) bareNames(n *yamldoc.Node, path string, v reflect.Value, key Field) {
	v.Set(reflect.MakeSlice(v.Type(), 0, len(n.Content)))
	whole := &yamldoc.Node{Kind: yamldoc.MappingNode, Tag: "!!map", Line: n.Line, Column: n.Column}
	filled, seen := false, map[string]bool{}
	for _, item := range n.Content {
		if !d.isName(item, path, key) {
			continue
		}
		if seen[item.Value] {
			d.ComplainAt(item, path, "%s is in the list twice: name it once", words.Quoted(item.Value))
			continue
		}
		seen[item.Value] = true
		bare := d.bareValue(item, path, v.Type().Elem())
		v.Set(reflect.Append(v, d.entry(yamldoc.Pair{Key: item, Value: bare}, path, v.Type().Elem(), key)))
		whole.Content = append(whole.Content, item, bare)
		filled = filled || len(bare.Content) > 0 || bare.Kind == yamldoc.ScalarNode
	}
	if filled {
		n.Become(whole)
	}
}

// bareValue is what stands behind a name in a list of names: nothing, or the default of its one value.
func (d *Decoder) bareValue(item *yamldoc.Node, path string, t reflect.Type) *yamldoc.Node {
	bare := &yamldoc.Node{Kind: yamldoc.MappingNode, Tag: "!!map"}
	if single, ok := WithRole(d.Language.FieldsOf(t), ValueRole); ok {
		switch {
		case single.IsPreset:
			bare = yamldoc.Snippet(single.Preset)
		case single.Required:
			d.ComplainAt(item, path, "%s needs a value: write `%s: …` instead of the list", words.Quoted(item.Value), item.Value)
			fallthrough
		default:
			bare.Mark(func(known *yamldoc.Note) { known.Refused = true })
		}
	}
	yamldoc.Anchor(bare, item)
	bare.Key = item
	return bare
}

// isName checks a name. Names stand in paths and on the command line, so few characters are allowed.
func (d *Decoder) isName(n *yamldoc.Node, path string, key Field) bool {
	enum := key.Measure.Enum
	switch {
	case n.Note().Refused:
		return false
	case n.Kind != yamldoc.ScalarNode:
		d.ComplainAt(n, path, "expected a name, found %s", yamldoc.Found(n))
	case yamldoc.Reserved(n.Value) || n.Value == "none":
		d.ComplainAt(n, path, "%s is reserved by the language: choose another name", words.Quoted(n.Value))
	case len(enum) > 0 && !slices.Contains(enum, n.Value):
		d.ComplainAt(n, path, "unknown name %s", words.Quoted(n.Value)).Among(n.Value, enum)
	case len(enum) == 0 && !key.Measure.isName(n.Value):
		d.ComplainAt(n, path, "%s is not a valid name: use letters, digits, - and _, and begin with a letter or digit", words.Quoted(n.Value))
	default:
		return true
	}
	return false
}
