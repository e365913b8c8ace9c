package emergency

import "nines/sim/emergency/desk"

// staffForTheStart puts everybody on duty at their consoles, without the time it takes to log on.
func (w *World) staffForTheStart() {
	w.staff.Assign(w.isInService)
	w.plan()
	w.staff.SeatAll()
	w.seated = true
}

// moveStaff sends people to where the traffic is.
func (w *World) moveStaff() {
	w.staff.Assign(w.isInService)
	w.reconcile()
}

func (w *World) isInService(p int) bool { return w.platforms[p].inService }

// plan works out where every agent ought to be now, from rosters, conditions and seats.
func (w *World) plan() {
	for c := range w.centres {
		e := &w.centres[c].effects
		if w.staff.Left[c] = e.Left.Agents; e.Down != Up {
			w.staff.Left[c] = 0
		}
	}
	for p := range w.platforms {
		s := &w.platforms[p]
		s.Seats, s.Desk.Left = desk.Share(w.net.Platforms[p].Seats, s.effects.Left.Seats), s.effects.Left.Agents*s.engine.Warm
	}
	w.staff.Plan(w.now)
}

// reconcile moves people to where they ought to be. Whoever is with a call finishes it first. Before the start nobody
// moves.
func (w *World) reconcile() {
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
	for p := range w.platforms {
		w.serve(p)
		if w.platforms[p].OnHold > 0 {
			w.forsake(p)
		}
	}
}
