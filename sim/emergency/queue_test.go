package emergency

// byAccess makes two accesses, of which the second is the more urgent.
func byAccess(n *Network) {
	n.Demand.Accesses = []Named{{Name: "mobile", Share: 0.5}, {Name: "text", Share: 0.5}}
	n.Providers[0].Accesses = []int{0, 1}
	n.Platforms[0].Switchboard = Switchboard{Rank: Sorting{By: ByAccess, Of: []uint8{1, 0}}, Ranks: 2}
}

var queueTraces = []trace{
	{
		name:  "first come, first served",
		calls: []float64{0, 1, 2},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 answered; 20 passed on; 20 connected
			3: 2 queued; 20 answered; 30 passed on; 30 connected`,
	},
	{
		name:    "the agent idle longest is the next: the one of the first centre, the other being slow",
		calls:   []float64{0, 1, 30},
		world:   centres,
		trouble: []spell{{"slow", 0, 0, []Element{{Kind: ACentre, Index: 1}}, func(c *Condition) { c.Handling.Times = 2 }}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 answered; 1 meets slow; 21 passed on; 21 connected
			3: 30 answered; 40 passed on; 40 connected`,
	},
	{
		name:  "a queue of two holds two",
		calls: []float64{0, 1, 2, 3, 10, 11},
		world: func(n *Network) { n.Platforms[0].Queue = 2 },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 answered; 20 passed on; 20 connected
			3: 2 queued; 20 answered; 30 passed on; 30 connected
			4: 3 refused by congestion at platform 0; 3 gives up
			5: 10 queued; 30 answered; 40 passed on; 40 connected
			6: 11 refused by congestion at platform 0; 11 gives up`,
	},
	{
		name:  "without a queue only idle agents take calls",
		calls: []float64{0, 9.999999, 10},
		world: func(n *Network) { n.Platforms[0].Queue = 0 },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 9.999999 refused by congestion at platform 0; 9.999999 gives up
			3: 10 answered; 20 passed on; 20 connected`,
	},
	{
		name:  "calls of the same instant are served in the order of their making",
		calls: []float64{0, 1, 1, 1},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 answered; 20 passed on; 20 connected
			3: 1 queued; 20 answered; 30 passed on; 30 connected
			4: 1 queued; 30 answered; 40 passed on; 40 connected`,
	},
	{
		name:  "who is answered as patience ends is answered",
		calls: []float64{0, 1, 2},
		world: func(n *Network) { n.Callers.Patience[Ringing] = constant(9) },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 answered; 20 passed on; 20 connected
			3: 2 queued; 11 abandoned by congestion at platform 0; 11 gives up`,
	},
	{
		name:  "patience ends when the call is answered",
		calls: []float64{0, 9},
		world: func(n *Network) { n.Callers.Patience[Ringing] = constant(5) },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 9 queued; 10 answered; 20 passed on; 20 connected`,
	},
	{
		name:  "somebody leaves the middle of the queue",
		calls: []float64{0, 1, 2, 3},
		world: func(n *Network) { n.Callers.Patience[Ringing] = constant(18.5) },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 answered; 20 passed on; 20 connected
			3: 2 queued; 20 answered; 30 passed on; 30 connected
			4: 3 queued; 21.5 abandoned by congestion at platform 0; 21.5 gives up`,
	},
	{
		name:  "urgent accesses first, and first come within a class",
		calls: []float64{0, 1, 2, 3, 4},
		world: byAccess,
		are:   func(i int, c *caller) bool { return c.Access == [5]int8{0, 0, 1, 0, 1}[i] },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 30 answered; 40 passed on; 40 connected
			3: 2 queued; 10 answered; 20 passed on; 20 connected
			4: 3 queued; 40 answered; 50 passed on; 50 connected
			5: 4 queued; 20 answered; 30 passed on; 30 connected`,
	},
	{
		name:  "by service, who asks for none is least urgent",
		calls: []float64{0, 1, 2},
		world: func(n *Network) {
			n.Demand.Services, n.Demand.NoRequest = []Named{{Name: "police", Share: 0.5}, {Name: "fire", Share: 0.5}}, 0.5
			n.RoomFor = [][]int16{{0}, {0}}
			n.Platforms[0].Switchboard = Switchboard{Rank: Sorting{By: ByService, Of: []uint8{1, 0, 2}}, Ranks: 3}
		},
		are: func(i int, c *caller) bool { return c.Service == [3]int8{0, None, 1}[i] },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 20 answered; 30 no-request
			3: 2 queued; 10 answered; 20 passed on; 20 connected`,
	},
	{
		name:  "who is in the system at the end is open, and who talks has been helped",
		calls: []float64{3580, 3581, 3582, 3583},
		world: func(n *Network) {
			n.Platforms[0].Queue = 2
			n.Callers.MostCalls, n.Callers.Redial[LossRefused] = 2, Redial{Share: 1, Delay: constant(60)}
			n.Rooms[0].Conversation = constant(60)
		},
		want: `
			1: 3580 answered; 3590 passed on; 3590 connected
			2: 3581 queued; 3590 answered; 3600 open; 3600 still trying
			3: 3582 queued; 3600 open; 3600 still trying
			4: 3583 refused by congestion at platform 0; 3600 still trying`,
	},
}
