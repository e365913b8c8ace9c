package emergency

import (
	"nines/sim/des"
	"nines/sim/random"
)

// steering is where new calls are sent first, if the strategy has said so: by provider, by region, or by shares. Where
// it has not, the provider's own order of routes holds.
type steering struct {
	byProvider []int16   // platform; None
	byRegion   []int16   // platform; None
	shares     []float64 // by platform
	total      float64   // of the shares; 0: none are given
	preferring bool
	silence    des.Time // after which every provider leaves a silent platform; 0: each by its own timer
}

func (w *World) resetSteering() {
	s := &w.steering
	s.byProvider, s.byRegion = refill(s.byProvider, len(w.net.Providers)), refill(s.byRegion, len(w.net.Demand.Regions))
	s.shares = append(s.shares[:0], make([]float64, len(w.net.Platforms))...)
	s.total, s.preferring, s.silence = 0, false, 0
}

// refill makes a list of so many Nones.
func refill(list []int16, n int) []int16 {
	list = list[:0]
	for range n {
		list = append(list, None)
	}
	return list
}

// shareTraffic gives a platform a share of the new calls, in proportion to the shares of the others in service.
func (w *World) shareTraffic(p int, share float64) {
	s := &w.steering
	s.shares[p] = share
	s.total = 0
	for _, v := range s.shares {
		s.total += v
	}
}

// preferPlatform sends the new calls of a provider or a region to a platform first; None: wherever the provider likes.
func (w *World) preferPlatform(of Element, p int) {
	if of.Kind == AProvider {
		w.steering.byProvider[of.Index] = int16(p)
	} else {
		w.steering.byRegion[of.Index] = int16(p)
	}
	w.steering.preferring = true
}

// steered is the route that the strategy has chosen for a new call; None if it leaves that to the provider, or if that
// platform is out of service or out of the provider's reach.
func (w *World) steered(c *caller, p *Provider) int {
	s, to := &w.steering, None
	switch {
	case s.preferring && s.byProvider[c.provider] != None:
		to = int(s.byProvider[c.provider])
	case s.preferring && s.byRegion[c.region] != None:
		to = int(s.byRegion[c.region])
	case s.total > 0:
		to = w.drawPlatform(c)
	}
	if to == None {
		return None
	}
	for i, g := range p.Groups {
		if w.net.Groups[g].Platform == to && w.platforms[to].inService {
			return i
		}
	}
	return None
}

// drawPlatform draws a platform by the shares of those in service.
func (w *World) drawPlatform(c *caller) int {
	total := 0.0
	for p, share := range w.steering.shares {
		if w.platforms[p].inService {
			total += share
		}
	}
	u, last := c.key.Uniform(forShareOfTraffic, int(c.attempt))*total, None
	for p, share := range w.steering.shares {
		if share == 0 || !w.platforms[p].inService {
			continue
		}
		last = p
		if u -= share; u < 0 {
			break
		}
	}
	return last
}

// moveTraffic opens platforms to new calls and closes others, at once; but a platform that has to start up first is
// waited for. What was ordered before for any of these platforms, and waits still, is overtaken.
func (w *World) moveTraffic(o Order) {
	for _, p := range [2]int{o.From, o.To} {
		if p != None {
			w.platforms[p].awaited = Order{}
		}
	}
	if o.Kind != OrderClose && w.mustStart(o.To) {
		w.platforms[o.To].awaited = o
		return
	}
	w.makeMove(o)
}

// makeMove tells of a move of traffic, and of hidden faults that are met by it; the people follow as they come free.
func (w *World) makeMove(o Order) {
	wasHidden := w.hiddenFaults()
	if w.now > 0 || o.Kind == OrderSwitch {
		w.lastTrouble, w.everTrouble = w.now, true
	}
	told := w.tell()
	switch o.Kind {
	case OrderSwitch:
		told.Fact, told.Platform, told.Element = Switched, int8(o.From), Element{APlatform, int16(o.To)}
	case OrderOpen:
		told.Fact, told.Platform = Opened, int8(o.To)
	default:
		told.Fact, told.Platform = Closed, int8(o.From)
	}
	if o.Kind != OrderClose {
		w.platforms[o.To].inService = true
	}
	if o.Kind != OrderOpen {
		w.closePlatform(o.From)
	}
	for f := range w.faults {
		if wasHidden&(1<<f) != 0 && !w.isHidden(int16(f)) {
			w.tellTrouble(TroubleExposed, int16(f))
		}
	}
	w.moveStaff()
	if o.Kind != OrderOpen && o.Cuts {
		w.cutCalls(Element{APlatform, int16(o.From)}, Switching)
	}
}

func (w *World) closePlatform(p int) {
	w.platforms[p].inService = false
	if w.platforms[p].stageOne == 0 {
		d := w.tell()
		d.Fact, d.Platform = Drained, int8(p)
	}
}

// isElsewhere says whether traffic is not where it was at the start of the run.
func (w *World) trafficIsElsewhere() bool {
	for p := range w.platforms {
		if s := &w.platforms[p]; s.inService != s.atFirst {
			return true
		}
	}
	return false
}

// mustStart says whether a platform has yet to start up before it can take calls, and sets it going if it has.
func (w *World) mustStart(p int) bool {
	s, start := &w.platforms[p], &w.net.Platforms[p].StartUp
	switch {
	case s.running || start.isNone():
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
		w.calendar.Schedule(w.now+n.StartUp.Ramp/warmSteps, platformWarms, int32(p), 0)
	}
	if o := s.awaited; o.Kind != OrderMark {
		s.awaited = Order{}
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
