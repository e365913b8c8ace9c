package report_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// TestWhatIsReadIsWhatWasWritten: read and written again a document has the same bytes.
func TestWhatIsReadIsWhatWasWritten(t *testing.T) {
	text := reporttest.Tiny(t)
	d, err := report.ReadDocument(text)
	require.NoError(t, err)
	var again bytes.Buffer
	require.NoError(t, d.JSON(&again))
	require.Equal(t, string(text), again.String())
}

// TestDocumentsThatSayWhatCannotBe are refused, with words for what is wrong.
func TestDocumentsThatSayWhatCannotBe(t *testing.T) {
	good := reporttest.Tiny(t)
	for want, change := range map[string]func(d map[string]any){
		`its "share-of-replications" is null`:                              func(d map[string]any) { of(d, "moments", 0)["share-of-replications"] = nil },
		`its "mean" is unreached`:                                          func(d map[string]any) { of(d, "figures", 0)["mean"] = "unreached" },
		`its "mean" is 1e+300`:                                             func(d map[string]any) { of(d, "figures", 0)["mean"] = 1e300 },
		`its "hold-s" is 1e+300`:                                           func(d map[string]any) { of(d, "run", "target")["hold-s"] = 1e300 },
		`the onset of its trouble is not within the run`:                   func(d map[string]any) { of(d, "onset-s")["mean"] = -300 },
		`it has no figure of "calls.offered" in its window "run"`:          func(d map[string]any) { d["figures"] = []any{} },
		`it does not say how many calls were blocked in its window "run"`:  func(d map[string]any) { of(d, "windows", 0)["outcomes"] = []any{} },
		`its window "run" is not within the run`:                           func(d map[string]any) { of(d, "windows", 0)["to-s"] = 721 },
		`it has no windows, platforms, durations or replications`:          func(d map[string]any) { d["windows"] = []any{} },
		`it does not fit together: run.replications cannot be a number 1e`: func(d map[string]any) { of(d, "run")["replications"] = 1e30 },
		`somebody has changed it (see "run.target.over-s")`:                func(d map[string]any) { delete(of(d, "run", "target"), "over-s") },
		`somebody has changed it (see "clocks.share-reached.mean")`:        func(d map[string]any) { of(d, "clocks", 0, "share-reached")["mean"] = "some" },
		`its ledger has losses of "power-cut" in minutes that the run has`: func(d map[string]any) { of(d, "ledger", 0)["minutes"].([]any)[0] = 12 },
		`its series "calls.offered" has 11 steps of 12`: func(d map[string]any) {
			for _, s := range d["series"].([]any) {
				if s := s.(map[string]any); s["name"] == "calls.offered" {
					s["per-minute"] = s["per-minute"].([]any)[:11]
				}
			}
		},
		`its format is "nines-report/2", and this nines reads "nines-report/3": run the scenario again`: func(d map[string]any) { d["format"] = "nines-report/2" },
	} {
		var d map[string]any
		require.NoError(t, json.Unmarshal(good, &d))
		change(d)
		text, err := json.Marshal(d)
		require.NoError(t, err)
		_, err = report.ReadDocument(text)
		require.ErrorContains(t, err, want)
	}
	for _, text := range []string{"", "null", "[]", `"nines-report/3"`, `{"format":"nines-report/2"}`, string(good[:len(good)/2])} {
		_, err := report.ReadDocument([]byte(text))
		require.Error(t, err, text)
	}
}

// TestComparisonsThatSayWhatCannotBe are refused as well.
func TestComparisonsThatSayWhatCannotBe(t *testing.T) {
	_, err := report.ReadComparison(comparisonJSON(t, reporttest.Compare(t, "first-steps", 1)))
	require.NoError(t, err)
	for want, change := range map[string]func(c *report.Comparison){
		`it does not compare "callers.without-help"`:       func(c *report.Comparison) { c.Measures = c.Measures[:1] },
		`it compares nothing`:                              func(c *report.Comparison) { c.Strategies = c.Strategies[:1] },
		`it has 1 figures of "callers.affected" for 2`:     func(c *report.Comparison) { c.Measures[0].Figures = c.Measures[0].Figures[:1] },
		`it has 3 minutes of losses under "wait"; the run`: func(c *report.Comparison) { c.Strategies[1].Losses = c.Strategies[1].Losses[:3] },
		`its baseline: its window "run" is not within`:     func(c *report.Comparison) { c.Base.Windows[0].ToS++ },
	} {
		c := reporttest.Compare(t, "first-steps", 1)
		change(c)
		_, err := report.ReadComparison(comparisonJSON(t, c))
		require.ErrorContains(t, err, want)
	}
}

func comparisonJSON(t *testing.T, c *report.Comparison) []byte {
	var out bytes.Buffer
	require.NoError(t, c.JSON(&out))
	return out.Bytes()
}
