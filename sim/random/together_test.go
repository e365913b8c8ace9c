package random

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDrawsTogetherAreTheDraws: a number is the same, with whatever others it is drawn.
func TestDrawsTogetherAreTheDraws(t *testing.T) {
	all := append(laws(t), law{d: must(t)(Constant(45))}, law{d: must(t)(Empirical([]float64{1, 2, 3, 5, 8}))})
	all = append(all, law{d: must(t)(Mixture([]float64{0.3, 0.7}, []Distribution{all[0].d, all[1].d}))})
	purpose, source, seconds := NewPurpose("test"), New(1, 0).Key("callers"), make([]float64, len(all))
	for caller := range uint64(200) {
		var asks []Ask
		for i := range all {
			asks = append(asks, Ask{Law: &all[i].d, Purpose: purpose, Turn: i})
		}
		k := source.Of(caller)
		k.DrawTogether(asks, seconds)
		for i := range all {
			require.Equal(t, all[i].d.Draw(k, purpose, i, 1.1), MicrosOf(seconds[i], 1.1))
		}
	}
}
