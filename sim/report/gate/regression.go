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

// blocksOfRegression is the comparison as people read it: the result, and the figures, unless all are the same to the last bit.
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

// outcome is the result of the comparison: which figures are worse and by how much, and how they were compared.
func outcome(r *report.Regression) []string {
	switch r.Basis {
	case "identical":
		return []string{fmt.Sprintf("Held, exactly: the numbers equal the baseline to the last bit, in %s.", extent(r))}
	case "broken":
		lines := []string{fmt.Sprintf("Not held: the numbers differ from the baseline. They should be equal, because scenario, seed %d and version (nines %s) are the same.",
			r.Now.Seed, phrase.Plain(r.Now.Version))}
		lines = append(lines, failing(r)...)
		if len(lines) == 1 {
			lines = append(lines, "No figure below fails. The digest differs, and it covers every judged measure of every replication.")
		}
		return append(lines, fmt.Sprintf("Compared replication by replication: %s. %s.", extent(r), words.Capital(tally(r))))
	}
	manner := fmt.Sprintf("replication by replication (both have seed %d)", r.Now.Seed)
	if r.Basis == "other-seed" {
		manner = fmt.Sprintf("as two independent groups (the seed was %d and is %d)", r.Baseline.Seed, r.Now.Seed)
	}
	word := "Held: no figure is shown to be worse."
	if !r.Held {
		word = "Not held."
	}
	lines := append([]string{fmt.Sprintf("%s Of %s: %s.", word, phrase.Plural(len(r.Figures), "figure"), tally(r))}, failing(r)...)
	return append(lines, fmt.Sprintf("Compared %s: %s.", manner, extent(r)))
}

// mostFailing is how many failing figures are told in sentences; the table has all.
const mostFailing = 5

// failing are the figures that fail, in sentences: first what is worse, and the whole run before its windows.
func failing(r *report.Regression) (lines []string) {
	var list []*report.Regressed
	for i := range r.Figures {
		if f := &r.Figures[i]; weight(f) > 0 {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b *report.Regressed) int { return weight(b) - weight(a) })
	for i, f := range list {
		if i == mostFailing {
			return append(lines, fmt.Sprintf("More figures that fail: %d. See the table.", len(list)-i))
		}
		lines = append(lines, failure(f))
	}
	return lines
}

// weight is how early a figure that fails is told; 0 if it does not fail.
func weight(f *report.Regressed) int {
	w := 2 * (1 + slices.Index([]string{"moved", "vanished", "worse"}, worst(f)))
	if w > 0 && f.Window == measure.WholeRun {
		w++
	}
	return w
}

// failure says of a figure by how much it is worse.
func failure(f *report.Regressed) string {
	what := phrase.MeasureWords(phrase.Plain(f.Measure))
	if f.Window != measure.WholeRun {
		what += " in the window " + phrase.Plain(f.Window)
	}
	switch word := worst(f); {
	case word == "vanished":
		return "No sample now: " + what + ". The baseline has one in every replication."
	case f.Reached != nil && f.Reached.Verdict == "worse":
		return fmt.Sprintf("Worse: %s was reached in %s replications, and is reached in %s now.", what, timesOf(f.Reached.Baseline), timesOf(f.Reached.Now))
	case f.Later+f.Sooner > 0:
		return fmt.Sprintf("%s: %s is later than the margin allows in %s of %s, and that much sooner in %s. The median was %s and is %s.", words.Capital(word), what,
			phrase.Count(report.Number(f.Later)), phrase.Plural(f.Difference.N, "replication"), phrase.Count(report.Number(f.Sooner)), plainly(f.Baseline), plainly(f.Now))
	default:
		text := fmt.Sprintf("%s: %s, from %s to %s (%s%s).", words.Capital(word), what, figureCell(f, f.Baseline), figureCell(f, f.Now), difference(f), unitOf(f))
		return strings.ReplaceAll(text, "*", "") // the table below explains the stars
	}
}

// plainly is a median without its interval.
func plainly(e report.Estimate) string { return phrase.Length(e.Mean) }

// unitOf is the unit of a figure where its cells do not show it.
func unitOf(f *report.Regressed) string {
	switch f.Unit {
	case string(measure.Share):
		return ", in points"
	case string(measure.Clock), "":
		return ""
	}
	return " " + f.Unit
}

// advice says what to do about it.
func advice(r *report.Regression) []string {
	how := fmt.Sprintf("run `%s`.", phrase.Plain(r.Renew))
	switch {
	case r.Renew == "":
		return nil
	case !r.Held:
		return []string{"If the change is intended, " + how}
	case has(r, "better"):
		return []string{"To keep what is better, " + how + " Otherwise a later loss of it goes unnoticed."}
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
			lines = append(lines, fmt.Sprintf("%s: it was %s and is %s.", what, phrase.Plain(then), phrase.Plain(now)))
		}
	}
	differ("Another version of nines", r.Baseline.Version, r.Now.Version)
	differ("Another strategy", r.Baseline.Strategy, r.Now.Strategy)
	differ("The scenario has changed (by its fingerprint)", r.Baseline.Fingerprint, r.Now.Fingerprint)
	if len(r.OnlyBaseline) > 0 {
		lines = append(lines, "Not compared, because it is no longer measured: "+listOf(r.OnlyBaseline)+".")
	}
	if len(r.OnlyNow) > 0 {
		lines = append(lines, "Not compared, because the baseline does not have it: "+listOf(r.OnlyNow)+".")
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
		fmt.Sprintf("A figure is worse if the whole interval of its difference lies beyond the margin, %s of the baseline. "+
			"It has moved if neither direction is better. It is the same if the whole interval lies within the margin.", percentage(r.Margin)),
		fmt.Sprintf("Figures are means over the replications ± half of a 95 %% confidence interval. Differences have %s %% intervals, "+
			"to raise a false alarm in at most one comparison in twenty. Shares and mean times are of the calls of all replications together.", decimals(100*float64(r.Level), 2)),
	}
	if slices.ContainsFunc(r.Figures, func(f report.Regressed) bool { return isClock(&f) }) {
		lines = append(lines, timesRule(r))
	}
	if slices.ContainsFunc(r.Figures, func(f report.Regressed) bool { return f.Reached != nil }) {
		lines = append(lines, "The share of replications that reached a time is compared without a margin.")
	}
	return lines
}

// timesRule says how times are compared.
func timesRule(r *report.Regression) string {
	rule := "Recovery times are medians over all replications, and their differences too. A time that was not reached is later than any."
	if r.Basis == "other-seed" {
		return rule
	}
	return rule + " Such a time is worse if it is later beyond the margin in clearly more replications than it is sooner (sign test)."
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
