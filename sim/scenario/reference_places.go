package scenario

import (
	"reflect"
	"slices"
	"strings"

	"nines/sim/emergency"
)

// placed is the order in which the kinds of elements are named.
var placed = []emergency.ElementKind{emergency.APlatform, emergency.ACentre, emergency.AHandover, emergency.AProvider, emergency.ACircuitGroup,
	emergency.ARoom, emergency.ADemand, emergency.AMonitor, emergency.AStep}

// places says what a kind of fault can be on, whatever its keys say.
func (r referee) places(a emergency.Ailment) string {
	var able []string
	forms := r.versions(a)
	if forms == nil {
		return "whatever the other kind can be on"
	}
	for _, k := range placed {
		if slices.ContainsFunc(forms, func(v emergency.Ailment) bool { return v.Afflicts(k) }) {
			able = append(able, elementForms[k])
		}
	}
	return strings.Join(able, ", ")
}

// versions are the ailment with each of its choices made in turn: what it can be on may hang on that. Nil if that hangs on
// another ailment.
func (r referee) versions(a emergency.Ailment) []emergency.Ailment {
	list := []emergency.Ailment{}
	made := func(set func(reflect.Value)) {
		v := reflect.New(reflect.TypeOf(a).Elem())
		set(v.Elem())
		list = append(list, v.Interface().(emergency.Ailment))
	}
	for _, f := range fieldsOf(reflect.TypeOf(a).Elem()) {
		switch {
		case r.isBlock(f.typ) && hasVariant(f.typ):
			return nil
		case f.typ.Kind() == reflect.Pointer:
			made(func(v reflect.Value) { v.FieldByIndex(f.index).Set(reflect.New(f.typ.Elem())) })
		case len(f.measure.enum) > 0:
			for _, word := range f.measure.enum {
				made(func(v reflect.Value) { v.FieldByIndex(f.index).SetString(word) })
			}
		}
	}
	if len(list) == 0 {
		return []emergency.Ailment{a}
	}
	return list
}

func hasVariant(t reflect.Type) bool {
	_, has := withRole(fieldsOf(t), variantRole)
	return has
}
