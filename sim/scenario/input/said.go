package input

import (
	"math"
	"strconv"
	"strings"
	"time"

	"nines/sim/des"
	"nines/sim/scenario/quantity"
	"nines/sim/words"
)

// Said is a value as a person reads it, rounded to about three digits: 62 %, 4m 10s, 4,540/h, 06:24.
func (in Input) Said(v float64) string {
	switch in.Unit {
	case Word:
		return in.Written(v)
	case Share:
		return digits(100*v) + " %"
	case Duration:
		return span(v)
	case Rate:
		if size := quantity.PerSecond[in.Per]; size > 0 {
			return digits(v*size) + "/" + in.Per
		}
		return digits(v) + "/s"
	case Instant:
		return in.moment(v)
	case Factor, Number:
		return digits(v)
	case Count:
		return words.Grouped(quantity.Plain(math.Round(v)))
	}
	number := digits(v)
	return words.Counted(number, in.Unit)
}

// digits is a number with three digits, or all before the point. Thousands are set apart.
func digits(v float64) string {
	if v < 0 {
		return "−" + digits(-v)
	}
	decimals := 0
	for scale := 100.; v > 0 && v < scale && decimals < 6; scale /= 10 {
		decimals++
	}
	text := strconv.FormatFloat(v, 'f', decimals, 64)
	if decimals > 0 {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	whole, rest, point := strings.Cut(text, ".")
	if point {
		rest = "." + rest
	}
	return words.Grouped(whole) + rest
}

// span is a length of time in words. Nothing is 0s.
func span(seconds float64) string {
	switch {
	case seconds < 0:
		return "−" + span(-seconds)
	case seconds == 0:
		return "0s"
	}
	return words.Length(des.Time(math.Round(seconds * 1e6)))
}

// moment is the clock time, with its date if it is not on the first day of the run, or the event with the length from it.
func (in Input) moment(v float64) string {
	switch {
	case in.After != "" && v == 0:
		return in.After
	case in.After != "" && v < 0:
		return span(-v) + " before " + in.After
	case in.After != "":
		return span(v) + " after " + in.After
	}
	at := in.Start.Add(time.Duration(v * float64(time.Second)))
	layout := "15:04"
	if at.Second() != 0 {
		layout += ":05"
	}
	return words.Clock(in.Start, at, "January", layout)
}

// Range is both ends as a person reads them: 90 to 130. Words are listed: crankback or spread.
func (in Input) Range() string {
	if in.Words != nil {
		return strings.Join(in.Words, " or ")
	}
	return in.Said(in.Low) + " to " + in.Said(in.High)
}
