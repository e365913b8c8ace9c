package instead

import (
	"fmt"
	"strconv"

	"nines/sim/pattern"
)

// signedCount is a whole number that is written as a change.
var signedCount = pattern.New(`^\+[0-9]+\b`)

// OfChange refuses a plus sign before a number of things: the number is the whole, whatever stood there before.
func OfChange(text string) string {
	if !signedCount.MatchString(text) {
		return ""
	}
	return text + " looks like a change, but this is the total: write the total without a plus sign"
}

// OfCountLeft says what belongs in the place of a number of things, where a file gives the share of them that is left.
func OfCountLeft(text string) string {
	if value, err := strconv.Atoi(text); err != nil || value < 2 {
		return ""
	}
	return fmt.Sprintf("%s is more than 1 (100%%): this is the share that is left, not a number; write it such as 56%% (5 of 9)", text)
}
