package propose

import (
	"fmt"
	"strings"

	"nines/sim/scenario/instead"
	"nines/sim/words"
)

// noTime is the error of a file in which no column can be read as a time. It shows what the likely ones have, and how to go on.
func (a *sample) noTime() error {
	text := "no column says when something happened in a way that is known, and it is no profile and no list of numbers. Its columns are: " + strings.Join(a.header, ", ")
	likely := a.likelyTimes()
	if len(likely) == 0 {
		return fmt.Errorf("%s", text)
	}
	for _, c := range likely {
		for _, v := range c.values {
			if better := instead.LateMidnight(v); better != "" {
				return fmt.Errorf("the column %s has the time %s%s. Write it so in the file", c.name, words.Quoted(v), better)
			}
		}
	}
	var shown []string
	for _, c := range likely {
		shown = append(shown, fmt.Sprintf("%s (such as %s)", c.name, words.Quoted(c.values[0])))
	}
	return fmt.Errorf("%s. Perhaps it is %s. Say how its times are written, such as `time: {column: %s, format: %s}`. nines help records has the letters",
		text, strings.Join(shown, " or "), quoted(likely[0].name), quoted(patternOf(likely[0].values[0])))
}

// likelyTimes are the columns that are called like times, or else those whose values all have digits and other signs.
func (a *sample) likelyTimes() []*column {
	const most = 3
	called := a.columnsThat(func(x *column) bool {
		return len(x.values) > 0 && (rank(x.name, timeNames) >= 0 || rank(x.name, dateNames) >= 0) && strings.ContainsAny(x.values[0], "0123456789")
	})
	if len(called) == 0 {
		called = a.columnsThat(func(x *column) bool {
			return len(x.values) > 0 && x.numbers() == nil && len(numberRuns.FindAllString(x.values[0], -1)) > 1
		})
	}
	return called[:min(most, len(called))]
}
