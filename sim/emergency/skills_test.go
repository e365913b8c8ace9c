package emergency

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/random"
)

// twoPools makes two accesses, near (0) and far (1), and two centres of one agent each: the first takes only near calls,
// the second far ones before near ones. A near call goes to the first if it can.
func twoPools(n *Network) {
	n.Demand.Accesses = []Named{{Name: "near", Share: 0.5}, {Name: "far", Share: 0.5}}
	n.Providers[0].Accesses = []int{0, 1}
	n.Centres = append(n.Centres, n.Centres[0])
	n.Centres[1].Pool = 1
	n.Platforms[0].Switchboard = nModel()
}

// nModel is the switchboard of two pools of which the second helps out the first.
func nModel() Switchboard {
	const near, far, first, second = 1 << 0, 1 << 1, 1 << 0, 1 << 1
	return Switchboard{
		Kind: Sorting{By: ByAccess, Of: []uint8{0, 1}}, Ranks: 1, Kinds: 2,
		Takes: [][]uint64{{near}, {far, near}}, Seeks: [][]uint64{{first, second}, {second}},
	}
}

// overAccess says over which access each caller calls: n for near, f for far.
func overAccess(list string) func(i int, c *caller) bool {
	return func(i int, c *caller) bool { return (c.Access == 1) == (list[i] == 'f') }
}

var skillTraces = []trace{
	{
		name:  "a near call goes to the first pool, and to the second if that is busy; a far one to the second only",
		calls: []float64{0, 1, 2, 3},
		world: twoPools,
		are:   overAccess("nnfn"),
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 answered; 11 passed on; 11 connected
			3: 2 queued; 11 answered; 21 passed on; 21 connected
			4: 3 queued; 10 answered; 20 passed on; 20 connected`,
	},
	{
		name:  "a far call waits beside an idle agent who does not take it, and a near one goes past it",
		calls: []float64{0, 1, 2},
		world: twoPools,
		are:   overAccess("ffn"),
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 answered; 20 passed on; 20 connected
			3: 2 answered; 12 passed on; 12 connected`,
	},
	{
		name:  "who comes free takes what he prefers, not what has waited longest",
		calls: []float64{0, 1, 2, 3},
		world: twoPools,
		are:   overAccess("nfnf"),
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 answered; 11 passed on; 11 connected
			3: 2 queued; 10 answered; 20 passed on; 20 connected
			4: 3 queued; 11 answered; 21 passed on; 21 connected`,
	},
	{
		name:  "a full queue refuses only whom nobody idle takes",
		calls: []float64{0, 1, 2},
		world: func(n *Network) { twoPools(n); n.Platforms[0].Queue = 0 },
		are:   overAccess("ffn"),
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 refused by congestion at platform 0; 1 gives up
			3: 2 answered; 12 passed on; 12 connected`,
	},
	{
		name:  "between equal classes the longest waiting is the next, between equal pools the longest idle",
		calls: []float64{0, 1, 2, 3, 30},
		world: func(n *Network) {
			twoPools(n)
			n.Centres[0].Roster = []Shift{{At: 0, Agents: 1}, {At: 20 * des.Second, Agents: 0}, {At: 25 * des.Second, Agents: 1}}
			n.Platforms[0].Takes, n.Platforms[0].Seeks = [][]uint64{{3}, {3}}, [][]uint64{{3}, {3}}
		},
		are:     overAccess("nnfnn"),
		trouble: []spell{{"slow", 21, 0, theCentre, func(c *Condition) { c.Handling.Times = 2 }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 answered; 11 passed on; 11 connected
			3: 2 queued; 10 answered; 20 passed on; 20 connected
			4: 3 queued; 11 answered; 21 passed on; 21 connected
			5: 30 answered; 40 passed on; 40 connected`,
	},
	{
		name:  "urgency goes before preference",
		calls: []float64{0, 1, 2, 3},
		world: func(n *Network) {
			twoPools(n)
			n.Demand.Regions = []Named{{Name: "coast", Share: 0.5}, {Name: "hills", Share: 0.5}}
			n.RoomFor = [][]int16{{0, 0}}
			b := &n.Platforms[0].Switchboard
			b.Rank, b.Ranks = Sorting{By: ByRegion, Of: []uint8{0, 1}}, 2 // classes: coast near, coast far, hills near, hills far
			b.Takes, b.Seeks = [][]uint64{{1, 4}, {2, 1, 8, 4}}, [][]uint64{{1, 2}, {2}, {1, 2}, {2}}
		},
		are: func(i int, c *caller) bool { return overAccess("nffn")(i, c) && c.Region == [4]int16{0, 0, 1, 0}[i] },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 answered; 11 passed on; 11 connected
			3: 2 queued; 11 answered; 21 passed on; 21 connected
			4: 3 queued; 10 answered; 20 passed on; 20 connected`,
	},
	{
		name:  "skills that nobody on duty has: the call waits for the next shift",
		calls: []float64{0, 1},
		world: func(n *Network) {
			twoPools(n)
			n.Centres[1].Roster = []Shift{{At: 0, Agents: 0}, {At: 30 * des.Second, Agents: 1}}
		},
		are: overAccess("fn"),
		want: `
			1: 0 queued; 30 answered; 40 passed on; 40 connected
			2: 1 answered; 11 passed on; 11 connected`,
	},
	{
		name:  "a call thrown back goes to another who takes it",
		calls: []float64{0, 1},
		world: func(n *Network) { twoPools(n); n.Platforms[0].Seeks[0] = []uint64{2, 1} },
		are:   overAccess("nf"),
		trouble: []spell{
			{"restart", 0, 0.5, []Element{{Kind: ACentre, Index: 1}}, restartsWith(0, 1)},
		},
		want: `
			1: 0 meets restart; 0 requeued; 0 queued; 0 answered; 10 passed on; 10 connected
			2: 1 queued; 30 answered; 40 passed on; 40 connected`,
	},
	{
		name:  "people who change to the backup keep their skills",
		calls: []float64{0, 0, 20, 21, 22},
		world: func(n *Network) {
			second(n)
			n.Centres = n.Centres[:1]
			twoPools(n)
			n.Platforms[1].Staff, n.Platforms[1].Backup, n.Platforms[1].Switchboard = 0, true, nModel()
			n.Platforms[0].Queue = 0
		},
		are:      overAccess("ffnfn"),
		strategy: script{{5, move(0, 1)}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 0 refused by congestion at platform 0; 0 gives up
			3: 20 answered at 1; 30 passed on; 30 connected
			4: 21 answered at 1; 31 passed on; 31 connected
			5: 22 queued at 1; 30 answered at 1; 40 passed on; 40 connected
			world: 5 0>1; 10 0 empty`,
	},
	{
		name:  "teams of call takers",
		calls: []float64{0, 1, 2, 3},
		world: func(n *Network) {
			taker(n)
			agents(4)(n)
			n.Demand.Accesses = []Named{{Name: "near", Share: 0.5}, {Name: "far", Share: 0.5}}
			n.Providers[0].Accesses = []int{0, 1}
			n.Rooms[0].CallTakers, n.Rooms[0].Teams, n.Rooms[0].Switchboard = 2, []int32{1, 1}, nModel()
		},
		are: overAccess("nnfn"),
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 13 connected
			3: 2 answered; 12 passed on; 35 connected
			4: 3 answered; 13 passed on; 34 connected`,
	},
	{
		name:  "urgent calls first at the control room",
		calls: []float64{0, 1, 2},
		world: func(n *Network) {
			taker(n)
			agents(4)(n)
			byAccess(n)
			n.Rooms[0].Switchboard, n.Platforms[0].Switchboard = n.Platforms[0].Switchboard, Switchboard{}
		},
		are: overAccess("nnf"),
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 56 connected
			3: 2 answered; 12 passed on; 34 connected`,
	},
	{
		name:  "handling and patience of some callers",
		calls: []float64{0, 1, 2, 3},
		world: func(n *Network) {
			byAccess(n)
			n.Platforms[0].Switchboard = Switchboard{}
			p, l := &n.Platforms[0], &n.Callers
			p.HandlingBy, p.HandlingOf = Sorting{By: ByAccess, Of: []uint8{0, 1}}, []random.Distribution{p.Handling, constant(15)}
			l.PatienceBy, l.PatienceOf = Sorting{By: ByAccess, Of: []uint8{0, 1}}, []Patience{{constant(12)}, {constant(99)}}
			l.PatienceOf[0][Handover], l.PatienceOf[1][Handover] = constant(99), constant(99)
		},
		are: overAccess("nfnf"),
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 answered; 25 passed on; 25 connected
			3: 2 queued; 14 abandoned by congestion at platform 0; 14 gives up
			4: 3 queued; 25 answered; 40 passed on; 40 connected`,
	},
}

// TestTheAuditSeesAnIdleAgentBesideACallThatFits, and is content with one beside a call that does not fit.
func TestTheAuditSeesAnIdleAgentBesideACallThatFits(t *testing.T) {
	b := nModel()
	require.NoError(t, unmatched(&b, 0b10, 0b01))
	require.EqualError(t, unmatched(&b, 0b11, 0b01), "calls of the classes 1 wait beside somebody of pool 0, who is free and takes them")
	require.Error(t, unmatched(&b, 0b01, 0b10))
	require.Error(t, unmatched(&Switchboard{}, 1, 1))
}

// allAlike tells calls apart by access and people by centre, on platforms and in control rooms, and prefers nobody.
func allAlike(n *Network) {
	b := Switchboard{Kind: Sorting{By: ByAccess, Of: []uint8{0, 1}}, Ranks: 1, Kinds: 2, Takes: [][]uint64{{3}, {3}}, Seeks: [][]uint64{{3}, {3}}}
	for p := range n.Platforms {
		n.Platforms[p].Switchboard = b
	}
	for c := range n.Centres {
		n.Centres[c].Pool = uint8(c % 2)
	}
	for r := range n.Rooms {
		n.Rooms[r].Switchboard = b
		n.Rooms[r].Teams = []int32{n.Rooms[r].CallTakers / 3, n.Rooms[r].CallTakers - n.Rooms[r].CallTakers/3}
	}
}

// busySwitchboards is the busy day with two accesses and three centres.
func busySwitchboards() (*Network, *Trouble) {
	n, trouble := busyDay(3 * des.Hour)
	n.Demand.Accesses = []Named{{Name: "near", Share: 0.6}, {Name: "far", Share: 0.4}}
	n.Providers[0].Accesses = []int{0, 1}
	n.Centres = append(n.Centres, n.Centres[0])
	n.Centres[0].Roster, n.Centres[2].Roster = []Shift{{At: 0, Agents: 20}}, []Shift{{At: 0, Agents: 20}, {At: des.Hour, Agents: 35}}
	return n, trouble
}

// TestSkillsThatMakeNoDifference: to tell everybody apart and prefer nobody is to tell nobody apart, to the last fact.
func TestSkillsThatMakeNoDifference(t *testing.T) {
	n, trouble := busySwitchboards()
	plain, skilled := &record{}, &record{}
	play(t, n, trouble, idleStrategy{}, plain)
	allAlike(n)
	play(t, n, trouble, idleStrategy{}, skilled)
	require.Greater(t, len(plain.list), 50_000)
	require.True(t, slices.Equal(plain.list, skilled.list))
}

// TestSkillsAllocateNothing for a call.
func TestSkillsAllocateNothing(t *testing.T) {
	allocs := func(length des.Time) float64 {
		n, trouble := busySwitchboards()
		allAlike(n)
		n.Length = length
		w := NewWorld(n)
		return testing.AllocsPerRun(3, func() {
			_, err := w.Run(random.New(1, 0), trouble, idleStrategy{}, silent{})
			require.NoError(t, err)
		})
	}
	require.Equal(t, allocs(des.Hour), allocs(3*des.Hour))
}
