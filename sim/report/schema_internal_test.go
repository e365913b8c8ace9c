package report

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/stretchr/testify/require"
)

func TestEveryFieldIsDescribed(t *testing.T) {
	for _, name := range SchemaNames() {
		root := new(jsonschema.Schema)
		require.NoError(t, json.Unmarshal(Schema(name), root))
		require.Empty(t, undescribed(root), "%s: say in a doc tag what the field means", name)
		require.Greater(t, len(root.Definitions), 5)
	}
}

// undescribed lists the fields without words, or with hardly any.
func undescribed(root *jsonschema.Schema) []string {
	var missing []string
	list := []*jsonschema.Schema{root}
	for _, d := range root.Definitions {
		list = append(list, d)
	}
	for _, s := range list {
		for name, p := range s.Properties {
			if shared := root.Definitions[strings.TrimPrefix(p.Ref, "#/definitions/")]; shared != nil {
				p = shared
			}
			if len(p.Description) < 5 || !strings.HasSuffix(p.Description, ".") {
				missing = append(missing, name)
			}
		}
	}
	slices.Sort(missing)
	return missing
}

func TestSchemasAreOfDraft7(t *testing.T) {
	for i, name := range SchemaNames() {
		text := string(Schema(name))
		require.Equal(t, text, string(Schema(name)), "the same every time")
		require.Contains(t, text, `"$schema":"http://json-schema.org/draft-07/schema#"`)
		require.Contains(t, text, `"$id":"urn:`+strings.Replace(documents[i].Format, "/", ":", 1)+`"`)
		require.Contains(t, text, `"const":"`+documents[i].Format+`"`)
		for _, newer := range []string{`"$defs"`, `"prefixItems"`, `"unevaluated`, `"dependent`, `"$anchor"`, `"minContains"`} {
			require.NotContains(t, text, newer)
		}
	}
	require.Panics(t, func() { Schema("scenario") }, "that is the scenario's own")
}
