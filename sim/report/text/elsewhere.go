package text

import (
	"fmt"
	"slices"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// Who is never connected by this number is without help, or found help elsewhere. Reports rank by the first and show the second
// beside it. Where nobody found help elsewhere, both are the same number, and it stands there once.

// neverConnected counts those without help and those helped elsewhere.
const neverConnected = "callers.never-connected"

// isHelpFound reports whether anybody whose call was lost found help elsewhere, in any window.
func isHelpFound(d *report.Document) bool {
	return slices.ContainsFunc(d.Windows, func(w report.Window) bool { return d.Figure("callers.diverted", w.Name).Mean > 0 })
}

// areTwo reports whether the callers never connected are more than those without help, under any strategy of a comparison.
func areTwo(people []*report.People) bool {
	return slices.ContainsFunc(people, func(p *report.People) bool { return p.NeverConnected.Mean > p.WithoutHelp.Mean })
}

// neverLine is the line of those never connected in a table by window; a line of nothing where it would repeat another one.
func neverLine(d *report.Document) line {
	if !isHelpFound(d) {
		return line{}
	}
	return line{words: "never connected by this number", measure: neverConnected}
}

// neverNote says how the two measures belong together.
func neverNote(d *report.Document) string {
	if isHelpFound(d) {
		return "Never connected by this number: without help, or moved elsewhere after a lost call."
	}
	if d.Figure(neverConnected, d.Windows[0].Name).Mean > 0 {
		return "Nobody whose call was lost found help elsewhere: all without help were never connected, and no others."
	}
	return ""
}

// neverWords adds to a sentence about those without help how many were never connected by this number.
func neverWords(d *report.Document) string {
	if !isHelpFound(d) {
		return ""
	}
	return fmt.Sprintf(" With those who found help elsewhere, %s were never connected by this number.", phrase.Counted(d.Figure(neverConnected, d.Windows[0].Name).Estimate))
}

// repeats reports whether a measure of a comparison is that of those never connected and says the same as those without help do.
func repeats(list []report.ComparedMeasure, m *report.ComparedMeasure) bool {
	if m.Name != neverConnected {
		return false
	}
	at := slices.IndexFunc(list, func(x report.ComparedMeasure) bool { return x.Name == withoutHelp })
	return at >= 0 && slices.EqualFunc(m.Figures, list[at].Figures, func(x, y report.Compared) bool { return x.Mean == y.Mean })
}
