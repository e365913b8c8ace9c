package instead

import (
	"strconv"
	"strings"

	"nines/sim/pattern"
)

// aValue is how a number with its unit looks, or a clock time.
const aValue = `((?:[+-]?[0-9]+(?:\.[0-9]+)?(?: ?(?:%|[a-z]+)?(?: ?/ ?[a-z]+)?)?|[0-9]{2}:[0-9]{2}))`

var (
	twoValues  = pattern.New(`^(?:(?:between|from) )?` + aValue + ` ?(?:\.\.\.?|…|-|–|—|and|or|to|until|~) ?` + aValue + `$`)
	guessFirst = pattern.New(`^` + aValue + `(?:, ?| or | ?[(\[] ?)(?:between |from )?` + aValue + ` ?(?:\.\.\.?|…|-|–|—|and|or|to) ?` + aValue + `[)\]]?$`)
	plusMinus  = pattern.New(`^([0-9]+(?:\.[0-9]+)?) ?(%|[a-z]+)? ?(?:±|\+/-|\+-) ?([0-9]+(?:\.[0-9]+)?) ?(%|[a-z]+)?$`)
)

// Range is a range as the language has it, for one that is written otherwise: 90..130, 110 ± 20, between 90 and 130.
func Range(text string) string {
	if parts := plusMinus.FindStringSubmatch(text); parts != nil {
		return around(parts[1], parts[3], parts[2], parts[4])
	}
	if ends := trimmed(twoValues.FindStringSubmatch(text)); ends != nil && !isPart(ends[0]) && ends[0]+" to "+ends[1] != text {
		return ends[0] + " to " + ends[1]
	}
	if all := trimmed(guessFirst.FindStringSubmatch(text)); all != nil {
		return all[0] + " (" + all[1] + " to " + all[2] + ")"
	}
	return ""
}

// trimmed are the groups of a match.
func trimmed(match []string) []string {
	if match == nil {
		return nil
	}
	groups := match[1:]
	for i := range groups {
		groups[i] = strings.TrimSpace(groups[i])
	}
	return groups
}

// isPart reports whether what stands before a hyphen is the year of a date, or part of a number such as 1-2-3.
func isPart(text string) bool { return len(text) == 4 && !strings.ContainsAny(text, "%.:") }

// around is a range from a middle and a half, which have one unit.
func around(middle, half, unit, other string) string {
	a, errA := strconv.ParseFloat(middle, 64)
	b, errB := strconv.ParseFloat(half, 64)
	if unit == "" {
		unit = other
	}
	if errA != nil || errB != nil || other != "" && other != unit {
		return ""
	}
	number := func(v float64) string {
		return strconv.FormatFloat(float64(int64(float64(v*1e6)+0.5))/1e6, 'f', -1, 64) + unit
	}
	return number(max(a-b, 0)) + " to " + number(a+b)
}

// Words is a choice of words as the language has it, for one that is written otherwise: a or b, a|b, a/b. It is empty unless all are
// among those allowed.
func Words(text string, allowed []string) string {
	for _, sign := range []string{" or ", "|", "/", ","} {
		if list := strings.Split(text, sign); len(list) > 1 {
			return choice(list, allowed)
		}
	}
	return ""
}

func choice(list, allowed []string) string {
	for i, word := range list {
		list[i] = strings.TrimSpace(word)
		known := false
		for _, other := range allowed {
			known = known || other == list[i]
		}
		if !known {
			return ""
		}
	}
	return "one of [" + strings.Join(list, ", ") + "]"
}
