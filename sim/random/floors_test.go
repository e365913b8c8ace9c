package random

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNoDrawIsBelowItsFloor: where the floors say that a draw is not below a time, it is not.
func TestNoDrawIsBelowItsFloor(t *testing.T) {
	ok := must(t)
	list := append(laws(t), law{name: "constant", d: ok(Constant(3))}, law{name: "values", d: ok(Empirical([]float64{1, 7, 7, 30}))},
		law{name: "mixture", d: ok(Mixture([]float64{0.5, 0.5}, []Distribution{ok(Constant(60)), ok(Exponential(1))}))})
	for _, l := range list {
		f, p := l.d.Floors(), NewPurpose("floor")
		for i := range uint64(20_000) {
			k, turn, factor := Key(1).Of(i), int(i%3), float64(i%5)/2
			drawn := l.d.Draw(k, p, turn, factor)
			require.True(t, f.IsBelow(drawn+1, k, p, turn, factor), "%s: a draw of %d µs", l.name, drawn)
		}
	}
}

// TestFloorsSpareMostDraws: whether a lognormal wait with a median of a minute is over within five seconds is known from the
// uniform number nearly always.
func TestFloorsSpareMostDraws(t *testing.T) {
	d, err := LognormalMedian(60, 1)
	require.NoError(t, err)
	f, unsure := d.Floors(), 0
	for i := range uint64(1000) {
		if f.IsBelow(5e6, Key(7).Of(i), NewPurpose("floor"), 1, 1) {
			unsure++
		}
	}
	require.Less(t, unsure, 100)
}
