package phrase

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/words"
)

// Measured words the value of a verdict with its interval. It uses enough digits to show the difference to the limits:
// 0.9949 is not 0.995, if that is the limit.
func Measured(start time.Time, v *experiment.Verdict) string {
	if math.IsNaN(v.Value) {
		return "–"
	}
	w := wordsFor(start, v)
	unit := ""
	if !IsOf(v.Criterion.Statistic) && !v.Criterion.Relative {
		unit = nounOf(v.Criterion.Measure.Unit)
	}
	if v.Criterion.Against != "" && v.Criterion.Measure.Unit == measure.Share && !IsOf(v.Criterion.Statistic) {
		unit = " in points"
	}
	decimals := w.decimals(v.Value, v.Low, v.High)
	return fmt.Sprintf("%s [%s, %s]%s", w.word(v.Value, decimals), w.word(v.Low, decimals), w.word(v.High, decimals), unit)
}

// numberWords words numbers with enough digits to differ from limits.
type numberWords struct {
	in     func(v float64, decimals int) string
	finer  func(v float64) int // decimals that it writes of such a number beyond those asked for
	scale  float64             // what it multiplies by: 100 for per cent
	limits []float64
	end    string // what it says of what is not reached
}

// mostDecimals is when a number and a limit that still read the same are the same for all who read.
const mostDecimals = 12

// decimals is how few tell each of some numbers from every limit that it is not.
func (w numberWords) decimals(numbers ...float64) int {
	for decimals := range mostDecimals {
		if !slices.ContainsFunc(numbers, func(v float64) bool { return w.reads(v, decimals) }) {
			return decimals
		}
	}
	return mostDecimals
}

// reads says whether a number, as it is written, is a limit that it is not, or on the other side of it.
func (w numberWords) reads(v float64, decimals int) bool {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return false
	}
	unit := math.Pow10(decimals + w.finer(v))
	written := math.Round(v*w.scale*unit) / unit
	return slices.ContainsFunc(w.limits, func(limit float64) bool {
		apart := written - float64(limit*w.scale)
		return limit != v && (math.Abs(apart) < 1e-9/unit || apart*(v-limit) < 0)
	})
}

// word is a number in words; what is unbounded, as an interval of too few replications, has none.
func (w numberWords) word(v float64, decimals int) string {
	switch {
	case math.IsInf(v, 1) && w.end != "":
		return w.end
	case math.IsInf(v, 0) || math.IsNaN(v):
		return "…"
	}
	return w.in(v, decimals)
}

// wordsFor is how the numbers of a verdict are worded.
func wordsFor(start time.Time, v *experiment.Verdict) numberWords {
	k := v.Criterion
	one := func(float64) int { return 1 }
	if IsOf(k.Statistic) {
		return numberWords{in: percentIn, finer: one, scale: 100, limits: []float64{k.P}}
	}
	w := numberWords{finer: func(float64) int { return 0 }, scale: 1, limits: bounds(k.Low, k.High)}
	if k.Low == math.SmallestNonzeroFloat64 { // anything better than nothing
		w.limits = []float64{0}
	}
	switch unit := k.Measure.Unit; {
	case k.Relative, unit == measure.Share:
		w.in, w.finer, w.scale = percentIn, one, 100
	case k.TimeOfDay, unit == measure.Instant:
		w.in, w.end = func(s float64, decimals int) string { return clockIn(start, s, decimals) }, "not reached"
	case unit == measure.Seconds, unit == measure.Clock:
		w.in, w.finer = lengthIn, func(v float64) int { return below(v, 60) }
		if unit == measure.Clock {
			w.end = "not reached"
		}
	default:
		w.in, w.finer = countIn, func(v float64) int { return below(v, 10) }
	}
	return w
}

// bounds are those of some limits that bound anything.
func bounds(limits ...float64) []float64 {
	return slices.DeleteFunc(limits, func(x float64) bool { return math.IsInf(x, 0) || math.IsNaN(x) })
}

// nounOf is the unit as it follows a number.
func nounOf(u measure.Unit) string {
	switch u {
	case measure.Calls, measure.Callers, measure.Times, measure.Users, measure.UserHours:
		return " " + string(u)
	}
	return ""
}

// below is 1 for a number smaller than a bound, which is written in one decimal more.
func below(v, bound float64) int {
	if math.Abs(v) < bound {
		return 1
	}
	return 0
}

// countIn words a number of things: whole if it is large, and never in fewer digits than make sense.
func countIn(v float64, decimals int) string {
	decimals += below(v, 10)
	text := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, rest, has := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		whole += "." + rest
	}
	return signed(v, whole)
}

func percentIn(v float64, decimals int) string {
	return signed(v, strconv.FormatFloat(100*math.Abs(v), 'f', decimals+1, 64)+" %")
}

// lengthIn words a length of time: tenths of a second below a minute, whole seconds above.
func lengthIn(v float64, decimals int) string {
	s := math.Abs(v)
	if s < 60 {
		return signed(v, strconv.FormatFloat(s, 'f', decimals+1, 64)+"s")
	}
	unit := math.Pow10(decimals)
	s = math.Round(s*unit) / unit
	minutes := int(s) / 60
	text := fmt.Sprintf("%dm %0*.*fs", minutes%60, 2+decimals+min(decimals, 1), decimals, s-float64(60*minutes))
	if minutes >= 60 {
		text = fmt.Sprintf("%dh %02dm %0*.*fs", minutes/60, minutes%60, 2+decimals+min(decimals, 1), decimals, s-float64(60*minutes))
	}
	return signed(v, text)
}

// clockIn words a time of day, with the date if that is another day than the run began on.
func clockIn(start time.Time, v float64, decimals int) string {
	decimals = min(decimals, 9)
	at := start.Add(time.Duration(math.Round(v*1e9)) * time.Nanosecond).Round(time.Duration(math.Pow10(9 - decimals)))
	layout := "15:04:05"
	if decimals > 0 {
		layout += "." + strings.Repeat("0", decimals)
	}
	return words.Clock(start, at, "Jan", layout)
}

func signed(v float64, text string) string {
	if v < 0 && strings.Trim(text, "0.,msh %") != "" {
		return "−" + text
	}
	return text
}

// IsOf says that a statistic is a share of the replications.
func IsOf(s plan.Statistic) bool {
	return s == plan.InAtLeast || s == plan.InAtMost
}
