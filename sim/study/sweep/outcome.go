package sweep

import (
	"cmp"
	"math"
	"slices"

	"nines/sim/stat"
)

// Standing is how the strategies do at a point by one measure.
type Standing struct {
	Figures []stat.Estimate // by strategy; of a time the median
	Best    int             // the strategy that is shown to be the best; -1 if none is
	Leading int             // the one with the best estimate
	Days    [][]float64     // by strategy: the measure on each day, the same days at every point; nil of a time
}

// Extremes are the points at which a strategy has its least and its greatest estimate; the first of equals. Without any estimate they are -1.
func Extremes(list []Standing, strategy int) (least, most int) {
	least, most = -1, -1
	for i, s := range list {
		v := s.Figures[strategy].Mean
		switch {
		case math.IsNaN(v):
			continue
		case least < 0:
			least, most = i, i
		case v < list[least].Figures[strategy].Mean:
			least = i
		case v > list[most].Figures[strategy].Mean:
			most = i
		}
	}
	return least, most
}

// Alike counts the points of some, besides one of them, at which a strategy is not shown to differ from that one. The differences are
// paired by day, and their intervals hold together (Bonferroni). It is false where days have no values.
func Alike(list []Standing, strategy, one int, points []int) (n int, is bool) {
	level := 1 - 0.05/float64(max(1, len(points)-1))
	for _, i := range points {
		if i == one {
			continue
		}
		if list[i].Days == nil || list[one].Days == nil {
			return 0, false
		}
		d := stat.Difference(list[i].Days[strategy], list[one].Days[strategy])
		if e := d.At(level); math.IsNaN(e.Mean) || e.Contains(0) {
			n++
		}
	}
	return n, true
}

// MiddleHalf is between which estimates the middle half of the points lies. It is false for fewer than eight points, and where one
// has no estimate.
func MiddleHalf(list []Standing, strategy int) (low, high float64, is bool) {
	var values []float64
	for _, s := range list {
		values = append(values, s.Figures[strategy].Mean)
	}
	slices.Sort(values)
	n := len(values)
	if n < 8 || math.IsNaN(values[0]) {
		return 0, 0, false
	}
	return values[n/4], values[n-1-n/4], true
}

// Reign is the points at which a strategy is the best; of strategy -1, those at which none is shown to be.
type Reign struct {
	Strategy int
	Points   []int
}

// Reigns says where which strategy is the best: those that are best most often first, and at the end where none is shown to be.
func Reigns(list []Standing) []Reign {
	var all []Reign
	for i, s := range list {
		k := slices.IndexFunc(all, func(r Reign) bool { return r.Strategy == s.Best })
		if k < 0 {
			k, all = len(all), append(all, Reign{Strategy: s.Best})
		}
		all[k].Points = append(all[k].Points, i)
	}
	slices.SortStableFunc(all, func(a, b Reign) int {
		return cmp.Or(-cmp.Compare(min(0, a.Strategy), min(0, b.Strategy)), cmp.Compare(len(b.Points), len(a.Points)))
	})
	return all
}

// Change is a place at which the best strategy becomes another one: after a point, and from another on. Points between the two have no
// strategy that is shown to be the best.
type Change struct {
	After, From   int // points
	Before, Later int // strategies
}

// Changes says where the best strategy changes along some points, in their order.
func Changes(list []Standing, along []int) (changes []Change) {
	last := -1
	for _, i := range along {
		if list[i].Best < 0 {
			continue
		}
		if last >= 0 && list[last].Best != list[i].Best {
			changes = append(changes, Change{last, i, list[last].Best, list[i].Best})
		}
		last = i
	}
	return changes
}
