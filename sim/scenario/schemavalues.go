package scenario

import (
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"
)

// schema describes a single value.
func (m measure) schema(t reflect.Type) *jsonschema.Schema {
	switch {
	case t.Kind() == reflect.String && len(m.enum) > 0:
		return &jsonschema.Schema{Enum: anys(m.enum)}
	case t.Kind() == reflect.String:
		return &jsonschema.Schema{Types: []string{"string", "number", "boolean"}}
	case t.Kind() == reflect.Bool:
		return &jsonschema.Schema{Enum: []any{true, false, "yes", "no"}}
	case t == civilType:
		return &jsonschema.Schema{Type: "string", Pattern: "^" + civilForm + "$"}
	case m.unlimited:
		return either(m.quantitySchema(t), word("unlimited"))
	}
	return m.quantitySchema(t)
}

// quantitySchema describes a number with its unit.
func (m measure) quantitySchema(t reflect.Type) *jsonschema.Schema {
	switch m.unit {
	case shareUnit:
		bare := m.bareSchema("number", t)
		if bare.Maximum == nil {
			bare.Maximum = jsonschema.Ptr(1.)
		}
		return either(bare, m.pattern(shareForm))
	case factorUnit, numberUnit:
		return m.bareSchema("number", t)
	case countUnit:
		return m.bareSchema("integer", t)
	case durationUnit:
		return m.pattern(durationForm)
	case rateUnit:
		return m.pattern(rateForm)
	case instantUnit:
		return &jsonschema.Schema{Type: "string", Pattern: "^" + instantForm + "$"}
	}
	number := wholeForm
	if t.Kind() == reflect.Float64 || t.Kind() == reflect.Float32 {
		number = decimalForm
	}
	things := func(noun string) *jsonschema.Schema {
		return m.pattern("(?:1 " + singular(noun) + "|" + number + " +" + noun + ")")
	}
	if !m.bareToo {
		return things(m.unit)
	}
	return either(m.bareSchema("integer", t), things(m.unit), things(m.also))
}

// pattern describes text with a unit; a minus is allowed where a bound allows what is negative.
func (m measure) pattern(form string) *jsonschema.Schema {
	sign := `\+?`
	if m.min != "" {
		sign = `[+-]?`
	}
	return &jsonschema.Schema{Type: "string", Pattern: "^" + sign + form + "$"}
}

// bareSchema describes a number without a unit, and its bounds.
func (m measure) bareSchema(kind string, t reflect.Type) *jsonschema.Schema {
	number := &jsonschema.Schema{Type: kind, Minimum: jsonschema.Ptr(0.)}
	if m.min != "" {
		number.Minimum = jsonschema.Ptr(m.bound(m.min, t))
	}
	if m.max != "" {
		number.Maximum = jsonschema.Ptr(m.bound(m.max, t))
	}
	if m.positive {
		number.Minimum, number.ExclusiveMinimum = nil, jsonschema.Ptr(0.)
	}
	return number
}

// distribution describes a distribution of values with a unit, once for each unit.
func (s *schemer) distribution(m measure) *jsonschema.Schema {
	name := "distribution-" + m.unit
	ref := &jsonschema.Schema{Ref: "#/definitions/" + name}
	if s.definitions[name] == nil {
		s.definitions[name] = &jsonschema.Schema{} // taken: a mixture refers to it
		choices := []*jsonschema.Schema{m.bare().quantitySchema(reflect.TypeFor[float64]())}
		for _, l := range laws {
			choices = append(choices, oneKey(l.name, l.doc, l.schema(m)))
		}
		choices = append(choices, m.empiricalSchema(), mixtureSchema(ref))
		s.definitions[name] = either(choices...)
	}
	return ref
}

// oneKey describes a mapping with exactly one key, beside the claims.
func oneKey(key, doc string, inner *jsonschema.Schema) *jsonschema.Schema {
	inner.Description = doc
	object := &jsonschema.Schema{
		Type:                 "object",
		Properties:           map[string]*jsonschema.Schema{key: inner},
		PropertyOrder:        []string{key},
		Required:             []string{key},
		AdditionalProperties: nothing(),
	}
	addClaims(object)
	return object
}

// schema describes the parameters of a law.
func (l law) schema(m measure) *jsonschema.Schema {
	object := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: nothing()}
	var short *jsonschema.Schema
	for _, p := range l.parameters {
		value := p.measure(m).quantitySchema(reflect.TypeFor[float64]())
		if p.name == l.short {
			short = p.measure(m).quantitySchema(reflect.TypeFor[float64]())
		}
		value.Description = p.doc + " Written as " + p.measure(m).quantity() + "."
		object.Properties[p.name] = value
		object.PropertyOrder = append(object.PropertyOrder, p.name)
		if !slices.Contains(l.either, p.name) {
			object.Required = append(object.Required, p.name)
		}
	}
	for _, name := range l.either {
		object.OneOf = append(object.OneOf, &jsonschema.Schema{Required: []string{name}})
	}
	addClaims(object)
	if short != nil {
		return either(object, short)
	}
	return object
}

// mixtureSchema describes a mixture of the distributions that ref refers to.
func mixtureSchema(ref *jsonschema.Schema) *jsonschema.Schema {
	share := measure{unit: shareUnit}.quantitySchema(reflect.TypeFor[float64]())
	share.Description = "How likely this part is; the shares add up to 100%."
	part := &jsonschema.Schema{
		Type: "object",
		Properties: map[string]*jsonschema.Schema{
			"share": share,
			"of":    {Description: "The distribution of this part.", AllOf: []*jsonschema.Schema{ref}},
		},
		PropertyOrder:        []string{"share", "of"},
		Required:             []string{"share", "of"},
		AdditionalProperties: nothing(),
	}
	addClaims(part)
	return oneKey(mixtureLaw, "One of several distributions, by their shares.",
		&jsonschema.Schema{Type: "array", MinItems: jsonschema.Ptr(1), Items: part})
}
