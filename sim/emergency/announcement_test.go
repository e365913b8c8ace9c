package emergency

func waitLonger(times float64) func(*Orders) { return func(o *Orders) { o.AskForPatience(0, times) } }
func patienceOf(s float64) func(n *Network) {
	return func(n *Network) { n.Callers.Patience[Ringing] = constant(s) }
}
func callBack(times float64) func(o *Orders) {
	return func(o *Orders) { o.AskAboutRedials(0, times, false) }
}
func callBackT(times float64) func(o *Orders) {
	return func(o *Orders) { o.AskAboutRedials(0, times, true) }
}

var announcementTraces = []trace{
	{
		name:     "what is left of the patience grows, of those who wait and of those who come, while it is on",
		calls:    []float64{0, 1, 4, 20},
		world:    func(n *Network) { n.Platforms[0].Handling = constant(100); patienceOf(5)(n) },
		strategy: timetable{{3, waitLonger(2)}, {10, waitLonger(1)}},
		want: `
			1: 0 answered; 100 passed on; 100 connected
			2: 1 queued; 9 abandoned by congestion at platform 0; 9 gives up
			3: 4 queued; 14 abandoned by congestion at platform 0; 14 gives up
			4: 20 queued; 25 abandoned by congestion at platform 0; 25 gives up`,
	},
	{
		name:     "nobody's patience grows twice in one call",
		calls:    []float64{0, 1},
		world:    func(n *Network) { n.Platforms[0].Handling = constant(100); patienceOf(5)(n) },
		strategy: timetable{{3, waitLonger(2)}, {4, waitLonger(1)}, {5, waitLonger(3)}},
		want: `
			1: 0 answered; 100 passed on; 100 connected
			2: 1 queued; 9 abandoned by congestion at platform 0; 9 gives up`,
	},
	{
		name:     "who is on hold does not hear it: the patience that is over by then has been good enough",
		calls:    []float64{0, 1, 12},
		world:    patienceOf(15),
		trouble:  []spell{{"frozen", 12, 32, thePlatform, holds}},
		strategy: timetable{{30, waitLonger(0.5)}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 answered; 12 meets frozen; 12 interrupted; 32 resumed; 40 passed on; 40 connected
			3: 12 queued; 12 meets frozen; 27 abandoned by frozen at platform 0; 27 gives up`,
	},
	{
		name:  "who was told not to call again does not, after hanging up",
		calls: []float64{0, 1, 20},
		world: func(n *Network) {
			n.Platforms[0].Handling = constant(100)
			patienceOf(5)(n)
			again(LossAbandoned, 2)(n)
		},
		strategy: timetable{{3, callBack(0)}, {8, callBack(1)}},
		want: `
			1: 0 answered; 100 passed on; 100 connected
			2: 1 queued; 6 abandoned by congestion at platform 0; 6 gives up
			3: 20 queued; 25 abandoned by congestion at platform 0; 29 calls again; 29 queued; 34 abandoned by congestion at platform 0; 34 gives up`,
	},
	{
		name:     "a busy tone says nothing, unless the refused hear it too",
		calls:    []float64{0, 1, 8},
		world:    func(n *Network) { n.Platforms[0].Queue = 0; again(LossRefused, 2)(n) },
		strategy: timetable{{0, callBack(0)}, {5, callBackT(0)}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 refused by congestion at platform 0; 5 calls again; 5 refused by congestion at platform 0; 5 gives up
			3: 8 refused by congestion at platform 0; 8 gives up`,
	},
	{
		name:     "a dead platform says nothing either",
		calls:    []float64{1},
		world:    again(LossRefused, 2),
		strategy: timetable{{0, callBackT(0)}},
		trouble:  []spell{{"dead", 0, 3, thePlatform, busy}},
		want:     `1: 1 meets dead; 1 refused by dead at platform 0; 5 calls again; 5 answered; 15 passed on; 15 connected`,
	},
}
