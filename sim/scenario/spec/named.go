package spec

import (
	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/scenario/language"
	"nines/sim/scenario/yamldoc"
)

// Named is the text of a named number. Its unit is that of the places where it is used, which read it.
type Named string

func decodeNamed(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if n.Kind != yamldoc.ScalarNode {
		d.ComplainAt(n, path, "expected one value or a range, such as 65%% (40%% to 80%%), found %s", yamldoc.Found(n))
		return nil, false
	}
	return Named(n.Value), true
}

func namedSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Types: []string{"string", "number", "boolean"}}
}
