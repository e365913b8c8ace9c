package scenario

import (
	"reflect"
	"strings"
)

func (r referee) keysOf(t reflect.Type, prefix string) []Key { return r.keys(fieldsOf(t), prefix) }

// keys lists the keys of a struct, each followed by those within it.
func (r referee) keys(fields []field, prefix string) []Key {
	var list []Key
	for _, f := range fields {
		if f.key == "" || f.role == restRole {
			continue
		}
		path := join(prefix, f.key)
		list = append(list, Key{Path: path, Form: r.form(f), Doc: f.doc})
		if inner, name := r.within(f.typ); inner != nil {
			list = append(list, r.keysOf(inner, path+name)...)
		}
	}
	return list
}

// within is the struct whose keys stand under a key, and what stands between; nil if there is none.
func (r referee) within(t reflect.Type) (inner reflect.Type, between string) {
	if _, own := r.codecs[t]; own {
		return nil, ""
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case r.isBlock(t):
		return t, ""
	case r.isNamed(t):
		return t.Elem(), ".NAME"
	}
	return nil, ""
}

// form says how the value of a key is written, within which bounds, and what holds without it.
func (r referee) form(f field) string {
	parts := []string{}
	if w := r.written(f); w != "" {
		parts = append(parts, w)
	}
	parts = append(parts, f.measure.bounds()...)
	switch {
	case f.required:
		parts = append(parts, "required")
	case f.isPreset:
		parts = append(parts, "without it "+f.preset)
	}
	return strings.Join(parts, "; ")
}

func (r referee) written(f field) string {
	t := f.typ
	if _, own := r.codecs[t]; own {
		return ""
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	m := f.measure.of(t)
	switch {
	case f.role == variantRole:
		return "one of " + strings.Join(r.variants[f.typ].names, ", ")
	case t == distributionType:
		return oneExample(m.quantity()) + ", or a distribution"
	case isScalarType(t) && m.unlimited:
		return oneExample(m.expected(t)) + ", or unlimited"
	case isScalarType(t):
		return oneExample(m.expected(t))
	case r.isNamed(t):
		if single, has := withRole(fieldsOf(t.Elem()), valueRole); has && single.typ.Kind() != reflect.Slice {
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

// oneExample leaves the first of the examples in what is said of how something is written.
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
func (m measure) bounds() []string {
	var list []string
	if m.positive {
		list = append(list, "more than 0")
	}
	if m.min != "" {
		list = append(list, "at least "+m.min)
	}
	if m.max != "" {
		list = append(list, "at most "+m.max)
	}
	return list
}
