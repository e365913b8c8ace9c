package solve

import (
	"cmp"
	"math"
	"slices"

	"nines/sim/stat"
)

// search is one solve.
type search struct {
	*book
	days   []int // all that the bound rests on
	pilot  []int // the first of them: their thresholds are found in full
	ends   []int // the first of those: they are run at both ends
	answer *Answer
}

// Chance finds the value nearest to "not enough" at which the chance is shown. It runs few days in full, and of the others
// only those whose side of the bound is open.
//
// With probability Confidence the stated value has the chance. That holds where each day has one threshold. The audit looks
// for days that have none. It cannot see those that it does not run.
func Chance(p Problem) (*Answer, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	s := &search{book: newBook(&p), days: stretch(0, p.Days), pilot: stretch(0, min(pilot, p.Days)), ends: stretch(0, min(ends, p.Days))}
	s.answer = &Answer{By: ByThresholds, Value: None, Near: None, Short: None, Settled: None, Days: p.Days}
	return s.answer, s.solve()
}

// solve takes one step after another. An answer that names no value ends the search once it was audited.
func (s *search) solve() error {
	for _, step := range []func() error{s.findDirection, s.giveUpEarly, s.runPilot, s.bound, s.audit, s.refine, s.confirm} {
		if err := step(); err != nil {
			return err
		}
		r := s.answer.Ruling
		if r == Independent || r == Unreachable && s.answer.Audit.Checks > 0 {
			break
		}
	}
	if s.answer.Ruling == Unreachable && s.answer.By == ByThresholds {
		if err := s.settle(); err != nil {
			return err
		}
	}
	s.answer.Rises, s.answer.Differs = s.rises, s.endsDiffer()
	s.draw()
	return nil
}

// spend counts what a step runs as part of something.
func (s *search) spend(on *int, step func() error) error {
	before := s.runs
	err := step()
	*on += s.runs - before
	return err
}

// findDirection runs a few days at both ends. The end where more of them are good, or nearer to it, is the one that helps.
func (s *search) findDirection() error {
	return s.spend(&s.answer.Spent.Search, func() error {
		both := append(each(0, s.ends), each(s.top(), s.ends)...)
		if err := s.run(both); err != nil {
			return err
		}
		if s.isFalling() {
			s.rises = false
		}
		s.forget()
		if err := s.run(both); err != nil {
			return err
		}
		return s.refuseIdle()
	})
}

// isFalling reports whether more days come nearer to the limits at the low end than at the high one. Where all of them keep the
// limits at both ends, they still say in which direction they get away from the limit.
func (s *search) isFalling() bool {
	near, deep := 0, 0
	for _, d := range s.ends {
		low, high := s.outcome(0, d), s.outcome(s.top(), d)
		near += cmp.Compare(s.Miss(high), s.Miss(low))
		deep += deeper(s.Miss, low, high)
	}
	return near > 0 || near == 0 && deep > 0
}

// endsDiffer reports whether both ends are shown to differ, on the days that were run at both.
func (s *search) endsDiffer() bool {
	var low, high []float64
	for _, d := range s.days {
		a, isLow := s.seen[Pair{0, d}]
		b, isHigh := s.seen[Pair{s.top(), d}]
		if isLow && isHigh {
			low, high = append(low, a), append(high, b)
		}
	}
	return stat.Difference(low, high).Shown
}

// deeper is 1 if the first of two outcomes lies farther on the good side of a single limit, and -1 if the second does. It is 0 if
// neither does, or if there are two limits.
func deeper(miss func(outcome float64) float64, a, b float64) int {
	isBadAbove, isBadBelow := miss(math.Inf(1)) > 0, miss(math.Inf(-1)) > 0
	switch {
	case isBadAbove == isBadBelow || math.IsNaN(a) || math.IsNaN(b):
		return 0
	case isBadAbove:
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

// refuseIdle rules that nothing depends on the value, if both ends and the middle are alike on each of these days.
func (s *search) refuseIdle() error {
	if !s.isAlike(0) {
		return nil
	}
	middle := s.top() / 2
	if err := s.run(each(middle, s.ends)); err != nil || !s.isAlike(middle) {
		return err
	}
	s.answer.Ruling = Independent
	s.answer.AtBest = s.levelAt(s.top(), s.ends)
	return nil
}

// isAlike reports whether the outcomes of these days at a position are those at the best one.
func (s *search) isAlike(position int) bool {
	return !slices.ContainsFunc(s.ends, func(d int) bool { return !isSame(s.outcome(position, d), s.outcome(s.top(), d)) })
}

// levelAt counts the good days among some that are known at the position.
func (s *search) levelAt(position int, days []int) Level {
	good, known := s.count(position, days)
	return level(s.place(position), good, known, s.Confidence)
}

// giveUpEarly rules that the chance is unreachable, if a few days alone show that it is not reached at the best value. Values
// between the ends are tried first: a day that is good there would have no threshold.
func (s *search) giveUpEarly() error {
	s.answer.AtBest = s.levelAt(s.top(), s.ends)
	early := level(0, s.answer.AtBest.Good, s.answer.AtBest.Days, 1-(1-s.Confidence)/5)
	if s.answer.Ruling != "" || early.High >= s.Chance {
		return nil
	}
	var between []Pair
	for _, quarter := range []int{1, 2, 3} {
		between = append(between, each(s.top()*quarter/4, s.ends)...)
	}
	err := s.spend(&s.answer.Spent.Audit, func() error { return s.run(between) })
	s.answer.Audit = Audit{len(between), s.breach}
	if err == nil && s.breach == 0 {
		s.answer.Ruling, s.answer.Days, s.answer.Short = Unreachable, s.answer.AtBest.Days, s.place(s.top())
	}
	return err
}

// settle finds from which value on none of these days changes any more.
func (s *search) settle() error {
	return s.spend(&s.answer.Spent.Search, func() error {
		low, high := 0, s.top() // alike at high; at low they are not, or nothing would depend on the value
		for high-low > 1 {
			middle := low + (high-low)/2
			if err := s.run(each(middle, s.ends)); err != nil {
				return err
			}
			if s.isAlike(middle) {
				high = middle
			} else {
				low = middle
			}
		}
		if high < s.top() {
			s.answer.Settled = s.place(high)
		}
		return nil
	})
}
