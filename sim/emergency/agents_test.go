package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency/desk"
	"nines/sim/random"
)

// centres makes two centres of one agent each; the one of the first is the first to be given a call.
func centres(n *Network) { n.Centres = append(n.Centres, n.Centres[0]) }

var agentTraces = []trace{
	{
		name:    "a console restarts: the call is cut and the agent is gone for a while",
		calls:   []float64{1, 2},
		trouble: []spell{{"restart", 0, 1.5, thePlatform, restartsWith(1, 0)}},
		want: `
			1: 1 meets restart; 1 cut-at-answer by restart at platform 0; 1 gives up
			2: 2 queued; 31 answered; 41 passed on; 41 connected`,
	},
	{
		name:    "requeued at the front",
		calls:   []float64{0, 1, 2},
		trouble: []spell{{"restart", 5, 20, theCentre, restartsWith(0, 1)}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 meets restart; 10 requeued; 40 answered; 50 passed on; 50 connected
			3: 2 queued; 50 answered; 60 passed on; 60 connected`,
	},
	{
		name:    "requeued at the back",
		calls:   []float64{0, 1, 2},
		trouble: []spell{{"restart", 5, 20, theCentre, restartsWith(0, 0)}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 meets restart; 10 requeued; 50 answered; 60 passed on; 60 connected
			3: 2 queued; 40 answered; 50 passed on; 50 connected`,
	},
	{
		name:    "a call that came to an idle agent goes from one console to the next",
		calls:   []float64{1},
		world:   agents(2),
		trouble: []spell{{"restart", 0, 20, thePlatform, restartsWith(0, 1)}},
		want:    `1: 1 meets restart; 1 requeued; 1 queued; 1 requeued; 31 answered; 41 passed on; 41 connected`,
	},
	{
		name:    "a console is never back in no time, to be given the same call again at the same instant",
		calls:   []float64{1},
		trouble: []spell{{"restart", 0, 3.5, thePlatform, func(c *Condition) { c.Restart = Restart{Share: 1} }}},
		want:    `1: 1 meets restart; 1 requeued; 1 queued; 2 requeued; 3 requeued; 4 answered; 14 passed on; 14 connected`,
	},
	{
		name:    "a full queue takes nobody back",
		calls:   []float64{1},
		world:   func(n *Network) { n.Platforms[0].Queue = 0 },
		trouble: []spell{{"restart", 0, 0, thePlatform, restartsWith(0, 1)}},
		want:    `1: 1 meets restart; 1 cut-at-answer by restart at platform 0; 1 gives up`,
	},
	{
		name:    "back in the queue, patience goes on from where it was",
		calls:   []float64{0, 1, 2},
		world:   func(n *Network) { n.Callers.Patience[Ringing] = constant(20) },
		trouble: []spell{{"restart", 5, 25, thePlatform, restartsWith(0, 1)}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 meets restart; 10 requeued; 21 abandoned by restart at platform 0; 21 gives up
			3: 2 queued; 22 meets restart; 22 abandoned by restart at platform 0; 22 gives up`,
	},
	{
		name:    "fewer agents: who is with a caller finishes, and logs on again after",
		calls:   []float64{0, 1, 6, 12, 51, 51, 51},
		world:   func(n *Network) { agents(2)(n); n.Platforms[0].LogOn = constant(7) },
		trouble: []spell{{"ill", 5, 50, thePlatform, func(c *Condition) { c.Left.Agents = 0.5 }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 answered; 11 passed on; 11 connected
			3: 6 queued; 6 meets ill; 10 answered; 20 passed on; 20 connected
			4: 12 queued; 12 meets ill; 20 answered; 30 passed on; 30 connected
			5: 51 answered; 61 passed on; 61 connected
			6: 51 queued; 57 answered; 67 passed on; 67 connected
			7: 51 queued; 61 answered; 71 passed on; 71 connected`,
	},
	{
		name:    "a centre is down and its calls are cut; who waits stays in the queue",
		calls:   []float64{0, 1, 2, 12},
		world:   func(n *Network) { centres(n); n.Platforms[0].LogOn = constant(7) },
		trouble: []spell{{"fire", 5, 20, theCentre, busyCut}},
		want: `
			1: 0 answered; 5 meets fire; 5 cut-in-handling by fire at centre 0; 5 gives up
			2: 1 answered; 11 passed on; 11 connected
			3: 2 queued; 11 answered; 21 passed on; 21 connected
			4: 12 queued; 12 meets fire; 21 answered; 31 passed on; 31 connected`,
	},
	{
		name:    "a centre is down and its calls are kept",
		calls:   []float64{0, 1, 2, 3},
		world:   centres,
		trouble: []spell{{"fire", 5, 0, theCentre, busy}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 answered; 11 passed on; 11 connected
			3: 2 queued; 11 answered; 21 passed on; 21 connected
			4: 3 queued; 21 answered; 31 passed on; 31 connected`,
	},
	{
		name:  "both centres down at once: those who wait are not picked up to be cut",
		calls: []float64{0, 1, 2},
		world: func(n *Network) { centres(n); n.Callers.Patience[Ringing] = constant(8) },
		trouble: []spell{
			{"war", 5, 0, []Element{{Kind: ACentre, Index: 0}, {Kind: ACentre, Index: 1}}, busyCut},
		},
		want: `
			1: 0 answered; 5 meets war; 5 cut-in-handling by war at centre 0; 5 gives up
			2: 1 answered; 5 meets war; 5 cut-in-handling by war at centre 1; 5 gives up
			3: 2 queued; 10 meets war; 10 abandoned by war at platform 0; 10 gives up`,
	},
	{
		name:  "a shift ends when the agent's call does, and the next logs on",
		calls: []float64{0, 6, 101},
		world: func(n *Network) {
			n.Centres[0].Roster = []Shift{{At: 0, Agents: 1}, {At: 5 * des.Second, Agents: 0}, {At: 100 * des.Second, Agents: 2}}
			n.Platforms[0].LogOn = constant(3)
		},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 6 queued; 103 answered; 113 passed on; 113 connected
			3: 101 queued; 103 answered; 113 passed on; 113 connected`,
	},
	{
		name:    "no more agents than seats",
		calls:   []float64{0, 0, 0, 11},
		world:   func(n *Network) { agents(3)(n); n.Platforms[0].Seats = 2 },
		trouble: []spell{{"mice", 5, 0, thePlatform, func(c *Condition) { c.Left.Seats = 0.5 }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 0 answered; 10 passed on; 10 connected
			3: 0 queued; 10 answered; 20 passed on; 20 connected
			4: 11 queued; 11 meets mice; 20 answered; 30 passed on; 30 connected`,
	},
}

// TestTheSameAgentsAreTakenAway: a share of the agents is always the first of the roster.
func TestTheSameAgentsAreTakenAway(t *testing.T) {
	n := oneRoom(0.2, 10, 20*des.Minute)
	half := spell{"ill", 60, 900, thePlatform, func(c *Condition) { c.Left.Agents = 0.5 }}
	w := NewWorld(n)
	reached := des.Time(0)
	watch := observerFunc(func(batch []Observation) {
		for _, o := range batch {
			if o.Fact != CallAnswered || o.At < 6*des.Minute || o.At >= 15*des.Minute {
				continue
			}
			reached = o.At
			for i := range w.duty.staff.Agents {
				require.Equal(t, i < 5, w.duty.staff.Agents[i].State != desk.OffDuty, "agent %d at %v", i, o.At)
			}
		}
	})
	w.telling.batch = w.telling.batch[:1] // told at once, so that the world can be looked at
	_, err := w.Run(random.New(1, 0), troubleOf([]spell{half}), idleStrategy{}, watch)
	require.NoError(t, err)
	require.NotZero(t, reached)
}

// observerFunc makes a function an observer.
type observerFunc func([]Observation)

func (f observerFunc) Observe(batch []Observation) { f(batch) }
