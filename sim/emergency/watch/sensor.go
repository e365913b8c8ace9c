package watch

import "nines/sim/des"

// Party is who notices that calls fail, as a set.
type Party uint8

// The parties.
const (
	AgentsParty    Party = 1 << iota // see their calls cut and their consoles restart
	RoomsParty                       // see calls drop as they are passed on, and callers gone when they answer
	ProvidersParty                   // see blocked, refused and swallowed calls
	PublicParty                      // sees every lost call
)

// Sensor reports when a party has noticed After failures Within a time.
type Sensor struct {
	Party  Party
	After  int32
	Within des.Time
}

// Memory is a party's memory of the latest failures it noticed.
type Memory struct {
	Sensor
	at   []des.Time // a ring of the last After failures; negative: none yet
	next int        // where in the ring the next failure goes
	done bool       // it has reported, and does not again until it listens again
}

// Listen has the party begin with the sensor, having noticed nothing.
func (m *Memory) Listen(s Sensor) {
	*m = Memory{Sensor: s, at: m.at[:0]}
	for range max(1, s.After) {
		m.at = append(m.at, -1)
	}
}

// Forget has the party begin again, having noticed nothing.
func (m *Memory) Forget() { m.Listen(m.Sensor) }

// Notice records a failure and says whether the party now has enough of them to report. It reports once, until it is told
// to listen again.
func (m *Memory) Notice(now des.Time) bool {
	m.at[m.next] = now
	m.next = (m.next + 1) % len(m.at)
	oldest := m.at[m.next]
	if m.done || oldest < 0 || now-oldest > m.Within {
		return false
	}
	m.done = true
	return true
}
