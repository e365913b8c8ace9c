package words

import (
	"math"
	"strconv"
	"strings"
)

// NotWhole says what shares add up to that should add up to 100%, with enough digits to show the difference, and how much is to be
// changed.
func NotWhole(sum float64) string {
	off := Unlike(100*math.Abs(sum-1), 0) + "%"
	if sum > 1 {
		return Unlike(100*sum, 100) + "%, not 100%: take " + off + " away"
	}
	return Unlike(100*sum, 100) + "%, not 100%: " + off + " is missing"
}

// IsNotWhole reports whether a message says that shares do not make a whole.
func IsNotWhole(message string) bool {
	return strings.Contains(message, "add up to ") && strings.Contains(message, "%, not 100%")
}

// Unlike writes a value that should be another, with enough digits to tell the two apart: "is 1, not 1" helps nobody.
func Unlike(value, wanted float64) string {
	const least, most = 2, 12
	decimals, off := least, math.Abs(value-wanted)
	for off > 0 && decimals < most && off*math.Pow10(decimals) < 10 { // two digits of the difference
		decimals++
	}
	text := strconv.FormatFloat(value, 'f', decimals, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
