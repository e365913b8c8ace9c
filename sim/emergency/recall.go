package emergency

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency/callback"
)

// A call-back is no call: nobody dials, and it has no outcome in the ledger. An agent without a caller takes the number that
// is due first, and rings. Only somebody who answers and needs help is passed on, and is then in the stages of a call. Where
// control rooms ring back, each has a list of its own callers, and its call takers are the agents: nobody is passed on.

// firstCallBack is the number from which the draws for call-backs are told apart from those for the calls that people dial.
const firstCallBack = 1 << 14

// ringers is those who ring back at one place by one rule: their list of numbers, and how many of them ring.
type ringers struct {
	callback.List
	rule int
	at   Element // a platform or a control room
	isOn bool
	busy int32    // agents who ring, and people who are passed on
	wake des.Time // when the list is looked at next; Never: not before somebody is free
}

// recalled is what is known of a caller whose number was recorded.
type recalled struct {
	listed uint16 // the rules on whose lists it is
	left   Fate   // of somebody who has given up
	cause  int16  // and by which remedy; NoCause
	back   int32  // the talk under way; 0: none
}

// newRingers are those of a network: by each rule those of one platform, or of all control rooms of some services.
func newRingers(n *Network) (list []ringers) {
	for i := range n.CallBacks {
		rule := &n.CallBacks[i]
		if rule.Services == nil {
			list = append(list, ringers{rule: i, at: Element{Kind: APlatform, Index: int16(rule.Platform)}})
			continue
		}
		for r := range n.Rooms {
			if rule.Services[n.Rooms[r].Service] {
				list = append(list, ringers{rule: i, at: Element{Kind: ARoom, Index: int16(r)}})
			}
		}
	}
	return list
}

func (w *recall) resetRecall() {
	for i := range w.ringers {
		l := &w.ringers[i]
		l.List.Reset()
		*l = ringers{List: l.List, rule: l.rule, at: l.at, wake: des.Never}
	}
	w.talks.Reset()
}

// ruleOf is the rule of some ringers.
func (w *recall) ruleOf(i int) *callback.Rule { return &w.net.CallBacks[w.ringers[i].rule] }

// record puts the number of somebody whose call was lost on the lists of those who ring back.
func (w *recall) record(c *caller, outcome Outcome) {
	for i := range w.ringers {
		rule, l := w.ruleOf(i), &w.ringers[i]
		if l.at.Kind == ARoom && int(l.at.Index) != w.net.HomeRoom(&c.Person) || c.recalled.listed&(1<<l.rule) != 0 ||
			!rule.Records(&c.Person, c.attempt, outcome.loss(), c.seen) {
			continue
		}
		for l.Len() > 0 && (l.First().Lost+rule.Within < w.now || !w.isListed(i, *l.First())) {
			w.strike(i, l.Take(0))
		}
		c.recalled.listed |= 1 << l.rule
		l.Add(callback.Number{Due: w.now + rule.Listed, Lost: w.now, Caller: c.ID, Slot: c.slot})
		w.look(i)
	}
}

// keep remembers somebody who has given up, and may be rung back: the fate is told when that is settled.
func (w *recall) keep(c *caller, fate Fate, cause int16) {
	c.turn++
	c.recalled.left, c.recalled.cause = fate, cause
	w.World.enter(c, spent)
	if !w.telling.brief {
		w.telling.tellFate(c, CallerGaveUp, fate)
	}
}

// settle tells the fate of somebody who has given up.
func (w *recall) settle(c *caller) {
	w.telling.tellFate(c, CallerLeft, c.recalled.left).Cause = c.recalled.cause
	w.inspect.Left[c.recalled.left]++
	w.World.release(c)
}

// strike takes somebody off a list for good.
func (w *recall) strike(i int, n callback.Number) {
	c := &w.World.callers[n.Slot]
	if !w.isListed(i, n) {
		return
	}
	if c.recalled.listed &^= 1 << w.ringers[i].rule; c.recalled.listed == 0 && c.stage == spent {
		w.settle(c)
	}
}

// isListed reports whether a number still is to be rung: those who got through are off the list.
func (w *recall) isListed(i int, n callback.Number) bool {
	c := &w.World.callers[n.Slot]
	return c.ID == n.Caller && c.stage != gone && c.stage != connected && c.recalled.listed&(1<<w.ringers[i].rule) != 0
}

// turnOn begins or ends the ringing by a rule. Numbers are recorded all the time.
func (w *recall) turnOn(rule int, on bool) {
	for i := range w.ringers {
		if w.ringers[i].rule == rule {
			w.ringers[i].isOn = on
		}
	}
	for p := range w.stageOne.platforms {
		w.stageOne.platforms[p].ringsBack = w.ringsAt(Element{Kind: APlatform, Index: int16(p)})
	}
	for r := range w.stageTwo.rooms {
		w.stageTwo.rooms[r].ringsBack = w.ringsAt(Element{Kind: ARoom, Index: int16(r)})
	}
	for i := range w.ringers {
		w.look(i)
	}
}

// ringsAt reports whether anybody at a place rings back now.
func (w *recall) ringsAt(place Element) bool {
	return slices.ContainsFunc(w.ringers, func(l ringers) bool { return l.isOn && l.at == place })
}

// lookAt has the lists of a platform or a control room looked at where somebody is free.
func (w *recall) lookAt(kind ElementKind, index int) {
	for i := range w.ringers {
		if at := w.ringers[i].at; at.Kind == kind && int(at.Index) == index {
			w.look(i)
		}
	}
}

// look schedules the next call-back from a list, if somebody is free for it. It is an event of its own, after all else that
// happens at that instant: callers come first.
func (w *recall) look(i int) {
	if at := w.nextRing(i); at < w.ringers[i].wake {
		w.ringers[i].wake = at
		w.calendar.Schedule(at, callBackIsDue, int32(i), 0)
	}
}

// nextRing is when the next call-back from a list can be made, as things are now; or never.
func (w *recall) nextRing(i int) des.Time {
	if first := w.first(i); first != None {
		return max(w.now, w.ringers[i].At(first).Due)
	}
	return des.Never
}

// first is where on a list the number stands that can be rung next. None: there is none, or nobody to ring. Whoever meets a
// fault that has the place down for them is not rung while it lasts.
func (w *recall) first(i int) int {
	l := &w.ringers[i]
	if l.Len() == 0 || !w.canRing(i) {
		return None
	}
	e := w.trouble.effectsOn(l.at)
	if len(e.Barring) == 0 {
		return 0
	}
	return l.FirstOf(func(n *callback.Number) bool {
		c := w.World.callers[n.Slot] // as in the call-back
		c.attempt = firstCallBack + w.draw(i, *n)
		return w.isListed(i, *n) && w.trouble.downFor(e, &c) == None
	})
}

// canRing reports whether an agent is free for a call-back, and a channel; or a call taker.
func (w *recall) canRing(i int) bool {
	l := &w.ringers[i]
	if !l.isOn || l.busy >= w.ruleOf(i).AtOnce {
		return false
	}
	if l.at.Kind == ARoom {
		r := &w.stageTwo.rooms[l.at.Index]
		return r.Down == Up && r.Free != 0
	}
	s := &w.stageOne.platforms[l.at.Index]
	return s.Down == Up && s.Free != 0 && s.NextHeld() == None && s.calls < s.channelCap
}

// ring rings everybody back who is due, for as long as agents are free.
func (w *recall) ring(i int) {
	l := &w.ringers[i]
	if l.wake <= w.now {
		l.wake = des.Never
	}
	for w.nextRing(i) == w.now {
		if n := l.Take(w.first(i)); !w.isListed(i, n) || n.Lost+w.ruleOf(i).Within < w.now {
			w.strike(i, n)
		} else {
			w.ringUp(i, n)
		}
	}
	w.look(i)
}
