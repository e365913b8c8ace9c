package emergency

import (
	"nines/sim/des"
	"nines/sim/random"
)

// mustStart says whether a platform has yet to start up before it can take calls, and sets it going if it has. What stands
// in service from the start of the run is running.
func (w *World) mustStart(p int) bool {
	s, start := &w.platforms[p], &w.net.Platforms[p].StartUp
	switch {
	case s.running || start.isNone():
		return false
	case !w.seated:
		s.running = true
		return false
	case !s.starting:
		s.starting = true
		w.tryToStart(p)
	}
	return true
}

func (w *World) tryToStart(p int) {
	s, n := &w.platforms[p], &w.net.Platforms[p]
	s.starts++
	d := des.Time(n.StartUp.Takes.Micros(w.startKey(p).Uniform(forStartUp, int(s.starts))))
	w.calendar.Schedule(w.now+d, platformStarts, int32(p), 0)
}

// started is the end of a try to start a platform up: it is tried again, or what waited for it is done and its capacity
// begins to grow.
func (w *World) started(p int) {
	s, n := &w.platforms[p], &w.net.Platforms[p]
	if w.startKey(p).Uniform(forStartFails, int(s.starts)) < n.StartUp.Fails {
		o := w.tell()
		o.Fact, o.Platform = StartFailed, int8(p)
		w.tryToStart(p)
		return
	}
	s.starting, s.running = false, true
	if n.StartUp.Ramp > 0 {
		s.warm = 1.0 / warmSteps
		w.sizePlatform(p)
		w.calendar.Schedule(w.now+n.StartUp.Ramp/warmSteps, platformWarms, int32(p), 0)
	}
	if o := s.awaited; o != noMove {
		s.awaited = noMove
		w.makeMove(o)
	}
}

// warmSteps is in how many equal steps the capacity of a platform grows after its start.
const warmSteps = 20

// warms is one step of the growth of a platform's capacity after its start.
func (w *World) warms(p int) {
	s := &w.platforms[p]
	if s.warm = min(1, s.warm+1.0/warmSteps); s.warm > 1-0.5/warmSteps {
		s.warm = 1
	} else {
		w.calendar.Schedule(w.now+w.net.Platforms[p].StartUp.Ramp/warmSteps, platformWarms, int32(p), 0)
	}
	w.sizePlatform(p)
	w.reconcile()
}

func (w *World) startKey(p int) random.Key { return w.draws.Key("start-up/" + w.net.Platforms[p].Name) }
