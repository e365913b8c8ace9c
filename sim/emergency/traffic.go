package emergency

import "nines/sim/des"

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
	case s.preferring && s.byProvider[c.Provider] != None:
		to = int(s.byProvider[c.Provider])
	case s.preferring && s.byRegion[c.Region] != None:
		to = int(s.byRegion[c.Region])
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
	u, last := c.Key.Uniform(forShareOfTraffic, int(c.attempt))*total, None
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

// trafficMove is a change of which platforms take new calls: from closes and to opens; each may be None.
type trafficMove struct {
	from, to int
	cuts     bool // the calls that are still on from
}

// noMove is nothing to wait for.
var noMove = trafficMove{from: None, to: None}

// moveTraffic opens platforms to new calls and closes others, at once; but a platform that has to start up first is
// waited for. What was ordered before for any of these platforms, and waits still, is overtaken.
func (w *World) moveTraffic(o trafficMove) {
	for _, p := range [2]int{o.from, o.to} {
		if p != None {
			w.platforms[p].awaited = noMove
		}
	}
	if o.to == None && w.isLastInService(o.from) {
		return // whoever ends a remedy does not take the last platform away that others have moved traffic to
	}
	if o.to != None && w.mustStart(o.to) {
		w.platforms[o.to].awaited = o
		return
	}
	w.makeMove(o)
}

// makeMove tells of a move of traffic, and of hidden faults that are met by it; the people follow as they come free.
func (w *World) makeMove(o trafficMove) {
	wasHidden := w.hiddenFaults()
	if w.now > 0 || o.from != None && o.to != None {
		w.lastTrouble, w.everTrouble = w.now, true
	}
	told := w.tell()
	switch {
	case o.to == None:
		told.Fact, told.Platform = Closed, int8(o.from)
	case o.from == None:
		told.Fact, told.Platform = Opened, int8(o.to)
	default:
		told.Fact, told.Platform, told.Element = Switched, int8(o.from), Element{Kind: APlatform, Index: int16(o.to)}
	}
	if o.to != None {
		w.platforms[o.to].inService = true
	}
	if o.from != None {
		w.closePlatform(o.from)
	}
	for f := range w.faults.Now {
		if wasHidden&(1<<f) != 0 && !w.isHidden(int16(f)) {
			w.tellTrouble(TroubleExposed, int16(f))
		}
	}
	w.moveStaff()
	if o.cuts {
		w.cutCalls(Element{Kind: APlatform, Index: int16(o.from)}, Switching)
	}
}

func (w *World) isLastInService(p int) bool {
	for q := range w.platforms {
		if q != p && w.platforms[q].inService {
			return false
		}
	}
	return true
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
