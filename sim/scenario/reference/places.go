package reference

import (
	"reflect"
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
)

// places lists what a kind of fault can be on, over all values of its keys.
func (r referee) places(a emergency.Ailment) string {
	var able []string
	forms := r.versions(a)
	if forms == nil {
		return "the elements that the other kind can be on"
	}
	for _, k := range spec.Placed {
		if slices.ContainsFunc(forms, func(v emergency.Ailment) bool { return v.Afflicts(k) }) {
			able = append(able, spec.ElementForms[k])
		}
	}
	return strings.Join(able, ", ")
}

// versions are the ailment with each of its choices in turn, because its elements may depend on them. Nil if they depend on
// another ailment.
func (r referee) versions(a emergency.Ailment) []emergency.Ailment {
	list := []emergency.Ailment{}
	made := func(set func(reflect.Value)) {
		v := reflect.New(reflect.TypeOf(a).Elem())
		set(v.Elem())
		list = append(list, v.Interface().(emergency.Ailment))
	}
	for _, f := range r.FieldsOf(reflect.TypeOf(a).Elem()) {
		switch {
		case r.IsBlock(f.Typ) && r.hasVariant(f.Typ):
			return nil
		case f.Typ.Kind() == reflect.Pointer:
			made(func(v reflect.Value) { v.FieldByIndex(f.Index).Set(reflect.New(f.Typ.Elem())) })
		case len(f.Measure.Enum) > 0:
			for _, word := range f.Measure.Enum {
				made(func(v reflect.Value) { v.FieldByIndex(f.Index).SetString(word) })
			}
		}
	}
	if len(list) == 0 {
		return []emergency.Ailment{a}
	}
	return list
}

func (r referee) hasVariant(t reflect.Type) bool {
	_, has := language.WithRole(r.FieldsOf(t), language.VariantRole)
	return has
}
