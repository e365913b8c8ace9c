package language

import (
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/scenario/yamldoc"
)

// SchemaFor describes the language of a struct as a JSON Schema (draft 7), with which editors complete and check. It
// is made from the same fields and tags that decoding goes by.
func SchemaFor(t reflect.Type, l *Language) *jsonschema.Schema {
	s := &schemer{language: l, definitions: map[string]*jsonschema.Schema{}, names: map[reflect.Type]string{}}
	for _, r := range yamldoc.ReservedKeys {
		s.definitions[r.Key] = claimSchema(r.Doc)
	}
	root := *s.object(t)
	root.Schema = "http://json-schema.org/draft-07/schema#"
	root.Title = t.Name()
	root.Definitions = s.definitions
	return &root
}

// schemer collects the schemas of the types met on the way, each of which is described once.
type schemer struct {
	language    *Language
	definitions map[string]*jsonschema.Schema
	names       map[reflect.Type]string
}

// of describes what may be written for a value of a type.
func (s *schemer) of(t reflect.Type, f Field) *jsonschema.Schema {
	if c, ok := s.language.Codecs[t]; ok {
		return c.Schema()
	}
	m := f.Measure.Of(t)
	switch {
	case t == nodeType:
		return &jsonschema.Schema{}
	case t.Kind() == reflect.Pointer:
		return Either(s.of(t.Elem(), f), Word("none"))
	case t == DistributionType:
		return s.distribution(m)
	case IsScalarType(t):
		return m.Schema(t)
	case t.Kind() == reflect.Struct:
		return s.structure(t)
	}
	return Either(s.list(t, f), Word("none"))
}

// structure describes a struct, and the single value that may stand for it.
func (s *schemer) structure(t reflect.Type) *jsonschema.Schema {
	short, ok := s.language.ShortOf(t)
	switch {
	case !ok:
		return s.reference(t)
	case short.Role == VariantRole:
		return Either(s.reference(t), &jsonschema.Schema{Enum: anys(s.language.Variants[short.Typ].Names)})
	}
	return Either(s.reference(t), s.of(short.Typ, short))
}

// reference describes a struct where it is first met and refers to that description.
func (s *schemer) reference(t reflect.Type) *jsonschema.Schema {
	name, ok := s.names[t]
	if !ok {
		name = t.Name()
		if _, taken := s.definitions[name]; taken || name == "" {
			name = t.String()
		}
		s.names[t] = name
		s.definitions[name] = &jsonschema.Schema{} // taken, while its fields are described
		s.definitions[name] = s.object(t)
	}
	return &jsonschema.Schema{Ref: "#/definitions/" + name}
}

// object describes the mapping of a struct: one closed object, or one for each of its kinds.
func (s *schemer) object(t reflect.Type) *jsonschema.Schema {
	fields := s.language.FieldsOf(t)
	at := slices.IndexFunc(fields, func(f Field) bool { return f.Role == VariantRole })
	if at < 0 {
		return s.closed(fields)
	}
	var kinds []*jsonschema.Schema
	known := s.language.Variants[fields[at].Typ]
	for _, name := range known.Names {
		kind := fields[at]
		kind.Role, kind.Typ, kind.Measure.Enum = plainRole, reflect.TypeFor[string](), []string{name}
		kind.Required = !kind.IsPreset || kind.Preset != name
		inner := reflect.TypeOf(known.Make(name))
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		kinds = append(kinds, s.closed(slices.Concat(fields[:at], []Field{kind}, s.language.FieldsOf(inner), fields[at+1:])))
	}
	return &jsonschema.Schema{AnyOf: kinds}
}

// closed describes a mapping with these keys and the claims, and no others.
func (s *schemer) closed(fields []Field) *jsonschema.Schema {
	object := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: Nothing()}
	for _, f := range fields {
		switch {
		case f.Role == RestRole:
			object.AdditionalProperties = &jsonschema.Schema{}
		case f.Key == "":
		default:
			object.Properties[f.Key] = s.described(f)
			object.PropertyOrder = append(object.PropertyOrder, f.Key)
			if f.Required {
				object.Required = append(object.Required, f.Key)
			}
		}
	}
	AddClaims(object)
	return object
}

// described is the schema of one key, with what it means and what holds if it is absent. A reference stands alone in
// draft 7, so that it is wrapped to have words beside it.
func (s *schemer) described(f Field) *jsonschema.Schema {
	inner := s.of(f.Typ, f)
	if inner.Ref != "" || inner.Description != "" || inner.Default != nil {
		inner = &jsonschema.Schema{AllOf: []*jsonschema.Schema{inner}}
	}
	outer := *inner
	outer.Description = f.Doc
	if IsScalarType(f.Typ) && f.Measure.Enum == nil && f.Typ.Kind() != reflect.String {
		outer.Description = strings.TrimSpace(f.Doc + " Written as " + f.Measure.Of(f.Typ).Expected(f.Typ) + ".")
	}
	if f.IsPreset {
		outer.Default = yamldoc.AsJSON(yamldoc.Snippet(f.Preset))
	}
	return &outer
}

// list describes a slice: a list of values, or a mapping of names.
func (s *schemer) list(t reflect.Type, f Field) *jsonschema.Schema {
	if !s.language.IsNamed(t) {
		return &jsonschema.Schema{Type: "array", Items: s.of(t.Elem(), f)}
	}
	fields := s.language.FieldsOf(t.Elem())
	key, _ := WithRole(fields, keyRole)
	single, hasOne := WithRole(fields, ValueRole)
	names := &jsonschema.Schema{Type: "object", PropertyNames: key.Measure.nameSchema()}
	switch {
	case hasOne && single.Key != "":
		names.AdditionalProperties = Either(s.described(single), s.reference(t.Elem()))
	case hasOne:
		names.AdditionalProperties = s.described(single)
	default:
		names.AdditionalProperties = Either(s.structure(t.Elem()), Word("none"))
	}
	AddClaims(names)
	if !f.list || single.Required {
		return names
	}
	return Either(names, &jsonschema.Schema{Type: "array", UniqueItems: true, Items: key.Measure.nameSchema()})
}

// What a name looks like, in the terms that every validator knows: none of the ASCII characters that no name has.
const (
	nameForm   = "^[^\\x00-/:-@\\[-`{-\\x7f][^\\x00-*,./:-@\\[-^`{-\\x7f]{0,79}$"
	dottedForm = "^[^\\x00-/:-@\\[-`{-\\x7f][^\\x00-*,/:-@\\[-^`{-\\x7f]{0,199}$"
)

// nameSchema describes a name, or one of the keys that stand among names.
func (m Measure) nameSchema() *jsonschema.Schema {
	switch {
	case m.dotted:
		return &jsonschema.Schema{Pattern: dottedForm}
	case len(m.Enum) == 0:
		return &jsonschema.Schema{Pattern: nameForm}
	}
	names := slices.Clone(m.Enum)
	for _, r := range yamldoc.ReservedKeys {
		names = append(names, r.Key)
	}
	return &jsonschema.Schema{Enum: anys(names)}
}

// AddClaims allows the keys that say where numbers come from.
func AddClaims(object *jsonschema.Schema) {
	if object.Properties == nil {
		object.Properties = map[string]*jsonschema.Schema{}
	}
	for _, r := range yamldoc.ReservedKeys {
		object.Properties[r.Key] = &jsonschema.Schema{Ref: "#/definitions/" + r.Key}
		object.PropertyOrder = append(object.PropertyOrder, r.Key)
	}
}

// claimSchema describes one of those keys.
func claimSchema(doc string) *jsonschema.Schema {
	text := func() *jsonschema.Schema { return &jsonschema.Schema{Types: []string{"string", "number", "boolean"}} }
	claim := Either(text(), &jsonschema.Schema{Type: "object", AdditionalProperties: text()})
	claim.Description = doc + " One text for all of them, or one for each key."
	return claim
}

// Either allows any of several schemas, without nesting choices.
func Either(schemas ...*jsonschema.Schema) *jsonschema.Schema {
	choice := &jsonschema.Schema{}
	for _, s := range schemas {
		if s.AnyOf != nil && s.Description == "" {
			choice.AnyOf = append(choice.AnyOf, s.AnyOf...)
		} else {
			choice.AnyOf = append(choice.AnyOf, s)
		}
	}
	return choice
}

func Word(text string) *jsonschema.Schema { return &jsonschema.Schema{Enum: []any{text}} }

func Nothing() *jsonschema.Schema { return &jsonschema.Schema{Not: &jsonschema.Schema{}} }

func anys(words []string) []any {
	all := make([]any, len(words))
	for i, w := range words {
		all[i] = w
	}
	return all
}
