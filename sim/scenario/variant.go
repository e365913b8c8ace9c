package scenario

import (
	"fmt"
	"reflect"
	"slices"
)

// choice is the struct that a mapping's kind has chosen.
type choice struct {
	known  bool   // whether the fields of the mapping are known; they are not if its kind is not
	finish func() // puts the struct, once it is filled, behind its interface
}

// withVariant puts the fields of the chosen struct behind the field that chooses it.
func (d *decoder) withVariant(n *Node, path string, slots []slot) ([]slot, choice) {
	at := slices.IndexFunc(slots, func(s slot) bool { return s.role == variantRole })
	if at < 0 {
		return slots, choice{known: true, finish: func() {}}
	}
	made := d.makeVariant(n, path, slots[at])
	if made == nil {
		return slots, choice{finish: func() {}}
	}
	target := reflect.ValueOf(made)
	if target.Kind() != reflect.Pointer {
		target = reflect.New(target.Type())
		target.Elem().Set(reflect.ValueOf(made))
	}
	slots = slices.Insert(slots, at+1, slotsOf(target.Elem())...)
	refuseTwins(slots, target.Type())
	return slots, choice{known: true, finish: func() { d.settle(slots[at], target, made) }}
}

// settle puts a filled struct behind its interface, in the form in which it was made.
func (d *decoder) settle(s slot, target reflect.Value, made any) {
	if after := d.language.after[target.Type().Elem()]; after != nil {
		after(d, target.Interface())
	}
	if reflect.TypeOf(made).Kind() != reflect.Pointer {
		target = target.Elem()
	}
	s.value.Set(target)
}

// makeVariant finds the kind and makes its struct, or reports why it cannot.
func (d *decoder) makeVariant(n *Node, path string, s slot) any {
	known, ok := d.language.variants[s.typ]
	if !ok {
		panic(fmt.Sprintf("scenario: the variants of %s are not known to the language", s.typ))
	}
	kind := find(n, s.key).value
	switch {
	case kind == nil && s.isPreset:
		kind = d.insert(n, s, snippet(s.preset))
	case kind == nil:
		d.complainAt(n, path, "missing key %s", quoted(s.key)).allowing(listed(known.names))
		return nil
	case d.doc.notes[kind].refused:
		return nil
	}
	path = join(path, s.key)
	switch {
	case kind.Kind != ScalarNode:
		d.complainAt(kind, path, "expected one word, found %s", found(kind)).allowing(listed(known.names))
	case !slices.Contains(known.names, kind.Value):
		d.complainAt(kind, path, "unknown %s %s", s.key, quoted(kind.Value)).among(kind.Value, known.names)
	default:
		return known.make(kind.Value)
	}
	return nil
}

// refuseTwins panics if one key would fill two fields: a mistake in the program.
func refuseTwins(slots []slot, t reflect.Type) {
	seen := map[string]bool{}
	for _, s := range slots {
		if s.key != "" && seen[s.key] || s.role == variantRole && s.typ == t {
			panic(fmt.Sprintf("scenario: the key %q of %s is also a key of the mapping it stands in", s.key, t))
		}
		seen[s.key] = true
	}
}
