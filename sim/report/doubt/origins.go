package doubt

import (
	"fmt"
	"strings"

	"nines/sim/report"
	"nines/sim/report/caution"
	"nines/sim/words"
)

// Origins says how many of the scenario's numbers are published, and what that means for the intervals; empty if the document
// has no numbers.
func Origins(d *report.Document) string {
	if d.Origins == nil {
		return ""
	}
	return originsWords(*d.Origins, "the scenario", doubt(d.Run.Replications, d.Origins, d.Answer))
}

// OfComparison is the same of all its strategies together: a number that is the same under all counts once.
func OfComparison(d *report.Comparison) string {
	if d.Origins == nil || len(d.Base.Provenance) == 0 {
		return Origins(d.Base)
	}
	return originsWords(*d.Origins, "the scenario and its strategies", doubt(d.Base.Run.Replications, d.Origins, d.Answer))
}

// doubt is what the intervals leave open. What one replication leaves open is more than the numbers do.
func doubt(replications int, o *caution.Origins, a *report.Answer) string {
	text := intervals(replications, o, a)
	if o.Habits {
		text += " How callers behave is a default of nines, not measured for this place."
	}
	return text
}

// intervals says what the intervals do not show.
func intervals(replications int, o *caution.Origins, a *report.Answer) string {
	text := "The intervals are simulation noise only."
	if replications == 1 {
		text = "One run does not show how much runs differ."
	}
	if a == nil || a.OverRanges == nil {
		return text
	}
	if replications > 1 {
		text = "The ± is simulation noise; the range is what nobody knows."
	}
	return text + withoutRange(o.Assumed-o.Ranged, o.Fitted-o.FitRanged)
}

// withoutRange says how many numbers have no range though nobody knows them: a fit to one day leaves a range, too.
func withoutRange(assumed, fitted int) string {
	var parts []string
	if assumed > 0 {
		parts = append(parts, fmt.Sprint(assumed, " assumed"))
	}
	if fitted > 0 {
		parts = append(parts, fmt.Sprint(fitted, " fitted"))
	}
	switch assumed + fitted {
	case 0:
		return ""
	case 1:
		return " " + parts[0] + " number has no range."
	}
	return " " + words.Joined(parts) + " numbers have no range."
}

// originsWords end with what the intervals leave open.
func originsWords(o caution.Origins, of, doubt string) string {
	var parts []string
	for _, k := range []struct {
		n    int
		says string
	}{{o.Published, "published"}, {o.Assumed, "assumed"}, {o.Fitted, "fitted"}, {o.Chosen, "chosen"}, {o.Unstated, "without a stated origin"}, {o.Default, "defaults of nines"}} {
		if k.n > 0 {
			parts = append(parts, fmt.Sprint(k.n, " ", k.says))
		}
	}
	switch n := o.Written() + o.Default; {
	case n == 0:
		return ""
	case o.Published == n:
		return fmt.Sprintf("All %d numbers of %s are published. %s", n, of, doubt)
	default:
		verb := " are "
		if strings.HasPrefix(parts[0], "1 ") {
			verb = " is "
		}
		parts[0] = strings.Replace(parts[0], " ", verb, 1)
		return fmt.Sprintf("Of %d numbers of %s, %s. %s", n, of, words.Joined(parts), doubt)
	}
}
