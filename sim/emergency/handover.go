package emergency

import (
	"math/bits"

	"nines/sim/des"
)

// retryAfter is how long an agent waits before calling a control room again that is full or down and has no buddy. It is
// about the time to hear the tone, hang up and dial. (Public codes of practice give no figure.)
const retryAfter = 10 * des.Second

// beginHandover calls the control room. The agent stays on the line, unless the platform works otherwise.
func (w *stageTwo) beginHandover(id int32) {
	c := &w.World.callers[id]
	c.tries, c.stoodInLine, c.unheardBy, c.home = 0, false, None, int16(w.homeRoom(c))
	w.World.enter(id, passing)
	c.until = undrawn
	p := int(c.platform)
	if w.net.Platforms[p].StaysOn {
		w.telling.detail(id, HandoverBegan, NoCause, Element{})
		w.duty.staff.Hold(c.agent)
		w.passOn(id)
		return
	}
	w.telling.tellAll(id, HandoverBegan, NoCause, Element{})
	w.duty.releaseAgent(c)
	w.passOn(id)
	w.stageOne.serve(p)
}

// passOn dials the control room; a misroute sends the call astray instead.
func (w *stageTwo) passOn(id int32) {
	c := &w.World.callers[id]
	if !c.cameToRoom {
		c.cameToRoom = true
		w.rooms[c.home].tide.Came(w.now, c.surge != None)
	}
	if !w.trouble.isOn(onPlatforms) || !w.goesAstray(id) {
		w.offer(id, int(c.home))
	}
}

// goesAstray sends a call astray if a misroute hits it.
func (w *stageTwo) goesAstray(id int32) bool {
	c := &w.World.callers[id]
	for _, f := range w.stageOne.platforms[c.platform].Misrouting {
		m := &w.trouble.faults.Now[f].Condition.Misroute
		if c.Key.Uniform(forMisroute^w.trouble.faults.Salt(f), int(c.attempt)) < m.Share && w.trouble.hits(f, c) {
			c.by = f
			w.World.enter(id, astray)
			w.trouble.touch(id, f)
			w.telling.detail(id, HandoverAstray, f, Element{Kind: APlatform, Index: int16(c.platform)})
			noticed := des.Time(m.Noticed.Micros(c.Key.Uniform(forMisrouteNoticed^w.trouble.faults.Salt(f), int(c.attempt))))
			w.wait(id, w.now+noticed, handoverTurns)
			return true
		}
	}
	return false
}

// comeBack is when a misroute is noticed: the call is put right, or lost.
func (w *stageTwo) comeBack(id int32) {
	c := &w.World.callers[id]
	f := c.by
	if c.Key.Uniform(forPutRight^w.trouble.faults.Salt(f), int(c.attempt)) < w.trouble.faults.Now[f].Condition.Misroute.PutRight {
		w.offer(id, int(c.home))
		return
	}
	w.public.drop(id, Misrouted, f, Element{Kind: APlatform, Index: int16(c.platform)})
}

func (w *stageTwo) homeRoom(c *caller) int { return int(w.net.RoomFor[c.Service][c.Region]) }

// offer rings a control room.
func (w *stageTwo) offer(id int32, r int) {
	c, s := &w.World.callers[id], &w.rooms[r]
	c.room = int16(r)
	s.from[c.platform]++
	c.tries++
	w.telling.detail(id, RoomCalled, NoCause, Element{Kind: ARoom, Index: c.room})
	w.monitoring.logOffer(ARoom, r)
	c.turnAt = des.Never
	if c.tries == 1 && s.buddy != None {
		c.turnAt = w.now + s.buddyAfter
	}
	class := w.net.Rooms[r].ClassOf(&c.Person)
	w.World.lines.Arrive(id, class)
	teams := s.PoolsFor(&w.World.lines, class)
	f, tone := w.unreachable(c)
	if f != None {
		c.unheardBy = f
	}
	switch {
	case tone.IsUnheard(): // rings, and nobody hears it
		w.World.enter(id, unheard)
		s.Unhear(&w.World.lines, id)
		w.trouble.touch(id, f)
		w.wait(id, des.Never, controlRoomAnswers)
	case tone == Up && teams != 0:
		w.seizeTaker(id, teams)
	case tone == Up && s.hasRoom():
		w.World.enter(id, inLine)
		c.stoodInLine = true
		s.Join(&w.World.lines, id, false)
		w.blame.touchAll(id, &s.effects, 0)
		w.wait(id, des.Never, controlRoomAnswers)
	default:
		w.trouble.touch(id, f)
		w.roomTurnsAway(id, f)
	}
}

// roomTurnsAway is a tone at the control room, by a fault or because it is full: the buddy is called at once, or the room
// again in a while.
func (w *stageTwo) roomTurnsAway(id int32, f int16) {
	c := &w.World.callers[id]
	s := &w.rooms[c.room]
	w.blame.touchAll(id, &s.effects, 0)
	if f == None {
		c.stoodInLine = true
		if !w.telling.brief {
			f, _ = w.blame.shortageAtRooms(c, wantPlaces)
		}
	}
	w.telling.detail(id, RoomFailed, f, Element{Kind: ARoom, Index: c.room})
	s.from[c.platform]--
	if c.tries == 1 && s.buddy != None {
		w.offer(id, s.buddy)
		return
	}
	c.room = None
	w.World.enter(id, dialling)
	w.wait(id, w.now+retryAfter, handoverTurns)
}

// wait schedules whatever comes first: what is hoped for, the turn to the buddy, or the end of the caller's patience. What
// comes at once needs no patience: not to draw it makes a call with an instant handover 5 % cheaper.
func (w *stageTwo) wait(id int32, at des.Time, k kind) {
	c := &w.World.callers[id]
	if c.turnAt < at && c.room != None {
		at, k = c.turnAt, handoverTurns
	}
	if at > w.now {
		if until := w.public.until(c); until < at {
			at, k = until, patienceEnds
		}
	}
	w.calendar.Schedule(at, k, id, c.turn)
}

// pickUpTime is how long a free call taker of the room takes to answer a caller if all is well.
func (w *stageTwo) pickUpTime(c *caller) des.Time {
	return des.Time(w.net.Rooms[c.room].PickUp.Draw(c.Key, forPickUp, c.workTurn(), 1))
}

// seizeTaker rings at a free call taker of one of several teams: all else being equal, of the first.
func (w *stageTwo) seizeTaker(id int32, teams uint64) {
	c := &w.World.callers[id]
	s := &w.rooms[c.room]
	if w.check {
		w.checkOrder(id)
	}
	w.World.enter(id, ringing)
	s.Ring(&w.World.lines, id, uint8(bits.TrailingZeros64(teams)))
	c.rang = w.now
	d := w.pickUpTime(c)
	if w.trouble.isOn(onRooms) {
		d = w.stageOne.slowed(d, &s.effects, pickUpWork, id)
	}
	if p := &w.stageOne.platforms[c.platform]; len(p.Slowing) > 0 {
		d = w.stageOne.slowed(d, &p.effects, pickUpWork, id)
	}
	w.wait(id, w.now+d, controlRoomAnswers)
}

// turnHandover leaves a control room that does not answer, for its buddy, or calls the first again.
func (w *stageTwo) turnHandover(id int32) {
	c := &w.World.callers[id]
	c.turn++
	if c.stage == astray {
		w.comeBack(id)
		return
	}
	left := int(c.room)
	if left != None {
		w.telling.detail(id, RoomFailed, NoCause, Element{Kind: ARoom, Index: c.room})
	}
	w.leaveRoom(id)
	if c.tries == 1 && left != None && w.rooms[left].buddy != None {
		w.offer(id, w.rooms[left].buddy)
	} else {
		c.tries = 0
		w.offer(id, int(c.home))
	}
	if left != None {
		w.serveRoom(left)
	}
}

// fallSilent is when the call taker who was about to answer is gone: the call rings on, unheard.
func (w *stageTwo) fallSilent(id int32) {
	c := &w.World.callers[id]
	s := &w.rooms[c.room]
	s.Leave(&w.World.lines, id)
	s.Unhear(&w.World.lines, id)
	w.World.enter(id, unheard)
	c.unheardBy, _ = w.unreachable(c)
	c.turn++
	w.wait(id, des.Never, controlRoomAnswers)
}

// leaveRoom gives back the place in the control room's queue or the call taker.
func (w *stageTwo) leaveRoom(id int32) {
	c := &w.World.callers[id]
	if c.room == None {
		return
	}
	s := &w.rooms[c.room]
	if c.stage == connected {
		s.Occupy(w.World.lines.Team(id), -1)
	} else {
		s.Leave(&w.World.lines, id)
		s.from[c.platform]--
	}
	if s.Busy < 0 {
		w.fail("control room %d: more call takers freed than taken", c.room)
	}
	c.room = None
}

// connect is the control room's answer: the attempt is a success, and the agent is free.
func (w *stageTwo) connect(id int32) {
	c := &w.World.callers[id]
	p := int(c.platform)
	c.turn++
	w.rooms[c.home].tide.Served(w.now)
	w.public.end(id, Connected, NoCause, Element{Kind: ARoom, Index: c.room})
	w.public.part(id, Helped)
	w.duty.releaseAgent(c)
	w.rooms[c.room].Answer(&w.World.lines, id)
	w.rooms[c.room].from[p]--
	w.World.enter(id, connected)
	w.stageOne.passStageOne(p)
	n := &w.net.Rooms[c.room]
	d := des.Time(n.Conversation.Draw(c.Key, forConversation, int(c.attempt), n.Longer.At(int64(w.now))))
	if d == 0 {
		w.hangUp(id)
	} else {
		w.calendar.Schedule(w.now+d, conversationEnds, id, c.turn)
	}
	w.stageOne.serve(p)
}

// hangUp ends a conversation.
func (w *stageTwo) hangUp(id int32) {
	room := int(w.World.callers[id].room)
	w.leaveRoom(id)
	w.stageOne.freeChannel(id)
	w.routing.freeCircuit(id)
	w.World.release(id)
	w.serveRoom(room)
}
