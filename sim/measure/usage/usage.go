// Package usage turns the sums of time of a run into time averages: queue lengths, busy people, occupancy, callers between two
// calls. Each is one sum over another. The first is a number of people or calls times how long they were there. The second is
// the length of the window, or the time that people were at work. The sums are exact to the microsecond.
package usage

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/term"
)

// Layout says which sums and averages a network has. The sums of a window are columns; the first is the window's length.
type Layout struct {
	Averages []Average

	net     *emergency.Network
	users   [][accounts]int // by platform, centre, service, and callers: the column of each account; 0: none
	columns int
}

// Average is one column over another.
type Average struct {
	Name     string
	Unit     term.Unit
	Num, Den int
}

// limitedTime is one account more: of the time of busy call takers, that in rooms where their number has a limit.
const (
	limitedTime = emergency.Accounts
	accounts    = emergency.Accounts + 1
	windowTime  = accounts // as a denominator, the length of the window
)

// ratio is an average of every platform, centre or service.
type ratio struct {
	name     string
	unit     term.Unit
	num, den emergency.Account
}

var (
	ofPlatforms = []ratio{
		{"queue.mean", term.Calls, emergency.WaitingTime, windowTime},
		{"agents.mean", term.People, emergency.DutyTime, windowTime},
		{"busy.mean", term.People, emergency.BusyTime, windowTime},
		{"occupancy", term.Share, emergency.BusyTime, emergency.DutyTime},
		{"all-busy-share", term.Share, emergency.AllBusyTime, emergency.MannedTime},
	}
	ofCentres = ofPlatforms[1:]
	ofRooms   = []ratio{
		{"queue.mean", term.Calls, emergency.WaitingTime, windowTime},
		{"ringing.mean", term.Calls, emergency.RingingTime, windowTime},
		{"call-takers.mean", term.People, emergency.DutyTime, windowTime},
		{"busy.mean", term.People, emergency.BusyTime, windowTime},
		{"occupancy", term.Share, limitedTime, emergency.DutyTime},
		{"all-busy-share", term.Share, emergency.AllBusyTime, emergency.MannedTime},
	}
	ofCallers = []ratio{{"between-calls.mean", term.Callers, emergency.AwayTime, windowTime}}
)

// New lays out the sums and averages of platforms, centres, the control rooms of each service together, and callers.
func New(n *emergency.Network) *Layout {
	l := &Layout{net: n, columns: 1}
	for i := range n.Platforms {
		l.add("platforms."+n.Platforms[i].Name, ofPlatforms)
	}
	for i := range n.Centres {
		l.add("centres."+centreName(n, i), ofCentres)
	}
	for i := range n.Demand.Services {
		l.add("control-rooms."+n.Demand.Services[i].Name, ofRooms)
	}
	l.add("callers", ofCallers)
	return l
}

// centreName is a centre's name, behind that of its platform where another platform has a centre of the same name.
func centreName(n *emergency.Network, centre int) string {
	c := &n.Centres[centre]
	for i := range n.Centres {
		if i != centre && n.Centres[i].Name == c.Name {
			return n.Platforms[c.Platform].Name + "." + c.Name
		}
	}
	return c.Name
}

func (l *Layout) add(name string, ratios []ratio) {
	var user [accounts]int
	column := func(a emergency.Account) int {
		if a == windowTime {
			return 0
		}
		if user[a] == 0 {
			user[a] = l.columns
			l.columns++
		}
		return user[a]
	}
	for _, r := range ratios {
		l.Averages = append(l.Averages, Average{name + "." + r.name, r.unit, column(r.num), column(r.den)})
	}
	l.users = append(l.users, user)
}

// Columns is how many sums a window has.
func (l *Layout) Columns() int { return l.columns }

// userOf is whose time an element's is.
func (l *Layout) userOf(e emergency.Element) *[accounts]int {
	switch e.Kind {
	case emergency.APlatform:
		return &l.users[e.Index]
	case emergency.ACentre:
		return &l.users[len(l.net.Platforms)+int(e.Index)]
	case emergency.ARoom:
		return &l.users[len(l.net.Platforms)+len(l.net.Centres)+l.net.Rooms[e.Index].Service]
	}
	return &l.users[len(l.users)-1]
}

// Sums are the columns of one replication, from the start of the run until each of some instants.
type Sums struct {
	layout *Layout
	until  []des.Time // instant × column
}

// NewSums makes room for so many instants.
func (l *Layout) NewSums(instants int) Sums { return Sums{l, make([]des.Time, instants*l.columns)} }

// Reset forgets the last replication.
func (s *Sums) Reset() { clear(s.until) }

// Note takes down the time on an account until an instant. The rooms of a service add up.
func (s *Sums) Note(instant int, o *emergency.Observation) {
	user := s.layout.userOf(o.Element)
	s.add(instant, user[o.Account], o.Sum)
	if o.Account == emergency.BusyTime && o.Element.Kind == emergency.ARoom && s.layout.net.Rooms[o.Element.Index].CallTakers != emergency.Unlimited {
		s.add(instant, user[limitedTime], o.Sum)
	}
}

func (s *Sums) add(instant, column int, sum des.Time) {
	if column > 0 {
		s.until[instant*s.layout.columns+column] += sum
	}
}

// AppendTo appends the columns between two instants, which are so long apart, in seconds.
func (s *Sums) AppendTo(row []float64, from, to int, length des.Time) []float64 {
	row = append(row, length.Seconds())
	before, after := s.until[from*s.layout.columns:], s.until[to*s.layout.columns:]
	for c := 1; c < s.layout.columns; c++ {
		row = append(row, (after[c] - before[c]).Seconds())
	}
	return row
}
