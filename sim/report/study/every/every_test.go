package every_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/stretchr/testify/require"

	"nines/sim/report/study/every"
)

// TestEveryFieldIsDescribed, also those of the findings of each kind.
func TestEveryFieldIsDescribed(t *testing.T) {
	root := new(jsonschema.Schema)
	require.NoError(t, json.Unmarshal(every.Schema(), root))
	require.Len(t, root.AllOf, 5)
	for _, of := range append(slices.Collect(maps.Values(root.Definitions)), root) {
		for name, field := range of.Properties {
			require.NotEmpty(t, cmp.Or(field.Description, field.Ref), name)
		}
	}
}
