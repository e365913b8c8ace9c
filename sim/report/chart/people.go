package chart

import (
	"fmt"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// People are the strategies from best to worst as bars of callers without help, for a picture that stands alone. A page has
// them as a table.
func People(d *report.Comparison) Chart {
	c := Chart{
		ID: "people", X: Axis{Scale: Linear, Title: "callers who wanted help and got none, in the whole run"}, Y: Axis{Scale: Names},
		Sub: fmt.Sprintf("Means over %s, with 95 %% confidence intervals. All strategies meet the same callers", phrase.Plural(d.Run.Replications, "replication")),
	}
	bars, ends := Mark{Name: "without help", Shape: Lane, Tone: "behind"}, Mark{Name: "95 % interval", Shape: Interval, Tone: "lost"}
	order := ordered(len(d.Strategies), func(s int) report.Number { return d.Strategies[s].People.WithoutHelp.Mean })
	for i, s := range order {
		f, at := d.Strategies[s].People.WithoutHelp, report.Number(i)
		name := d.TitleOf(d.Strategies[s].Name)
		words := fmt.Sprintf("%s: %s", name, phrase.Counted(f))
		c.Y.Names = append(c.Y.Names, name)
		bars.Y, bars.Low, bars.High, bars.Words = append(bars.Y, at), append(bars.Low, 0), append(bars.High, f.Mean), append(bars.Words, words)
		ends.X, ends.Y, ends.Words = append(ends.X, f.Mean), append(ends.Y, at), append(ends.Words, words)
		ends.Low, ends.High = append(ends.Low, orMean(f.Low, f.Mean)), append(ends.High, orMean(f.High, f.Mean))
	}
	if len(order) > 0 {
		best, worst := bars.High[0], bars.High[len(order)-1]
		c.Title = phrase.Agree(fmt.Sprintf("%s callers got no help with “%s”, %s with “%s”", phrase.Count(best), c.Y.Names[0], phrase.Count(worst), c.Y.Names[len(order)-1]))
		c.Marks = []Mark{bars, ends}
	}
	return c
}
