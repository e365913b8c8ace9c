package gate

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"nines/sim/experiment"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
	"nines/sim/words"
)

// WriteAs writes the check in one of the formats text, json and markdown.
func WriteAs(format string, to io.Writer, d *report.Check) error {
	switch format {
	case "json":
		return d.JSON(to)
	case "markdown":
		return WriteMarkdown(to, d)
	}
	return Write(to, d)
}

// Write writes the check for a terminal.
func Write(to io.Writer, d *report.Check) error { return text.WriteBlocks(to, blocksOf(d, false)) }

// WriteMarkdown writes the check for a pull request or the summary of a job.
func WriteMarkdown(to io.Writer, d *report.Check) error {
	return text.WriteBlocksMarkdown(to, blocksOf(d, true))
}

// blocksOf are the result of all scenarios, then the verdicts by scenario. They are a table for Markdown, and paragraphs for
// a terminal, because sentences do not fit into its columns.
func blocksOf(d *report.Check, table bool) []text.Block {
	list := overall(d)
	for i := range d.Scenarios {
		s := &d.Scenarios[i]
		b := text.Block{Title: headline(s), Lines: head(s, d.Version)}
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
	return list
}

// overall is the result of several scenarios, or of a check that was interrupted.
func overall(d *report.Check) (list []text.Block) {
	if d.Interrupted {
		b := text.Block{Title: "Interrupted", Lines: []string{"The figures are of the replications that were complete. Only verdicts reached before the interrupt count."}}
		if len(d.NotRun) > 0 {
			b.Lines = append(b.Lines, "Not run: "+phrase.Plain(strings.Join(d.NotRun, ", "))+".")
		}
		list = append(list, b)
	}
	if len(d.Scenarios) < 2 {
		return list
	}
	alike := 0
	b := text.Block{}
	for i := range d.Scenarios {
		s := &d.Scenarios[i]
		if s.Ruling == d.Ruling {
			alike++
		}
		b.Lines = append(b.Lines, fmt.Sprintf("%s  %s (%s)", padded(s.Ruling), phrase.Plain(s.Title), phrase.Plain(s.Name)))
	}
	b.Title = words.Capital(string(d.Ruling)) + ": " + someOf(alike, len(d.Scenarios), "scenario")
	return append(list, b)
}

// someOf is k of n things in words.
func someOf(k, n int, noun string) string {
	switch {
	case k < n:
		return fmt.Sprintf("%d of %s", k, phrase.Plural(n, noun))
	case n == 1:
		return "the " + noun
	case n == 2:
		return "both " + noun + "s"
	}
	return fmt.Sprintf("all %d %ss", n, noun)
}

// headline is the result of a scenario: Not held: 1 of 3 expectations of first-steps.
func headline(s *report.CheckedScenario) string {
	title := words.Capital(string(s.Ruling)) + ": "
	if parts := reasons(s); len(parts) > 0 {
		title += parts[0] + " of "
	}
	return title + phrase.Plain(s.Name)
}

// reasons are what has the ruling of the scenario: expectations, faults without effect, the baseline.
func reasons(s *report.CheckedScenario) (parts []string) {
	if k := counted(s, s.Ruling); k > 0 {
		parts = append(parts, someOf(k, len(s.Verdicts), "expectation"))
	}
	if k := len(idle(s)); k > 0 && s.Ruling == experiment.NotHeld {
		parts = append(parts, phrase.Plural(k, "fault")+" without effect")
	}
	if s.Baseline != nil && s.Baseline.Ruling() == s.Ruling {
		parts = append(parts, "the comparison with the baseline")
	}
	return parts
}

// counted is how many expectations have a ruling.
func counted(s *report.CheckedScenario, r experiment.Ruling) (n int) {
	for i := range s.Verdicts {
		if s.Verdicts[i].Ruling == r {
			n++
		}
	}
	return n
}

// besides is what the headline leaves out.
func besides(s *report.CheckedScenario) (lines []string) {
	if parts := reasons(s); len(parts) > 1 {
		lines = append(lines, "Also "+string(s.Ruling)+": "+words.Joined(parts[1:])+".")
	}
	if k := counted(s, experiment.Undecided); k > 0 && s.Ruling == experiment.NotHeld {
		lines = append(lines, "Undecided: "+someOf(k, len(s.Verdicts), "expectation")+".")
	}
	return lines
}

// idle are the faults that affected nothing, where that counts.
func idle(s *report.CheckedScenario) (list []*report.FaultMet) {
	for i := range s.Faults {
		if s.Faults[i].Ruling != experiment.Held {
			list = append(list, &s.Faults[i])
		}
	}
	return list
}

// head describes what was run.
func head(s *report.CheckedScenario, version string) []string {
	lines := append(besides(s), phrase.Plain(s.Title), fmt.Sprintf("Seed %d, nines %s.", s.Seed, version))
	for _, r := range s.Replications {
		lines = append(lines, fmt.Sprintf("%s: %s.", titleAndName(r.Title, r.Strategy), phrase.Plural(r.N, "replication")))
	}
	if n := len(s.Looks); n > 1 && len(s.Verdicts) > 0 {
		looks := make([]string, n)
		for i, k := range s.Looks {
			looks[i] = phrase.Count(report.Number(k))
		}
		lines = append(lines, fmt.Sprintf("At most %d looks, at %s replications. Wider intervals keep the requested confidence over all looks together.", n, words.Joined(looks)))
	}
	if level := commonLevel(s); level != "" {
		lines = append(lines, "In brackets: "+level+"s.")
	}
	return lines
}

// titleAndName is a title for people with the name for machines in brackets; the name alone if there is no title.
func titleAndName(title, name string) string {
	if title == "" || title == name {
		return phrase.Plain(name)
	}
	return phrase.Plain(title) + " (" + phrase.Plain(name) + ")"
}

// levelOfInterval is the confidence level of a verdict's interval in words; empty if it has none.
func levelOfInterval(v *report.Verdict) string {
	if v.Measured == "–" {
		return ""
	}
	return strconv.FormatFloat(100*v.Level, 'g', 4, 64) + " % confidence interval"
}

// commonLevel is the level of all intervals; empty if they differ.
func commonLevel(s *report.CheckedScenario) (common string) {
	for i := range s.Verdicts {
		switch level := levelOfInterval(&s.Verdicts[i]); {
		case level == "" || level == common:
		case common != "":
			return ""
		default:
			common = level
		}
	}
	return common
}

// paragraphs describe each verdict: what was measured, what was expected, and why it is not held.
func paragraphs(s *report.CheckedScenario) []string {
	const indent = "           "
	var lines []string
	common := commonLevel(s)
	for i := range s.Verdicts {
		v := &s.Verdicts[i]
		level := levelOfInterval(v)
		if level == common {
			level = ""
		}
		lines = append(lines, padded(v.Ruling)+"  "+titleAndName(v.Title, v.Name), indent+result(v, level), indent+about(v, s.File))
	}
	for _, f := range idle(s) {
		lines = append(lines, padded(f.Ruling)+"  "+titleAndName(f.Title, "trouble."+f.Fault), indent+phrase.Plain(f.Why))
	}
	if names := affecting(s); len(names) > 0 {
		lines = append(lines, "", "Faults that affected something: "+strings.Join(names, "; ")+".")
	}
	return lines
}

func padded(r experiment.Ruling) string { return fmt.Sprintf("%-9s", r) }

// affecting are the faults that affected something under every strategy that was run.
func affecting(s *report.CheckedScenario) (names []string) {
	for i := range s.Faults {
		f := &s.Faults[i]
		missed := slices.ContainsFunc(s.Faults, func(g report.FaultMet) bool { return g.Fault == f.Fault && g.Ruling != experiment.Held })
		if name := titleAndName(f.Title, "trouble."+f.Fault); !missed && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
