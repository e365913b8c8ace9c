package instead

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nines/sim/pattern"
	"nines/sim/words"
)

// The ways in which numbers are written elsewhere.
var (
	leadingZeros = pattern.New(`^[+-]?0+[0-9]+(\.[0-9]+)?$`)
	grouped      = pattern.New(`^[+-]?[0-9]{1,3}([,_' ][0-9]{3})+(\.[0-9]+)?$`)
	underscored  = pattern.New(`^[+-]?[0-9][0-9_]*$`)
	commaDecimal = pattern.New(`^[+-]?[0-9]+,[0-9]+$`)
	exponential  = pattern.New(`^[+-]?[0-9]*\.?[0-9]+\.?[eE][+-]?[0-9]{1,2}$`)
	otherBase    = pattern.New(`^0[xXoObB][0-9a-fA-F]{1,12}$`)
	openPoint    = pattern.New(`^[+-]?([0-9]+\.|\.[0-9]+)$`)
	notFinite    = pattern.New(`(?i)^[+-]?\.?(inf|infinity|nan)$`)
)

// mostNumber bounds all numbers: below it, float64 still counts in steps of less than one.
const mostNumber = 1e15

const tooLarge = "the number is too large"

// OfNumber says how to write a number that is not in plain decimal notation.
func OfNumber(text string) string {
	switch {
	case leadingZeros.MatchString(text):
		return plainly(text, "numbers have no leading zeros", text)
	case grouped.MatchString(text), underscored.MatchString(text):
		return plainly(text, "numbers have no separators", strings.NewReplacer(",", "", "_", "", "'", "", " ", "").Replace(text))
	case commaDecimal.MatchString(text):
		return plainly(text, "decimals have a point", strings.Replace(text, ",", ".", 1))
	case exponential.MatchString(text):
		return plainly(text, "numbers have no exponent", text)
	case openPoint.MatchString(text):
		return plainly(text, "a point has digits on both sides", text)
	case notFinite.MatchString(text):
		return fmt.Sprintf("%s is not a finite number: write a plain number", words.Quoted(text))
	case otherBase.MatchString(text):
		return decimal(text)
	}
	return ""
}

// plainly proposes the same number in plain notation.
func plainly(text, why, better string) string {
	value, err := strconv.ParseFloat(better, 64)
	switch {
	case err != nil:
		return ""
	case math.Abs(value) > mostNumber:
		return tooLarge
	}
	return fmt.Sprintf("%s: %s; write %s", words.Quoted(text), why, plain(value))
}

// decimal proposes the same number with the base 10.
func decimal(text string) string {
	value, err := strconv.ParseInt(text, 0, 64)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s: numbers are decimal; write %d", words.Quoted(text), value)
}

func plain(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }
