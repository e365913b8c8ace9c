package cost

import (
	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/schema"
)

// price describes a price.
func price(each string) *jsonschema.Schema {
	return &jsonschema.Schema{
		Type:    "string",
		Pattern: `^\s*([^\s\d.,+-]{1,3} ?)?\d[\d,.]*( (thousand|million|billion))?( [A-Z]{3})?( (a|per) (year|month|week|day))?` + each + `\s*$`,
		Extra:   map[string]any{"patternErrorMessage": "Expected a price such as £12,000 a year each."},
	}
}

// Schema describes what numbers cost.
func Schema() *jsonschema.Schema {
	return &jsonschema.Schema{
		Type: "object", AdditionalProperties: price(" each"),
		Description: "What one more of the numbers beside this costs, such as seats: £12,000 a year each. nines solve says what to buy first. Costs change no figure.",
	}
}

// AllowAll allows the costs of a strategy: of all that it brings, or of numbers in it.
func AllowAll(object *jsonschema.Schema) {
	of := schema.Either(price(""), &jsonschema.Schema{Ref: "#/definitions/" + Key})
	schema.Add(object, Key, schema.Described(of, "What the strategy costs, such as £200,000 a year."), false)
}

// Allow allows costs in a mapping, where values may have ranges.
func Allow(object *jsonschema.Schema, ranged bool) {
	if ranged && object.Properties[Key] == nil {
		schema.Add(object, Key, &jsonschema.Schema{Ref: "#/definitions/" + Key}, false)
	}
}
