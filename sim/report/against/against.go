// Package against holds a simulated incident against the figures that were published about it.
//
// Its opinion: a published figure is one day, seen through a count that is itself uncertain. So it is compared in units of all
// doubt together, and never called wrong because it is not the mean.
package against

import (
	"cmp"
	"fmt"
	"math"

	"nines/sim/report"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
)

// Compared is a published figure beside the simulated one, in words.
type Compared struct{ *figure.Published }

// Figures are those of a document, in its order.
func Figures(d *report.Document) (list []Compared) {
	for i := range d.Published {
		list = append(list, Compared{&d.Published[i]})
	}
	return list
}

// Called is what the figure is called.
func (c *Compared) Called() string {
	return phrase.Plain(cmp.Or(c.Title, phrase.MeasureWords(c.Measure)+", "+c.Window))
}

// Range is the published figure as its bounds, such as “13,246 to 14,640”, or as one value where they round to the same.
func (c *Compared) Range() string {
	in := c.inUnit()
	low, high := in(c.Low), in(c.High)
	if low == high {
		return low
	}
	return low + " to " + high
}

// InPrint is the published figure in words.
func (c *Compared) InPrint() string { return c.inUnit()(c.Published.Value) }

// InWords is the simulated figure with its interval.
func (c *Compared) InWords() string { return phrase.WithInterval(c.Simulated, c.inUnit()) }

func (c *Compared) inUnit() func(phrase.Number) string { return InUnit(c.Unit) }

// InUnit writes figures of a unit with what a reader needs to tell it: a share in per cent with its sign, a time as a length.
func InUnit(unit string) func(phrase.Number) string {
	in := phrase.InUnit(unit)
	if unit == "share" {
		return func(n phrase.Number) string { return in(n) + " %" }
	}
	return in
}

// Table is a heading, rows and notes.
type Table struct {
	Title  string
	Header []string
	Rows   [][]string
	Notes  []string
}

// Possible heads the column of what could be true.
const Possible = "could be"

// TableOf is what was published about the incident beside what is simulated. It has no rows if nothing was.
func TableOf(d *report.Document) Table {
	t := Table{
		Title:  "Published about the real day, and simulated",
		Header: []string{"", "published", Possible, "simulated", "distance", "fit"},
		Notes: []string{
			"Distance: how far the simulated mean is above the published figure, in standard deviations of all doubt together. One doubt is how well the figure is known, one is the error of the mean, and one that the real day is one of many.",
			"Beyond 3 the two contradict each other. Fit: the file lets numbers be fitted to the figure. With no it is kept back, to be predicted.",
		},
	}
	for _, c := range Figures(d) {
		distance, fit := "–", "no"
		if v := float64(c.Distance); !math.IsNaN(v) {
			distance = fmt.Sprintf("%+.1f", v)
		}
		if c.Fitted {
			fit = "yes"
		}
		t.Rows = append(t.Rows, []string{c.Called(), c.InPrint(), c.Range(), c.InWords(), distance, fit})
	}
	return t
}
