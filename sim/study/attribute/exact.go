package attribute

// setsOfAll are all sets of some parts, in the order of their numbers.
func setsOfAll(parts int) []Set {
	list := make([]Set, 0, 1<<parts)
	All(parts).subsets(func(s Set) { list = append(list, s) })
	return list
}

// exact works out what each part did from all sets of parts.
func exact(parts int, losses Losses) (*Result, error) {
	t, err := newTable(setsOfAll(parts), 64*2*commonOf(parts), losses)
	if err != nil {
		return nil, err
	}
	r := t.ends(parts)
	for i := range parts {
		r.Average = append(r.Average, t.shapley(parts, i))
	}
	r.Joint, r.Pairs = t.joint(parts), t.pairs(parts)
	r.rank()
	return r, nil
}

// commonOf is the least number that all weights of Shapley's value divide: the least common multiple of 1 to n.
func commonOf(n int) float64 { return [...]float64{1, 1, 2, 6, 12, 60, 60}[n] }

// shapley is Shapley's value of a part: its effect on a set of the others, over all orders. A set of k others comes before it in
// k! (n-1-k)! of n! orders, which is one in n × C(n-1, k).
func (t *Table) shapley(parts, part int) Effect {
	common := commonOf(parts)
	sum := t.tally()
	All(parts).Without(part).subsets(func(s Set) {
		weight := common / (float64(parts) * choose(parts-1, s.Size()))
		sum.add(weight, s.With(part)).add(-weight, s)
	})
	return newEffect(sum.days, common)
}

// choose is how many ways there are to choose k of n.
func choose(n, k int) float64 {
	ways := 1
	for i := range k {
		ways = ways * (n - i) / (i + 1)
	}
	return float64(ways)
}

// joint are Harsanyi's dividends of the sets of two parts and more: the loss with the set alone, less the dividends of all
// its subsets. That is a sum over the subsets with alternating signs (Möbius' inversion).
func (t *Table) joint(parts int) (list []Joint) {
	for _, whole := range t.Sets {
		if whole.Size() < 2 {
			continue
		}
		sum := t.tally()
		whole.subsets(func(s Set) {
			sign := 1.0
			if (whole.Size()-s.Size())%2 == 1 {
				sign = -1
			}
			sum.add(sign, s)
		})
		list = append(list, Joint{whole, newEffect(sum.days, 1)})
	}
	return list
}

// pairs are what each pair of parts did only together, all others being there: v(N) − v(N∖a) − v(N∖b) + v(N∖ab). Above zero,
// either removal saves these losses. Below zero, only both removals together save them.
func (t *Table) pairs(parts int) (list []Joint) {
	all := All(parts)
	for b := range parts {
		for a := range b {
			sum := t.tally().add(1, all).add(-1, all.Without(a)).add(-1, all.Without(b)).add(1, all.Without(a).Without(b))
			list = append(list, Joint{Only(a, b), newEffect(sum.days, 1)})
		}
	}
	return list
}
