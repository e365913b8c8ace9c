package report

import (
	"fmt"
	"math"
	"slices"
)

// recovery is the table of times: first the stages of the recovery, one after the other, and then the clocks from the onset.
// The median's interval is left out if there is none or the table would be too wide. The outer quantiles are left out if
// there are too few replications for them.
func (d *Document) recovery() block {
	b := block{
		title:  "Recovery, from the onset of the first fault",
		header: []string{"", "5 %", "median", "95 %", "its interval", "clock", "reached in"},
	}
	if by := d.detectors("Detected by: "); by != "" {
		b.lines = append(b.lines, by+".")
	}
	for k, s := range d.Stages {
		b.rows = append(b.rows, d.timesOf(stageNames[k].from+" to "+stageNames[k].to, s.quantiles, s.Beyond, s.MedianClock, s.Reached))
		b.notes = append(b.notes, d.stageNote(s.Name))
	}
	for _, c := range d.Clocks {
		if d.isStage(c.Name) {
			continue
		}
		b.rows = append(b.rows, d.timesOf("onset to "+measureWords(c.Name), c.quantiles, c.Beyond, c.MedianClock, c.Reached))
		b.notes = append(b.notes, d.clockNote(c.Name))
	}
	if note := d.totalLossNote(); note != "" {
		b.notes = append(b.notes, note)
	}
	b.notes = append(b.notes, d.quantileNote())
	b.notes = append(b.notes, d.trafficNotes()...)
	if note := d.returnNote(); note != "" {
		b.notes = append(b.notes, note)
	}
	return b.fitting()
}

// isStage says that a clock is told as a stage, or as the sum of several.
func (d *Document) isStage(clock string) bool {
	return clock == "detected" && len(d.Stages) > 0 || clock == "decided" && len(d.Stages) > 1
}

// timesOf is a row of the table.
func (d *Document) timesOf(what string, q quantiles, beyond Number, clock string, reached Estimate) []string {
	row := []string{what, timeOf(q.P05, beyond), timeOf(q.Median, beyond), timeOf(q.P95, beyond), "", clock, d.reachedIn(reached)}
	if low := float64(q.Low); !math.IsNaN(low) && !math.IsInf(low, 1) { // else there are too few replications, or all of it lies beyond
		row[4] = timeOf(q.Low, beyond) + " – " + timeOf(q.High, beyond)
	}
	return row
}

// fitting is the block without the columns that say nothing, and without the interval if it is too wide with it.
func (b block) fitting() block {
	for _, name := range []string{"5 %", "95 %", "its interval"} {
		at := slices.Index(b.header, name)
		empty := !slices.ContainsFunc(b.rows, func(row []string) bool { return row[at] != "" && row[at] != "–" })
		if empty || name == "its interval" && b.width() > Width {
			b = b.without(at)
		}
	}
	return b
}

// quantileNote says how to read the quantiles.
func (d *Document) quantileNote() string {
	note := "Quantiles are over the replications in which the stage began; the clock is that of the median"
	censored := slices.ContainsFunc(d.Clocks, func(c Clock) bool { return c.Reached.Mean < 1 }) ||
		slices.ContainsFunc(d.Stages, func(s Stage) bool { return s.Reached.Mean < 1 })
	if censored {
		note += "; what was not reached counts as later than the end of the run"
	}
	return note + "."
}

// reachedIn is the share of replications in which an end was reached, of those in which there was a beginning.
func (d *Document) reachedIn(reached Estimate) string {
	text := share(reached.Mean)
	if reached.N < d.Run.Replications {
		text += " of " + count(Number(reached.N))
	}
	return text
}

// share is a share of replications; there may be no replications.
func share(n Number) string {
	if n != n {
		return "–"
	}
	return fmt.Sprintf("%.0f %%", 100*float64(n))
}

// stageNote says when a stage ends.
func (d *Document) stageNote(name string) string {
	switch name {
	case "detect":
		return "Detected: the first report or alarm is acted on."
	case "decide":
		return "Decided: it is settled what to do."
	case "act":
		return "Acted: traffic is first switched, or the first step of the runbook is done."
	default:
		return "Acted to restored: nothing, if service was restored before anybody acted."
	}
}

// clockNote says what a clock is.
func (d *Document) clockNote(name string) string {
	t := &d.Run.Target
	switch name {
	case "detected", "decided":
		return d.stageNote(map[string]string{"detected": "detect", "decided": "decide"}[name])
	case "first-service":
		return fmt.Sprintf("First service: the first connected call after service was lost altogether, which is %d lost calls in a row over %s or more.",
			t.LossCalls, length(Number(t.LossFor)))
	case "restored":
		return fmt.Sprintf("Restored: from then on, for %s, at least %.0f %% of calls are not lost and %.0f %% are answered within %s, in every %s.",
			length(Number(t.Hold)), 100*t.Connected, 100*t.Answered, length(Number(t.AnsweredIn)), length(Number(t.Over)))
	default:
		return "Normal: restored, and traffic is back on its normal platform with nothing left on the backup."
	}
}

// totalLossNote says how often service was lost altogether, where that was not so in every replication.
func (d *Document) totalLossNote() string {
	switch {
	case d.TotalLoss == nil || d.TotalLoss.Mean == 1:
		return ""
	case d.TotalLoss.Mean == 0:
		return "Service was never lost altogether, so there is no clock for first service."
	}
	return fmt.Sprintf("Service was lost altogether in %s of the replications%s; first service is of these.", share(d.TotalLoss.Mean), d.ofOnsets(d.TotalLoss.N))
}

// timeOf is a length of time; one that was not reached is more than the run had left.
func timeOf(n, beyond Number) string {
	if text := length(n); text != "not reached" {
		return text
	}
	return "> " + length(beyond)
}
