package text

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// Recovery is the table of times: first the stages of the recovery, one after the other, and then the clocks from the onset.
// The median's interval is left out if there is none or the table would be too wide. The outer quantiles are left out if
// there are too few replications for them.
func Recovery(d *report.Document) Block {
	b := Block{
		Title:  "Recovery, from the onset of the first fault",
		Header: []string{"", "5 %", "median", "95 %", "its interval", "clock", "reached in"},
	}
	if by := detectors(d, "Detected by: "); by != "" {
		b.Lines = append(b.Lines, by+".")
	}
	for k, s := range d.Stages {
		b.Rows = append(b.Rows, timesOf(d, report.StageNames[k].From+" to "+report.StageNames[k].To, s.Quantiles, s.Beyond, d.ClockAt(s.Name, s.Median, s.MedianClock), s.Reached))
		b.Notes = append(b.Notes, stageNote(d, s.Name))
	}
	for _, c := range d.Clocks {
		if isStage(d, c.Name) {
			continue
		}
		b.Rows = append(b.Rows, timesOf(d, "onset to "+phrase.MeasureWords(c.Name), c.Quantiles, c.Beyond, d.ClockAt(c.Name, c.Median, c.MedianClock), c.Reached))
		b.Notes = append(b.Notes, clockNote(d, c.Name))
	}
	if note := totalLossNote(d); note != "" {
		b.Notes = append(b.Notes, note)
	}
	b.Notes = append(b.Notes, quantileNote(d))
	b.Notes = append(b.Notes, trafficNotes(d)...)
	if note := returnNote(d); note != "" {
		b.Notes = append(b.Notes, note)
	}
	return b.withoutEmpty().orWithout("its interval")
}

// isStage says that a clock is told as a stage, or as the sum of several.
func isStage(d *report.Document, clock string) bool {
	return clock == "detected" && len(d.Stages) > 0 || clock == "decided" && len(d.Stages) > 1
}

// timesOf is a row of the table.
func timesOf(d *report.Document, what string, q report.Quantiles, beyond report.Number, clock string, reached report.Estimate) []string {
	row := []string{what, phrase.TimeOf(q.P05, beyond), phrase.TimeOf(q.Median, beyond), phrase.TimeOf(q.P95, beyond), "", clock, reachedIn(d, reached)}
	if low := float64(q.Low); !math.IsNaN(low) && !math.IsInf(low, 1) { // else there are too few replications, or all of it lies beyond
		row[4] = phrase.TimeOf(q.Low, beyond) + " – " + phrase.TimeOf(q.High, beyond)
	}
	return row
}

// quantileNote says how to read the quantiles.
func quantileNote(d *report.Document) string {
	note := "Quantiles are over the replications in which the stage began; the clock is that of the median"
	censored := slices.ContainsFunc(d.Clocks, func(c report.Clock) bool { return c.Reached.Mean < 1 }) ||
		slices.ContainsFunc(d.Stages, func(s report.Stage) bool { return s.Reached.Mean < 1 })
	if censored {
		note += "; what was not reached counts as later than the end of the run"
	}
	return note + "."
}

// reachedIn is the share of replications in which an end was reached, of those in which there was a beginning. Where one of the times
// is of fewer, all say of how many they are: their medians are of different days.
func reachedIn(d *report.Document, reached report.Estimate) string {
	of := func(c report.Clock) bool { return c.Reached.N < d.Run.Replications }
	if reached.N == d.Run.Replications && !slices.ContainsFunc(d.Clocks, of) {
		return phrase.Share(reached.Mean)
	}
	return phrase.Share(reached.Mean) + " of " + phrase.Count(report.Number(reached.N)) + " " + d.Period().Several()
}

// stageNote says when a stage ends.
func stageNote(d *report.Document, name string) string {
	switch name {
	case "detect":
		return "Detected: the first report or alarm is acted on."
	case "decide":
		return "Decided: people know what to do."
	case "act":
		return "Acted: traffic is first switched, or the first step of the runbook is done."
	default:
		return "Acted to restored: zero if service was restored before anybody acted."
	}
}

// clockNote says what a clock is.
func clockNote(d *report.Document, name string) string {
	t := &d.Run.Target
	switch name {
	case "detected", "decided":
		return stageNote(d, map[string]string{"detected": "detect", "decided": "decide"}[name])
	case "first-service":
		return fmt.Sprintf("First service: the first connected call after service was lost altogether, which is %d lost calls in a row over %s or more.",
			t.LossCalls, phrase.Length(report.Number(t.LossFor)))
	case "restored":
		return fmt.Sprintf("Restored: from then on, for %s, at least %.0f %% of calls are not lost and %.0f %% are answered within %s, in every %s.",
			phrase.Length(report.Number(t.Hold)), 100*t.Connected, 100*t.Answered, phrase.Length(report.Number(t.AnsweredIn)), phrase.Length(report.Number(t.Over)))
	default:
		return "Normal: restored, and traffic is back on its normal platform with nothing left on the backup."
	}
}

// totalLossNote says how often service was lost altogether, where that was not so in every replication.
func totalLossNote(d *report.Document) string {
	switch {
	case d.TotalLoss == nil || d.TotalLoss.Mean == 1:
		return ""
	case d.TotalLoss.Mean == 0:
		return "Service was never lost altogether, so there is no clock for first service."
	}
	return fmt.Sprintf("Service was lost altogether in %s of the replications%s; first service counts only these.", phrase.Share(d.TotalLoss.Mean), d.OfOnsets(d.TotalLoss.N))
}

// detectors lists who detected the trouble, the most frequent first, after some words. What nobody who watches and reports
// detected, an automatic switch did. It is empty if nobody could detect anything.
func detectors(d *report.Document, before string) string {
	if len(d.DetectedBy) == 0 {
		return ""
	}
	list, left := slices.Clone(d.DetectedBy), report.Number(1)
	for _, s := range list {
		left -= s.Share.Mean
	}
	list = append(list, report.Source{Name: "an automatic switch", Share: report.Estimate{Mean: left}})
	slices.SortStableFunc(list, func(x, y report.Source) int { return cmp.Compare(y.Share.Mean, x.Share.Mean) })
	var words []string
	for _, s := range list {
		switch {
		case s.Share.Mean > 1-1e-9:
			return before + phrase.Plain(s.Name)
		case s.Share.Mean > 1e-9:
			words = append(words, phrase.Plain(s.Name)+" in "+phrase.Share(s.Share.Mean))
		}
	}
	return before + strings.Join(words, ", ")
}
