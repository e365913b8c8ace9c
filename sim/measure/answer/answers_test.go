package answer

import (
	"testing"

	"github.com/HdrHistogram/hdrhistogram-go"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/stat"
)

// TestWaitsAreReadAsFromAnotherHistogram: a replication's own quantiles are those of the histogram of another library, and
// what is kept of it has as many calls before every bin.
func TestWaitsAreReadAsFromAnotherHistogram(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.Int64Range(0, int64(5*des.Hour/des.Millisecond)), 1, 200).Draw(t, "waits")
		var w Waits
		other := hdrhistogram.New(1, longestWait, 3)
		for _, v := range list {
			w.add(binOf(des.Time(v) * des.Millisecond))
			require.NoError(t, other.RecordValue(min(v, longestWait)))
		}
		n := int64(len(list))
		for rank := int64(1); rank <= n; rank++ {
			require.Equal(t, other.ValueAtQuantile((float64(rank)-0.25)/float64(n)*100), w.atRank(rank))
		}
		h := w.kept()
		require.Equal(t, n, h.Count())
		bin := stat.Kept.Of(rapid.SampledFrom(list).Draw(t, "one"))
		before := int64(0)
		for _, v := range list {
			if min(v, longestWait) < stat.Kept.From(bin) {
				before++
			}
		}
		require.Equal(t, before, h.Below(bin))
		w.reset()
		require.Equal(t, Waits{counts: make([]int64, len(w.counts))}, w)
	})
}
