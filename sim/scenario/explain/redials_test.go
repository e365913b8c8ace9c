package explain

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency/demand"
)

// TestWhatCallersDo is told of the losses that are meant and of one phone. Whole numbers are whole, and no share is "0.0".
func TestWhatCallersDo(t *testing.T) {
	all, some := []int{0, 1, 2, 3}, []int{0, 1}
	stubborn := demand.Persistence(slices.Repeat([]float64{1}, 50))
	for _, c := range []struct {
		l        persisting
		hasOther bool
		want     string
	}{
		{persisting{all, demand.Persistence{1, 0.5}}, false,
			"Of 100 callers whose call fails, 50 call a second time. Where nothing works, they make 1.5 calls each. Where one call in ten fails, 55 of 100 of those hit never get through by this number."},
		{persisting{some, demand.Persistence{1, 0.5}}, true,
			"Of 100 callers who lose a call by a busy tone or silence, 50 call a second time. If every call is lost in this way, they make 1.5 calls each from one phone. Where one call in ten fails, 55 of 100 of those hit never get through by this number from one phone."},
		{persisting{all, stubborn}, false,
			"Of 100 callers whose call fails, 100 call a second time, 100 a third. Where nothing works, they make 50 calls each. Where one call in ten fails, nearly all of those hit get through by this number in the end."},
	} {
		require.Equal(t, c.want, c.l.first("", c.hasOther))
	}
}

// TestOtherLosses: numbers of people say of how many they are, unless the sentence before does.
func TestOtherLosses(t *testing.T) {
	cut := persisting{[]int{2}, demand.Persistence{1, 0.2}}
	require.Contains(t, cut.other(true), ", 20 call a second time.")
	require.Contains(t, cut.other(false), ", of 100 callers 20 call a second time.")
	require.Contains(t, persisting{[]int{2}, demand.Persistence{1}}.other(false), "nobody calls again")
}
