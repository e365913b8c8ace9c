package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/random"
)

// recordOf is the record that somebody would have kept of first calls, in their order.
func recordOf(firstCalls []Observation) *Replay {
	r := &Replay{}
	for _, o := range firstCalls {
		service := o.Service
		if service == None {
			service = Nothing
		}
		r.At, r.Services = append(r.At, o.At), append(r.Services, service)
		r.Regions, r.Accesses = append(r.Regions, o.Region), append(r.Accesses, o.Access)
	}
	return r
}

// firstOf are the first calls among what has been observed.
func firstOf(list []Observation) (first []Observation) {
	for _, o := range list {
		if o.Fact == CallMade && o.Attempt == 1 {
			first = append(first, o)
		}
	}
	return first
}

// TestARecordOfARunIsThatRun: whoever replays what a run has recorded of its first calls has the whole run again, patience,
// handling and redials included; so it is if the record says nothing of anybody, as each caller is then drawn with the same
// key. Surges add the same callers to a record as to the source that was recorded, and keep the same ones away.
func TestARecordOfARunIsThatRun(t *testing.T) {
	storm := surging("storm", 3, &Selector{Regions: []bool{true, false}, Share: 1})
	lull := surging("lull", 0.5, nil)
	for name, trouble := range map[string]*Trouble{
		"healthy": nil, "storm": lasting([]Fault{storm}, [2]des.Time{des.Hour / 2, des.Hour}), "lull": lasting([]Fault{lull}, [2]des.Time{des.Hour / 2, des.Hour}),
	} {
		n := crossroads(5)
		recorded := recordOf(firstOf(callsOf(t, n, nil)))
		require.Greater(t, len(recorded.At), 500)
		want := callsOf(t, n, trouble)
		for _, r := range []*Replay{recorded, {At: recorded.At}, unsaid(len(recorded.At), recorded.At)} {
			n.Demand.Sources[0].Replay = r
			require.Equal(t, want, callsOf(t, n, trouble), name)
		}
	}
}

// unsaid is a record in which nothing but times is said of anybody.
func unsaid(n int, at []des.Time) *Replay {
	r := &Replay{At: at, Services: make([]int8, n), Regions: make([]int16, n), Accesses: make([]int8, n)}
	for i := range n {
		r.Services[i], r.Regions[i], r.Accesses[i] = Unsaid, Unsaid, Unsaid
	}
	return r
}

// TestARecordHoldsInEveryReplication: at the microsecond, in its order, and whoever its shares would make of them.
func TestARecordHoldsInEveryReplication(t *testing.T) {
	n := crossroads(5)
	n.Demand.Sources[0].Rate = random.Rate{}
	n.Demand.Sources[0].Replay = &Replay{
		At: []des.Time{0, 7, 7, 7, 90 * des.Minute}, Services: []int8{1, Nothing, 0, 1, 0}, Regions: []int16{0, 0, 1, 1, 0}, Accesses: []int8{1, 0, 1, 0, 0},
	}
	patience := map[bool]int{}
	for _, calls := range firstCalls(t, n, 40) {
		first := firstOf(calls)
		require.Equal(t, n.Demand.Sources[0].Replay, recordOf(first))
		for k, o := range first {
			require.EqualValues(t, k, o.Caller, "the k-th of the record")
		}
		patience[len(calls) == len(first)]++
	}
	require.Len(t, patience, 1, "nobody is lost with five agents")
}

// TestARecordIsReadWithoutAllocations, however long it is.
func TestARecordIsReadWithoutAllocations(t *testing.T) {
	n, trouble := busyDay(des.Hour)
	r := unsaid(3600, nil)
	for i := range 3600 {
		r.At = append(r.At, des.Time(i)*des.Second)
	}
	n.Demand.Sources[0].Replay = r
	w := NewWorld(n)
	require.Zero(t, testing.AllocsPerRun(3, func() {
		_, err := w.Run(random.New(1, 0), trouble, idleStrategy{}, silent{})
		require.NoError(t, err)
	}))
}
