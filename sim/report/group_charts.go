package report

import (
	"fmt"
	"slices"
)

// groupFigures are the estimates of a measure by group of callers, in a window.
func (d *Document) groupFigures(measure, window, by string) []Figure {
	var list []Figure
	for _, f := range d.Figures {
		if f.By == by && f.Window == window && f.Measure == measure && f.N > 0 {
			list = append(list, f)
		}
	}
	return list
}

// groupWindow is the window in which groups are told apart: the one that lost most.
func (d *Document) groupWindow() Window {
	if len(d.Windows) > 2 {
		return d.Windows[d.worstWindow()]
	}
	return d.Windows[0]
}

// groupChart is what share of their calls groups of callers lost, the worst off first.
func (d *Document) groupChart(by string) Chart {
	w := d.groupWindow()
	shares := d.groupFigures("calls.unconnected-share", w.Name, by)
	if len(shares) < 2 {
		return Chart{}
	}
	slices.SortStableFunc(shares, func(x, y Figure) int { return compareNumbers(y.Mean, x.Mean) })
	c := Chart{
		ID: "by-" + by, Title: d.groupFinding(by, shares), X: Axis{Scale: "linear", Title: "share of their calls lost", Whole: true}, Y: Axis{Scale: "names"},
		Sub:   fmt.Sprintf("Share of the calls made that were lost, by %s, in the window %s; lines are 95 %% confidence intervals, each by itself", by, plain(w.Name)),
		Table: section("by-"+by, d.groups(by)),
	}
	m := Mark{Name: "lost", Shape: "interval", Tone: "lost"}
	for i, f := range shares {
		name := plain(f.Group)
		c.Y.Names = append(c.Y.Names, name)
		m.X, m.Y = append(m.X, f.Mean), append(m.Y, Number(i))
		m.Low, m.High = append(m.Low, orMean(f.Low, f.Mean)), append(m.High, orMean(f.High, f.Mean))
		calls := d.figureOf("calls.unconnected", w.Name, by, f.Group)
		m.Words = append(m.Words, fmt.Sprintf("%s: %s of the calls lost, which are %s", name, percentOf(f.Estimate), counted(calls.Estimate)))
	}
	c.Marks = []Mark{m}
	return c
}

// orMean is the end of an interval; the mean itself where there is none.
func orMean(end, mean Number) Number {
	if end != end {
		return mean
	}
	return end
}

// groupFinding says how far apart groups are, without a claim that this is more than chance.
func (d *Document) groupFinding(by string, worstFirst []Figure) string {
	worst, best := worstFirst[0], worstFirst[len(worstFirst)-1]
	return fmt.Sprintf("By %s, from %s (%s) to %s (%s) of the calls were lost", by, percent(best.Mean), plain(best.Group), percent(worst.Mean), plain(worst.Group))
}
