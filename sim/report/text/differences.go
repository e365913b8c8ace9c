package text

import (
	"fmt"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// MoreOrFewer is a difference in words: so many more or fewer.
func MoreOrFewer(e report.Estimate) string {
	if e.Mean < 0 {
		return phrase.Counted(opposite(e)) + " fewer"
	}
	return phrase.Counted(e) + " more"
}

// opposite is an estimate with the other sign.
func opposite(e report.Estimate) report.Estimate {
	e.Mean, e.Low, e.High = -e.Mean, -e.High, -e.Low
	return e
}

// InWindow names the window that is compared, if that is not the whole run.
func InWindow(d *report.Comparison) string {
	if d.Window == wholeRun {
		return ""
	}
	return ", in the window " + phrase.Plain(d.Window)
}

// Noun is what a measure counts, in words.
func Noun(measure string) string {
	what, how, _ := strings.Cut(measure, ".")
	return what + " " + strings.ReplaceAll(how, "-", " ")
}

// fares is how the callers fare that a measure counts.
var fares = map[string]string{withoutHelp: "are without help", "callers.affected": "fail at least once"}

// DifferenceFinding says with which strategy fewest callers fare badly, of those whose difference to the baseline is shown. It counts
// callers without help, or affected.
func DifferenceFinding(d *report.Comparison, m report.ComparedMeasure) string {
	base := "“" + d.TitleOf(d.Strategies[0].Name) + "”"
	best := 0
	for s, f := range m.Figures {
		if s > 0 && f.Shown && (best == 0 || f.Difference.Mean < m.Figures[best].Difference.Mean) {
			best = s
		}
	}
	if best == 0 || len(m.Figures) > 2 && m.Figures[best].Difference.Mean >= 0 {
		return fmt.Sprintf("With no other strategy fewer callers are shown to %s than with %s%s", strings.Replace(fares[m.Name], "are", "be", 1), base, InWindow(d))
	}
	by, word := m.Figures[best].Difference.Mean, "fewer"
	if by > 0 {
		by, word = -by, "more"
	}
	return phrase.Agree(fmt.Sprintf("With “%s”, %s %s callers %s than with %s%s", d.TitleOf(d.Strategies[best].Name), phrase.Count(-by), word, fares[m.Name], base, InWindow(d)))
}
