package language

import (
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/scenario/law"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/ranges"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
	"nines/sim/words"
)

// Schema describes a single value.
func (m Measure) Schema(t reflect.Type) *jsonschema.Schema {
	switch {
	case t.Kind() == reflect.String && len(m.Enum) > 0:
		return &jsonschema.Schema{Enum: schema.Words(m.Enum).Enum}
	case t.Kind() == reflect.String:
		return &jsonschema.Schema{Types: []string{"string", "number", "boolean"}}
	case t.Kind() == reflect.Bool:
		return &jsonschema.Schema{Enum: []any{true, false, "yes", "no"}}
	case t == civilType:
		return &jsonschema.Schema{Type: "string", Pattern: "^" + civilForm + "$"}
	case m.Unlimited:
		return schema.Either(m.QuantitySchema(t), schema.Word("unlimited"))
	case m.whole:
		return schema.Either(m.QuantitySchema(t), schema.Meaning(yamldoc.Rest, "What the other shares leave."))
	}
	return m.QuantitySchema(t)
}

// QuantitySchema describes a number with its unit.
func (m Measure) QuantitySchema(t reflect.Type) *jsonschema.Schema {
	switch m.Unit {
	case quantity.Share:
		bare := m.bareSchema("number", t)
		if bare.Maximum == nil {
			bare.Maximum = jsonschema.Ptr(1.)
		}
		return schema.Either(bare, m.pattern(quantity.ShareForm))
	case quantity.Factor, quantity.Number:
		return m.bareSchema("number", t)
	case quantity.Count:
		return m.bareSchema("integer", t)
	case quantity.Duration:
		return m.pattern(quantity.DurationForm)
	case quantity.Rate:
		return m.pattern(quantity.RateForm)
	case quantity.Instant:
		return &jsonschema.Schema{Type: "string", Pattern: "^" + AnyInstantForm + "$"}
	}
	number := quantity.WholeForm
	if t.Kind() == reflect.Float64 || t.Kind() == reflect.Float32 {
		number = quantity.DecimalForm
	}
	things := func(noun string) *jsonschema.Schema {
		return m.pattern("(?:1 " + words.Singular(noun) + "|" + number + " +" + noun + ")")
	}
	if !m.bareToo {
		return things(m.Unit)
	}
	return schema.Either(m.bareSchema("integer", t), things(m.Unit), things(m.also))
}

// pattern describes text with a unit; a minus is allowed where a bound allows what is negative.
func (m Measure) pattern(form string) *jsonschema.Schema {
	sign := `\+?`
	if m.Min != "" {
		sign = `[+-]?`
	}
	return &jsonschema.Schema{Type: "string", Pattern: "^" + sign + form + "$", Extra: inWords(m)}
}

// inWords is what editors say where a text does not fit its pattern.
func inWords(m Measure) map[string]any {
	return map[string]any{"patternErrorMessage": "Expected " + m.Quantity() + "."}
}

// bareSchema describes a number without a unit, and its bounds.
func (m Measure) bareSchema(kind string, t reflect.Type) *jsonschema.Schema {
	number := &jsonschema.Schema{Type: kind, Minimum: jsonschema.Ptr(0.)}
	if m.Min != "" {
		number.Minimum = jsonschema.Ptr(m.bound(m.Min, t))
	}
	if m.Max != "" {
		number.Maximum = jsonschema.Ptr(m.bound(m.Max, t))
	}
	if m.Positive {
		number.Minimum, number.ExclusiveMinimum = nil, jsonschema.Ptr(0.)
	}
	return number
}

// distribution describes a distribution of values with a unit, once for each unit.
func (s schemer) distribution(m Measure) *jsonschema.Schema {
	name := "distribution-" + m.Unit
	return s.book.Refer(name, func() *jsonschema.Schema {
		choices := []*jsonschema.Schema{ranges.OrRange(m.bare().QuantitySchema(reflect.TypeFor[float64]()))}
		for _, l := range law.All {
			choices = append(choices, OneKey(l.Name, l.Doc, lawSchema(l, m)))
		}
		self := s.book.Refer(name, nil) // a mixture is of distributions
		return schema.Either(append(choices, m.empiricalSchema(), mixtureSchema(self))...)
	})
}

// OneKey describes a mapping with exactly one key, beside the claims.
func OneKey(key, doc string, inner *jsonschema.Schema) *jsonschema.Schema {
	inner.Description = doc
	object := &jsonschema.Schema{
		Type:                 "object",
		Title:                key,
		Properties:           map[string]*jsonschema.Schema{key: inner},
		PropertyOrder:        []string{key},
		Required:             []string{key},
		AdditionalProperties: schema.Nothing(),
	}
	AddClaims(object)
	return object
}

// lawSchema describes the parameters of a law.
func lawSchema(l law.Law, m Measure) *jsonschema.Schema {
	object := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: schema.Nothing()}
	var short *jsonschema.Schema
	for _, p := range l.Parameters {
		value := ranges.OrRange(measureOf(p, m).QuantitySchema(reflect.TypeFor[float64]()))
		if p.Name == l.Short {
			short = ranges.OrRange(measureOf(p, m).QuantitySchema(reflect.TypeFor[float64]()))
		}
		value.Description = p.Doc + " Written as " + measureOf(p, m).Quantity() + "."
		object.Properties[p.Name] = value
		object.PropertyOrder = append(object.PropertyOrder, p.Name)
		if !slices.Contains(l.Either, p.Name) {
			object.Required = append(object.Required, p.Name)
		}
	}
	for _, name := range l.Either {
		object.OneOf = append(object.OneOf, &jsonschema.Schema{Required: []string{name}})
	}
	AddClaims(object)
	if short != nil {
		return schema.Either(object, short)
	}
	return object
}

// mixtureSchema describes a mixture of the distributions that ref refers to.
func mixtureSchema(ref *jsonschema.Schema) *jsonschema.Schema {
	share := ranges.OrRange(shareOfWhole.Schema(reflect.TypeFor[float64]()))
	share.Description = "The probability of this part. The shares add up to 100%. One may be rest: it takes what the others leave."
	part := &jsonschema.Schema{
		Type: "object",
		Properties: map[string]*jsonschema.Schema{
			"share": share,
			"of":    {Description: "The distribution of this part.", AllOf: []*jsonschema.Schema{ref}},
		},
		PropertyOrder:        []string{"share", "of"},
		Required:             []string{"share", "of"},
		AdditionalProperties: schema.Nothing(),
	}
	AddClaims(part)
	return OneKey(law.Mixture, "One of several distributions, chosen by their shares.",
		&jsonschema.Schema{Type: "array", MinItems: jsonschema.Ptr(1), Items: part})
}
