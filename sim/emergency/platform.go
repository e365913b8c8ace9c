package emergency

import (
	"nines/sim/emergency/cause"
	"nines/sim/emergency/desk"
	"nines/sim/emergency/traffic"
	"nines/sim/emergency/watch"
)

// platform is the state of a stage-1 platform.
type platform struct {
	effects
	*desk.Desk
	inService bool
	atFirst   bool // in service once the standing orders are carried out

	engine traffic.Engine

	stageOne int32 // calls that have not yet reached stage 2
	calls    int32 // calls on a channel

	arrived, answered int64 // calls, since the start of the run
	tide              cause.Tide
	announcement      announcement
	shedding          shedding
	ringsBack         bool // idle agents ring back

	queueCap, channelCap int32
	queueMost            int32          // the largest that the queue has been allowed to be
	tokens               traffic.Tokens // of the calls-per-second limit
	wishes
}

func (w *stageOne) resetPlatforms() {
	for p := range w.platforms {
		s := &w.platforms[p]
		n := &w.net.Platforms[p]
		*s = platform{
			effects: s.effects.Cleared(), Desk: &w.duty.staff.Desks[p], inService: !n.Backup,
			engine: traffic.Engine{Running: !n.Backup, Warm: 1}, announcement: quiet, wishes: s.wishes.cleared(),
		}
		w.sizePlatform(p)
		s.tokens.Fill()
	}
	for g := range w.routing.groups {
		s := &w.routing.groups[g]
		*s = group{effects: s.effects.Cleared()}
		w.sizeGroup(g)
	}
	for p := range w.routing.providerEffects {
		w.routing.providerEffects[p] = w.routing.providerEffects[p].Cleared()
	}
	w.trouble.demandEffects = w.trouble.demandEffects.Cleared()
}

// reach is when the call arrives at the platform, which admits it, refuses it or swallows it.
func (w *stageOne) reach(c *caller) {
	p := int(c.platform)
	s := &w.platforms[p]
	down, isUnstaffed := w.trouble.downFor(&s.effects, c), w.net.Platforms[p].Unstaffed
	if down != None && (w.trouble.tone(down) != RingingTone || isUnstaffed) { // machines do not let a call ring
		w.meetPlatformDown(c, down)
		return
	}
	if !w.moves.takes(c, p) { // traffic moved away while the call was being set up
		w.turnAway(c, OutOfService)
		return
	}
	c.seen = true
	w.monitoring.logOffer(APlatform, p)
	s.arrived++
	if at := uint8(p) + 1; c.cameTo != at {
		c.cameTo = at
		s.tide.Came(w.now, c.surge != None)
	}
	if len(w.trouble.faults.Counting()) > 0 {
		w.trouble.count(Element{Kind: APlatform, Index: int16(p)}, c)
	}
	pools := uint64(0)
	class := w.net.Platforms[p].ClassOf(&c.Person)
	if down == None {
		pools = w.poolsAt(s, class)
	}
	if cause, ok := w.admits(p, c, pools != 0 || isUnstaffed); !ok {
		w.monitoring.logRefusal(p)
		w.turnAway(c, cause)
		return
	}
	if isUnstaffed {
		w.relay(c)
		return
	}
	s.calls++
	s.stageOne++
	w.World.lines.Arrive(c.slot, class)
	c.lengths.Draw(w.net, p, &c.Person, c.attempt, pools == 0)
	if pools != 0 {
		w.answer(c, w.duty.staff.CallUp(s.Desk, pools))
	} else {
		w.enqueue(c)
	}
	w.serve(p)
}

// relay takes a call through a platform of machines: no agent answers, and the call goes on to the control room.
func (w *stageOne) relay(c *caller) {
	s := &w.platforms[c.platform]
	c.due = w.now
	if f := w.damage.cutNow(c, CutOnHandover); f != None {
		w.public.drop(c, CutHandover, f, Element{Kind: APlatform, Index: int16(c.platform)})
		return
	}
	s.calls++
	s.stageOne++
	s.answered++
	s.tide.Served(w.now)
	w.stageTwo.beginHandover(c)
}

func (w *stageOne) meetPlatformDown(c *caller, f int16) {
	condition := &w.trouble.faults.Now[f].Condition
	if condition.Recorded > 0 && c.Key.Uniform(forRecorded, int(c.attempt)) < condition.Recorded {
		c.seen = true
	}
	if condition.Down == SilentTone {
		c.cause, c.element = f, Element{Kind: APlatform, Index: int16(c.platform)}
		w.routing.swallow(c)
		return
	}
	w.turnAway(c, f)
}

// admits says whether the platform takes the call, for which an agent may be idle, and if not, what is to blame.
func (w *stageOne) admits(p int, c *caller, idle bool) (int16, bool) {
	s, n := &w.platforms[p], &w.net.Platforms[p]
	if missing := w.lacks(p, c); missing != 0 {
		if f := w.trouble.lostBy(&s.effects, missing, c); f != None {
			return f, false
		}
		return Unsupported, false
	}
	if !w.hasRoom(p, idle) {
		return w.blame.shortageAt(p, c, s.wanting(idle)), false
	}
	if n.Rate > 0 {
		s.tokens.Take(w.now)
	}
	return NoCause, true
}

// lacks is the set of features that the caller's provider needs and the platform does not have now.
func (w *stageOne) lacks(p int, c *caller) uint32 {
	needs := w.net.Providers[c.Provider].Needs
	if needs == 0 {
		return 0
	}
	return needs &^ (w.net.Platforms[p].Features &^ w.trouble.lostFor(&w.platforms[p].effects, c))
}

// poolsAt is the set of pools to which a call of a class goes at once. It is empty if the call has to wait, as it has while
// calls on hold are gone on with.
func (w *stageOne) poolsAt(s *platform, class uint8) uint64 {
	if s.NextHeld() != None {
		return 0
	}
	return s.PoolsFor(&w.World.lines, class)
}

// hasRoom says whether the limits of a platform let one more call in, for which an agent may be idle. Callers and probes are
// admitted by the same limits: channels, places in the queue, calls per second.
func (w *stageOne) hasRoom(p int, idle bool) bool {
	s, n := &w.platforms[p], &w.net.Platforms[p]
	return s.calls < s.channelCap && (idle || s.Waiting-s.OnHold < s.queueCap) && (n.Rate == 0 || s.tokens.HasOne(w.now))
}

// wanting is what a platform has not enough of, if it has no room for a call.
func (s *platform) wanting(idle bool) want {
	switch {
	case s.calls >= s.channelCap:
		return wantChannels
	case !idle && s.Waiting-s.OnHold >= s.queueCap:
		return wantPlaces
	}
	return wantRate
}

// turnAway is a platform's refusal: the next alternative is tried at once.
func (w *stageOne) turnAway(c *caller, cause int16) {
	w.monitoring.seeCallAt(c, watch.Refused)
	w.routing.freeCircuit(c)
	w.routing.note(c, Refused, cause, Element{Kind: APlatform, Index: int16(c.platform)})
	w.routing.route(c)
}

// leaveStageOne takes the call out of the queue or away from its agent.
func (w *stageOne) leaveStageOne(c *caller) {
	switch c.stage {
	case inQueue, onHold:
		w.platforms[c.platform].Leave(&w.World.lines, c.slot)
	case withAgent, astray, dialling, inLine, ringing, unheard:
		w.duty.releaseAgent(c)
	default:
		return
	}
	w.passStageOne(int(c.platform))
}

// passStageOne counts a call out of stage 1, and says when a platform out of service has become empty.
func (w *stageOne) passStageOne(p int) {
	s := &w.platforms[p]
	if s.stageOne--; s.stageOne == 0 && !s.inService {
		o := w.telling.tell()
		o.Fact, o.Platform = Drained, int8(p)
	}
}

// freeChannel gives back the channel of a call that was admitted.
func (w *stageOne) freeChannel(c *caller) {
	switch c.stage {
	case inQueue, onHold, withAgent, astray, dialling, inLine, ringing, unheard, connected:
		if c.platform == None { // a control room has rung back
			return
		}
		s := &w.platforms[c.platform]
		if s.calls--; s.calls < 0 {
			w.fail("platform %d: more channels given back than taken", c.platform)
		}
	}
}

// sizePlatform works out the capacities that the present conditions leave.
func (w *stageOne) sizePlatform(p int) {
	s, n := &w.platforms[p], &w.net.Platforms[p]
	s.queueCap = desk.Share(w.queueSize(p), s.effects.Left.Queue)
	s.queueMost = max(s.queueMost, s.queueCap)
	s.channelCap = desk.Share(n.Channels, s.effects.Left.Channels)
	s.tokens.SetRate(w.now, n.Rate*s.effects.Left.Rate*s.engine.Warm)
}

// queueSize is how many calls may wait at a platform in good health.
func (w *stageOne) queueSize(p int) int32 {
	return w.platforms[p].queueWanted.Or(w.net.Platforms[p].Queue)
}

func (w *stageOne) sizeGroup(g int) {
	w.routing.groups[g].cap = desk.Share(w.net.Groups[g].Circuits, w.routing.groups[g].Left.Circuits)
}
