package measure

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// named is one of the mean series.
func named(t *testing.T, list []Series, name string) []float64 {
	t.Helper()
	for _, s := range list {
		if s.Name == name {
			return s.Values
		}
	}
	require.Fail(t, "no such series", name)
	return nil
}

func TestSeriesOfOneReplication(t *testing.T) {
	p := windowed()
	s := losses()
	for platform := range 2 {
		o := emergency.Observation{Fact: emergency.Sampled, At: at(4, 0), Platform: int8(platform), Waiting: 3, Agents: 20, Busy: int32(10 + platform)}
		s.tell(o)
	}
	tally := s.closed(t, p)
	var sum SeriesSum
	tally.AddSeries(&sum)
	means := p.Means(&sum)
	require.Len(t, means, int(emergency.Outcomes)+2+2*3)
	for _, m := range means {
		require.Len(t, m.Values, 60, m.Name)
	}
	for _, c := range []struct {
		name   string
		minute int
		want   float64
	}{
		{"calls.offered", 5, 4}, {"calls.offered", 7, 1}, {"calls.offered", 9, 0}, // where they were made, not where they ended
		{"calls.refused", 5, 3}, {"calls.abandoned", 5, 1}, {"calls.connected", 1, 1}, {"calls.open", 59, 1},
		{"calls.answered-within-target", 1, 1}, {"calls.answered-within-target", 5, 0},
		{"main.queue", 4, 3}, {"main.agents", 4, 20}, {"main.busy", 4, 10}, {"reserve.busy", 4, 11}, {"reserve.busy", 5, 0},
	} {
		require.Equal(t, c.want, named(t, means, c.name)[c.minute], "%s in minute %d", c.name, c.minute)
	}
}

// TestSeriesAddUpTheSameInAnyOrder: whoever did which replication.
func TestSeriesAddUpTheSameInAnyOrder(t *testing.T) {
	p := windowed()
	a, b, c := losses().play(p), oneOfEach().play(p), (&script{}).play(p)
	var one, first, second, none SeriesSum
	for _, tally := range []*Tally{a, b, c} {
		tally.AddSeries(&one)
	}
	c.AddSeries(&first)
	b.AddSeries(&second)
	a.AddSeries(&second)
	first.Add(&none)
	first.Add(&second)
	require.Equal(t, p.Means(&one), p.Means(&first))
	require.Equal(t, int64(3), first.Replications)
	require.InDelta(t, (4+1+0)/3., named(t, p.Means(&one), "calls.offered")[5], 1e-15)
	none.Add(&one)
	require.Equal(t, p.Means(&one), p.Means(&none), "an empty sum takes over the other")
	require.Zero(t, named(t, p.Means(&SeriesSum{}), "calls.offered")[5], "no replication, no calls")
}

// TestLastMinuteMayBeShort: a run of whole and a half minutes has a minute for its end.
func TestLastMinuteMayBeShort(t *testing.T) {
	n := network()
	n.Length = 2*des.Minute + 30*des.Second
	p := NewPlan(n, nil, target, Names{})
	s := &script{}
	s.caller(0).connects(at(2, 15), 0)
	tally := s.closed(t, p)
	var sum SeriesSum
	tally.AddSeries(&sum)
	require.Equal(t, []float64{0, 0, 1}, named(t, p.Means(&sum), "calls.offered"))
	require.Equal(t, 3, p.Minutes())
}
