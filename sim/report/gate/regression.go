package gate

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
	"nines/sim/words"
)

// WriteRegression writes the comparison for a terminal.
func WriteRegression(to io.Writer, r *report.Regression) error {
	return text.WriteBlocks(to, blocksOfRegression(r))
}

// WriteRegressionMarkdown writes the comparison for a pull request.
func WriteRegressionMarkdown(to io.Writer, r *report.Regression) error {
	return text.WriteBlocksMarkdown(to, blocksOfRegression(r))
}

// movementWords are the verdicts as people read them; a figure that is neither better nor worse moves.
var movementWords = map[string]string{
	"same": "same", "not-shown": "no worse shown", "worse": "worse", "better": "better", "moved": "moved", "no-value": "–", "vanished": "no sample now",
}

func verdict(f *report.Regressed) string {
	if f.Verdict == "not-shown" && f.Better == "neither" {
		return "no move shown"
	}
	return movementWords[f.Verdict]
}

// blocksOfRegression is the comparison as people read it: what it came to, and the figures, unless all are the same to the last bit.
func blocksOfRegression(r *report.Regression) []text.Block {
	head := text.Block{Title: "Against the baseline", Lines: slices.Concat(outcome(r), apart(r), advice(r))}
	if r.Basis == "identical" {
		return []text.Block{head}
	}
	head.Lines = append(head.Lines, rules(r)...)
	list := append([]text.Block{head}, regressedTable(r, "Figure by figure", func(f *report.Regressed) bool { return !isClock(f) })...)
	list = append(list, regressedTable(r, "Recovery", func(f *report.Regressed) bool { return isClock(f) })...)
	for i := range list {
		list[i].ExplainStars()
	}
	return list
}

func isClock(f *report.Regressed) bool { return f.Unit == string(measure.Clock) }

// outcome says what the comparison came to, and on what ground.
func outcome(r *report.Regression) []string {
	switch r.Basis {
	case "identical":
		return []string{fmt.Sprintf("Held, exactly: the numbers are those of the baseline to the last bit, in %s.", extent(r))}
	case "broken":
		return []string{
			fmt.Sprintf("Not held: scenario, seed %d and version (nines %s) are those of the baseline, so that the numbers must be, and they are not.",
				r.Now.Seed, phrase.Plain(r.Now.Version)),
			fmt.Sprintf("What has changed, in %s, replication by replication: %s.", extent(r), tally(r)),
		}
	}
	manner := fmt.Sprintf("replication by replication, as the seed is the same (%d)", r.Now.Seed)
	if r.Basis == "other-seed" {
		manner = fmt.Sprintf("as two groups of replications, as the seed was %d and is %d", r.Baseline.Seed, r.Now.Seed)
	}
	word := "Held: no figure is shown to be worse."
	if !r.Held {
		word = "Not held."
	}
	return []string{
		fmt.Sprintf("%s Of %s: %s.", word, phrase.Plural(len(r.Figures), "figure"), tally(r)),
		fmt.Sprintf("Compared by intervals, %s: %s.", manner, extent(r)),
	}
}

// advice is what to do about it.
func advice(r *report.Regression) []string {
	how := fmt.Sprintf("renew the baseline with `nines baseline update`, of %s.", phrase.Plain(r.Scenario))
	switch {
	case r.Renewing:
		return nil
	case !r.Held:
		return []string{"If the change is meant, " + how}
	case has(r, "better"):
		return []string{"What is better can be lost again unseen: " + how}
	}
	return nil
}

// extent is how much was compared.
func extent(r *report.Regression) string {
	var measures, windows []string
	for _, f := range r.Figures {
		measures, windows = append(measures, f.Measure), append(windows, f.Window)
	}
	n := phrase.Plural(r.Now.Compared, "replication")
	switch {
	case r.Basis == "other-seed":
		n = fmt.Sprintf("%s then and %s now", phrase.Plural(r.Baseline.Compared, "replication"), phrase.Count(report.Number(r.Now.Compared)))
	case r.Baseline.Replications != r.Now.Replications:
		n = "the first " + n + ", which both have"
	}
	return fmt.Sprintf("%s (%s, %s) over %s", phrase.Plural(len(r.Figures), "figure"),
		phrase.Plural(distinct(measures), "measure"), phrase.Plural(distinct(windows), "window"), n)
}

func distinct(names []string) int {
	slices.Sort(names)
	return len(slices.Compact(names))
}

// apart says in what the two runs differ, and what only one of them has.
func apart(r *report.Regression) (lines []string) {
	differ := func(what, then, now string) {
		if then != now {
			lines = append(lines, fmt.Sprintf("%s: it was %s, and is %s.", what, phrase.Plain(then), phrase.Plain(now)))
		}
	}
	differ("Another version of nines", r.Baseline.Version, r.Now.Version)
	differ("Another strategy", r.Baseline.Strategy, r.Now.Strategy)
	differ("The scenario has changed, or is written in another way, by its fingerprint", r.Baseline.Fingerprint, r.Now.Fingerprint)
	if len(r.OnlyBaseline) > 0 {
		lines = append(lines, "Not compared, as it is no longer measured: "+listOf(r.OnlyBaseline)+".")
	}
	if len(r.OnlyNow) > 0 {
		lines = append(lines, "Not compared, as the baseline does not have it: "+listOf(r.OnlyNow)+".")
	}
	return lines
}

// listOf names places, measures of one window together.
func listOf(places []report.Place) string {
	var windows []string
	of := map[string][]string{}
	for _, p := range places {
		if of[p.Window] == nil {
			windows = append(windows, p.Window)
		}
		of[p.Window] = append(of[p.Window], phrase.MeasureWords(phrase.Plain(p.Measure)))
	}
	parts := make([]string, len(windows))
	for i, w := range windows {
		parts[i] = words.Joined(of[w]) + " in the window " + phrase.Plain(w)
	}
	return strings.Join(parts, "; ")
}

// tally counts the verdicts, the bad ones first.
func tally(r *report.Regression) string {
	var parts []string
	for _, word := range []string{"worse", "moved", "vanished", "better", "not-shown", "same", "no-value"} {
		n := 0
		for _, f := range r.Figures {
			if worst(&f) == word {
				n++
			}
		}
		switch {
		case n == 0:
		case word == "vanished":
			parts = append(parts, phrase.Count(report.Number(n))+" without a sample now")
		case word == "no-value":
			parts = append(parts, phrase.Count(report.Number(n))+" without a value")
		case word == "not-shown":
			parts = append(parts, phrase.Count(report.Number(n))+" not shown to have moved")
		default:
			parts = append(parts, phrase.Count(report.Number(n))+" "+word)
		}
	}
	return strings.Join(parts, ", ")
}

// worst is the verdict on a figure with that on the share in which it was reached, if that is bad.
func worst(f *report.Regressed) string {
	if f.Reached != nil && f.Reached.Verdict == "worse" || f.Reached != nil && f.Verdict == "no-value" {
		return f.Reached.Verdict
	}
	return f.Verdict
}

func has(r *report.Regression, verdict string) bool {
	return slices.ContainsFunc(r.Figures, func(f report.Regressed) bool {
		return f.Verdict == verdict || f.Reached != nil && f.Reached.Verdict == verdict
	})
}

// rules says what the figures are, and when one fails.
func rules(r *report.Regression) []string {
	lines := []string{
		fmt.Sprintf("A figure is worse, or has moved where neither way is better, if the whole interval of its difference lies beyond the margin, %s of the baseline; "+
			"it is the same if the interval lies within.", percentage(r.Margin)),
		fmt.Sprintf("Figures are means over the replications compared ± half of a 95 %% confidence interval; differences have one of %s %%, "+
			"so that all together raise a false alarm at most once in twenty. Shares and mean times are of the calls of all replications together.",
			decimals(100*float64(r.Level), 2)),
	}
	if slices.ContainsFunc(r.Figures, func(f report.Regressed) bool { return f.Reached != nil }) {
		lines = append(lines, "Times are compared where they were reached, and so is the share of replications in which they were, without a margin.")
	}
	return lines
}

// percentage is a share in per cent, with as many decimals as it has.
func percentage(n report.Number) string { return decimals(100*float64(n), -1) + " %" }

// decimals is a number with at most so many of them; all that it has if that is less than none.
func decimals(v float64, most int) string {
	if most < 0 {
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	return strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', most, 64), "0"), ".")
}
