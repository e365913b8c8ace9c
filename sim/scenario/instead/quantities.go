package instead

import (
	"slices"
	"strconv"
	"strings"

	"nines/sim/pattern"
)

var numberWords = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// IsNumberWord reports whether a word is a number that is written out.
func IsNumberWord(text string) bool { return slices.Contains(numberWords, strings.ToLower(text)) }

// digits has the digits for a number that is written out; otherwise the text itself.
func digits(text string) string {
	if i := slices.Index(numberWords, strings.ToLower(text)); i >= 0 {
		return strconv.Itoa(i)
	}
	return text
}

var (
	countedThings = pattern.New(`^([0-9]+|[A-Za-z]+)(?: +[\p{L} -]+)?$`)
	timesAs       = pattern.New(`^(?:[x×] ?([0-9]+(?:\.[0-9]+)?)|([0-9]+(?:\.[0-9]+)?) ?(?:[x×]|times|-?fold))$`)
	percentage    = pattern.New(`^([0-9]+(?:\.[0-9]+)?) ?(?:%|percent|per cent)$`)
	perTime       = pattern.New(`^([0-9]+(?:\.[0-9]+)?)(?: +[a-z-]+)? ?(?:/| per | an? | each | every ) ?(s|secs?|seconds?|min|mins|minutes?|m|h|hrs?|hours?|d|days?|weeks?|years?)$`)
)

// Count is a bare whole number for one that is written out, or that has a noun; empty: it is none.
func Count(text string) string {
	parts := countedThings.FindStringSubmatch(text)
	if parts == nil {
		return ""
	}
	if number := digits(parts[1]); number[0] >= '0' && number[0] <= '9' {
		return number
	}
	return ""
}

// Factor is a plain number for one that is written as a multiple or in percent.
func Factor(text string) string {
	if parts := timesAs.FindStringSubmatch(text); parts != nil {
		return parts[1] + parts[2]
	}
	if parts := percentage.FindStringSubmatch(text); parts != nil {
		value, _ := strconv.ParseFloat(parts[1]+"e-2", 64)
		return plain(value)
	}
	many := map[string]string{"half": "0.5", "once": "1", "twice": "2", "double": "2", "doubled": "2", "triple": "3"}[text]
	if many == "" && IsNumberWord(text) {
		return digits(text)
	}
	return many
}

// Share is a share in percent for one that is written out.
func Share(text string) string {
	if parts := percentage.FindStringSubmatch(text); parts != nil && !strings.HasSuffix(text, "%") {
		return parts[1] + "%"
	}
	return map[string]string{"half": "50%", "a half": "50%", "all": "100%", "a quarter": "25%", "quarter": "25%", "1/2": "50%", "1/4": "25%", "3/4": "75%", "1/5": "20%", "1/10": "10%"}[text]
}

// Rate is a rate with the short word for its time.
func Rate(text string) string {
	parts := perTime.FindStringSubmatch(text)
	if parts == nil {
		return ""
	}
	unit := parts[2]
	switch {
	case unit[0] == 'm':
		unit = "min"
	case unit[0] == 's' || unit[0] == 'h':
		unit = unit[:1]
	case unit[0] == 'd':
		unit = "day"
	default:
		unit = strings.TrimSuffix(unit, "s")
	}
	return parts[1] + "/" + unit
}
