package wall

import "time"

// Doubtful is a call of the hour that comes twice.
type Doubtful struct {
	Call          int           // its place among the calls
	First, Second time.Duration // when it was made: in the first hour, or in the second
}

// Settle decides which of the doubtful calls are of the second hour. A record is written in the order of time, so the clock
// goes back once in that hour: where it goes back furthest, the second hour begins. A record with the newest call first is
// the same the other way round: the rest of the record shows that (descending), or else the hour itself. It gives how many are
// of the second hour.
func Settle(list []Doubtful, descending int, set func(call int, at time.Duration)) (second int) {
	if len(list) == 0 {
		return 0
	}
	back, forth, from, to := 0, 0, 0, 0
	var furthestBack, furthestForth int64
	for k := 1; k < len(list); k++ {
		switch step := int64(list[k].First - list[k-1].First); {
		case step < 0:
			back++
			if step < furthestBack {
				furthestBack, from = step, k
			}
		case step > 0:
			forth++
			if step > furthestForth {
				furthestForth, to = step, k
			}
		}
	}
	newestFirst := descending > 0 || descending == 0 && back > forth && forth > 0
	for k := range list {
		isSecond := !newestFirst && back > 0 && k >= from || newestFirst && forth > 0 && k < to
		at := list[k].First
		if isSecond {
			at = list[k].Second
			second++
		}
		set(list[k].Call, at)
	}
	return second
}
