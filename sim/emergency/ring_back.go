package emergency

import (
	"math/bits"

	"nines/sim/des"
	"nines/sim/emergency/callback"
)

// callUp takes who rings: an agent, or a call taker of a team.
func (w *recall) callUp(l *ringers) (agent int32) {
	if l.at.Kind == ARoom {
		return int32(bits.TrailingZeros64(w.stageTwo.rooms[l.at.Index].Free))
	}
	s := &w.stageOne.platforms[l.at.Index]
	return w.duty.staff.CallUp(s.Desk, s.Free)
}

// ringUp rings somebody back. The agent needs the caller's record only if the call-back is answered and help is needed.
func (w *recall) ringUp(i int, n callback.Number) {
	rule, c, l := w.ruleOf(i), &w.World.callers[n.Slot], &w.ringers[i]
	agent := w.callUp(l)
	w.inspect.CallBacks++
	l.busy++
	draw := w.draw(i, n)
	switch {
	case c.stage != away && c.stage != spent:
		w.ringInVain(i, agent, n, Refused)
	case !rule.IsAnswered(&c.Person, draw):
		w.ringInVain(i, agent, n, Unanswered)
	case c.stage == spent && (c.recalled.left == Diverted || !rule.IsNeeded(&c.Person)):
		w.hold(i, agent, c, NoRequest, rule.Talk(&c.Person, draw))
		c.recalled.listed = 1 << l.rule
		w.strike(i, n)
	case l.at.Kind == ARoom:
		w.speak(i, agent, n, rule.Talk(&c.Person, draw))
	default:
		w.talk(i, agent, n, rule.Talk(&c.Person, draw))
	}
}

// draw tells the draws for a try apart from those for other tries and by other rules.
func (w *recall) draw(i int, n callback.Number) int32 { return int32(w.ringers[i].rule)<<8 + n.Try }

// ringInVain is a try that is not answered: by somebody who is in another call, or does not pick up.
func (w *recall) ringInVain(i int, agent int32, n callback.Number, outcome Outcome) {
	c := &w.World.callers[n.Slot]
	d := w.ruleOf(i).Ring(&c.Person, w.draw(i, n))
	w.hold(i, agent, c, outcome, d)
	w.tryAgain(i, n, w.now+d)
}

// tryAgain puts a number that was rung in vain back on the list, or off it after the last try.
func (w *recall) tryAgain(i int, n callback.Number, after des.Time) {
	rule := w.ruleOf(i)
	n.Try++
	n.Due = after + rule.Again
	if n.Try >= rule.Tries {
		w.strike(i, n)
		return
	}
	w.ringers[i].Add(n)
	w.look(i)
}

// hold keeps an agent busy with a call-back after which nobody is passed on.
func (w *recall) hold(i int, agent int32, c *caller, outcome Outcome, d des.Time) {
	if at := w.ringers[i].at; at.Kind == ARoom {
		w.stageTwo.rooms[at.Index].RingBack(uint8(agent), 1)
	} else {
		w.duty.staff.RingBack(agent)
	}
	w.tellBack(c, i, agent, outcome, min(d, w.net.Length-w.now))
	w.inspect.CallBacksEnded++
	w.calendar.Schedule(w.now+d, callBackEnds, agent, uint32(i))
}

// hangUp frees an agent after a call-back.
func (w *recall) hangUp(agent int32, i int) {
	l := &w.ringers[i]
	l.busy--
	if l.at.Kind == ARoom {
		w.stageTwo.rooms[l.at.Index].RingBack(uint8(agent), -1)
		w.stageTwo.serveRoom(int(l.at.Index))
	} else {
		p := int(w.duty.staff.Agents[agent].Platform)
		w.duty.freeAgent(agent)
		w.stageOne.serve(p)
	}
	w.look(i)
}

func (w *recall) tellBack(c *caller, i int, agent int32, outcome Outcome, agents des.Time) {
	o, at := w.telling.tellOf(c, CalledBack), w.ringers[i].at
	o.Cause, o.Outcome, o.Sum, o.Platform = RemedyCause(int(w.ruleOf(i).Remedy)), outcome, agents, int8(w.ruleOf(i).Platform)
	switch {
	case at.Kind == ARoom:
		o.Element = at
	case agent != None:
		a := &w.duty.staff.Agents[agent]
		o.Element, o.Agent = Element{Kind: ACentre, Index: a.Centre}, a.Seat+1
	}
}

// answered is when somebody answers who needs help.
func (w *recall) answered(i int, n callback.Number) *caller {
	c := &w.World.callers[n.Slot]
	c.turn++
	if c.stage == away { // and would have called again
		c.recalled.left, c.recalled.cause = GaveUp, NoCause
	}
	c.recalled.back = w.talks.Open(callback.Talk{List: i, Number: n, Began: w.now, Dialled: c.attempt})
	c.attempt = firstCallBack + w.draw(i, n)
	c.platform, c.agent, c.wait = int8(w.ruleOf(i).Platform), None, -1
	c.lengths.Forget()
	c.touched, c.queued, c.again, c.tries, c.onHold = 0, false, 0, 0, 0
	return c
}

// speak is with somebody who answers a call taker and needs help, until the conversation begins.
func (w *recall) speak(i int, team int32, n callback.Number, d des.Time) {
	c, at := w.answered(i, n), w.ringers[i].at
	c.room = at.Index
	w.stageTwo.rooms[at.Index].Seize(&w.World.lines, c.slot, uint8(team))
	w.World.enter(c, rungBack)
	w.telling.detail(c, CallBackAnswered, w.cause(c), at)
	w.calendar.Schedule(w.now+d, callBackReaches, c.slot, c.turn)
}

// connect begins the conversation of a caller with the call taker who has rung back.
func (w *recall) connect(c *caller) {
	list := w.of(c).List
	c.turn++
	w.end(c, Connected)
	w.public.part(c, Helped)
	w.close(c)
	w.World.enter(c, connected)
	w.stageTwo.converse(c)
	w.look(list)
}

// talk is with somebody who answers an agent and needs help. From here it goes like a call that an agent has answered.
func (w *recall) talk(i int, agent int32, n callback.Number, d des.Time) {
	c := w.answered(i, n)
	c.agent = agent
	w.World.lines.Arrive(c.slot, w.net.Platforms[c.platform].ClassOf(&c.Person))
	w.World.enter(c, withAgent)
	w.duty.staff.Take(agent, c.slot)
	s := &w.stageOne.platforms[c.platform]
	s.calls++
	s.stageOne++
	w.telling.detail(c, CallBackAnswered, w.cause(c), w.telling.desk(c))
	c.span = w.stageOne.slowedHandling(d, c)
	c.due = w.now + c.span
	w.World.lines.Draw(c.slot)
	w.damage.finish(c, w.now)
}

// end tells how a call-back with somebody who needs help ended.
func (w *recall) end(c *caller, outcome Outcome) {
	b := w.of(c)
	until := w.now
	if c.stage.isHandover() && !w.net.Platforms[c.platform].StaysOn {
		until = c.due // the agent has gone on to others
	}
	w.tellBack(c, b.List, None, outcome, until-b.Began-w.damage.timeOnHold(c))
	w.inspect.CallBacksEnded++
}

// lose is the loss of a call-back: the number is tried again, unless that was the last try.
func (w *recall) lose(c *caller, outcome Outcome, cause int16) {
	w.trouble.touch(c, cause)
	w.end(c, outcome)
	b := *w.of(c)
	w.close(c)
	c.turn++
	w.World.enter(c, spent)
	w.tryAgain(b.List, b.Number, w.now)
}

// of is the call-back of a caller.
func (w *recall) of(c *caller) *callback.Talk { return w.talks.Of(c.recalled.back) }

// close ends the talk with a caller.
func (w *recall) close(c *caller) {
	b := w.of(c)
	w.ringers[b.List].busy--
	c.attempt = b.Dialled
	w.talks.Close(c.recalled.back)
	c.recalled.back = 0
}

// cause is the remedy whose call-back somebody is connected by.
func (w *recall) cause(c *caller) int16 {
	return RemedyCause(int(w.ruleOf(w.of(c).List).Remedy))
}
