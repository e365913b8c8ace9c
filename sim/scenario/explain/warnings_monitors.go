package explain

import (
	"fmt"
	"math"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/words"
)

// ofWatching warns of monitors that can hardly ever see their fault. It warns only when this is practically certain.
func (w *Warner) ofWatching(p *plan.Plan) {
	for i := range p.Network.Monitors {
		m := &p.Network.Monitors[i]
		switch m.Watches {
		case emergency.LossRate:
			w.ofSilentLogs(p, m)
			w.ofFewCalls(p, m, float64(m.AtLeast), "it says nothing below")
		case emergency.AnswerRate, emergency.CutRate:
			w.ofFewCalls(p, m, float64(m.AtLeast), "it says nothing below")
		case emergency.OfferedCalls:
			if !m.Below {
				w.ofFewCalls(p, m, m.Limit, "its alarm needs more than")
			}
		}
	}
}

// ofSilentLogs warns of a loss rate taken from the logs of a platform that goes down for all callers: it then logs nothing.
func (w *Warner) ofSilentLogs(p *plan.Plan, m *emergency.Monitor) {
	for i := range p.Trouble.Faults {
		f := &p.Trouble.Faults[i]
		tone := f.Condition.Down
		if m.On.Kind != emergency.APlatform || f.Only != nil || tone != emergency.BusyTone && tone != emergency.SilentTone {
			continue
		}
		for _, on := range f.On {
			if on == m.On {
				w.warn("%s cannot see the fault %s, because a platform that is down logs nothing: watch it with a probe, or watch the loss-rate of a provider", m.Name, f.Name)
			}
		}
	}
}

// mostPerFirstCall bounds the calls per first call in a window, when every call is lost and redialled at once. More is
// practically impossible.
const mostPerFirstCall = 5

// ofFewCalls warns when even the busiest window of the run holds too few calls for a monitor.
func (w *Warner) ofFewCalls(p *plan.Plan, m *emergency.Monitor, wanted float64, needs string) {
	over := (des.Time(m.Window) * m.Every).Seconds()
	most, known := mostFirstCalls(p, over)
	if limit := mostPerFirstCall * (most + float64(5*math.Sqrt(most)) + 2); known && wanted > limit {
		w.warn("%s hardly ever raises its alarm: at the busiest time about %[3]s first calls come in %[2]s, but %[4]s %[5]s", m.Name, words.Length(des.FromSeconds(over)), fmt.Sprintf("%.0f", most), needs, fmt.Sprintf("%.0f", wanted))
	}
}

// mostFirstCalls estimates the first calls in the busiest window of a length, with all surges at once. With bursts or a
// record it is not known.
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
