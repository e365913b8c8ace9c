package gate

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

// Write writes the check for a terminal.
func Write(to io.Writer, d *report.Check) error { return text.WriteBlocks(to, blocksOf(d, false)) }

// WriteMarkdown writes the check for a pull request or the summary of a job.
func WriteMarkdown(to io.Writer, d *report.Check) error {
	return text.WriteBlocksMarkdown(to, blocksOf(d, true))
}

// rulings are the rulings in the order in which they are counted.
var rulings = []experiment.Ruling{experiment.Held, experiment.NotHeld, experiment.Undecided}

// blocksOf are the verdicts by scenario: a table for Markdown, paragraphs for a terminal, where sentences find no room in
// columns.
func blocksOf(d *report.Check, table bool) []text.Block {
	var list []text.Block
	for i := range d.Scenarios {
		s := &d.Scenarios[i]
		b := text.Block{Title: fmt.Sprintf("%s: %s", phrase.Plain(s.Name), tallied(s.Counts())), Lines: head(s, d.Version)}
		if table {
			b.Header, b.Rows = []string{"verdict", "expectation", "measured", "expected", "n"}, rows(s)
		} else {
			b.Lines = append(append(b.Lines, ""), paragraphs(s)...)
		}
		list = append(list, b)
		if s.Baseline != nil {
			list = append(list, blocksOfRegression(s.Baseline)...)
		}
	}
	if d.Interrupted {
		b := text.Block{Title: "Interrupted", Lines: []string{"What is said is of the replications that were complete, and nothing is decided by them that was not before."}}
		if len(d.NotRun) > 0 {
			b.Lines = append(b.Lines, "Not run: "+phrase.Plain(strings.Join(d.NotRun, ", "))+".")
		}
		list = append(list, b)
	}
	if len(d.Scenarios) > 1 {
		list = append(list, text.Block{Title: "Altogether: " + tallied(counts(d)), Lines: []string{phrase.Plural(len(d.Scenarios), "scenario") + "."}})
	}
	return list
}

// counts are those of all scenarios.
func counts(d *report.Check) map[experiment.Ruling]int {
	sum := map[experiment.Ruling]int{}
	for i := range d.Scenarios {
		for r, n := range d.Scenarios[i].Counts() {
			sum[r] += n
		}
	}
	return sum
}

// tallied says how many verdicts there are of each kind.
func tallied(n map[experiment.Ruling]int) string {
	var parts []string
	for _, r := range rulings {
		if n[r] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[r], r))
		}
	}
	return strings.Join(parts, ", ")
}

// head says which scenario was checked, and with how many replications.
func head(s *report.CheckedScenario, version string) []string {
	var runs []string
	for _, r := range s.Replications {
		runs = append(runs, fmt.Sprintf("%s of %s", phrase.Plural(r.N, "replication"), phrase.Plain(r.Strategy)))
	}
	lines := []string{phrase.Plain(s.Title), fmt.Sprintf("Seed %d, nines %s: %s.", s.Seed, version, strings.Join(runs, ", "))}
	if n := len(s.Looks); n > 1 && len(s.Verdicts) > 0 {
		lines = append(lines, fmt.Sprintf("While a verdict is undecided the replications are doubled, up to %d. That is %d looks at most: each takes a wider interval, "+
			"so that all together err no more often than the confidence allows that the scenario asks for.", s.Looks[n-1], n))
	}
	return lines
}

// paragraphs describe each verdict: what was expected, what was measured, and why it is not held.
func paragraphs(s *report.CheckedScenario) []string {
	var lines []string
	for i := range s.Verdicts {
		v := &s.Verdicts[i]
		lines = append(lines, fmt.Sprintf("%s  %s", padded(v.Ruling), named(v)), "           "+sentence(v, s.File))
	}
	for i := range s.Faults {
		f := &s.Faults[i]
		if f.Ruling != experiment.Held {
			lines = append(lines, fmt.Sprintf("%s  trouble.%s, under %s", padded(f.Ruling), phrase.Plain(f.Fault), phrase.Plain(f.Strategy)), "           "+phrase.Plain(f.Why))
		}
	}
	if names := met(s); len(names) > 0 {
		lines = append(lines, "", "Met by calls, or by what else they are on: "+strings.Join(names, ", ")+".")
	}
	return lines
}

func padded(r experiment.Ruling) string { return fmt.Sprintf("%-9s", r) }

// met names the faults that met something under every strategy that was run.
func met(s *report.CheckedScenario) (names []string) {
	for i := range s.Faults {
		f := &s.Faults[i]
		missed := slices.ContainsFunc(s.Faults, func(g report.FaultMet) bool { return g.Fault == f.Fault && g.Ruling != experiment.Held })
		if name := "trouble." + phrase.Plain(f.Fault); !missed && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// sentence says what was measured and what was expected.
func sentence(v *report.Verdict, file string) string {
	text := fmt.Sprintf("%s under %s: ", phrase.Plain(v.Subject), phrase.Plain(v.Strategy))
	text += finding(v) + fmt.Sprintf("; expected: %s; n = %d", phrase.Plain(v.Expected), v.N)
	if v.N < v.Of {
		text += fmt.Sprintf(" of %d, the others without a sample", v.Of)
	}
	if v.Measured != "–" {
		text += fmt.Sprintf(", %.4g %% interval", 100*v.Level)
	}
	if v.Skewed {
		text += ", skewed: wide enough for Student's t and the bootstrap"
	}
	if v.Why != "" {
		text += ". " + capital(phrase.Plain(v.Why))
	}
	if v.Ruling != experiment.Held && v.Line > 0 && file != "" {
		text += fmt.Sprintf(" (%s:%d)", phrase.Plain(file), v.Line)
	}
	return text
}

// finding is what was measured.
func finding(v *report.Verdict) string {
	switch {
	case v.Measured == "–":
		return "no figure"
	case phrase.IsOf(plan.Statistic(v.Statistic)):
		return "true in " + v.Measured + " of the replications"
	case v.Against != "":
		return "better by " + v.Measured
	}
	return v.Measured
}

// named is an expectation's name with its title.
func named(v *report.Verdict) string {
	if v.Title == "" {
		return phrase.Plain(v.Name)
	}
	return phrase.Plain(v.Name) + ": " + phrase.Plain(v.Title)
}

// capital begins a sentence.
func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// rows are the verdicts as a table; the faults that met something are one line.
func rows(s *report.CheckedScenario) [][]string {
	var rows [][]string
	for i := range s.Verdicts {
		v := &s.Verdicts[i]
		what := named(v) + " – " + phrase.Plain(v.Subject) + " under " + phrase.Plain(v.Strategy)
		expected := phrase.Plain(v.Expected)
		if v.Why != "" {
			expected += " – " + phrase.Plain(v.Why)
		}
		rows = append(rows, []string{string(v.Ruling), what, finding(v), expected, fmt.Sprint(v.N)})
	}
	for i := range s.Faults {
		if f := &s.Faults[i]; f.Ruling != experiment.Held {
			rows = append(rows, []string{string(f.Ruling), fmt.Sprintf("trouble.%s under %s", phrase.Plain(f.Fault), phrase.Plain(f.Strategy)), "met nothing", phrase.Plain(f.Why), fmt.Sprint(f.N)})
		}
	}
	return rows
}
