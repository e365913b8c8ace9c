package instead

import (
	"strconv"
	"strings"

	"nines/sim/pattern"
	"nines/sim/words"
)

var (
	// wordedLength is a length of time with its unit written out, or set off with a space.
	wordedLength = pattern.New(`^([0-9.]+) ?(milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)$`)
	// commaLength has a comma for the point.
	commaLength = pattern.New(`^[0-9]+,[0-9]+ ?[a-z]+$`)
	// counterLength is as a stop watch shows it.
	counterLength = pattern.New(`^([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9]))?$`)
)

// OfLength says how to write a length of time.
func OfLength(text string) string {
	better := ""
	switch {
	case commaLength.MatchString(text):
		point := strings.Replace(text, ",", ".", 1)
		if better = shortUnit(point); better == "" {
			return ""
		}
		return words.Quoted(text) + ": decimals have a point; write " + better
	case counterLength.MatchString(text):
		return words.Quoted(text) + " looks like a time of day; as a length, write " + fromCounter(counterLength.FindStringSubmatch(text))
	default:
		better = shortUnit(text)
	}
	if better == "" {
		return ""
	}
	return words.Quoted(text) + ": write " + better
}

// shortUnit has the short unit for one that is written out.
func shortUnit(text string) string {
	parts := wordedLength.FindStringSubmatch(text)
	if parts == nil {
		return ""
	}
	unit := parts[2][:1]
	if strings.HasPrefix(parts[2], "ms") || strings.HasPrefix(parts[2], "mil") {
		unit = "ms"
	}
	return parts[1] + unit
}

// fromCounter writes hours, minutes and seconds with their units. With two numbers it is not known which they are.
func fromCounter(parts []string) string {
	if parts[3] == "" {
		minutes := withUnits([]string{parts[1], parts[2]}, "ms")
		return minutes + " or " + withUnits([]string{parts[1], parts[2]}, "hm")
	}
	return withUnits(parts[1:], "hms")
}

// withUnits writes numbers with their units, without those that are 0.
func withUnits(numbers []string, units string) (text string) {
	for i, number := range numbers {
		if value, _ := strconv.Atoi(number); value > 0 {
			text += strconv.Itoa(value) + units[i:i+1]
		}
	}
	if text == "" {
		return "0s"
	}
	return text
}
