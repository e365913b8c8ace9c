package chart

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
	"nines/sim/words"
)

var (
	withoutHelpKind = differenceKind("callers.without-help")
	affectedKind    = differenceKind("callers.affected")
)

// differenceKind is the chart of the differences in one measure.
func differenceKind(measure string) Kind[*report.Comparison] {
	return Kind[*report.Comparison]{
		"difference-" + strings.ReplaceAll(measure, ".", "-"), AtStrategies,
		one(func(d *report.Comparison) Chart { return differenceChart(d, measure) }),
	}
}

// differenceChart is the paired difference of each strategy to the baseline, as an interval, the fewest first.
func differenceChart(d *report.Comparison, name string) Chart {
	m := d.Measure(name)
	if len(m.Figures) < 2 {
		return Chart{}
	}
	base := d.TitleOf(d.Strategies[0].Name)
	c := Chart{
		X: Axis{Scale: Linear, Title: "more or fewer " + text.Noun(name) + text.InWindow(d)}, Y: Axis{Scale: Names},
		Sub:   fmt.Sprintf("Paired differences in %s to “%s”, on the same callers, with 95 %% confidence intervals%s", text.Noun(name), base, text.InWindow(d)),
		Title: text.DifferenceFinding(d, m), Table: DifferenceTable(d, name),
	}
	mark := Mark{Name: "difference", Shape: Interval, Tone: "lost"}
	for _, s := range ordered(len(m.Figures), func(s int) report.Number { return m.Figures[s].Difference.Mean }) {
		f := m.Figures[s]
		if s == 0 {
			continue
		}
		label := d.TitleOf(d.Strategies[s].Name)
		if !f.Shown {
			label += " ~"
		}
		mark.Y = append(mark.Y, report.Number(len(c.Y.Names)))
		c.Y.Names = append(c.Y.Names, label)
		mark.X = append(mark.X, f.Difference.Mean)
		mark.Low, mark.High = append(mark.Low, orMean(f.Difference.Low, f.Difference.Mean)), append(mark.High, orMean(f.Difference.High, f.Difference.Mean))
		mark.Words = append(mark.Words, fmt.Sprintf("%s: %s; difference %s", label, phrase.Counted(f.Estimate), phrase.Counted(f.Difference)))
	}
	if slices.ContainsFunc(c.Y.Names, func(label string) bool { return strings.HasSuffix(label, " ~") }) {
		c.Sub += "; ~ stands where none is shown"
	}
	c.Marks = []Mark{mark}
	return c
}

// DifferenceTable is a measure under every strategy and its difference to the baseline, the fewest first.
func DifferenceTable(d *report.Comparison, name string) text.Section {
	m := d.Measure(name)
	t := text.PlainTable(words.Capital(text.Noun(name))+", by strategy", []string{"strategy", text.Noun(name), "difference to " + d.TitleOf(d.Strategies[0].Name)}, nil,
		fmt.Sprintf("Means over %s ± half of a 95 %% confidence interval; the differences are paired, on the same callers%s.", phrase.Plural(d.Run.Replications, "replication"), text.InWindow(d)))
	for _, s := range ordered(len(m.Figures), func(s int) report.Number { return m.Figures[s].Mean }) {
		f, difference := m.Figures[s], ""
		switch {
		case s > 0 && f.Shown:
			difference = text.MoreOrFewer(f.Difference)
		case s > 0:
			difference = "~ none shown"
		}
		t.Rows = append(t.Rows, []string{d.TitleOf(d.Strategies[s].Name), phrase.Counted(f.Estimate), difference})
	}
	return t
}
