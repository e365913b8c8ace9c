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
	if d.Window == d.Base.Windows[0].Name {
		return ""
	}
	return ", in the window " + phrase.Plain(d.Window)
}

// Noun is what a measure counts, in words.
func Noun(measure string) string {
	what, how, _ := strings.Cut(measure, ".")
	return what + " " + strings.ReplaceAll(how, "-", " ")
}

// DifferenceFinding says which strategy leaves the fewest, of those whose difference to the baseline is shown.
func DifferenceFinding(d *report.Comparison, m report.ComparedMeasure) string {
	base := phrase.Plain(d.Strategies[0].Name) + InWindow(d)
	if len(m.Figures) == 2 {
		other := phrase.Plain(d.Strategies[1].Name)
		words := fmt.Sprintf("%s: %s under %s, %s under %s", phrase.UpperFirst(Noun(m.Name)), phrase.Counted(m.Figures[0].Estimate), base, phrase.Counted(m.Figures[1].Estimate), other)
		if !m.Figures[1].Shown {
			return words + "; no difference is shown"
		}
		return words + ", which is " + MoreOrFewer(m.Figures[1].Difference)
	}
	best, shown := 0, 0
	for s, f := range m.Figures {
		if s > 0 && f.Shown && f.Difference.Mean < 0 {
			shown++
			if best == 0 || f.Difference.Mean < m.Figures[best].Difference.Mean {
				best = s
			}
		}
	}
	if best == 0 {
		return fmt.Sprintf("%s leaves %s %s, and no other strategy is shown to leave fewer", phrase.UpperFirst(base), phrase.Counted(m.Figures[0].Estimate), Noun(m.Name))
	}
	f := m.Figures[best]
	return fmt.Sprintf("%s: %s under %s, which is %s than under %s; shown to leave fewer than %s: %d of %d others", phrase.UpperFirst(Noun(m.Name)),
		phrase.Counted(f.Estimate), phrase.Plain(d.Strategies[best].Name), MoreOrFewer(f.Difference), base, base, shown, len(m.Figures)-1)
}
