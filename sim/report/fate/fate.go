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

// What the columns of the two measures count, and that of those who moved. With a notice, most people may move before they lose a
// call. Without the last sentence they would be looked for among those never connected.
const (
	Legend      = "Never connected by this number: without help, or helped elsewhere after a lost call."
	MovedLegend = "Moved: helped elsewhere, by another number or in another way. Who moved without a lost call is only there."
)

// Warned is how many moved without a lost call: a notice told them another number before they called. The others who moved are
// among those never connected.
func Warned(p *report.People) report.Number {
	return p.Moved.Mean - (p.NeverConnected.Mean - p.WithoutHelp.Mean)
}

// IsHelpFound reports whether anybody whose call was lost found help elsewhere, in any window.
func IsHelpFound(d *report.Document) bool {
	return slices.ContainsFunc(d.Windows, func(w report.Window) bool { return d.Figure("callers.diverted", w.Name).Mean > 0 })
}

// Columns gives the cells of a strategy under "never connected" and "moved", beside those of other strategies. The first is empty
// where both measures are the same under all of them. Those who moved after a lost call are the difference of the two measures. So
// the second is filled only if a notice moved people before they called.
func Columns(strategies []*report.People) func(p *report.People) (never, moved string) {
	var areTwo, areWarned bool
	for _, p := range strategies {
		areTwo, areWarned = areTwo || p.NeverConnected.Mean > p.WithoutHelp.Mean, areWarned || Warned(p) > 1e-6*p.Moved.Mean
	}
	return func(p *report.People) (never, moved string) {
		if areTwo {
			never = phrase.Counted(p.NeverConnected)
		}
		if areWarned {
			moved = phrase.Counted(p.Moved)
		}
		return never, moved
	}
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
