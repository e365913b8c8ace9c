package gate

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/report"
	"nines/sim/report/figure"
)

// rough is a check whose names are as bad as names can be.
func rough() *report.Check {
	return &report.Check{Format: report.CheckFormat, Version: "1", Ruling: experiment.NotHeld, Scenarios: []report.CheckedScenario{{
		Name: "x", Title: "<script>alert(1)</script> & \x1b[31m", File: "a,b:c%\n.yaml", Looks: []int{10}, Ruling: experiment.NotHeld,
		Verdicts: []report.Verdict{
			{Name: "held", Ruling: experiment.Held, Measured: "1 [1, 1]", Subject: "calls", Expected: "at most 2", Strategy: "s", Level: 0.95, N: 10},
			{Name: "not", Title: "a <b> | \"c\",%:", Line: 7, Column: 3, Ruling: experiment.NotHeld, Measured: "3 [3, 3]", Subject: "calls", Expected: "at most 2", Strategy: "s", Level: 0.95, N: 10},
			{Name: "open", Line: 8, Column: 3, Ruling: experiment.Undecided, Measured: "–", Subject: "calls", Expected: "at most 2", Strategy: "s", Why: "two::lines\n100 %"},
		},
		Faults: []report.FaultMet{
			{Fault: "met", Strategy: "s", Ruling: experiment.Held, Touched: 3, N: 10},
			{Fault: "idle", Title: "idle:\n::error::", Strategy: "s", Ruling: experiment.NotHeld, N: 10, Why: "It affected nothing"},
		},
		Baseline: &report.Regression{Basis: "identical", Held: true},
	}}}
}

// TestAnnotationsAreOneLineEach, whatever stands in them.
func TestAnnotationsAreOneLineEach(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, Annotations(&out, rough()))
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	require.Len(t, lines, 3)
	require.True(t, strings.HasPrefix(lines[0], "::error file=a%2Cb%3Ac%25%0A.yaml,line=7,col=3,title=Not held%3A a <b> | \"c\"%2C%25%3A (not)::"+
		"a <b> | \"c\",%25:. Measured: 3 [3, 3], n = 10 (95 %25 confidence interval). Expected: at most 2."), lines[0])
	require.True(t, strings.HasPrefix(lines[1], "::warning file="), lines[1])
	require.Contains(t, lines[1], "Two::lines?100 %25")
	require.Equal(t, "::error file=a%2Cb%3Ac%25%0A.yaml,title=idle%3A?%3A%3Aerror%3A%3A (trouble.idle) has no effect::It affected nothing", lines[2])
	require.NotContains(t, out.String(), "\x1b")
}

// TestTheFirstLineIsTheResult of one scenario, or of all.
func TestTheFirstLineIsTheResult(t *testing.T) {
	first := func(d *report.Check) string {
		var out bytes.Buffer
		require.NoError(t, Write(&out, d))
		line, _, _ := strings.Cut(out.String(), "\n")
		return line
	}
	scenario := func(own experiment.Ruling, rulings ...experiment.Ruling) report.CheckedScenario {
		s := report.CheckedScenario{Name: "x", Title: "X", Ruling: own}
		for _, r := range rulings {
			s.Verdicts = append(s.Verdicts, report.Verdict{Name: "v", Ruling: r, Measured: "–"})
		}
		return s
	}
	const held, not, open = experiment.Held, experiment.NotHeld, experiment.Undecided
	worse := &report.Regression{Basis: "same-seed"}
	for want, s := range map[string]report.CheckedScenario{
		"HELD: THE EXPECTATION OF X":                      scenario(held, held),
		"HELD: BOTH EXPECTATIONS OF X":                    scenario(held, held, held),
		"HELD: ALL 3 EXPECTATIONS OF X":                   scenario(held, held, held, held),
		"NOT HELD: 1 OF 3 EXPECTATIONS OF X":              scenario(not, held, not, open),
		"UNDECIDED: 1 OF 2 EXPECTATIONS OF X":             scenario(open, held, open),
		"NOT HELD: THE COMPARISON WITH THE BASELINE OF X": {Name: "x", Ruling: not, Baseline: worse},
		"NOT HELD: 1 FAULT WITHOUT EFFECT OF X":           {Name: "x", Ruling: not, Faults: []report.FaultMet{{Fault: "f", Ruling: not}}},
	} {
		require.Equal(t, want, first(&report.Check{Ruling: s.Ruling, Scenarios: []report.CheckedScenario{s}}))
	}
	two := &report.Check{Ruling: not, Scenarios: []report.CheckedScenario{scenario(held, held), scenario(not, not)}}
	require.Equal(t, "NOT HELD: 1 OF 2 SCENARIOS", first(two))
	two.Interrupt([]string{"y"})
	require.Equal(t, "INTERRUPTED", first(two))
}

// TestTheLevelIsSaidOnce if all intervals have it, and with each figure otherwise.
func TestTheLevelIsSaidOnce(t *testing.T) {
	d := rough()
	said := func() string {
		var out bytes.Buffer
		require.NoError(t, Write(&out, d))
		return strings.Join(strings.Fields(out.String()), " ")
	}
	require.Contains(t, said(), "In brackets: 95 % confidence intervals.")
	require.Equal(t, 1, strings.Count(said(), "confidence interval"))
	d.Scenarios[0].Verdicts[0].Level = 0.99
	require.NotContains(t, said(), "In brackets")
	require.Contains(t, said(), "n = 10 (99 % confidence interval).")
	require.Contains(t, said(), "n = 10 (95 % confidence interval).")
}

// TestWeakEvidenceIsTold: a verdict that holds may rest on few bad days.
func TestWeakEvidenceIsTold(t *testing.T) {
	v := report.Verdict{Measured: "1 [0, 2]", N: 60, Of: 80, Expected: "at most 3", Evidence: figure.Evidence{Skewed: true, Rare: true}, Why: "so it is"}
	require.Equal(t, "Measured: 1 [0, 2], n = 60 of 80; the others have no sample. Expected: at most 3. "+
		"The replications are skewed: the interval is wider for that. Few replications differ from the others, if any: a rarer and worse one cannot be excluded. So it is.", result(&v, ""))
	v = report.Verdict{Measured: "–", Of: 80, Expected: "at most 3"}
	require.Equal(t, "Measured: no figure. Expected: at most 3.", result(&v, ""))
}

// TestWhatWouldDecide: a larger budget, or a share of the replications where it would have to be far larger.
func TestWhatWouldDecide(t *testing.T) {
	const open = experiment.Undecided
	said := func(list ...report.Verdict) (lines []string, advice string) {
		for i := range list {
			list[i].Measured, list[i].Expected, list[i].Ruling, list[i].Of, list[i].N = "1 [0, 9]", "at most 5", open, 240, 240
			lines = append(lines, result(&list[i], ""))
		}
		return lines, Advice(&report.Check{Ruling: open, Scenarios: []report.CheckedScenario{{Ruling: open, Verdicts: list}}})
	}
	const start = "Measured: 1 [0, 9], n = 240. Expected: at most 5."
	near, far := report.Verdict{Statistic: "mean", Evidence: figure.Evidence{Enough: 2400}}, report.Verdict{Statistic: "mean", Evidence: figure.Evidence{Enough: 12000}}
	lines, advice := said(near)
	require.Equal(t, []string{start + " About 2,400 replications would decide it."}, lines)
	require.Equal(t, "A larger --budget may decide it: about 2,400 replications.", advice)
	lines, advice = said(far, near)
	require.Equal(t, start+" About 12,000 replications would decide it. Use in-at-least to expect it of a share of the replications.", lines[0])
	require.Equal(t, "It would take about 12,000 replications: see the verdicts for another way.", advice)
	far.Why = "all are alike. Use in-at-least, such as in-at-least: 98%"
	lines, _ = said(far, report.Verdict{Statistic: "in-at-least", Evidence: figure.Evidence{Enough: 12000}})
	require.Equal(t, []string{start + " All are alike. Use in-at-least, such as in-at-least: 98%. About 12,000 replications would decide it.", "Measured: kept in" + start[9:18] + " of the replications" + start[18:] + " About 12,000 replications would decide it."}, lines)
	lines, advice = said(near, report.Verdict{Statistic: "quantile"}, report.Verdict{Statistic: "mean", Evidence: figure.Evidence{Enough: 12000}, Why: "interrupted when 240 replications were complete"})
	require.Equal(t, []string{start, start + " Interrupted when 240 replications were complete."}, lines[1:])
	require.Equal(t, "It would take about 12,000 replications: see the verdicts for another way.", advice)
	_, advice = said(near, report.Verdict{Statistic: "quantile"})
	require.Equal(t, "A larger --budget may decide it.", advice)
}

// TestSummaryIsHarmless: no markup of a name is markup of the summary.
func TestSummaryIsHarmless(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, WriteMarkdown(&out, rough()))
	require.NotContains(t, out.String(), "<script>")
	require.NotContains(t, out.String(), "\x1b")
	require.Contains(t, out.String(), "| not held |")
	require.Contains(t, out.String(), "Held, exactly")
	for _, line := range strings.Split(out.String(), "\n") {
		if strings.HasPrefix(line, "| ") && !strings.HasPrefix(line, "| ---") {
			require.Equal(t, 6, strings.Count(line, "|")-strings.Count(line, `\|`), line)
		}
	}
}
