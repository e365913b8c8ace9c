package traffic

import "nines/sim/des"

// History records changes of the platforms that take calls. Some callers follow a change late: their network keeps an old
// answer for a while, or a returning platform gets its calls little by little.
type History struct {
	list    []change // the oldest first; the first is how the run began
	longest des.Time // the longest time that anybody takes to follow a change
}

// change is one state of the platforms.
type change struct {
	at   des.Time
	over des.Time // the slow start of a platform that has returned: the calls follow little by little over this time
	open uint64   // the platforms that take calls, as a set
}

// Reset begins with the platforms that take calls at the start, and the longest time to live of any provider.
func (h *History) Reset(open []bool, timeToLive des.Time) {
	h.list, h.longest = append(h.list[:0], change{open: setOf(open)}), timeToLive
}

// Begin notes what is so from the start of the run, which everybody knows.
func (h *History) Begin(b *Board) { h.list[0].open = setOf(b.open) }

func setOf(open []bool) (set uint64) {
	for p := range open {
		if open[p] {
			set |= 1 << p
		}
	}
	return set
}

// Add notes a change. The slow start is that of the platforms that have returned: took no calls, and did so earlier.
func (h *History) Add(now des.Time, b *Board, slowStart func(platform int) des.Time) {
	before, open := h.list[len(h.list)-1].open, setOf(b.open)
	x := change{at: now, open: open}
	for p := range b.open {
		if open&^before&(1<<p) != 0 && h.hasTakenCalls(p) {
			x.over = max(x.over, slowStart(p))
		}
	}
	h.list = append(h.list, x)
}

func (h *History) hasTakenCalls(p int) bool {
	for _, x := range h.list {
		if x.open&(1<<p) != 0 {
			return true
		}
	}
	return false
}

// IsSettled reports whether everybody follows the last change by now.
func (h *History) IsSettled(now des.Time) bool {
	last := &h.list[len(h.list)-1]
	return len(h.list) == 1 || now >= last.at+last.over+h.longest
}

// Takes reports whether a platform takes calls, as a caller sees it who follows changes after a lag. The number u, from 0 to
// 1, is the caller's place among those who follow a slow start.
func (h *History) Takes(p int, now, lag des.Time, u float64) bool {
	i := len(h.list) - 1
	for ; i > 0; i-- {
		if x := &h.list[i]; x.at+lag+des.Time(u*float64(x.over)) <= now {
			break
		}
	}
	return h.list[i].open&(1<<p) != 0
}
