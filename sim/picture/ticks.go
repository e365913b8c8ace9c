package picture

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"nines/sim/picture/frame"
	"nines/sim/portable"
	"nines/sim/report/chart"
)

// clockTitle names the zone and year of the times of day.
func clockTitle(start, end time.Time) string {
	years := start.Format("2006")
	if last := end.Add(-1).Format("2006"); last != years {
		years += " to " + last
	}
	return "clock time, " + start.Location().String() + ", " + years
}

// durationSteps are the seconds between two ticks of an axis of durations.
var durationSteps = []float64{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800}

func durationTicks(highest float64) (end float64, ticks []frame.Tick) {
	step := durationSteps[len(durationSteps)-1]
	for i := len(durationSteps) - 1; i >= 0 && highest/durationSteps[i] < 10; i-- {
		step = durationSteps[i]
	}
	end = max(highest*1.02, step)
	for v := 0.0; v <= end; v += step {
		ticks = append(ticks, frame.Tick{Value: v, Label: durationWords(v)})
	}
	return end, ticks
}

// durationWords is a round length of time.
func durationWords(seconds float64) string {
	s := int64(seconds)
	var parts []string
	for _, unit := range []struct {
		s    int64
		name string
	}{{3600, "h"}, {60, "m"}, {1, "s"}} {
		if n := s / unit.s; n > 0 {
			parts = append(parts, fmt.Sprintf("%d%s", n, unit.name))
			s -= n * unit.s
		}
	}
	if parts == nil {
		return "0"
	}
	return strings.Join(parts, " ")
}

// logTicks are the powers of ten, with what lies between where there are few.
func logTicks(lowest, highest float64) (from, to float64, ticks []frame.Tick) {
	if !(lowest > 0 && lowest < highest) {
		lowest, highest = 0.1, 100
	}
	between := []float64{1, 2, 5}
	if highest/lowest > 1e4 {
		between = between[:1]
	}
	for power := float64(portable.Decade(lowest)); power <= float64(portable.Decade(highest)); power++ {
		for _, b := range between {
			if v := b * math.Pow10(int(power)); v >= lowest*(1-1e-9) && v <= highest*(1+1e-9) {
				ticks = append(ticks, frame.Tick{Value: v, Label: number(v, power)})
			}
		}
	}
	return lowest, highest, ticks
}

// almostAll is a share that cannot be told from the whole.
const almostAll = 0.9995

// logEnds are between where shares that grow along a logarithmic axis are worth drawing: the first has begun to, and not
// all have come to the whole.
func logEnds(list []chart.Mark) (lowest, highest float64) {
	lowest = math.Inf(1)
	for _, m := range list {
		for i, x := range m.X {
			hasBegun, isOver := m.Y[min(i+1, len(m.Y)-1)] > 0.005, i > 0 && m.Y[i-1] > almostAll
			if hasBegun && !isOver {
				lowest, highest = min(lowest, float64(x)), max(highest, float64(x))
			}
		}
	}
	return lowest, highest
}

// linearTicks are round numbers, and the axis ends at one where it may.
func linearTicks(lowest, highest float64, as chart.Axis) (from, to float64, ticks []frame.Tick) {
	if as.Most > 0 {
		highest = float64(as.Most)
	}
	if as.Whole {
		lowest, highest = 0, 1
	}
	if highest <= lowest {
		highest = lowest + 1
	}
	step, power := roundStep(highest - lowest)
	first, last := math.Floor(lowest/step+1e-9), math.Ceil(highest/step-1e-9)
	for i := first; i <= last; i++ {
		label := number(i*step, power)
		if as.Whole {
			label = number(100*i*step, 0) + " %"
		}
		ticks = append(ticks, frame.Tick{Value: i * step, Label: label})
	}
	return first * step, last * step, ticks
}

// roundStep is a step of one, two or five times a power of ten that goes into a length five to ten times.
func roundStep(length float64) (step, power float64) {
	power = float64(portable.Decade(length / 5))
	for _, times := range []float64{5, 2, 1} {
		if step = times * math.Pow10(int(power)); length/step >= 4 {
			break
		}
	}
	return step, power
}

// number is a round number, with the decimals of a power of ten, and thousands set apart.
func number(v, power float64) string {
	text := strconv.FormatFloat(math.Abs(v), 'f', max(0, int(-power)), 64)
	whole, rest, hasRest := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if hasRest {
		whole += "." + rest
	}
	if v < 0 && strings.Trim(text, "0.") != "" {
		return "−" + whole
	}
	return whole
}
