// Package fate keeps the two measures of who does not get through apart. Who is never connected by this number is without help, or
// found help elsewhere. Reports rank by those without help and show those never connected beside them. Where nobody found help
// elsewhere, both are the same number, and it stands there once.
package fate

import (
	"fmt"
	"slices"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// The two measures.
const (
	WithoutHelp    = "callers.without-help"
	NeverConnected = "callers.never-connected"
)

// IsHelpFound reports whether anybody whose call was lost found help elsewhere, in any window.
func IsHelpFound(d *report.Document) bool {
	return slices.ContainsFunc(d.Windows, func(w report.Window) bool { return d.Figure("callers.diverted", w.Name).Mean > 0 })
}

// AreTwo reports whether the callers never connected are more than those without help, under any strategy of a comparison.
func AreTwo(people []*report.People) bool {
	return slices.ContainsFunc(people, func(p *report.People) bool { return p.NeverConnected.Mean > p.WithoutHelp.Mean })
}

// Note says how the two measures belong together.
func Note(d *report.Document) string {
	if IsHelpFound(d) {
		return "Never connected by this number: without help, or moved elsewhere after a lost call."
	}
	if d.Figure(NeverConnected, d.Windows[0].Name).Mean > 0 {
		return "Nobody whose call was lost found help elsewhere: all without help were never connected, and no others."
	}
	return ""
}

// Words adds to a sentence about those without help how many were never connected by this number.
func Words(d *report.Document) string {
	if !IsHelpFound(d) {
		return ""
	}
	return fmt.Sprintf(" With those who found help elsewhere, %s were never connected by this number.", phrase.Counted(d.Figure(NeverConnected, d.Windows[0].Name).Estimate))
}

// Repeats reports whether a measure of a comparison is that of those never connected and says the same as those without help do.
func Repeats(list []report.ComparedMeasure, m *report.ComparedMeasure) bool {
	if m.Name != NeverConnected {
		return false
	}
	at := slices.IndexFunc(list, func(x report.ComparedMeasure) bool { return x.Name == WithoutHelp })
	return at >= 0 && slices.EqualFunc(m.Figures, list[at].Figures, func(x, y report.Compared) bool { return x.Mean == y.Mean })
}
