package stat

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestBins: they follow one another without a gap, are as narrow as they say, and finer ones lie within coarser ones.
func TestBins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := Bins(rapid.UintRange(1, 12).Draw(t, "bins"))
		v := rapid.Int64Range(0, 1<<40).Draw(t, "number")
		bin := b.Of(v)
		require.LessOrEqual(t, b.From(bin), v)
		require.LessOrEqual(t, v, b.Last(bin))
		require.Equal(t, bin, b.Of(b.From(bin)))
		require.Equal(t, bin+1, b.Of(b.Last(bin)+1))
		require.LessOrEqual(t, b.Last(bin)-b.From(bin), v>>b)
		require.Equal(t, bin, b.Of((b + 1).From((b + 1).Of(v))))
	})
}
