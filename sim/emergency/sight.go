package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/traffic"
)

// Sight is what a strategy may look at whenever it acts: where traffic is, who moved it there, and which alarms stand. It
// holds nothing of the true condition of anything. Strategies ask and keep no copy.
type Sight struct {
	board  *traffic.Board
	alarms []Standing
}

// Standing is what a monitor has said last.
type Standing struct {
	Raised bool
	Since  des.Time // 0: since the start of the run
}

// NewSight is a sight of traffic and of what monitors have said, by monitor.
func NewSight(b *traffic.Board, alarms []Standing) Sight { return Sight{b, alarms} }

// IsOpen reports whether a platform takes new calls.
func (s Sight) IsOpen(platform int) bool { return s.board.IsOpen(platform) }

// Changes reports whether a switch would change anything: the platform that it leaves takes calls, and no such switch waits
// for a start.
func (s Sight) Changes(from, to int) bool { return !s.board.IsIdle(traffic.Move{From: from, To: to}) }

// IsAway reports whether anybody has moved traffic away from a platform, or is about to: the switch waits for a start.
func (s Sight) IsAway(platform int) bool { return s.board.IsAway(platform) }

// Leads reports whether moves in force lead from one platform to another.
func (s Sight) Leads(from, to int) bool { return s.board.Leads(from, to) }

// Holds reports whether a holder's own move away from a platform is in force.
func (s Sight) Holds(by Holder, from int) bool { return s.board.Holds(by, from) }

// Waits reports whether a holder's own move away from a platform waits for a start.
func (s Sight) Waits(by Holder, from int) bool { return s.board.Waits(by, from) }

// Monitors is how many there are.
func (s Sight) Monitors() int { return len(s.alarms) }

// Alarm is what a monitor has said last.
func (s Sight) Alarm(monitor int) Standing { return s.alarms[monitor] }

// AnyRaised reports whether the alarm of any of some monitors stands.
func (s Sight) AnyRaised(monitors []int) bool {
	for _, m := range monitors {
		if s.alarms[m].Raised {
			return true
		}
	}
	return false
}
