package text

import (
	"fmt"

	"nines/sim/report"
	"nines/sim/report/caution"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// NeverActed says what did nothing in most replications, and why, the gravest first: no figure can be due to it.
func NeverActed(d *report.Document) (lines []string) {
	for i := range d.Idle {
		lines = append(lines, words.Capital(phrase.Plain(d.Idle[i].Sentence()))+".")
	}
	return lines
}

// NeverActedUnder says what did nothing under which of the strategies of a comparison.
func NeverActedUnder(d *report.Comparison) (lines []string) {
	var names []string
	var idle [][]caution.Idle
	for _, s := range d.Strategies {
		names, idle = append(names, s.Name), append(idle, s.Idle)
	}
	for _, one := range caution.Together(names, idle) {
		line := phrase.Plain(one.Sentence()) + "."
		if n := len(one.Strategies); n < len(names) {
			line = "under " + listed(d, one.Strategies) + ": " + line
		}
		lines = append(lines, words.Capital(line))
	}
	return lines
}

// mostListed is how many strategies a sentence names.
const mostListed = 3

// listed names some of the strategies, or says how many they are.
func listed(d *report.Comparison, names []string) string {
	if len(names) > mostListed {
		return fmt.Sprintf("%d of the %d strategies", len(names), len(d.Strategies))
	}
	titles := titlesOf(d, names)
	for i := range titles {
		titles[i] = "“" + titles[i] + "”"
	}
	return words.Joined(titles)
}

// mostNeverActed is how many lines the short report has of what did nothing.
const mostNeverActed = 3

// firstOf are the gravest of some lines, and how many more there are.
func firstOf(lines []string) []string {
	if n := len(lines) - mostNeverActed; n > 0 {
		return append(lines[:mostNeverActed:mostNeverActed], fmt.Sprintf("%d more did nothing: see --full.", n))
	}
	return lines
}
