package fitted

import (
	"math"
	"strconv"
	"strings"

	"nines/sim/scenario/input"
	"nines/sim/scenario/quantity"
)

// parts is into how many steps what is left of a value is divided, for numbers that are no longer than they need be.
const parts = 20

// steps are round lengths of time in seconds.
var steps = []float64{0.01, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 600, 1800, 3600, 6 * 3600}

// scaleOf is how much of the unit in which a value is written its base is: a share is written in per cent.
func scaleOf(in *input.Input) float64 {
	switch in.Unit {
	case input.Share:
		return 100
	case input.Rate:
		return quantity.PerSecond[in.Per]
	}
	return 1
}

// stepOf is a round step, in the base of the unit, that is small against a width.
func stepOf(in *input.Input, width float64) float64 {
	switch in.Unit {
	case input.Duration, input.Instant:
		step := steps[0]
		for _, s := range steps {
			if s <= width/parts {
				step = s
			}
		}
		return step
	}
	scale := scaleOf(in)
	if !(width > 0) || !(scale > 0) {
		return 0
	}
	return powerOfTen(width*scale/parts) / scale
}

// powerOfTen is the largest one that is not above a positive number.
func powerOfTen(most float64) float64 {
	power := 1.
	for ; power > most; power /= 10 {
	}
	for ; power*10 <= most; power *= 10 {
	}
	return power
}

// tidy is the nearest value with no more digits than a width supports.
func tidy(in *input.Input, v, width float64) float64 { return rounded(in, v, width, math.Round) }

func rounded(in *input.Input, v, width float64, round func(float64) float64) float64 {
	step := stepOf(in, width)
	if in.Words != nil || in.Whole || !(step > 0) {
		return in.Rounded(v)
	}
	scale := scaleOf(in)
	written := shortest(round(v/step) * step * scale)
	if in.Unit == input.Share { // the decimal number is read, as the file's is
		written, _ = strconv.ParseFloat(strconv.FormatFloat(written, 'f', -1, 64)+"e-2", 64)
		return written
	}
	return written / scale
}

// shortest takes the noise of a multiplication off a number.
func shortest(v float64) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	return short
}

// Written is what to write into the file for a value: the best one, and in brackets the ends of what is left. They are rounded
// outwards, and never beyond the range of the file.
func Written(in *input.Input, best, low, high float64) string {
	if in.Words != nil {
		return in.Written(best)
	}
	width := high - low
	low, high = outwards(in, low, high)
	best = min(max(low, tidy(in, best, width)), high)
	if low >= high {
		return in.Written(best)
	}
	return in.Written(best) + " (" + in.Written(low) + " to " + in.Written(high) + ")"
}

// outwards are the ends of what is left, rounded outwards, and never beyond the range of the file.
func outwards(in *input.Input, low, high float64) (float64, float64) {
	width := high - low
	return max(in.Low, rounded(in, low, width, math.Floor)), min(in.High, rounded(in, high, width, math.Ceil))
}

// line is a parameter as a line of the file, with where it comes from.
func (t *teller) line(i int) string {
	name := t.Parameters[i].Name
	return name[strings.LastIndexByte(name, '.')+1:] + ": " + t.Parameters[i].Write
}
