package measure

import (
	"math"

	"nines/sim/des"
	"nines/sim/stat"
)

// fine are the bins in which the waits of one replication are counted: less than a thousandth of a wait wide.
const fine stat.Bins = 10

// longestWait is what longer waits count as, in milliseconds.
const longestWait = int64(4 * des.Hour / des.Millisecond)

// waits counts the answered calls of a replication by whole milliseconds from the call to the answer.
type waits struct {
	counts []int64 // by bin, up to the last that was ever needed
	n      int64
}

// binOf is the bin of a wait.
func binOf(wait des.Time) int { return fine.Of(min(int64(wait/des.Millisecond), longestWait)) }

func (w *waits) add(bin int) {
	for bin >= len(w.counts) {
		w.counts = append(w.counts, 0)
	}
	w.counts[bin]++
	w.n++
}

func (w *waits) reset() {
	clear(w.counts)
	w.n = 0
}

// quantile is the wait, in seconds, of the rank that belongs to a quantile in percent; NaN if nothing was answered.
func (w *waits) quantile(percent float64) float64 {
	if w.n == 0 {
		return math.NaN()
	}
	rank := int64(float64(percent/100*float64(w.n)) + 0.5)
	return float64(w.atRank(min(max(rank, 1), w.n))) / 1000
}

// atRank is the greatest wait, in milliseconds, in the bin of the wait of a rank, counted from 1.
func (w *waits) atRank(rank int64) int64 {
	for bin, n := range w.counts {
		if rank -= n; rank <= 0 {
			return fine.Last(bin)
		}
	}
	return 0
}

// waitsIn are the waits of a window: those of its segments together. The next window has the same memory.
func (t *Tally) waitsIn(window int) *waits {
	span := t.plan.spans[window]
	if span[1]-span[0] == 1 {
		return &t.waits[span[0]]
	}
	sum := &t.merged
	sum.reset()
	for i := span[0]; i < span[1]; i++ {
		sum.addAll(&t.waits[i])
	}
	return sum
}

func (w *waits) addAll(more *waits) {
	w.n += more.n
	if short := len(more.counts) - len(w.counts); short > 0 {
		w.counts = append(w.counts, make([]int64, short)...)
	}
	addAll(w.counts, more.counts)
}

// kept is what stays of the counts when the replication is over.
func (w *waits) kept() (h stat.Histogram) {
	for bin, n := range w.counts {
		if n > 0 {
			h.Add(stat.Kept.Of(fine.From(bin)), n)
		}
	}
	return h
}

// Waits are how long the answered calls of the last replication waited for the answer, by window, in milliseconds.
func (t *Tally) Waits() []stat.Histogram {
	list := make([]stat.Histogram, len(t.plan.windows))
	for w := range list {
		list[w] = t.waitsIn(w).kept()
	}
	return list
}
