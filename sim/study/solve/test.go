package solve

import (
	"math/bits"
)

// firstLook is how many days are run at a value before the others: few good ones among them end its test.
const firstLook = 50

// test takes days as yes or no at single values, because some of them have no threshold. It takes the chance, not each day, to
// rise with the value. All values that may be tested share the risk (Bonferroni): the candidates for the anchor, and the steps of
// the bisection below it. The test of one is exact and binomial.
func (s *search) test() error {
	a := s.answer
	a.By, a.Ruling, a.Value, a.Near, a.Short = ByTests, "", None, None, None
	s.forget()
	return s.spend(&a.Spent.Search, func() error {
		best, err := s.anchor()
		if err != nil {
			return err
		}
		t := tests{search: s, confidence: 1 - (1-s.Confidence)/float64(anchors+bits.Len(uint(best)))}
		return t.solve(best)
	})
}

// anchors are how many positions are tried as the best one.
const anchors = 5

// anchor is the position where most days of the pilot are good: the ends and three between them are tried.
func (s *search) anchor() (best int, err error) {
	most := -1
	for part := anchors - 1; part >= 0; part-- {
		at := s.top() * part / (anchors - 1)
		if err := s.run(each(at, s.pilot)); err != nil {
			return 0, err
		}
		if good := s.goodAt(at, s.pilot).Good; good > most {
			best, most = at, good
		}
	}
	return best, nil
}

// goodAt counts good days by their outcomes at a position alone.
func (s *search) goodAt(position int, days []int) Level {
	good, n := 0, 0
	for _, d := range days {
		y, known := s.seen[Pair{s.place(position), d}]
		if known && y == y {
			n++
			if s.isGood(y) {
				good++
			}
		}
	}
	return level(s.place(position), good, n, s.Confidence)
}

// tests are tests of single values.
type tests struct {
	*search
	confidence float64 // of each
}

// solve tests the position that helps most, and bisects below it.
func (t *tests) solve(best int) error {
	a := t.answer
	passed, at, err := t.passes(best)
	a.AtBest = at
	switch {
	case err != nil:
		return err
	case !passed && level(0, at.Good, at.Days, t.confidence).High < t.Chance:
		a.Ruling, a.Short = Unreachable, t.place(best)
		return nil
	case !passed:
		a.Ruling, a.More = Undecided, daysMore(at, t.Chance, t.confidence)
		return nil
	}
	low, high := -1, best
	for high-low > 1 {
		middle := low + (high-low)/2
		passed, at, err := t.passes(middle)
		switch {
		case err != nil:
			return err
		case passed:
			high = middle
			continue
		case level(0, at.Good, at.Days, t.confidence).High < t.Chance:
			a.Short = t.place(middle)
		}
		low = middle
	}
	a.Ruling, a.Value = Found, t.place(high)
	return nil
}

// passes tests a position: are so many days good that the chance is shown? A value far from it is given up early.
func (t *tests) passes(position int) (bool, Level, error) {
	early := t.days[:min(firstLook, len(t.days))]
	if err := t.run(each(position, early)); err != nil {
		return false, Level{}, err
	}
	if at := t.goodAt(position, early); level(0, at.Good, at.Days, 0.999).High < t.Chance {
		return false, at, nil
	}
	if err := t.run(each(position, t.days)); err != nil {
		return false, Level{}, err
	}
	at := t.goodAt(position, t.days)
	rank, ok := Rank(at.Days, t.Chance, t.confidence)
	t.answer.Days, t.answer.Rank = at.Days, rank
	return ok && at.Good >= rank, at, nil
}
