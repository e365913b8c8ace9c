package emergency

import "nines/sim/des"

// maxClasses is the most priority classes a platform may tell apart.
const maxClasses = 8

// platform is the state of a stage-1 platform.
type platform struct {
	effects
	inService bool
	staffedBy []int // platforms whose people work here now

	queues  [maxClasses]list
	waiting int32
	onHold  int32 // of those, the calls that were interrupted
	idle    list  // agents, the longest idle first

	loggedOn int32 // agents
	busy     int32 // agents with a call, talking or held at a handover
	held     int32 // of those, the ones held at a handover
	stageOne int32 // calls that have not yet reached stage 2
	calls    int32 // calls on a channel

	queueCap, channelCap int32
	rate                 float64 // calls per second, 0: no limit
	tokens               float64
	tokensAt             des.Time
}

func (w *World) resetPlatforms() {
	for p := range w.platforms {
		s := &w.platforms[p]
		*s = platform{effects: s.effects.cleared(), staffedBy: s.staffedBy[:0], inService: !w.net.Platforms[p].Backup, idle: emptyList()}
		for i := range s.queues {
			s.queues[i] = emptyList()
		}
		w.sizePlatform(p)
		s.tokens = max(1, s.rate)
	}
	for g := range w.groups {
		s := &w.groups[g]
		*s = group{effects: s.effects.cleared()}
		w.sizeGroup(g)
	}
	for p := range w.providerEffects {
		w.providerEffects[p] = w.providerEffects[p].cleared()
	}
}

// sizePlatform works out the capacities that the present conditions leave.
func (w *World) sizePlatform(p int) {
	s, n := &w.platforms[p], &w.net.Platforms[p]
	s.queueCap = share(n.Queue, s.left.Queue)
	s.channelCap = share(n.Channels, s.left.Channels)
	s.gainTokens(w.now) // at the old rate
	s.rate = n.Rate * s.left.Rate
}

func (w *World) sizeGroup(g int) {
	w.groups[g].cap = share(w.net.Groups[g].Circuits, w.groups[g].left.Circuits)
}

// share is what is left of a count; of an unlimited one, all but nothing or everything.
func share(n int32, left float64) int32 {
	switch {
	case left >= 1:
		return n
	case n == Unlimited && left > 0:
		return Unlimited
	default:
		return int32(float64(n)*left + 0.5)
	}
}

// reach is when the call arrives at the platform, which admits it, refuses it or swallows it.
func (w *World) reach(id int32) {
	c := &w.callers[id]
	p := int(c.platform)
	s, at := &w.platforms[p], Element{APlatform, int16(p)}
	if s.down != Up && s.down != RingingTone {
		w.meetPlatformDown(id, s, at)
		return
	}
	if !s.inService { // traffic moved away while the call was being set up
		w.turnAway(id, w.wake(), at)
		return
	}
	c.seen = true
	if len(w.counting) > 0 {
		w.count(at)
	}
	if cause, ok := w.admits(p, c); !ok {
		w.turnAway(id, cause, at)
		return
	}
	s.calls++
	s.stageOne++
	if s.waiting == 0 && !s.idle.isEmpty() && s.down == Up {
		w.answer(id, s.idle.popFront(w.agentLinks))
		w.serve(p)
		return
	}
	w.enqueue(id, false)
	w.serve(p) // a queue with idle agents beside it exists only while one is being served
}

func (w *World) meetPlatformDown(id int32, s *platform, at Element) {
	c := &w.callers[id]
	if s.recorded > 0 && c.key.Uniform(forRecorded, int(c.attempt)) < s.recorded {
		c.seen = true
	}
	if s.down == SilentTone {
		c.cause, c.element = s.downBy, at
		w.swallow(id)
		return
	}
	w.turnAway(id, s.downBy, at)
}

// admits says whether the platform takes the call, and if not, what is to blame.
func (w *World) admits(p int, c *caller) (int16, bool) {
	s, n := &w.platforms[p], &w.net.Platforms[p]
	if missing := w.net.Providers[c.provider].Needs &^ (n.Features &^ s.lost); missing != 0 {
		if f := w.lostBy(&s.effects, missing); f != None {
			return f, false
		}
		return Unsupported, false
	}
	switch {
	case s.calls >= s.channelCap,
		s.waiting >= s.queueCap && (s.idle.isEmpty() || s.waiting > 0 || s.down != Up),
		n.Rate > 0 && !s.takeToken(w.now):
		return w.shortageAt(p), false
	}
	return NoCause, true
}

// gainTokens fills the bucket of the calls-per-second limit, which holds one second's worth of calls, and at least one.
func (s *platform) gainTokens(now des.Time) {
	gained := float64((now - s.tokensAt).Seconds() * s.rate)
	s.tokens, s.tokensAt = min(s.tokens+gained, max(1, s.rate)), now
}

// takeToken lets a call in under the calls-per-second limit, if there is a token for it.
func (s *platform) takeToken(now des.Time) bool {
	s.gainTokens(now)
	if s.tokens < 1 {
		return false
	}
	s.tokens--
	return true
}

// turnAway is a refusal: the next alternative is tried at once.
func (w *World) turnAway(id int32, cause int16, at Element) {
	w.freeCircuit(id)
	w.note(id, Refused, cause, at)
	w.route(id)
}

// enqueue puts a call in the queue of its class, with the patience it still has.
func (w *World) enqueue(id int32, front bool) {
	c := &w.callers[id]
	s := &w.platforms[c.platform]
	c.stage, c.class = inQueue, w.classOf(c)
	if front {
		s.queues[c.class].pushFront(w.links, id)
	} else {
		s.queues[c.class].pushBack(w.links, id)
	}
	s.waiting++
	if c.until == 0 {
		w.patience(id, Ringing)
		w.detail(id, CallQueued)
	} else {
		w.calendar.Schedule(c.until, patienceEnds, id, c.turn)
	}
	w.touch(id, w.squeezeOn(int(c.platform)))
}

func (w *World) classOf(c *caller) uint8 {
	n := &w.net.Platforms[c.platform]
	switch {
	case n.Priority == nil:
		return 0
	case !n.ByService:
		return n.Priority[c.access]
	case c.service == None:
		return uint8(n.Classes - 1)
	default:
		return n.Priority[c.service]
	}
}

func (w *World) leaveQueue(id int32) {
	c := &w.callers[id]
	s := &w.platforms[c.platform]
	s.queues[c.class].remove(w.links, id)
	s.waiting--
	if c.heldBy != None {
		s.onHold--
	}
}

// serve gives waiting calls to idle agents, the most urgent class first, the longest waiting first.
func (w *World) serve(p int) {
	s := &w.platforms[p]
	for s.waiting > 0 && !s.idle.isEmpty() && s.down == Up {
		id := s.next()
		w.leaveQueue(id)
		w.callers[id].turn++
		w.answer(id, s.idle.popFront(w.agentLinks))
	}
}

// next is the call at the head of the queue.
func (s *platform) next() int32 {
	for i := range s.queues {
		if !s.queues[i].isEmpty() {
			return s.queues[i].head
		}
	}
	panic("emergency: a queue that counts calls and holds none")
}

// leaveStageOne takes the call out of the queue or away from its agent.
func (w *World) leaveStageOne(id int32) {
	c := &w.callers[id]
	switch c.stage {
	case inQueue:
		w.leaveQueue(id)
	case withAgent, atHandover:
		w.releaseAgent(c)
	default:
		return
	}
	w.passStageOne(int(c.platform))
}

// passStageOne counts a call out of stage 1, and says when a platform out of service has become empty.
func (w *World) passStageOne(p int) {
	s := &w.platforms[p]
	if s.stageOne--; s.stageOne == 0 && !s.inService {
		o := w.tell()
		o.Fact, o.Platform = Drained, int8(p)
	}
}

// freeChannel gives back the channel of a call that was admitted.
func (w *World) freeChannel(id int32) {
	c := &w.callers[id]
	switch c.stage {
	case inQueue, withAgent, atHandover, connected:
		if w.platforms[c.platform].calls--; w.platforms[c.platform].calls < 0 {
			w.fail("platform %d: more channels given back than taken", c.platform)
		}
	}
}
