package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

func TestJSONHoldsWhatTheScreenShows(t *testing.T) {
	d := reporttest.ReferenceOf(t, "uk-2023-06-25").Document
	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	var read map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &read))
	require.Equal(t, report.Format, read["format"])
	for _, part := range []string{"version", "scenario", "run", "moments", "windows", "clocks", "ledger", "trouble", "warnings", "figures", "series", "provenance", "answer"} {
		require.NotEmpty(t, read[part], part)
	}
	figures := read["figures"].([]any)
	seen := map[string]float64{}
	for _, f := range figures {
		f := f.(map[string]any)
		if f["window"] == "outage" && f["by"] == nil {
			seen[f["measure"].(string)], _ = f["mean"].(float64)
		}
	}
	require.InDelta(t, float64(d.Figure("callers.affected", "outage").Mean), seen["callers.affected"], 0.01)
	require.InDelta(t, seen["calls.unconnected"], seen["calls.refused"]+seen["calls.abandoned"]+seen["calls.cut-at-answer"]+
		seen["calls.cut-in-handling"]+seen["calls.cut-on-handover"]+seen["calls.abandoned-at-handover"]+seen["calls.blocked"]+seen["calls.unanswered"], 0.05)
}

func TestLedgerAddsUpToTheUnconnectedCalls(t *testing.T) {
	d := reporttest.ReferenceOf(t, "uk-2023-06-25").Document
	calls, shares := report.Number(0), report.Number(0)
	for _, l := range d.Ledger {
		calls += l.Calls.Mean
		shares += l.Share
	}
	require.InEpsilon(t, float64(d.Figure("calls.unconnected", "run").Mean), float64(calls), 1e-6, "a recorded document has seven digits")
	require.InDelta(t, 1, float64(shares), 1e-6)
}

// TestAFaultThatNothingEnds: whoever lets a fault wait for a repair that nobody makes is told so.
func TestAFaultThatNothingEnds(t *testing.T) {
	d := reporttest.DocumentOf(t, "first-steps", 5, "recovery.repair=none", "recovery.failback=none")
	require.Contains(t, d.Warnings, "in 100 % of the replications the fault power-cut lasted to the end of the run: repaired did not happen")
	require.NotContains(t, strings.Join(reporttest.ReferenceOf(t, "uk-2023-06-25").Document.Warnings, " "), "did not happen")
}

// TestWhereNobodyDoesAnythingNobodyDetects: the clocks of detection and decision are left out.
func TestWhereNobodyDoesAnythingNobodyDetects(t *testing.T) {
	clocks := reporttest.ReferenceOf(t, "hull-2015-12-28").Document.Clocks
	require.Len(t, clocks, 3)
	require.Equal(t, "first-service", clocks[0].Name)
	require.Len(t, reporttest.ReferenceOf(t, "uk-2023-06-25").Document.Clocks, 5)
}
