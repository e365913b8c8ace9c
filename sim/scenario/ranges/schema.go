package ranges

import (
	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/schema"
)

// SchemaName is where the schema of a range stands among the definitions.
const SchemaName = "range"

// Schema describes what may stand in the place of a value.
func Schema() *jsonschema.Schema {
	return &jsonschema.Schema{
		Type:        "string",
		Pattern:     `^(one of ?\[.+\]|numbers\.[^ ]+|[^ ].* to .+)$`,
		Description: "What the value could be: 90 to 130, with a best guess 110 (90 to 130), one of [a, b], or a named number such as numbers.keep-trying.",
		Extra:       map[string]any{"patternErrorMessage": "Expected a range such as 90 to 130."},
	}
}

// OrRange allows a range in the place of a value.
func OrRange(value *jsonschema.Schema) *jsonschema.Schema {
	return schema.Either(value, &jsonschema.Schema{Ref: "#/definitions/" + SchemaName})
}
