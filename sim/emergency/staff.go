package emergency

import "slices"

// staffForTheStart puts everybody on duty at their consoles, without the time it takes to log on.
func (w *World) staffForTheStart() {
	w.assignStaff()
	w.plan()
	for i := range w.agents {
		if a := &w.agents[i]; a.wanted != None {
			a.platform = a.wanted
			w.sitDown(int32(i))
		}
	}
	w.seated = true
}

// moveStaff sends people to where the traffic is.
func (w *World) moveStaff() {
	w.assignStaff()
	w.reconcile()
}

// assignStaff says whose people work where: at the platforms in service that have them, or else at their own.
func (w *World) assignStaff() {
	for p := range w.platforms {
		w.platforms[p].staffedBy = w.platforms[p].staffedBy[:0]
	}
	for owner := range w.platforms {
		needed := false
		for p := range w.platforms {
			if s := &w.platforms[p]; s.inService && w.net.Platforms[p].Staff == owner {
				s.staffedBy, needed = append(s.staffedBy, owner), true
			}
		}
		if !needed {
			w.platforms[owner].staffedBy = append(w.platforms[owner].staffedBy, owner)
		}
	}
}

// shareStaff changes a platform's weight in the division of people.
func (w *World) shareStaff(p int, weight float64) {
	w.platforms[p].weight = weight
	w.reconcile()
}

// worksAt says whether an agent on a platform's staff works there: the first seats of a centre that the conditions leave.
// Where people work for several platforms, each centre's are divided by the platforms' weights, the first seats for the
// first platform; what ails one platform takes from its own part.
func (w *World) worksAt(a *agent, p int) bool {
	owner := w.net.Centres[a.centre].Platform
	before, own, total := 0.0, 0.0, 0.0
	for q := range w.platforms {
		s := &w.platforms[q]
		if !s.hasStaffOf(owner) {
			continue
		}
		if q < p {
			before += s.weight
		}
		if q == p {
			own = s.weight
		}
		total += s.weight
	}
	s, n := &w.platforms[p], w.onDuty(int(a.centre))
	left := s.left.Agents * s.warm
	if own == total {
		return a.seat < share(n, left)
	}
	part := float64(n) / total
	at := float64(a.seat) + 0.5 - part*before
	return at >= 0 && at < part*own && at <= part*own*left
}

// plan works out where every agent ought to be now, from rosters, conditions and seats.
func (w *World) plan() {
	for i := range w.agents {
		w.agents[i].wanted = None
	}
	for p := range w.platforms {
		w.planPlatform(p)
	}
}

func (w *World) planPlatform(p int) {
	s := &w.platforms[p]
	seats := share(w.net.Platforms[p].Seats, s.left.Seats)
	for _, i := range w.byRank {
		a := &w.agents[i]
		if seats == 0 {
			return
		}
		if a.inReserve || !s.hasStaffOf(w.net.Centres[a.centre].Platform) {
			continue
		}
		if w.worksAt(a, p) {
			a.wanted = int16(p)
			seats--
		}
	}
}

func (s *platform) hasStaffOf(owner int) bool { return slices.Contains(s.staffedBy, owner) }

// onDuty is how many of a centre's people can work now.
func (w *World) onDuty(c int) int32 {
	e := &w.centres[c].effects
	if e.down != Up {
		return 0
	}
	rostered := int32(0)
	for _, shift := range w.net.Centres[c].Roster {
		if shift.At <= w.now {
			rostered = shift.Agents
		}
	}
	return share(rostered, e.left.Agents)
}

// reconcile moves people to where they ought to be. Whoever is with a call finishes it first. Before the start nobody
// moves.
func (w *World) reconcile() {
	if !w.seated {
		return
	}
	w.plan()
	for i := range w.agents {
		switch a := &w.agents[i]; a.state {
		case offDuty:
			w.start(int32(i))
		case idle:
			if a.wanted != a.platform {
				w.leaveIdle(int32(i))
				w.standUp(int32(i))
				w.start(int32(i))
			}
		case loggingOn:
			if a.wanted != a.platform && !w.staysForQueue(a) {
				a.turn++
				a.state = offDuty
				w.start(int32(i))
			}
		}
	}
	for p := range w.platforms {
		w.serve(p)
		if w.platforms[p].onHold > 0 {
			w.forsake(p)
		}
	}
}
