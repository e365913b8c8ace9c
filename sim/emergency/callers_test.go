package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
)

// again lets callers try a number of times, 4 s after a call was lost in one way.
func again(after Loss, calls int32) func(*Network) {
	return func(n *Network) {
		n.Callers.MostCalls, n.Callers.Redial[after] = calls, Redial{Share: 1, Delay: constant(4)}
	}
}

var callerTraces = []trace{
	{
		name:    "a caller tries as often as callers do",
		calls:   []float64{1},
		world:   again(LossRefused, 3),
		trouble: []spell{{"dead", 0, 0, thePlatform, busy}},
		want: `1: 1 meets dead; 1 refused by dead at platform 0; 5 calls again; 5 meets dead; 5 refused by dead at platform 0;
			9 calls again; 9 meets dead; 9 refused by dead at platform 0; 9 gives up`,
	},
	{
		name:  "gaps grow up to a limit",
		calls: []float64{1},
		world: func(n *Network) {
			again(LossRefused, 5)(n)
			n.Callers.GapGrows, n.Callers.LongestGap = 2, 10*des.Second
		},
		trouble: []spell{{"dead", 0, 30, thePlatform, busy}},
		want: `1: 1 meets dead; 1 refused by dead at platform 0; 5 calls again; 5 meets dead; 5 refused by dead at platform 0;
			13 calls again; 13 meets dead; 13 refused by dead at platform 0; 23 calls again; 23 meets dead; 23 refused by dead at platform 0;
			33 calls again; 33 answered; 43 passed on; 43 connected`,
	},
	{
		name:  "the limit shortens no gap that was drawn longer",
		calls: []float64{1},
		world: func(n *Network) {
			again(LossRefused, 3)(n)
			n.Callers.GapGrows, n.Callers.LongestGap = 2, 3*des.Second
		},
		trouble: []spell{{"dead", 0, 6, thePlatform, busy}},
		want: `1: 1 meets dead; 1 refused by dead at platform 0; 5 calls again; 5 meets dead; 5 refused by dead at platform 0;
			9 calls again; 9 answered; 19 passed on; 19 connected`,
	},
	{
		name:  "who wanted nothing does not call again, nor elsewhere",
		calls: []float64{0, 1, 2},
		world: func(n *Network) {
			again(LossRefused, 3)(n)
			n.Demand.NoRequest, n.Platforms[0].Queue, n.Callers.Elsewhere.Neighbour = 1, 1, 1
		},
		want: `
			1: 0 answered; 10 no-request
			2: 1 queued; 10 answered; 20 no-request
			3: 2 refused by congestion at platform 0; 2 gives up`,
	},
	{
		name:    "who gives up may go elsewhere",
		calls:   []float64{1},
		world:   func(n *Network) { n.Callers.Elsewhere.Neighbour = 1 },
		trouble: []spell{{"dead", 0, 0, thePlatform, busy}},
		want:    `1: 1 meets dead; 1 refused by dead at platform 0; 1 goes elsewhere`,
	},
	{
		name:  "by how the call was lost: abandoned",
		calls: []float64{0, 1},
		world: func(n *Network) { again(LossAbandoned, 9)(n); n.Callers.Patience[Ringing] = constant(3) },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 4 abandoned by congestion at platform 0; 8 calls again; 8 queued; 10 answered; 20 passed on; 20 connected`,
	},
	{
		name:    "by how the call was lost: silence",
		calls:   []float64{1},
		world:   func(n *Network) { again(LossSilence, 9)(n); n.Callers.Patience[Silence] = constant(3) },
		trouble: []spell{{"dumb", 0, 2, thePlatform, silence}},
		want:    `1: 1 meets dumb; 4 unanswered by dumb at platform 0; 8 calls again; 8 answered; 18 passed on; 18 connected`,
	},
	{
		name:    "by how the call was lost: cut",
		calls:   []float64{1},
		world:   again(LossCut, 9),
		trouble: []spell{{"scissors", 0, 2, thePlatform, func(c *Condition) { c.Cut[CutAtAnswer] = 1 }}},
		want:    `1: 1 meets scissors; 1 cut-at-answer by scissors at platform 0; 5 calls again; 5 answered; 15 passed on; 15 connected`,
	},
	{
		name:  "a new call's patience is its own",
		calls: []float64{0, 1},
		world: func(n *Network) {
			n.Platforms[0].Handling = constant(20)
			again(LossAbandoned, 2)(n)
			n.Callers.Patience[Ringing] = constant(6)
		},
		want: `
			1: 0 answered; 20 passed on; 20 connected
			2: 1 queued; 7 abandoned by congestion at platform 0; 11 calls again; 11 queued; 17 abandoned by congestion at platform 0; 17 gives up`,
	},
	{
		name:    "a redial comes after an agent who comes free at the same instant",
		calls:   []float64{0, 6},
		world:   func(n *Network) { again(LossRefused, 2)(n); n.Platforms[0].Queue = 0 },
		trouble: []spell{{"unseen", 0, 0, theCircuits, func(c *Condition) { c.Left.Rate = 0.5 }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 6 refused by overload at platform 0; 10 calls again; 10 answered; 20 passed on; 20 connected`,
	},
}

// TestEveryCallHasItsOwnPatience, and its own delay before it: in silence, and ringing where nobody answers.
func TestEveryCallHasItsOwnPatience(t *testing.T) {
	dumb := trace{calls: []float64{1}, trouble: []spell{{"dumb", 0, 0, thePlatform, silence}}}
	empty := trace{calls: []float64{1}, trouble: []spell{{"empty", 0, 0, theCentre, busy}}}
	for _, x := range []trace{dumb, empty} {
		x.world = func(n *Network) {
			n.Callers.MostCalls = 4
			n.Callers.Redial[LossSilence] = Redial{Share: 1, Delay: exponential(10)}
			n.Callers.Redial[LossAbandoned] = Redial{Share: 1, Delay: exponential(10)}
			n.Callers.Patience[Silence], n.Callers.Patience[Ringing] = exponential(10), exponential(10)
		}
		_, list := x.story(t)
		waits, gaps, ended := map[des.Time]bool{}, map[des.Time]bool{}, des.Time(0)
		for _, o := range list {
			switch o.Fact {
			case CallMade:
				gaps[o.At-ended] = true
			case CallEnded:
				ended = o.At
				waits[o.At-o.Made] = true
			}
		}
		require.Len(t, waits, 4)
		require.Len(t, gaps, 4)
	}
}
