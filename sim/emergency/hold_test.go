package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
)

func ringsOn(c *Condition)  { c.Down = RingingTone }
func ringsCut(c *Condition) { c.Down, c.CutsCalls = RingingTone, true }
func holds(c *Condition)    { c.Down, c.HoldsCalls = RingingTone, true }

var holdTraces = []trace{
	{
		name:    "it rings on: new callers join the queue, and nobody answers",
		calls:   []float64{0, 2, 5},
		trouble: []spell{{"dead", 4, 20, thePlatform, ringsOn}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 2 queued; 20 answered; 30 passed on; 30 connected
			3: 5 queued; 5 meets dead; 30 answered; 40 passed on; 40 connected`,
	},
	{
		name:    "patience runs while it rings unheard, beside agents with nothing to do",
		calls:   []float64{5},
		world:   func(n *Network) { n.Callers.Patience[Ringing] = constant(6) },
		trouble: []spell{{"dead", 4, 20, thePlatform, ringsOn}},
		want:    `1: 5 queued; 5 meets dead; 11 abandoned by dead at platform 0; 11 gives up`,
	},
	{
		name:    "a platform without a queue has no place for a caller to ring at",
		calls:   []float64{5},
		world:   func(n *Network) { n.Platforms[0].Queue = 0 },
		trouble: []spell{{"dead", 4, 20, thePlatform, ringsOn}},
		want:    `1: 5 meets dead; 5 refused by dead at platform 0; 5 gives up`,
	},
	{
		name:    "it rings on for those who wait; those who were answered are cut",
		calls:   []float64{0, 2},
		trouble: []spell{{"dead", 4, 20, thePlatform, ringsCut}},
		want: `
			1: 0 answered; 4 meets dead; 4 cut-in-handling by dead at platform 0; 4 gives up
			2: 2 queued; 20 answered; 30 passed on; 30 connected`,
	},
	{
		name:    "a control room rings unheard",
		calls:   []float64{0},
		trouble: []spell{{"deaf", 4, 20, theRoom, ringsOn}},
		want:    `1: 0 answered; 10 passed on; 10 meets deaf; 20 connected`,
	},
	{
		name:    "a call on hold goes on where it was interrupted, before those who wait",
		calls:   []float64{0, 2, 5},
		trouble: []spell{{"pause", 4, 20, thePlatform, holds}},
		want: `
			1: 0 answered; 4 meets pause; 4 interrupted; 20 resumed; 26 passed on; 26 connected
			2: 2 queued; 26 answered; 36 passed on; 36 connected
			3: 5 queued; 5 meets pause; 36 answered; 46 passed on; 46 connected`,
	},
	{
		name:    "on hold patience does not run, nor is the queue ever too full",
		calls:   []float64{0},
		world:   func(n *Network) { n.Callers.Patience[Ringing], n.Platforms[0].Queue = constant(1), 0 },
		trouble: []spell{{"pause", 4, 20, thePlatform, holds}},
		want:    `1: 0 answered; 4 meets pause; 4 interrupted; 20 resumed; 26 passed on; 26 connected`,
	},
	{
		name:    "interrupted twice",
		calls:   []float64{0},
		trouble: []spell{{"pause", 4, 20, thePlatform, holds}, {"again", 21, 30, thePlatform, holds}},
		want: `1: 0 answered; 4 meets pause; 4 interrupted; 20 resumed; 21 meets again; 21 interrupted; 30 resumed;
			35 passed on; 35 connected`,
	},
	{
		name:    "the calls of a centre go on with the agents of another, the longest in handling first",
		calls:   []float64{0, 1, 2, 3},
		world:   func(n *Network) { centres(n); n.Centres[0].Roster = []Shift{{At: 0, Agents: 2}} },
		trouble: []spell{{"fire", 4, 50, theCentre, holds}},
		want: `
			1: 0 answered; 4 meets fire; 4 interrupted; 12 resumed; 18 passed on; 18 connected
			2: 1 answered; 4 meets fire; 4 interrupted; 18 resumed; 25 passed on; 25 connected
			3: 2 answered; 12 passed on; 12 connected
			4: 3 queued; 25 answered; 35 passed on; 35 connected`,
	},
	{
		name:     "calls on hold are cut as traffic and people leave",
		calls:    []float64{0.5, 2, 6},
		world:    standby,
		trouble:  []spell{alarm, {"pause", 3, 40, thePlatform, holds}},
		strategy: script{{5, move(0, 1)}},
		want: alarmed + `
			2: 2 answered; 3 meets pause; 3 interrupted; 5 cut-in-handling by pause at platform 0; 5 gives up
			3: 6 queued at 1; 8 answered at 1; 18 passed on; 18 connected
			world: 5 0>1; 5 0 empty`,
	},
	{
		name:    "cut on hold by a second fault",
		calls:   []float64{0},
		trouble: []spell{{"pause", 4, 20, thePlatform, holds}, {"axe", 6, 0, thePlatform, busyCut}},
		want:    `1: 0 answered; 4 meets pause; 4 interrupted; 6 meets axe; 6 cut-in-handling by axe at platform 0; 6 gives up`,
	},
}

// TestTimeOnHoldIsTold with the end of a call, whether it was resumed or lost on hold.
func TestTimeOnHoldIsTold(t *testing.T) {
	for name, second := range map[string]spell{
		"resumed":      {"pause again", 21, 30, thePlatform, holds},
		"lost on hold": {"axe", 16, 0, thePlatform, busyCut},
	} {
		t.Run(name, func(t *testing.T) {
			x := trace{calls: []float64{0}, trouble: []spell{{"pause", 4, 20, thePlatform, holds}, second}}
			_, observed := x.story(t)
			ended := 0
			for _, o := range observed {
				if o.Fact == CallEnded {
					ended++
					require.Equal(t, map[string]des.Time{"resumed": 25 * des.Second, "lost on hold": 12 * des.Second}[name], o.Held)
				}
			}
			require.Equal(t, 1, ended)
		})
	}
}
