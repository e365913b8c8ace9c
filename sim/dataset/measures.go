package dataset

import (
	"iter"

	"nines/sim/measure"
)

// measures explains the names in the columns called measure.
var measures = table[measure.Measure]{"measures", "One row for each measure: its unit and its meaning.", []column[measure.Measure]{
	{Column{"measure", Text, "", "The measure, named as in nines help measures.", ""}, func(m *measure.Measure) Value { return text(m.Name) }},
	{Column{"unit", Text, "", "The unit of its values.", ""}, func(m *measure.Measure) Value { return text(string(m.Unit)) }},
	{Column{"better", Text, "", "Which way is better: less, more or neither.", ""}, func(m *measure.Measure) Value { return text(m.Better().String()) }},
	{Column{"is_quotient", Flag, "", "Whether it is a share or a mean of calls. Over several replications it is the sum of the numerators over the sum of the denominators.", ""},
		func(m *measure.Measure) Value { return flag(m.Numerator != measure.None) }},
	{Column{"can_be_missed", Flag, "", "Whether it is a time that may lie beyond the end of the run.", ""}, func(m *measure.Measure) Value { return flag(canBeMissed(m)) }},
	{Column{"meaning", Text, "", "What it means.", ""}, func(m *measure.Measure) Value { return text(m.Meaning()) }},
}}

// eachMeasure goes through the names of the measures of all strategies, each once.
func (s *Set) eachMeasure() iter.Seq[*measure.Measure] {
	return func(yield func(*measure.Measure) bool) {
		seen := map[string]bool{}
		for i := range s.united.measures {
			if m := &s.united.measures[i]; !seen[m.Name] {
				seen[m.Name] = true
				if !yield(m) {
					return
				}
			}
		}
	}
}
