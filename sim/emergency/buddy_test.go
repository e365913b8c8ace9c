package emergency

import "nines/sim/des"

// twoPoliceRooms is two rooms with one call taker each, who answers at once and talks for 60 s; callers ring at the first.
func twoPoliceRooms(n *Network) {
	plenty(n)
	n.Platforms[0].Handling = constant(1)
	n.Rooms[0].CallTakers, n.Rooms[0].Conversation = 1, constant(60)
	n.Rooms = append(n.Rooms, n.Rooms[0])
}

func pair(after des.Time) func(*Orders) { return func(o *Orders) { o.PairRooms(0, after) } }
func unpair(o *Orders)                  { o.UnpairRooms(0) }

var pairTraces = []trace{
	{
		name:     "rooms take each other's calls while they are paired, also of those who wait already",
		calls:    []float64{0, 1, 20},
		world:    twoPoliceRooms,
		strategy: timetable{{10, pair(5 * des.Second)}},
		want: `
			1: 0 answered; 1 passed on; 1 connected
			2: 1 answered; 2 passed on; 15 connected to room 1
			3: 20 answered; 21 passed on; 75 connected to room 1`,
	},
	{
		name:     "a room that has no place sends calls on at once",
		calls:    []float64{0, 1},
		world:    func(n *Network) { twoPoliceRooms(n); n.Rooms[0].Queue = 0 },
		strategy: timetable{{0, pair(30 * des.Second)}},
		want: `
			1: 0 answered; 1 passed on; 1 connected
			2: 1 answered; 2 passed on; 2 connected to room 1`,
	},
	{
		name:     "afterwards everybody rings where they belong",
		calls:    []float64{0, 1, 2},
		world:    twoPoliceRooms,
		strategy: timetable{{0, pair(30 * des.Second)}, {20, unpair}},
		want: `
			1: 0 answered; 1 passed on; 1 connected
			2: 1 answered; 2 passed on; 61 connected
			3: 2 answered; 3 passed on; 121 connected`,
	},
	{
		name:     "a buddy that a room has comes sooner, and never later",
		calls:    []float64{0, 1, 70, 71},
		world:    func(n *Network) { twoPoliceRooms(n); n.Rooms[0].Buddy, n.Rooms[0].BuddyAfter = 1, 20*des.Second },
		strategy: timetable{{3, pair(des.Second)}, {60, pair(des.Hour)}},
		want: `
			1: 0 answered; 1 passed on; 1 connected
			2: 1 answered; 2 passed on; 4 connected to room 1
			3: 70 answered; 71 passed on; 71 connected
			4: 71 answered; 72 passed on; 92 connected to room 1`,
	},
}
