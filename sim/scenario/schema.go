package scenario

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
)

// schemaFor describes the language of a struct as a JSON Schema (draft 7), with which editors complete and check. It
// is made from the same fields and tags that decoding goes by.
func schemaFor(t reflect.Type, l *language) *jsonschema.Schema {
	s := &schemer{language: l, definitions: map[string]*jsonschema.Schema{}, names: map[reflect.Type]string{}}
	for _, r := range reservedKeys {
		s.definitions[r.key] = claimSchema(r.doc)
	}
	root := *s.object(t)
	root.Schema = "http://json-schema.org/draft-07/schema#"
	root.Title = t.Name()
	root.Definitions = s.definitions
	return &root
}

// schemer collects the schemas of the types met on the way, each of which is described once.
type schemer struct {
	language    *language
	definitions map[string]*jsonschema.Schema
	names       map[reflect.Type]string
}

// of describes what may be written for a value of a type.
func (s *schemer) of(t reflect.Type, f field) *jsonschema.Schema {
	if c, ok := s.language.codecs[t]; ok {
		return c.schema()
	}
	m := f.measure.of(t)
	switch {
	case t == nodeType:
		return &jsonschema.Schema{}
	case t.Kind() == reflect.Pointer:
		return either(s.of(t.Elem(), f), word("none"))
	case t == distributionType:
		return s.distribution(m)
	case isScalarType(t):
		return m.schema(t)
	case t.Kind() == reflect.Struct:
		return s.structure(t)
	}
	return either(s.list(t, f), word("none"))
}

// structure describes a struct, and the single value that may stand for it.
func (s *schemer) structure(t reflect.Type) *jsonschema.Schema {
	short, ok := shortOf(t)
	switch {
	case !ok:
		return s.reference(t)
	case short.role == variantRole:
		return either(s.reference(t), &jsonschema.Schema{Enum: anys(s.language.variants[short.typ].names)})
	}
	return either(s.reference(t), s.of(short.typ, short))
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
	fields := fieldsOf(t)
	at := slices.IndexFunc(fields, func(f field) bool { return f.role == variantRole })
	if at < 0 {
		return s.closed(fields)
	}
	var kinds []*jsonschema.Schema
	known := s.language.variants[fields[at].typ]
	for _, name := range known.names {
		kind := fields[at]
		kind.role, kind.typ, kind.measure.enum = plainRole, reflect.TypeFor[string](), []string{name}
		kind.required = !kind.isPreset || kind.preset != name
		inner := reflect.TypeOf(known.make(name))
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		kinds = append(kinds, s.closed(slices.Concat(fields[:at], []field{kind}, fieldsOf(inner), fields[at+1:])))
	}
	return &jsonschema.Schema{AnyOf: kinds}
}

// closed describes a mapping with these keys and the claims, and no others.
func (s *schemer) closed(fields []field) *jsonschema.Schema {
	object := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: nothing()}
	for _, f := range fields {
		switch {
		case f.role == restRole:
			object.AdditionalProperties = &jsonschema.Schema{}
		case f.key == "":
		default:
			object.Properties[f.key] = s.described(f)
			object.PropertyOrder = append(object.PropertyOrder, f.key)
			if f.required {
				object.Required = append(object.Required, f.key)
			}
		}
	}
	addClaims(object)
	return object
}

// described is the schema of one key, with what it means and what holds if it is absent. A reference stands alone in
// draft 7, so that it is wrapped to have words beside it.
func (s *schemer) described(f field) *jsonschema.Schema {
	inner := s.of(f.typ, f)
	if inner.Ref != "" || inner.Description != "" || inner.Default != nil {
		inner = &jsonschema.Schema{AllOf: []*jsonschema.Schema{inner}}
	}
	outer := *inner
	outer.Description = f.doc
	if isScalarType(f.typ) && f.measure.enum == nil && f.typ.Kind() != reflect.String {
		outer.Description = strings.TrimSpace(f.doc + " Written as " + f.measure.of(f.typ).expected(f.typ) + ".")
	}
	if f.isPreset {
		outer.Default = asJSON(snippet(f.preset))
	}
	return &outer
}

// list describes a slice: a list of values, or a mapping of names.
func (s *schemer) list(t reflect.Type, f field) *jsonschema.Schema {
	if !s.language.isNamed(t) {
		return &jsonschema.Schema{Type: "array", Items: s.of(t.Elem(), f)}
	}
	fields := fieldsOf(t.Elem())
	key, _ := withRole(fields, keyRole)
	single, hasOne := withRole(fields, valueRole)
	names := &jsonschema.Schema{Type: "object", PropertyNames: key.measure.nameSchema()}
	switch {
	case hasOne && single.key != "":
		names.AdditionalProperties = either(s.described(single), s.reference(t.Elem()))
	case hasOne:
		names.AdditionalProperties = s.described(single)
	default:
		names.AdditionalProperties = either(s.structure(t.Elem()), word("none"))
	}
	addClaims(names)
	if !f.list || single.required {
		return names
	}
	return either(names, &jsonschema.Schema{Type: "array", UniqueItems: true, Items: key.measure.nameSchema()})
}

// What a name looks like, in the terms that every validator knows: none of the ASCII characters that no name has.
const (
	nameForm   = "^[^\\x00-/:-@\\[-`{-\\x7f][^\\x00-*,./:-@\\[-^`{-\\x7f]{0,79}$"
	dottedForm = "^[^\\x00-/:-@\\[-`{-\\x7f][^\\x00-*,/:-@\\[-^`{-\\x7f]{0,199}$"
)

// nameSchema describes a name, or one of the keys that stand among names.
func (m measure) nameSchema() *jsonschema.Schema {
	switch {
	case m.dotted:
		return &jsonschema.Schema{Pattern: dottedForm}
	case len(m.enum) == 0:
		return &jsonschema.Schema{Pattern: nameForm}
	}
	names := slices.Clone(m.enum)
	for _, r := range reservedKeys {
		names = append(names, r.key)
	}
	return &jsonschema.Schema{Enum: anys(names)}
}

// addClaims allows the keys that say where numbers come from.
func addClaims(object *jsonschema.Schema) {
	if object.Properties == nil {
		object.Properties = map[string]*jsonschema.Schema{}
	}
	for _, r := range reservedKeys {
		object.Properties[r.key] = &jsonschema.Schema{Ref: "#/definitions/" + r.key}
		object.PropertyOrder = append(object.PropertyOrder, r.key)
	}
}

// claimSchema describes one of those keys.
func claimSchema(doc string) *jsonschema.Schema {
	text := func() *jsonschema.Schema { return &jsonschema.Schema{Types: []string{"string", "number", "boolean"}} }
	claim := either(text(), &jsonschema.Schema{Type: "object", AdditionalProperties: text()})
	claim.Description = doc + " One text for all of them, or one for each key."
	return claim
}

// either allows any of several schemas, without nesting choices.
func either(schemas ...*jsonschema.Schema) *jsonschema.Schema {
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

func word(text string) *jsonschema.Schema { return &jsonschema.Schema{Enum: []any{text}} }

func nothing() *jsonschema.Schema { return &jsonschema.Schema{Not: &jsonschema.Schema{}} }

func anys(words []string) []any {
	all := make([]any, len(words))
	for i, w := range words {
		all[i] = w
	}
	return all
}

// asJSON is a value of the file in JSON.
func asJSON(n *Node) json.RawMessage {
	text, err := json.Marshal(plainValue(n))
	if err != nil {
		panic(fmt.Sprintf("scenario: a default has no JSON: %v", err))
	}
	return text
}

// plainValue is a value of the file as JSON has it: text is a number or a truth value only in plain notation.
func plainValue(n *Node) any {
	switch n.Kind {
	case MappingNode:
		object := map[string]any{}
		for _, p := range pairs(n) {
			object[p.key.Value] = plainValue(p.value)
		}
		return object
	case SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			list[i] = plainValue(item)
		}
		return list
	}
	switch {
	case n.Style == 0 && plainDecimal.MatchString(n.Value) && !strings.HasPrefix(n.Value, "+"):
		return json.Number(n.Value)
	case n.Style == 0 && (n.Value == "true" || n.Value == "false"):
		return n.Value == "true"
	}
	return n.Value
}
