package attribute

import (
	"fmt"
	"slices"

	"nines/sim/random"
	"nines/sim/stat"
)

// orders are orders in which parts come: each with its reverse beside it, which evens out who comes early and who late
// (antithetic variates).
type orders [][]int

// drawn are so many orders of some parts, by the seed.
func drawn(parts, n int, seed uint64) (list orders) {
	stream := random.New(seed, 0).Stream("attribute orders")
	for len(list) < n {
		one := stream.Order(parts)
		back := slices.Clone(one)
		slices.Reverse(back)
		list = append(list, one, back)
	}
	return list
}

// setsOf are the sets that some orders need: those on the way of each, and those of parts removed first and last.
func setsOf(parts int, list orders) (sets []Set) {
	all := All(parts)
	sets = []Set{0, all}
	for i := range parts {
		sets = append(sets, Only(i), all.Without(i))
	}
	for _, order := range list {
		var s Set
		for _, part := range order {
			s = s.With(part)
			sets = append(sets, s)
		}
	}
	slices.Sort(sets)
	return slices.Compact(sets)
}

// sampled works out what each part did from some orders.
func sampled(parts, n int, seed uint64, losses Losses) (*Result, error) {
	if n < 4 || n%2 != 0 {
		return nil, fmt.Errorf("orders: expected an even number from 4 on, found %d", n)
	}
	list := drawn(parts, n, seed)
	t, err := newTable(setsOf(parts, list), 4*float64(n), losses)
	if err != nil {
		return nil, err
	}
	r := t.ends(parts)
	r.Orders = n
	for i := range parts {
		e, pairs := t.over(list, i)
		e.widen(halfOf(pairs, e.Level))
		r.Average, r.orders = append(r.Average, e), append(r.orders, pairs)
	}
	r.rank()
	return r, nil
}

// over is the average effect of a part over some orders, and that over each pair of an order and its reverse, averaged over
// the days.
func (t *Table) over(list orders, part int) (e Effect, pairs []float64) {
	sum := t.tally()
	for k, order := range list {
		var s Set
		for _, p := range order[:slices.Index(order, part)] {
			s = s.With(p)
		}
		sum.add(1, s.With(part)).add(-1, s)
		own := t.less(s.With(part), s)
		if k%2 == 0 {
			pairs = append(pairs, own.Mean/2)
		} else {
			pairs[k/2] += float64(own.Mean / 2)
		}
	}
	return newEffect(sum.days, float64(len(list))), pairs
}

// halfOf is half of the interval of a mean over pairs of orders, at a level.
func halfOf(pairs []float64, level float64) float64 {
	e := stat.Mean(pairs).At(level)
	return max(e.High-e.Mean, e.Mean-e.Low)
}

func minus(a, b []float64) []float64 {
	list := make([]float64, len(a))
	for i := range a {
		list[i] = a[i] - b[i]
	}
	return list
}
