package propose

import (
	"strings"

	"nines/sim/pattern"
)

var numberRuns = pattern.New(`\d+`)

// patternOf is a first guess of how strptime reads a value: the year where there are four digits, then day, month and clock in
// the usual order. What is no number stays as it is.
func patternOf(value string) string {
	runs := numberRuns.FindAllString(value, -1)
	order := []string{"%d", "%m", "%Y", "%H", "%M", "%S"}
	switch {
	case len(runs) > 0 && len(runs[0]) == 4:
		order = []string{"%Y", "%m", "%d", "%H", "%M", "%S"}
	case len(runs) == 2:
		order = []string{"%H", "%M"}
	case len(runs) < 5:
		order = []string{"%d", "%Y", "%H", "%M"}
	case len(runs[2]) == 2:
		order[2] = "%y"
	}
	k := -1
	return numberRuns.ReplaceAllStringFunc(strings.ReplaceAll(value, "%", "%%"), func(run string) string {
		if k++; k < len(order) {
			return order[k]
		}
		return run
	})
}
