package ranged

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/report"
	"nines/sim/stat"
)

// TestOtherHabitsAreThoseOfRunsWithThemSet: each figure is the mean of the run, moved by what --set world.callers.habits=low or
// high changes on the same days.
func TestOtherHabitsAreThoseOfRunsWithThemSet(t *testing.T) {
	const days = 4
	s := first(t, days)
	require.NoError(t, asked(t, "20").Fill(context.Background(), s))
	over := s.Answer.OverHabits
	require.NotNil(t, over)
	require.Equal(t, days, over.Days)
	require.NoError(t, s.Answer.IsSound())
	for habits, of := range map[string]func(i int) report.Number{
		"low": func(i int) report.Number { return over.Strategies[i].Low.Value }, "high": func(i int) report.Number { return over.Strategies[i].High.Value },
	} {
		doc, err := s.Scenario.Changed("world.callers.habits=" + habits)
		require.NoError(t, err)
		c := compared(t, doc, s.Adjusted)
		for i := range c.Results {
			require.InDelta(t, stat.Mean(never(c.Results[i])).Mean, float64(of(i)), 1e-9, "all days were simulated: %s", habits)
		}
	}
	low, high := over.Strategies[1].Low, over.Strategies[1].High
	require.NotEqual(t, low, high)
	require.InDelta(t, float64(low.Value-over.Strategies[0].Low.Value), float64(low.Difference), 1e-9)
}

// TestAFewDaysStandForAll: with more days than are simulated, the figures stay near those of the whole run, and their number of
// workers changes no bit.
func TestAFewDaysStandForAll(t *testing.T) {
	s := first(t, 25)
	require.NoError(t, asked(t, "20").Fill(context.Background(), s))
	require.Equal(t, mostDays, s.Answer.OverHabits.Days)
	want := *s.Answer.OverHabits
	s.Options.Workers, s.Answer.OverHabits = 3, nil
	require.NoError(t, asked(t, "20").Fill(context.Background(), s))
	require.Equal(t, want, *s.Answer.OverHabits)
}

// TestNoOtherHabits: where the file gives the whole law itself, they change nothing; --ranges 0 leaves them out.
func TestNoOtherHabits(t *testing.T) {
	law := []string{
		"world.callers.kinds={all: {share: 100%, again: 50%}}", "world.callers.patience={ringing: 60s, silence: 30s, handover: 3m}",
		"world.callers.redial={at-most: 9 calls, after: {refused: {share: 50%, delay: 10s}, silence: {share: 50%, delay: 10s}, cut: {share: 50%, delay: 10s}, abandoned: {share: 50%, delay: 10s}}}",
		"world.callers.elsewhere=10%",
	}
	s := first(t, 2, law...)
	require.NoError(t, asked(t, "20").Fill(context.Background(), s))
	require.Empty(t, s.Cautions.Warnings)
	require.Nil(t, s.Answer.OverHabits)
	s = first(t, 2)
	require.NoError(t, asked(t, "0").Fill(context.Background(), s))
	require.Nil(t, s.Answer.OverHabits)
}

// TestNothingIsLost: where no call is lost and everybody waits as long, other habits change nothing, and are not simulated. Simulated,
// they do change nothing.
func TestNothingIsLost(t *testing.T) {
	quiet := []string{
		"world.demand.first-calls=20/h", "trouble.power-cut.at=21:59", "world.platforms.main.centres.town-hall=90",
		"world.control-rooms.police.call-takers=200", "world.control-rooms.ambulance.call-takers=200",
	}
	const patience = "world.callers.patience={ringing: 1h, silence: 1h, handover: 1h}"
	for _, c := range []struct {
		values []string
		none   bool
	}{{append(quiet, patience), true}, {quiet, false}, {[]string{patience}, false}} {
		s := first(t, 2, c.values...)
		x := &settings{Study: s}
		x.choose()
		plans, err := x.underHabits()
		require.NoError(t, err)
		require.Equal(t, c.none, x.loseNone(plans, 2), c.values)
		if !c.none {
			continue
		}
		require.NoError(t, asked(t, "20").Fill(context.Background(), s))
		require.Nil(t, s.Answer.OverHabits)
		require.False(t, areAlike(plans[0], plans[1]))
		for _, other := range plans {
			simulated, err := experiment.Compare(context.Background(), other, experiment.Options{})
			require.NoError(t, err)
			for i, r := range simulated.Results {
				require.Equal(t, s.Results[i].Waits, r.Waits)
				require.Equal(t, never(s.Results[i]), never(r))
			}
		}
	}
}
