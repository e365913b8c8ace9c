package schema

// Object is a mapping that has no keys yet, and allows no others than those it is given.
func Object() *Schema {
	return &Schema{Type: "object", Properties: map[string]*Schema{}, AdditionalProperties: Nothing()}
}

// Add gives a mapping one key more.
func Add(o *Schema, key string, value *Schema, required bool) {
	o.Properties[key] = value
	o.PropertyOrder = append(o.PropertyOrder, key)
	if required {
		o.Required = append(o.Required, key)
	}
}

// Described is a schema with what it means. A reference stands alone in draft 7, so it is wrapped to have words beside it.
func Described(inner *Schema, doc string) *Schema {
	if inner.Ref != "" || inner.Description != "" || inner.Default != nil {
		inner = &Schema{AllOf: []*Schema{inner}}
	}
	outer := *inner
	outer.Description = doc
	return &outer
}

// Either allows any of several schemas, without nesting choices.
func Either(schemas ...*Schema) *Schema {
	choice := &Schema{}
	for _, s := range schemas {
		if s.AnyOf != nil && s.Description == "" {
			choice.AnyOf = append(choice.AnyOf, s.AnyOf...)
		} else {
			choice.AnyOf = append(choice.AnyOf, s)
		}
	}
	return choice
}

// Word allows one word.
func Word(text string) *Schema { return &Schema{Enum: []any{text}} }

// Words allows any of some words.
func Words(list []string) *Schema {
	all := make([]any, len(list))
	for i, w := range list {
		all[i] = w
	}
	return &Schema{Enum: all}
}

// Meaning allows one word, and says what it means: editors show this beside the word.
func Meaning(word, doc string) *Schema {
	constant := any(word)
	return &Schema{Const: &constant, Description: doc}
}

// Nothing allows nothing.
func Nothing() *Schema { return &Schema{Not: &Schema{}} }
