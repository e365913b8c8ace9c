package emergency

// What the caller met, by situation: how the call is lost, what was wrong there, and where. Situations that other traces
// play, such as cuts, are not repeated here.

// rings makes two agents and plenty of call takers, who pick up after some seconds; callers who are passed on wait 8 s.
func rings(pickUp float64) func(*Network) {
	return func(n *Network) {
		agents(2)(n)
		n.Rooms[0].CallTakers, n.Rooms[0].PickUp, n.Rooms[0].Conversation = 9, constant(pickUp), constant(20)
		n.Callers.Patience[Handover] = constant(8)
	}
}

func slowHandover(times float64) func(*Condition) {
	return func(c *Condition) { c.Handover.Times = times }
}

var situationTraces = []trace{
	{
		name:    "a provider that is down with a busy tone refuses",
		calls:   []float64{1},
		trouble: []spell{{"dead", 0, 0, theProvider, busy}},
		want:    `1: 1 meets dead; 1 refused by dead at provider 0; 1 gives up`,
	},
	{
		name:    "a route that is down with a busy tone refuses",
		calls:   []float64{1},
		trouble: []spell{{"dead", 0, 0, theCircuits, busy}},
		want:    `1: 1 meets dead; 1 refused by dead at circuit group 0; 1 gives up`,
	},
	{
		name:    "a route that is down, and then one without a free circuit: the tone outweighs it",
		calls:   []float64{0, 1},
		world:   func(n *Network) { second(n); n.Groups[1].Circuits = 1 },
		trouble: []spell{{"dead", 0, 0, theCircuits, busy}},
		want: `
			1: 0 meets dead; 0 answered at 1; 10 passed on; 10 connected
			2: 1 meets dead; 1 refused by dead at circuit group 0; 1 gives up`,
	},
	{
		name:  "silence on one route, and then no free circuit on the other: it was silence",
		calls: []float64{0, 1},
		world: func(n *Network) {
			second(n)
			n.Groups[1].Circuits, n.Providers[0].SilenceTimer = 1, 3_000_000
			n.Rooms[0].Conversation = constant(60)
		},
		trouble: []spell{{"dumb", 0, 0, thePlatform, silence}},
		want: `
			1: 0 meets dumb; 3 answered at 1; 13 passed on; 13 connected
			2: 1 meets dumb; 4 unanswered by dumb at platform 0; 4 gives up`,
	},
	{
		name:  "silence on one route, and then a busy tone on the other",
		calls: []float64{1},
		world: func(n *Network) { second(n); n.Providers[0].SilenceTimer = 3_000_000 },
		trouble: []spell{
			{"dumb", 0, 0, thePlatform, silence}, {"dead", 0, 0, []Element{{Kind: APlatform, Index: 1}}, busy},
		},
		want: `1: 1 meets dumb; 4 meets dead; 4 refused by dead at platform 1; 4 gives up`,
	},
	{
		name:     "traffic is moved away while the call is being set up, and no other route leads anywhere",
		calls:    []float64{0.5, 4},
		world:    func(n *Network) { standby(n); n.Providers[0].Groups, n.Providers[0].SetUp = []int{0}, constant(2) },
		trouble:  []spell{alarm},
		strategy: script{{5, move(0, 1)}},
		want: alarmed + `
			2: 6 refused by out of service at platform 0; 6 gives up
			world: 5 0>1; 5 0 empty`,
	},
	{
		name:    "a platform that rings on, with no place left in its queue",
		calls:   []float64{1, 2},
		world:   func(n *Network) { n.Platforms[0].Queue, n.Callers.Patience[Ringing] = 1, constant(20) },
		trouble: []spell{{"deaf", 0, 0, thePlatform, func(c *Condition) { c.Down = RingingTone }}},
		want: `
			1: 1 queued; 1 meets deaf; 21 abandoned by deaf at platform 0; 21 gives up
			2: 2 meets deaf; 2 refused by deaf at platform 0; 2 gives up`,
	},
	{
		name:    "a limit on calls per second is not what slow handling takes from",
		calls:   []float64{1, 1},
		world:   func(n *Network) { agents(9)(n); n.Platforms[0].Rate = 1 },
		trouble: []spell{{"slow", 0, 0, thePlatform, func(c *Condition) { c.Handling.Times = 3 }}},
		want: `
			1: 1 answered; 1 meets slow; 31 passed on; 31 connected
			2: 1 refused by overload at platform 0; 1 gives up`,
	},
	{
		name:    "a limit that is lowered",
		calls:   []float64{1, 1},
		world:   func(n *Network) { agents(9)(n); n.Platforms[0].Rate = 2 },
		trouble: []spell{{"low", 0, 0, thePlatform, func(c *Condition) { c.Left.Rate = 0.5 }}},
		want: `
			1: 1 answered; 11 passed on; 11 connected
			2: 1 meets low; 1 refused by low at platform 0; 1 gives up`,
	},
	{
		name:  "a control room with free call takers that answers late: slow answer",
		calls: []float64{0},
		world: rings(9),
		want:  `1: 0 answered; 10 passed on; 18 abandoned-at-handover by slow answer at control room 0; 18 gives up`,
	},
	{
		name:    "it would have been too late without the fault that slows it",
		calls:   []float64{0},
		world:   rings(9),
		trouble: []spell{{"slow", 0, 0, theRoom, slowHandover(3)}},
		want:    `1: 0 answered; 10 passed on; 10 meets slow; 18 abandoned-at-handover by slow answer at control room 0; 18 gives up`,
	},
	{
		name:    "it would have been in time without it",
		calls:   []float64{0},
		world:   rings(7),
		trouble: []spell{{"slow", 0, 0, theRoom, slowHandover(1.2)}},
		want:    `1: 0 answered; 10 passed on; 10 meets slow; 18 abandoned-at-handover by slow at control room 0; 18 gives up`,
	},
	{
		name:  "nobody free at the control room",
		calls: []float64{0, 1},
		world: func(n *Network) { rings(2)(n); n.Rooms[0].CallTakers = 1 },
		want: `
			1: 0 answered; 10 passed on; 12 connected
			2: 1 answered; 11 passed on; 19 abandoned-at-handover by congestion at control room 0; 19 gives up`,
	},
	{
		name:  "no place at the control room, and then a free call taker who is slow: there had been none",
		calls: []float64{0, 1},
		world: func(n *Network) {
			rings(5)(n)
			n.Rooms[0].CallTakers, n.Rooms[0].Queue, n.Rooms[0].Conversation = 1, 0, constant(3)
			n.Callers.Patience[Handover] = constant(12)
		},
		want: `
			1: 0 answered; 10 passed on; 15 connected
			2: 1 answered; 11 passed on; 23 abandoned-at-handover by congestion at control room 0; 23 gives up`,
	},
	{
		name:    "a control room that is down with a busy tone",
		calls:   []float64{0},
		world:   rings(1),
		trouble: []spell{{"dead", 5, 0, theRoom, busy}},
		want:    `1: 0 answered; 10 passed on; 10 meets dead; 18 abandoned-at-handover by dead at control room 0; 18 gives up`,
	},
	{
		name:    "a control room that hears again too late for a caller whom it did not hear",
		calls:   []float64{0},
		world:   rings(5),
		trouble: []spell{{"deaf", 5, 14, theRoom, silence}},
		want:    `1: 0 answered; 10 passed on; 10 meets deaf; 18 abandoned-at-handover by deaf at control room 0; 18 gives up`,
	},
	{
		name:  "the path to the control rooms is closed, and the room has a little trouble of its own",
		calls: []float64{0},
		world: rings(1),
		trouble: []spell{
			{"closed", 5, 0, thePath, severed(BusyTone)},
			{"short", 6, 0, theRoom, func(c *Condition) { c.Left.CallTakers = 0.9 }},
		},
		want: `1: 0 answered; 10 passed on; 10 meets closed; 10 meets short; 18 abandoned-at-handover by closed at handover path 0; 18 gives up`,
	},
	{
		name:  "of two faults that take as much, the one that began last",
		calls: []float64{0, 3},
		world: func(n *Network) { n.Platforms[0].Queue = 1 },
		trouble: []spell{
			{"first", 1, 0, thePlatform, func(c *Condition) { c.Left.Queue = 0 }}, {"last", 2, 0, thePlatform, func(c *Condition) { c.Left.Queue = 0 }},
		},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 3 meets last; 3 refused by last at platform 0; 3 gives up`,
	},
	{
		name:  "and that listed first, if it began last",
		calls: []float64{0, 3},
		world: func(n *Network) { n.Platforms[0].Queue = 1 },
		trouble: []spell{
			{"last", 2, 0, thePlatform, func(c *Condition) { c.Left.Queue = 0 }}, {"first", 1, 0, thePlatform, func(c *Condition) { c.Left.Queue = 0 }},
		},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 3 meets last; 3 refused by last at platform 0; 3 gives up`,
	},
	{
		name:  "one that takes all, and a later one that takes little",
		calls: []float64{0, 3},
		world: func(n *Network) { n.Platforms[0].Queue = 1 },
		trouble: []spell{
			{"all", 1, 0, thePlatform, func(c *Condition) { c.Left.Queue = 0 }},
			{"little", 2, 0, thePlatform, func(c *Condition) { c.Left.Queue = 0.5 }},
		},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 3 meets all; 3 refused by all at platform 0; 3 gives up`,
	},
}
