package explain

import (
	"math"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/words"
)

// ofWatching warns of monitors that can hardly ever see what they are there for. Only what is as good as certain is said.
func (w *Warner) ofWatching(p *plan.Plan) {
	for i := range p.Network.Monitors {
		m := &p.Network.Monitors[i]
		switch m.Watches {
		case emergency.LossRate:
			w.ofSilentLogs(p, m)
			w.ofFewCalls(p, m, float64(m.AtLeast), "it says nothing with fewer calls than that")
		case emergency.AnswerRate, emergency.CutRate:
			w.ofFewCalls(p, m, float64(m.AtLeast), "it says nothing with fewer calls than that")
		case emergency.OfferedCalls:
			if !m.Below {
				w.ofFewCalls(p, m, m.Limit, "its alarm takes more than that")
			}
		}
	}
}

// ofSilentLogs warns of a loss rate that goes by the logs of a platform, which is to go down for everybody.
func (w *Warner) ofSilentLogs(p *plan.Plan, m *emergency.Monitor) {
	for i := range p.Trouble.Faults {
		f := &p.Trouble.Faults[i]
		tone := f.Condition.Down
		if m.On.Kind != emergency.APlatform || f.Only != nil || tone != emergency.BusyTone && tone != emergency.SilentTone {
			continue
		}
		for _, on := range f.On {
			if on == m.On {
				w.warn("%s cannot see the fault %s: a platform that is down logs nothing. Watch a probe of it, or the loss-rate of a provider", m.Name, f.Name)
			}
		}
	}
}

// mostPerFirstCall is how many calls a first call can come to in a window, were everybody lost and calling again at once:
// more than that is as good as impossible.
const mostPerFirstCall = 5

// ofFewCalls warns of a number of calls that a window of a monitor cannot hold, by the busiest time of the run.
func (w *Warner) ofFewCalls(p *plan.Plan, m *emergency.Monitor, wanted float64, so string) {
	over := (des.Time(m.Window) * m.Every).Seconds()
	most, known := mostFirstCalls(p, over)
	if limit := mostPerFirstCall * (most + float64(5*math.Sqrt(most)) + 2); known && wanted > limit {
		w.warn("%s can hardly ever raise its alarm: in %s about %.0f first calls come at the busiest time, and %s (%.0f)", m.Name, words.Length(des.FromSeconds(over)), most, so, wanted)
	}
}

// mostFirstCalls is about how many first calls come in the busiest time of a length, with all surges at once. It is not known
// of bursts and records.
func mostFirstCalls(p *plan.Plan, over float64) (most float64, known bool) {
	end := p.Network.Length.Seconds()
	if over <= 0 || over > end {
		return 0, false
	}
	for i := range p.Network.Demand.Sources {
		s := &p.Network.Demand.Sources[i]
		if s.Burst != nil || s.Replay != nil {
			return 0, false
		}
		busiest := 0.0
		for at := 0.0; at < end; at += float64(over / 2) {
			busiest = max(busiest, s.Rate.Cumulative(min(end, at+over))-s.Rate.Cumulative(at))
		}
		most += busiest
	}
	for i := range p.Trouble.Faults {
		most *= max(1, p.Trouble.Faults[i].Condition.FirstCalls)
	}
	return most, true
}
