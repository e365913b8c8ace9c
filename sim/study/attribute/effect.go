package attribute

import (
	"math"

	"nines/sim/stat"
)

// Effect is what something adds to the loss of a day, on average: negative if it saves. It is Sum / (Weight × days), exactly.
type Effect struct {
	Sum    float64 // over the days, times Weight: exact
	Weight float64 // the denominator that effects of one kind share
	// Estimate has the mean with its interval over paired days. An effect that is zero on every day has the interval [0, 0].
	stat.Estimate
	Shown bool // the interval excludes zero

	days []float64 // what it is by day, times Weight
}

// newEffect is the effect that is so much on each day, times the weight.
func newEffect(days []float64, weight float64) Effect {
	e := Effect{Weight: weight, days: days}
	scaled := make([]float64, len(days))
	for i, v := range days {
		e.Sum += v
		scaled[i] = v / weight
	}
	paired := stat.Difference(scaled, make([]float64, len(scaled)))
	e.Estimate, e.Shown = paired.Estimate, paired.Shown
	e.Mean = e.Sum / (weight * float64(len(days)))
	return e
}

// Day is the effect on a day.
func (e *Effect) Day(day int) float64 { return e.days[day] / e.Weight }

// widen adds what is not known because only some orders were tried, to both sides. Both errors are independent, so their squares
// add up.
func (e *Effect) widen(half float64) {
	if half == 0 {
		return
	}
	e.Low = e.Mean - bothErrors(e.Mean-e.Low, half)
	e.High = e.Mean + bothErrors(e.High-e.Mean, half)
	e.Shown = !e.Contains(0)
}

// bothErrors is the error of a sum of two that are independent.
func bothErrors(a, b float64) float64 { return math.Sqrt(float64(a*a) + float64(b*b)) }

// tally adds up losses by day.
type tally struct {
	table *Table
	days  []float64
}

func (t *Table) tally() *tally { return &tally{t, make([]float64, t.Days)} }

// add adds the losses of a set, so many times.
func (a *tally) add(times float64, s Set) *tally {
	for day, v := range a.table.of(s) {
		a.days[day] += float64(times * v)
	}
	return a
}

// less is what the first set loses more than the second.
func (t *Table) less(s, base Set) Effect { return newEffect(t.tally().add(1, s).add(-1, base).days, 1) }
