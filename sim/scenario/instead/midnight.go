package instead

import "nines/sim/pattern"

var lateMidnight = pattern.New(`(^|[^0-9:])24:00(:00([.,]0+)?)?($|[^0-9:.,])`)

// LateMidnight says, after a text with the time 24:00, what to write in its place; empty for other texts. Records of calls have it
// nowhere.
func LateMidnight(text string) string {
	if lateMidnight.MatchString(text) {
		return ": midnight is 00:00:00 of the next day, not 24:00:00"
	}
	return ""
}
