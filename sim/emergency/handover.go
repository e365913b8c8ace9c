package emergency

import (
	"math/bits"

	"nines/sim/des"
)

// retryAfter is how long an agent waits before calling again a control room that is full or down and has no buddy to
// turn to: about the time it takes to hear the tone, hang up and dial. (The public codes of practice give no figure.)
const retryAfter = 10 * des.Second

// room is the state of a control room.
type room struct {
	effects
	switchboard
	teams    []team // by pool
	busy     int32  // call takers ringing or talking
	queueCap int32

	buddy      int // None
	buddyAfter des.Time
}

// team is the call takers of one pool.
type team struct{ busy, size int32 }

func (w *World) resetRooms() {
	for r := range w.rooms {
		s, n := &w.rooms[r], &w.net.Rooms[r].Switchboard
		*s = room{effects: s.effects.cleared(), switchboard: s.switchboard.cleared(n), teams: s.teams[:0], buddy: w.net.Rooms[r].Buddy, buddyAfter: w.net.Rooms[r].BuddyAfter}
		for range n.pools() {
			s.teams = append(s.teams, team{})
		}
		w.sizeRoom(r)
	}
}

func (w *World) sizeRoom(r int) {
	s, n := &w.rooms[r], &w.net.Rooms[r]
	s.queueCap = share(n.Queue, s.left.Queue)
	for t := range s.teams {
		size := n.CallTakers
		if n.Teams != nil {
			size = n.Teams[t]
		}
		s.teams[t].size = share(size, s.left.CallTakers)
		s.occupy(uint8(t), 0)
	}
}

// takers is how many call takers there are now.
func (s *room) takers() (n int32) {
	for t := range s.teams {
		n += s.teams[t].size
	}
	return n
}

// occupy makes so many more call takers of a team busy, or fewer.
func (s *room) occupy(t uint8, more int32) {
	crew := &s.teams[t]
	s.busy += more
	crew.busy += more
	if crew.busy < crew.size {
		s.free |= setOf(t)
	} else {
		s.free &^= setOf(t)
	}
}

// beginHandover calls the control room. The agent stays on the line, unless the platform works otherwise.
func (w *World) beginHandover(id int32) {
	c := &w.callers[id]
	c.stage, c.tries = atHandover, 0
	c.until = w.patienceEnd(c, Handover)
	p := int(c.platform)
	if w.net.Platforms[p].StaysOn {
		w.detail(id, HandoverBegan)
		w.agents[c.agent].state = holding
		w.platforms[p].held++
		w.passOn(id)
		return
	}
	w.tellOf(id, HandoverBegan)
	w.releaseAgent(c)
	w.passOn(id)
	w.serve(p)
}

// passOn dials the control room; a misroute sends the call astray instead.
func (w *World) passOn(id int32) {
	c := &w.callers[id]
	for _, f := range w.platforms[c.platform].misrouting {
		m := &w.trouble.Faults[f].Condition.Misroute
		if c.key.Uniform(forMisroute^w.faults[f].salt, int(c.attempt)) < m.Share && w.hits(f, c) {
			c.astray = f
			w.touch(id, f)
			noticed := des.Time(m.Noticed.Micros(c.key.Uniform(forMisrouteNoticed^w.faults[f].salt, int(c.attempt))))
			w.wait(id, w.now+noticed, handoverTurns)
			return
		}
	}
	w.offer(id, w.homeRoom(c))
}

// comeBack is when a misroute is noticed: the call is put right, or lost.
func (w *World) comeBack(id int32) {
	c := &w.callers[id]
	f := c.astray
	c.astray = None
	if c.key.Uniform(forPutRight^w.faults[f].salt, int(c.attempt)) < w.trouble.Faults[f].Condition.Misroute.PutRight {
		w.offer(id, w.homeRoom(c))
		return
	}
	w.drop(id, Misrouted, f, Element{APlatform, int16(c.platform)})
}

func (w *World) homeRoom(c *caller) int { return int(w.net.RoomFor[c.service][c.region]) }

// offer rings a control room.
func (w *World) offer(id int32, r int) {
	c, s := &w.callers[id], &w.rooms[r]
	c.room = int16(r)
	c.tries++
	w.log(ARoom, r, offeredEntry)
	c.turnAt = des.Never
	if c.tries == 1 && s.buddy != None {
		c.turnAt = w.now + s.buddyAfter
	}
	n := &w.net.Rooms[r].Switchboard
	class := n.classOf(c)
	teams := w.poolsFor(&s.switchboard, n, class)
	f, tone := w.unreachable(c)
	switch {
	case tone.isUnheard(): // rings, and nobody hears it
		w.touch(id, f)
		w.wait(id, des.Never, controlRoomAnswers)
	case tone == Up && teams != 0:
		w.seizeTaker(id, teams)
	case tone == Up && s.waiting < s.queueCap:
		c.inLine = true
		w.lineUp(&s.switchboard, class, id, false, false)
		w.touch(id, w.squeezeFor(&s.effects, c))
		w.wait(id, des.Never, controlRoomAnswers)
	default:
		w.touch(id, f)
		w.roomTurnsAway(id)
	}
}

// roomTurnsAway is a tone at the control room: the buddy is called at once, or the room again in a while.
func (w *World) roomTurnsAway(id int32) {
	c := &w.callers[id]
	s := &w.rooms[c.room]
	w.touch(id, w.squeezeFor(&s.effects, c))
	if c.tries == 1 && s.buddy != None {
		w.offer(id, s.buddy)
		return
	}
	c.room = None
	w.wait(id, w.now+retryAfter, handoverTurns)
}

// wait schedules whatever comes first: what is hoped for, the turn to the buddy, or the end of the caller's patience.
func (w *World) wait(id int32, at des.Time, k kind) {
	c := &w.callers[id]
	if c.turnAt < at && c.room != None {
		at, k = c.turnAt, handoverTurns
	}
	if c.until < at {
		at, k = c.until, patienceEnds
	}
	w.calendar.Schedule(at, k, id, c.turn)
}

// seizeTaker rings at a free call taker of one of several teams: all else being equal, of the first.
func (w *World) seizeTaker(id int32, teams uint64) {
	c := &w.callers[id]
	s := &w.rooms[c.room]
	c.seized, c.team = true, uint8(bits.TrailingZeros64(teams))
	s.occupy(c.team, 1)
	d := des.Time(w.net.Rooms[c.room].PickUp.Micros(c.key.Uniform(forPickUp, c.workTurn())))
	if len(s.slowing) > 0 {
		d = w.slowed(d, &s.effects, pickUpWork, id)
	}
	if p := &w.platforms[c.platform]; len(p.slowing) > 0 {
		d = w.slowed(d, &p.effects, pickUpWork, id)
	}
	w.wait(id, w.now+d, controlRoomAnswers)
}

// turnHandover leaves a control room that does not answer, for its buddy, or calls the first again.
func (w *World) turnHandover(id int32) {
	c := &w.callers[id]
	c.turn++
	if c.astray != None {
		w.comeBack(id)
		return
	}
	left := int(c.room)
	w.leaveRoom(id)
	if c.tries == 1 && left != None && w.rooms[left].buddy != None {
		w.offer(id, w.rooms[left].buddy)
	} else {
		c.tries = 0
		w.offer(id, w.homeRoom(c))
	}
	if left != None {
		w.serveRoom(left)
	}
}

// settleRoom lets the calls that ring at a room meet its new condition.
func (w *World) settleRoom(r int) {
	for id := range w.callers {
		if c := &w.callers[id]; c.stage == atHandover && int(c.room) == r {
			w.settleRinging(int32(id))
		}
	}
}

// fallSilent is when the call taker who was about to answer is gone: the call rings on, unheard.
func (w *World) fallSilent(id int32) {
	c := &w.callers[id]
	w.rooms[c.room].occupy(c.team, -1)
	c.seized = false
	c.turn++
	w.wait(id, des.Never, controlRoomAnswers)
}

// ringAgain is when a room hears again: whoever rings there counts as having just begun to.
func (w *World) ringAgain(id int32) {
	c := &w.callers[id]
	c.turn++
	c.tries--
	w.offer(id, int(c.room))
}

// leaveRoom gives back the place in the control room's queue or the call taker.
func (w *World) leaveRoom(id int32) {
	c := &w.callers[id]
	if c.room == None {
		return
	}
	s := &w.rooms[c.room]
	switch {
	case c.seized:
		if s.occupy(c.team, -1); s.busy < 0 {
			w.fail("control room %d: more call takers freed than taken", c.room)
		}
	case c.inLine:
		s.leaveLine(w.links, c, w.net.Rooms[c.room].classOf(c), id)
	}
	c.room, c.seized, c.inLine = None, false, false
}

// serveRoom brings waiting calls and free call takers together for as long as any of them fit.
func (w *World) serveRoom(r int) {
	if w.rooms[r].queued != 0 {
		w.bringTakers(r)
	}
}

func (w *World) bringTakers(r int) {
	s, n := &w.rooms[r], &w.net.Rooms[r].Switchboard
	for s.queued != 0 && s.free != 0 {
		teams := s.free
		if n.Seeks != nil {
			teams = w.match(&s.switchboard, n)
		}
		if teams == 0 {
			return
		}
		teams &= -teams
		id := w.longestWaiting(&s.switchboard, s.nextOf(n, uint8(bits.TrailingZeros64(teams))))
		c := &w.callers[id]
		s.leave(w.links, n.classOf(c), id)
		c.inLine = false
		c.turn++
		w.seizeTaker(id, teams)
	}
}

// connect is the control room's answer: the attempt is a success, and the agent is free.
func (w *World) connect(id int32) {
	c := &w.callers[id]
	p := int(c.platform)
	c.turn++
	w.end(id, Connected, NoCause, Element{ARoom, c.room})
	w.tellOf(id, CallerLeft).Fate = Helped
	w.inspect.Left[Helped]++
	w.releaseAgent(c)
	c.stage = connected
	w.passStageOne(p)
	d := des.Time(w.net.Rooms[c.room].Conversation.Micros(c.key.Uniform(forConversation, int(c.attempt))))
	if d == 0 {
		w.hangUp(id)
	} else {
		w.calendar.Schedule(w.now+d, conversationEnds, id, c.turn)
	}
	w.serve(p)
}

// hangUp ends a conversation.
func (w *World) hangUp(id int32) {
	room := int(w.callers[id].room)
	w.letGo(id)
	w.release(id)
	w.serveRoom(room)
}

// shortageAtRooms is what is to blame, and where, for a handover that took too long: what squeezes the room or slows the
// platform's handovers, or else the state of the world.
func (w *World) shortageAtRooms(c *caller) (int16, Element) {
	if c.astray != None {
		return c.astray, Element{APlatform, int16(c.platform)}
	}
	home := w.homeRoom(c)
	for _, r := range [2]int{int(c.room), home} {
		if r == None {
			continue
		}
		if f := w.squeezeFor(&w.rooms[r].effects, c); f != None {
			return f, Element{ARoom, int16(r)}
		}
	}
	if f := w.severedFor(&w.platforms[c.platform].effects, c); f != None {
		return f, Element{AHandover, int16(c.platform)}
	}
	for _, f := range w.platforms[c.platform].slowing {
		if !w.trouble.Faults[f].Condition.Handover.IsNeutral() && w.hits(f, c) {
			return f, Element{APlatform, int16(c.platform)}
		}
	}
	return w.crowded(), Element{ARoom, int16(home)}
}
