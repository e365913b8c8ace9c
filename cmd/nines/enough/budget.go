package enough

import (
	"cmp"
	"slices"

	"nines/sim/measure"
	"nines/sim/report/study/solved"
	"nines/sim/stat"
	"nines/sim/study/solve"
)

// offerDays are the days on which offers are compared with today. The way to the end of the gain is divided into so many parts, for
// smaller budgets.
const offerDays, parts = 40, 4

// scale weighs what can be bought: each offer is run once, on the same days.
type scale struct {
	*solving
	out   *solved.Solved
	days  int
	today []float64
	known map[string][]float64 // outcomes by day, by the name of the offer
}

// weigh finds what each offer gains. Of a choice it offers what is enough, where the gain ends, and what lies on the way there.
func (q *solving) weigh(out *solved.Solved) error {
	if len(q.offers) == 0 {
		return nil
	}
	s := &scale{solving: q, out: out, days: min(offerDays, q.days), known: map[string][]float64{}}
	if err := s.run(append([]offer{{rival: rival{strategy: q.criterion.Strategy}}}, q.offers...)...); err != nil {
		return err
	}
	s.today = s.known[""]
	for _, o := range q.offers {
		list := []offer{o}
		if o.of != nil {
			var err error
			if list, err = s.valuesOf(o); err != nil {
				return err
			}
		}
		for _, one := range list {
			out.Offers = append(out.Offers, s.sold(one))
		}
	}
	return nil
}

// run runs offers that were not run yet.
func (s *scale) run(offers ...offer) error {
	var fresh []rival
	for _, o := range offers {
		if _, known := s.known[o.name]; !known {
			s.known[o.name] = nil // twice costs once
			fresh = append(fresh, o.rival)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	s.out.Also += len(fresh) * s.days
	return s.try(fresh, s.days, func(i int, t *tried) { s.known[fresh[i].name] = t.outcomes })
}

// gained is how much better one outcome of each day is than another, in the direction that the measure calls better.
func (s *scale) gained(from, to []float64) []float64 {
	list := slices.Clone(to)
	for i := range list {
		if list[i] -= from[i]; s.criterion.Against == "" && s.criterion.Measure.Better() != measure.More {
			list[i] = -list[i]
		}
	}
	return list
}

// isMore reports whether one offer is shown to gain more than another, on the same days.
func (s *scale) isMore(o offer, than []float64) bool {
	return stat.Difference(s.gained(s.today, s.known[o.name]), s.gained(s.today, than)).Low > 0
}

// valuesOf are the values of a choice worth an offer, given the one that costs most. A value that only costs more than another is none.
func (s *scale) valuesOf(top offer) (list []offer, err error) {
	above := top.of.above()
	at := func(i int) offer { return s.offerOf(top.of, above[i], top.price) }
	if !s.isMore(top, s.today) {
		return []offer{top}, nil
	}
	end, err := s.endOfGain(top, len(above), at)
	if err != nil {
		return nil, err
	}
	candidates := []offer{}
	for part := 1; part <= parts; part++ {
		candidates = append(candidates, at((end+1)*part/parts-min(1, (end+1)*part/parts)))
	}
	if o, ok := s.enoughOf(top); ok {
		candidates = append(candidates, o)
	}
	slices.SortStableFunc(candidates, func(a, b offer) int { return cmp.Compare(a.cost, b.cost) })
	candidates = slices.CompactFunc(candidates, func(a, b offer) bool { return a.name == b.name })
	if err := s.run(candidates...); err != nil {
		return nil, err
	}
	return s.worthwhile(candidates, at(end)), nil
}

// worthwhile leaves out offers that are not shown to gain more than a cheaper one. What is enough stays, and so does the end of the
// gain. The titles say which these are.
func (s *scale) worthwhile(candidates []offer, end offer) (list []offer) {
	last := s.today
	for _, o := range candidates {
		enough, isEnough := s.enoughOf(o)
		isEnough, isEnd := isEnough && enough.name == o.name, o.name == end.name
		if !isEnough && !isEnd && !s.isMore(o, last) {
			continue
		}
		if isEnough {
			o.title += ", which is enough"
		}
		if isEnd {
			o.title += ", where the gain ends"
		}
		last = s.known[o.name]
		list = append(list, o)
	}
	return list
}

// sold is an offer with what it gains.
func (s *scale) sold(o offer) solved.Offer {
	days := s.gained(s.today, s.known[o.name])
	return solved.Offer{Name: o.name, Title: o.title, Price: o.price, Cost: o.cost, Helped: stat.Difference(days, make([]float64, len(days))).Estimate, Days: days}
}

// endOfGain is the first value above today's that the last one is not shown to beat.
func (s *scale) endOfGain(top offer, values int, at func(i int) offer) (int, error) {
	low, high := -1, values-1
	for high-low > 1 {
		middle := low + (high-low)/2
		if err := s.run(at(middle)); err != nil {
			return 0, err
		}
		if s.isMore(top, s.known[at(middle).name]) {
			low = middle
		} else {
			high = middle
		}
	}
	return high, nil
}

// enoughOf is the answer as an offer, if it is a value above today's.
func (s *scale) enoughOf(top offer) (offer, bool) {
	if top.of.in.Name != s.choice.in.Name || s.out.Answer.Ruling != solve.Found {
		return offer{}, false
	}
	v := s.choice.values[s.out.Answer.Value]
	return s.offerOf(top.of, v, top.price), v > top.of.today
}
