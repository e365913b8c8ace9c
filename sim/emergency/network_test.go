package emergency

// second adds a platform with an agent of its own, and a route to it behind the first.
func second(n *Network) {
	n.Platforms = append(n.Platforms, n.Platforms[0])
	n.Platforms[1].Staff = 1
	n.Centres = append(n.Centres, Centre{Name: "other centre", Platform: 1, Roster: []Shift{{At: 0, Agents: 1}}})
	n.Groups = append(n.Groups, CircuitGroup{Platform: 1, Circuits: Unlimited})
	n.Providers[0].Groups = []int{0, 1}
}

var (
	thePlatform = []Element{{Kind: APlatform, Index: 0}}
	theCircuits = []Element{{Kind: ACircuitGroup, Index: 0}}
	theProvider = []Element{{Kind: AProvider, Index: 0}}
	theCentre   = []Element{{Kind: ACentre, Index: 0}}
	theRoom     = []Element{{Kind: ARoom, Index: 0}}
)

func busy(c *Condition)    { c.Down = BusyTone }
func silence(c *Condition) { c.Down = SilentTone }
func busyCut(c *Condition) { c.Down, c.CutsCalls = BusyTone, true }

var networkTraces = []trace{
	{
		name:  "a circuit is held until the caller hangs up",
		calls: []float64{0, 5, 29.999999, 30},
		world: func(n *Network) { n.Groups[0].Circuits, n.Rooms[0].Conversation = 1, constant(20) },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 5 blocked by congestion at circuit group 0; 5 gives up
			3: 29.999999 blocked by congestion at circuit group 0; 29.999999 gives up
			4: 30 answered; 40 passed on; 40 connected`,
	},
	{
		name:  "a full route is left for the next at once",
		calls: []float64{0, 1, 2},
		world: func(n *Network) { second(n); n.Groups[0].Circuits, n.Groups[1].Circuits = 1, 1 },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 answered at 1; 11 passed on; 11 connected
			3: 2 blocked by congestion at circuit group 1; 2 gives up`,
	},
	{
		name:  "a refusal outweighs want of a circuit",
		calls: []float64{0, 1, 2},
		world: func(n *Network) { second(n); n.Platforms[0].Queue, n.Groups[1].Circuits = 0, 1 },
		want: `
			1: 0 answered; 10 passed on; 10 connected
			2: 1 answered at 1; 11 passed on; 11 connected
			3: 2 refused by congestion at platform 0; 2 gives up`,
	},
	{
		name:  "circuits that are left, and circuits that are all gone",
		calls: []float64{2, 3, 4, 21},
		world: func(n *Network) { n.Groups[0].Circuits, n.Centres[0].Roster[0].Agents = 2, 2 },
		trouble: []spell{
			{"half", 1, 20, theCircuits, func(c *Condition) { c.Left.Circuits = 0.5 }},
			{"none", 3.5, 20, theCircuits, func(c *Condition) { c.Left.Circuits = 0 }},
		},
		want: `
			1: 2 answered; 12 passed on; 12 connected
			2: 3 meets half; 3 blocked by half at circuit group 0; 3 gives up
			3: 4 meets half; 4 meets none; 4 blocked by none at circuit group 0; 4 gives up
			4: 21 answered; 31 passed on; 31 connected`,
	},
	{
		name:    "a busy tone sends the call to the next route",
		calls:   []float64{1},
		world:   second,
		trouble: []spell{{"dead", 0, 0, thePlatform, busy}},
		want:    `1: 1 meets dead; 1 answered at 1; 11 passed on; 11 connected`,
	},
	{
		name:    "with no other route it is refused",
		calls:   []float64{1, 5},
		trouble: []spell{{"dead", 0, 5, thePlatform, busy}},
		want: `
			1: 1 meets dead; 1 refused by dead at platform 0; 1 gives up
			2: 5 answered; 15 passed on; 15 connected`,
	},
	{
		name:    "a silent platform swallows the call until patience ends",
		calls:   []float64{1},
		world:   func(n *Network) { n.Callers.Patience[Silence] = constant(7) },
		trouble: []spell{{"dumb", 0, 2, thePlatform, silence}},
		want:    `1: 1 meets dumb; 8 unanswered by dumb at platform 0; 8 gives up`,
	},
	{
		name:  "the provider's timer ends the silence first and tries the next route",
		calls: []float64{1, 1},
		world: func(n *Network) {
			second(n)
			n.Callers.Patience[Silence], n.Providers[0].SilenceTimer, n.Groups[0].Circuits = constant(7), 6999999, 1
		},
		trouble: []spell{{"dumb", 0, 0, thePlatform, silence}},
		want: `
			1: 1 meets dumb; 7.999999 queued at 1; 11 answered at 1; 21 passed on; 21 connected
			2: 1 answered at 1; 11 passed on; 11 connected`,
	},
	{
		name:    "the timer without another route ends in silence too",
		calls:   []float64{1},
		world:   func(n *Network) { n.Providers[0].SilenceTimer = 3_000_000 },
		trouble: []spell{{"dumb", 0, 0, theCircuits, silence}},
		want:    `1: 1 meets dumb; 4 unanswered by dumb at circuit group 0; 4 gives up`,
	},
	{
		name:    "no timer of its own helps a silent provider",
		calls:   []float64{1},
		world:   func(n *Network) { n.Providers[0].SilenceTimer, n.Callers.Patience[Silence] = 3_000_000, constant(7) },
		trouble: []spell{{"mute", 0, 0, theProvider, silence}},
		want:    `1: 1 meets mute; 8 unanswered by mute at provider 0; 8 gives up`,
	},
	{
		name:    "a provider that is down cuts its calls wherever they are",
		calls:   []float64{0, 1, 6, 8},
		world:   func(n *Network) { n.Providers[0].SetUp = constant(2) },
		trouble: []spell{{"cut", 7, 0, theProvider, busyCut}},
		want: `
			1: 2 answered; 7 meets cut; 7 cut-in-handling by cut at provider 0; 7 gives up
			2: 3 queued; 7 meets cut; 7 refused by cut at provider 0; 7 gives up
			3: 7 meets cut; 7 refused by cut at provider 0; 7 gives up
			4: 8 meets cut; 8 refused by cut at provider 0; 8 gives up`,
	},
	{
		name:    "slow set-up, by a factor and by a time added",
		calls:   []float64{1},
		world:   func(n *Network) { n.Providers[0].SetUp = constant(2) },
		trouble: []spell{{"slow", 0, 2, theProvider, func(c *Condition) { c.SetUp = Slower{Times: 3, Adds: constant(5)} }}},
		want:    `1: 1 meets slow; 12 answered; 22 passed on; 22 connected`,
	},
	{
		name:  "by weight first, then in order",
		calls: []float64{0, 1, 2},
		world: func(n *Network) { second(n); n.Providers[0].Weights = []float64{0, 1}; n.Platforms[1].Queue = 0 },
		want: `
			1: 0 answered at 1; 10 passed on; 10 connected
			2: 1 answered; 11 passed on; 11 connected
			3: 2 queued; 11 answered; 21 passed on; 21 connected`,
	},
}
