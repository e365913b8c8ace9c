package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/callback"
)

// A call-back is no call: nobody dials, and it has no outcome in the ledger. An agent without a caller takes the number that
// is due first, and rings. Only somebody who answers and needs help is passed on, and is then in the stages of a call.

// firstCallBack is the number from which the draws for call-backs are told apart from those for the calls that people dial.
const firstCallBack = 1 << 14

// ringers is the state of one rule: its list of numbers, and who rings.
type ringers struct {
	callback.List
	isOn bool
	busy int32    // agents who ring, and people who are passed on
	wake des.Time // when the list is looked at next; Never: not before somebody is free
}

// ringBack is one with somebody who needs help, until it ends.
type ringBack struct {
	rule    int
	number  callback.Number
	began   des.Time
	dialled int32 // calls that the caller has dialled
}

// recalled is what is known of a caller whose number was recorded.
type recalled struct {
	listed uint16 // the rules on whose lists it is
	left   Fate   // of somebody who has given up
	cause  int16  // and by which remedy; NoCause
	back   int32  // the call-back under way, + 1; 0: none
}

func (w *recall) resetRecall() {
	for r := range w.ringers {
		l := &w.ringers[r]
		l.List.Reset()
		*l = ringers{List: l.List, wake: des.Never}
	}
	w.backs, w.free = w.backs[:0], w.free[:0]
}

// record puts the number of somebody whose call was lost on the lists of those who ring back.
func (w *recall) record(c *caller, outcome Outcome) {
	for r := range w.ringers {
		rule, l := &w.net.CallBacks[r], &w.ringers[r]
		if c.recalled.listed&(1<<r) != 0 || !rule.Records(&c.Person, c.attempt, outcome.loss(), c.seen) {
			continue
		}
		for l.Len() > 0 && l.First().Lost+rule.Within < w.now {
			w.strike(r, l.Pop())
		}
		c.recalled.listed |= 1 << r
		l.Add(callback.Number{Due: w.now + rule.Listed, Lost: w.now, Caller: c.ID, Slot: c.slot})
		w.look(r)
	}
}

// keep remembers somebody who has given up, and may be rung back: the fate is told when that is settled.
func (w *recall) keep(c *caller, fate Fate, cause int16) {
	c.turn++
	c.recalled.left, c.recalled.cause = fate, cause
	w.World.enter(c, spent)
	if !w.telling.brief {
		w.telling.tellOf(c, CallerGaveUp).Fate = fate
	}
}

// settle tells the fate of somebody who has given up.
func (w *recall) settle(c *caller) {
	w.telling.tellLeft(c, c.recalled.left).Cause = c.recalled.cause
	w.inspect.Left[c.recalled.left]++
	w.World.release(c)
}

// strike takes somebody off a list for good.
func (w *recall) strike(r int, n callback.Number) {
	c := &w.World.callers[n.Slot]
	if !w.isListed(r, n) {
		return
	}
	if c.recalled.listed &^= 1 << r; c.recalled.listed == 0 && c.stage == spent {
		w.settle(c)
	}
}

// isListed reports whether a number still is to be rung: those who got through are off the list.
func (w *recall) isListed(r int, n callback.Number) bool {
	c := &w.World.callers[n.Slot]
	return c.ID == n.Caller && c.stage != gone && c.stage != connected && c.recalled.listed&(1<<r) != 0
}

// turnOn begins or ends the ringing by a rule. Numbers are recorded all the time.
func (w *recall) turnOn(r int, on bool) {
	w.ringers[r].isOn = on
	for i := range w.net.Platforms {
		w.stageOne.platforms[i].ringsBack = false
	}
	for i := range w.ringers {
		if w.ringers[i].isOn {
			w.stageOne.platforms[w.net.CallBacks[i].Platform].ringsBack = true
		}
	}
	w.look(r)
}

// lookAt has the rules of a platform looked at where somebody is free.
func (w *recall) lookAt(p int) {
	for r := range w.ringers {
		if w.net.CallBacks[r].Platform == p {
			w.look(r)
		}
	}
}

// look schedules the next call-back of a rule, if somebody is free for it. It is an event of its own, after all else that
// happens at that instant: callers come first.
func (w *recall) look(r int) {
	l := &w.ringers[r]
	if l.Len() == 0 || !w.canRing(r) {
		return
	}
	if at := max(w.now, l.First().Due); at < l.wake {
		l.wake = at
		w.calendar.Schedule(at, callBackIsDue, int32(r), 0)
	}
}

// canRing reports whether an agent is free for a call-back, and a channel.
func (w *recall) canRing(r int) bool {
	l, rule := &w.ringers[r], &w.net.CallBacks[r]
	s := &w.stageOne.platforms[rule.Platform]
	return l.isOn && l.busy < rule.AtOnce && s.Down == Up && s.Free != 0 && s.NextHeld() == None && s.calls < s.channelCap
}

// ring rings everybody back who is due, for as long as agents are free.
func (w *recall) ring(r int) {
	l := &w.ringers[r]
	if l.wake <= w.now {
		l.wake = des.Never
	}
	for l.Len() > 0 && l.First().Due <= w.now && w.canRing(r) {
		if n := l.Pop(); !w.isListed(r, n) || n.Lost+w.net.CallBacks[r].Within < w.now {
			w.strike(r, n)
		} else {
			w.ringUp(r, n)
		}
	}
	w.look(r)
}

// ringUp rings somebody back. The agent needs the caller's record only if the call-back is answered and help is needed.
func (w *recall) ringUp(r int, n callback.Number) {
	rule, c := &w.net.CallBacks[r], &w.World.callers[n.Slot]
	s := &w.stageOne.platforms[rule.Platform]
	i := w.duty.staff.CallUp(s.Desk, s.Free)
	w.inspect.CallBacks++
	w.ringers[r].busy++
	draw := int32(r)<<8 + n.Try
	switch {
	case c.stage != away && c.stage != spent:
		w.ringInVain(r, i, n, Refused)
	case !rule.IsAnswered(&c.Person, draw):
		w.ringInVain(r, i, n, Unanswered)
	case c.stage == spent && (c.recalled.left == Diverted || !rule.IsNeeded(&c.Person)):
		w.hold(r, i, c, NoRequest, rule.Talk(&c.Person, draw))
		c.recalled.listed = 1 << r
		w.strike(r, n)
	default:
		w.talk(r, i, n, rule.Talk(&c.Person, draw))
	}
}

// ringInVain is a try that is not answered: by somebody who is in another call, or does not pick up.
func (w *recall) ringInVain(r int, i int32, n callback.Number, outcome Outcome) {
	rule, c := &w.net.CallBacks[r], &w.World.callers[n.Slot]
	d := rule.Ring(&c.Person, int32(r)<<8+n.Try)
	w.hold(r, i, c, outcome, d)
	w.tryAgain(r, n, w.now+d)
}

// tryAgain puts a number that was rung in vain back on the list, or off it after the last try.
func (w *recall) tryAgain(r int, n callback.Number, after des.Time) {
	rule := &w.net.CallBacks[r]
	n.Try++
	n.Due = after + rule.Again
	if n.Try >= rule.Tries {
		w.strike(r, n)
		return
	}
	w.ringers[r].Add(n)
	w.look(r)
}

// hold keeps an agent busy with a call-back after which nobody is passed on.
func (w *recall) hold(r int, i int32, c *caller, outcome Outcome, d des.Time) {
	w.duty.staff.RingBack(i)
	w.tellBack(c, r, i, outcome, min(d, w.net.Length-w.now))
	w.inspect.CallBacksEnded++
	w.calendar.Schedule(w.now+d, callBackEnds, i, uint32(r))
}

// hangUp frees an agent after a call-back.
func (w *recall) hangUp(i int32, r int) {
	p := int(w.duty.staff.Agents[i].Platform)
	w.ringers[r].busy--
	w.duty.freeAgent(i)
	w.stageOne.serve(p)
	w.look(r)
}

func (w *recall) tellBack(c *caller, r int, i int32, outcome Outcome, agents des.Time) {
	o := w.telling.tellOf(c, CalledBack)
	o.Cause, o.Outcome, o.Sum, o.Platform = RemedyCause(int(w.net.CallBacks[r].Remedy)), outcome, agents, int8(w.net.CallBacks[r].Platform)
	if i != None {
		a := &w.duty.staff.Agents[i]
		o.Element, o.Agent = Element{Kind: ACentre, Index: a.Centre}, a.Seat+1
	}
}

// talk is with somebody who answers and needs help. From here it goes like a call that an agent has answered.
func (w *recall) talk(r int, i int32, n callback.Number, d des.Time) {
	c, p := &w.World.callers[n.Slot], w.net.CallBacks[r].Platform
	c.turn++
	if c.stage == away { // and would have called again
		c.recalled.left, c.recalled.cause = GaveUp, NoCause
	}
	w.open(c, ringBack{rule: r, number: n, began: w.now, dialled: c.attempt})
	c.attempt = firstCallBack + int32(r)<<8 + n.Try
	c.platform, c.agent, c.wait = int8(p), i, -1
	c.touched, c.queued, c.again, c.tries, c.onHold = 0, false, 0, 0, 0
	w.World.lines.Arrive(c.slot, w.net.Platforms[p].ClassOf(&c.Person))
	w.World.enter(c, withAgent)
	w.duty.staff.Take(i, c.slot)
	s := &w.stageOne.platforms[p]
	s.calls++
	s.stageOne++
	w.telling.detail(c, CallBackAnswered, RemedyCause(int(w.net.CallBacks[r].Remedy)), w.telling.desk(c))
	c.span = d
	c.due = w.now + d
	w.World.lines.Draw(c.slot)
	w.damage.finish(c, w.now)
}

// open opens the record of a call-back.
func (w *recall) open(c *caller, b ringBack) {
	if n := len(w.free); n > 0 {
		c.recalled.back = w.free[n-1] + 1
		w.free = w.free[:n-1]
		w.backs[c.recalled.back-1] = b
		return
	}
	w.backs = append(w.backs, b)
	c.recalled.back = int32(len(w.backs))
}

// end tells how a call-back with somebody who needs help ended.
func (w *recall) end(c *caller, outcome Outcome) {
	b := w.of(c)
	until := w.now
	if c.stage.isHandover() && !w.net.Platforms[c.platform].StaysOn {
		until = c.due // the agent has gone on to others
	}
	w.tellBack(c, b.rule, None, outcome, until-b.began-w.damage.timeOnHold(c))
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
	w.tryAgain(b.rule, b.number, w.now)
}

// of is the call-back of a caller.
func (w *recall) of(c *caller) *ringBack { return &w.backs[c.recalled.back-1] }

// close puts the record of a call-back away.
func (w *recall) close(c *caller) {
	b := w.of(c)
	w.ringers[b.rule].busy--
	c.attempt = b.dialled
	w.free = append(w.free, c.recalled.back-1)
	c.recalled.back = 0
}

// cause is the remedy whose call-back somebody is connected by.
func (w *recall) cause(c *caller) int16 {
	return RemedyCause(int(w.net.CallBacks[w.of(c).rule].Remedy))
}
