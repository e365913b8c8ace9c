package record

import (
	"fmt"
	"regexp"

	"nines/sim/words"
)

// cause is what several problems have in common: the first of them is told, the others are counted.
type cause struct{ place, more int }

var (
	numberRuns = regexp.MustCompile(`\d+`)
	letterRuns = regexp.MustCompile(`\pL+`)
	quotedText = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
)

// shape is a message without its particulars: the values in it keep their form alone.
func shape(message string) string {
	message = quotedText.ReplaceAllStringFunc(message, func(q string) string { return letterRuns.ReplaceAllString(q, "a") })
	return numberRuns.ReplaceAllString(message, "9")
}

// isAlike reports whether a problem has a cause that was told already. Messages whose values are of one form have one cause.
func (l *list) isAlike(p Problem) bool {
	if p.Line == 0 {
		return false
	}
	key := p.Key + shape(p.Message)
	if c := l.causes[key]; c != nil {
		c.more++
		return true
	}
	if l.causes == nil {
		l.causes = map[string]*cause{}
	}
	l.causes[key] = &cause{place: len(l.problems)}
	return false
}

// countAlike says behind each problem how many are like it.
func (l *list) countAlike() {
	for _, c := range l.causes {
		if c.more > 0 && c.place < min(mostShown, len(l.problems)) {
			l.problems[c.place].Message += fmt.Sprintf(" (and %s more like it)", words.Thousands(c.more))
		}
	}
}
