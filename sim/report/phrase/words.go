package phrase

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nines/sim/words"
)

// Plural is so many things, by a noun in the singular.
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%s %ss", Count(Number(n)), noun)
}

// MeasureWords is a measure's name in plain words.
func MeasureWords(name string) string {
	return strings.NewReplacer(".", " ", "-", " ").Replace(name)
}

// InUnit formats numbers in the unit of a measure.
func InUnit(unit string) func(Number) string {
	switch unit {
	case "share":
		return func(n Number) string { return Minus(strconv.FormatFloat(100*float64(n), 'f', 1, 64)) }
	case "s":
		return func(n Number) string { return Minus(Seconds(n)) }
	case "s since onset":
		return Length
	default:
		return Count
	}
}

// Minus writes a minus as one.
func Minus(text string) string { return strings.Replace(text, "-", "−", 1) }

// OneDecimal is a mean number of times with one decimal, because the fraction matters.
func OneDecimal(n Number) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)), ".0") }

// Share is a share of replications; there may be no replications.
func Share(n Number) string {
	if n != n {
		return "–"
	}
	return fmt.Sprintf("%.0f %%", 100*float64(n))
}

// TimeOf is a length of time; one that was not reached is more than the run had left.
func TimeOf(n, beyond Number) string {
	if text := Length(n); text != "not reached" {
		return text
	}
	return "> " + Length(beyond)
}

// GetNoHelp says how many callers get no help, or still get none: their count is in words.
func GetNoHelp(count string, isStill bool) string {
	who, get := " callers ", "get no help"
	if count == "1" {
		who, get = " caller ", "gets no help"
	}
	if isStill {
		get = "still " + get
	}
	return count + who + get
}

// Count is a mean number of things, with thousands set apart, and as many decimals as are worth reading.
func Count(n Number) string {
	v := float64(n)
	if math.IsNaN(v) {
		return "–"
	}
	decimals := 0
	if math.Abs(v) < 10 && v != math.Trunc(v) {
		decimals = 1
	}
	text := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, rest, _ := strings.Cut(text, ".")
	whole = words.Grouped(whole)
	if rest != "" {
		whole += "." + rest
	}
	if v < 0 && strings.Trim(text, "0.") != "" {
		return "−" + whole
	}
	return whole
}

// Percent is a share in per cent.
func Percent(n Number) string {
	if math.IsNaN(float64(n)) {
		return "–"
	}
	return strconv.FormatFloat(100*float64(n), 'f', 1, 64) + " %"
}

// Seconds is a short time.
func Seconds(n Number) string {
	if math.IsNaN(float64(n)) {
		return "–"
	}
	return strconv.FormatFloat(float64(n), 'f', 1, 64)
}

// Length is a time in hours, minutes and seconds.
func Length(n Number) string {
	v := float64(n)
	switch {
	case math.IsNaN(v):
		return "–"
	case math.IsInf(v, 0):
		return "not reached"
	}
	s := int64(math.Round(v))
	if s < 0 {
		return "−" + Length(Number(-v))
	}
	h, m, s := s/3600, s/60%60, s%60
	switch {
	case h > 0:
		return fmt.Sprintf("%dh %02dm %02ds", h, m, s)
	case m > 0:
		return fmt.Sprintf("%dm %02ds", m, s)
	default:
		return fmt.Sprintf("%ds", s)
	}
}

// Plain makes a name from a scenario harmless on a terminal: control characters do nothing there but show.
func Plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r >= 0x7f && r < 0xa0, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x2069, r == 0x200b, r == 0x200e, r == 0x200f, r == 0x061c, r == 0xfeff:
			return '?'
		}
		return r
	}, text)
}

// MinutesWords is so many minutes, in words.
func MinutesWords(n int) string {
	switch {
	case n == 1:
		return "a minute"
	case n == 60:
		return "an hour"
	case n%60 == 0:
		return fmt.Sprintf("%d hours", n/60)
	}
	return fmt.Sprintf("%d minutes", n)
}

// Limit words a limit on a number of things. No limit is a null number.
func Limit(n Number, noun string) string {
	if n != n {
		return "unlimited " + noun + "s"
	}
	return Plural(int(n), noun)
}
