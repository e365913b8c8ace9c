package emergency

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/random"
)

// busyDay is a network in which everything happens all the time: queues, redials, buddies, faults.
func busyDay(length des.Time) (*Network, *Trouble) {
	n := oneRoom(1, 60, length)
	n.Callers.MostCalls = 4
	for h := range n.Callers.Patience {
		n.Callers.Patience[h] = exponential(30)
	}
	for l := range n.Callers.Redial {
		n.Callers.Redial[l] = Redial{Share: 0.8, ByHabit: l%2 == 0, Delay: exponential(20)}
	}
	n.Callers.Habits = usualHabits(0)
	n.Platforms[0].Queue, n.Groups[0].Circuits = 40, 130
	second(n)
	n.Rooms[0].CallTakers, n.Rooms[0].Conversation, n.Rooms[0].PickUp = 90, exponential(90), exponential(4)
	n.Rooms = append(n.Rooms, n.Rooms[0])
	n.Rooms[0].Buddy, n.Rooms[0].BuddyAfter = 1, 10*des.Second
	trouble := troubleOf([]spell{
		{"restart", 60, 0, theCentre, func(c *Condition) { c.Restart = Restart{Share: 0.05, LoggedOut: exponential(60), Cut: 0.3, Front: 0.3} }},
		{"cut", 60, 0, thePlatform, func(c *Condition) { c.Cut = [cutPoints]float64{0.02, 0.02, 0.02} }},
		{"slow", 60, 0, theRoom, func(c *Condition) { c.Handover = Slower{Times: 2, Adds: exponential(3)} }},
	})
	return n, trouble
}

// TestRunsAllocateNothing: once a world has grown to its size, a run makes no allocations, whether it is short or long.
func TestRunsAllocateNothing(t *testing.T) {
	measure := func(length des.Time) (float64, int64) {
		n, trouble := busyDay(length)
		for f := range trouble.Faults {
			trouble.Faults[f].Only = &Selector{Regions: []bool{true}, Share: 0.9}
		}
		trouble.Faults[2].Condition.FirstCalls, trouble.Faults[2].On = 1.2, []Element{{Kind: ADemand}}
		w, calls := NewWorld(n), int64(0)
		s := &deaf{sensors: []Sensor{{Party: PublicParty, After: 5, Within: des.Minute}}}
		allocs := testing.AllocsPerRun(3, func() {
			s.heard = s.heard[:0]
			insp, err := w.Run(random.New(1, 0), trouble, s, silent{})
			require.NoError(t, err)
			calls = insp.Offered
		})
		return allocs, calls
	}
	short, few := measure(des.Hour)
	long, many := measure(6 * des.Hour)
	require.Greater(t, many, 5*few)
	require.Equal(t, short, long, "%d and %d calls", few, many)
	require.Zero(t, long)
	t.Logf("%v allocations a run, of %d calls or of %d", long, few, many)
}

// TestMemoryGrowsWithTheCallersThereAreAtOnce, not with those that there have been.
func TestMemoryGrowsWithTheCallersThereAreAtOnce(t *testing.T) {
	slots := func(length des.Time) (int, int64) {
		n, trouble := busyDay(length)
		w := NewWorld(n)
		insp, err := w.Run(random.New(1, 0), trouble, idleStrategy{}, silent{})
		require.NoError(t, err)
		require.Equal(t, len(w.callers), w.lines.Len())
		return len(w.callers), insp.Callers
	}
	short, few := slots(des.Hour)
	long, many := slots(6 * des.Hour)
	require.Greater(t, many, 5*few)
	require.Less(t, long, 2*short)
	require.Less(t, long, 500)
}

// TestCallersFillCacheLines: a processor reads memory by lines of 64 bytes.
func TestCallersFillCacheLines(t *testing.T) { require.Zero(t, unsafe.Sizeof(caller{})%64) }
