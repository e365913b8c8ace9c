package gate

import (
	"fmt"
	"strings"

	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// result says what was measured and what was expected. The level of the interval is added if it is given.
func result(v *report.Verdict, level string) string {
	line := "Measured: " + finding(v)
	if v.Measured != "–" {
		line += ", n = " + phrase.Count(report.Number(v.N))
	}
	if v.N < v.Of && v.Measured != "–" {
		line += fmt.Sprintf(" of %s; the others have no sample", phrase.Count(report.Number(v.Of)))
	}
	if level != "" {
		line += " (" + level + ")"
	}
	line += ". Expected: " + phrase.Plain(v.Expected) + "."
	if v.Skewed {
		line += " The replications are skewed: the interval is wider for that."
	}
	if v.Rare {
		line += " Few replications differ from the others, if any: a rarer and worse one cannot be excluded."
	}
	if v.Why != "" {
		line += " " + words.Capital(strings.TrimSuffix(phrase.Plain(v.Why), ".")) + "."
	}
	if strings.HasPrefix(v.Why, "interrupted") || strings.Contains(v.Why, "are too few") { // which says enough
		return line
	}
	if v.Enough > 0 {
		line += fmt.Sprintf(" About %s replications would decide it.", phrase.Count(report.Number(v.Enough)))
	}
	if isFar(v) && !phrase.IsOf(plan.Statistic(v.Statistic)) && !strings.Contains(v.Why, shareOfDays) {
		line += " Use " + shareOfDays + " to expect it of a share of the replications."
	}
	return line
}

// shareOfDays is the key of an expectation of each replication by itself, which fewer of them decide.
const shareOfDays = "in-at-least"

// mostTimes is how many times the budget is still worth a try.
const mostTimes = 10

// isFar reports whether far more replications than the budget would be needed. An undecided verdict has spent it.
func isFar(v *report.Verdict) bool { return v.Enough > mostTimes*v.Of }

// Advice says what to do about undecided verdicts when the budget is spent.
func Advice(d *report.Check) string {
	most, isKnown, tooFar := 0, true, false
	for i := range d.Scenarios {
		for j := range d.Scenarios[i].Verdicts {
			if v := &d.Scenarios[i].Verdicts[j]; v.Ruling == experiment.Undecided {
				most, isKnown, tooFar = max(most, v.Enough), isKnown && v.Enough > 0, tooFar || isFar(v)
			}
		}
	}
	about := phrase.Count(report.Number(most))
	switch {
	case tooFar:
		return fmt.Sprintf("It would take about %s replications: see the verdicts for another way.", about)
	case isKnown && most > 0:
		return fmt.Sprintf("A larger --budget may decide it: about %s replications.", about)
	}
	return "A larger --budget may decide it."
}

// finding is what was measured.
func finding(v *report.Verdict) string {
	switch {
	case v.Measured == "–":
		return "no figure"
	case phrase.IsOf(plan.Statistic(v.Statistic)):
		return "kept in " + v.Measured + " of the replications"
	case v.Against != "":
		return "better by " + v.Measured
	}
	return v.Measured
}

// about says which figure was judged, and where in the file it is expected if it is not held.
func about(v *report.Verdict, file string) string {
	line := "Figure: " + subject(v)
	if v.Ruling != experiment.Held && v.Line > 0 && file != "" {
		line += fmt.Sprintf(" (%s:%d)", phrase.Plain(file), v.Line)
	}
	return line + "."
}

// subject is the figure in words: the mean of callers affected (window outage, everybody) under switch.
func subject(v *report.Verdict) string {
	return phrase.Plain(strings.Replace(v.Subject, v.Measure, phrase.MeasureWords(v.Measure), 1) + ", under " + v.Strategy)
}

// told is all that is known of a verdict, for readers who see it alone.
func told(v *report.Verdict, file string) string {
	line := result(v, levelOfInterval(v)) + " " + about(v, file)
	if v.Title != "" {
		line = phrase.Plain(v.Title) + ". " + line
	}
	return line
}

// rows are the verdicts as a table; faults that affected nothing have a row.
func rows(s *report.CheckedScenario) [][]string {
	var rows [][]string
	for i := range s.Verdicts {
		v := &s.Verdicts[i]
		expected := phrase.Plain(v.Expected)
		if v.Why != "" {
			expected += ". " + words.Capital(phrase.Plain(v.Why))
		}
		rows = append(rows, []string{string(v.Ruling), titleAndName(v.Title, v.Name) + ": " + subject(v), finding(v), expected, fmt.Sprint(v.N)})
	}
	for _, f := range idle(s) {
		rows = append(rows, []string{string(f.Ruling), titleAndName(f.Title, "trouble."+f.Fault) + " under " + phrase.Plain(f.Strategy), "no effect", phrase.Plain(f.Why), fmt.Sprint(f.N)})
	}
	return rows
}
