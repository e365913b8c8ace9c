// Column names must survive SQL, R and spreadsheets, and two scenarios with one element more must keep the names of the
// others. Names are therefore built from the measure alone, and a number is added only if two would be equal.

package dataset

import (
	"fmt"
	"strings"
	"unicode"

	"nines/sim/measure"
)

// unitWords are the units as parts of column names.
var unitWords = map[measure.Unit]string{
	measure.Calls: "calls", measure.Callers: "callers", measure.Share: "share", measure.Seconds: "s",
	measure.Clock: "s_since_onset", measure.Instant: "s_since_start", measure.Times: "times", measure.People: "people",
	measure.Users: "users", measure.UserHours: "user_hours",
}

// columnName is the name of a measure's column in the wide table, such as callers_affected or answer_mean_s. A unit already in
// the measure's name is left out.
func columnName(m *measure.Measure) string { return withUnit(snake(m.Name), unitWords[m.Unit]) }

// reachedName is the column beside a time that says whether it was reached.
func reachedName(m *measure.Measure) string { return snake(m.Name) + "_reached" }

// withUnit adds the unit to a name, unless the name says it already.
func withUnit(name, unit string) string {
	if strings.HasPrefix(name, unit+"_") || strings.HasSuffix(name, "_"+unit) {
		return name
	}
	return name + "_" + unit
}

// snake turns a name into one that SQL accepts without quotes: lower-case letters, digits and underscores.
func snake(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '_'
	}, name)
}

// names gives out column names, each only once.
type names map[string]bool

// take returns an unused name. Names that differ only in signs or capitals get a number, and names that begin with a digit
// get a letter in front.
func (n names) take(name string) string {
	if unicode.IsDigit([]rune(name)[0]) {
		name = "n_" + name
	}
	own := name
	for k := 2; n[own]; k++ {
		own = fmt.Sprintf("%s_%d", name, k)
	}
	n[own] = true
	return own
}
