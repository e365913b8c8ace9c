package report

import (
	"math"
	"slices"
)

// The times of the recovery may say something else than their names. People were at work on a false alarm before the trouble began, or
// service was no better on an ordinary day.

// known is when the trouble was known, and how often people were at work on a false alarm when it began. An alarm that was raised
// before the onset, and not dealt with by then, counts from the onset.
func (a *author) known() {
	onsets, alarms := a.column("at.onset"), a.column("recovery.false-alarms")
	var at []float64
	begun, early := 0, 0
	for i, took := range a.column("recovery.detected") {
		if math.IsInf(onsets[i], 1) {
			continue
		}
		begun++
		if took == 0 && alarms[i] > 0 {
			early++
		}
		if !math.IsInf(took, 1) {
			at = append(at, onsets[i]+took)
		}
	}
	if early > 0 {
		known := meanOf(at, a.Plan.Seed)
		a.doc.Known, a.doc.AtWork = &known, Number(float64(early)/float64(begun))
	}
}

// KnownAt is when the trouble was known, in seconds since the start of the run.
func (d *Document) KnownAt() Estimate {
	if d.Known != nil {
		return *d.Known
	}
	return d.Moment("detected").Since
}

// Before is the service before the trouble began: shares of the calls for help.
type Before struct {
	Connected Number `json:"connected" doc:"What share of them was not lost, 0 to 1."`
	Answered  Number `json:"answered" doc:"What share of them was answered in time, 0 to 1."`
}

// missedBefore is the service before the first onset of all replications, if it missed the target then, too, and was not restored in
// most of them. Calls that the trouble may have met, because they were made shortly before, are left out.
func (a *author) missedBefore() {
	isRestored := func(c Clock) bool { return c.Name == "restored" && c.Reached.Mean > 0.5 }
	if a.doc.Onset == nil || slices.ContainsFunc(a.doc.Clocks, isRestored) {
		return
	}
	target := a.doc.Run.Target
	until := int((slices.Min(a.column("at.onset")) - target.Over) / 60)
	made := a.doc.SumOver("calls.offered", 0, until)
	if 60*float64(until) < target.Over || !(made > 0) {
		return
	}
	b := Before{1 - a.doc.LostOver(0, until)/made, a.doc.SumOver("calls.answered-within-target", 0, until) / made}
	if float64(b.Connected) < target.Connected || float64(b.Answered) < target.Answered {
		a.doc.MissedBefore = &b
	}
}

// ClockAt is the time of day at the median of a clock or a stage. What people had done about a false alarm by the onset has none.
func (d *Document) ClockAt(name string, median Number, clock string) string {
	if median == 0 && d.AtWork > 0.5 && slices.Contains([]string{"detect", "detected", "decide", "decided"}, name) {
		return "before it"
	}
	return clock
}
