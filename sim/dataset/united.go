package dataset

import (
	"slices"

	"nines/sim/experiment"
	"nines/sim/measure"
)

// united are the measures of several strategies together: a strategy with a platform, a remedy or a step of its own has
// measures of its own.
type united struct {
	measures []measure.Measure
	columns  []string // what each is called in a wide table
	byColumn map[string]*measure.Measure
	places   [][]int // by strategy: where each is in its rows; measure.None where the strategy has it not
}

// unite lists the measures of the first strategy in their order, and behind them what others have beside.
func unite(results []*experiment.Result) *united {
	u := &united{byColumn: map[string]*measure.Measure{}}
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

// measureKey is what tells measures apart: also those of one name, which come of things of a scenario that are named alike.
type measureKey struct {
	name, window string
	group        measure.Group
	nth          int
}

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

// name gives a measure a column of a wide table.
func (u *united) name(k int, column string) string {
	u.byColumn[column] = &u.measures[k]
	return column
}

// canBeMissed says that a measure is a time that a replication may not reach, though what it runs from has happened.
func canBeMissed(m *measure.Measure) bool {
	return m.Unit == measure.Clock || slices.Contains(measure.StageNames[:], m.Name)
}
