package emergency

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/emergency/orders"
	"nines/sim/random"
	"nines/sim/timing"
)

// ofTheSouth picks the callers of the first of two regions.
var ofTheSouth = &Selector{Regions: []bool{true, false}, Share: 1}

var thePath = []Element{{Kind: AHandover, Index: 0}}

// twoRegions divides the callers into a south and a north.
func twoRegions(n *Network) {
	n.Demand.Regions = []Named{{Name: "south", Share: 0.5}, {Name: "north", Share: 0.5}}
	n.RoomFor = [][]int16{{0, 0}}
}

// from says which callers are from the south, the others being from the north.
func from(south ...bool) func(int, *caller) bool {
	return func(i int, c *caller) bool { return south[i] == (c.Region == 0) }
}

func cutsAt(p CutPoint) func(*Condition) { return func(c *Condition) { c.Cut[p] = 1 } }

var selectorTraces = []trace{
	{
		name:    "a platform that is down for some refuses them, whenever they call, and serves the others",
		calls:   []float64{1, 2},
		world:   func(n *Network) { twoRegions(n); again(LossRefused, 2)(n) },
		are:     from(true, false),
		trouble: []spell{{"list", 0, 0, thePlatform, busy}},
		only:    ofTheSouth,
		want: `
			1: 1 meets list; 1 refused by list at platform 0; 5 calls again; 5 meets list; 5 refused by list at platform 0; 5 gives up
			2: 2 answered; 12 passed on; 12 connected`,
	},
	{
		name:    "who waits as the platform goes down for some is passed over, and served when it is back",
		calls:   []float64{0, 1, 2, 3},
		world:   twoRegions,
		are:     from(false, true, false, true),
		trouble: []spell{{"list", 5, 40, thePlatform, busy}},
		only:    ofTheSouth,
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 40 answered; 50 passed on; 50 connected
			3: 2 queued; 10 answered; 20 passed on; 20 connected
			4: 3 queued; 50 answered; 60 passed on; 60 connected`,
	},
	{
		name:    "who is passed over and hangs up does so because of the fault",
		calls:   []float64{0, 1, 2},
		world:   func(n *Network) { twoRegions(n); n.Callers.Patience[Ringing] = constant(20) },
		are:     from(false, true, false),
		trouble: []spell{{"list", 5, 0, thePlatform, silence}},
		only:    ofTheSouth,
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 21 meets list; 21 abandoned by list at platform 0; 21 gives up
			3: 2 queued; 10 answered; 20 passed on; 20 connected`,
	},
	{
		name:    "a cut drops the calls of those whom it hits, and the agent who comes free has the next",
		calls:   []float64{0, 1, 2},
		world:   twoRegions,
		are:     from(true, true, false),
		trouble: []spell{{"list", 5, 0, thePlatform, busyCut}},
		only:    ofTheSouth,
		want: `
			1: 0 answered; 5 meets list; 5 cut-in-handling by list at platform 0; 5 gives up
			2: 1 queued; 5 meets list; 5 refused by list at platform 0; 5 gives up
			3: 2 queued; 5 answered; 15 passed on; 15 connected`,
	},
	{
		name:    "silence on the network of some",
		calls:   []float64{1, 2},
		world:   func(n *Network) { twoRegions(n); n.Callers.Patience[Silence] = constant(7) },
		are:     from(true, false),
		trouble: []spell{{"mast", 0, 0, theProvider, silence}},
		only:    ofTheSouth,
		want: `
			1: 1 meets mast; 8 unanswered by mast at provider 0; 8 gives up
			2: 2 answered; 12 passed on; 12 connected`,
	},
	{
		name:    "a circuit group that is down for some sends them round",
		calls:   []float64{1, 2},
		world:   func(n *Network) { twoRegions(n); second(n) },
		are:     from(true, false),
		trouble: []spell{{"digger", 0, 0, theCircuits, busy}},
		only:    ofTheSouth,
		want: `
			1: 1 meets digger; 1 answered at 1; 11 passed on; 11 connected
			2: 2 answered; 12 passed on; 12 connected`,
	},
	{
		name:    "a feature that is lost for some, and the queue that comes of it",
		calls:   []float64{0, 20, 22},
		world:   func(n *Network) { twoRegions(n); location(n) },
		are:     from(false, true, false),
		trouble: []spell{{"map", 0, 0, thePlatform, func(c *Condition) { c.Lost = 1 }}},
		only:    ofTheSouth,
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 20 answered; 20 meets map; 35 passed on; 35 connected
			3: 22 queued; 22 meets map; 35 answered; 45 passed on; 45 connected`,
	},
	{
		name:    "a feature that is lost for those who need it",
		calls:   []float64{0, 20},
		world:   func(n *Network) { twoRegions(n); location(n); n.Providers[0].Needs = 1 },
		are:     from(true, false),
		trouble: []spell{{"map", 0, 0, thePlatform, func(c *Condition) { c.Lost = 1 }}},
		only:    ofTheSouth,
		want: `
			1: 0 meets map; 0 refused by map at platform 0; 0 gives up
			2: 20 answered; 30 passed on; 30 connected`,
	},
	{
		name:    "slow for some",
		calls:   []float64{0, 30},
		world:   twoRegions,
		are:     from(true, false),
		trouble: []spell{{"form", 0, 0, thePlatform, func(c *Condition) { c.Handling.Times = 2 }}},
		only:    ofTheSouth,
		want: `
			1: 0 answered; 0 meets form; 20 passed on; 20 connected
			2: 30 answered; 40 passed on; 40 connected`,
	},
	{
		name:    "cut for some",
		calls:   []float64{0, 30},
		world:   twoRegions,
		are:     from(false, true),
		trouble: []spell{{"scissors", 0, 0, theCentre, cutsAt(CutAtAnswer)}},
		only:    ofTheSouth,
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 30 meets scissors; 30 cut-at-answer by scissors at platform 0; 30 gives up`,
	},
	{
		name:    "a room that is deaf to some answers those behind them, and them in their turn when it hears again",
		calls:   []float64{0, 1, 2},
		world:   func(n *Network) { twoRegions(n); taker(n); agents(3)(n) },
		are:     from(false, true, false),
		trouble: []spell{{"deaf", 11.5, 40, theRoom, silence}},
		only:    ofTheSouth,
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 11.5 meets deaf; 56 connected
			3: 2 answered; 12 passed on; 34 connected`,
	},
	{
		name:    "a room that turns some away",
		calls:   []float64{0, 1},
		world:   func(n *Network) { twoRegions(n); buddy(n) },
		are:     from(true, false),
		trouble: []spell{{"flood", 5, 0, theRoom, busy}},
		only:    ofTheSouth,
		want: `
			1: 0 answered; 10 passed on; 10 meets flood; 12 connected to room 1
			2: 1 answered; 11 passed on; 13 connected`,
	},
}

// severed does something to the path from a platform to the control rooms.
func severed(t Tone) func(*Condition) { return func(c *Condition) { c.HandoverDown = t } }

var severedTraces = []trace{
	{
		name:    "who cannot be passed on is tried again, and the agent has no time for others",
		calls:   []float64{0, 5},
		trouble: []spell{{"line", 5, 25, thePath, severed(BusyTone)}},
		want: `
			1: 0 answered; 10 passed on; 10 meets line; 30 connected
			2: 5 queued; 5 meets line; 30 answered; 40 passed on; 40 connected`,
	},
	{
		name:    "a path that is closed leads to no buddy either",
		calls:   []float64{0},
		world:   func(n *Network) { buddy(n); n.Callers.Patience[Handover] = constant(15) },
		trouble: []spell{{"line", 5, 0, thePath, severed(BusyTone)}},
		want:    `1: 0 answered; 10 passed on; 10 meets line; 25 abandoned-at-handover by line at handover path 0; 25 gives up`,
	},
	{
		name:    "a path that is dead is heard again when it is mended",
		calls:   []float64{0},
		world:   taker,
		trouble: []spell{{"line", 5, 25, thePath, severed(SilentTone)}},
		want:    `1: 0 answered; 10 passed on; 10 meets line; 27 connected`,
	},
	{
		name:    "a path dies while a call taker is picking up, and another waits in line",
		calls:   []float64{0, 1, 2},
		world:   func(n *Network) { taker(n); agents(3)(n) },
		trouble: []spell{{"line", 12.5, 50, thePath, severed(SilentTone)}},
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 12.5 meets line; 52 connected
			3: 2 answered; 12 passed on; 12.5 meets line; 74 connected`,
	},
	{
		name:    "who rings as the path closes is tried again",
		calls:   []float64{0},
		world:   taker,
		trouble: []spell{{"line", 11, 30, thePath, severed(BusyTone)}},
		want:    `1: 0 answered; 10 passed on; 11 meets line; 33 connected`,
	},
	{
		name:    "the path to those who want one service, for the others is open",
		calls:   []float64{0, 1},
		world:   func(n *Network) { twoRegions(n); agents(2)(n) },
		are:     from(true, false),
		trouble: []spell{{"line", 0, 25, thePath, severed(SilentTone)}},
		only:    ofTheSouth,
		want: `
			1: 0 answered; 10 passed on; 10 meets line; 25 connected
			2: 1 answered; 11 passed on; 11 connected`,
	},
}

func TestSelectorLists(t *testing.T) {
	w := NewWorld(oneRoom(1, 1, des.Hour))
	w.net.Demand.Services = []Named{{Name: "police", Share: 0.5}, {Name: "fire", Share: 0.5}}
	fault := Fault{Name: "f", On: thePlatform, Condition: Healthy()}
	w.trouble.resetTrouble(&Trouble{Faults: []Fault{fault}, Rules: []timing.Rule{since(0)}, Milestones: int(FaultEnded(0)) + 1})
	c := caller{Person: Person{Service: 1, Region: 2, Access: 1, Provider: 0}}
	nothing := c
	nothing.Service = None
	for _, x := range []struct {
		only          Selector
		hits, hitsNil bool
	}{
		{Selector{Share: 1}, true, true},
		{Selector{}, false, false},
		{Selector{Share: 1, Services: []bool{false, true, false}}, true, false},
		{Selector{Share: 1, Services: []bool{false, false, true}}, false, true},
		{Selector{Share: 1, Regions: []bool{true, true, false}}, false, false},
		{Selector{Share: 1, Regions: []bool{false, false, true}, Accesses: []bool{false, true}, Providers: []bool{true}}, true, true},
		{Selector{Share: 1, Accesses: []bool{true, false}}, false, false},
		{Selector{Share: 1, Providers: []bool{false}}, false, false},
	} {
		w.trouble.faults.Now[0].Only = &x.only
		require.Equal(t, x.hits, w.trouble.hits(0, &c), "%+v", x.only)
		require.Equal(t, x.hitsNil, w.trouble.hits(0, &nothing), "%+v, who wants nothing", x.only)
	}
}

// TestAShareIsTheSameCallersAllThrough: by caller and fault, whatever their call; and more callers for a larger share.
func TestAShareIsTheSameCallersAllThrough(t *testing.T) {
	w := NewWorld(oneRoom(1, 1, des.Hour))
	w.trouble.resetTrouble(&Trouble{Faults: []Fault{{Name: "a", On: thePlatform}, {Name: "b", On: thePlatform}}, Rules: []timing.Rule{since(0), since(0)}, Milestones: 10})
	const n = 20_000
	hit, both := 0, 0
	for i := range uint64(n) {
		c := caller{Person: Person{Key: random.New(1, 0).Key("x").Of(i)}, attempt: int32(i % 3)}
		some, more := &Selector{Share: 0.3}, &Selector{Share: 0.4}
		w.trouble.faults.Now[0].Only, w.trouble.faults.Now[1].Only = some, some
		a, b := w.trouble.hits(0, &c), w.trouble.hits(1, &c)
		if a {
			hit++
			w.trouble.faults.Now[0].Only = more
			require.True(t, w.trouble.hits(0, &c))
		}
		if a && b {
			both++
		}
	}
	require.InDelta(t, 0.3, float64(hit)/n, 4.5*0.0033)
	require.InDelta(t, 0.09, float64(both)/n, 4.5*0.0021, "another fault hits others")
}

// TestSomeCallsAreSpared: each call anew, and the same at every place that it meets the fault.
func TestSomeCallsAreSpared(t *testing.T) {
	w := NewWorld(oneRoom(1, 1, des.Hour))
	w.trouble.resetTrouble(&Trouble{Faults: []Fault{{Name: "a", On: thePlatform, Only: &Selector{Share: 0.5, Spared: 0.6}}}, Rules: []timing.Rule{since(0)}, Milestones: 10})
	const n = 20_000
	first, again, both := 0, 0, 0
	for i := range uint64(n) {
		c := caller{Person: Person{Key: random.New(1, 0).Key("x").Of(i)}, attempt: 1}
		a := w.trouble.hits(0, &c)
		require.Equal(t, a, w.trouble.hits(0, &c))
		c.attempt++
		b := w.trouble.hits(0, &c)
		first, again, both = first+count01(a), again+count01(b), both+count01(a && b)
	}
	require.InDelta(t, 0.2, float64(first)/n, 4.5*0.0028)
	require.InDelta(t, 0.2, float64(again)/n, 4.5*0.0028)
	require.InDelta(t, 0.5*0.4*0.4, float64(both)/n, 4.5*0.0019, "half of the callers, and of those each call by itself")
	w.trouble.faults.Now[0].Only.Spared = 1
	require.True(t, w.trouble.faults.Now[0].IsIdle())
	require.False(t, w.trouble.hits(0, &caller{attempt: 1}))
}

func count01(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// TestReach: the share of callers in the lists is the product of what is drawn independently.
func TestReach(t *testing.T) {
	n := oneRoom(1, 1, des.Hour)
	d := &n.Demand
	d.NoRequest = 0.2
	d.Services = []Named{{Name: "police", Share: 0.6}, {Name: "fire", Share: 0.4}}
	d.Regions = []Named{{Name: "south", Share: 0.3}, {Name: "north", Share: 0.7}}
	d.Accesses = []Named{{Name: "mobile", Share: 0.9}, {Name: "fixed", Share: 0.1}}
	n.Providers = []Provider{{Accesses: []int{0}, Share: 1}, {Accesses: []int{0, 1}, Share: 3}}
	for want, s := range map[float64]Selector{
		1:                     {},
		0.2:                   {Services: []bool{false, false, true}},
		0.8 * 0.4:             {Services: []bool{false, true, false}},
		0.3 * 0.9:             {Regions: []bool{true, false}, Accesses: []bool{true, false}},
		0.9 / 4:               {Providers: []bool{true, false}},
		0.9*0.75 + 0.1:        {Providers: []bool{false, true}},
		0:                     {Providers: []bool{true, false}, Accesses: []bool{false, true}},
		0.8 * 0.6 * 0.7 * 0.1: {Services: []bool{true, false, false}, Regions: []bool{false, true}, Accesses: []bool{false, true}, Providers: []bool{true, true}},
	} {
		require.InDelta(t, want, n.Reach(&s), 1e-12, "%+v", s)
	}
}

// withOnly is trouble with another selector on each of its faults that can be on some callers.
func withOnly(t *Trouble, only *Selector) *Trouble {
	changed := *t
	changed.Faults = slices.Clone(t.Faults)
	for f := range changed.Faults {
		changed.Faults[f].Only = nil
		if selectable(&changed.Faults[f]) {
			changed.Faults[f].Only = only
		}
	}
	return &changed
}

// requireEverybodyIsAll demands that a selector that picks all callers changes nothing, to the byte.
func requireEverybodyIsAll(rt *rapid.T, w *World, draws random.Draws, trouble *Trouble, strategy func() Strategy) {
	listed := &Selector{Regions: []bool{true, true}, Services: []bool{true, true, true}, Share: 1}
	all := visit(rt, w, draws, withOnly(trouble, nil), strategy())
	require.Equal(rt, all.all, visit(rt, w, draws, withOnly(trouble, listed), strategy()).all, "a fault on everybody is a fault on all")
}

// requireNobodyIsNone demands that faults that hit no callers leave every call as it is in a healthy world.
func requireNobodyIsNone(rt *rapid.T, w *World, draws random.Draws, trouble *Trouble) {
	nobody := withOnly(trouble, &Selector{})
	for f := range nobody.Faults {
		if nobody.Faults[f].Only == nil {
			nobody.Faults[f].Only, nobody.Faults[f].Condition = &Selector{}, Healthy()
		}
	}
	rings := &keepsOrder{}
	for i := range w.net.CallBacks {
		rings.list = append(rings.list, orders.CallBack{Rule: i, On: true})
	}
	met := visit(rt, w, draws, nobody, rings)
	healthy := visit(rt, w, draws, &Trouble{Milestones: trouble.Milestones}, rings)
	require.Equal(rt, healthy.calls, met.calls, "a fault on nobody is none")
	require.Empty(rt, met.touched)
}

// TestTwoRegionsFaultsAreOne: a fault on one region and its twin on the other are together the fault on both.
func TestTwoRegionsFaultsAreOne(t *testing.T) {
	for name, x := range map[string]struct {
		on   []Element
		with func(*Condition)
	}{
		"down": {theProvider, busy}, "silent": {theProvider, silence}, "slow": {thePlatform, func(c *Condition) { c.Handling.Times = 2 }},
		"severed": {thePath, severed(SilentTone)}, "cut": {thePlatform, cutsAt(CutOnHandover)},
	} {
		n := oneRoom(0.1, 12, 2*des.Hour)
		twoRegions(n)
		n.Callers.MostCalls = 3
		for i := range n.Callers.Patience {
			n.Callers.Patience[i], n.Callers.Redial[i] = exponential(40), Redial{Share: 0.7, Delay: exponential(20)}
		}
		c := Healthy()
		x.with(&c)
		span := [2]des.Time{30 * des.Minute, 60 * des.Minute}
		fault := func(name string, regions ...bool) Fault {
			return Fault{Name: name, On: x.on, Condition: c, Only: &Selector{Regions: regions, Share: 1}}
		}
		endings := func(trouble *Trouble) (list []Observation) {
			r := recording(CallAnswered, CallEnded)
			play(t, n, trouble, idleStrategy{}, r)
			for _, o := range r.list {
				o.Cause = min(o.Cause, 0)
				o.Element.Index = 0
				list = append(list, o)
			}
			return list
		}
		one := endings(lasting([]Fault{fault("both", true, true)}, span))
		two := endings(lasting([]Fault{fault("south", true, false), fault("north", false, true)}, span, span))
		require.Equal(t, one, two, name)
		require.NotEqual(t, one, endings(lasting([]Fault{fault("south", true, false)}, span)), name)
	}
}
