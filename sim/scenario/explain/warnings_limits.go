package explain

import (
	"fmt"
	"math"

	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/recovery"
	"nines/sim/words"
)

// ofLimits warns of monitors whose limit lies where no sample can be.
func (w *Warner) ofLimits(p *plan.Plan, r *recovery.Recovery) {
	for i := range p.Network.Monitors {
		m := &p.Network.Monitors[i]
		if m.Watches == emergency.QueueLength {
			w.ofLongQueues(m, longestQueue(p.Network, r, m.On))
		}
		w.ofRange(m)
	}
}

// ofRange warns of limits at the end of what a share or a number can be.
func (w *Warner) ofRange(m *emergency.Monitor) {
	switch m.Watches {
	case emergency.LossRate, emergency.CutRate:
		if m.Limit >= 1 {
			w.warn("%s never raises its alarm: no share is above 100%%. Write a lower limit, such as above: 5%%", m.Name)
		}
	case emergency.AnswerRate:
		if m.Limit <= 0 {
			w.warn("%s never raises its alarm: no share is below 0%%. Write a higher limit, such as below: 90%%", m.Name)
		}
	case emergency.OfferedCalls:
		if m.Below && m.Limit <= 0 {
			w.warn("%s never raises its alarm: there are never fewer than 0 calls. Write a higher limit, such as below: 1 call", m.Name)
		}
	}
}

// ofLongQueues warns of a limit that is no shorter than the queue.
func (w *Warner) ofLongQueues(m *emergency.Monitor, most int32) {
	switch {
	case m.Limit < float64(most):
	case most == 0:
		w.warn("%s never raises its alarm: no call can wait there. Watch something else", m.Name)
	default:
		w.warn("%s never raises its alarm: the queue holds %s, and the alarm needs more than %.0f. Write above: %s or fewer", m.Name,
			words.Counted(fmt.Sprint(most), "calls"), m.Limit, words.Counted(fmt.Sprint(most-1), "calls"))
	}
}

// longestQueue is how many calls can wait at most at an element, with all remedies.
func longestQueue(n *emergency.Network, r *recovery.Recovery, on emergency.Element) int32 {
	switch on.Kind {
	case emergency.ARoom:
		return n.Rooms[on.Index].Queue
	case emergency.APlatform:
		platform := &n.Platforms[on.Index]
		return max(platform.Queue, roomiest(r, platform.Name))
	}
	return math.MaxInt32
}

// roomiest is the longest queue that a remedy gives a platform; 0 without one.
func roomiest(r *recovery.Recovery, platform string) (most int32) {
	for i := range r.Remedies {
		if k, ok := r.Remedies[i].Kind.(*recovery.QueueCap); ok && k.Platform == platform {
			most = max(most, k.Queue)
		}
	}
	return most
}
