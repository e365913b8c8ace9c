package emergency

import (
	"math"

	"nines/sim/des"
	"nines/sim/random"
)

// What a caller's draws are for. Names are hashed: a new purpose moves no other number.
var (
	forDayFactor       = random.NewPurpose("day factor")
	forNeed            = random.NewPurpose("need")
	forService         = random.NewPurpose("service")
	forRegion          = random.NewPurpose("region")
	forAccess          = random.NewPurpose("access")
	forProvider        = random.NewPurpose("provider")
	forRoute           = random.NewPurpose("route")
	forSetUp           = random.NewPurpose("set-up")
	forRecorded        = random.NewPurpose("recorded")
	forPatience        = [heardKinds]random.Purpose{random.NewPurpose("patience ringing"), random.NewPurpose("patience silence"), random.NewPurpose("patience handover")}
	forHandling        = random.NewPurpose("handling")
	forMissingFeature  = random.NewPurpose("missing feature")
	forRestart         = random.NewPurpose("console restart")
	forRestartCut      = random.NewPurpose("cut by console restart")
	forLoggedOut       = random.NewPurpose("logged out")
	forCut             = [cutPoints]random.Purpose{random.NewPurpose("cut at answer"), random.NewPurpose("cut in handling"), random.NewPurpose("cut on handover")}
	forMomentOfCut     = random.NewPurpose("moment of cut")
	forMisroute        = random.NewPurpose("misroute")
	forMisrouteNoticed = random.NewPurpose("misroute noticed")
	forPutRight        = random.NewPurpose("misroute put right")
	forPickUp          = random.NewPurpose("pick-up")
	forSlow            = [works]random.Purpose{random.NewPurpose("slow set-up"), random.NewPurpose("slow handling"), random.NewPurpose("slow pick-up")}
	forConversation    = random.NewPurpose("conversation")
	forRedial          = random.NewPurpose("redial")
	forRedialDelay     = random.NewPurpose("redial delay")
	forElsewhere       = random.NewPurpose("elsewhere")
	forLogOn           = random.NewPurpose("log on")
	forShareOfTraffic  = random.NewPurpose("share of traffic")
	forStartUp         = random.NewPurpose("start-up")
	forStartFails      = random.NewPurpose("start-up fails")
)

// stage is where a caller is.
type stage uint8

const (
	away       stage = iota // between calls
	settingUp               // on the way to a platform
	inSilence               // swallowed
	inQueue                 // waiting for an agent
	withAgent               // being handled
	atHandover              // the control room rings
	connected               // talking to the control room; the call's outcome is settled
	gone                    // the slot is free
)

// caller is a person and the call that person is now making. A caller has at most one call at a time.
type caller struct {
	key     random.Key
	id      uint64   // source in the top 16 bits, number among its callers below
	first   des.Time // when the first call was made
	made    des.Time // when this call was made
	until   des.Time // when patience with this wait ends
	reached des.Time // when the agent answered
	due     des.Time // when the agent's part ends
	held    des.Time // when that was interrupted, of a call on hold
	wait    des.Time // for the agent's answer; -1: not answered
	ticket  int64    // in the line of those waiting

	turnAt  des.Time // when this control room is left for another
	turn    uint32   // raised whenever what was scheduled no longer counts
	agent   int32
	group   int32
	room    int32
	attempt int32
	tries   int32 // control rooms tried in this handover

	tried    uint64 // routes tried in this call, as a set
	touched  uint64 // faults that have touched this call, as a set
	region   int16
	surge    int16   // the fault that the caller came with; None
	astray   int16   // the fault that misrouted the handover; None
	heldBy   int16   // the fault that interrupted the call, which is on hold; None
	cause    int16   // why the last route or room turned the call away
	element  Element // and where
	service  int8
	access   int8
	provider int8
	platform int8
	class    uint8
	stage    stage
	team     uint8 // the pool of the call taker held
	again    uint8 // times thrown back into the queue

	wantsHelp bool
	cutShort  bool // when it is due, the call is cut
	seen      bool
	queued    bool    // has waited for an agent in this call
	seized    bool    // holds a call taker
	aside     bool    // waits where it is down for this caller
	inLine    bool    // waits in a control room's queue
	heard     Outcome // what the routes tried so far amount to

	asked       bool    // to wait longer, in this call
	redialTimes float64 // by what was heard in this call
}

// newCaller takes a free slot. Its turn goes on from its last user's, so that no old event can reach the new one.
func (w *World) newCaller() (int32, *caller) {
	if n := len(w.free); n > 0 {
		id := w.free[n-1]
		w.free = w.free[:n-1]
		c := &w.callers[id]
		*c = caller{turn: c.turn + 1}
		return id, c
	}
	w.callers, w.links = append(w.callers, caller{}), append(w.links, link{})
	id := int32(len(w.callers) - 1)
	return id, &w.callers[id]
}

// dial makes a call: the first one or another.
func (w *World) dial(id int32) {
	c := &w.callers[id]
	c.turn++
	c.attempt++
	c.made, c.until, c.wait = w.now, 0, -1
	c.tried, c.touched, c.seen, c.queued, c.aside, c.heard, c.again, c.tries = 0, 0, false, false, false, Blocked, 0, 0
	c.cause, c.astray, c.heldBy, c.element, c.platform = NoCause, None, None, Element{}, None
	c.asked, c.redialTimes = false, 1
	w.inspect.Offered++
	w.tellOf(id, CallMade)
	if c.surge != None {
		w.touch(id, c.surge)
	}
	w.log(AProvider, int(c.provider), offeredEntry)
	if len(w.counting) > 0 && w.downFor(&w.providerEffects[c.provider], c) == None {
		w.count(Element{AProvider, int16(c.provider)}, c)
	}
	w.route(id)
}

// tellOf begins an observation about a caller.
func (w *World) tellOf(id int32, f Fact) *Observation {
	c, o := &w.callers[id], w.tell()
	o.Fact, o.Slot, o.Caller, o.Attempt = f, id, c.id, uint16(c.attempt)
	o.Made, o.First, o.Wait, o.Seen, o.Queued = c.made, c.first, c.wait, c.seen, c.queued
	o.Region, o.Service, o.Access, o.Provider, o.Platform = c.region, c.service, c.access, c.provider, c.platform
	return o
}

// detail tells a fact that only a reader of single calls wants.
func (w *World) detail(id int32, f Fact) {
	if !w.brief {
		w.tellOf(id, f)
	}
}

// end settles the call's outcome. What the call still holds has been given back, except after connected, when the
// conversation goes on.
func (w *World) end(id int32, outcome Outcome, cause int16, at Element) {
	w.inspect.Ended[outcome]++
	o, c := w.tellOf(id, CallEnded), &w.callers[id]
	w.logEnd(c, outcome)
	o.Outcome, o.Cause, o.Element = outcome, cause, at
	if outcome == Connected {
		o.Handed = w.now - c.reached
	}
	if outcome.Unconnected() {
		w.noticeLoss(outcome)
	}
}

// lose ends a call as lost and lets the caller decide what to do next.
func (w *World) lose(id int32, outcome Outcome, cause int16, at Element) {
	w.touch(id, cause)
	w.end(id, outcome, cause, at)
	c := &w.callers[id]
	c.turn++
	c.stage = away
	law := &w.net.Callers
	r := &law.Redial[outcome.loss()]
	if !c.wantsHelp || c.attempt >= law.MostCalls || c.key.Uniform(forRedial, int(c.attempt)) >= w.redialShare(c, r, outcome, at) {
		w.giveUp(id)
		return
	}
	w.calendar.Schedule(w.now+w.gap(c, r), callerRedials, id, c.turn)
}

// gap is the time to the next call: drawn by how the last one was lost, longer each time, up to a limit.
func (w *World) gap(c *caller, r *Redial) des.Time {
	law := &w.net.Callers
	drawn := float64(r.Delay.Micros(c.key.Uniform(forRedialDelay, int(c.attempt))))
	longest := max(drawn, float64(law.LongestGap))
	grown := drawn
	if law.GapGrows != 1 {
		grown *= math.Pow(law.GapGrows, float64(c.attempt-1))
	}
	return des.Time(math.Round(min(grown, longest)))
}

// giveUp is when a caller stops calling.
func (w *World) giveUp(id int32) {
	c := &w.callers[id]
	fate := GaveUp
	if c.wantsHelp && w.net.Callers.Elsewhere > 0 && c.key.Uniform(forElsewhere, 0) < w.net.Callers.Elsewhere {
		fate = Diverted
	}
	w.leave(id, fate)
}

// leave tells the caller's fate.
func (w *World) leave(id int32, fate Fate) {
	w.tellOf(id, CallerLeft).Fate = fate
	w.inspect.Left[fate]++
	w.release(id)
}

// drop loses a call that may hold anything, gives it all back, and lets those who wait for it have it.
func (w *World) drop(id int32, outcome Outcome, cause int16, at Element) {
	c := &w.callers[id]
	platform, room := int(c.platform), int(c.room)
	w.letGo(id)
	w.lose(id, outcome, cause, at)
	w.serveBoth(platform, room)
}

// letGo gives back whatever the call holds: its place in a queue, agent, call taker, channel and circuit.
func (w *World) letGo(id int32) {
	w.leaveRoom(id)
	w.leaveStageOne(id)
	w.freeChannel(id)
	w.freeCircuit(id)
}

func (w *World) serveBoth(platform, room int) {
	if room != None {
		w.serveRoom(room)
	}
	if platform != None {
		w.serve(platform)
	}
}

// release frees the slot.
func (w *World) release(id int32) {
	c := &w.callers[id]
	c.turn++
	c.stage = gone
	w.free = append(w.free, id)
}

// patience schedules the end of the caller's patience with what is now heard, and remembers it.
func (w *World) patience(id int32, heard Heard) {
	c := &w.callers[id]
	c.until = w.patienceEnd(c, heard)
	w.calendar.Schedule(c.until, patienceEnds, id, c.turn)
}

// patienceEnd is when the patience with what a caller begins to hear now will end.
func (w *World) patienceEnd(c *caller, heard Heard) des.Time {
	l := &w.net.Callers
	d := &l.Patience[heard]
	if l.PatienceOf != nil {
		d = l.ownPatience(c, heard)
	}
	return w.now + des.Time(d.Micros(c.key.Uniform(forPatience[heard], int(c.attempt))))
}

// losePatience is when the caller hangs up.
func (w *World) losePatience(id int32) {
	switch c := &w.callers[id]; c.stage {
	case inSilence:
		w.drop(id, Unanswered, c.cause, c.element)
	case inQueue:
		w.drop(id, Abandoned, w.shortageAt(int(c.platform), c), Element{APlatform, int16(c.platform)})
	case atHandover:
		cause, at := w.shortageAtRooms(c)
		w.drop(id, AbandonedAtHandover, cause, at)
	default:
		w.fail("caller %d loses patience in stage %d", c.id, c.stage)
	}
}

// close ends the run: whoever is still in the system is counted as open.
func (w *World) close() {
	for id := range w.callers {
		c := &w.callers[id]
		switch c.stage {
		case gone:
			continue
		case connected: // helped, and still talking
			w.release(int32(id))
			w.inspect.Talking++
			continue
		case away:
		default:
			w.end(int32(id), Open, NoCause, Element{})
			w.inspect.InSystem++
		}
		w.tellOf(int32(id), CallerLeft).Fate = Trying
		w.inspect.Left[Trying]++
	}
	w.inspect.Calendar = w.calendar.Len()
}
