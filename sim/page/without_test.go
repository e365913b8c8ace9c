package page_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/page"
	"nines/sim/report/study"
	"nines/sim/report/study/studytest"
)

// attributedTo is a made-up attribution of the scenario of a document.
func attributedTo(fingerprint string, findings any) *study.Document {
	d := studytest.Made()
	d.Kind, d.Question, d.Scenario.Fingerprint, d.Findings = study.Attribute, "What did what?", fingerprint, findings
	return d
}

// TestACauseSaysWhatWouldHaveBeenWithoutIt where an attribution of the same scenario and strategy is in the page, made here
// or read from a file.
func TestACauseSaysWhatWouldHaveBeenWithoutIt(t *testing.T) {
	const sentence = "Without the fault “<b>”, 30 more callers would have got help."
	d := document(t, "first-steps", 3)
	part := map[string]any{"cause": "power-cut", "without": sentence}
	findings := map[string]any{"parts": []any{map[string]any{"cause": "", "without": "no"}}, "single": []any{part}}
	var read any
	text, err := json.Marshal(findings)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &read))
	for _, f := range []any{findings, read} {
		b := open(t, saved(t, pageOf(t, page.Content{Document: d, Studies: []*study.Document{attributedTo(d.Scenario.Fingerprint, f)}})), 1280, 900)
		evaluate[bool](b, `(() => { document.querySelector("button[data-cause='power-cut']").click(); return true; })()`)
		require.Equal(t, sentence, evaluate[string](b, `document.querySelector("#cause-minutes p").textContent`))
		require.True(t, evaluate[bool](b, `!!document.querySelector("#why a[href='#attribute']")`))
	}

	for _, other := range []*study.Document{attributedTo("another", findings), attributedTo(d.Scenario.Fingerprint, "nonsense"), attributedTo(d.Scenario.Fingerprint, nil)} {
		text := pageOf(t, page.Content{Document: d, Studies: []*study.Document{other}})
		require.NotContains(t, text, "30 fewer callers")
		require.NotContains(t, text, "what would have been without it (see")
	}
}
