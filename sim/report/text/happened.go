package text

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// Happened is the account of the run by the clock.
func Happened(d *report.Document) Block {
	b := Block{Title: "What happened"}
	for _, m := range d.Moments {
		if fault, _, _ := phrase.CutLast(m.What, "."); strings.Contains(fault, ".wrong") || stands(d, m.What) {
			continue // said by the step itself; or nothing that happens
		}
		words, more := MomentWords(d, m.What)
		line := m.Clock + "  " + words
		if m.Share < 1 {
			line += fmt.Sprintf(" (in %.0f %% of the replications)", 100*float64(m.Share))
		}
		if half := m.Since.High - m.Since.Mean; half >= 1 && m.Since.N > 1 {
			line += " ± " + phrase.Length(half)
		}
		b.Lines = append(b.Lines, line+more)
	}
	return b
}

// stands says whether a moment is the beginning of a remedy that stands from the start.
func stands(d *report.Document, what string) bool {
	return slices.ContainsFunc(d.Remedies, func(r report.Remedy) bool { return r.Stands && what == r.Name+".begins" })
}

// MomentWords says what happened, and adds details: who detected the trouble, what begins, and whether it was the first of
// several times.
func MomentWords(d *report.Document, what string) (words, more string) {
	words = phrase.MomentWords(what)
	if what == "detected" {
		return words, detectors(d, ", by ")
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
func addTo(words, more, what, name, title string, times report.Estimate) (string, string) {
	if what != name+".begins" && what != name+".ends" {
		return words, more
	}
	if times.Mean > 1.005 {
		words += fmt.Sprintf(" for the first of %s times", phrase.OneDecimal(times.Mean))
	}
	if title != "" && what == name+".begins" {
		more = ": " + phrase.Plain(title)
	}
	return words, more
}
