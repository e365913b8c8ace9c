package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"nines/sim/report"
	"nines/sim/report/fate"
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

// withoutHelp is the measure by which strategies are put in order.
const withoutHelp = "callers.without-help"

// barsOf are the strategies of a comparison, by people of the whole run.
func barsOf(c *report.Comparison) *bars {
	b := newBars(strategyWords(c.Strategies[0].Name, c.Strategies[0].Title), c.Run.Replications)
	for i, s := range c.Strategies {
		b.Rows = append(b.Rows, newBar(c.Base, s.Name, s.Title, &s.People, i, &s.Help))
	}
	return b.inOrder()
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
		b.Rows = append(b.Rows, newBar(d, s.Name, s.Title, &s.People, i, &never[i]))
	}
	return b.inOrder()
}

// neverUnder are the callers without help, under the strategies of an answer.
func neverUnder(a *report.Answer) []report.Compared {
	for _, m := range a.Also {
		if m.Name == withoutHelp {
			return m.Figures
		}
	}
	return nil
}

// apart adds how days differ, and who is counted apart: people who found help elsewhere, accidental and silent callers, and
// test calls.
func (b *bar) apart(d *report.Document, p *report.People) {
	if n := len(p.Days); n == 3 && p.WithoutHelp.Mean > 0 && d.Run.Replications >= report.FewestForDays {
		on := d.Period().On
		b.Apart = append(b.Apart, fmt.Sprintf("%s %s, %s %s", on("a good"), phrase.Count(p.Days[0].WithoutHelp), on("a bad"), phrase.Count(p.Days[2].WithoutHelp)))
	}
	if p.NeverConnected.Mean > p.WithoutHelp.Mean {
		b.Apart = append(b.Apart, people(p.NeverConnected)+" never connected by this number")
	}
	if p.Moved.Mean >= 0.5 {
		elsewhere := people(p.Moved) + " found help elsewhere"
		if warned := fate.Warned(p); warned >= 0.5 && warned < p.Moved.Mean-0.5 {
			elsewhere += ", " + phrase.Count(warned) + " of them without a lost call"
		}
		b.Apart = append(b.Apart, elsewhere)
	}
	if p.WantedNothing.Mean >= 0.5 {
		b.Apart = append(b.Apart, "apart: "+people(p.WantedNothing)+" accidental or silent calls lost")
	}
	if p.Tests != nil {
		b.Apart = append(b.Apart, "apart: "+people(*p.Tests)+" test calls lost")
	}
}

func newBars(base string, replications int) *bars {
	b := &bars{
		Title: "People who wanted help and got none, in the whole run, fewest first", Counts: "without help", Against: "difference to: " + base,
	}
	if replications > 1 {
		b.Notes = []string{fmt.Sprintf("Means over %d replications, with 95 %% confidence intervals. All strategies meet the same callers. Accidental, silent and test calls are counted apart.", replications)}
	}
	return b
}

// newBar is a strategy in its place, with its people and their difference to the first; inOrder sets how long its bar is.
func newBar(d *report.Document, name, title string, p *report.People, place int, f *report.Compared) bar {
	e := p.WithoutHelp
	one := bar{Title: strategyWords(name, title), IsBase: place == 0, People: people(e), Difference: isCompared, mean: e.Mean}
	if !one.IsBase {
		one.Difference = differenceWords(f.Difference, f.Shown)
	}
	one.apart(d, p)
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
