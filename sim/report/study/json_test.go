package study_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/report/study/studytest"
)

func written(t testing.TB, d *study.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	return out.Bytes()
}

// TestRoundTrip: a study that was written and read is shown in the same words.
func TestRoundTrip(t *testing.T) {
	d := studytest.Made()
	d.Charts = append(d.Charts, study.Chart{Chart: chart.Heat(chart.Chart{ID: "week", X: chart.Axis{Names: []string{"a"}}, Y: chart.Axis{Names: []string{"b"}}},
		[][]report.Number{{report.Number(math.NaN())}}, phrase.Count)})
	again, err := study.Read(written(t, d))
	require.NoError(t, err)
	require.Equal(t, strings.ReplaceAll(string(written(t, d)), `\u001b`, "?"), string(written(t, again)), "names do no harm to a terminal")
	require.Equal(t, brief(t, d), brief(t, again))
	require.Nil(t, again.Data)
	require.Equal(t, map[string]any{"seats": 115.0, "shown": true}, again.Findings)
}

// TestNothingIsNull: lists that a builder leaves out are empty, and not null.
func TestNothingIsNull(t *testing.T) {
	d := studytest.Made()
	d.Tables[0].Notes, d.Charts[0].Marks, d.Findings, d.Tables[0].Rows = nil, nil, nil, nil
	require.NotContains(t, string(written(t, d)), "null")
	_, err := study.Read(written(t, d))
	require.NoError(t, err)
}

// TestSchema: another implementation of JSON Schema takes what is written, and every field is described.
func TestSchema(t *testing.T) {
	loaded, err := validator.UnmarshalJSON(bytes.NewReader(study.Schema()))
	require.NoError(t, err)
	compiler := validator.NewCompiler()
	require.NoError(t, compiler.AddResource("schema.json", loaded))
	schema, err := compiler.Compile("schema.json")
	require.NoError(t, err)
	value, err := validator.UnmarshalJSON(bytes.NewReader(written(t, studytest.Made())))
	require.NoError(t, err)
	require.NoError(t, schema.Validate(value))
	for _, change := range []func(d map[string]any){
		func(d map[string]any) { delete(d, "answer") },
		func(d map[string]any) { d["answers"] = []any{} },
		func(d map[string]any) { d["format"] = "nines-study/3" },
		func(d map[string]any) { d["tables"].([]any)[0].(map[string]any)["rows"] = nil },
	} {
		value, _ := validator.UnmarshalJSON(bytes.NewReader(written(t, studytest.Made())))
		change(value.(map[string]any))
		require.Error(t, schema.Validate(value))
	}
	root := new(jsonschema.Schema)
	require.NoError(t, json.Unmarshal(study.Schema(), root))
	for _, of := range append(slices.Collect(maps.Values(root.Definitions)), root) {
		for name, field := range of.Properties {
			require.NotEmpty(t, cmp.Or(field.Description, field.Ref), name)
		}
	}
}

// TestWhatCannotBeIsRefused changes one thing in a good study at a time.
func TestWhatCannotBeIsRefused(t *testing.T) {
	for want, change := range map[string]func(d *study.Document){
		`a study "guess"`:               func(d *study.Document) { d.Kind = "guess" },
		"it has no answer":              func(d *study.Document) { d.Answer = []string{} },
		"its scenario begins at":        func(d *study.Document) { d.Scenario.End = d.Scenario.Start },
		"has 1 cells for 3 headings":    func(d *study.Document) { d.Tables[0].Rows[1] = []string{"x"} },
		"has no headings":               func(d *study.Document) { d.Tables[0].Header = nil },
		"two of its charts":             func(d *study.Document) { d.Charts = append(d.Charts, d.Charts[0]) },
		`its chart "solve-curve": it h`: func(d *study.Document) { d.Charts[0].X.Scale = "round" },
		`its format is "nines-study/3"`: func(d *study.Document) { d.Format = "nines-study/3" },
	} {
		d := studytest.Made()
		change(d)
		_, err := study.Read(written(t, d))
		require.ErrorContains(t, err, want)
	}
	_, err := study.Read([]byte(`{"format": "nines-study/2"`))
	require.ErrorContains(t, err, "it is cut short")
}

// places calls f for each place of a JSON value, with a way to put something else there.
func places(value any, path string, f func(path string, set func(any), now any)) {
	switch value := value.(type) {
	case map[string]any:
		for key, v := range value {
			f(path+"."+key, func(by any) { value[key] = by }, v)
			places(v, path+"."+key, f)
		}
	case []any:
		for i, v := range value {
			f(fmt.Sprint(path, ".", i), func(by any) { value[i] = by }, v)
			places(v, fmt.Sprint(path, ".", i), f)
		}
	}
}

// TestDamagedStudies: whatever stands in a file, it is refused in plain words, or shown.
func TestDamagedStudies(t *testing.T) {
	var whole any
	require.NoError(t, json.Unmarshal(written(t, studytest.Made()), &whole))
	refused, shown := 0, 0
	places(whole, "", func(path string, set func(any), now any) {
		for i, by := range []any{nil, "x", -1.0, 1e300, []any{}, map[string]any{}, true, "unreached", []any{[]any{}}} {
			if (i+len(path))%effort.Of(3, 1) > 0 {
				continue // the small form puts three of them in each place
			}
			set(by)
			text, err := json.Marshal(whole)
			require.NoError(t, err)
			d, err := study.Read(text)
			if err != nil {
				refused++
				require.NotRegexp(t, "Go |struct|reflect|validating|%!|map", err.Error(), path)
			} else {
				shown++
				require.NotPanics(t, func() { brief(t, d) }, path)
				require.NoError(t, study.Write(io.Discard, d))
				require.NoError(t, study.WriteMarkdown(io.Discard, d))
				d.Drawn()
			}
		}
		set(now)
	})
	require.Greater(t, refused, effort.Of(200, 500))
	require.Greater(t, shown, effort.Of(30, 100))
}

// FuzzRead puts something else in place of some bytes of a good study.
func FuzzRead(f *testing.F) {
	good := written(f, studytest.Made())
	f.Add(uint(len(good)/2), uint(len(good)), "")
	f.Add(uint(0), uint(1), "[")
	f.Fuzz(func(t *testing.T, at, length uint, by string) {
		whole := uint(len(good))
		from := min(at, whole)
		bad := string(good[:from]) + by + string(good[from+min(length, whole-from):])
		if d, err := study.Read([]byte(bad)); err == nil {
			require.NoError(t, study.Write(io.Discard, d))
			require.NotEmpty(t, brief(t, d))
		}
	})
}

// TestChartsHaveNamesOfTheirOwn: studies of two kinds in one page do not share a chart's place.
func TestChartsHaveNamesOfTheirOwn(t *testing.T) {
	d := studytest.Made()
	d.Charts = append(d.Charts, d.Charts[0])
	d.Charts[1].ID, d.Charts[1].Table = "curve", d.Tables[0]
	drawn := d.Drawn()
	require.Equal(t, "solve-curve", drawn[0].ID)
	require.Equal(t, "solve-curve", drawn[1].ID)
	require.Equal(t, "214", drawn[1].Table.Rows[0][2])
	require.True(t, strings.HasPrefix(d.Setting().Source, "made-up  ·  nines solve"))
	require.Equal(t, "Europe/London", d.Setting().Start.Location().String())
}
