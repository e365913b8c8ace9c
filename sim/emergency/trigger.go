package emergency

import "nines/sim/des"

// lookEvery is how often the quantities that trigger faults are looked at.
const lookEvery = 10 * des.Second

// lookForTrouble is the look at every trigger's quantity, and comes again.
func (w *trouble) lookForTrouble() {
	for _, f := range w.faults.Watching() {
		if w.faults.Looks(f) {
			w.follow(f, w.faults.Look(f, w.isBeyond(w.faults.Full(f).Trigger), w.now))
		}
	}
	w.calendar.Schedule(w.now+lookEvery, troubleIsLookedFor, 0, 0)
}

func (w *trouble) isBeyond(t *Trigger) bool {
	value := w.read(t.Of, t.What)
	if t.What == AgentsBelow {
		return value < t.Least
	}
	return value >= t.Least
}

// read is what a gauge shows now.
func (w *trouble) read(of Element, g Gauge) float64 {
	switch {
	case g == InUseFrom:
		return float64(w.routing.groups[of.Index].inUse) / float64(max(1, w.net.Groups[of.Index].Circuits))
	case of.Kind == ARoom:
		return float64(w.stageTwo.rooms[of.Index].Waiting)
	}
	s := &w.stageOne.platforms[of.Index]
	switch g {
	case QueueFrom:
		return float64(s.Waiting)
	case CallsFrom:
		return float64(s.calls)
	case AgentsBelow:
		return float64(s.LoggedOn)
	default:
		return float64(s.Busy) / float64(max(1, s.LoggedOn))
	}
}
