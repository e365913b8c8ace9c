package chart

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// mostPoints is how many points a line has at most: of a run of up to a day, one for each minute.
const mostPoints = 1500

// pointStep is how many minutes stand behind one point of a line: a whole number of steps of the series.
func pointStep(d *report.Document) int {
	steps := 0
	if len(d.Series) > 0 {
		steps = len(d.Series[0].Values)
	}
	return d.Step() * max(1, (steps+mostPoints-1)/mostPoints)
}

// perMinute are the calls of a minute, as means over the steps of the series.
func perMinute(d *report.Document, values []report.Number) []report.Number {
	if d.Step() == 1 {
		return values
	}
	list := slices.Clone(values)
	for i := range list {
		list[i] /= report.Number(d.Step())
	}
	return list
}

// thinned are the means of so many steps each.
func thinned(values []report.Number, step int) []report.Number {
	if step == 1 {
		return values
	}
	var list []report.Number
	for from := 0; from < len(values); from += step {
		part := values[from:min(from+step, len(values))]
		sum := report.Number(0)
		for _, v := range part {
			sum += v
		}
		list = append(list, sum/report.Number(len(part)))
	}
	return list
}

// everyMinute says in words how often a line has a point.
func everyMinute(step int) string {
	if step > 1 {
		return fmt.Sprintf("in each minute, as means over %d minutes", step)
	}
	return "in each minute"
}

// bandWords says what a band is.
func bandWords(d *report.Document) string {
	if !hasBands(d) {
		return ""
	}
	return "; the band holds nine replications in ten"
}

// hasBands says whether lines have bands: a band is of single steps, and not of means over several.
func hasBands(d *report.Document) bool {
	return pointStep(d) == d.Step() && len(d.SeriesOf("calls.offered").Low) > 0
}

// lineOf draws a series as a line with its band.
func lineOf(d *report.Document, name, series string, tone Tone) []Mark {
	s, step := d.SeriesOf(series), pointStep(d)
	every := &Sampling{60 * step}
	if strings.HasPrefix(series, "calls.") {
		s.Values, s.Low, s.High = perMinute(d, s.Values), perMinute(d, s.Low), perMinute(d, s.High)
	}
	step /= d.Step()
	var marks []Mark
	if hasBands(d) && len(s.Low) > 0 {
		marks = append(marks, Mark{Name: name, Shape: Band, Tone: tone, Low: thinned(s.Low, step), High: thinned(s.High, step), Step: every})
	}
	return append(marks, Mark{Name: name, Shape: Line, Tone: tone, Y: thinned(s.Values, step), Step: every})
}

// peak is the largest value of a series, and the minute of it.
func peak(values []report.Number) (most report.Number, minute int) {
	for m, v := range values {
		if v > most {
			most, minute = v, m
		}
	}
	return most, minute
}

// platformTones are the colours of platforms, in their order.
var platformTones = []Tone{"first", "second", "third", "fourth"}

func platformTone(i int) Tone { return platformTones[i%len(platformTones)] }

func total(values []report.Number) report.Number {
	sum := report.Number(0)
	for _, v := range values {
		sum += v
	}
	return sum
}

// cumulative is what share of the counts lies within each limit; false if there is less than one in a replication.
func cumulative(d *report.Document, window string, at int, counts []report.Number) (Mark, bool) {
	total := report.Number(0)
	for _, n := range counts {
		total += n
	}
	if total < 1 {
		return Mark{}, false
	}
	m := Mark{Name: phrase.Plain(window), Shape: Line, Tone: Tone(fmt.Sprintf("window-%d", at%windowTones))}
	sum := report.Number(0)
	for i, limit := range d.Durations.Limits {
		sum += counts[i]
		m.X, m.Y = append(m.X, limit), append(m.Y, sum/total)
		if sum >= total*(1-1e-9) {
			break
		}
	}
	return m, true
}

// valueAt is what a cumulative line has come to at a place.
func valueAt(m Mark, x report.Number) report.Number {
	y := report.Number(0)
	for i := range m.X {
		if m.X[i] <= x*(1+1e-9) {
			y = m.Y[i]
		}
	}
	return y
}
