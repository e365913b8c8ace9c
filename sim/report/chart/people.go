package chart

import (
	"cmp"
	"fmt"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// People are the strategies from best to worst as bars of callers never connected, for a picture that stands alone. A page has
// them as a table.
func People(d *report.Comparison) Chart {
	never := d.Measure("callers.never-connected")
	c := Chart{
		ID: "people", X: Axis{Scale: Linear, Title: "callers who wanted help and were never connected"}, Y: Axis{Scale: Names},
		Sub: fmt.Sprintf("Means over %s, with 95 %% confidence intervals. All strategies meet the same callers", phrase.Plural(d.Run.Replications, "replication")),
	}
	bars, ends := Mark{Name: "never connected", Shape: Lane, Tone: "behind"}, Mark{Name: "95 % interval", Shape: Interval, Tone: "lost"}
	order := ordered(len(never.Figures), func(s int) report.Number { return never.Figures[s].Mean })
	for i, s := range order {
		f, at := never.Figures[s], report.Number(i)
		name := titleOf(d.Strategies[s].Name, d.Strategies[s].Title)
		words := fmt.Sprintf("%s: %s", name, phrase.Counted(f.Estimate))
		c.Y.Names = append(c.Y.Names, name)
		bars.Y, bars.Low, bars.High, bars.Words = append(bars.Y, at), append(bars.Low, 0), append(bars.High, f.Mean), append(bars.Words, words)
		ends.X, ends.Y, ends.Words = append(ends.X, f.Mean), append(ends.Y, at), append(ends.Words, words)
		ends.Low, ends.High = append(ends.Low, orMean(f.Low, f.Mean)), append(ends.High, orMean(f.High, f.Mean))
	}
	if len(order) > 0 {
		best, worst := order[0], order[len(order)-1]
		c.Title = fmt.Sprintf("%s callers got no help under “%s”, %s under “%s”", phrase.Count(never.Figures[best].Mean), c.Y.Names[0], phrase.Count(never.Figures[worst].Mean), c.Y.Names[len(order)-1])
		c.Marks = []Mark{bars, ends}
	}
	return c
}

// titleOf is what people call something: its title, or its name if it has none.
func titleOf(name, title string) string { return phrase.Plain(cmp.Or(title, name)) }
