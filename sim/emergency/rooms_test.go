package emergency

import "nines/sim/des"

// taker leaves one call taker, who picks up after 2 s and talks for 20 s, and makes two agents.
func taker(n *Network) {
	agents(2)(n)
	n.Rooms[0].CallTakers, n.Rooms[0].PickUp, n.Rooms[0].Conversation = 1, constant(2), constant(20)
}

// machines is one call taker behind a platform where nobody works.
func machines(n *Network) {
	taker(n)
	p := &n.Platforms[0]
	p.Unstaffed, p.StaysOn, p.Queue, n.Centres = true, false, 0, nil
}

// buddy adds a second room, tried after 5 s.
func buddy(n *Network) {
	taker(n)
	n.Rooms = append(n.Rooms, n.Rooms[0])
	n.Rooms[0].Buddy, n.Rooms[0].BuddyAfter = 1, 5*des.Second
}

var roomTraces = []trace{
	{
		name:  "a queue for the call taker, with the agent on the line",
		calls: []float64{0, 1, 12, 13},
		world: taker,
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 34 connected
			3: 12 answered; 22 passed on; 56 connected
			4: 13 queued; 34 answered; 44 passed on; 78 connected`,
	},
	{
		name:  "an agent who does not stay on the line is free at once",
		calls: []float64{0, 1, 2},
		world: func(n *Network) { taker(n); n.Platforms[0].StaysOn = false; agents(1)(n) },
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 queued; 10 answered; 20 passed on; 34 connected
			3: 2 queued; 20 answered; 30 passed on; 56 connected`,
	},
	{
		name:  "machines pass calls on at once, and the call taker is the first to answer",
		calls: []float64{0, 1, 12},
		world: machines,
		want: `
			1: 0 passed on; 2 answered; 2 connected
			2: 1 passed on; 24 answered; 24 connected
			3: 12 passed on; 46 answered; 46 connected`,
	},
	{
		name:  "who hears machines has the patience of somebody whom nobody has answered",
		calls: []float64{0, 1},
		world: func(n *Network) {
			machines(n)
			n.Callers.Patience[Ringing], n.Callers.Patience[Handover] = constant(5), constant(1)
		},
		want: `
			1: 0 passed on; 2 answered; 2 connected
			2: 1 passed on; 6 abandoned-at-handover by congestion at control room 0; 6 gives up`,
	},
	{
		name:  "who wants nothing is passed on by machines, and the call taker ends the call",
		calls: []float64{0, 1},
		world: func(n *Network) { machines(n); n.Demand.NoRequest = 1 },
		want: `
			1: 0 passed on; 2 answered; 2 no-request
			2: 1 passed on; 24 answered; 24 no-request`,
	},
	{
		name:  "who waits too long at the handover hangs up, and the agent is free",
		calls: []float64{0, 1, 2},
		world: func(n *Network) { taker(n); n.Callers.Patience[Handover] = constant(5) },
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 16 abandoned-at-handover by congestion at control room 0; 16 gives up
			3: 2 queued; 12 answered; 22 passed on; 27 abandoned-at-handover by congestion at control room 0; 27 gives up`,
	},
	{
		name:  "to the buddy after a time",
		calls: []float64{0, 1},
		world: buddy,
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 18 connected to room 1`,
	},
	{
		name:  "the pick-up comes before the turn to the buddy at the same instant",
		calls: []float64{0, 1},
		world: func(n *Network) { buddy(n); n.Rooms[0].BuddyAfter = 2 * des.Second },
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 15 connected to room 1`,
	},
	{
		name:  "to the buddy at once when the room is full",
		calls: []float64{0, 1, 2},
		world: func(n *Network) { buddy(n); n.Rooms[0].Queue, n.Rooms[1].Queue = 0, 0 },
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 13 connected to room 1
			3: 2 queued; 12 answered; 22 passed on; 34 connected`,
	},
	{
		name:    "to the buddy at once when the room is down",
		calls:   []float64{0},
		world:   buddy,
		trouble: []spell{{"flood", 5, 0, theRoom, busy}},
		want:    `1: 0 answered; 10 passed on; 10 meets flood; 12 connected to room 1`,
	},
	{
		name:  "who waits in a room that goes down is passed to the buddy",
		calls: []float64{0, 1},
		world: buddy,
		trouble: []spell{
			{"flood", 12.5, 0, theRoom, busyCut},
		},
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 12.5 meets flood; 14.5 connected to room 1`,
	},
	{
		name:    "without a buddy the room is called again",
		calls:   []float64{0},
		world:   taker,
		trouble: []spell{{"flood", 5, 25, theRoom, busy}},
		want:    `1: 0 answered; 10 passed on; 10 meets flood; 32 connected`,
	},
	{
		name:  "so it is when both rooms are full",
		calls: []float64{0, 0, 1},
		world: func(n *Network) { buddy(n); agents(3)(n); n.Rooms[0].Queue, n.Rooms[1].Queue = 0, 0 },
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 0 answered; 10 passed on; 12 connected to room 1
			3: 1 answered; 11 passed on; 43 connected`,
	},
	{
		name:    "a silent room is left after a time",
		calls:   []float64{0},
		world:   buddy,
		trouble: []spell{{"deaf", 5, 0, theRoom, silence}},
		want:    `1: 0 answered; 10 passed on; 10 meets deaf; 17 connected to room 1`,
	},
	{
		name:    "a silent room hears whoever rings when it is back",
		calls:   []float64{0, 1},
		world:   taker,
		trouble: []spell{{"deaf", 5, 30, theRoom, silence}},
		want: `
			1: 0 answered; 10 passed on; 10 meets deaf; 32 connected
			2: 1 answered; 11 passed on; 11 meets deaf; 54 connected`,
	},
	{
		name:    "nobody picks up in a room that has just fallen silent",
		calls:   []float64{0, 1},
		world:   taker,
		trouble: []spell{{"deaf", 11, 30, theRoom, silence}},
		want: `
			1: 0 answered; 10 passed on; 11 meets deaf; 32 connected
			2: 1 answered; 11 passed on; 11 meets deaf; 54 connected`,
	},
	{
		name:    "a room that is silent picks nobody out of its queue",
		calls:   []float64{0, 1},
		world:   taker,
		trouble: []spell{{"deaf", 12.5, 60, theRoom, silence}},
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 12.5 meets deaf; 62 connected`,
	},
	{
		name:    "who waited before a silent outage comes before who rang meanwhile",
		calls:   []float64{0, 1, 3},
		world:   func(n *Network) { taker(n); agents(3)(n) },
		trouble: []spell{{"deaf", 12.5, 40, theRoom, silence}},
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 12.5 meets deaf; 42 connected
			3: 3 answered; 13 passed on; 13 meets deaf; 64 connected`,
	},
	{
		name:    "who rang unheard and finds the queue full is turned away, the last to come first, and rings again",
		calls:   []float64{0, 1, 2},
		world:   func(n *Network) { taker(n); agents(3)(n); n.Rooms[0].Queue = 1 },
		trouble: []spell{{"deaf", 5, 30, theRoom, silence}},
		want: `
			1: 0 answered; 10 passed on; 10 meets deaf; 32 connected
			2: 1 answered; 11 passed on; 11 meets deaf; 54 connected
			3: 2 answered; 12 passed on; 12 meets deaf; 76 connected`,
	},
	{
		name:    "no call takers are left, and then they are back",
		calls:   []float64{0, 1},
		world:   func(n *Network) { taker(n); n.Rooms[0].Queue = 1 },
		trouble: []spell{{"strike", 5, 25, theRoom, func(c *Condition) { c.Left.CallTakers = 0 }}},
		want: `
			1: 0 answered; 10 passed on; 10 meets strike; 27 connected
			2: 1 answered; 11 passed on; 11 meets strike; 49 connected`,
	},
	{
		name:    "slow at the handover, and who is to blame",
		calls:   []float64{0, 50},
		world:   func(n *Network) { taker(n); n.Callers.Patience[Handover] = constant(6) },
		trouble: []spell{{"slow", 5, 0, thePlatform, func(c *Condition) { c.Handover = Slower{Times: 3, Adds: constant(0)} }}, {"tired", 40, 0, theRoom, func(c *Condition) { c.Handover = Slower{Times: 2, Adds: constant(0)} }}},
		want: `
			1: 0 answered; 10 passed on; 10 meets slow; 16 connected
			2: 50 answered; 60 passed on; 60 meets tired; 60 meets slow; 66 abandoned-at-handover by slow at platform 0; 66 gives up`,
	},
	{
		name:    "slow only between the platform and the room",
		calls:   []float64{0},
		world:   func(n *Network) { taker(n); n.Callers.Patience[Handover] = constant(5) },
		trouble: []spell{{"slow", 5, 0, thePlatform, func(c *Condition) { c.Handover = Slower{Times: 3, Adds: constant(0)} }}},
		want:    `1: 0 answered; 10 passed on; 10 meets slow; 15 abandoned-at-handover by slow at platform 0; 15 gives up`,
	},
	{
		name:  "slow rooms that hold the agents are to blame for the queue",
		calls: []float64{0, 1},
		world: func(n *Network) {
			taker(n)
			agents(1)(n)
			n.Callers.Patience[Ringing] = constant(20)
		},
		trouble: []spell{{"strike", 5, 60, theRoom, func(c *Condition) { c.Left.CallTakers = 0 }}},
		want: `
			1: 0 answered; 10 passed on; 10 meets strike; 62 connected
			2: 1 queued; 21 meets strike; 21 abandoned by strike at platform 0; 21 gives up`,
	},
}
