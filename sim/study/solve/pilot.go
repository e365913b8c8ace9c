package solve

import (
	"math"
	"slices"
)

// runPilot finds the threshold of each day of the pilot. A few are bisected first. The others look near the middle of theirs.
func (s *search) runPilot() error {
	return s.spend(&s.answer.Spent.Search, func() error {
		if err := s.close(s.pilot[:min(scouts, len(s.pilot))], s.halfway); err != nil {
			return err
		}
		list := s.thresholdsOf(s.pilot[:min(scouts, len(s.pilot))])
		if len(list) == 0 {
			return s.close(s.pilot, s.halfway)
		}
		middle := list[len(list)/2]
		return s.close(s.pilot, func(day int) int { return s.outward(middle, day) })
	})
}

// scouts are how many days of the pilot are bisected over the whole grid.
const scouts = 5

// close runs days until each threshold is known, at the positions that next names.
func (s *search) close(days []int, next func(day int) int) error {
	for {
		var open []Pair
		for _, d := range days {
			if !s.absent[d] && s.good[d]-s.bad[d] > 1 {
				open = append(open, Pair{next(d), d})
			}
		}
		if len(open) == 0 {
			return nil
		}
		if err := s.run(open); err != nil {
			return err
		}
	}
}

// halfway is the middle between what is known of a day.
func (s *search) halfway(day int) int { return s.bad[day] + (s.good[day]-s.bad[day])/2 }

// outward is where a day is run whose threshold probably is near a position: there, then away from it by steps that double,
// then between what is known.
func (s *search) outward(from, day int) int {
	low, high := s.bad[day], s.good[day]
	switch {
	case low < from && from < high:
		return from
	case high <= from:
		return max(s.halfway(day), high-1-2*(from-high))
	}
	return min(s.halfway(day), low+1+2*(low-from))
}

// thresholds are the positions from which on the days of the pilot are good, in order. It is beyond the last of a day that is
// good nowhere.
func (s *search) thresholds() []int { return s.thresholdsOf(s.pilot) }

func (s *search) thresholdsOf(days []int) (list []int) {
	for _, d := range s.present(days) {
		list = append(list, s.good[d])
	}
	slices.Sort(list)
	return list
}

// firstProbe is where all days are run first: a little below both bounds, as the pilot has them. Days that are good there
// need no other run.
func (s *search) firstProbe(rank, days int) int {
	list := s.thresholds()
	if len(list) == 0 {
		return s.top()
	}
	m, q := float64(len(list)), float64(rank)/float64(days)
	at := int(m * (q - float64(2.5*math.Sqrt(q*(1-q)/m))))
	return max(0, list[max(0, min(at, len(list)-1))]-1)
}
