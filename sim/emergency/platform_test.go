package emergency

// restartsWith makes every console that is given a call restart and stay out for 30 s.
func restartsWith(cut, front float64) func(*Condition) {
	return func(c *Condition) { c.Restart = Restart{Share: 1, LoggedOut: constant(30), Cut: cut, Front: front} }
}

// location is a feature without which handling takes 5 s longer.
func location(n *Network) {
	n.Features = []string{"location"}
	n.Platforms[0].Features, n.Platforms[0].Without = 1, []Slower{{Times: 1, Adds: constant(5)}}
}

func agents(most int32) func(*Network) {
	return func(n *Network) { n.Centres[0].Roster[0].Agents = most }
}

var platformTraces = []trace{
	{
		name:  "a channel is held until the caller hangs up",
		calls: []float64{0, 29, 30},
		world: func(n *Network) {
			n.Platforms[0].Channels, n.Rooms[0].Conversation = 1, constant(20)
		},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 29 refused by congestion at platform 0; 29 gives up
			3: 30 answered; 40 passed on; 40 connected`,
	},
	{
		name:  "a limit of two calls a second",
		calls: []float64{9, 9, 9, 9.4, 9.5},
		world: func(n *Network) { agents(9)(n); n.Platforms[0].Rate = 2 },
		want: `
			1: 9 answered; 19 passed on; 19 connected
			2: 9 answered; 19 passed on; 19 connected
			3: 9 refused by congestion at platform 0; 9 gives up
			4: 9.4 refused by congestion at platform 0; 9.4 gives up
			5: 9.5 answered; 19.5 passed on; 19.5 connected`,
	},
	{
		name:  "a limit that is lowered keeps what was gained before",
		calls: []float64{9, 10.5, 11, 21},
		world: func(n *Network) { agents(9)(n); n.Platforms[0].Rate = 1 },
		trouble: []spell{
			{"throttle", 10, 0, thePlatform, func(c *Condition) { c.Left.Rate = 0.1 }},
		},
		want: `
			1: 9 answered; 19 passed on; 19 connected
			2: 10.5 answered; 20.5 passed on; 20.5 connected
			3: 11 meets throttle; 11 refused by throttle at platform 0; 11 gives up
			4: 21 answered; 31 passed on; 31 connected`,
	},
	{
		name:    "a queue that is halved, and whoever already waits in it",
		calls:   []float64{0, 1, 2, 6, 11},
		world:   func(n *Network) { n.Platforms[0].Queue = 2 },
		trouble: []spell{{"half", 5, 0, thePlatform, func(c *Condition) { c.Left.Queue = 0.5 }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 answered; 20 passed on; 20 connected
			3: 2 queued; 20 answered; 30 passed on; 30 connected
			4: 6 meets half; 6 refused by half at platform 0; 6 gives up
			5: 11 meets half; 11 refused by half at platform 0; 11 gives up`,
	},
	{
		name:    "without location handling takes longer",
		calls:   []float64{0, 20},
		world:   location,
		trouble: []spell{{"blind", 5, 0, thePlatform, func(c *Condition) { c.Lost = 1 }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 20 answered; 20 meets blind; 35 passed on; 35 connected`,
	},
	{
		name:    "who needs the lost feature is refused",
		calls:   []float64{0, 20},
		world:   func(n *Network) { location(n); n.Providers[0].Needs = 1 },
		trouble: []spell{{"blind", 5, 0, thePlatform, func(c *Condition) { c.Lost = 1 }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 20 meets blind; 20 refused by blind at platform 0; 20 gives up`,
	},
	{
		name:  "who needs what a platform never had is not supported there",
		calls: []float64{0, 1},
		world: func(n *Network) {
			location(n)
			second(n)
			n.Platforms[0].Features, n.Platforms[1].Queue, n.Providers[0].Needs = 0, 0, 1
		},
		want: `
			1: 0 answered at 1; 10 passed on; 10 connected
			2: 1 refused by congestion at platform 1; 1 gives up`,
	},
	{
		name:  "nor anywhere else",
		calls: []float64{0},
		world: func(n *Network) { location(n); n.Platforms[0].Features, n.Providers[0].Needs = 0, 1 },
		want:  `1: 0 refused by want of support at platform 0; 0 gives up`,
	},
	{
		name:    "cut as the agent answers; the agent is free for the next",
		calls:   []float64{0, 1, 11},
		trouble: []spell{{"scissors", 5, 10.5, thePlatform, func(c *Condition) { c.Cut[CutAtAnswer] = 1 }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 meets scissors; 10 cut-at-answer by scissors at platform 0; 10 gives up
			3: 11 answered; 21 passed on; 21 connected`,
	},
	{
		name:    "cut in handling",
		calls:   []float64{0},
		world:   func(n *Network) { n.Platforms[0].Handling = constant(0) },
		trouble: []spell{{"scissors", 0, 0, theCentre, func(c *Condition) { c.Cut[CutInHandling] = 1 }}},
		want:    `1: 0 answered; 0 meets scissors; 0 cut-in-handling by scissors at platform 0; 0 gives up`,
	},
	{
		name:    "cut on handover; the agent is free for the next",
		calls:   []float64{0, 1},
		trouble: []spell{{"scissors", 5, 15, thePlatform, func(c *Condition) { c.Cut[CutOnHandover] = 1 }}},
		want: `
			1: 0 answered; 10 meets scissors; 10 cut-on-handover by scissors at platform 0; 10 gives up
			2: 1 queued; 10 answered; 20 passed on; 20 connected`,
	},
	{
		name:    "slow handling at the platform and at the centre",
		calls:   []float64{0, 20},
		trouble: []spell{{"slow", 5, 0, []Element{thePlatform[0], theCentre[0]}, func(c *Condition) { c.Handling = Slower{Times: 2, Adds: constant(1)} }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 20 answered; 20 meets slow; 63 passed on; 63 connected`,
	},
	{
		name:    "down and kept: the queue is served when it is over",
		calls:   []float64{0, 1, 6, 30},
		trouble: []spell{{"frozen", 5, 30, thePlatform, busy}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 30 answered; 40 passed on; 40 connected
			3: 6 meets frozen; 6 refused by frozen at platform 0; 6 gives up
			4: 30 queued; 40 answered; 50 passed on; 50 connected`,
	},
	{
		name:  "down and cut: everybody at the platform is cut",
		calls: []float64{0, 1, 12, 13, 29, 30},
		world: func(n *Network) {
			agents(2)(n)
			n.Rooms[0].PickUp, n.Providers[0].SetUp = constant(20), constant(2)
		},
		trouble: []spell{{"dead", 15, 31, thePlatform, busyCut}},
		want: `
			1: 2 answered; 12 passed on; 15 meets dead; 15 cut-on-handover by dead at platform 0; 15 gives up
			2: 3 answered; 13 passed on; 15 meets dead; 15 cut-on-handover by dead at platform 0; 15 gives up
			3: 14 queued; 15 meets dead; 15 refused by dead at platform 0; 15 gives up
			4: 15 meets dead; 15 refused by dead at platform 0; 15 gives up
			5: 31 answered; 41 passed on; 61 connected
			6: 32 answered; 42 passed on; 62 connected`,
	},
}
