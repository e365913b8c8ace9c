package attribute

import (
	"fmt"
	"math"
	"slices"
)

// Losses gives the loss of each day with each of the sets of parts, in their order: the same days for every set. A loss is any
// number that is finite: callers, calls, seconds, a share.
type Losses func(sets []Set) ([][]float64, error)

// Table is the loss by set and day.
type Table struct {
	Sets   []Set       // in the order of their numbers
	Values [][]float64 // by set, then day: whole multiples of Grain
	Days   int
	// Grain is a power of two, at most 1. Values are rounded to multiples of it, so every sum that is made of them is exact.
	// Whole numbers stay what they are.
	Grain float64
}

// newTable asks for the losses of some sets. The weight is the largest sum of coefficients that multiply values of a day.
func newTable(sets []Set, weight float64, losses Losses) (*Table, error) {
	t := &Table{Sets: sets}
	values, err := losses(sets)
	if err != nil {
		return nil, err
	}
	if len(values) != len(sets) {
		return nil, fmt.Errorf("there are losses of %d sets of parts, and %d were asked for", len(values), len(sets))
	}
	t.Days = len(values[0])
	most := 1.0
	for i, days := range values {
		if len(days) != t.Days {
			return nil, fmt.Errorf("one set of parts has %d days, and another has %d", t.Days, len(days))
		}
		for day, v := range days {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return nil, &Valueless{Set: sets[i], Day: day}
			}
			most = max(most, math.Abs(v))
		}
	}
	t.Grain = grain(most * weight * float64(max(1, t.Days)))
	for _, days := range values {
		t.Values = append(t.Values, rounded(days, t.Grain))
	}
	return t, nil
}

// Valueless says that a loss is no number on some day. Such days cannot be compared.
type Valueless struct {
	Set Set
	Day int
}

func (v *Valueless) Error() string { return fmt.Sprintf("day %d has no value", v.Day) }

// grain is the finest power of two, from 2⁻⁵² to 1, at which sums up to most are exact in 53 bits.
func grain(most float64) float64 {
	g := 1.0
	for g > 0x1p-52 && most/(g/2) <= 0x1p53 {
		g /= 2
	}
	return g
}

func rounded(values []float64, grain float64) []float64 {
	list := make([]float64, len(values))
	for i, v := range values {
		list[i] = math.RoundToEven(v/grain) * grain
	}
	return list
}

// of are the losses of a set that was asked for.
func (t *Table) of(s Set) []float64 {
	at, ok := slices.BinarySearch(t.Sets, s)
	if !ok {
		panic(fmt.Sprintf("attribute: the losses of the set %b are not in the table", s))
	}
	return t.Values[at]
}

// Loss are the losses of a set by day; false if it was not run.
func (t *Table) Loss(s Set) ([]float64, bool) {
	at, ok := slices.BinarySearch(t.Sets, s)
	if !ok {
		return nil, false
	}
	return t.Values[at], true
}
