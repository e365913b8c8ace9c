package emergency

import "nines/sim/des"

// standby adds a backup with the same people, who take 3 s to log on.
func standby(n *Network) {
	second(n)
	n.Centres = n.Centres[:1]
	b := &n.Platforms[1]
	b.Backup, b.Staff, b.LogOn = true, 0, constant(3)
	n.Platforms[0].LogOn = constant(4)
}

// alarm loses the call made at half a second, which sets the script going.
var alarm = spell{"alarm", 0, 0.6, theCircuits, busy}

const alarmed = "1: 0.5 meets alarm; 0.5 refused by alarm at circuit group 0; 0.5 gives up\n"

var switchTraces = []trace{
	{
		name:  "a backup takes no call before the switch",
		calls: []float64{0, 1},
		world: func(n *Network) { standby(n); n.Platforms[0].Queue = 0 },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 refused by congestion at platform 0; 1 gives up`,
	},
	{
		name:     "new calls follow at once, the people when the old queue is served",
		calls:    []float64{0.5, 2, 3, 6, 7},
		world:    standby,
		trouble:  []spell{alarm},
		strategy: script{{5, move(0, 1)}},
		want: alarmed + `
			2: 2 answered; 12 passed on; 12 connected
			3: 3 queued; 12 answered; 22 passed on; 22 connected
			4: 6 queued at 1; 25 answered at 1; 35 passed on; 35 connected
			5: 7 queued at 1; 35 answered at 1; 45 passed on; 45 connected
			world: 5 0>1; 22 0 empty`,
	},
	{
		name:     "there and back",
		calls:    []float64{0.5, 6, 20, 31, 32},
		world:    standby,
		trouble:  []spell{alarm},
		strategy: script{{5, move(0, 1)}, {30, move(1, 0)}},
		want: alarmed + `
			2: 6 queued at 1; 8 answered at 1; 18 passed on; 18 connected
			3: 20 answered at 1; 30 passed on; 30 connected
			4: 31 queued; 34 answered; 44 passed on; 44 connected
			5: 32 queued; 44 answered; 54 passed on; 54 connected
			world: 5 0>1; 5 0 empty; 30 1>0; 30 1 empty`,
	},
	{
		name:     "back while people still log on: they serve who already waits there",
		calls:    []float64{0.5, 6, 7.5},
		world:    standby,
		trouble:  []spell{alarm},
		strategy: script{{5, move(0, 1)}, {7, move(1, 0)}},
		want: alarmed + `
			2: 6 queued at 1; 8 answered at 1; 18 passed on; 18 connected
			3: 7.5 queued; 22 answered; 32 passed on; 32 connected
			world: 5 0>1; 5 0 empty; 7 1>0; 18 1 empty`,
	},
	{
		name:    "consoles restart as traffic is taken away: the people come back for the queue",
		calls:   []float64{0.5, 2, 6},
		world:   standby,
		trouble: []spell{alarm, {"restart", 1, 3, thePlatform, restartsWith(0, 1)}},
		strategy: script{
			{5, move(0, 1)},
		},
		want: alarmed + `
			2: 2 meets restart; 2 requeued; 2 queued; 32 answered; 42 passed on; 42 connected
			3: 6 queued at 1; 45 answered at 1; 55 passed on; 55 connected
			world: 5 0>1; 42 0 empty`,
	},
	{
		name:     "a call on its way to a platform just taken out of service is sent on",
		calls:    []float64{0.5, 4, 4.5},
		world:    func(n *Network) { standby(n); n.Providers[0].SetUp = constant(2) },
		trouble:  []spell{alarm},
		strategy: script{{5, move(0, 1)}},
		want: alarmed + `
			2: 8 answered at 1; 18 passed on; 18 connected
			3: 8.5 queued at 1; 18 answered at 1; 28 passed on; 28 connected
			world: 5 0>1; 5 0 empty`,
	},
	{
		name:     "fewer seats at the backup",
		calls:    []float64{0.5, 9, 9},
		world:    func(n *Network) { standby(n); agents(2)(n); n.Platforms[1].Seats = 1 },
		trouble:  []spell{alarm},
		strategy: script{{5, move(0, 1)}},
		want: alarmed + `
			2: 9 answered at 1; 19 passed on; 19 connected
			3: 9 queued at 1; 19 answered at 1; 29 passed on; 29 connected
			world: 5 0>1; 5 0 empty`,
	},
	{
		name:     "no route to a platform in service",
		calls:    []float64{0.5, 6},
		world:    func(n *Network) { standby(n); n.Providers[0].Groups = []int{0} },
		trouble:  []spell{alarm},
		strategy: script{{5, move(0, 1)}},
		want: alarmed + `
			2: 6 refused by out of service at provider 0; 6 gives up
			world: 5 0>1; 5 0 empty`,
	},
	{
		name:  "in the wake of trouble want of capacity is overload, and half an hour later congestion",
		calls: []float64{0.5, 1, 2, 1799, 1799.5, 1805, 1806},
		world: func(n *Network) { n.Platforms[0].Queue = 0; n.Length = 2 * des.Hour },
		trouble: []spell{
			alarm,
		},
		want: alarmed + `
			2: 1 answered; 11 passed on; 11 connected
			3: 2 refused by overload at platform 0; 2 gives up
			4: 1799 answered; 1809 passed on; 1809 connected
			5: 1799.5 refused by overload at platform 0; 1799.5 gives up
			6: 1805 refused by congestion at platform 0; 1805 gives up
			7: 1806 refused by congestion at platform 0; 1806 gives up`,
	},
}

// touchTraces: a fault touches a call once, whatever becomes of the call.
var touchTraces = []trace{
	{
		name:    "in silence until the run ends",
		calls:   []float64{3590},
		trouble: []spell{{"dumb", 0, 0, thePlatform, silence}},
		want:    `1: 3590 meets dumb; 3600 open; 3600 still trying`,
	},
	{
		name:    "once for each call",
		calls:   []float64{1},
		world:   func(n *Network) { again(LossCut, 2)(n); n.Callers.GapGrows = 1 },
		trouble: []spell{{"scissors", 0, 0, []Element{thePlatform[0], theCentre[0]}, func(c *Condition) { c.Cut[CutOnHandover] = 1 }}},
		want: `1: 1 answered; 11 meets scissors; 11 cut-on-handover by scissors at platform 0; 15 calls again;
			15 answered; 25 meets scissors; 25 cut-on-handover by scissors at platform 0; 25 gives up`,
	},
	{
		name:    "who waits because a centre is short of people",
		calls:   []float64{6, 7},
		world:   centres,
		trouble: []spell{{"ill", 5, 0, theCentre, func(c *Condition) { c.Left.Agents = 0 }}},
		want: `
			1: 6 answered; 16 passed on; 16 connected
			2: 7 queued; 7 meets ill; 16 answered; 26 passed on; 26 connected`,
	},
}
