package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nines/sim/words"
)

// count is a mean number of things, with thousands set apart, and as many decimals as are worth reading.
func count(n Number) string {
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

// counted is a count with its interval.
func counted(e Estimate) string { return withInterval(e, count) }

// withInterval is a mean with half the width of its interval; without one where nothing can be said, or nothing varies.
// A star follows if the interval is only approximate.
func withInterval(e Estimate, in func(Number) string) string {
	half := e.High - e.Mean
	if e.N < 2 || math.IsNaN(float64(half)) || math.IsInf(float64(half), 0) || (half == 0 && e.Mean == 0) {
		return in(e.Mean)
	}
	return in(e.Mean) + " ± " + in(half) + star(e)
}

// star marks a figure that is skewed over the replications.
func star(e Estimate) string {
	if e.Skewed {
		return "*"
	}
	return ""
}

// percent is a share in per cent.
func percent(n Number) string {
	if math.IsNaN(float64(n)) {
		return "–"
	}
	return strconv.FormatFloat(100*float64(n), 'f', 1, 64) + " %"
}

// percentOf is a share with its interval, in percentage points.
func percentOf(e Estimate) string {
	text := withInterval(e, func(n Number) string { return strings.TrimSuffix(percent(n), " %") })
	if text == "–" {
		return text
	}
	text, skewed := strings.CutSuffix(text, "*")
	text += " %"
	if skewed {
		text += "*"
	}
	return text
}

// seconds is a short time.
func seconds(n Number) string {
	if math.IsNaN(float64(n)) {
		return "–"
	}
	return strconv.FormatFloat(float64(n), 'f', 1, 64)
}

// length is a time in hours, minutes and seconds.
func length(n Number) string {
	v := float64(n)
	switch {
	case math.IsNaN(v):
		return "–"
	case math.IsInf(v, 0):
		return "not reached"
	}
	s := int64(math.Round(v))
	if s < 0 {
		return "−" + length(Number(-v))
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

// plain makes a name from a scenario harmless on a terminal: control characters do nothing there but show.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || (r >= 0x80 && r < 0xa0) || (r >= 0x202a && r <= 0x202e) || (r >= 0x2066 && r <= 0x2069) {
			return '?'
		}
		return r
	}, text)
}

// upperFirst is a sentence's beginning.
func upperFirst(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}

// minutesWords is so many minutes, in words.
func minutesWords(n int) string {
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

// Plain makes a name of a scenario harmless where it is shown: control characters, and those that turn the direction of
// writing, are shown as question marks.
func Plain(text string) string { return plain(text) }

// Count is a mean number of things, with thousands set apart.
func Count(n Number) string { return count(n) }

// Percent is a share in per cent.
func Percent(n Number) string { return percent(n) }

// Limit words a limit on a number of things. No limit is a null number.
func Limit(n Number, noun string) string {
	if n != n {
		return "unlimited " + noun + "s"
	}
	return plural(int(n), noun)
}

// MomentWords says in words what happened.
func MomentWords(what string) string { return momentWords(what) }
