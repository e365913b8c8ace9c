package spec

import (
	"strings"

	"nines/sim/pattern"
	"nines/sim/scenario/language"
)

var (
	looseSpan = pattern.New(`^(` + language.AnyInstantForm + `)(?:\s+(?:-|–|until|till|and)\s+|\s*–\s*|\s*\.\.\s*)(` + language.AnyInstantForm + `)$`)
	farSpan   = pattern.New(`^(` + language.AnyInstantForm + `) (?:to|-|–) ([+-]) ?([0-9][0-9a-z. ]*)$`)
	openSpan  = pattern.New(`^(` + language.AnyInstantForm + `)(?: to | ?- ?| ?– ?)((?:the )?end(?: of (?:the )?run)?|run\.ends?)$`)
	fromStart = pattern.New(`^((?:the )?(?:start|begin|beginning)|run\.begins)(?: to | - )(` + language.AnyInstantForm + `)$`)
)

// otherSpan is a window as the language writes it, for one that is written otherwise; empty: it is right, or not known.
func otherSpan(d *language.Decoder, text string) string {
	switch {
	case fromStart.MatchString(text) && !d.Start.IsZero():
		parts := fromStart.FindStringSubmatch(text)
		return d.Start.Format(clockLayout) + " to " + parts[2]
	case openSpan.MatchString(text) && !d.Start.IsZero() && d.Run > 0:
		parts := openSpan.FindStringSubmatch(text)
		return parts[1] + " to " + endOfRun(d)
	case farSpan.MatchString(text):
		parts := farSpan.FindStringSubmatch(text)
		return spanFrom(parts[1], parts[2], parts[3])
	}
	if _, _, right := cutSpan(text); right {
		return ""
	}
	if parts := looseSpan.FindStringSubmatch(text); parts != nil {
		return parts[1] + " to " + parts[2]
	}
	return ""
}

const clockLayout = "15:04"

// endOfRun is the clock time at which the run ends, with its date if it is on another day.
func endOfRun(d *language.Decoder) string {
	end := d.Start.Add(d.Run.Duration())
	if end.YearDay() == d.Start.YearDay() && end.Year() == d.Start.Year() {
		return end.Format(clockLayout)
	}
	return end.Format("2006-01-02 15:04")
}

// spanFrom repeats the event that the end of a window is counted from.
func spanFrom(from, sign, length string) string {
	if !language.IsRelative(from) {
		return ""
	}
	event, _, _ := strings.Cut(from, " ")
	return from + " to " + event + " " + sign + " " + length
}
