package report

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/scenario"
)

func TestTextKeepsWithinItsWidth(t *testing.T) {
	for _, name := range []string{"uk-2023-06-25", "first-steps", "hull-2015-12-28"} {
		for _, by := range []string{"", "region", "service"} {
			var out bytes.Buffer
			require.NoError(t, referenceOf(t, name).document.Text(&out, by))
			for _, line := range strings.Split(out.String(), "\n") {
				require.LessOrEqual(t, utf8.RuneCountInString(line), Width, line)
			}
			require.NotContains(t, out.String(), "NaN")
			require.NotContains(t, out.String(), "Inf")
		}
	}
}

func TestJSONHoldsWhatTheScreenShows(t *testing.T) {
	d := referenceOf(t, "uk-2023-06-25").document
	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	var read map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &read))
	require.Equal(t, Format, read["format"])
	for _, part := range []string{"version", "scenario", "run", "moments", "windows", "clocks", "ledger", "trouble", "warnings", "figures", "series", "provenance"} {
		require.NotEmpty(t, read[part], part)
	}
	require.NotContains(t, read, "answer", "there is nothing to compare with")
	figures := read["figures"].([]any)
	seen := map[string]float64{}
	for _, f := range figures {
		f := f.(map[string]any)
		if f["window"] == "outage" && f["by"] == nil {
			seen[f["measure"].(string)], _ = f["mean"].(float64)
		}
	}
	require.InDelta(t, float64(d.figure("callers.affected", "outage").Mean), seen["callers.affected"], 0.01)
	require.InDelta(t, seen["calls.unconnected"], seen["calls.refused"]+seen["calls.abandoned"]+seen["calls.cut-at-answer"]+
		seen["calls.cut-in-handling"]+seen["calls.cut-on-handover"]+seen["calls.abandoned-at-handover"]+seen["calls.blocked"]+seen["calls.unanswered"], 0.05)
}

func TestLedgerAddsUpToTheUnconnectedCalls(t *testing.T) {
	d := referenceOf(t, "uk-2023-06-25").document
	calls, shares := Number(0), Number(0)
	for _, l := range d.Ledger {
		calls += l.Calls.Mean
		shares += l.Share
	}
	require.InEpsilon(t, float64(d.figure("calls.unconnected", "run").Mean), float64(calls), 1e-6, "a recorded document has seven digits")
	require.InDelta(t, 1, float64(shares), 1e-6)
}

func TestNumbersInJSON(t *testing.T) {
	for _, c := range []struct {
		n    float64
		want string
	}{{1.0 / 3, "0.3333333"}, {12345678.9, "12345680"}, {0, "0"}, {math.NaN(), "null"}, {math.Inf(1), `"unreached"`}} {
		text, err := json.Marshal(Number(c.n))
		require.NoError(t, err)
		require.Equal(t, c.want, string(text))
	}
}

func TestWords(t *testing.T) {
	require.Equal(t, "12,345", count(12345.4))
	require.Equal(t, "1,234,567", count(1234567))
	require.Equal(t, "3.4", count(3.42))
	require.Equal(t, "3", count(3))
	require.Equal(t, "−1,234", count(-1234))
	require.Equal(t, "0.0", count(-0.01))
	require.Equal(t, "22.9 %", percent(0.22924))
	require.Equal(t, "–", percent(Number(math.NaN())))
	require.Equal(t, "2h 26m 38s", length(8798))
	require.Equal(t, "5s", length(5))
	require.Equal(t, "−1m 05s", length(-65))
	require.Equal(t, "not reached", length(Number(math.Inf(1))))
	require.Equal(t, "12,241 ± 317", counted(Estimate{N: 200, Mean: 12241, Low: 11924, High: 12558}))
	require.Equal(t, "5", counted(Estimate{N: 1, Mean: 5, Low: Number(math.Inf(-1)), High: Number(math.Inf(1))}))
	require.Equal(t, "22.9 ± 0.5 %", percentOf(Estimate{N: 200, Mean: 0.229, Low: 0.224, High: 0.234}))
}

func TestCensoredClocksAreShownAsSuch(t *testing.T) {
	require.Equal(t, "> 9h 12m 00s", timeOf(Number(math.Inf(1)), 33120))
}

// TestNamesAreData holds that what an author calls things does nothing on a terminal and in Markdown.
func TestNamesAreData(t *testing.T) {
	d := *referenceOf(t, "first-steps").document
	d.Scenario.Title = "<script>alert(1)</script> \x1b[31mred *bold* [x](y)"
	var text, markdown bytes.Buffer
	require.NoError(t, d.Text(&text, ""))
	require.NoError(t, d.Markdown(&markdown, ""))
	require.NotContains(t, text.String(), "\x1b")
	require.NotContains(t, markdown.String(), "<script>")
	require.NotContains(t, markdown.String(), "*bold*\n")
}

func TestChart(t *testing.T) {
	through, gone, most := columns([]float64{1, 1, 2, 2}, []float64{0, 1, 0, 2}, 2)
	require.Equal(t, []float64{1, 2}, through)
	require.Equal(t, []float64{1, 2}, gone)
	require.Equal(t, 4.0, most)
	rows := bars(through, gone, most)
	require.Len(t, rows, chartRows)
	require.Equal(t, "      4 ┤ ░", rows[0])
	require.Equal(t, "        ┤██", rows[chartRows-1])
	require.Equal(t, 15, roundMinutes(11))
	require.Equal(t, 2880, roundMinutes(1500))
}

// TestAFaultThatNothingEnds: whoever lets a fault wait for a repair that nobody makes is told so.
func TestAFaultThatNothingEnds(t *testing.T) {
	d := documentOf(t, "first-steps", 5, "recovery.repair=none", "recovery.failback=none")
	require.Contains(t, d.Warnings, "in 100 % of the replications the fault power-cut lasted to the end of the run: repaired did not happen")
	require.NotContains(t, strings.Join(referenceOf(t, "uk-2023-06-25").document.Warnings, " "), "did not happen")
}

// TestWhereNobodyDoesAnythingNobodyDetects: the clocks of detection and decision are left out.
func TestWhereNobodyDoesAnythingNobodyDetects(t *testing.T) {
	clocks := referenceOf(t, "hull-2015-12-28").document.Clocks
	require.Len(t, clocks, 3)
	require.Equal(t, "first-service", clocks[0].Name)
	require.Len(t, referenceOf(t, "uk-2023-06-25").document.Clocks, 5)
}

// documentOf is the report of a few replications of a changed scenario of the library.
func documentOf(t testing.TB, name string, replications int, assignments ...string) *Document {
	t.Helper()
	return New(resultOf(t, name, replications, assignments...), nil, "0.1.0")
}

func resultOf(t testing.TB, name string, replications int, assignments ...string) *experiment.Result {
	t.Helper()
	text, _ := scenarios.Text(name)
	doc, err := scenario.Load(name, text, assignments...)
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	few := *plan
	few.Replications = replications
	result, err := experiment.Run(context.Background(), &few, experiment.Options{})
	require.NoError(t, err)
	return result
}
