package desk

// Start sends an agent who is at no console to the one wanted. It is false if none is.
func (s *Staff) Start(i int32) bool {
	a := &s.Agents[i]
	if a.State = OffDuty; a.Wanted == None {
		a.Platform = None
		return false
	}
	a.Platform, a.State = a.Wanted, LoggingOn
	a.Turn++
	return true
}

// SitDown logs an agent on at the platform that he or she is at.
func (s *Staff) SitDown(i int32) {
	a := &s.Agents[i]
	a.Call = None
	s.change(a, 1, 0)
	s.joinIdle(i)
}

// SeatAll puts everybody who is wanted at the consoles, without the time it takes to log on.
func (s *Staff) SeatAll() {
	for i := range s.Agents {
		if a := &s.Agents[i]; a.Wanted != None {
			a.Platform = a.Wanted
			s.SitDown(int32(i))
		}
	}
}

// standUp logs an agent off; the agent is in no list.
func (s *Staff) standUp(i int32) {
	a := &s.Agents[i]
	s.change(a, -1, 0)
	a.State, a.Platform, a.Call = OffDuty, None, None
}

// Take gives a call to an agent who is in no line.
func (s *Staff) Take(i, id int32) {
	a := &s.Agents[i]
	a.State, a.Call = Talking, id
	s.occupy(a, 1)
}

// RingBack has an agent who is in no line ring somebody back.
func (s *Staff) RingBack(i int32) {
	a := &s.Agents[i]
	a.State, a.Call = Ringing, None
	s.occupy(a, 1)
}

// Hold keeps an agent on the line while a control room rings.
func (s *Staff) Hold(i int32) {
	a := &s.Agents[i]
	a.State = Holding
	s.Desks[a.Platform].Holding++
}

// LogOut is a console's restart: the agent is gone until SitDown.
func (s *Staff) LogOut(i int32) {
	a := &s.Agents[i]
	s.change(a, -1, -1)
	a.State, a.Call = Restarting, None
	a.Turn++
}

// Release frees an agent from a call, to the next call or from the console. It says whether the agent has left the
// console, who is then sent to another or home by Start.
func (s *Staff) Release(i int32, stays bool) (left bool) {
	a := &s.Agents[i]
	s.occupy(a, -1)
	if a.State == Holding {
		s.Desks[a.Platform].Holding--
	}
	a.Call = None
	if stays {
		s.joinIdle(i)
		return false
	}
	s.standUp(i)
	return true
}

// Leave takes an agent who is idle from the console.
func (s *Staff) Leave(i int32) {
	s.leaveIdle(i)
	s.standUp(i)
}

// Taken is the set of the classes whose calls an agent takes where he or she is.
func (s *Staff) Taken(a *Agent) uint64 { return s.Desks[a.Platform].rules.TakenBy(a.Pool) }
