package chart

import (
	"fmt"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

var recoveryKind = Kind[*report.Document]{"recovery", AtRecovery, one(recoveryChart)}

// recoveryChart is the stages of the recovery and the clocks from the onset, in hours and minutes from what they run from.
func recoveryChart(d *report.Document) Chart {
	if len(d.Clocks) == 0 {
		return Chart{}
	}
	c := Chart{
		Title: recoveryFinding(d), X: Axis{Scale: Duration, Title: "time since the trouble began"}, Y: Axis{Scale: Names},
		Sub:   "Each clock runs from the onset. A bar is what a clock took beyond the one before; a point is " + nineInTen(d, d.Clocks) + ". An arrow goes on beyond the end of the run",
		Table: text.SectionOf("recovery", text.Recovery(d)),
	}
	bars, m := Mark{Name: "since the clock before", Shape: Lane, Tone: "behind"}, Mark{Name: "reached", Shape: Interval, Tone: "clock"}
	before := report.Number(0)
	for i, k := range d.Clocks {
		c.Y.Names = append(c.Y.Names, phrase.MeasureWords(k.Name))
		m.addClock(&k, i, clockWords(d, &k))
		bars.Y, bars.Low, bars.High = append(bars.Y, report.Number(i)), append(bars.Low, min(before, m.X[i])), append(bars.High, max(before, m.X[i]))
		before = m.X[i]
	}
	if d.TotalLoss != nil && d.TotalLoss.Mean == 0 {
		c.Sub += ". Service was never lost altogether, so there is no first service"
	}
	bars.Words = m.Words
	c.Marks = []Mark{bars, m}
	return c
}

// clockWords is a clock in a sentence.
func clockWords(d *report.Document, k *report.Clock) string {
	words := fmt.Sprintf("%s: %s after the onset%s, reached in %s of the replications%s", phrase.MeasureWords(k.Name), phrase.TimeOf(k.Median, k.Beyond), text.InTheMedian(d), phrase.Share(k.Reached.Mean), d.OfRunning(k))
	if k.MedianClock != "" {
		words += ", at " + k.MedianClock
	}
	return words
}

// reachedWords say of the recovery clocks what has happened when they are reached.
var reachedWords = map[string]string{
	"detected": "the trouble was detected", "decided": "people had decided what to do", "first-service": "the first calls got through again",
	"restored": "service was restored", "normal": "all was normal again",
}

// recoveryFinding says before which clock most time went by.
func recoveryFinding(d *report.Document) string {
	longest, before := report.Number(-1), report.Number(0)
	next, since, last := "", "", "the trouble began"
	for _, k := range d.Clocks {
		name := reachedWords[k.Name]
		t, open := beyond(k.Median, k.Beyond)
		switch {
		case open && k.Name == "first-service":
			return "No call got through again by the end of the run" + text.InTheMedian(d)
		case open && k.Name == "detected":
			return "Nobody detected the trouble by the end of the run" + text.InTheMedian(d)
		case open:
			return fmt.Sprintf("It took longer than the run until %s%s", name, text.InTheMedian(d))
		}
		if t-before > longest {
			longest, next, since = t-before, name, last
		}
		if t >= before {
			before, last = t, name
		}
	}
	return fmt.Sprintf("The longest wait was until %s: %s after %s%s", next, phrase.Length(longest), since, strings.Replace(text.InTheMedian(d), " ", ", ", 1))
}
