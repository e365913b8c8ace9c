package measure

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// The world of these tests has two of everything, and lasts an hour. Nothing runs in it: observations are written by
// hand, so that every number is known beforehand.

const (
	police, ambulance      = 0, 1
	west, east             = 0, 1
	mobile, fixed          = 0, 1
	cellular, landline     = 0, 1
	mainPlatform, reserve  = 0, 1 // agents of the first stay for the handover, those of the second do not
	nobody                 = emergency.None
	theFault, anotherFault = 0, 1
)

func network() *emergency.Network {
	named := func(names ...string) []emergency.Named {
		list := make([]emergency.Named, len(names))
		for i, name := range names {
			list[i].Name = name
		}
		return list
	}
	return &emergency.Network{
		Length:    des.Hour,
		Demand:    emergency.Demand{Services: named("police", "ambulance"), Regions: named("west", "east"), Accesses: named("mobile", "fixed")},
		Providers: []emergency.Provider{{Name: "cellular"}, {Name: "landline"}},
		Platforms: []emergency.Platform{{Name: "main", StaysOn: true}, {Name: "reserve", Backup: true}},
		Centres:   []emergency.Centre{{Name: "hall"}},
	}
}

// target is what counts as good service in these tests.
var target = Targets{AnsweredIn: 5 * des.Second, Answered: 0.9, Connected: 0.9, Over: 2 * des.Minute, Hold: 5 * des.Minute, LossCalls: 3, LossFor: des.Minute}

// windowed is a plan with windows, two faults and the three milestones of every run.
func windowed(windows ...Window) *Plan {
	return NewPlan(network(), windows, target, Names{
		Faults: []string{"fire", "flood"}, Milestones: []string{"detected", "decided", "repaired"},
		Sources: []string{"agents", "cut-alarm"}, Actions: []emergency.Milestone{emergency.Repaired},
	})
}

// script is a replication written by hand.
type script struct {
	list   []emergency.Observation
	books  emergency.Inspection
	people uint64
}

// person is somebody in a script.
type person struct {
	s        *script
	id       uint64
	slot     int32
	attempt  uint16
	first    des.Time
	made     des.Time
	wait     des.Time
	seen     bool
	kind     emergency.Kind
	service  int8
	region   int16
	access   int8
	provider int8
	platform int8
}

// caller brings in a policeman's friend from the west with a mobile; change what matters.
func (s *script) caller(slot int32) *person {
	s.people++
	return &person{s: s, id: s.people, slot: slot, seen: true}
}

func (s *script) tell(o emergency.Observation) { s.list = append(s.list, o) }

func (p *person) tell(at des.Time, f emergency.Fact) *emergency.Observation {
	p.s.tell(emergency.Observation{
		At: at, Made: p.made, First: p.first, Wait: p.wait, Caller: p.id, Slot: p.slot, Cause: emergency.NoCause, Region: p.region, Attempt: p.attempt,
		Fact: f, Kind: p.kind, Service: p.service, Access: p.access, Provider: p.provider, Platform: p.platform,
	})
	return &p.s.list[len(p.s.list)-1]
}

// dials makes a call.
func (p *person) dials(at des.Time) *person {
	if p.attempt++; p.attempt == 1 {
		p.first = at
		p.s.books.Callers++
		p.s.books.OfKind[p.kind]++
	}
	p.made, p.wait = at, -1
	p.s.books.Offered++
	p.tell(at, emergency.CallMade)
	return p
}

func (p *person) isAnswered(at des.Time) *person {
	p.wait = at - p.made
	p.tell(at, emergency.CallAnswered)
	return p
}

func (p *person) isPassedOn(at des.Time) *person {
	p.tell(at, emergency.HandoverBegan)
	return p
}

func (p *person) ends(at des.Time, outcome emergency.Outcome) *person {
	p.s.books.Ended[outcome]++
	o := p.tell(at, emergency.CallEnded)
	o.Outcome, o.Seen = outcome, p.seen
	if outcome.Unconnected() {
		o.Cause, o.Element = emergency.Congestion, emergency.Element{Kind: emergency.APlatform, Index: int16(p.platform)}
	}
	return p
}

// blames changes the cause of the call that ended last.
func (p *person) blames(cause int16) *person {
	p.s.list[len(p.s.list)-1].Cause = cause
	return p
}

func (p *person) leaves(at des.Time, fate emergency.Fate) {
	p.s.books.Left[fate]++
	p.tell(at, emergency.CallerLeft).Fate = fate
}

// connects is a whole call that goes well: answered after a wait, connected ten seconds later.
func (p *person) connects(at, wait des.Time) {
	p.dials(at).isAnswered(at+wait).ends(at+wait+10*des.Second, emergency.Connected).leaves(at+wait+10*des.Second, emergency.Helped)
}

// fails is a whole call that is refused, and its caller gives up.
func (p *person) fails(at des.Time) {
	p.dials(at).ends(at, emergency.Refused).leaves(at, emergency.GaveUp)
}

// play gives the observations to a new tally, in batches of odd sizes.
func (s *script) play(p *Plan) *Tally {
	tally := p.NewTally()
	tally.Reset()
	for i, n := 0, 1; i < len(s.list); i, n = i+n, n%7+1 {
		tally.Observe(s.list[i:min(i+n, len(s.list))])
	}
	return tally
}

// closed plays a script whose books must balance.
func (s *script) closed(t *testing.T, p *Plan) *Tally {
	t.Helper()
	tally := s.play(p)
	require.NoError(t, tally.Close(s.books))
	return tally
}

// value is one number of a tally's row.
func (t *Tally) value(name, window string, g Group) float64 {
	return t.Row()[t.plan.Find(name, window, g)]
}

// all is a number of the whole run and all callers.
func (t *Tally) all(name string) float64 { return t.value(name, WholeRun, Group{}) }

// at is a time of the hour.
func at(minutes, seconds int) des.Time {
	return des.Time(minutes)*des.Minute + des.Time(seconds)*des.Second
}
