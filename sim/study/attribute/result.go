package attribute

import (
	"cmp"
	"slices"

	"nines/sim/stat"
)

// MostExact is up to how many parts all their sets are run. Six parts have 64.
const MostExact = 6

// Most is the most parts that can be told from one another.
const Most = 20

// MostInSet is how many parts a [Set] has room for.
const MostInSet = 64

// Result is what each part did.
type Result struct {
	Parts int
	Table *Table
	Total Effect // what all parts together did: the loss with all of them, less that with none
	// First, Last and Average are by part. First is the loss less that without the part. Last is the loss with this part alone, less
	// that with none. Average is over all orders of removal; the sums of all averages add up to that of the total.
	First, Last, Average []Effect
	// Joint are what sets of two parts and more did only together (Harsanyi's dividends), by their sets. With Last they
	// add up to the total. Empty if orders were sampled.
	Joint []Joint
	// Pairs are what any two parts did only together as the day was, all other parts being there. They do not add up to the total.
	// Empty if orders were sampled.
	Pairs []Joint
	// Rest is what no part did alone: the total less all of Last. It is the sum of Joint.
	Rest   Effect
	Orders int   // how many orders of removal were sampled; 0 if all were worked out
	order  []int // by average effect, the largest first
	apart  [][]bool
	// orders are the effects by part and pair of orders, for the error of sampling.
	orders [][]float64
}

// Joint is what some parts did only together: what none of them, and no fewer of them, did.
type Joint struct {
	Set Set
	Effect
}

// Attribute asks for the losses that it needs, all at once, and works out what each part did. Up to [MostExact] parts are
// worked out over all orders. Above, so many orders are drawn by the seed, an even number from 4 on. Each comes with its
// reverse, and all days have the same. The error is that of losses, or a [Valueless].
func Attribute(parts, orders int, seed uint64, losses Losses) (*Result, error) {
	if parts < 1 || parts > Most {
		panic("attribute: between one part and twenty")
	}
	if parts > MostExact {
		return sampled(parts, orders, seed, losses)
	}
	return exact(parts, losses)
}

// Sets are the sets that Attribute asks for, in its order.
func Sets(parts, orders int, seed uint64) []Set {
	if parts <= MostExact {
		return setsOfAll(parts)
	}
	return setsOf(parts, drawn(parts, orders, seed))
}

// ends works out what every result has: the total, and each part removed first and last.
func (t *Table) ends(parts int) *Result {
	all := All(parts)
	r := &Result{Parts: parts, Table: t, Total: t.less(all, 0)}
	rest := t.tally().add(1, all).add(-1, 0)
	for i := range parts {
		r.First = append(r.First, t.less(all, all.Without(i)))
		r.Last = append(r.Last, t.less(Only(i), 0))
		rest.add(-1, Only(i)).add(1, 0)
	}
	r.Rest = newEffect(rest.days, 1)
	return r
}

// Ranked are the parts by their average effect, the largest first.
func (r *Result) Ranked() []int { return slices.Clone(r.order) }

// Apart reports whether the average effects of two parts are told apart: an interval of their paired difference excludes zero. The
// intervals of all pairs together err at most once in twenty (Bonferroni).
func (r *Result) Apart(a, b int) bool { return r.apart[a][b] }

// rank orders the parts and tells them apart.
func (r *Result) rank() {
	for i := range r.Parts {
		r.order = append(r.order, i)
		r.apart = append(r.apart, make([]bool, r.Parts))
	}
	slices.SortStableFunc(r.order, func(a, b int) int { return cmp.Compare(r.Average[b].Sum, r.Average[a].Sum) })
	pairs := float64(max(1, r.Parts*(r.Parts-1)/2))
	for a := range r.Parts {
		for b := range a {
			own := r.differs(a, b, 1-0.05/pairs)
			r.apart[a][b], r.apart[b][a] = own, own
		}
	}
}

// differs reports whether the average effects of two parts differ, at a level.
func (r *Result) differs(a, b int, level float64) bool {
	x, y := &r.Average[a], &r.Average[b]
	days := make([]float64, len(x.days))
	for i := range days {
		days[i] = (x.days[i] - y.days[i]) / x.Weight
	}
	e := stat.Mean(days).At(level)
	half := 0.0
	if r.Orders > 0 {
		half = halfOf(minus(r.orders[a], r.orders[b]), level)
	}
	low := bothErrors(e.Mean-e.Low, half)
	high := bothErrors(e.High-e.Mean, half)
	return e.Mean-low > 0 || e.Mean+high < 0
}
