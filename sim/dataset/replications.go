// The long table has a row for each measure of each replication. Its columns are the same for every scenario, so any number
// of windows, groups and measures fits. Rows of one measure stand together: they compress well, and are written as they are
// read from the results.

package dataset

import (
	"iter"
	"math"
	"slices"

	"nines/sim/experiment"
	"nines/sim/measure"
)

// sample is a measure in one replication of a strategy.
type sample struct {
	result  *experiment.Result
	measure *measure.Measure // as the strategy's own rows have it
	index   int              // the replication
	place   int
}

// at is a number of the replication; NaN for no place.
func (s *sample) at(place int) float64 {
	if place == measure.None {
		return math.NaN()
	}
	return s.result.Rows[s.index][place]
}

var replications = table[sample]{"replications", "One row for each strategy, measure, window, group and replication. Without --all-measures: only the headline measures, of all callers.", []column[sample]{
	{Column{"strategy", Text, "", "The strategy.", ""}, func(s *sample) Value { return text(s.result.Plan.Strategy) }},
	{Column{"replication", Integer, "", "The number of the replication, from 0. Under every strategy the same number is the same day: the same callers and the same faults.", ""},
		func(s *sample) Value { return whole(s.index) }},
	{Column{"measure", Text, "", "The measure: see the table measures.", ""}, func(s *sample) Value { return text(s.measure.Name) }},
	{Column{"window_name", Text, "", "The window; run is the whole run.", ""}, func(s *sample) Value { return text(s.measure.Window) }},
	{Column{"group_by", Text, "", "How callers are grouped: service, region, access, provider or kind.", ofAllCallers}, func(s *sample) Value { return text(s.measure.Group.By) }},
	{Column{"group_name", Text, "", "The group.", ofAllCallers}, func(s *sample) Value { return text(s.measure.Group.Name) }},
	{Column{"value", Number, "see measures", "The value in this replication.", "There is no sample, or it was not reached: see reached."}, func(s *sample) Value { return number(s.at(s.place)) }},
	{Column{"numerator", Number, "", "Of a share or a mean of calls: the number above. Over several replications, divide the sum of the numerators by the sum of the denominators.", "The measure is no quotient."},
		func(s *sample) Value { return number(s.at(s.measure.Numerator)) }},
	{Column{"denominator", Number, "", "The number below.", "The measure is no quotient."}, func(s *sample) Value { return number(s.at(s.measure.Denominator)) }},
	{Column{"reached", Flag, "", "Of a time: whether it was reached in the run. If not, it lies beyond the end of the run.", "The measure is no time that can be missed. Or there is no sample: what it is counted from did not happen."},
		(*sample).reached},
}}

const ofAllCallers = "It covers all callers who want help."

// reached separates "not reached" from "no sample". Without a sample nothing is known.
func (s *sample) reached() Value {
	v := s.at(s.place)
	return onlyIf(canBeMissed(s.measure) && !math.IsNaN(v), flag(!math.IsInf(v, 1)))
}

// eachSample goes through the strategies, their measures, and the replications of each.
func (s *Set) eachSample() iter.Seq[*sample] {
	return func(yield func(*sample) bool) {
		for k, r := range s.Comparison.Results {
			list := r.Plan.Measures.Measures()
			for m, place := range s.united.places[k] {
				if place == measure.None || !s.AllMeasures && !isHeadline(&s.united.measures[m]) {
					continue
				}
				for i := range r.Rows {
					if !yield(&sample{r, &list[place], i, place}) {
						return
					}
				}
			}
		}
	}
}

// headlines are the measures that are written by default, replication by replication: those that a digest covers, and the
// onset, from which the recovery clocks run.
var headlines = append(experiment.Digested(), "at.onset")

// isHeadline reports whether a measure is a headline: one of all callers, in any window.
func isHeadline(m *measure.Measure) bool {
	return m.Group == (measure.Group{}) && slices.Contains(headlines, m.Name)
}

// ofGroups are the measures of a group of callers that are written by default: who called, who was lost, and how long it took.
var ofGroups = []string{
	"calls.offered", "calls.unconnected", "calls.unconnected-share", "callers.calling", "callers.affected", "callers.without-help", "callers.never-connected", "answer.mean", "connect.mean",
}

// isSideline reports whether a measure is of a group of callers, and none of these over the whole run. Such are nearly all rows
// where there are many groups and windows.
func isSideline(m *measure.Measure) bool {
	isHeadline := m.Window == measure.WholeRun && slices.Contains(ofGroups, m.Name)
	return m.Group != (measure.Group{}) && !isHeadline
}

// canBeMissed reports whether a measure is a time that may not be reached although its start has happened.
func canBeMissed(m *measure.Measure) bool {
	return m.Unit == measure.Clock || m.Unit == measure.Instant || slices.Contains(measure.StageNames[:], m.Name)
}
