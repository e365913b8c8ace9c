package text

import (
	"nines/sim/report"
	"nines/sim/report/phrase"
)

// figureWords is a figure with its interval, as its unit is written.
func figureWords(f report.Figure) string {
	switch f.Unit {
	case "share":
		return phrase.PercentOf(f.Estimate)
	case "s":
		return phrase.WithInterval(f.Estimate, phrase.Seconds)
	default:
		return phrase.Counted(f.Estimate)
	}
}
