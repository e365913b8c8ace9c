package figure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/plan"
)

// TestASpreadBelongsToItsAnswer: a document from elsewhere may have another.
func TestASpreadBelongsToItsAnswer(t *testing.T) {
	a := &Answer{Order: []string{"a", "b"}, Strategies: []Answering{{Name: "a"}, {Name: "b"}}}
	require.NoError(t, a.IsSound())
	for wrong, o := range map[string]OverRanges{
		"1 figures over the ranges for 2 strategies":     {Unknowns: []string{"x"}, Settings: 60, Strategies: []Spanned{{Name: "a"}}},
		"over the ranges of \"c\" in place of \"b\"":     {Unknowns: []string{"x"}, Settings: 60, Strategies: []Spanned{{Name: "a"}, {Name: "c"}}},
		"over the ranges of 0 unknowns from 60 settings": {Settings: 60, Strategies: []Spanned{{Name: "a"}, {Name: "b"}}},
		"over the ranges of 1 unknowns from 0 settings":  {Unknowns: []string{"x"}, Strategies: []Spanned{{Name: "a"}, {Name: "b"}}},
		"": {Unknowns: []string{"x"}, Settings: 60, Strategies: []Spanned{{Name: "a"}, {Name: "b"}}},
	} {
		a.OverRanges = &o
		if wrong == "" {
			require.NoError(t, a.IsSound())
		} else {
			require.ErrorContains(t, a.IsSound(), wrong)
		}
	}
}

// TestASpreadIsCutWhereNoValueCanLie: an effect of one day may be larger than the mean of all.
func TestASpreadIsCutWhereNoValueCanLie(t *testing.T) {
	require.Equal(t, Span{0, 12}, Span{-3, 12}.possible(measure.Callers))
	require.Equal(t, Span{0.5, 1}, Span{0.5, 1.2}.possible(measure.Share))
}

// TestWhatHasASpread: no time that some days do not reach, and no single service.
func TestWhatHasASpread(t *testing.T) {
	a := &Answer{Strategies: []Answering{{}}}
	require.True(t, a.HasSpread())
	a.Of = plan.GroupName(measure.NothingWanted)
	require.True(t, a.HasSpread())
	a.Of = plan.GroupName(measure.Group{By: "service", Name: "police"})
	require.False(t, a.HasSpread())
	a.Of = ""
	a.Strategies[0].Figure.Times = &Times{}
	require.False(t, a.HasSpread())
}

func TestDaysWithoutTheFigureGiveNoSpread(t *testing.T) {
	days := make([]float64, 30)
	for k := range days {
		days[k] = math.NaN()
	}
	_, ok := spanOf(1, days, days)
	require.False(t, ok)
}
