package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/reporttest"
	"nines/sim/scenario"
)

// compiled is the schema of a document in another implementation than that which made it.
func compiled(t *testing.T, name string) *validator.Schema {
	t.Helper()
	loaded, err := validator.UnmarshalJSON(bytes.NewReader(report.Schema(name)))
	require.NoError(t, err)
	compiler := validator.NewCompiler()
	require.NoError(t, compiler.AddResource("schema.json", loaded))
	made, err := compiler.Compile("schema.json")
	require.NoError(t, err)
	return made
}

func valueOf(t *testing.T, text []byte) map[string]any {
	t.Helper()
	value, err := validator.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	return value.(map[string]any)
}

// TestResultsFitTheirSchema holds the documents of the library's results to the schemas.
func TestResultsFitTheirSchema(t *testing.T) {
	for name, atLeast := range map[string]int{"report": len(scenarios.Names()), "comparison": 1} {
		schema := compiled(t, name)
		files, err := filepath.Glob(filepath.Join("..", "..", "results", "*", name+".json"))
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(files), atLeast)
		for i, file := range files {
			if i%effort.Of(8, 1) > 0 || name == "comparison" && !effort.IsLong() {
				continue // that of twelve strategies is long, and package text reads it
			}
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			require.NoError(t, schema.Validate(valueOf(t, text)), file)
		}
	}
}

// againstTheFirst is the report of a strategy beside that of the scenario's first.
func againstTheFirst(t *testing.T, name, strategy string, replications int) *report.Document {
	t.Helper()
	text, _ := scenarios.Text(name)
	doc, err := scenario.Load(name, text)
	require.NoError(t, err)
	var plans []*plan.Plan
	for _, which := range []string{"", strategy} {
		plan, err := doc.Plan(which)
		require.NoError(t, err)
		few := *plan
		few.Replications = replications
		plans = append(plans, &few)
	}
	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	leaves, err := doc.Leaves(strategy)
	require.NoError(t, err)
	d := report.New(c.Results[1], leaves, "0.1.0")
	d.Against(report.AnswerTo(c))
	require.NoError(t, d.PlayBack(c.Results, reporttest.Again))
	return d
}

// TestReportsFitTheirSchema does so for what the results have little of: no intervals, times that were not reached, a
// baseline, remedies, and skewed figures.
func TestReportsFitTheirSchema(t *testing.T) {
	schema := compiled(t, "report")
	for having, d := range map[string]*report.Document{
		`"low":null`:                   reporttest.DocumentOf(t, "first-steps", 1),
		`"unreached"`:                  reporttest.DocumentOf(t, "first-steps", 5, "recovery.repair=none", "recovery.failback=none"),
		`"answer": {"bound"`:           againstTheFirst(t, "first-steps", "wait", 12),
		`"callers-moved-from-no-help"`: againstTheFirst(t, reporttest.TheDay, "public-notice", 1),
		`"bootstrap-low"`:              reporttest.Altered(t, 60, func(set func(string, ...float64)) { set("calls.unconnected", reporttest.Lopsided(60)...) }),
		`"provenance": []`:             reporttest.DocumentOf(t, "hull-2015-12-28", 2),
		`"warnings": [` + "\n  ":       reporttest.DocumentOf(t, "first-steps", 1),
	} {
		var out bytes.Buffer
		require.NoError(t, d.JSON(&out))
		require.Contains(t, out.String(), having)
		require.NoError(t, schema.Validate(valueOf(t, out.Bytes())), having)
	}
}

func TestComparisonsFitTheirSchema(t *testing.T) {
	schema := compiled(t, "comparison")
	for _, replications := range []int{1, 12, 60} {
		d := reporttest.Compare(t, "first-steps", replications)
		var out bytes.Buffer
		require.NoError(t, d.JSON(&out))
		require.NoError(t, schema.Validate(valueOf(t, out.Bytes())))
	}
}

// of is a value within a JSON document.
func of(value any, path ...any) map[string]any {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			value = value.(map[string]any)[step]
		case int:
			value = value.([]any)[step]
		}
	}
	return value.(map[string]any)
}

// TestTheSchemaRefusesOtherDocuments changes one thing in a good document at a time.
func TestTheSchemaRefusesOtherDocuments(t *testing.T) {
	schema := compiled(t, "report")
	document := againstTheFirst(t, "first-steps", "wait", 12)
	require.NoError(t, schema.Validate(valueOf(t, reporttest.JSONOf(t, document))))
	for what, change := range map[string]func(d map[string]any){
		"a missing part":                  func(d map[string]any) { delete(d, "run") },
		"a missing field":                 func(d map[string]any) { delete(of(d, "figures", 3), "mean") },
		"a missing field of an estimate":  func(d map[string]any) { delete(of(d, "answer", "strategies", 0, "figure", "paired-difference"), "n") },
		"a misspelt part":                 func(d map[string]any) { d["warning"] = []any{} },
		"a misspelt field":                func(d map[string]any) { of(d, "figures", 3)["skewd"] = true },
		"a field of another document":     func(d map[string]any) { of(d, "scenario")["digest"] = "4ed21e0681c2d378" },
		"a number in quotation marks":     func(d map[string]any) { of(d, "figures", 3)["mean"] = "12.5" },
		"a word that is not unreached":    func(d map[string]any) { of(d, "clocks", 0)["median-s"] = "never" },
		"a number for a name":             func(d map[string]any) { of(d, "windows", 0)["name"] = json.Number("1") },
		"a name for a number":             func(d map[string]any) { of(d, "run")["replications"] = "many" },
		"half a replication":              func(d map[string]any) { of(d, "run")["replications"] = json.Number("2.5") },
		"fewer than none":                 func(d map[string]any) { of(d, "figures", 3)["n"] = json.Number("-1") },
		"a null where a name belongs":     func(d map[string]any) { of(d, "scenario")["strategy"] = nil },
		"a null where a list belongs":     func(d map[string]any) { d["warnings"] = nil },
		"a null where a part can be left": func(d map[string]any) { d["answer"] = nil },
		"a list where a part belongs":     func(d map[string]any) { d["traffic"] = []any{} },
		"a text where yes or no belongs":  func(d map[string]any) { of(d, "answer", "strategies", 0, "figure")["difference-shown"] = "yes" },
		"another version of the format":   func(d map[string]any) { d["format"] = "nines-report/1" },
		"another format":                  func(d map[string]any) { d["format"] = report.ComparisonFormat },
	} {
		d := valueOf(t, reporttest.JSONOf(t, document))
		change(d)
		require.Error(t, schema.Validate(d), what)
	}
	var other bytes.Buffer
	require.NoError(t, reporttest.Compare(t, "first-steps", 2).JSON(&other))
	require.Error(t, schema.Validate(valueOf(t, other.Bytes())), "a comparison")
}
