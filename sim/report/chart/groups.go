package chart

import (
	"fmt"
	"slices"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

var (
	byService  = groupsKind("service")
	byAccess   = groupsKind("access")
	byRegion   = groupsKind("region")
	byProvider = groupsKind("provider")
)

// groupsKind is the chart of one grouping of callers.
func groupsKind(by string) Kind[*report.Document] {
	return Kind[*report.Document]{"by-" + by, AtWho, one(func(d *report.Document) Chart { return groupChart(d, by) })}
}

// groupFigures are the estimates of a measure by group of callers, in a window.
func groupFigures(d *report.Document, measure, window, by string) []report.Figure {
	var list []report.Figure
	for _, f := range d.Figures {
		if f.By == by && f.Window == window && f.Measure == measure && f.N > 0 {
			list = append(list, f)
		}
	}
	return list
}

// groupWindow is the window in which groups are told apart: the one that lost most.
func groupWindow(d *report.Document) report.Window {
	if len(d.Windows) > 2 {
		return d.Windows[text.WorstWindow(d)]
	}
	return d.Windows[0]
}

// groupChart is what share of their calls groups of callers lost, the worst off first.
func groupChart(d *report.Document, by string) Chart {
	w := groupWindow(d)
	shares := groupFigures(d, "calls.unconnected-share", w.Name, by)
	if len(shares) < 2 {
		return Chart{}
	}
	slices.SortStableFunc(shares, func(x, y report.Figure) int { return compareNumbers(y.Mean, x.Mean) })
	c := Chart{
		Title: groupFinding(by, shares), X: Axis{Scale: Linear, Title: "share of their calls lost", Whole: true}, Y: Axis{Scale: Names},
		Sub:   fmt.Sprintf("Share of the calls made that were lost, by %s, in the window %s; lines are 95 %% confidence intervals, each by itself. A difference is named where it is more than chance among all pairs", by, phrase.Plain(w.Name)),
		Table: text.SectionOf("by-"+by, text.Groups(d, by)),
	}
	m := Mark{Name: "lost", Shape: Interval, Tone: "lost"}
	for i, f := range shares {
		name := phrase.Plain(f.Group)
		c.Y.Names = append(c.Y.Names, name)
		m.X, m.Y = append(m.X, f.Mean), append(m.Y, report.Number(i))
		m.Low, m.High = append(m.Low, orMean(f.Low, f.Mean)), append(m.High, orMean(f.High, f.Mean))
		calls := d.FigureOf("calls.unconnected", w.Name, by, f.Group)
		m.Words = append(m.Words, fmt.Sprintf("%s: %s of the calls lost, which are %s", name, phrase.PercentOf(f.Estimate), phrase.Counted(calls.Estimate)))
	}
	c.Marks = []Mark{m}
	return c
}

// groupFinding says how far apart the worst and the best off group are, if that is more than chance among all pairs of groups.
func groupFinding(by string, worstFirst []report.Figure) string {
	n := len(worstFirst)
	worst, best := worstFirst[0], worstFirst[n-1]
	if !isApart(worst.Estimate, best.Estimate, n*(n-1)/2) {
		return fmt.Sprintf("No difference by %s is shown", by)
	}
	return fmt.Sprintf("Callers of %s lost most: %s of their calls; those of %s lost %s", phrase.Plain(worst.Group), phrase.Percent(worst.Mean), phrase.Plain(best.Group), phrase.Percent(best.Mean))
}
