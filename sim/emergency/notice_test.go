package emergency

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/random"
)

// published is a notice that comes out, as the one of an ID.
func published(id int, n Notice) func(*Orders) { return func(o *Orders) { o.Publish(id, &n) } }

// withdrawn is its end.
func withdrawn(id int) func(*Orders) { return func(o *Orders) { o.Withdraw(id) } }

func diverted(share float64) func(*Orders) { return published(0, Notice{Diverts: share}) }
func damped(share float64) func(*Orders)   { return published(0, Notice{Damps: share}) }

var noticeTraces = []trace{
	{
		name:     "who is told of another number calls it: first callers, and those about to call again",
		calls:    []float64{1, 6, 12},
		world:    again(LossRefused, 3),
		strategy: timetable{{4, diverted(1)}, {10, withdrawn(0)}},
		trouble:  []spell{{"dead", 0, 8, thePlatform, busy}},
		want: `
			1: 1 meets dead; 1 refused by dead at platform 0; 5 goes elsewhere
			3: 12 answered; 22 passed on; 22 connected
			world: 6 2 calls another number`,
	},
	{
		name:     "who wants nothing cares for no notice",
		calls:    []float64{1},
		world:    func(n *Network) { n.Demand.NoRequest = 1 },
		strategy: timetable{{0, diverted(1)}},
		want:     `1: 1 answered; 11 no-request`,
	},
	{
		name:  "the same people heed the notice, at their first call or a later one",
		calls: []float64{1, 2, 6, 7},
		are: func(i int, c *caller) bool {
			return i%2 == 0 == (c.Key.Uniform(random.NewPurpose("calls another number"), 0) < 0.5)
		},
		world:    func(n *Network) { again(LossRefused, 2)(n); plenty(n) },
		strategy: timetable{{4, diverted(0.5)}},
		trouble:  []spell{{"dead", 0, 3, thePlatform, busy}},
		want: `
			1: 1 meets dead; 1 refused by dead at platform 0; 5 goes elsewhere
			2: 2 meets dead; 2 refused by dead at platform 0; 6 calls again; 6 answered; 16 passed on; 16 connected
			4: 7 answered; 17 passed on; 17 connected
			world: 6 3 calls another number`,
	},
	{
		name:     "redials that are not made",
		calls:    []float64{1},
		world:    again(LossRefused, 5),
		strategy: timetable{{7, damped(1)}},
		trouble:  []spell{{"dead", 0, 0, thePlatform, busy}},
		want:     `1: 1 meets dead; 1 refused by dead at platform 0; 5 calls again; 5 meets dead; 5 refused by dead at platform 0; 9 gives up`,
	},
}

// TestPeopleTryWhetherItWorks: so many, the same under every strategy, many at first and ever fewer, all within the time; they
// want nothing and do not call again.
func TestPeopleTryWhetherItWorks(t *testing.T) {
	tests := func(s timetable, replication int) []Observation {
		n := oneRoom(0.001, 500, 2*des.Hour)
		again(LossRefused, 5)(n)
		n.Demand.Regions = []Named{{Name: "north", Share: 0.5}, {Name: "south", Share: 0.5}}
		w, r := NewWorld(n), recording(CallMade)
		w.Check(true)
		_, err := w.Run(random.New(1, replication), troubleOf([]spell{{"dead", 700, 0, thePlatform, busy}}), s, r)
		require.NoError(t, err)
		var list []Observation
		for _, o := range r.list {
			if o.Kind == Tester {
				list = append(list, o)
			}
		}
		return list
	}
	order := published(3, Notice{Tests: 400, TestsIn: 30 * des.Minute})
	list := tests(timetable{{600, order}}, 0)
	require.Len(t, list, 400, "and nobody calls again")
	early, mean := 0, 0.
	for _, made := range list {
		require.EqualValues(t, None, made.Service)
		since := (made.At - 600*des.Second).Seconds()
		require.True(t, since >= 0 && since <= 1800, "%v s", since)
		mean += since / 400
		if since < 600 {
			early++
		}
	}
	// the exponential with mean 600 s, cut off at 1800 s
	require.InDelta(t, 400*(1-math.Exp(-1))/(1-math.Exp(-3)), early, 40)
	require.InDelta(t, 600-1800*math.Exp(-3)/(1-math.Exp(-3)), mean, 75)
	later := tests(timetable{{600, diverted(0.5)}, {900, order}}, 0)
	require.Len(t, later, len(list))
	for i := range list {
		require.Equal(t, list[i].At+300*des.Second, later[i].At)
		require.Equal(t, list[i].Caller, later[i].Caller)
		require.Equal(t, list[i].Region, later[i].Region)
	}
	require.NotEqual(t, list[0].At, tests(timetable{{600, order}}, 1)[0].At)
}

// TestANoticeKeepsItsShares of first callers, and of redials.
func TestANoticeKeepsItsShares(t *testing.T) {
	n := oneRoom(1, 500, 10*des.Hour)
	n.Demand.NoRequest = 0.35
	insp := play0(t, n, timetable{{0, diverted(0.3)}})
	people := float64(insp.Callers + insp.Forewarned)
	require.InDelta(t, 0.65*0.3, float64(insp.Forewarned)/people, 0.01)
	n.Demand.NoRequest, n.Platforms[0].Queue, n.Centres[0].Roster[0].Agents = 0, 0, 0
	again(LossRefused, 2)(n)
	insp = play0(t, n, timetable{{0, damped(0.2)}})
	require.InDelta(t, 0.8, float64(insp.Offered-insp.Callers)/float64(insp.Callers), 0.01)
}
