package language

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/scenario/scenariotest"
	"nines/sim/scenario/yamldoc"
)

// samples reads the files of a folder, by name.
func samples(t testing.TB, kind string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", kind, "*.yaml"))
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

func TestSchemaAndDecoderAgree(t *testing.T) {
	schema := scenariotest.Compiled(t, SchemaFor(reflect.TypeFor[sample](), sampleLanguage()))
	for name, text := range samples(t, "good") {
		_, r := loadSample(t, text)
		require.Empty(t, r.Problems(), "%s: %v", name, r.Problems())
		require.NoError(t, schema.Validate(scenariotest.InJSON(t, text)), name)
		require.NoError(t, schema.Validate(scenariotest.InJSON(t, string(yamldoc.Effective(r.Doc)))), name)
	}
	for name, text := range samples(t, "bad") {
		_, r := loadSample(t, text)
		require.NotEmpty(t, r.Problems(), name)
		require.Error(t, schema.Validate(scenariotest.InJSON(t, text)), name)
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
	schema := scenariotest.Compiled(t, SchemaFor(reflect.TypeFor[sample](), sampleLanguage()))
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
		doc, _ := yamldoc.Parse("x.yaml", []byte(text))
		if doc == nil {
			return
		}
		s, r := loadSampleOf(doc)
		if len(r.Problems()) == 0 && canBeLaid(doc, s) {
			require.NoError(rt, schema.Validate(scenariotest.InJSON(t, text)), text)
			_, again := good(t, string(yamldoc.Effective(r.Doc)))
			require.Len(rt, again.Leaves(every), len(r.Leaves(every)))
		}
	})
}

// canBeLaid reports whether each overlay of a sample can be laid over it. The decoder keeps overlays as they are; the schema
// knows what they may change.
func canBeLaid(doc *yamldoc.Document, s sample) bool {
	for _, other := range s.Others {
		if other.Over == nil {
			continue
		}
		twin := doc.Clone()
		if len(twin.Overlay("strategies."+other.Name, other.Over)) > 0 {
			return false
		}
		if _, r := loadSampleOf(twin); len(r.Problems()) > 0 {
			return false
		}
	}
	return true
}

func TestEveryKeyIsDescribed(t *testing.T) {
	require.Empty(t, scenariotest.Undescribed(SchemaFor(reflect.TypeFor[sample](), sampleLanguage())))
	require.Equal(t, []string{"x"}, scenariotest.Undescribed(SchemaFor(reflect.TypeFor[struct {
		X string `yaml:"x"`
	}](), &Language{})))
}

func TestTheSchemaIsOfDraft7(t *testing.T) {
	schema := SchemaFor(reflect.TypeFor[sample](), sampleLanguage())
	text, err := json.MarshalIndent(schema, "", "  ")
	require.NoError(t, err)
	require.Equal(t, "http://json-schema.org/draft-07/schema#", schema.Schema)
	for _, newer := range []string{`"$defs"`, `"prefixItems"`, `"unevaluated`, `"dependent`, `"$anchor"`, `"minContains"`} {
		require.NotContains(t, string(text), newer)
	}
	again, err := json.MarshalIndent(SchemaFor(reflect.TypeFor[sample](), sampleLanguage()), "", "  ")
	require.NoError(t, err)
	require.Equal(t, string(text), string(again), "the same every time")
}

func TestDefaultsFitTheSchema(t *testing.T) {
	whole := SchemaFor(reflect.TypeFor[sample](), sampleLanguage())
	count := 0
	check := func(key string, s *jsonschema.Schema) {
		if s.Default == nil {
			return
		}
		count++
		alone := *s
		alone.Definitions = whole.Definitions
		var fallback any
		require.NoError(t, json.Unmarshal(s.Default, &fallback))
		require.NoError(t, scenariotest.Compiled(t, &alone).Validate(fallback), key)
	}
	for name, s := range whole.Definitions { // with those that several keys share
		check(name, s)
		for key, property := range s.Properties {
			check(key, property)
		}
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
	schema := SchemaFor(reflect.TypeFor[both](), &Language{})
	require.Equal(t, "#/definitions/sampleShare", schema.Properties["b"].AllOf[0].Ref)
	require.Equal(t, "#/definitions/sampleStudy", schema.Properties["c"].AnyOf[0].Ref)
}
