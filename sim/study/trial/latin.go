package trial

import (
	"cmp"
	"slices"

	"nines/sim/random"
)

var (
	ofOrder = random.NewPurpose("a day's place in a Latin hypercube")
	ofPlace = random.NewPurpose("where in its part a day lies")
)

// Latin draws a probability for each of some names on each day: a Latin hypercube over the days before split, and one over
// those after it up to the last. Among n days each name has one value in each n-th part of its range. The draws depend on the
// seed, the names and both numbers of days. Source: M. D. McKay, R. J. Beckman, W. J. Conover (1979).
func Latin(seed uint64, names []string, split, days int) [][]float64 {
	list := make([][]float64, len(names))
	for i, name := range names {
		key := random.New(seed, 0).Key("unknown " + name)
		list[i] = append(column(key, 0, split), column(key, split, days)...)
	}
	return list
}

// column is one name's draws on the days from one up to but not including another.
func column(key random.Key, from, to int) []float64 {
	order := make([]int, to-from)
	for i := range order {
		order[i] = i
	}
	place := func(i int) float64 { return key.Uniform(ofOrder, from+i) }
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(place(a), place(b)) })
	draws := make([]float64, to-from)
	for rank, i := range order {
		draws[i] = (float64(rank) + float64(key.Uniform(ofPlace, from+i))) / float64(len(order))
	}
	return draws
}
