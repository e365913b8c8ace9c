package report

import (
	"fmt"
	"math"
	"slices"
)

// recovery is the table of the clocks. The median's interval is left out where there is none, or the table would be too
// wide with it.
func (d *Document) recovery() block {
	b := block{
		title:  "Recovery, from the onset of the first fault",
		header: []string{"", "mean", "± 95 %", "median", "its interval", "clock", "reached in"},
	}
	for _, c := range d.Clocks {
		row := []string{measureWords(c.Name), "–", "", clockOf(c, c.Median), "", c.MedianClock, d.reachedIn(c)}
		if c.Mean != nil {
			row[1] = length(c.Mean.Mean)
		}
		if c.Mean != nil && c.Mean.N > 1 {
			row[2] = length(c.Mean.High-c.Mean.Mean) + star(*c.Mean)
		}
		if low := float64(c.Low); !math.IsNaN(low) && !math.IsInf(low, 1) { // else there are too few replications, or all of it lies beyond
			row[4] = clockOf(c, c.Low) + " – " + clockOf(c, c.High)
		}
		b.rows = append(b.rows, row)
		b.notes = append(b.notes, d.clockNote(c.Name))
	}
	clock := "The clock is that of the median"
	if slices.ContainsFunc(d.Clocks, func(c Clock) bool { return c.Reached.Mean < 1 }) {
		clock += "; what was not reached counts as later than the end of the run"
	}
	b.notes = append(b.notes, clock+".")
	interval := slices.Index(b.header, "its interval")
	if b.width() > Width || !slices.ContainsFunc(b.rows, func(row []string) bool { return row[interval] != "" }) {
		return b.without(interval)
	}
	return b
}

// reachedIn is the share of replications in which a clock was reached, of those that had a fault.
func (d *Document) reachedIn(c Clock) string {
	text := fmt.Sprintf("%.0f %%", 100*float64(c.Reached.Mean))
	if c.Reached.N < d.Run.Replications {
		text += " of " + count(Number(c.Reached.N))
	}
	return text
}

// clockNote says what a clock is.
func (d *Document) clockNote(name string) string {
	t := &d.Run.Target
	switch name {
	case "detected":
		return "Detected: the first report is acted on."
	case "decided":
		return "Decided: it is settled what to do."
	case "first-service":
		return "First service: the first connected call after a total loss, or else the first minute of a good window."
	case "restored":
		return fmt.Sprintf("Restored: from then on, for %s, at least %.0f %% of calls are not lost and %.0f %% are answered within %s, in every %s.",
			length(Number(t.Hold)), 100*t.Connected, 100*t.Answered, length(Number(t.AnsweredIn)), length(Number(t.Over)))
	default:
		return "Normal: restored, and traffic is back on its normal platform with nothing left on the backup."
	}
}

// clockOf is a time since onset; one that was not reached is more than the run had left.
func clockOf(c Clock, n Number) string {
	if text := length(n); text != "not reached" {
		return text
	}
	return "> " + length(c.Beyond)
}

// width is how many columns the block's table takes.
func (b block) width() int {
	total := 0
	for c := range b.header {
		cells := []string{b.header[c]}
		for _, row := range b.rows {
			cells = append(cells, row[c])
		}
		total += gap + widest(cells)
	}
	return total
}

// without is the block without a column of its table.
func (b block) without(column int) block {
	b.header = slices.Delete(slices.Clone(b.header), column, column+1)
	for i := range b.rows {
		b.rows[i] = slices.Delete(b.rows[i], column, column+1)
	}
	return b
}
