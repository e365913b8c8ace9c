package solve

import (
	"math"
	"slices"
)

// bound finds the order statistics that bound the quantile from both sides, and rules by the upper one. All days are first
// run a little below both bounds: days that are good there need no other run.
func (s *search) bound() error {
	if s.answer.Ruling != "" || s.breach > 0 {
		return nil
	}
	return s.spend(&s.answer.Spent.Search, func() error {
		for known := -1; known != len(s.present(s.days)); {
			known = len(s.present(s.days))
			if err := s.boundAmong(known); err != nil {
				return err
			}
		}
		return s.rule()
	})
}

// boundAmong finds them among so many days. Fewer may have an outcome afterwards: then it is done again.
func (s *search) boundAmong(days int) error {
	a := s.answer
	rank, ok := Rank(days, s.Chance, s.Confidence)
	if !ok {
		return TooFewDays{days, DaysNeeded(s.Chance, s.Confidence), s.Chance, s.Confidence}
	}
	a.Days, a.Rank = days, rank
	low := LowRank(days, s.Chance, s.Confidence)
	if first := s.firstProbe(max(1, low), days); s.open(first) > 0 {
		if err := s.ask(first, s.days); err != nil {
			return err
		}
	}
	_, at, err := s.quantile(rank, noLimit)
	if err != nil {
		return err
	}
	_, near, err := s.quantile(int(math.Ceil(float64(float64(days)*s.Chance)-1e-9)), noLimit)
	if err != nil {
		return err
	}
	a.Near, a.Value = s.place(near), s.place(at)
	if low > 0 {
		short, _, err := s.quantile(low, s.Budget-checks-leastFresh)
		a.Short = s.place(short)
		return err
	}
	return nil
}

// noLimit is more runs than any budget, and leastFresh how many are kept for fresh days.
const noLimit, leastFresh = math.MaxInt, 20

// rule turns the bounds into a ruling. Without an upper bound the days at the best value decide between the other two.
func (s *search) rule() error {
	a := s.answer
	if a.Value != None {
		a.Ruling = Found
		return nil
	}
	if err := s.ask(s.top(), s.days); err != nil {
		return err
	}
	a.AtBest = s.levelAt(s.top(), s.days)
	if a.AtBest.Good < LowRank(a.AtBest.Days, s.Chance, s.Confidence) {
		a.Ruling, a.Short = Unreachable, s.place(s.top())
		return nil
	}
	a.Ruling, a.More = Undecided, daysMore(a.AtBest, s.Chance, s.Confidence)
	return nil
}

// quantile narrows down the first position at which so many days are good: it lies above low and not above high. They are
// next to each other, except where that would take more runs in all than the budget. A high beyond the last is none.
func (s *search) quantile(rank, budget int) (low, high int, err error) {
	for {
		low, high = s.around(rank)
		if high-low <= 1 {
			return low, high, nil
		}
		at := s.probe(low, high)
		if s.runs+s.open(at) > budget {
			return low, high, nil
		}
		if err := s.ask(at, s.days); err != nil {
			return 0, 0, err
		}
	}
}

// around are the positions between which that one lies, as far as is known: above the first, and not above the second.
func (s *search) around(rank int) (low, high int) {
	days := s.present(s.days)
	low, high = -1, len(s.Values)
	for at := range s.Values {
		good, bad := 0, 0
		for _, d := range days {
			if s.good[d] <= at {
				good++
			} else if s.bad[d] >= at {
				bad++
			}
		}
		if good >= rank {
			return low, at
		}
		if bad > len(days)-rank {
			low = at
		}
	}
	return low, high
}

// probe is the position at which all days are asked next: between the thresholds of the pilot that lie there. Beyond all of
// these it is near the last one, by steps that double.
func (s *search) probe(low, high int) int {
	list := s.thresholds()
	inside := slices.DeleteFunc(slices.Clone(list), func(at int) bool { return at <= low || at >= high })
	halfway := low + (high-low)/2
	switch {
	case len(inside) > 0:
		return inside[len(inside)/2]
	case len(list) > 0 && low >= list[len(list)-1]:
		return min(halfway, low+1+2*(low-list[len(list)-1]))
	}
	return halfway
}
