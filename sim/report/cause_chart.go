package report

import (
	"cmp"
	"fmt"
	"slices"
)

// causeChart is how many calls were lost by what was wrong there, and when.
func (d *Document) causeChart() Chart {
	if len(d.Ledger) == 0 {
		return Chart{}
	}
	each := d.causeStep()
	c := Chart{
		ID: "causes", Title: d.causeFinding(), X: d.clockAxis(), Y: Axis{Scale: "linear", Title: "calls lost in " + minutesWords(each)}, Spans: d.Spans(),
		Sub: "Calls lost by what was wrong where they were lost, counted when they were made, over " + minutesWords(each) + " each", Table: d.causeTable(),
	}
	for i, cause := range d.CausesOfLoss() {
		c.Marks = append(c.Marks, Mark{
			Name: plain(cause.Cause), Shape: "stack", Tone: fmt.Sprintf("cause-%d", min(i, mostCauseTones)), Y: cause.every(each, len(d.Series[0].Values)), Step: &Sampling{60 * each},
		})
	}
	return c
}

// mostCauseTones is how many causes have a colour of their own.
const mostCauseTones = 7

// causeStep is the number of minutes in one bar. It keeps the bars of a long run wide enough to see.
func (d *Document) causeStep() int {
	minutes := len(d.Series[0].Values)
	for _, step := range []int{1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720} {
		if minutes/step <= 300 {
			return step
		}
	}
	return 1440
}

func (d *Document) causeFinding() string {
	first := d.CausesOfLoss()[0]
	return fmt.Sprintf("%s of the calls lost were lost where this was wrong: %s", percent(first.Share), plain(first.Cause))
}

// CauseOfLoss is the ledger's lines of one cause together: what it did, where, and in which minutes.
type CauseOfLoss struct {
	Cause string
	Calls Number // in a replication
	Share Number // of all losses
	Lines []LedgerLine
}

// CausesOfLoss is the ledger by cause, the most frequent first. Their calls add up to the unconnected calls.
func (d *Document) CausesOfLoss() []CauseOfLoss {
	var list []CauseOfLoss
	for _, l := range d.Ledger {
		at := slices.IndexFunc(list, func(c CauseOfLoss) bool { return c.Cause == l.Cause })
		if at < 0 {
			at = len(list)
			list = append(list, CauseOfLoss{Cause: l.Cause})
		}
		list[at].Calls += l.Calls.Mean
		list[at].Share += l.Share
		list[at].Lines = append(list[at].Lines, l)
	}
	slices.SortStableFunc(list, func(x, y CauseOfLoss) int { return cmp.Compare(y.Calls, x.Calls) })
	return list
}

// every adds up the cause's losses over so many minutes each, of a run of so many.
func (c *CauseOfLoss) every(step, minutes int) []Number {
	sums := make([]Number, (minutes+step-1)/step)
	for _, l := range c.Lines {
		for i, minute := range l.Minutes {
			sums[minute/step] += l.InMinute[i]
		}
	}
	return sums
}
