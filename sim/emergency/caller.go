package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/emergency/length"
)

// caller is a person and the call that person is now making. A caller has at most one call at a time. What every call
// needs comes first, and what few do last. It fills four lines of a processor's cache.
type caller struct {
	demand.Person
	first des.Time // when the first call was made
	made  des.Time // when this call was made
	until des.Time // when patience with this wait ends; read it by until

	timer des.Place // where the calendar has the end of the patience with the queue

	slot    int32  // its index among the callers, and in the lines
	turn    uint32 // raised whenever what was scheduled no longer counts
	attempt int32

	surge int16 // the fault that the caller came with; None
	stage stage
	other uint8 // the notice whose number is called now, while it is; or demand.KnownNumber
	by    int16 // the fault that put the call on hold or sent it astray, while it is so; or that is about to cut it
	journey
	service
	handover
	counted
	recalled recalled // by a call-back
	lengths  length.Drawn

	touched uint64 // faults that have touched this call, as a set
	vain    uint64 // notices whose numbers have been called in vain, as a set
	phones
}

// journey is a call on its way to a platform.
type journey struct {
	group    int16   // whose circuit it holds; None
	platform int8    // where it is, or was last; None
	seen     bool    // the platform has it in its logs
	heard    Outcome // what the routes tried so far amount to
	cause    int16   // why the last route or room turned the call away
	element  Element // and where
	tried    uint64  // routes tried in this call, as a set
}

// service is a call at a platform.
type service struct {
	agent       int32    // who has the call; None
	queued      bool     // has waited for an agent in this call
	asked       bool     // to wait longer, in this call
	again       uint8    // times thrown back into the queue
	wait        des.Time // for the agent's answer; -1: not answered
	due         des.Time // when the agent's part ends,
	span        des.Time // and how long it takes, time on hold left out
	held        des.Time // when that was interrupted, of a call on hold
	onHold      des.Time // time that the call has been on hold, up to the last time it was resumed
	redialTimes float64  // by what was heard in this call
}

// handover is a call being passed on.
type handover struct {
	room        int16    // where it waits, rings or talks; None
	home        int16    // the control room of the caller's service and region
	tries       uint8    // control rooms tried in this handover
	stoodInLine bool     // waited for a call taker in this handover, or found the room full
	unheardBy   int16    // the last fault by which it could not be heard in this handover; None
	rang        des.Time // when it began to ring at a free call taker
	turnAt      des.Time // when this control room is left for another
}

// counted is at which elements a person is counted as come, and as not served.
type counted struct {
	cameTo     uint8 // the platform that last counted this person as come, + 1; 0: none yet
	cameToRoom bool  // the control room has
	missedAt   uint8 // and the ones that did as not served
	missedRoom bool
}

// dial makes a call: the first one or another.
func (w *public) dial(c *caller) {
	if c.isAtAnotherPhone() {
		c.Access, c.Provider = c.another.Access, c.another.Provider
	}
	c.turn++
	c.attempt++
	c.made, c.until, c.wait = w.now, 0, -1
	c.tried, c.touched, c.seen, c.queued, c.heard, c.again, c.tries = 0, 0, false, false, Blocked, 0, 0
	c.cause, c.element, c.platform = NoCause, Element{}, None
	c.lengths.Forget()
	c.asked, c.redialTimes, c.onHold = false, 1, 0
	w.inspect.Offered++
	if c.attempt == 1 {
		w.inspect.Callers++
		w.inspect.OfKind[c.Kind]++
		if c.vain != 0 {
			w.inspect.Undialled--
		}
	}
	if !w.telling.brief {
		w.telling.tellOf(c, CallMade)
	}
	if c.surge != None {
		w.trouble.touch(c, c.surge)
	}
	w.monitoring.logOffer(AProvider, int(c.Provider))
	if len(w.trouble.faults.Counting()) > 0 && w.trouble.downFor(&w.routing.providerEffects[c.Provider], c) == None {
		w.trouble.count(Element{Kind: AProvider, Index: int16(c.Provider)}, c)
	}
	w.routing.route(c)
}

// end settles the call's outcome. What the call still holds has been given back, except after connected, when the
// conversation goes on.
func (w *public) end(c *caller, outcome Outcome, cause int16, at Element) {
	if c.recalled.back != 0 {
		w.recall.end(c, outcome)
		return
	}
	w.inspect.Ended[outcome]++
	o := w.telling.tellOf(c, CallEnded)
	w.monitoring.logEnd(c, outcome)
	w.monitoring.seeEnd(c, outcome)
	o.Outcome, o.Cause, o.Element, o.Held = outcome, cause, at, w.damage.timeOnHold(c)
	if outcome.isPastAgent() {
		o.Passed = w.now - c.due
	}
	if outcome.Unconnected() {
		w.command.noticeLoss(outcome)
	}
}

// leave tells the caller's fate.
func (w *public) leave(c *caller, fate Fate) {
	if c.recalled.listed != 0 {
		w.recall.keep(c, fate, NoCause)
		return
	}
	w.part(c, fate)
	w.World.release(c)
}

// part tells the fate of a caller who may still hold the line.
func (w *public) part(c *caller, fate Fate) {
	w.inspect.Left[fate]++
	if !w.telling.brief || !c.isContent(fate) {
		o := w.telling.tellFate(c, CallerLeft, fate)
		if c.recalled.back != 0 {
			o.Cause = w.recall.cause(c)
		}
	}
}

// isContent reports whether a caller was helped with the first call, and called no other number before.
func (c *caller) isContent(fate Fate) bool { return fate == Helped && c.attempt == 1 && c.vain == 0 }

// drop loses a call that may hold anything, gives it all back, and lets those who wait for it have it.
func (w *public) drop(c *caller, outcome Outcome, cause int16, at Element) {
	platform, room := int(c.platform), int(c.room)
	w.letGo(c)
	w.lose(c, outcome, cause, at)
	w.serveBoth(platform, room)
}

// letGo gives back whatever the call holds: its place in a queue, agent, call taker, channel and circuit.
func (w *public) letGo(c *caller) {
	w.stageTwo.leaveRoom(c)
	w.stageOne.leaveStageOne(c)
	w.stageOne.freeChannel(c)
	w.routing.freeCircuit(c)
}

func (w *public) serveBoth(platform, room int) {
	if room != None {
		w.stageTwo.serveRoom(room)
	}
	if platform != None {
		w.stageOne.serve(platform)
	}
}

// close ends the run: whoever is still in the system is counted as open.
func (w *public) close() {
	list := w.World.everybody()
	for _, id := range list {
		c := &w.World.callers[id]
		switch c.stage {
		case connected: // helped, and still talking
			w.World.release(c)
			w.inspect.Talking++
			continue
		case spent:
			w.recall.settle(c)
			continue
		case away:
		default:
			w.end(c, Open, NoCause, Element{})
			if c.recalled.back == 0 {
				w.inspect.InSystem++
			}
		}
		w.telling.tellFate(c, CallerLeft, Trying)
		w.inspect.Left[Trying]++
	}
	w.World.putBack(list)
	w.inspect.Calendar = w.calendar.Len()
}
