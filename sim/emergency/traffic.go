package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/traffic"
	"nines/sim/random"
)

func (w *moves) resetTraffic() {
	w.roles = w.roles[:0]
	for p := range w.net.Platforms {
		w.roles = append(w.roles, !w.net.Platforms[p].Backup)
	}
	w.board.Reset(w.roles)
	w.steering.Reset(len(w.net.Providers), len(w.net.Demand.Regions), len(w.net.Platforms))
	w.command.told = 0
	w.lagging = false
	longest := des.Time(0)
	for p := range w.net.Providers {
		longest = max(longest, w.net.Providers[p].TimeToLive)
	}
	for p := range w.net.Platforms {
		w.lagging = w.lagging || longest > 0 || w.net.Platforms[p].SlowStart > 0
	}
	w.history.Reset(w.roles, longest)
}

// steered is the route that the strategy has chosen for a new call. It is None if the provider chooses, or if that platform
// is out of service or out of the provider's reach.
func (w *moves) steered(c *caller, p *Provider) int {
	to := w.steering.Preferred(int(c.Provider), int(c.Region))
	if to == None && w.steering.Divides() {
		to = w.steering.Draw(c.Key.Uniform(forShareOfTraffic, int(c.attempt)), &w.board)
	}
	if to == None {
		return None
	}
	for i, g := range p.Groups {
		if w.net.Groups[g].Platform == to && w.takes(c, to) {
			return i
		}
	}
	return None
}

// move carries out an order to open a platform, alone or in the place of another: at once, or when it has started up.
func (w *moves) move(m traffic.Move) {
	if w.board.IsIdle(m) {
		return
	}
	if w.mustStart(m.To) {
		w.board.Await(m)
		return
	}
	w.board.Make(m)
	w.settleTraffic(m)
}

// goBack ends the moves away from a platform. If it takes no calls even then, it is opened in the place of the other.
func (w *moves) goBack(m traffic.Move) {
	w.board.GoBack(m.By, m.To)
	w.settleTraffic(m)
	w.returnProviders(m.To)
	if !w.board.IsOpen(m.To) {
		w.move(m)
	}
}

// settleTraffic has the world follow what the claims come to after an order: what is told are the changes, whatever was
// ordered. The people follow as they come free.
func (w *moves) settleTraffic(m traffic.Move) {
	if !w.trafficChanges() {
		return
	}
	wasHidden := w.command.hiddenFaults()
	w.tellTraffic(m)
	cuts := false
	for p := range w.stageOne.platforms {
		if s := &w.stageOne.platforms[p]; s.inService && !w.board.IsOpen(p) {
			w.closePlatform(p)
			cuts = cuts || m.Cuts && p == m.From
		}
		w.stageOne.platforms[p].inService = w.board.IsOpen(p)
	}
	for f := range w.trouble.faults.Now {
		if wasHidden&(1<<f) != 0 && !w.trouble.isHidden(int16(f)) {
			w.trouble.tellTrouble(TroubleExposed, int16(f))
		}
	}
	if w.lagging && w.duty.seated { // what is so from the start everybody knows
		w.history.Add(w.now, &w.board, func(p int) des.Time { return w.net.Platforms[p].SlowStart })
	}
	w.duty.moveStaff()
	w.tellProviders()
	if cuts {
		w.damage.cutCalls(Element{Kind: APlatform, Index: int16(m.From)}, Switching)
	}
}

// trafficChanges reports whether the claims come to something else than what is so.
func (w *moves) trafficChanges() bool {
	for p := range w.stageOne.platforms {
		if w.stageOne.platforms[p].inService != w.board.IsOpen(p) {
			return true
		}
	}
	return false
}

// tellTraffic tells which platforms open and close. One that closes as another takes its calls is a switch: the platforms
// of the order first, and any others that change at the same time in pairs.
func (w *moves) tellTraffic(m traffic.Move) {
	opens := func(p int) bool { return !w.stageOne.platforms[p].inService && w.board.IsOpen(p) }
	closes := func(p int) bool { return w.stageOne.platforms[p].inService && !w.board.IsOpen(p) }
	told := make([]bool, len(w.stageOne.platforms))
	isSwitch := false
	if m.From != None && m.To != None && closes(m.From) && w.board.IsOpen(m.To) {
		w.tellSwitch(m.From, m.To)
		told[m.From], told[m.To], isSwitch = true, true, true
	}
	for p := range w.stageOne.platforms {
		for q := range w.stageOne.platforms {
			if !told[p] && !told[q] && closes(p) && opens(q) {
				w.tellSwitch(p, q)
				told[p], told[q], isSwitch = true, true, true
			}
		}
	}
	for p := range w.stageOne.platforms {
		if told[p] || !opens(p) && !closes(p) {
			continue
		}
		o := w.telling.tell()
		if o.Fact, o.Platform = Opened, int8(p); closes(p) {
			o.Fact = Closed
		}
	}
	if w.now > 0 || isSwitch {
		w.trouble.lastTrouble, w.trouble.everTrouble = w.now, true
	}
}

func (w *moves) tellSwitch(from, to int) {
	o := w.telling.tell()
	o.Fact, o.Platform, o.Element = Switched, int8(from), Element{Kind: APlatform, Index: int16(to)}
}

func (w *moves) closePlatform(p int) {
	w.stageOne.platforms[p].inService = false
	if w.stageOne.platforms[p].stageOne == 0 {
		d := w.telling.tell()
		d.Fact, d.Platform = Drained, int8(p)
	}
}

var (
	forTimeToLive = random.NewPurpose("follows a change")
	forSlowStart  = random.NewPurpose("follows a slow start")
)

// takes reports whether a platform takes new calls, as far as a caller has followed the changes.
func (w *moves) takes(c *caller, p int) bool {
	if !w.lagging || w.history.IsSettled(w.now) {
		return w.stageOne.platforms[p].inService
	}
	lag := des.Time(c.Key.Uniform(forTimeToLive, 0) * float64(w.net.Providers[c.Provider].TimeToLive))
	return w.history.Takes(p, w.now, lag, c.Key.Uniform(forSlowStart, int(c.attempt)))
}

// trafficIsElsewhere reports whether traffic is not where it was at the start of the run.
func (w *moves) trafficIsElsewhere() bool {
	for p := range w.stageOne.platforms {
		if s := &w.stageOne.platforms[p]; s.inService != s.atFirst {
			return true
		}
	}
	return false
}
