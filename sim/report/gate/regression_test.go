package gate

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
	"nines/sim/report/text"
)

func regressed(t *testing.T, base, now *report.Document, margin float64) *report.Regression {
	t.Helper()
	r, err := now.Regress(base.Baseline(), margin)
	require.NoError(t, err)
	return r
}

// with is a document with other values of a measure.
func with(d *report.Document, measure string, change func(replication int, v report.Exact) report.Exact) *report.Document {
	twin := *d
	twin.Run.Digest = "another"
	twin.Judged = nil
	for _, j := range d.Judged {
		values := slices.Clone(j.Values)
		for i, v := range values {
			if j.Measure == measure {
				values[i] = change(i, v)
			}
		}
		j.Values = values
		twin.Judged = append(twin.Judged, j)
	}
	return &twin
}

// inWords is the text of a comparison on one line, once it has been seen that none is too wide.
func inWords(t *testing.T, r *report.Regression) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, WriteRegression(&out, r))
	for _, line := range strings.Split(out.String(), "\n") {
		require.LessOrEqual(t, utf8.RuneCountInString(line), text.Width, line)
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func TestRegressionInWords(t *testing.T) {
	base, _ := reporttest.FromLibrary(t, "first-steps", 12)
	text := inWords(t, regressed(t, base, base, 0.01))
	require.Contains(t, text, "Held, exactly: the numbers equal the baseline to the last bit, in 26 figures (12 measures, 3 windows) over 12 replications.")
	require.NotContains(t, text, "FIGURE BY FIGURE")
	require.NotContains(t, text, "fingerprint")

	few, _ := reporttest.FromLibrary(t, "first-steps", 5)
	require.Contains(t, inWords(t, regressed(t, base, few, 0.01)), "over the first 5 replications, which both have.")

	worse, _ := reporttest.FromLibrary(t, "first-steps", 12, "world.demand.first-calls=300/h")
	r := regressed(t, base, worse, 0.025)
	text = inWords(t, r)
	require.False(t, r.Held)
	require.Contains(t, text, "Not held. Of 26 figures: ")
	require.Contains(t, text, "Compared replication by replication (both have seed 1): 26 figures")
	require.Contains(t, text, "(by its fingerprint): it was "+base.Scenario.Fingerprint+" and is "+worse.Scenario.Fingerprint+".")
	require.NotContains(t, text, "nines baseline update")
	require.Regexp(t, `Moved: calls offered, from [0-9]+ ± [0-9]+ to [0-9]+ ± [0-9]+ \(\+[0-9]+ ± [0-9]+ calls\)\.`, text)
	require.Contains(t, text, "beyond the margin, 2.5 % of the baseline.")
	require.Regexp(t, `calls offered [0-9,.]+ ± [0-9,.]+\*? [0-9,.]+ ± [0-9,.]+\*? \+[0-9,.]+ ± [0-9,.]+\*? moved`, text)
	require.Regexp(t, `calls unconnected .* \+[0-9,.]+ ± [0-9,.]+\*? (no worse shown|worse)`, text)
	r.Renew = "nines baseline update my.yaml --results kept"
	require.Contains(t, inWords(t, r), "If the change is intended, run `nines baseline update my.yaml --results kept`.")

	other, _ := reporttest.FromLibrary(t, "first-steps", 20, "study.seed=8")
	text = inWords(t, regressed(t, base, other, 0.01))
	require.Contains(t, text, "as two independent groups (the seed was 1 and is 8): 26 figures (12 measures, 3 windows) over 12 replications then and 20 now.")

	quiet := with(base, "callers.affected", func(_ int, v report.Exact) report.Exact { return v / 2 })
	quiet.Scenario.Fingerprint = "another"
	r = regressed(t, base, quiet, 0.01)
	r.Renew = "nines baseline update first-steps"
	text = inWords(t, r)
	require.Contains(t, text, "Held: no figure is shown to be worse. Of 26 figures: 2 better,")
	require.Contains(t, text, "To keep what is better, run `nines baseline update first-steps`.")

	sly := *quiet
	sly.Scenario.Fingerprint = base.Scenario.Fingerprint
	text = inWords(t, regressed(t, base, &sly, 0.01))
	require.Contains(t, text, "Not held: the numbers differ from the baseline. They should be equal, because scenario, seed 1 and version (nines 0.1.0) are the same.")
	require.Contains(t, text, "FIGURE BY FIGURE")
}

// TestWhatFailsIsToldInOrder: the worst first, each whole run before its windows, and not too many.
func TestWhatFailsIsToldInOrder(t *testing.T) {
	base, _ := reporttest.FromLibrary(t, "first-steps", 12)
	now := base
	for _, name := range []string{"calls.offered", "calls.unconnected", "callers.affected"} {
		now = with(now, name, func(_ int, v report.Exact) report.Exact { return 3*v + 1 })
	}
	now.Version = "0.2.0"
	r := regressed(t, base, now, 0.01)
	lines := outcome(r)
	var begins []string
	for _, line := range lines {
		begin, _, _ := strings.Cut(line, " from")
		begins = append(begins, begin)
	}
	require.Equal(t, []string{
		"Not held. Of 26 figures: 6 worse, 3 moved, 17 same.",
		"Worse: calls unconnected,", "Worse: callers affected,",
		"Worse: calls unconnected in the window trouble,", "Worse: calls unconnected in the window after,", "Worse: callers affected in the window trouble,",
		"More figures that fail: 4. See the table.",
		"Compared replication by replication (both have seed 1): 26 figures (12 measures, 3 windows) over 12 replications.",
	}, begins)
	require.NotContains(t, strings.Join(lines, ""), "*")

	gone := with(base, "calls.unconnected", func(int, report.Exact) report.Exact { return report.Exact(math.NaN()) })
	gone.Version = "0.2.0"
	require.Contains(t, inWords(t, regressed(t, base, gone, 0.01)), "No sample now: calls unconnected. The baseline has one in every replication.")
}

// TestRegressionNamesWhatOnlyOneHas, and refuses to compare nothing.
func TestRegressionNamesWhatOnlyOneHas(t *testing.T) {
	const evening = "calls offered, calls connected, calls unconnected, callers affected, callers without help, " +
		"answer within target and answer mean in the window evening."
	base, _ := reporttest.FromLibrary(t, "first-steps", 3)
	now, _ := reporttest.FromLibrary(t, "first-steps", 3, "study.windows.evening=20:00-21:00")
	require.Contains(t, inWords(t, regressed(t, now, base, 0.01)), "Not compared, because it is no longer measured: "+evening)
	require.Contains(t, inWords(t, regressed(t, base, now, 0.01)), "Not compared, because the baseline does not have it: "+evening)
	strange := *base
	strange.Judged = []report.Judged{{Measure: "x", Window: "y", Values: make([]report.Exact, 3)}}
	_, err := now.Regress(strange.Baseline(), 0.01)
	require.ErrorContains(t, err, "no measure and window in common")
}

// TestRegressionOfTimesNotReached shows the shares in a line of their own.
func TestRegressionOfTimesNotReached(t *testing.T) {
	base, _ := reporttest.FromLibrary(t, "first-steps", 30)
	now := with(base, "recovery.restored", func(i int, v report.Exact) report.Exact {
		if i < 15 {
			return report.Exact(math.Inf(1))
		}
		return v
	})
	now.Version = "0.2.0"
	r := regressed(t, base, now, 0.01)
	require.False(t, r.Held)
	text := inWords(t, r)
	require.Contains(t, text, "Of 26 figures: 1 worse, 25 same.")
	require.Contains(t, text, "Worse: recovery restored was reached in 30 of 30 replications, and is reached in 15 of 30 now.")
	require.Regexp(t, `restored .* worse reached in 30 of 30 15 of 30 worse`, text)
	require.Contains(t, text, "Another version of nines: it was 0.1.0 and is 0.2.0.")
	require.Contains(t, text, "A time that was not reached is later than any.")

	var js bytes.Buffer
	require.NoError(t, r.JSON(&js))
	var read struct {
		Held    bool
		Basis   string
		Figures []struct {
			Measure, Verdict string
			Reached          *struct{ Verdict string }
		}
	}
	require.NoError(t, json.Unmarshal(js.Bytes(), &read))
	require.Equal(t, "same-seed", read.Basis)
	restored := read.Figures[len(read.Figures)-2]
	require.Equal(t, "recovery.restored", restored.Measure)
	require.Equal(t, "worse", restored.Reached.Verdict)
	require.Nil(t, read.Figures[0].Reached)
	var markdown bytes.Buffer
	require.NoError(t, WriteRegressionMarkdown(&markdown, r))
	require.Contains(t, markdown.String(), "| – reached in |")
}

// TestEveryVerdictHasWords: what is added to the experiment is said in the report.
func TestEveryVerdictHasWords(t *testing.T) {
	for _, word := range report.Movements {
		require.NotEmpty(t, movementWords[word], word)
	}
}

// TestSmallDifferencesAreSeen: a difference that counts is not shown as nothing.
func TestSmallDifferencesAreSeen(t *testing.T) {
	f := report.Regressed{
		Measure: "answer.mean", Unit: "s", Verdict: "worse",
		Baseline: report.Estimate{N: 9, Mean: 0.0484, Low: 0.0384, High: 0.0584}, Now: report.Estimate{N: 9, Mean: 0.0504, Low: 0.0404, High: 0.0604},
		Difference: report.Estimate{N: 9, Mean: 0.002, Low: 0.001, High: 0.003},
	}
	require.Equal(t, "+0.0020 ± 0.0010", difference(&f))
	require.Equal(t, "0.0484 ± 0.0100", figureCell(&f, f.Baseline))
	f.Verdict = "same"
	require.Equal(t, "+0.0 ± 0.0", difference(&f))
	f.Verdict, f.Unit = "worse", "share"
	require.Equal(t, "+0.2 ± 0.1 %", difference(&f))
	f.Difference.Mean, f.Difference.Low, f.Difference.High = -0.0004, -0.0005, -0.0003
	require.Equal(t, "−0.040 ± 0.010 %", difference(&f))
}
