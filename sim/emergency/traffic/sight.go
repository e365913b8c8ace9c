package traffic

import "nines/sim/des"

// Sight is what a strategy may look at whenever it acts: where traffic is, who moved it there, and which alarms stand. It
// holds nothing of the true condition of anything. Strategies ask and keep no copy.
type Sight struct {
	board    *Board
	steering *Steering
	alarms   []Standing
}

// Standing is what a monitor has said last.
type Standing struct {
	Raised bool
	Since  des.Time // 0: since the start of the run
}

// NewSight is a sight of traffic and of what monitors have said, by monitor.
func NewSight(b *Board, s *Steering, alarms []Standing) Sight {
	return Sight{b, s, alarms}
}

// IsOpen reports whether a platform takes new calls.
func (s Sight) IsOpen(platform int) bool { return s.board.IsOpen(platform) }

// Changes reports whether a switch would change anything: the platform that it leaves takes calls, and no such switch waits
// for a start.
func (s Sight) Changes(from, to int) bool { return !s.board.IsIdle(Move{From: from, To: to}) }

// IsAway reports whether anybody has moved traffic away from a platform, or is about to: the switch waits for a start.
func (s Sight) IsAway(platform int) bool { return s.board.IsAway(platform) }

// Leads reports whether moves in force lead from one platform to another.
func (s Sight) Leads(from, to int) bool { return s.board.Leads(from, to) }

// Holds reports whether a holder's own move away from a platform is in force.
func (s Sight) Holds(by Holder, from int) bool { return s.board.Holds(by, from) }

// Waits reports whether a holder's own move away from a platform waits for a start.
func (s Sight) Waits(by Holder, from int) bool { return s.board.Waits(by, from) }

// Sent is the platform that somebody has the calls of a provider go to first; None.
func (s Sight) Sent(provider int) int { return s.steering.Sent(provider) }

// Divides reports whether calls are divided between platforms by shares.
func (s Sight) Divides() bool { return s.steering.Divides() }

// HasMoved reports whether a holder has moved the calls of a provider to a platform.
func (s Sight) HasMoved(by Holder, provider, to int) bool {
	return s.steering.HasMoved(by, provider, to)
}

// IsProviderAway reports whether anybody has moved the calls of a provider, or all calls, away from a platform.
func (s Sight) IsProviderAway(provider, from int) bool {
	_, moved := s.steering.MoverFrom(provider, from)
	return moved || s.board.IsAway(from)
}

// Awaits reports whether a platform must start up before it takes the calls that a holder wants it to take.
func (s Sight) Awaits(by Holder, to int) bool { return s.board.Awaits(by, to) }

// IsAnyAway reports whether anybody has moved the calls of all or some providers away from a platform, or is about to.
func (s Sight) IsAnyAway(platform int) bool {
	return s.board.IsAway(platform) || s.steering.IsAnyAway(platform)
}

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
