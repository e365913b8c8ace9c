// Package answer counts how long answered calls waited for the answer. A call is entered once, in the segment of the run in which
// it was made. The waits of a window are those of its segments together, and are put together when the replication is over.
package answer

import (
	"math"

	"nines/sim/des"
	"nines/sim/stat"
)

// Answers are the answered calls of one replication after another.
type Answers struct {
	spans  [][2]int // by window: its first segment, and the one after its last
	waits  []Waits  // by segment
	merged Waits    // of a window
	binned []int64  // segment × bin
}

// New makes room for some segments and the windows that they make.
func New(segments int, spans [][2]int) Answers {
	return Answers{spans: spans, waits: make([]Waits, segments), binned: make([]int64, segments*Bins)}
}

// Reset forgets the last replication.
func (a *Answers) Reset() {
	for s := range a.waits {
		a.waits[s].reset()
	}
	clear(a.binned)
}

// Add enters a call that waited so long.
func (a *Answers) Add(segment int, wait des.Time) {
	bin := binOf(wait)
	a.waits[segment].add(bin)
	a.binned[segment*Bins+binWithin(bin, wait)]++
}

// In are the waits of a window, until those of another are asked for.
func (a *Answers) In(window int) *Waits {
	from, to := a.spans[window][0], a.spans[window][1]
	if to-from == 1 {
		return &a.waits[from]
	}
	a.merged.reset()
	for s := from; s < to; s++ {
		a.merged.addAll(&a.waits[s])
	}
	return &a.merged
}

// Kept are what stays of the waits by window, in milliseconds.
func (a *Answers) Kept() []stat.Histogram {
	list := make([]stat.Histogram, len(a.spans))
	for w := range list {
		list[w] = a.In(w).kept()
	}
	return list
}

// CopyBins gives the calls of a window by the bins of Limits.
func (a *Answers) CopyBins(window int, to []int64) {
	clear(to)
	for s := a.spans[window][0]; s < a.spans[window][1]; s++ {
		addAll(to, a.binned[s*Bins:][:Bins])
	}
}

func addAll(to, from []int64) {
	for i, n := range from {
		to[i] += n
	}
}

// fine are the bins in which the waits of one replication are counted: less than a thousandth of a wait wide.
const fine stat.Bins = 10

// longestWait is what longer waits count as, in milliseconds.
const longestWait = int64(4 * des.Hour / des.Millisecond)

// Waits counts answered calls by whole milliseconds from the call to the answer.
type Waits struct {
	counts []int64 // by bin, up to the last that was ever needed
	n      int64
}

// binOf is the bin of a wait.
func binOf(wait des.Time) int { return fine.Of(min(int64(wait/des.Millisecond), longestWait)) }

func (w *Waits) add(bin int) {
	for bin >= len(w.counts) {
		w.counts = append(w.counts, 0)
	}
	w.counts[bin]++
	w.n++
}

func (w *Waits) reset() {
	clear(w.counts)
	w.n = 0
}

// Quantile is the wait, in seconds, of the rank that belongs to a quantile in percent; NaN if nothing was answered.
func (w *Waits) Quantile(percent float64) float64 {
	if w.n == 0 {
		return math.NaN()
	}
	rank := int64(float64(percent/100*float64(w.n)) + 0.5)
	return float64(w.atRank(min(max(rank, 1), w.n))) / 1000
}

// atRank is the greatest wait, in milliseconds, in the bin of the wait of a rank, counted from 1.
func (w *Waits) atRank(rank int64) int64 {
	for bin, n := range w.counts {
		if rank -= n; rank <= 0 {
			return fine.Last(bin)
		}
	}
	return 0
}

func (w *Waits) addAll(more *Waits) {
	w.n += more.n
	if short := len(more.counts) - len(w.counts); short > 0 {
		w.counts = append(w.counts, make([]int64, short)...)
	}
	addAll(w.counts, more.counts)
}

// kept is what stays of the counts when the replication is over.
func (w *Waits) kept() (h stat.Histogram) {
	for bin, n := range w.counts {
		if n > 0 {
			h.Add(stat.Kept.Of(fine.From(bin)), n)
		}
	}
	return h
}
