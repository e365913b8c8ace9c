package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/erlang"
	"nines/sim/random"
)

// twoNetworks gives the world a second provider, with a quarter of the calls.
func twoNetworks(n *Network) {
	second := n.Providers[0]
	second.Name, second.Groups = "other", []int{1}
	n.Providers = append(n.Providers, second)
	n.Providers[0].Share, n.Providers[1].Share = 0.75, 0.25
	n.Groups = append(n.Groups, CircuitGroup{Name: "other to main", Provider: 1, Circuits: Unlimited})
}

// ofFirst is whether a caller has the first provider.
func ofFirst(_ int, c *caller) bool { return c.Provider == 0 }

var otherWayTraces = []trace{
	{
		name:  "another network helps",
		calls: []float64{1},
		are:   ofFirst,
		world: func(n *Network) {
			twoNetworks(n)
			n.Callers.Redial[LossRefused] = Redial{Delay: constant(7)}
			n.Callers.Elsewhere.AnotherPhone, n.Callers.Elsewhere.Neighbour = 1, 1
		},
		trouble: []spell{{"dead", 0, 0, theProvider, busy}},
		want:    `1: 1 meets dead; 1 refused by dead at provider 0; 8 calls again; 8 answered; 18 passed on; 18 connected`,
	},
	{
		name:  "the phone is tried first, then the number, then the neighbour, each once",
		calls: []float64{1},
		world: func(n *Network) {
			twoNetworks(n)
			again(LossRefused, 2)(n)
			n.Callers.Elsewhere = Elsewhere{AnotherPhone: 1, AnotherCall: 1, Number: Number{Wrong: true, Takes: constant(30)}, Neighbour: 1}
		},
		trouble: []spell{{"dead", 0, 0, thePlatform, busy}},
		want: `1: 1 meets dead; 1 refused by dead at platform 0; 5 calls again; 5 meets dead; 5 refused by dead at platform 0;
			9 calls again; 9 meets dead; 9 refused by dead at platform 0; 39 calls another number in vain; 39 goes elsewhere`,
	},
	{
		name:  "there is no other network",
		calls: []float64{1},
		world: func(n *Network) {
			n.Callers.Elsewhere = Elsewhere{AnotherPhone: 1, AnotherCall: 1, Number: Number{Takes: constant(30)}}
		},
		trouble: []spell{{"dead", 0, 0, thePlatform, busy}},
		want:    `1: 1 meets dead; 1 refused by dead at platform 0; 1 goes elsewhere`,
	},
	{
		name:  "whoever is not helped there calls again, and has no other way left",
		calls: []float64{1},
		world: func(n *Network) {
			n.Callers.MostCalls = 2
			n.Callers.Elsewhere = Elsewhere{AnotherCall: 1, Number: Number{Wrong: true, Takes: constant(30), Instead: 1, After: constant(5)}}
		},
		trouble: []spell{{"dead", 0, 0, thePlatform, busy}},
		want: `1: 1 meets dead; 1 refused by dead at platform 0; 31 calls another number in vain; 36 calls again; 36 meets dead;
			36 refused by dead at platform 0; 36 gives up`,
	},
	{
		name:  "a notice with a number comes before the call from another phone, and its request not to call does not hold there",
		calls: []float64{1},
		are:   ofFirst,
		world: func(n *Network) {
			twoNetworks(n)
			n.Callers.Redial[LossRefused] = Redial{Delay: constant(7)}
			n.Callers.Elsewhere.AnotherPhone = 1
		},
		trouble: []spell{{"dead", 0, 0, theProvider, busy}},
		strategy: timetable{{2, published(0, Notice{
			Diverts: 1, Damps: 1, Number: Number{Wrong: true, Takes: constant(30), Instead: 1, After: constant(5)}})}},
		want: `1: 1 meets dead; 1 refused by dead at provider 0; 38 calls another number in vain; 43 calls again; 43 answered;
			53 passed on; 53 connected`,
	},
	{
		name:  "whoever a notice stops takes another phone",
		calls: []float64{1},
		are:   ofFirst,
		world: func(n *Network) {
			twoNetworks(n)
			again(LossRefused, 2)(n)
			n.Callers.Elsewhere.AnotherPhone = 1
		},
		trouble:  []spell{{"dead", 0, 0, theProvider, busy}},
		strategy: timetable{{2, published(0, Notice{Damps: 1})}},
		want:     `1: 1 meets dead; 1 refused by dead at provider 0; 9 calls again; 9 answered; 19 passed on; 19 connected`,
	},
}

// helpedOf plays a long trouble, and gives how many callers met it, and of 100 of them how many were connected and how many
// found help in another way.
func helpedOf(t *testing.T, n *Network, on []Element) (met, connected, diverted float64) {
	t.Helper()
	_, list, _ := noticed(t, n, []spell{{"dead", 0, 0, on, busy}}, nil)
	for _, o := range list {
		if o.Fact != CallerLeft || o.Fate == Helped && o.Attempt == 1 {
			continue
		}
		met++
		switch o.Fate {
		case Helped:
			connected++
		case Diverted:
			diverted++
		}
	}
	return met, 100 * connected / met, 100 * diverted / met
}

// TestWhatHelpsDependsOnWhatIsDead: with the default shares of 50 % and 30 %, 65 of 100 find help when one network is dead, and
// 30 when the platform is, whatever their own network.
func TestWhatHelpsDependsOnWhatIsDead(t *testing.T) {
	for _, redials := range []float64{0, 0.4} {
		n := oneRoom(0.5, 200, 20*des.Hour)
		twoNetworks(n)
		n.Callers.MostCalls = 50
		n.Callers.Redial[LossRefused] = Redial{Share: redials, Delay: constant(20)}
		n.Callers.Elsewhere = Elsewhere{AnotherPhone: 0.5, Neighbour: 0.3}

		met, connected, diverted := helpedOf(t, n, theProvider)
		require.InDelta(t, 0.75*0.5*20*3600, met, 800)
		require.InDelta(t, 50, connected, 1)
		require.InDelta(t, 15, diverted, 0.8)

		met, connected, diverted = helpedOf(t, n, thePlatform)
		require.InDelta(t, 0.5*20*3600, met, 800)
		require.Zero(t, connected)
		require.InDelta(t, 30, diverted, 1)
	}
}

// TestTheKnownNumberBlocksAsErlangSays: its lines are busy as those of a notice's number, and those whom it does not help find
// a neighbour as before.
func TestTheKnownNumberBlocksAsErlangSays(t *testing.T) {
	const perSecond, lines, share, answers = 0.1, 4, 0.5, 0.8
	n := oneRoom(perSecond, 50, 200*des.Hour)
	n.Callers.Elsewhere = Elsewhere{AnotherCall: share, Number: Number{Lines: lines, Takes: exponential(120), Unanswered: 1 - answers}, Neighbour: 0.3}
	_, connected, diverted := helpedOf(t, n, thePlatform)
	require.Zero(t, connected)
	byNumber := share * (1 - erlang.B(lines, share*perSecond*120)) * answers
	require.InDelta(t, 100*(byNumber+(1-byNumber)*0.3), diverted, 1)
}

// TestTheOtherPhoneIsThePersons: it is the same whatever is dead, and phones are drawn in proportion to the calls that are made
// from them, but none of the caller's own provider.
func TestTheOtherPhoneIsThePersons(t *testing.T) {
	n := oneRoom(0.5, 200, 20*des.Hour)
	twoNetworks(n)
	n.Demand.Accesses = []Named{{Name: "mobile", Share: 0.6}, {Name: "fixed", Share: 0.4}}
	n.Providers = append(n.Providers, n.Providers[1])
	n.Providers[1].Accesses, n.Providers[2].Accesses = []int{0, 1}, []int{1} // mobile 75:25, fixed 25:25
	n.Callers.Elsewhere.AnotherPhone = 0.9
	taken := func(on []Element) map[uint64]Observation {
		list := map[uint64]Observation{}
		_, all, _ := noticed(t, n, []spell{{"dead", 0, 0, on, busy}}, nil)
		for _, o := range all {
			if o.Fact == CallMade && o.Attempt == 2 {
				list[o.Caller] = o
			}
		}
		return list
	}
	all, ofOne := taken(thePlatform), taken(theProvider)
	require.InDelta(t, 0.9*0.5*20*3600, len(all), 800)
	shares := map[[2]int8]float64{}
	for who, o := range ofOne {
		require.Equal(t, [2]int8{all[who].Access, all[who].Provider}, [2]int8{o.Access, o.Provider})
		shares[[2]int8{o.Access, o.Provider}] += 1 / float64(len(ofOne))
	}
	require.InDelta(t, 0.15/0.55, shares[[2]int8{0, 1}], 0.015)
	require.InDelta(t, 0.2/0.55, shares[[2]int8{1, 1}], 0.015)
	require.InDelta(t, 0.2/0.55, shares[[2]int8{1, 2}], 0.015)
	require.Len(t, shares, 3)
}

// TestOtherWaysAllocateNothing in a world that has grown to its size.
func TestOtherWaysAllocateNothing(t *testing.T) {
	n := oneRoom(0.5, 200, des.Hour)
	twoNetworks(n)
	n.Callers.Elsewhere = Elsewhere{AnotherPhone: 0.5, AnotherCall: 0.5, Number: Number{Lines: 2, Takes: constant(60)}, Neighbour: 0.3}
	w, trouble := NewWorld(n), troubleOf([]spell{{"dead", 0, 0, thePlatform, busy}})
	require.Zero(t, testing.AllocsPerRun(3, func() {
		_, err := w.Run(random.New(1, 0), trouble, idleStrategy{}, silent{})
		require.NoError(t, err)
	}))
}
