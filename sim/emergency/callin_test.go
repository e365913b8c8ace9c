package emergency

// withReserve adds people who can be called in; regulars work on the platform already.
func withReserve(regulars, reserve int32) func(*Network) {
	return func(n *Network) {
		n.Centres[0].Roster[0].Agents = regulars
		n.Centres = append(n.Centres, Centre{Name: "reserve", Roster: []Shift{{At: 0, Agents: reserve}}, Reserve: true})
	}
}

func comes(seat int32) func(*Orders) { return func(o *Orders) { o.CallIn(1, seat) } }
func goHome(o *Orders)               { o.SendHome(1) }

var reserveTraces = []trace{
	{
		name:     "a reserve does not work unless it is called in, takes its time to log on, and goes home after its call",
		calls:    []float64{0, 1, 2, 20},
		world:    func(n *Network) { withReserve(0, 2)(n); n.Platforms[0].LogOn = constant(3) },
		strategy: timetable{{4, comes(0)}, {5, comes(1)}, {12, goHome}},
		want: `
			1: 0 queued; 7 answered; 17 passed on; 17 connected
			2: 1 queued; 8 answered; 18 passed on; 18 connected
			3: 2 queued; 3600 open; 3600 still trying
			4: 20 queued; 3600 open; 3600 still trying`,
	},
	{
		name:     "who is called in at the start is there at the start",
		calls:    []float64{0},
		world:    func(n *Network) { withReserve(0, 1)(n); n.Platforms[0].LogOn = constant(3) },
		strategy: timetable{{0, comes(0)}},
		want:     `1: 0 answered; 10 passed on; 10 connected`,
	},
	{
		name:     "scarce seats are for those who were there before",
		calls:    []float64{0, 1, 2},
		world:    func(n *Network) { withReserve(1, 1)(n); n.Platforms[0].Seats, n.Platforms[0].LogOn = 1, constant(3) },
		strategy: timetable{{0.5, comes(0)}},
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 queued; 10 answered; 20 passed on; 20 connected
			3: 2 queued; 20 answered; 30 passed on; 30 connected`,
	},
}
