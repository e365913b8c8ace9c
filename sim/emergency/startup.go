package emergency

import (
	"nines/sim/emergency/traffic"
	"nines/sim/random"
)

// mustStart says whether a platform has yet to start up before it can take calls, and sets it going if it has. What stands
// in service from the start of the run is running.
func (w *moves) mustStart(p int) bool {
	s := &w.stageOne.platforms[p].engine
	if w.net.Platforms[p].StartUp.IsNone() {
		return false
	}
	if !w.duty.seated {
		s.Running = true
	}
	waits, begins := s.Begin()
	if begins {
		w.tryToStart(p)
	}
	return waits
}

func (w *moves) tryToStart(p int) {
	d := w.stageOne.platforms[p].engine.Try(&w.net.Platforms[p].StartUp, w.startKey(p))
	w.calendar.Schedule(w.now+d, platformStarts, int32(p), 0)
}

// started is the end of a try to start a platform up: it is tried again, or what waited for it is done and its capacity
// begins to grow.
func (w *moves) started(p int) {
	s, n := &w.stageOne.platforms[p].engine, &w.net.Platforms[p]
	if !s.Finish(&n.StartUp, w.startKey(p)) {
		o := w.telling.tell()
		o.Fact, o.Platform = StartFailed, int8(p)
		w.tryToStart(p)
		return
	}
	if s.Warm < 1 {
		w.stageOne.sizePlatform(p)
		w.calendar.Schedule(w.now+n.StartUp.Ramp/traffic.WarmSteps, platformWarms, int32(p), 0)
	}
	for _, m := range w.board.Started(p) {
		w.move(m)
	}
	w.command.tellOfMoves()
}

// warms is one step of the growth of a platform's capacity after its start.
func (w *moves) warms(p int) {
	if w.stageOne.platforms[p].engine.Grow() {
		w.calendar.Schedule(w.now+w.net.Platforms[p].StartUp.Ramp/traffic.WarmSteps, platformWarms, int32(p), 0)
	}
	w.stageOne.sizePlatform(p)
	w.duty.reconcile()
}

func (w *moves) startKey(p int) random.Key { return w.draws.Key("start-up/" + w.net.Platforms[p].Name) }
