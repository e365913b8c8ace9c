package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"nines/sim/experiment"
	"nines/sim/plan"
)

// Text writes the check for a terminal.
func (d *Check) Text(to io.Writer) error { return writeText(to, d.blocks(false)) }

// Markdown writes the check for a pull request or the summary of a job.
func (d *Check) Markdown(to io.Writer) error { return writeMarkdown(to, d.blocks(true)) }

// rulings are the rulings in the order in which they are counted.
var rulings = []experiment.Ruling{experiment.Held, experiment.NotHeld, experiment.Undecided}

// blocks are the verdicts by scenario: a table for Markdown, paragraphs for a terminal, where sentences find no room in
// columns.
func (d *Check) blocks(table bool) []block {
	var list []block
	for i := range d.Scenarios {
		s := &d.Scenarios[i]
		b := block{title: fmt.Sprintf("%s: %s", plain(s.Name), tallied(s.counts())), lines: s.head(d.Version)}
		if table {
			b.header, b.rows = []string{"verdict", "expectation", "measured", "expected", "n"}, s.rows()
		} else {
			b.lines = append(append(b.lines, ""), s.paragraphs()...)
		}
		list = append(list, b)
		if s.Baseline != nil {
			list = append(list, s.Baseline.blocks()...)
		}
	}
	if d.Interrupted {
		b := block{title: "Interrupted", lines: []string{"What is said is of the replications that were complete, and nothing is decided by them that was not before."}}
		if len(d.NotRun) > 0 {
			b.lines = append(b.lines, "Not run: "+plain(strings.Join(d.NotRun, ", "))+".")
		}
		list = append(list, b)
	}
	if len(d.Scenarios) > 1 {
		list = append(list, block{title: "Altogether: " + tallied(d.counts()), lines: []string{plural(len(d.Scenarios), "scenario") + "."}})
	}
	return list
}

// counts are those of all scenarios.
func (d *Check) counts() map[experiment.Ruling]int {
	sum := map[experiment.Ruling]int{}
	for i := range d.Scenarios {
		for r, n := range d.Scenarios[i].counts() {
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
func (s *CheckedScenario) head(version string) []string {
	var runs []string
	for _, r := range s.Replications {
		runs = append(runs, fmt.Sprintf("%s of %s", plural(r.N, "replication"), plain(r.Strategy)))
	}
	lines := []string{plain(s.Title), fmt.Sprintf("Seed %d, nines %s: %s.", s.Seed, version, strings.Join(runs, ", "))}
	if n := len(s.Looks); n > 1 && len(s.Verdicts) > 0 {
		lines = append(lines, fmt.Sprintf("While a verdict is undecided the replications are doubled, up to %d. That is %d looks at most: each takes a wider interval, "+
			"so that all together err no more often than the confidence allows that the scenario asks for.", s.Looks[n-1], n))
	}
	return lines
}

// paragraphs describe each verdict: what was expected, what was measured, and why it is not held.
func (s *CheckedScenario) paragraphs() []string {
	var lines []string
	for i := range s.Verdicts {
		v := &s.Verdicts[i]
		lines = append(lines, fmt.Sprintf("%s  %s", padded(v.Ruling), v.named()), "           "+v.sentence(s.File))
	}
	for i := range s.Faults {
		f := &s.Faults[i]
		if f.Ruling != experiment.Held {
			lines = append(lines, fmt.Sprintf("%s  trouble.%s, under %s", padded(f.Ruling), plain(f.Fault), plain(f.Strategy)), "           "+plain(f.Why))
		}
	}
	if names := s.met(); len(names) > 0 {
		lines = append(lines, "", "Met by calls, or by what else they are on: "+strings.Join(names, ", ")+".")
	}
	return lines
}

func padded(r experiment.Ruling) string { return fmt.Sprintf("%-9s", r) }

// met names the faults that met something under every strategy that was run.
func (s *CheckedScenario) met() (names []string) {
	for i := range s.Faults {
		f := &s.Faults[i]
		missed := slices.ContainsFunc(s.Faults, func(g FaultMet) bool { return g.Fault == f.Fault && g.Ruling != experiment.Held })
		if name := "trouble." + plain(f.Fault); !missed && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// sentence says what was measured and what was expected.
func (v *Verdict) sentence(file string) string {
	text := fmt.Sprintf("%s under %s: ", plain(v.Subject), plain(v.Strategy))
	text += v.finding() + fmt.Sprintf("; expected: %s; n = %d", plain(v.Expected), v.N)
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
		text += ". " + capital(plain(v.Why))
	}
	if v.Ruling != experiment.Held && v.Line > 0 && file != "" {
		text += fmt.Sprintf(" (%s:%d)", plain(file), v.Line)
	}
	return text
}

// finding is what was measured.
func (v *Verdict) finding() string {
	switch {
	case v.Measured == "–":
		return "no figure"
	case isOf(plan.Statistic(v.Statistic)):
		return "true in " + v.Measured + " of the replications"
	case v.Against != "":
		return "better by " + v.Measured
	}
	return v.Measured
}

// named is an expectation's name with its title.
func (v *Verdict) named() string {
	if v.Title == "" {
		return plain(v.Name)
	}
	return plain(v.Name) + ": " + plain(v.Title)
}

// capital begins a sentence.
func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// rows are the verdicts as a table; the faults that met something are one line.
func (s *CheckedScenario) rows() [][]string {
	var rows [][]string
	for i := range s.Verdicts {
		v := &s.Verdicts[i]
		what := v.named() + " – " + plain(v.Subject) + " under " + plain(v.Strategy)
		expected := plain(v.Expected)
		if v.Why != "" {
			expected += " – " + plain(v.Why)
		}
		rows = append(rows, []string{string(v.Ruling), what, v.finding(), expected, fmt.Sprint(v.N)})
	}
	for i := range s.Faults {
		if f := &s.Faults[i]; f.Ruling != experiment.Held {
			rows = append(rows, []string{string(f.Ruling), fmt.Sprintf("trouble.%s under %s", plain(f.Fault), plain(f.Strategy)), "met nothing", plain(f.Why), fmt.Sprint(f.N)})
		}
	}
	return rows
}
