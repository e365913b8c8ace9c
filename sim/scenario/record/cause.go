package record

import (
	"fmt"

	"nines/sim/words"
)

// cause is what several problems have in common: the first of them is told, the others are counted.
type cause struct{ place, more int }

// isAlike reports whether a problem has a cause that was told already. Messages whose values are of one form have one cause.
func (l *list) isAlike(p Problem) bool {
	if p.Line == 0 {
		return false
	}
	key := p.Key + words.Shape(p.Message)
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
