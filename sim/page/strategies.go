package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// bars are the strategies from best to worst, by people.
type bars struct {
	Title   string
	Counts  string
	Against string // what the differences are to
	Rows    []bar
	Notes   []string
}

// bar is a strategy. Width, Low and High are parts of a thousand of the longest bar with its interval.
type bar struct {
	Title, Name      string // the title, and the name beside it if there is a title
	IsBase           bool
	Width, Low, High int
	People           string   // with the interval
	Apart            []string // people who are counted apart
	Difference       string
	mean             report.Number
}

// isCompared stands in place of the difference of the strategy that differences are to.
const isCompared = "the others are compared with it"

// neverConnected is the measure by which strategies are put in order.
const neverConnected = "callers.never-connected"

// barsOf are the strategies of a comparison; nil if it has no such measure.
func barsOf(c *report.Comparison) *bars {
	never, moved := measureOf(c, neverConnected), measureOf(c, "callers.moved")
	if len(never) == 0 {
		return nil
	}
	b := newBars(strategyWords(c.Strategies[0].Name, c.Strategies[0].Title), c.Run.Replications)
	for i, s := range c.Strategies {
		one := newBar(s.Name, s.Title, never[i].Estimate)
		one.IsBase, one.Difference = i == 0, differenceWords(never[i].Difference, never[i].Shown)
		if one.IsBase {
			one.Difference = isCompared
		}
		if i < len(moved) {
			one.apart(moved[i].Estimate, answering(c, s.Name))
		}
		b.Rows = append(b.Rows, one)
	}
	return b.inOrder()
}

// answering is a strategy in the answer of a comparison; nil if it is not in it.
func answering(c *report.Comparison, name string) *report.Answering {
	if c.Answer == nil {
		return nil
	}
	return c.Answer.Under(name)
}

func measureOf(c *report.Comparison, name string) []report.Compared {
	for _, m := range c.Measures {
		if m.Name == name {
			return m.Figures
		}
	}
	return nil
}

// barsOfAnswer are the strategies that answer the question of a run; nil if there is one.
func barsOfAnswer(d *report.Document) *bars {
	if d.Answer == nil || len(d.Answer.Strategies) < 2 {
		return nil
	}
	first := &d.Answer.Strategies[0]
	b := newBars(strategyWords(first.Name, first.Title), d.Answer.N)
	never := neverUnder(d.Answer)
	for i := range d.Answer.Strategies {
		s := &d.Answer.Strategies[i]
		one := newBar(s.Name, s.Title, s.People.WithoutHelp)
		one.IsBase, one.Difference = i == 0, isCompared
		if i > 0 && i < len(never) {
			one.Difference = differenceWords(never[i].Difference, never[i].Shown)
		}
		one.apart(s.People.Moved, s)
		b.Rows = append(b.Rows, one)
	}
	return b.inOrder()
}

// neverUnder are the callers never connected, under the strategies of an answer.
func neverUnder(a *report.Answer) []report.Compared {
	for _, m := range a.Also {
		if m.Name == neverConnected {
			return m.Figures
		}
	}
	return nil
}

// apart adds who is counted apart: people who got help at another number, and accidental and silent callers, if they are known.
func (b *bar) apart(moved report.Estimate, answering *report.Answering) {
	if moved.Mean >= 0.5 {
		b.Apart = append(b.Apart, people(moved)+" more got help at another number")
	}
	if answering != nil && answering.People.WantedNothing.Mean >= 0.5 {
		b.Apart = append(b.Apart, "apart: "+people(answering.People.WantedNothing)+" accidental or silent calls lost")
	}
}

func newBars(base string, replications int) *bars {
	b := &bars{
		Title: "People who wanted help and were never connected, fewest first", Counts: "never connected", Against: "difference to: " + base,
	}
	if replications > 1 {
		b.Notes = []string{fmt.Sprintf("Means over %d replications, with 95 %% confidence intervals. All strategies meet the same callers. Accidental and silent calls are counted apart.", replications)}
	}
	return b
}

// newBar is a strategy with its people; inOrder sets how long its bar is.
func newBar(name, title string, e report.Estimate) bar {
	one := bar{Title: strategyWords(name, title), People: people(e), mean: e.Mean}
	if title != "" {
		one.Name = phrase.Plain(name)
	}
	one.Width, one.Low, one.High = int(e.Mean), int(orElse(e.Low, e.Mean)), int(orElse(e.High, e.Mean))
	return one
}

// inOrder puts the fewest people first, and makes the bars parts of the longest.
func (b *bars) inOrder() *bars {
	slices.SortStableFunc(b.Rows, func(x, y bar) int { return cmp.Compare(x.mean, y.mean) })
	longest := 1
	for _, r := range b.Rows {
		longest = max(longest, r.Width, r.High)
	}
	for i := range b.Rows {
		r := &b.Rows[i]
		r.Width, r.Low, r.High = 1000*r.Width/longest, 1000*max(0, r.Low)/longest, 1000*r.High/longest
	}
	return b
}

// orElse is the end of an interval, or the mean where there is none.
func orElse(end, mean report.Number) report.Number {
	if v := float64(end); math.IsNaN(v) || math.IsInf(v, 0) {
		return mean
	}
	return end
}

// people is how many there are, with the interval where there is one.
func people(e report.Estimate) string {
	if low, high := float64(e.Low), float64(e.High); math.IsNaN(low) || math.IsNaN(high) {
		return phrase.Count(e.Mean)
	}
	return fmt.Sprintf("%s (%s to %s)", phrase.Count(e.Mean), phrase.Count(e.Low), phrase.Count(e.High))
}

// differenceWords says how many more or fewer, if a difference is shown.
func differenceWords(e report.Estimate, isShown bool) string {
	switch {
	case !isShown:
		return "no difference shown"
	case e.Mean < 0:
		return fmt.Sprintf("%s fewer (%s to %s)", phrase.Count(-e.Mean), phrase.Count(-e.High), phrase.Count(-e.Low))
	}
	return fmt.Sprintf("%s more (%s to %s)", phrase.Count(e.Mean), phrase.Count(e.Low), phrase.Count(e.High))
}
