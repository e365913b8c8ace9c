package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/random"
	"nines/sim/timing"
)

var clockworkTraces = []trace{
	{
		name:    "to and fro: bad for 5 s, good for 10",
		calls:   []float64{2, 7, 17.5, 22},
		trouble: []spell{{"loose", 1, 30, theCircuits, busy}},
		clocks: func(f []Fault) {
			f[0].Cycle = &Cycle{Bad: constant(5), Good: constant(10), BeginsBad: true}
		},
		want: `
			1: 2 meets loose; 2 refused by loose at circuit group 0; 2 gives up
			2: 7 answered; 17 passed on; 17 connected
			3: 17.5 meets loose; 17.5 refused by loose at circuit group 0; 17.5 gives up
			4: 22 answered; 32 passed on; 32 connected`,
	},
	{
		name:    "good for 10 s first; nothing comes after the end",
		calls:   []float64{2, 13, 40},
		trouble: []spell{{"loose", 1, 20, theCircuits, busy}},
		clocks:  func(f []Fault) { f[0].Cycle = &Cycle{Bad: constant(5), Good: constant(10)} },
		want: `
			1: 2 answered; 12 passed on; 12 connected
			2: 13 meets loose; 13 refused by loose at circuit group 0; 13 gives up
			3: 40 answered; 50 passed on; 50 connected`,
	},
	{
		name:    "struck in use alone: the chances at 5 and 10 s find nobody at work, that at 15 does",
		calls:   []float64{11, 16, 20.5},
		world:   func(n *Network) { n.Platforms[0].Handling = constant(7) },
		trouble: []spell{{"frail", 0, 24, thePlatform, busy}},
		clocks:  func(f []Fault) { f[0].Cycle = &Cycle{Bad: constant(5), Good: constant(5), InUse: true} },
		want: `
			1: 11 answered; 18 passed on; 18 connected
			2: 16 meets frail; 16 refused by frail at platform 0; 16 gives up
			3: 20.5 answered; 27.5 passed on; 27.5 connected`,
	},
	{
		name:    "a counter: the call that fills it is the last served, and after its end by the clock it comes no more",
		calls:   []float64{0, 20, 40, 60, 80, 100, 120},
		trouble: []spell{{"full", 0, 50, thePlatform, busy}},
		clocks:  func(f []Fault) { f[0].Counter = &Counter{Start: 1, Limit: 3} },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 20 answered; 30 passed on; 30 connected
			3: 40 meets full; 40 refused by full at platform 0; 40 gives up
			4: 60 answered; 70 passed on; 70 connected
			5: 80 answered; 90 passed on; 90 connected
			6: 100 answered; 110 passed on; 110 connected
			7: 120 answered; 130 passed on; 130 connected`,
	},
	{
		name:    "a counter of the calls of some: the others neither fill it nor meet it",
		calls:   []float64{0, 20, 40, 60, 80, 100},
		world:   twoRegions,
		are:     from(false, true, false, true, false, true),
		trouble: []spell{{"full", 0, 0, thePlatform, busy}},
		only:    ofTheSouth,
		clocks:  func(f []Fault) { f[0].Counter = &Counter{Limit: 2} },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 20 answered; 30 passed on; 30 connected
			3: 40 answered; 50 passed on; 50 connected
			4: 60 answered; 70 passed on; 70 connected
			5: 80 answered; 90 passed on; 90 connected
			6: 100 meets full; 100 refused by full at platform 0; 100 gives up`,
	},
	{
		name:    "a trigger: two calls have waited at two looks ten seconds apart",
		calls:   []float64{0, 1, 2, 3, 25, 45},
		trouble: []spell{{"swamped", 0, 40, thePlatform, busy}},
		clocks: func(f []Fault) {
			f[0].Trigger = &Trigger{Of: thePlatform[0], What: QueueFrom, Least: 2, For: 10 * des.Second}
		},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 answered; 20 passed on; 20 connected
			3: 2 queued; 40 answered; 50 passed on; 50 connected
			4: 3 queued; 50 answered; 60 passed on; 60 connected
			5: 25 meets swamped; 25 refused by swamped at platform 0; 25 gives up
			6: 45 queued; 60 answered; 70 passed on; 70 connected`,
	},
	{
		name:    "a ramp: three times as slow after 20 s, twice half way",
		calls:   []float64{0, 20, 50},
		trouble: []spell{{"mud", 10, 0, thePlatform, func(c *Condition) { c.Handling = Slower{Times: 3} }}},
		clocks:  func(f []Fault) { f[0].Ramp = 20 * des.Second },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 20 answered; 20 meets mud; 40 passed on; 40 connected
			3: 50 answered; 50 meets mud; 80 passed on; 80 connected`,
	},
}

// begins is when faults begin in a run of the desk.
func begins(t *testing.T, n *Network, trouble *Trouble, s Strategy) []des.Time {
	r := recording(TroubleBegan)
	play(t, n, trouble, s, r)
	var list []des.Time
	for _, o := range r.list {
		list = append(list, o.At)
	}
	return list
}

func selfMade(f Fault, r timing.Rule) *Trouble {
	f.Name, f.On, f.Condition = "self", thePlatform, Healthy()
	f.Condition.Cut[CutAtAnswer] = 0.5
	return &Trouble{Faults: []Fault{f}, Rules: []timing.Rule{r}, Milestones: int(FaultBegan(1))}
}

// TestATriggerGoesOffOnceForEachTime its quantity has been back, unless its end came by the clock.
func TestATriggerGoesOffOnceForEachTime(t *testing.T) {
	n := oneRoom(0.0001, 0, des.Hour)
	// At 100 s the look comes before the roster changes, so that it is first so at 110 s.
	n.Centres[0].Roster = []Shift{{At: 0, Agents: 5}, {At: 100 * des.Second, Agents: 2}, {At: 200 * des.Second, Agents: 5}, {At: 300 * des.Second, Agents: 2}}
	trigger := &Trigger{Of: thePlatform[0], What: AgentsBelow, Least: 3, For: 20 * des.Second}
	rule := since(0)
	rule.For, rule.HasFor = constant(15), true
	require.Equal(t, []des.Time{130 * des.Second, 330 * des.Second}, begins(t, n, selfMade(Fault{Trigger: trigger}, rule), idleStrategy{}))
	rule.HasUntil, rule.UntilAt = true, 250*des.Second
	require.Equal(t, []des.Time{130 * des.Second}, begins(t, n, selfMade(Fault{Trigger: trigger}, rule), idleStrategy{}))
}

// TestGaugesShowWhatIsThere: ten seconds on, one caller talks to the room, three wait for it with their agents, and one for an agent.
func TestGaugesShowWhatIsThere(t *testing.T) {
	n := oneRoom(0, 3, des.Hour)
	n.Groups[0].Circuits, n.Rooms[0].CallTakers = 8, 1
	n.Demand.Sources[0].Rate = exactly(random.New(1, 0), []float64{0, 0.1, 0.2, 0.3, 0.4})
	n.Platforms[0].Handling = constant(3)
	n.Rooms[0].Conversation = constant(1000)
	for _, x := range []struct {
		of   Element
		what Gauge
		at10 float64
	}{
		{thePlatform[0], QueueFrom, 1}, {thePlatform[0], CallsFrom, 5}, {thePlatform[0], BusyFrom, 1}, {theRoom[0], QueueFrom, 3},
		{theCircuits[0], InUseFrom, 5. / 8},
	} {
		for _, above := range []float64{0, 0.01} {
			trouble := selfMade(Fault{Trigger: &Trigger{Of: x.of, What: x.what, Least: x.at10 + above}}, since(0))
			trouble.Faults[0].Condition = Healthy()
			list := begins(t, n, trouble, idleStrategy{})
			if above == 0 {
				require.Equal(t, 10*des.Second, list[0], "%v", x.what)
			} else {
				require.Empty(t, list, "%v", x.what)
			}
		}
	}
}

// TestACycleIsTheSameUnderEveryStrategy, and another in each replication.
func TestACycleIsTheSameUnderEveryStrategy(t *testing.T) {
	n := oneRoom(0.1, 3, 10*des.Hour)
	second(n)
	cycle := &Cycle{Bad: exponential(60), Good: exponential(600)}
	trouble := selfMade(Fault{Cycle: cycle}, since(des.Minute))
	alone := begins(t, n, trouble, idleStrategy{})
	require.Greater(t, len(alone), 20)
	require.Equal(t, alone, begins(t, n, trouble, script{{5000, move(0, 1)}, {9000, move(1, 0)}}))
}

func TestConditionsGrow(t *testing.T) {
	full := Healthy()
	full.Left.Agents, full.Left.Circuits = 0.4, 0
	full.Handling = Slower{Times: 3, Adds: constant(10)}
	full.Cut[CutInHandling], full.Restart.Share, full.Misroute.Share = 0.5, 0.2, 0.1
	require.True(t, full.CanGrow())
	require.Equal(t, full, full.At(1))
	none := full.At(0)
	require.False(t, none.CanGrow())
	half := full.At(0.5)
	require.Equal(t, []float64{0.7, 0.5, 1}, []float64{half.Left.Agents, half.Left.Circuits, half.Left.Queue})
	require.Equal(t, Slower{Times: 2, Adds: constant(5)}, half.Handling)
	require.Equal(t, []float64{0.25, 0.1, 0.05}, []float64{half.Cut[CutInHandling], half.Restart.Share, half.Misroute.Share})

	down := Healthy()
	down.Down, down.Lost = BusyTone, 1
	require.False(t, down.CanGrow())
}
