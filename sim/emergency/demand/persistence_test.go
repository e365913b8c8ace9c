package demand

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// byShares are callers of some kinds, given as share and share who call again. They are the same after every loss.
func byShares(most int32, noRequest float64, kinds ...[2]float64) *Behaviour {
	b := &Behaviour{MostCalls: most}
	var all []Habit
	for _, k := range kinds {
		h := Habit{Share: k[0]}
		for lost := range h.Again {
			h.Again[lost] = []float64{k[1]}
		}
		all = append(all, h)
	}
	for lost := range b.Redial {
		b.Redial[lost].ByHabit = true
	}
	b.Habits = NewHabits(all, noRequest)
	return b
}

// defaults, low and high are the habits of these names.
func defaults(noRequest float64) *Behaviour {
	return byShares(50, noRequest, [2]float64{0.57, 0.10}, [2]float64{0.40, 0.45}, [2]float64{0.03, 0.90})
}

// TestTheDefaultLawGoesOnAsItsSourcesSay: the shares who go on after each failure, and the calls of a caller where nothing
// works, are those that the law was proposed with.
func TestTheDefaultLawGoesOnAsItsSourcesSay(t *testing.T) {
	usual := defaults(0).Persistence(LossRefused)
	for n, want := range []float64{0.264, 0.4205, 0.5305, 0.6137} {
		require.InDelta(t, want, usual.GoingOn(n+1), 0.0005, "after failure %d", n+1)
	}
	low := byShares(20, 0, [2]float64{0.70, 0.05}, [2]float64{0.28, 0.40}, [2]float64{0.02, 0.90})
	high := byShares(100, 0, [2]float64{0.40, 0.15}, [2]float64{0.53, 0.50}, [2]float64{0.07, 0.90})
	require.InDelta(t, 1.659, usual.Calls(), 0.0005)
	require.InDelta(t, 1.379, low.Persistence(LossCut).Calls(), 0.0005)
	low.MostCalls = 1000
	require.InDelta(t, 1.404, low.Persistence(LossCut).Calls(), 0.0005, "without a limit of 20 calls")
	require.InDelta(t, 2.231, high.Persistence(LossSilence).Calls(), 0.0005)
	require.InDelta(t, 0.752, usual.NeverThrough(0.1), 0.0005)
	require.InDelta(t, 1, usual.NeverThrough(1), 1e-12, "nothing works")
	require.InDelta(t, 1-0.264, usual.NeverThrough(0), 0.0005, "only the first call fails")
}

// TestAccidentalCallersAreThoseWhoCallAgainLeast: with 35 % who want nothing, those who want help are 34, 61 and 5 %.
func TestAccidentalCallersAreThoseWhoCallAgainLeast(t *testing.T) {
	h := defaults(0.35).Habits
	require.InDeltaSlice(t, []float64{0.338, 0.615, 0.046}, []float64{h[0].Share, h[1].Share, h[2].Share}, 0.0005)
	h = defaults(0.60).Habits
	require.InDeltaSlice(t, []float64{0, 0.925, 0.075}, []float64{h[0].Share, h[1].Share, h[2].Share}, 0.0005, "the rest is in the next kind")
	h = defaults(1).Habits
	require.InDelta(t, 0.57, h[0].Share, 1e-12, "only those who report an incident want help")
	h = byShares(9, 0.5, [2]float64{0.4, 0.9}, [2]float64{0.6, 0.1}).Habits
	require.InDeltaSlice(t, []float64{0.8, 0.2}, []float64{h[0].Share, h[1].Share}, 1e-12, "whatever the order of the file")
}

// TestASharePerLossHoldsForAllKinds: where a share is given, the kinds do not matter.
func TestASharePerLossHoldsForAllKinds(t *testing.T) {
	b := defaults(0)
	b.Redial[LossCut] = Redial{Share: 0.5}
	require.InDelta(t, 2, b.Persistence(LossCut).Calls(), 1e-6)
	require.InDelta(t, 1.659, b.Persistence(LossSilence).Calls(), 0.0005)
	b.Redial[LossCut].Share = 1
	require.InDelta(t, 50, b.Persistence(LossCut).Calls(), 1e-9)
	b.MostCalls = 1
	require.InDelta(t, 1, b.Persistence(LossCut).Calls(), 1e-9)
}

// TestSharesByAttempt: the last share of a list holds for all later calls.
func TestSharesByAttempt(t *testing.T) {
	b := byShares(50, 0, [2]float64{1, 0})
	b.Habits[0].Again[LossSilence] = []float64{0.41, 0.56, 0.65}
	p := b.Persistence(LossSilence)
	for n, want := range []float64{0.41, 0.56, 0.65, 0.65, 0.65} {
		require.InDelta(t, want, p.GoingOn(n+1), 1e-9)
	}
}

// TestGoingOnRises: whatever the kinds, the share who go on never falls, and callers make at least one call.
func TestGoingOnRises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		share, a, b := rapid.Float64Range(0, 1).Draw(t, "share"), rapid.Float64Range(0, 1).Draw(t, "a"), rapid.Float64Range(0, 1).Draw(t, "b")
		p := byShares(20, rapid.Float64Range(0, 0.9).Draw(t, "no request"), [2]float64{share, a}, [2]float64{1 - share, b}).Persistence(LossCut)
		require.GreaterOrEqual(t, p.Calls(), 1.0)
		for n := 2; n < len(p); n++ {
			require.GreaterOrEqual(t, p.GoingOn(n), p.GoingOn(n-1)-1e-6)
		}
		require.GreaterOrEqual(t, p.NeverThrough(0.5), p.NeverThrough(0.1)-1e-12)
	})
}
