// Package scenariotest has what the tests of several packages of the language share. No program links it.
package scenariotest

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/jsonschema-go/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// brief is a problem on one line, without its file and excerpt.
func brief(p yamldoc.Problem) string {
	text := fmt.Sprintf("%d:%d ", p.Line, p.Column)
	if p.Path != "" {
		text += p.Path + ": "
	}
	text += p.Message
	if p.Allowed != "" {
		text += " | " + p.Allowed
	}
	if p.Suggestion != "" {
		text += " | " + p.Suggestion + "?"
	}
	return text
}

// Briefs are problems on one line each, without their file and excerpt.
func Briefs(problems yamldoc.Problems) []string {
	lines := []string{}
	for _, p := range problems {
		lines = append(lines, brief(p))
	}
	return lines
}

// Compiled is the schema of a language in another implementation than that which made it.
func Compiled(t testing.TB, schema *jsonschema.Schema) *validator.Schema {
	t.Helper()
	text, err := json.Marshal(schema)
	require.NoError(t, err)
	loaded, err := validator.UnmarshalJSON(strings.NewReader(string(text)))
	require.NoError(t, err)
	compiler := validator.NewCompiler()
	require.NoError(t, compiler.AddResource("schema.json", loaded))
	made, err := compiler.Compile("schema.json")
	require.NoError(t, err)
	return made
}

// InJSON is what an editor makes of a YAML text before it asks the schema.
func InJSON(t testing.TB, text string) any {
	t.Helper()
	value, err := validator.UnmarshalJSON(strings.NewReader(string(yamldoc.AsJSON(yamldoc.Snippet(text)))))
	require.NoError(t, err)
	return value
}

// CheckProblems demands that problems are in order, and that each can be printed: harmless, and not too wide.
func CheckProblems(t *testing.T, problems yamldoc.Problems) {
	require.True(t, slices.IsSortedFunc(problems, yamldoc.ComparePlaces))
	for _, p := range problems {
		require.NotEmpty(t, p.Message)
		for _, line := range strings.Split(p.Error(), "\n") {
			require.True(t, utf8.ValidString(line))
			require.False(t, strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsPrint(r) }), "%q", line)
		}
		for _, line := range strings.Split(p.Excerpt, "\n") {
			require.LessOrEqual(t, utf8.RuneCountInString(line), words.PageWidth)
		}
	}
}

// Undescribed lists the keys of a schema, anywhere in it, that have no description.
func Undescribed(schema *jsonschema.Schema) []string {
	var missing []string
	for key, property := range Properties(schema) {
		if property["description"] == nil && property["$ref"] == nil {
			missing = append(missing, key)
		}
	}
	return missing
}

// Properties visits every key of a schema with its JSON.
func Properties(schema *jsonschema.Schema) iter.Seq2[string, map[string]any] {
	text, err := json.Marshal(schema)
	if err != nil {
		panic(err)
	}
	whole, err := validator.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		panic(err)
	}
	return func(yield func(string, map[string]any) bool) { visit(whole, yield) }
}

func visit(value any, yield func(string, map[string]any) bool) {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			visit(item, yield)
		}
	case map[string]any:
		for word, inner := range value {
			if keys, ok := inner.(map[string]any); ok && word == "properties" {
				for key, property := range keys {
					yield(key, property.(map[string]any))
				}
			}
			if word != "if" { // which only asks for a value
				visit(inner, yield)
			}
		}
	}
}
