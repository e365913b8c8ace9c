package measure

import (
	"slices"
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
		o := emergency.Observation{Fact: emergency.Sampled, At: at(4, 0), Platform: int8(platform), Sample: emergency.Sample{Waiting: 3, Agents: 20, Busy: int32(10 + platform)}}
		s.tell(o)
	}
	tally := s.closed(t, p)
	var sum Sum
	tally.AddTo(&sum, 0)
	means := p.Series(&sum)
	require.Len(t, means, int(emergency.Outcomes)+3+2*(1+2)+2+2+2*3, "outcomes, all calls, others, providers and routes, losses, services, samples")
	for _, m := range means {
		require.Len(t, m.Values, 60, m.Name)
	}
	for _, c := range []struct {
		name   string
		minute int
		want   float64
	}{
		{"calls.offered", 5, 3}, {"calls.of-others", 5, 1}, {"calls.offered", 7, 1}, {"calls.offered", 9, 0}, // where they were made, not where they ended
		{"calls.refused", 5, 2}, {"calls.abandoned", 5, 1}, {"calls.connected", 1, 1}, {"calls.open", 59, 1},
		{"calls.answered-within-target", 1, 1}, {"calls.answered-within-target", 5, 0},
		{"providers.cellular.calls", 5, 4}, {"providers.cellular.routes.main.calls", 5, 4}, {"providers.cellular.routes.reserve.calls", 5, 0},
		{"providers.landline.calls", 5, 0}, {"main.lost", 5, 4}, {"reserve.lost", 5, 0}, {"control-rooms.police.connected", 1, 1},
		{"main.queue", 4, 3}, {"main.agents", 4, 20}, {"main.busy", 4, 10}, {"reserve.busy", 4, 11}, {"reserve.busy", 5, 0},
	} {
		require.Equal(t, c.want, named(t, means, c.name)[c.minute], "%s in minute %d", c.name, c.minute)
	}
}

// TestSeriesAddUpTheSameInAnyOrder: whoever did which replication.
func TestSeriesAddUpTheSameInAnyOrder(t *testing.T) {
	p := windowed()
	tallies := []*Tally{losses().play(p), oneOfEach().play(p), (&script{}).play(p)}
	var one, other Sum
	for _, i := range []int{0, 1, 2} {
		tallies[i].AddTo(&one, i)
	}
	for _, i := range []int{2, 0, 1} {
		tallies[i].AddTo(&other, i)
	}
	require.Equal(t, p.Series(&one), p.Series(&other))
	require.Equal(t, p.FirstSeries(&one), p.FirstSeries(&other))
	require.Equal(t, one.Entries(), other.Entries())
	require.Equal(t, p.Durations(&one), p.Durations(&other))
	require.Equal(t, int64(3), one.Replications)
	require.InDelta(t, (3+1+0)/3., named(t, p.Series(&one), "calls.offered")[5], 1e-15)
	require.Zero(t, named(t, p.Series(&Sum{}), "calls.offered")[5], "no replication, no calls")
}

// TestBands: of twenty replications, the lowest but none is the 5 % quantile and the highest but one the 95 % quantile.
func TestBands(t *testing.T) {
	p := windowed()
	var sum Sum
	for i := range 20 {
		s := &script{}
		for k := range i {
			s.caller(int32(k)).connects(at(3, k), 0)
		}
		s.closed(t, p).AddTo(&sum, 19-i)
	}
	for _, series := range p.Series(&sum) {
		if series.Name == "calls.offered" {
			require.Equal(t, 9.5, series.Values[3])
			require.Equal(t, 0.0, series.Low[3])
			require.Equal(t, 18.0, series.High[3])
		}
		if series.Name == "providers.cellular.calls" {
			require.Nil(t, series.Low, "where calls went has no band")
		}
	}
	require.Equal(t, 19.0, named(t, p.FirstSeries(&sum), "calls.offered")[3], "replication 0 by itself")
	require.Nil(t, p.FirstSeries(&Sum{}))
	sum.kept = sum.kept[:19]
	require.Nil(t, p.Series(&sum)[seriesOffered].High, "of nineteen there is none")
	require.Equal(t, 9.5, named(t, p.Means(&sum), "calls.offered")[3])
}

// TestBandsRestOnTheFirst: what is kept of single replications has an end, and not where it depends on who did which.
func TestBandsRestOnTheFirst(t *testing.T) {
	p := windowed()
	require.Equal(t, 400, p.Banded())
	tally := losses().play(p)
	var sum Sum
	for _, i := range []int{400, 399, 5000} {
		tally.AddTo(&sum, i)
	}
	require.Len(t, sum.kept, 1)
	require.Equal(t, 60*(int(emergency.Outcomes)+3+2*3), sum.kept[0].Len())
	long := network()
	long.Length = 31 * 24 * des.Hour
	few := NewPlan(long, nil, target, Names{}).Banded()
	require.True(t, few >= 20 && few < 400, few)
}

// TestSumOfLedgers: the ledgers of all replications together, in order, with and without who it was.
func TestSumOfLedgers(t *testing.T) {
	p := windowed()
	var sum Sum
	losses().play(p).AddTo(&sum, 0)
	losses().play(p).AddTo(&sum, 1)
	want := losses().play(p).Ledger()
	for i := range want {
		want[i].Calls *= 2
	}
	require.NotEmpty(t, want)
	require.Equal(t, want, sum.Entries())
	calls := int64(0)
	for _, e := range sum.MinuteEntries() {
		require.EqualValues(t, emergency.None, e.Service)
		require.EqualValues(t, emergency.None, e.Region)
		calls += e.Calls
	}
	require.Equal(t, int64(2*4), calls, "of those who want help")
}

// TestDurations: each answered call and each delayed caller is counted once in each of its windows, in the bin of its time.
func TestDurations(t *testing.T) {
	require.Equal(t, []float64{0.1, 0.125893, 1, 10, 100000}, []float64{Limits[0], Limits[1], Limits[10], Limits[20], Limits[len(Limits)-1]})
	p := windowed(Window{"early", 0, at(5, 0)})
	s := &script{}
	s.caller(0).connects(at(1, 0), 10*des.Second)
	s.caller(1).connects(at(2, 0), 10*des.Second+1)
	s.caller(2).connects(at(9, 0), 0)
	late := s.caller(3)
	late.dials(at(4, 0)).ends(at(4, 1), emergency.Refused)
	late.dials(at(4, 30)).isAnswered(at(4, 31)).ends(at(4, 40), emergency.Connected)
	late.leaves(at(4, 40), emergency.Helped)
	var sum Sum
	s.closed(t, p).AddTo(&sum, 0)
	all, early := p.Durations(&sum)[0], p.Durations(&sum)[1]
	require.Equal(t, []string{"run", "early"}, []string{all.Window, early.Window})
	require.Equal(t, []int64{1, 1, 1}, []int64{all.Answers[0], all.Answers[20], all.Answers[21]}, "a limit is in its own bin")
	require.Equal(t, []int64{0, 1, 1}, []int64{early.Answers[0], early.Answers[20], early.Answers[21]})
	require.Len(t, all.Answers, len(Limits)+1)
	forty := slices.IndexFunc(Limits, func(l float64) bool { return l >= 40 })
	require.EqualValues(t, 1, all.Delays[forty], "from the first call, and not the last")
	require.EqualValues(t, 1, early.Delays[forty])
	total := int64(0)
	for _, n := range all.Delays {
		total += n
	}
	require.EqualValues(t, 1, total)
}

// TestLastMinuteMayBeShort: a run of whole and a half minutes has a minute for its end.
func TestLastMinuteMayBeShort(t *testing.T) {
	n := network()
	n.Length = 2*des.Minute + 30*des.Second
	p := NewPlan(n, nil, target, Names{})
	s := &script{}
	s.caller(0).connects(at(2, 15), 0)
	tally := s.closed(t, p)
	var sum Sum
	tally.AddTo(&sum, 0)
	require.Equal(t, []float64{0, 0, 1}, named(t, p.Series(&sum), "calls.offered"))
	require.Equal(t, 3, p.Steps())
}
