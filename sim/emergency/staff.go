package emergency

import "nines/sim/emergency/desk"

// staffForTheStart puts everybody on duty at their consoles, without the time it takes to log on.
func (w *duty) staffForTheStart() {
	w.staff.Assign(w.isInService)
	w.plan()
	w.staff.SeatAll()
	w.seated = true
}

// moveStaff sends people to where the traffic is.
func (w *duty) moveStaff() {
	w.staff.Assign(w.isInService)
	w.reconcile()
}

func (w *duty) isInService(p int) bool { return w.stageOne.platforms[p].inService }

// plan works out where every agent ought to be now, from rosters, conditions and seats.
func (w *duty) plan() {
	for c := range w.centres {
		e := &w.centres[c].effects
		if w.staff.Left[c] = e.Left.Agents; e.Down != Up {
			w.staff.Left[c] = 0
		}
	}
	for p := range w.stageOne.platforms {
		s := &w.stageOne.platforms[p]
		s.Seats, s.Desk.Left = desk.Share(w.net.Platforms[p].Seats, s.effects.Left.Seats), s.effects.Left.Agents*s.engine.Warm
	}
	w.staff.Plan(w.now)
}

// reconcile moves people to where they ought to be. Whoever is with a call finishes it first. Before the start nobody
// moves.
func (w *duty) reconcile() {
	if !w.seated {
		return
	}
	w.plan()
	for i := range w.staff.Agents {
		switch a := &w.staff.Agents[i]; a.State {
		case desk.OffDuty:
			w.start(int32(i))
		case desk.Idle:
			if a.Wanted != a.Platform {
				w.staff.Leave(int32(i))
				w.start(int32(i))
			}
		case desk.LoggingOn:
			if a.Wanted != a.Platform && !w.staysForQueue(a) {
				a.Turn++
				w.start(int32(i))
			}
		}
	}
	for p := range w.stageOne.platforms {
		w.stageOne.serve(p)
		if w.stageOne.platforms[p].OnHold > 0 {
			w.damage.forsake(p)
		}
	}
}

func (w *duty) callIn(centre int, seat int32) {
	w.staff.CallIn(centre, seat)
	w.reconcile()
}

func (w *duty) sendHome(centre int) {
	w.staff.SendHome(centre)
	w.reconcile()
}
