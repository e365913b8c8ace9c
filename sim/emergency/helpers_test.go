package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/random"
	"nines/sim/timing"
)

// must takes the value of a constructor that cannot fail here.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func constant(s float64) random.Distribution    { return must(random.Constant(s)) }
func exponential(s float64) random.Distribution { return must(random.Exponential(s)) }

// flat is a constant rate per second over the run.
func flat(perSecond float64, length des.Time) random.Rate {
	return must(random.NewRate([]random.Piece{{From: 0, To: length.Seconds(), Start: perSecond, End: perSecond}}))
}

// oneRoom is a network with one provider, one platform and one control room that answers at once; tests change it.
func oneRoom(perSecond float64, agents int32, length des.Time) *Network {
	forever := constant(1e9)
	n := &Network{
		Length: length,
		Demand: Demand{
			Sources:  []Source{{Name: "all", Rate: flat(perSecond, length), DayFactor: constant(1)}},
			Services: []Named{{Name: "police", Share: 1}}, Regions: []Named{{Name: "here", Share: 1}}, Accesses: []Named{{Name: "mobile", Share: 1}},
		},
		Callers:   Callers{MostCalls: 1, GapGrows: 1, LongestGap: des.Hour},
		Providers: []Provider{{Name: "net", Accesses: []int{0}, Share: 1, Groups: []int{0}, SilenceTimer: des.Never}},
		Groups:    []CircuitGroup{{Name: "net to main", Circuits: Unlimited}},
		Platforms: []Platform{{
			Name: "main", Seats: Unlimited, Channels: Unlimited, Queue: Unlimited, StaysOn: true, Handling: exponential(60),
		}},
		Centres: []Centre{{Name: "centre", Roster: []Shift{{At: 0, Agents: agents}}}},
		Rooms:   []Room{{Name: "room", CallTakers: Unlimited, Queue: Unlimited, Buddy: None, BuddyAfter: des.Never}},
		RoomFor: [][]int16{{0}},
	}
	for h := range n.Callers.Patience {
		n.Callers.Patience[h] = forever
	}
	return n
}

// idleStrategy does nothing.
type idleStrategy struct{}

func (idleStrategy) Sensors() []Sensor       { return nil }
func (idleStrategy) Receive(Signal, *Orders) {}

// record keeps the observations of some facts.
type record struct {
	keep map[Fact]bool
	list []Observation
}

func (r *record) Observe(batch []Observation) {
	for _, o := range batch {
		if r.keep == nil || r.keep[o.Fact] {
			r.list = append(r.list, o)
		}
	}
}

func recording(facts ...Fact) *record {
	r := &record{keep: map[Fact]bool{}}
	for _, f := range facts {
		r.keep[f] = true
	}
	return r
}

// play runs one checked replication.
func play(t testing.TB, n *Network, trouble *Trouble, s Strategy, o Observer) Inspection {
	t.Helper()
	w := NewWorld(n)
	w.Check(isSmall(n) || effort.IsLong()) // an audit goes through all callers after every event
	if trouble == nil {
		trouble = &Trouble{Milestones: int(FaultBegan(0))}
	}
	insp, err := w.Run(random.New(1, 0), trouble, s, o)
	require.NoError(t, err)
	return insp
}

// isSmall reports whether a network has few agents, and so few callers at the same time.
func isSmall(n *Network) bool {
	agents := int32(0)
	for _, c := range n.Centres {
		agents += c.Roster[0].Agents
	}
	return agents <= 40
}

// runOnce plays one replication in a world.
func runOnce(w *World, replication int, s Strategy, o Observer) error {
	_, err := w.Run(random.New(1, replication), &Trouble{Milestones: int(FaultBegan(0))}, s, o)
	return err
}

// since is a fault that begins at a time and lasts.
func since(at des.Time) timing.Rule { return timing.Rule{After: Always, At: at, Until: Always} }

// span is a fault that begins and ends at a time.
func span(begins, ends des.Time) timing.Rule {
	return timing.Rule{After: Always, At: begins, HasUntil: true, Until: Always, UntilAt: ends}
}
