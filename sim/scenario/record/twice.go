package record

import "time"

// doubtful is a call of the hour that comes twice.
type doubtful struct {
	call  int // its place among the calls
	found found
}

// settle decides which of the doubtful calls are of the second hour. A record is written in the order of time, so the clock
// goes back once in that hour: where it goes back furthest, the second hour begins. A record with the newest call first is
// the same the other way round: the rest of the record shows that (descending), or else the hour itself. It gives how many are
// of the second hour.
func settle(list []doubtful, descending int, set func(call int, at time.Duration)) (second int) {
	if len(list) == 0 {
		return 0
	}
	back, forth, from, to := 0, 0, 0, 0
	var furthestBack, furthestForth int64
	for k := 1; k < len(list); k++ {
		switch step := int64(list[k].found.at - list[k-1].found.at); {
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
		at := list[k].found.at
		if isSecond {
			at = list[k].found.later
			second++
		}
		set(list[k].call, time.Duration(at))
	}
	return second
}
