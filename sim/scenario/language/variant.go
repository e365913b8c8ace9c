package language

import (
	"fmt"
	"reflect"
	"slices"

	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// choice is the struct that a mapping's kind has chosen.
type choice struct {
	known  bool   // whether the fields of the mapping are known; they are not if its kind is not
	finish func() // puts the struct, once it is filled, behind its interface
}

// withVariant puts the fields of the chosen struct behind the field that chooses it.
func (d *Decoder) withVariant(n *yamldoc.Node, path string, slots []slot) ([]slot, choice) {
	at := slices.IndexFunc(slots, func(s slot) bool { return s.Role == VariantRole })
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
	slots = slices.Insert(slots, at+1, d.Language.slotsOf(target.Elem())...)
	refuseTwins(slots, target.Type())
	return slots, choice{known: true, finish: func() { d.settle(slots[at], target, made) }}
}

// settle puts a filled struct behind its interface, in the form in which it was made.
func (d *Decoder) settle(s slot, target reflect.Value, made any) {
	if after := d.Language.After[target.Type().Elem()]; after != nil {
		after(d, target.Interface())
	}
	if reflect.TypeOf(made).Kind() != reflect.Pointer {
		target = target.Elem()
	}
	s.value.Set(target)
}

// makeVariant finds the kind and makes its struct, or reports why it cannot.
func (d *Decoder) makeVariant(n *yamldoc.Node, path string, s slot) any {
	known, ok := d.Language.Variants[s.Typ]
	if !ok {
		panic(fmt.Sprintf("scenario: the variants of %s are not known to the language", s.Typ))
	}
	kind := yamldoc.Find(n, s.Key).Value
	switch {
	case kind == nil && s.IsPreset:
		kind = d.insert(n, s, yamldoc.Snippet(s.Preset))
	case kind == nil:
		d.ComplainAt(n, path, "missing key %s", words.Quoted(s.Key)).Allowing(words.Listed(known.Names))
		return nil
	case kind.Note().Refused:
		return nil
	}
	path = yamldoc.Join(path, s.Key)
	switch {
	case kind.Kind != yamldoc.ScalarNode:
		d.ComplainAt(kind, path, "expected one word, found %s", yamldoc.Found(kind)).Allowing(words.Listed(known.Names))
	case !slices.Contains(known.Names, kind.Value):
		d.ComplainAt(kind, path, "unknown %s %s", s.Key, words.Quoted(kind.Value)).Among(kind.Value, known.Names)
		if meant := words.Slip(kind.Value, known.Names); meant != "" {
			return known.Make(meant)
		}
	default:
		ranger{d}.keepWord(kind, path)
		return known.Make(kind.Value)
	}
	return nil
}

// refuseTwins panics if one key would fill two fields: a mistake in the program.
func refuseTwins(slots []slot, t reflect.Type) {
	seen := map[string]bool{}
	for _, s := range slots {
		if s.Key != "" && seen[s.Key] || s.Role == VariantRole && s.Typ == t {
			panic(fmt.Sprintf("scenario: the key %q of %s is also a key of the mapping it stands in", s.Key, t))
		}
		seen[s.Key] = true
	}
}
