package emergency

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/random"
	"nines/sim/stat"
)

// bursting is a network whose callers all come in bursts, and who are all connected at once.
func bursting(length des.Time, perSecond float64, b Burst) *Network {
	n := oneRoom(perSecond, 40, length)
	n.Demand.Sources[0].Burst = &b
	n.Platforms[0].Handling = constant(0)
	return n
}

// firstCalls are those of a number of replications of a network, by replication.
func firstCalls(t *testing.T, n *Network, replications int) [][]Observation {
	t.Helper()
	w, all := NewWorld(n), make([][]Observation, replications)
	for i := range all {
		w.Check(i%10 == 0 || effort.IsLong()) // most of the work
		r := recording(CallMade)
		_, err := w.Run(random.New(1, i), &Trouble{Milestones: int(FaultBegan(0))}, idleStrategy{}, r)
		require.NoError(t, err)
		all[i] = r.list
	}
	return all
}

// requireMean demands that the mean of a sample is within four standard errors of what it should be.
func requireMean(t *testing.T, want float64, sample []float64) {
	t.Helper()
	m := stat.Mean(sample)
	require.InDelta(t, want, m.Mean, 4*m.StdDev/math.Sqrt(float64(m.N)))
}

// TestTheCallersOfBurstsAreACompoundPoissonProcess: with incidents at the rate λ, of N callers each, λT·E[N] call in the
// time T, with the variance λT·E[N²].
func TestTheCallersOfBurstsAreACompoundPoissonProcess(t *testing.T) {
	const incidents = 8 // λT
	callers := must(random.Empirical([]float64{1, 3, 20}))
	n := bursting(4*des.Hour, incidents/(4*3600.), Burst{Callers: callers, Over: constant(0)})
	var counts, squares []float64
	const mean, variance = incidents * (1 + 3 + 20) / 3., incidents * (1 + 9 + 400) / 3.
	for _, calls := range firstCalls(t, n, effort.Of(1000, 3000)) {
		counts = append(counts, float64(len(calls)))
		squares = append(squares, (float64(len(calls))-mean)*(float64(len(calls))-mean))
	}
	requireMean(t, mean, counts)
	requireMean(t, variance, squares)
}

// TestTheCallersOfABurstCallInTheirTime: each after a time that is exponential here, whoever else calls.
func TestTheCallersOfABurstCallInTheirTime(t *testing.T) {
	at := 600 * des.Second
	n := bursting(3*des.Hour, 0, Burst{At: []des.Time{at}, Callers: constant(50), Over: exponential(240)})
	var delays, squares, soon []float64
	for _, calls := range firstCalls(t, n, 200) {
		require.Len(t, calls, 50)
		for _, o := range calls {
			delay := (o.At - at).Seconds()
			delays, squares, soon = append(delays, delay), append(squares, delay*delay), append(soon, 0)
			if delay < 240 {
				soon[len(soon)-1] = 1
			}
		}
	}
	requireMean(t, 240, delays)
	requireMean(t, 2*240*240, squares)
	requireMean(t, 1-1/math.E, soon)
}

func TestABurstAtASetTime(t *testing.T) {
	for _, c := range []struct {
		name    string
		burst   Burst
		want    []float64 // when they call
		numbers []uint64
	}{
		{"all at once", Burst{At: []des.Time{30 * des.Second}, Callers: constant(3), Over: constant(0)}, []float64{30, 30, 30}, []uint64{0, 1, 2}},
		{"some time after", Burst{At: []des.Time{30 * des.Second}, Callers: constant(2), Over: constant(5)}, []float64{35, 35}, []uint64{0, 1}},
		{"twice", Burst{At: []des.Time{30 * des.Second, 10 * des.Second}, Callers: constant(2), Over: constant(0)}, []float64{10, 10, 30, 30}, []uint64{1 << 24, 1<<24 | 1, 0, 1}},
		{"at least one", Burst{At: []des.Time{0}, Callers: constant(0.2), Over: constant(0)}, []float64{0}, []uint64{0}},
		{"the nearest whole number", Burst{At: []des.Time{0}, Callers: constant(1.6), Over: constant(0)}, []float64{0, 0}, []uint64{0, 1}},
		{"not after the run", Burst{At: []des.Time{30 * des.Second}, Callers: constant(9), Over: constant(30)}, nil, nil},
		{"nor as it ends", Burst{At: []des.Time{60 * des.Second}, Callers: constant(9), Over: constant(0)}, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var at []float64
			var numbers []uint64
			for _, o := range firstCalls(t, bursting(des.Minute, 0, c.burst), 1)[0] {
				at, numbers = append(at, o.At.Seconds()), append(numbers, o.Caller)
			}
			require.Equal(t, c.want, at)
			require.Equal(t, c.numbers, numbers)
		})
	}
}

// TestABurstAtTheDesk: one agent who takes 10 s for a call has a caller at 0 s, and at 4 s an incident with three. The
// queue holds two.
func TestABurstAtTheDesk(t *testing.T) {
	n := oneDesk()
	draws := random.New(1, 0)
	n.Demand.Sources[0].Rate = exactly(draws, []float64{0})
	n.Demand.Sources = append(n.Demand.Sources, Source{Name: "crash", Burst: &Burst{At: []des.Time{4 * des.Second}, Callers: constant(3), Over: constant(0)}})
	n.Demand.NoRequest, n.Platforms[0].Queue = 1, 2
	w, r := NewWorld(n), recording(CallEnded)
	w.Check(true)
	_, err := w.Run(draws, &Trouble{Milestones: int(FaultBegan(0))}, idleStrategy{}, r)
	require.NoError(t, err)
	const crash = 1 << 48
	want := []struct {
		at      float64
		caller  uint64
		outcome Outcome
	}{{4, crash | 2, Refused}, {10, 0, NoRequest}, {20, crash, Connected}, {30, crash | 1, Connected}}
	require.Len(t, r.list, len(want))
	for i, o := range r.list {
		require.Equal(t, want[i].at, o.At.Seconds())
		require.Equal(t, want[i].caller, o.Caller)
		require.Equal(t, want[i].outcome, o.Outcome, "those who report an incident want help, whatever others want")
	}
}

// TestEachIncidentIsInOneRegion, which is drawn among those of the burst by their shares; services are drawn for each
// caller.
func TestEachIncidentIsInOneRegion(t *testing.T) {
	n := bursting(10*des.Hour, 1/3600., Burst{Callers: constant(12), Over: constant(60)})
	n.Demand.Regions = []Named{{Name: "a", Share: 0.4}, {Name: "b", Share: 0.3}, {Name: "c", Share: 0.2}, {Name: "d", Share: 0.1}}
	n.Demand.Services = []Named{{Name: "fire", Share: 0.9}, {Name: "police", Share: 0.1}}
	n.RoomFor = [][]int16{{0, 0, 0, 0}, {0, 0, 0, 0}}
	n.Demand.Sources[0].Regions, n.Demand.Sources[0].Services = []float64{0, 3, 0, 1}, []float64{0.25, 0.75}
	var inB, fire []float64
	for _, calls := range firstCalls(t, n, effort.Of(80, 200)) {
		where := map[uint64]int16{}
		for _, o := range calls {
			incident, _ := InIncident(o.Caller)
			region, known := where[incident]
			require.True(t, !known || region == o.Region, "incident %d is in %d and %d", incident, region, o.Region)
			require.Contains(t, []int16{1, 3}, o.Region)
			where[incident] = o.Region
			fire = append(fire, float64(1-o.Service))
		}
		for _, region := range where {
			inB = append(inB, float64(3-region)/2)
		}
	}
	requireMean(t, 0.75, inB)
	requireMean(t, 0.25, fire)
}

// TestWhoReportsAnIncident: the callers of one incident are the same people in a longer run, in which there are more
// incidents, and where other incidents have more callers.
func TestWhoReportsAnIncident(t *testing.T) {
	who := func(n *Network) map[uint64][2]des.Time {
		people := map[uint64][2]des.Time{}
		for _, o := range firstCalls(t, n, 1)[0] {
			people[o.Caller] = [2]des.Time{o.At, des.Time(o.Service)}
		}
		return people
	}
	network := func(length des.Time, callers float64) *Network {
		n := bursting(length, 1/1800., Burst{Callers: constant(callers), Over: exponential(30)})
		n.Demand.Services = []Named{{Name: "fire", Share: 0.5}, {Name: "police", Share: 0.5}}
		n.RoomFor = [][]int16{{0}, {0}}
		return n
	}
	few := who(network(4*des.Hour, 5))
	require.Greater(t, len(few), 20)
	for _, more := range []map[uint64][2]des.Time{who(network(8*des.Hour, 5)), who(network(4*des.Hour, 9))} {
		require.Greater(t, len(more), len(few))
		for caller, is := range few {
			require.Equal(t, is, more[caller], "caller %d", caller)
		}
	}
}

// TestWithoutIncidentsNothingIsDifferent: a burst that never happens leaves everything else as it was.
func TestWithoutIncidentsNothingIsDifferent(t *testing.T) {
	n, trouble := busyDay(des.Hour)
	without, with := &record{}, &record{}
	play(t, n, trouble, idleStrategy{}, without)
	n.Demand.Sources = append(n.Demand.Sources, Source{
		Name: "never", Rate: flat(1e-12, n.Length), DayFactor: constant(1), Burst: &Burst{Callers: constant(500), Over: exponential(60)},
	})
	play(t, n, trouble, idleStrategy{}, with)
	require.Greater(t, len(without.list), 1000)
	require.True(t, slices.Equal(without.list, with.list))
}

// TestBurstsDrawIntoMemoryThatThereIs: the second time that a world plays the same run, bursts allocate nothing more.
func TestBurstsDrawIntoMemoryThatThereIs(t *testing.T) {
	allocations := func(callers float64) float64 {
		w := NewWorld(bursting(des.Hour, 1/60., Burst{Callers: constant(callers), Over: exponential(60)}))
		return testing.AllocsPerRun(3, func() {
			_, err := w.Run(random.New(1, 0), &Trouble{Milestones: int(FaultBegan(0))}, idleStrategy{}, silent{})
			require.NoError(t, err)
		})
	}
	require.Equal(t, allocations(1), allocations(200))
}
