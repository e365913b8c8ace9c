package emergency

import (
	"math"
	"strconv"
	"strings"
)

// SumOfShares writes what shares add up to that should add up to 100%, with enough digits to show the difference.
func SumOfShares(sum float64) string { return Unlike(100*sum, 100) + "%" }

// Unlike writes a value that should be another, with enough digits to tell the two apart: "is 1, not 1" helps nobody.
func Unlike(value, wanted float64) string {
	const least, most = 2, 12
	decimals := least
	if off := math.Abs(value - wanted); off > 0 {
		decimals = min(max(least, 1-int(math.Floor(math.Log10(off)))), most)
	}
	text := strconv.FormatFloat(value, 'f', decimals, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
