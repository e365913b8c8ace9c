package reference

import (
	"reflect"
	"strings"

	"nines/sim/scenario/language"
	"nines/sim/scenario/yamldoc"
)

func (r referee) keysOf(t reflect.Type, prefix string) []Key {
	return r.keys(r.FieldsOf(t), prefix)
}

// keys lists the keys of a struct, each followed by those within it.
func (r referee) keys(fields []language.Field, prefix string) []Key {
	var list []Key
	for _, f := range fields {
		if f.Key == "" || f.Role == language.RestRole {
			continue
		}
		path := yamldoc.Join(prefix, f.Key)
		list = append(list, Key{Path: path, Form: r.form(f), Doc: f.Doc})
		if inner, name := r.within(f.Typ); inner != nil {
			list = append(list, r.keysOf(inner, path+name)...)
		}
	}
	return list
}

// within is the struct whose keys stand under a key, and the part of the path between them; nil if there is none.
func (r referee) within(t reflect.Type) (inner reflect.Type, between string) {
	if _, own := r.Codecs[t]; own {
		return nil, ""
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case r.IsBlock(t):
		return t, ""
	case r.IsNamed(t):
		return t.Elem(), ".NAME"
	}
	return nil, ""
}

// form says how the value of a key is written, its bounds, and its default.
func (r referee) form(f language.Field) string {
	parts := []string{}
	if w := r.written(f); w != "" {
		parts = append(parts, w)
	}
	parts = append(parts, bounds(f.Measure)...)
	switch {
	case f.Required:
		parts = append(parts, "required")
	case f.IsPreset:
		parts = append(parts, "default "+f.Preset)
	}
	return strings.Join(parts, "; ")
}

func (r referee) written(f language.Field) string {
	t := f.Typ
	if _, own := r.Codecs[t]; own {
		return ""
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	m := f.Measure.Of(t)
	switch {
	case f.Role == language.VariantRole:
		return "one of " + strings.Join(r.Variants[f.Typ].Names, ", ")
	case t == language.DistributionType:
		return oneExample(m.Quantity()) + ", or a distribution"
	case language.IsScalarType(t) && m.Whole():
		return oneExample(m.Expected(t)) + ", or " + yamldoc.Rest
	case language.IsScalarType(t) && m.Unlimited:
		return oneExample(m.Expected(t)) + ", or unlimited"
	case language.IsScalarType(t):
		return oneExample(m.Expected(t))
	case r.IsNamed(t):
		if single, has := language.WithRole(r.FieldsOf(t.Elem()), language.ValueRole); has && single.Typ.Kind() != reflect.Slice {
			if w := r.written(single); w != "" {
				return "by name: " + w
			}
		}
		return "by name"
	case t.Kind() == reflect.Slice:
		return "a list"
	}
	return ""
}

// oneExample keeps only the first example of a description.
func oneExample(form string) string {
	what, examples, has := strings.Cut(form, " such as ")
	if !has {
		return form
	}
	first, _, _ := strings.Cut(examples, ", ")
	first, _, _ = strings.Cut(first, " or ")
	return what + " such as " + first
}

// bounds are the limits of a number, in words.
func bounds(m language.Measure) []string {
	var list []string
	if m.Positive {
		list = append(list, "more than 0")
	}
	if m.Min != "" {
		list = append(list, "at least "+m.Min)
	}
	if m.Max != "" {
		list = append(list, "at most "+m.Max)
	}
	return list
}
