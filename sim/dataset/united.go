package dataset

import (
	"nines/sim/experiment"
	"nines/sim/measure"
)

// united is the measures of several strategies together. A strategy with its own platform, remedy or step has extra
// measures.
type united struct {
	measures []measure.Measure
	places   [][]int // by strategy: where each is in its rows; measure.None where the strategy has it not
}

// unite lists the measures of the first strategy in their order, and then the extra ones of the others.
func unite(results []*experiment.Result) *united {
	u := &united{}
	at := map[measureKey]int{}
	for _, r := range results {
		u.places = append(u.places, u.add(at, r.Plan.Measures.Measures()))
	}
	for s := range u.places {
		for len(u.places[s]) < len(u.measures) {
			u.places[s] = append(u.places[s], measure.None)
		}
	}
	return u
}

// measureKey identifies a measure. The name alone does not: things of a scenario may have equal names.
type measureKey struct {
	name, window string
	group        measure.Group
	// nth separates measures of one name: the second, the third and so on in the strategy's list.
	nth int
}

// add takes up the measures of a strategy and returns their places in its rows. Measures that are already known keep their
// column, so strategies can be compared down a column.
func (u *united) add(at map[measureKey]int, list []measure.Measure) []int {
	places := make([]int, len(u.measures))
	for i := range places {
		places[i] = measure.None
	}
	seen := map[measureKey]int{}
	for i, m := range list {
		if m.Name == "" {
			continue // only a part of a quotient
		}
		key := measureKey{m.Name, m.Window, m.Group, 0}
		seen[key]++
		key.nth = seen[key]
		k, known := at[key]
		if !known {
			k = len(u.measures)
			at[key] = k
			u.measures, places = append(u.measures, m), append(places, measure.None)
		}
		places[k] = i
	}
	return places
}
