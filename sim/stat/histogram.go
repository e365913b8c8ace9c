package stat

import (
	"iter"
	"math/bits"
	"sort"
)

// Bins divide whole numbers that are not negative into bins: every octave into two
// to the power of Bins. Numbers below twice that have a bin each. A bin is at most
// 1/2^Bins of its numbers wide, and finer bins lie wholly within coarser ones.
//
// Source: the high dynamic range histogram of G. Tene.
type Bins uint

// Of is the bin of a number.
func (b Bins) Of(v int64) int {
	shift := max(0, bits.Len64(uint64(v))-int(b)-1)
	return shift<<b + int(v>>shift)
}

// From is the smallest number of a bin.
func (b Bins) From(bin int) int64 {
	shift := max(0, bin>>b-1)
	return int64(bin-shift<<b) << shift
}

// Last is the greatest number of a bin.
func (b Bins) Last(bin int) int64 { return b.From(bin+1) - 1 }

// Kept are the bins of a [Histogram]: 1/256 of a number wide.
const Kept Bins = 8

// Histogram counts what one replication has many of, by a whole number: answered
// calls by the milliseconds they waited. It keeps the bins that are not empty,
// and so takes some kilobytes however many calls there are. It holds integers
// alone: histograms added in any order give the same bytes.
type Histogram struct {
	bins []uint16 // of Kept, that are not empty, in order
	upTo []uint32 // how many lie in that bin or in one before
}

// Add counts further numbers, all in one bin of Kept, which lies not before the
// one that was added last.
func (h *Histogram) Add(bin int, count int64) {
	before, last := uint32(h.Count()), len(h.bins)-1
	if last >= 0 && h.bins[last] == uint16(bin) {
		h.upTo[last] += uint32(count)
		return
	}
	h.bins, h.upTo = append(h.bins, uint16(bin)), append(h.upTo, before+uint32(count))
}

// All are the bins that are not empty, in order, each with how many lie in it.
func (h *Histogram) All() iter.Seq2[int, int64] {
	return func(yield func(int, int64) bool) {
		before := uint32(0)
		for i, bin := range h.bins {
			if !yield(int(bin), int64(h.upTo[i]-before)) {
				return
			}
			before = h.upTo[i]
		}
	}
}

// Count is how many there are.
func (h *Histogram) Count() int64 {
	if len(h.upTo) == 0 {
		return 0
	}
	return int64(h.upTo[len(h.upTo)-1])
}

// Below is how many lie before a bin.
func (h *Histogram) Below(bin int) int64 {
	at := sort.Search(len(h.bins), func(i int) bool { return int(h.bins[i]) >= bin })
	if at == 0 {
		return 0
	}
	return int64(h.upTo[at-1])
}
