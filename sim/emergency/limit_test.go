package emergency

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/random"
)

// timetable is a strategy that gives orders at set seconds; those of second 0 before anything happens.
type timetable []struct {
	at    float64
	order func(*Orders)
}

func (timetable) Sensors() []Sensor { return nil }

func (t timetable) Start(o *Orders) {
	for i := range t {
		if t[i].at == 0 {
			t[i].order(o)
		} else {
			o.Wake(des.FromSeconds(t[i].at), Event(i))
		}
	}
}

func (t timetable) Receive(s Signal, o *Orders) { t[s.Due.Event].order(o) }

func gapOf(seconds float64, burst int32) func(*Orders) {
	return func(o *Orders) { o.Gap(0, des.FromSeconds(seconds), burst, RemedyCause(0)) }
}

func plenty(n *Network) { n.Centres[0].Roster[0].Agents = 99 }

var limitTraces = []trace{
	{
		name:     "calls that come too soon after another hear a tone at their provider",
		calls:    []float64{0, 1, 1.999999, 2, 5, 6},
		world:    plenty,
		strategy: timetable{{0, gapOf(2, 1)}, {6, func(o *Orders) { o.Ungap(0) }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 refused by remedy 0 at provider 0; 1 gives up
			3: 1.999999 refused by remedy 0 at provider 0; 1.999999 gives up
			4: 2 answered; 12 passed on; 12 connected
			5: 5 answered; 15 passed on; 15 connected
			6: 6 answered; 16 passed on; 16 connected`,
	},
	{
		name:     "a burst of two passes after a pause, and no third",
		calls:    []float64{0, 0.5, 1, 2, 3, 20, 20, 20},
		world:    plenty,
		strategy: timetable{{0, gapOf(2, 2)}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 0.5 answered; 10.5 passed on; 10.5 connected
			3: 1 refused by remedy 0 at provider 0; 1 gives up
			4: 2 answered; 12 passed on; 12 connected
			5: 3 refused by remedy 0 at provider 0; 3 gives up
			6: 20 answered; 30 passed on; 30 connected
			7: 20 answered; 30 passed on; 30 connected
			8: 20 refused by remedy 0 at provider 0; 20 gives up`,
	},
	{
		name:     "who is turned away at the source calls again as after any busy tone",
		calls:    []float64{0, 1},
		world:    func(n *Network) { plenty(n); again(LossRefused, 3)(n) },
		strategy: timetable{{0, gapOf(2, 1)}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 refused by remedy 0 at provider 0; 5 calls again; 5 answered; 15 passed on; 15 connected`,
	},
	{
		name:     "the trouble of the provider itself comes before its limits",
		calls:    []float64{0, 1},
		strategy: timetable{{0, gapOf(2, 1)}},
		trouble:  []spell{{"dead", 0, 0, []Element{{Kind: AProvider, Index: 0}}, busy}},
		want: `
			1: 0 meets dead; 0 refused by dead at provider 0; 0 gives up
			2: 1 meets dead; 1 refused by dead at provider 0; 1 gives up`,
	},
	{
		name:     "a call that is shed takes no circuit, and is not tried elsewhere",
		calls:    []float64{0, 1, 2},
		world:    func(n *Network) { second(n); n.Platforms[1].Backup = false },
		strategy: timetable{{1, func(o *Orders) { o.Shed(0, 1, RemedyCause(0)) }}, {2, func(o *Orders) { o.Shed(0, 0, RemedyCause(0)) }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 refused by remedy 0 at provider 0; 1 gives up
			3: 2 queued; 10 answered; 20 passed on; 20 connected`,
	},
}

// lossOfBucket is the share of Poisson arrivals, load of them in the time that one call's worth leaks out, that find a
// bucket for depth calls full: the loss of the queue M/D/1/depth, whose work in hand is the bucket's content. Its embedded
// Markov chain is solved state by state (Gross and Harris, Fundamentals of Queueing Theory, section 5.1).
func lossOfBucket(load float64, depth int) float64 {
	arrive := make([]float64, depth+1) // so many come during one service
	arrive[0] = math.Exp(-load)
	for i := 1; i <= depth; i++ {
		arrive[i] = arrive[i-1] * load / float64(i)
	}
	left := []float64{1}
	sum := 1.
	for j := 0; j+1 < depth; j++ {
		next := left[j] - left[0]*arrive[j]
		for i := 1; i <= j; i++ {
			next -= left[i] * arrive[j-i+1]
		}
		left = append(left, next/arrive[0])
		sum += left[j+1]
	}
	return 1 - 1/(left[0]/sum+load)
}

// TestALeakyBucketLosesAsTheoryHasIt: by the chain of M/D/1/K, and for a depth of one by Erlang's formula, which does not
// depend on how service times are distributed.
func TestALeakyBucketLosesAsTheoryHasIt(t *testing.T) {
	require.InDelta(t, 0.8/1.8, lossOfBucket(0.8, 1), 1e-12)
	for _, load := range []float64{0.5, 0.9, 2} {
		for _, depth := range []int32{1, 2, 5} {
			n := oneRoom(load, 500, 40*des.Hour)
			insp := play0(t, n, timetable{{0, gapOf(1, depth)}})
			want := lossOfBucket(load, int(depth))
			calls := float64(insp.Offered)
			require.InDelta(t, want, float64(insp.Ended[Refused])/calls, 5*math.Sqrt(want/calls), fmt.Sprintf("load %v, depth %d", load, depth))
		}
	}
}

// play0 is play without the audit after each event, for long runs.
func play0(t *testing.T, n *Network, s Strategy) Inspection {
	t.Helper()
	insp, err := NewWorld(n).Run(random.New(1, 0), &Trouble{Milestones: int(FaultBegan(0))}, s, silent{})
	require.NoError(t, err)
	return insp
}

// TestReadings: what a platform's counters say, and that a dead one says nothing.
func TestReadings(t *testing.T) {
	read := func(o *Orders) { o.Read(0, 500*des.Millisecond, 99) }
	l := &listener{timetable: timetable{{1, read}, {12, read}, {30, read}}}
	x := trace{
		calls: []float64{0, 1, 1, 1, 2}, strategy: l, world: func(n *Network) { n.Platforms[0].Queue = 2 },
		trouble: []spell{{"dead", 30, 0, thePlatform, busy}},
	}
	x.story(t)
	require.Equal(t, []Reading{
		{Known: true, Waiting: 2, Room: 2, Agents: 1, Busy: 1, Arrived: 4, Answered: 1},
		{Known: true, Waiting: 1, Room: 2, Agents: 1, Busy: 1, Arrived: 5, Answered: 2},
		{},
	}, l.heard)
}

// listener keeps the readings that it asked for.
type listener struct {
	timetable
	heard []Reading
}

func (l *listener) Receive(s Signal, o *Orders) {
	if s.Due.Event == 99 {
		l.heard = append(l.heard, s.Reading)
		return
	}
	l.timetable.Receive(s, o)
}
