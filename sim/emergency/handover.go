package emergency

import (
	"math/bits"

	"nines/sim/des"
	"nines/sim/emergency/condition"
)

// retryAfter is how long an agent waits before calling a control room again that is full or down and has no buddy. It is
// about the time to hear the tone, hang up and dial. (Public codes of practice give no figure.)
const retryAfter = 10 * des.Second

// beginHandover calls the control room. The agent stays on the line, unless the platform works otherwise.
func (w *stageTwo) beginHandover(c *caller) {
	c.tries, c.stoodInLine, c.unheardBy, c.home = 0, false, None, int16(w.net.HomeRoom(&c.Person))
	w.World.enter(c, passing)
	c.until = undrawn
	p := int(c.platform)
	if w.net.Platforms[p].StaysOn {
		w.telling.detail(c, HandoverBegan, NoCause, Element{})
		w.duty.staff.Hold(c.agent)
		w.passOn(c)
		return
	}
	w.telling.tellAll(c, HandoverBegan, NoCause, Element{})
	w.duty.releaseAgent(c)
	w.passOn(c)
	w.stageOne.serve(p)
}

// answersFirst is a control room's answer to a call that nobody has answered before. So accidental calls end here.
func (w *stageTwo) answersFirst(c *caller) Outcome {
	c.wait = w.now - c.made
	w.monitoring.logAnswer(c)
	w.monitoring.seeAnswer(c)
	w.telling.detail(c, CallAnswered, NoCause, Element{Kind: ARoom, Index: c.room})
	if c.WantsHelp() {
		return Connected
	}
	return NoRequest
}

// passOn dials the control room; a misroute sends the call astray instead.
func (w *stageTwo) passOn(c *caller) {
	if !c.cameToRoom {
		c.cameToRoom = true
		w.rooms[c.home].tide.Came(w.now, c.surge != None)
	}
	if !w.trouble.where.Has(condition.OnPlatforms) || !w.goesAstray(c) {
		w.offer(c, int(c.home))
	}
}

// goesAstray sends a call astray if a misroute hits it.
func (w *stageTwo) goesAstray(c *caller) bool {
	for _, f := range w.stageOne.platforms[c.platform].Misrouting {
		m := &w.trouble.faults.Now[f].Condition.Misroute
		if c.Key.Uniform(forMisroute^w.trouble.faults.Salt(f), int(c.attempt)) < m.Share && w.trouble.hits(f, c) {
			c.by = f
			w.World.enter(c, astray)
			w.trouble.touch(c, f)
			w.telling.detail(c, HandoverAstray, f, Element{Kind: APlatform, Index: int16(c.platform)})
			noticed := des.Time(m.Noticed.Micros(c.Key.Uniform(forMisrouteNoticed^w.trouble.faults.Salt(f), int(c.attempt))))
			w.wait(c, w.now+noticed, handoverTurns)
			return true
		}
	}
	return false
}

// comeBack is when a misroute is noticed: the call is put right, or lost.
func (w *stageTwo) comeBack(c *caller) {
	f := c.by
	if c.Key.Uniform(forPutRight^w.trouble.faults.Salt(f), int(c.attempt)) < w.trouble.faults.Now[f].Condition.Misroute.PutRight {
		w.offer(c, int(c.home))
		return
	}
	w.public.drop(c, Misrouted, f, Element{Kind: APlatform, Index: int16(c.platform)})
}

// offer rings a control room.
func (w *stageTwo) offer(c *caller, r int) {
	s := &w.rooms[r]
	c.room = int16(r)
	s.from[c.platform]++
	c.tries++
	w.telling.detail(c, RoomCalled, NoCause, Element{Kind: ARoom, Index: c.room})
	w.monitoring.logOffer(ARoom, r)
	c.turnAt = des.Never
	if c.tries == 1 && s.buddy != None {
		c.turnAt = w.now + s.buddyAfter
	}
	class := w.net.Rooms[r].ClassOf(&c.Person)
	w.World.lines.Arrive(c.slot, class)
	teams := s.PoolsFor(&w.World.lines, class)
	f, tone := w.unreachable(c)
	if f != None {
		c.unheardBy = f
	}
	switch {
	case tone.IsUnheard(): // rings, and nobody hears it
		w.World.enter(c, unheard)
		s.Unhear(&w.World.lines, c.slot)
		w.trouble.touch(c, f)
		w.wait(c, des.Never, controlRoomAnswers)
	case tone == Up && teams != 0:
		w.seizeTaker(c, teams)
	case tone == Up && s.hasRoom():
		w.World.enter(c, inLine)
		c.stoodInLine = true
		s.Join(&w.World.lines, c.slot, false)
		w.blame.touchAll(c, &s.effects, 0)
		w.wait(c, des.Never, controlRoomAnswers)
	default:
		w.trouble.touch(c, f)
		w.roomTurnsAway(c, f)
	}
}

// roomTurnsAway is a tone at the control room, by a fault or because it is full: the buddy is called at once, or the room
// again in a while.
func (w *stageTwo) roomTurnsAway(c *caller, f int16) {
	s := &w.rooms[c.room]
	w.blame.touchAll(c, &s.effects, 0)
	if f == None {
		c.stoodInLine = true
		if !w.telling.brief {
			f, _ = w.blame.shortageAtRooms(c, wantPlaces)
		}
	}
	w.telling.detail(c, RoomFailed, f, Element{Kind: ARoom, Index: c.room})
	s.from[c.platform]--
	if c.tries == 1 && s.buddy != None {
		w.offer(c, s.buddy)
		return
	}
	c.room = None
	w.World.enter(c, dialling)
	w.wait(c, w.now+retryAfter, handoverTurns)
}

// wait schedules whatever comes first: what is hoped for, the turn to the buddy, or the end of the caller's patience. What
// comes at once needs no patience: not to draw it makes a call with an instant handover 5 % cheaper.
func (w *stageTwo) wait(c *caller, at des.Time, k kind) {
	if c.turnAt < at && c.room != None {
		at, k = c.turnAt, handoverTurns
	}
	if at > w.now && w.public.mayLeaveBefore(c, at) {
		at, k = w.public.until(c), patienceEnds
	}
	w.calendar.Schedule(at, k, c.slot, c.turn)
}

// pickUpTime is how long a free call taker of the room takes to answer a caller if all is well.
func (w *stageTwo) pickUpTime(c *caller) des.Time {
	return c.lengths.PickUp(&w.net.Rooms[c.room], c.Key, c.attempt, c.tries, c.room == c.home)
}

// seizeTaker rings at a free call taker of one of several teams: all else being equal, of the first.
func (w *stageTwo) seizeTaker(c *caller, teams uint64) {
	s := &w.rooms[c.room]
	if w.check {
		w.checkOrder(c.slot)
	}
	w.World.enter(c, ringing)
	s.Ring(&w.World.lines, c.slot, uint8(bits.TrailingZeros64(teams)))
	c.rang = w.now
	d := w.pickUpTime(c)
	if w.trouble.where.Has(condition.OnRooms) {
		d = w.stageOne.slowed(d, &s.effects, pickUpWork, c)
	}
	if p := &w.stageOne.platforms[c.platform]; len(p.Slowing) > 0 {
		d = w.stageOne.slowed(d, &p.effects, pickUpWork, c)
	}
	w.wait(c, w.now+d, controlRoomAnswers)
}

// turnHandover leaves a control room that does not answer, for its buddy, or calls the first again.
func (w *stageTwo) turnHandover(c *caller) {
	c.turn++
	if c.stage == astray {
		w.comeBack(c)
		return
	}
	left := int(c.room)
	if left != None {
		w.telling.detail(c, RoomFailed, NoCause, Element{Kind: ARoom, Index: c.room})
	}
	w.leaveRoom(c)
	if c.tries == 1 && left != None && w.rooms[left].buddy != None {
		w.offer(c, w.rooms[left].buddy)
	} else {
		c.tries = 0
		w.offer(c, int(c.home))
	}
	if left != None {
		w.serveRoom(left)
	}
}

// fallSilent is when the call taker who was about to answer is gone: the call rings on, unheard.
func (w *stageTwo) fallSilent(c *caller) {
	s := &w.rooms[c.room]
	s.Leave(&w.World.lines, c.slot)
	s.Unhear(&w.World.lines, c.slot)
	w.World.enter(c, unheard)
	c.unheardBy, _ = w.unreachable(c)
	c.turn++
	w.wait(c, des.Never, controlRoomAnswers)
}

// leaveRoom gives back the place in the control room's queue or the call taker.
func (w *stageTwo) leaveRoom(c *caller) {
	if c.room == None {
		return
	}
	s := &w.rooms[c.room]
	if c.stage == connected {
		s.Occupy(w.World.lines.Team(c.slot), -1)
	} else {
		s.Leave(&w.World.lines, c.slot)
		s.from[c.platform]--
	}
	if s.Busy < 0 {
		w.fail("control room %d: more call takers freed than taken", c.room)
	}
	c.room = None
}

// connect is the control room's answer: the attempt is a success, and the agent is free.
func (w *stageTwo) connect(c *caller) {
	p := int(c.platform)
	c.turn++
	w.rooms[c.home].tide.Served(w.now)
	outcome := Connected
	if w.net.Platforms[p].Unstaffed {
		outcome = w.answersFirst(c)
	}
	w.public.end(c, outcome, NoCause, Element{Kind: ARoom, Index: c.room})
	w.public.part(c, Helped)
	if c.recalled.back != 0 {
		w.recall.close(c)
	}
	w.duty.releaseAgent(c)
	w.rooms[c.room].Answer(&w.World.lines, c.slot)
	w.rooms[c.room].from[p]--
	w.World.enter(c, connected)
	w.stageOne.passStageOne(p)
	w.converse(c)
	w.stageOne.serve(p)
}

// converse begins the conversation of a caller who has just been connected.
func (w *stageTwo) converse(c *caller) {
	n := &w.net.Rooms[c.room]
	d := c.lengths.Conversation(n, c.Key, c.attempt, w.now, c.room == c.home)
	if d == 0 {
		w.hangUp(c)
	} else {
		w.calendar.Schedule(w.now+d, conversationEnds, c.slot, c.turn)
	}
}

// hangUp ends a conversation. Whoever rings back may have waited for its channel.
func (w *stageTwo) hangUp(c *caller) {
	platform, room := int(c.platform), int(c.room)
	w.leaveRoom(c)
	w.stageOne.freeChannel(c)
	w.routing.freeCircuit(c)
	w.World.release(c)
	w.public.serveBoth(platform, room)
}
