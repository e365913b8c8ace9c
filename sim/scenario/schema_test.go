package scenario

import (
	"encoding/json"
	"iter"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// samples reads the files of a folder, by name.
func samples(t testing.TB, kind string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "engine", kind, "*.yaml"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	texts := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		texts[filepath.Base(file)] = string(text)
	}
	return texts
}

// compiled is the schema of a language in another implementation than that which made it.
func compiled(t testing.TB, schema *jsonschema.Schema) *validator.Schema {
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

// inJSON is what an editor makes of a YAML text before it asks the schema.
func inJSON(t testing.TB, text string) any {
	t.Helper()
	var whole Node
	require.NoError(t, yaml.Unmarshal([]byte(text), &whole))
	value, err := validator.UnmarshalJSON(strings.NewReader(string(asJSON(whole.Content[0]))))
	require.NoError(t, err)
	return value
}

func TestSchemaAndDecoderAgree(t *testing.T) {
	schema := compiled(t, schemaFor(reflect.TypeFor[sample](), sampleLanguage()))
	for name, text := range samples(t, "good") {
		_, r := loadSample(t, text)
		require.Empty(t, r.problems(), "%s: %v", name, r.problems())
		require.NoError(t, schema.Validate(inJSON(t, text)), name)
		require.NoError(t, schema.Validate(inJSON(t, string(effective(r.doc)))), name)
	}
	for name, text := range samples(t, "bad") {
		_, r := loadSample(t, text)
		require.NotEmpty(t, r.problems(), name)
		require.Error(t, schema.Validate(inJSON(t, text)), name)
	}
}

// sampleWords are what people put in place of what should stand somewhere.
var sampleWords = []string{
	"5", "0", "-1", "1.5", "90s", "1h 30m", "06:24", "2023-06-25 07:00", "35%", "120%", "50 calls", "1 call", "5 attempts", "3/h", "none",
	"unlimited", "yes", "no", "true", "backup", "primary", "main", "police", "a.b", "''", "~", "'5'", "010", "1e3", "[]", "{}", "[1, 2]", "[a, b]",
	"{a: 1}", "{a: {}}", "{exponential: 5s}", "{gamma: {mean: 1, cv: 1}}", "{takes: 5m}", "source", "share", "cv", "up", "power-cut",
}

// TestWhatIsAcceptedFitsTheSchema changes words of good files at random. Whatever the decoder still accepts, the schema
// accepts as well, and it can be printed and read again.
func TestWhatIsAcceptedFitsTheSchema(t *testing.T) {
	schema := compiled(t, schemaFor(reflect.TypeFor[sample](), sampleLanguage()))
	var texts []string
	for _, text := range samples(t, "good") {
		texts = append(texts, text)
	}
	slices.Sort(texts)
	token := regexp.MustCompile(`[^\s,{}\[\]]+|[,{}\[\]]`)
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.SampledFrom(texts).Draw(rt, "file")
		for range rapid.IntRange(1, 3).Draw(rt, "changes") {
			places := token.FindAllStringIndex(text, -1)
			at := rapid.SampledFrom(places).Draw(rt, "place")
			word := rapid.SampledFrom(sampleWords).Draw(rt, "word")
			if strings.HasSuffix(text[at[0]:at[1]], ":") {
				word += ":"
			}
			text = text[:at[0]] + word + text[at[1]:]
		}
		doc, _ := parse("x.yaml", []byte(text))
		if doc == nil {
			return
		}
		_, r := loadSampleOf(doc)
		if len(r.problems()) == 0 {
			require.NoError(rt, schema.Validate(inJSON(t, text)), text)
			_, again := good(t, string(effective(r.doc)))
			require.Len(rt, again.leaves, len(r.leaves))
		}
	})
}

func TestEveryKeyIsDescribed(t *testing.T) {
	require.Empty(t, undescribed(schemaFor(reflect.TypeFor[sample](), sampleLanguage())))
	require.Equal(t, []string{"x"}, undescribed(schemaFor(reflect.TypeFor[struct {
		X string `yaml:"x"`
	}](), &language{})))
}

// undescribed lists the keys of a schema, anywhere in it, that have no description.
func undescribed(schema *jsonschema.Schema) []string {
	var missing []string
	for key, property := range properties(schema) {
		if property["description"] == nil && property["$ref"] == nil {
			missing = append(missing, key)
		}
	}
	return missing
}

// properties goes through the keys of a schema, anywhere in it, with what is said of them, in JSON.
func properties(schema *jsonschema.Schema) iter.Seq2[string, map[string]any] {
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
			visit(inner, yield)
		}
	}
}

func TestTheSchemaIsOfDraft7(t *testing.T) {
	schema := schemaFor(reflect.TypeFor[sample](), sampleLanguage())
	text, err := json.MarshalIndent(schema, "", "  ")
	require.NoError(t, err)
	require.Equal(t, "http://json-schema.org/draft-07/schema#", schema.Schema)
	for _, newer := range []string{`"$defs"`, `"prefixItems"`, `"unevaluated`, `"dependent`, `"$anchor"`, `"minContains"`} {
		require.NotContains(t, string(text), newer)
	}
	again, err := json.MarshalIndent(schemaFor(reflect.TypeFor[sample](), sampleLanguage()), "", "  ")
	require.NoError(t, err)
	require.Equal(t, string(text), string(again), "the same every time")
}

func TestDefaultsFitTheSchema(t *testing.T) {
	schema := schemaFor(reflect.TypeFor[sample](), sampleLanguage())
	count := 0
	for key, property := range properties(schema) {
		fallback, ok := property["default"]
		if !ok {
			continue
		}
		count++
		text, err := json.Marshal(property)
		require.NoError(t, err)
		alone := new(jsonschema.Schema)
		require.NoError(t, json.Unmarshal(text, alone))
		alone.Definitions = schema.Definitions
		require.NoError(t, compiled(t, alone).Validate(fallback), key)
	}
	require.Greater(t, count, 8)
}

func TestTypesOfOneNameAreKeptApart(t *testing.T) {
	type sampleShare struct {
		Only string `yaml:"only" doc:"The only one."`
	}
	type both struct {
		A sampleStudy  `yaml:"a" doc:"One."`
		B sampleShare  `yaml:"b" doc:"Another."`
		C *sampleStudy `yaml:"c" doc:"The same."`
	}
	schema := schemaFor(reflect.TypeFor[both](), &language{})
	require.Equal(t, "#/definitions/sampleShare", schema.Properties["b"].AllOf[0].Ref)
	require.Equal(t, "#/definitions/sampleStudy", schema.Properties["c"].AnyOf[0].Ref)
}
