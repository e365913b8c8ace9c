package emergency

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"

	"nines/sim/des"
	"nines/sim/random"
)

// surging is a surge from one time to another.
func surging(name string, times float64, only *Selector) Fault {
	c := Healthy()
	c.FirstCalls = times
	return Fault{Name: name, On: []Element{{Kind: ADemand}}, Condition: c, Only: only}
}

// crossroads has two regions, two services and two accesses, callers who fail and try again, and people enough or not.
func crossroads(agents int32) *Network {
	n := oneRoom(0.1, agents, 2*des.Hour)
	d := &n.Demand
	d.NoRequest = 0.2
	d.Services = []Named{{Name: "police", Share: 0.6}, {Name: "fire", Share: 0.4}}
	d.Regions = []Named{{Name: "south", Share: 0.3}, {Name: "north", Share: 0.7}}
	d.Accesses = []Named{{Name: "mobile", Share: 0.8}, {Name: "fixed", Share: 0.2}}
	n.RoomFor = [][]int16{{0, 0}, {0, 0}}
	n.Providers[0].Accesses = []int{0, 1}
	n.Callers.MostCalls = 3
	for i := range n.Callers.Patience {
		n.Callers.Patience[i], n.Callers.Redial[i] = exponential(40), Redial{Share: 0.7, Delay: exponential(20)}
	}
	return n
}

// callsOf are the facts of callers, as if each had a slot of their own.
func callsOf(t *testing.T, n *Network, trouble *Trouble) (list []Observation) {
	r := recording()
	for f := CallMade; f <= CallerLeft; f++ {
		r.keep[f] = true
	}
	play(t, n, trouble, idleStrategy{}, r)
	for _, o := range r.list {
		o.Slot = None
		list = append(list, o)
	}
	return list
}

// firstCallers are who made a first call, and when.
func firstCallers(list []Observation) map[uint64]Observation {
	people := map[uint64]Observation{}
	for _, o := range list {
		if o.Fact == CallMade && o.Attempt == 1 {
			people[o.Caller] = o
		}
	}
	return people
}

var wholeRun = [2]des.Time{0, 2 * des.Hour}

func TestASurgeOfOneIsNothing(t *testing.T) {
	n := crossroads(5) // too few: losses are ordinary congestion in both
	healthy := callsOf(t, n, nil)
	require.Equal(t, healthy, callsOf(t, n, lasting([]Fault{surging("one", 1, nil)}, wholeRun)))
	require.Positive(t, causesOf(healthy)[Congestion])
}

// TestASurgeAddsCallersOfItsKind: the others are who they were, and the added ones are of the selection and of its time.
func TestASurgeAddsCallersOfItsKind(t *testing.T) {
	n := crossroads(1000)
	only := &Selector{Services: []bool{false, true, true}, Regions: []bool{true, false}, Accesses: []bool{true, false}, Share: 0.5}
	span := [2]des.Time{30 * des.Minute, 90 * des.Minute}
	list := callsOf(t, n, lasting([]Fault{surging("storm", 21, only)}, span))
	healthy, with := firstCallers(callsOf(t, n, nil)), firstCallers(list)
	added := 0.
	for id, o := range with {
		if was, known := healthy[id]; known {
			require.Equal(t, was, o)
			continue
		}
		added++
		require.EqualValues(t, 1, o.Caller>>48, "a source of its own")
		require.True(t, o.At >= span[0] && o.At < span[1], "%v", o.At)
		require.True(t, o.Region == 0 && o.Access == 0 && o.Service != 0, "%+v", o)
	}
	require.Len(t, with, len(healthy)+int(added), "nobody stays away")
	mean := 20 * 0.1 * 3600 * n.Reach(only) * 0.5
	require.InDelta(t, mean, added, 4.5*math.Sqrt(mean), "Poisson")
}

// TestASurgeBelowOneKeepsCallersAway: those of the selection, each with the missing probability; the rest come as before.
func TestASurgeBelowOneKeepsCallersAway(t *testing.T) {
	n := crossroads(1000)
	n.Demand.Sources[0].Rate = flat(1, n.Length)
	only := &Selector{Regions: []bool{false, true}, Share: 1}
	span := [2]des.Time{30 * des.Minute, 90 * des.Minute}
	healthy := firstCallers(callsOf(t, n, nil))
	with := firstCallers(callsOf(t, n, lasting([]Fault{surging("quiet", 0.25, only)}, span)))
	asked, away := 0., 0.
	for id, o := range healthy {
		now, came := with[id]
		isAsked := o.Region == 1 && o.At >= span[0] && o.At < span[1]
		require.True(t, came || isAsked)
		if came {
			require.Equal(t, o, now)
		} else {
			away++
		}
		if isAsked {
			asked++
		}
	}
	require.InDelta(t, 0.75, away/asked, 4.5*math.Sqrt(0.75*0.25/asked))
	none := firstCallers(callsOf(t, n, lasting([]Fault{surging("none", 0, nil)}, wholeRun)))
	require.Empty(t, none)
}

// tallyCallers counts first calls.
type tallyCallers struct{ n float64 }

func (c *tallyCallers) Observe(batch []Observation) {
	for i := range batch {
		if batch[i].Fact == CallMade && batch[i].Attempt == 1 {
			c.n++
		}
	}
}

// TestASurgeOfTwoIsTwiceTheRate: the number of callers is Poisson with twice the mean; on days of an uneven demand it is
// mixed Poisson, and the day is one for both halves. With mean m, variance v and kurtosis k of the count, the mean of n
// replications has the standard error √(v/n), and their variance one of about v·√((k-1)/n).
func TestASurgeOfTwoIsTwiceTheRate(t *testing.T) {
	const replications, mean = 2000, 120.
	for name, x := range map[string]struct {
		day      random.Distribution
		variance float64
		kurtosis float64
	}{
		"even days":   {constant(1), mean, 3 + 1/mean},
		"uneven days": {must(random.Gamma(1, 0.5)), mean + mean*mean*0.25, 4.5},
	} {
		n := oneRoom(mean/2/3600, 10, des.Hour)
		n.Platforms[0].Handling = constant(1)
		n.Demand.Sources[0].DayFactor = x.day
		w, counts := NewWorld(n), make([]float64, replications)
		trouble := lasting([]Fault{surging("twice", 2, nil)}, [2]des.Time{0, des.Hour})
		for i := range counts {
			var c tallyCallers
			_, err := w.Run(random.New(1, i), trouble, idleStrategy{}, &c)
			require.NoError(t, err)
			counts[i] = c.n
		}
		m, v := stat.MeanVariance(counts, nil)
		require.InDelta(t, mean, m, 4.5*math.Sqrt(x.variance/replications), name)
		require.InDelta(t, x.variance, v, 4.5*x.variance*math.Sqrt((x.kurtosis-1)/replications), name)
	}
}

// TestSurgesAddUpAndWhatIsMissingMultiplies: three times and twice as many at once are four times as many; half of those is
// twice as many.
func TestSurgesAddUpAndWhatIsMissingMultiplies(t *testing.T) {
	n := crossroads(1000)
	base := 0.1 * 7200
	for want, faults := range map[float64][]Fault{
		4: {surging("three", 3, nil), surging("two", 2, nil)},
		2: {surging("three", 3, nil), surging("two", 2, nil), surging("half", 0.5, nil)},
	} {
		spans := [][2]des.Time{wholeRun, wholeRun, wholeRun}[:len(faults)]
		got := float64(len(firstCallers(callsOf(t, n, lasting(faults, spans...)))))
		require.InDelta(t, want*base, got, 4.5*math.Sqrt(want*base))
	}
}

// TestASurgeTouchesTheCallsItAdds: first calls and redials, after its end too, and no others while nothing is lost for it.
func TestASurgeTouchesTheCallsItAdds(t *testing.T) {
	n := crossroads(1000)
	c := Healthy()
	c.Cut[CutAtAnswer] = 0.5
	cutting := Fault{Name: "cut", On: thePlatform, Condition: c}
	span := [2]des.Time{30 * des.Minute, 60 * des.Minute}
	r := recording(CallMade, TroubleTouched)
	play(t, n, lasting([]Fault{surging("storm", 4, nil), cutting}, span, wholeRun), idleStrategy{}, r)
	calls, redials := map[string]bool{}, 0
	for _, o := range r.list {
		call := fmt.Sprint(o.Caller, " ", o.Attempt)
		switch {
		case o.Fact == CallMade && o.Caller>>48 == 1:
			calls[call] = true
			if o.Attempt > 1 && o.At > span[1] {
				redials++
			}
		case o.Fact == TroubleTouched && o.Cause == 0:
			require.True(t, calls[call], "%s is not a call that it added, or was touched before", call)
			delete(calls, call)
		}
	}
	require.Empty(t, calls, "touched each")
	require.Positive(t, redials)
}

// TestASurgeIsNamedForTheShortageItMakes while it lasts; before it is congestion, after it overload.
func TestASurgeIsNamedForTheShortageItMakes(t *testing.T) {
	n := crossroads(7)
	span := [2]des.Time{30 * des.Minute, 60 * des.Minute}
	causes := [3]map[int16]int{{}, {}, {}}
	for _, o := range callsOf(t, n, lasting([]Fault{surging("storm", 4, nil)}, span)) {
		if o.Fact == CallEnded && o.Outcome.Unconnected() {
			when := 0
			if o.At >= span[0] {
				when++
			}
			if o.At >= span[1] {
				when++
			}
			causes[when][o.Cause]++
		}
	}
	require.Greater(t, causes[1][0], 100)
	require.LessOrEqual(t, 100*(causes[1][Overload]+causes[1][Congestion]), causes[1][0], "%v", causes)
	require.Zero(t, causes[0][Overload]+causes[0][0])
	require.Positive(t, causes[2][Overload])
	require.Zero(t, causes[2][0])
}
