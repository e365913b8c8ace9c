package report

import (
	"fmt"
	"slices"
	"strings"
)

// happened is the account of the run by the clock.
func (d *Document) happened() block {
	b := block{title: "What happened"}
	for _, m := range d.Moments {
		if fault, _, _ := cutLast(m.What, "."); strings.Contains(fault, ".wrong") || d.stands(m.What) {
			continue // said by the step itself; or nothing that happens
		}
		words, more := d.momentWords(m.What)
		line := m.Clock + "  " + words
		if m.Share < 1 {
			line += fmt.Sprintf(" (in %.0f %% of the replications)", 100*float64(m.Share))
		}
		if half := m.Since.High - m.Since.Mean; half >= 1 && m.Since.N > 1 {
			line += " ± " + length(half)
		}
		b.lines = append(b.lines, line+more)
	}
	return b
}

// stands says whether a moment is the beginning of a remedy that stands from the start.
func (d *Document) stands(what string) bool {
	return slices.ContainsFunc(d.Remedies, func(r Remedy) bool { return r.Stands && what == r.Name+".begins" })
}

// momentWords says what happened, and adds details: who detected the trouble, what begins, and whether it was the first of
// several times.
func (d *Document) momentWords(what string) (words, more string) {
	words = momentWords(what)
	if what == "detected" {
		return words, d.detectors(", by ")
	}
	for _, t := range d.Trouble {
		words, more = addTo(words, more, what, t.Name, t.Title, t.Times)
	}
	for _, r := range d.Remedies {
		words, more = addTo(words, more, what, r.Name, r.Title, r.Times)
	}
	return words, more
}

// addTo adds to the words of a moment if something with a name begins or ends then.
func addTo(words, more, what, name, title string, times Estimate) (string, string) {
	if what != name+".begins" && what != name+".ends" {
		return words, more
	}
	if times.Mean > 1.005 {
		words += fmt.Sprintf(" for the first of %s times", oneDecimal(times.Mean))
	}
	if title != "" && what == name+".begins" {
		more = ": " + plain(title)
	}
	return words, more
}

// oneDecimal is a mean number of times with one decimal, because the fraction matters.
func oneDecimal(n Number) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)), ".0") }
