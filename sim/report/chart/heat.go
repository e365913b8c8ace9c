package chart

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/portable"
	"nines/sim/report"
)

// The steps of a scale of colours: above nothing and below it. More cannot be told apart.
const (
	stepsAbove = 6
	stepsBelow = 3
)

// Heat makes a heat map of a chart that has the names of its axes. Values has a row for each name of Y, with a value for each
// name of X; what is no number has no value. In words a value with its unit.
//
// Colours are steps with round limits, one mark for each. A legend of steps can be read on paper, in grey and by the colour
// blind; a smooth scale cannot.
func Heat(c Chart, values [][]report.Number, in func(report.Number) string) Chart {
	c.X.Scale, c.Y.Scale = Names, Names
	scale := heatScale(values, in)
	for y, row := range values {
		for x, v := range row {
			said := "no value"
			if !math.IsNaN(float64(v)) && !math.IsInf(float64(v), 0) {
				said = in(v)
			}
			m := scale.of(v)
			m.X, m.Y = append(m.X, report.Number(x)), append(m.Y, report.Number(y))
			m.Values, m.Label = append(m.Values, v), append(m.Label, said)
			m.Words = append(m.Words, fmt.Sprintf("%s, %s: %s", c.Y.Names[y], c.X.Names[x], said))
		}
	}
	c.Marks = scale.marks()
	return c
}

// heatStep is a step of the scale of colours: the values above the limit of the step before, up to its own.
type heatStep struct {
	upTo report.Number
	mark Mark
}

// heatSteps are the steps from the lowest. The last is for what has no value.
type heatSteps []heatStep

// of is the mark of a value's step. A value that rounding puts above the highest limit belongs to the highest step.
func (s heatSteps) of(v report.Number) *Mark {
	last := len(s) - 1
	if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
		return &s[last].mark
	}
	for i := range s[:last] {
		if v <= s[i].upTo {
			return &s[i].mark
		}
	}
	return &s[last-1].mark
}

// marks are those of all steps: also of steps without a cell, which belong to the legend. Without a value, the last says so.
func (s heatSteps) marks() (list []Mark) {
	for i, step := range s {
		if i < len(s)-1 || len(step.mark.X) > 0 {
			list = append(list, step.mark)
		}
	}
	return list
}

// heatScale are the steps for some values.
func heatScale(values [][]report.Number, in func(report.Number) string) (steps heatSteps) {
	all := slices.DeleteFunc(slices.Concat(values...), func(v report.Number) bool { return math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) })
	slices.Sort(all)
	if len(all) > 0 {
		limits := heatLimits(all)
		for i, upTo := range limits {
			switch {
			case i == 0 && upTo >= 0 && slices.Contains(all, upTo):
				steps.add(upTo, heatTone(upTo, upTo), in(upTo))
			case i > 0:
				steps.add(upTo, heatTone(upTo, limits[i-1]), in(limits[i-1])+" to "+in(upTo))
			}
		}
		steps.tint()
	}
	steps.add(report.Number(math.Inf(1)), "open", "no value")
	return steps
}

func (s *heatSteps) add(upTo report.Number, tone Tone, name string) {
	*s = append(*s, heatStep{upTo, Mark{Name: name, Shape: Cell, Tone: tone}})
}

// heatTone is the family of a step: it lies above nothing, below it, or is nothing.
func heatTone(upTo, from report.Number) Tone {
	switch {
	case upTo == from && upTo == 0:
		return "heat-0"
	case upTo <= 0 && upTo != from:
		return "cool"
	}
	return "heat"
}

// tint numbers the colours of each family, away from nothing.
func (s heatSteps) tint() {
	above, below := 0, 0
	for i := range s {
		if s[i].mark.Tone == "heat" {
			above++
			s[i].mark.Tone = Tone(fmt.Sprint("heat-", min(above, stepsAbove)))
		}
		if down := &s[len(s)-1-i]; down.mark.Tone == "cool" {
			below++
			down.mark.Tone = Tone(fmt.Sprint("cool-", min(below, stepsBelow)))
		}
	}
}

// heatLimits are the ends of the steps for sorted values, from the lower end of the lowest: round numbers, evenly apart.
// Where few values are far above all others, each limit is two or three times the one before.
func heatLimits(sorted []report.Number) (limits []report.Number) {
	least, most := float64(sorted[0]), float64(sorted[len(sorted)-1])
	middle := float64(sorted[len(sorted)/2])
	switch {
	case least >= 0 && middle > 0 && most > 12*middle:
		return heatDecades(most)
	case least > most/2:
		return evenLimits(least, most, (most-least)/(stepsAbove-1))
	case least >= 0:
		return evenLimits(0, most, most/stepsAbove)
	}
	return evenLimits(least, max(0, most), max(-least/stepsBelow, most/stepsAbove))
}

// evenLimits go from a value to another by a round step that is not below the one given.
func evenLimits(from, to, step float64) (limits []report.Number) {
	if !(step > 0) { // all values are equal
		return []report.Number{report.Number(from)}
	}
	step = roundUp(step)
	first := math.Floor(from/step + 1e-9)
	if from < 0 { // however little
		first = min(first, -1)
	}
	for i := first; ; i++ {
		limits = append(limits, report.Number(i*step))
		if i*step >= to-float64(1e-9*step) && !(i <= 0 && to > 0) { // what is above nothing, however little, is no part of a step below
			return limits
		}
	}
}

// roundUp is the least of 1, 2, 2.5, 5 and 10 times a power of ten that is not below a number.
func roundUp(v float64) float64 {
	power := math.Pow10(portable.Decade(v))
	for _, times := range []float64{1, 2, 2.5, 5} {
		if v <= times*power*(1+1e-9) {
			return times * power
		}
	}
	return 10 * power
}

// heatDecades are nothing, and then limits up to the most: 1, 3 and 10 times powers of ten.
func heatDecades(most float64) []report.Number {
	power := math.Pow10(portable.Decade(most))
	top := []float64{1, 3, 10}
	at := slices.IndexFunc(top, func(times float64) bool { return most <= times*power*(1+1e-9) })
	limits := make([]report.Number, stepsAbove+1)
	for i := stepsAbove; i > 0; i-- {
		limits[i] = report.Number(top[at] * power)
		if at--; at < 0 {
			at, power = 1, power/10
		}
	}
	return limits
}
