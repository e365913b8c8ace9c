package report

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario"
	"nines/sim/words"
)

// compare runs all strategies of a scenario of the library.
func compare(t *testing.T, name string, replications int, assignments ...string) *Comparison {
	t.Helper()
	text, ok := scenarios.Text(name)
	require.True(t, ok)
	doc, err := scenario.Load(name, text, assignments...)
	require.NoError(t, err)
	var plans []*plan.Plan
	for _, strategy := range doc.StrategyNames() {
		plan, err := doc.Plan(strategy)
		require.NoError(t, err)
		few := *plan
		few.Replications = replications
		plans = append(plans, &few)
	}
	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	return NewComparison(c, nil, measure.WholeRun, "0.1.0")
}

func (d *Comparison) of(t *testing.T, name string) []Compared {
	for _, m := range d.Measures {
		if m.Name == name {
			return m.Figures
		}
	}
	t.Fatalf("the comparison does not tell %s", name)
	return nil
}

func TestComparisonFindsTheBetterStrategy(t *testing.T) {
	d := compare(t, "first-steps", 60, "study.indifference=10 callers")
	never := d.of(t, "callers.never-connected")
	require.True(t, never[1].Shown)
	require.Positive(t, float64(never[1].Difference.Low), "waiting loses more than switching")
	require.InDelta(t, float64(never[1].Mean-never[0].Mean), float64(never[1].Difference.Mean), 1e-6)
	require.InDelta(t, float64(never[1].Mean-never[0].Mean), float64(d.Strategies[1].Lost.Mean-d.Strategies[1].Gained.Mean), 2,
		"who is gained and who is lost is the difference, but for those still calling at the end")
	require.Equal(t, "switch", d.Ranking.Best)
	require.Zero(t, d.Ranking.More)
	detected := d.of(t, "recovery.detected")
	require.False(t, detected[1].Shown, "both notice at the same time: the same people on the same evening")
}

func TestComparisonOfEqualsShowsNothing(t *testing.T) {
	d := compare(t, "first-steps", 25, "trouble.power-cut.until=19:00:01", "study.indifference=1 caller")
	for _, m := range d.Measures {
		require.False(t, m.Figures[1].Shown, m.Name)
	}
	require.LessOrEqual(t, float64(d.Strategies[1].Gained.Mean), 1.0)
}

func TestComparisonFormats(t *testing.T) {
	d := compare(t, "first-steps", 5)
	var text, markdown, js, table bytes.Buffer
	require.NoError(t, d.Text(&text))
	require.NoError(t, d.Markdown(&markdown))
	require.NoError(t, d.JSON(&js))
	require.NoError(t, d.CSV(&table))
	for _, line := range strings.Split(text.String(), "\n") {
		require.LessOrEqual(t, utf8.RuneCountInString(line), Width, line)
	}
	require.Contains(t, text.String(), "Cannot separate switch and wait", "five replications are fewer than the first stage")
	require.Contains(t, markdown.String(), "| callers affected |")
	var read Comparison
	require.NoError(t, json.Unmarshal(bytes.ReplaceAll(js.Bytes(), []byte(`"unreached"`), []byte("null")), &read))
	require.Equal(t, ComparisonFormat, read.Format)
	rows, err := csv.NewReader(&table).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 1+2*len(comparedMeasures))
	for _, row := range rows {
		require.Len(t, row, len(rows[0]))
	}
}

func TestNamesInCSVAreNoFormulas(t *testing.T) {
	require.Equal(t, "'=cmd", words.NoFormula("=cmd"))
	require.Equal(t, "as-happened", words.NoFormula("as-happened"))
	require.Equal(t, "", words.NoFormula(""))
}
