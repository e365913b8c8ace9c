package emergency

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/random"
)

// byTime is a factor in steps, each from its second on to the next.
func byTime(length des.Time, from []float64, factors ...float64) *random.Factor {
	var pieces []random.Piece
	for i, f := range factors {
		to := length.Seconds()
		if i+1 < len(from) {
			to = from[i+1]
		}
		pieces = append(pieces, random.Piece{From: from[i], To: to, Start: f, End: f})
	}
	return must(random.NewFactor(pieces))
}

var hourTraces = []trace{
	{
		name:  "handling takes as long as its beginning says, also if the time changes on the way",
		calls: []float64{0, 55, 60, 200},
		world: func(n *Network) { n.Platforms[0].Longer = byTime(n.Length, []float64{0, 60, 120}, 1, 3, 0.5) },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 55 answered; 65 passed on; 65 connected
			3: 60 queued; 65 answered; 95 passed on; 95 connected
			4: 200 answered; 205 passed on; 205 connected`,
	},
	{
		name:  "handling of some callers, times what the hour says",
		calls: []float64{0, 100},
		world: func(n *Network) {
			byAccess(n)
			n.Platforms[0].Switchboard = Switchboard{}
			p := &n.Platforms[0]
			p.HandlingBy, p.HandlingOf = Sorting{By: ByAccess, Of: []uint8{0, 1}}, []random.Distribution{p.Handling, constant(15)}
			p.Longer = byTime(n.Length, []float64{0}, 2)
		},
		are: overAccess("nf"),
		want: `
			1: 0 answered; 20 passed on; 20 connected
			2: 100 answered; 130 passed on; 130 connected`,
	},
	{
		name:  "patience is that of the time at which it begins to ring",
		calls: []float64{0, 4, 6},
		world: func(n *Network) {
			n.Platforms[0].Handling = constant(40)
			n.Callers.Patience[Ringing] = constant(10)
			n.Callers.Patient = byTime(n.Length, []float64{0, 5}, 1, 2)
		},
		want: `
			1: 0 answered; 40 passed on; 40 connected
			2: 4 queued; 14 abandoned by congestion at platform 0; 14 gives up
			3: 6 queued; 26 abandoned by congestion at platform 0; 26 gives up`,
	},
	{
		name:  "a conversation keeps its call taker as long as its beginning says",
		calls: []float64{0, 1, 2},
		world: func(n *Network) {
			taker(n)
			agents(4)(n)
			n.Rooms[0].Longer = byTime(n.Length, []float64{0, 15}, 1, 0.5)
		},
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 34 connected
			3: 2 answered; 12 passed on; 46 connected`,
	},
}

func TestHours(t *testing.T) {
	for _, x := range hourTraces {
		t.Run(x.name, func(t *testing.T) {
			got, _ := x.story(t)
			require.Equal(t, tidy(x.want), got)
		})
	}
}

// TestAFactorOfOneChangesNothing, to the last fact; and one that is 1 until a time changes nothing before it.
func TestAFactorOfOneChangesNothing(t *testing.T) {
	n, trouble := busyDay(2 * des.Hour)
	plain, same, later := &record{}, &record{}, &record{}
	play(t, n, trouble, idleStrategy{}, plain)
	set := func(f *random.Factor) {
		n.Callers.Patient = f
		for p := range n.Platforms {
			n.Platforms[p].Longer = f
		}
		for r := range n.Rooms {
			n.Rooms[r].Longer = f
		}
	}
	set(byTime(n.Length, []float64{0, 600, 4000}, 1, 1, 1))
	play(t, n, trouble, idleStrategy{}, same)
	require.True(t, slices.Equal(plain.list, same.list))
	set(byTime(n.Length, []float64{0, 3600}, 1, 1.7))
	play(t, n, trouble, idleStrategy{}, later)
	i := 0
	for ; plain.list[i] == later.list[i]; i++ {
	}
	require.GreaterOrEqual(t, plain.list[i].At, des.Hour)
	require.Greater(t, i, 5000)
	require.Equal(t, firstCallsOf(plain.list), firstCallsOf(later.list), "the same people call, whatever the work takes")
}

// firstCallsOf is who called first when.
func firstCallsOf(list []Observation) map[uint64]des.Time {
	first := map[uint64]des.Time{}
	for i := range list {
		if o := &list[i]; o.Fact == CallMade && o.Attempt == 1 {
			first[o.Caller] = o.At
		}
	}
	return first
}

// TestFactorsAllocateNothing for a call.
func TestFactorsAllocateNothing(t *testing.T) {
	allocs := func(length des.Time) float64 {
		n, trouble := busyDay(length)
		f := byTime(length, []float64{0, 600, 1200}, 1, 2, 1)
		n.Callers.Patient, n.Platforms[0].Longer, n.Rooms[0].Longer = f, f, f
		w := NewWorld(n)
		return testing.AllocsPerRun(3, func() {
			_, err := w.Run(random.New(1, 0), trouble, idleStrategy{}, silent{})
			require.NoError(t, err)
		})
	}
	require.Equal(t, allocs(des.Hour), allocs(3*des.Hour))
}
