package emergency

import (
	"math"
	"math/bits"

	"nines/sim/des"
	"nines/sim/emergency/cause"
	"nines/sim/emergency/condition"
	"nines/sim/random"
)

// What was wrong where a call was lost. A call that met something that is down, or that cut it, was lost by that. Where
// capacity did not suffice, package cause says which of the faults that take some is named, if any. Here it is told which
// faults those are, and how much each takes.

// aftermath is how long after the last trouble a loss for want of capacity still counts as overload rather than as
// ordinary congestion: callers who failed are still redialling.
const aftermath = 30 * des.Minute

// forCause is the draw of whether a fault is named, by call.
var forCause = random.NewPurpose("named in the ledger")

// want is what there was not enough of.
type want uint8

const (
	wantPeople   want = iota // somebody to answer
	wantPlaces               // a place in the queue
	wantChannels             // of a platform
	wantRate                 // calls per second at a platform
)

// named is the fault found for a caller, or else the state of the world.
func (w *blame) named(s *cause.Search, lost float64, c *caller) int16 {
	if f := s.Find(lost, c.Key.Uniform(forCause, int(c.attempt))); f != None {
		return f
	}
	return w.wake()
}

// shortageOfCircuits is what was wrong where no circuit was free. Circuits are also held by calls that wait for people.
func (w *blame) shortageOfCircuits(g int, c *caller) int16 {
	s, found := &w.routing.groups[g], cause.New()
	for _, f := range s.Active {
		w.consider(&found, f, 1/w.trouble.faults.Now[f].Condition.Left.Circuits-1)
	}
	p := &w.stageOne.platforms[w.net.Groups[g].Platform]
	if p.calls > 0 && p.Waiting > 0 {
		behind := cause.New()
		w.takenFromPlatform(&behind, w.net.Groups[g].Platform, c, wantPeople)
		if f, takes := behind.Largest(); f != None {
			w.consider(&found, f, takes*float64(p.Waiting)/float64(p.calls))
		}
	}
	w.takenBySurges(&found, &s.tide)
	cause := w.named(&found, s.tide.Lost(w.now), c)
	if c.attempt == 1 {
		s.tide.Missed(w.now)
	}
	return cause
}

// shortageAt is what was wrong where a platform had not enough of something for a caller.
func (w *blame) shortageAt(p int, c *caller, of want) int16 {
	s, found := &w.stageOne.platforms[p], cause.New()
	w.takenFromPlatform(&found, p, c, of)
	w.takenBySurges(&found, &s.tide)
	cause := w.named(&found, s.tide.Lost(w.now), c)
	if at := uint8(p) + 1; c.missedAt != at {
		c.missedAt = at
		s.tide.Missed(w.now)
	}
	return cause
}

// consider looks at an active fault that takes so much; one that hits nobody takes nothing.
func (w *blame) consider(s *cause.Search, f int16, takes float64) {
	if w.trouble.faults.Now[f].IsIdle() {
		return
	}
	s.Consider(f, takes, w.trouble.faults.Since(f))
}

// takenBySurges looks at the surges of demand: how many come to a place because of them, for each who would come anyway.
// Several divide these by their sizes, and none is more than it brings anywhere: those of an earlier one may still be counted.
func (w *blame) takenBySurges(s *cause.Search, t *cause.Tide) {
	total := 0.0
	for _, f := range w.trouble.demandEffects.Active {
		total += w.adds(f)
	}
	if total == 0 {
		return
	}
	came := t.Surged(w.now)
	for _, f := range w.trouble.demandEffects.Active {
		if adds := w.adds(f); adds > 0 {
			w.consider(s, f, min(adds, came*(adds/total)))
		}
	}
}

// adds is how many more first calls a surge brings, as a share of the usual ones.
func (w *blame) adds(f int16) float64 {
	fault := &w.trouble.faults.Now[f]
	if fault.IsIdle() {
		return 0
	}
	return max(0, (fault.Condition.FirstCalls-1)*w.trouble.faults.Level(f))
}

// takenFromPlatform looks at the faults that take capacity from a platform.
func (w *blame) takenFromPlatform(found *cause.Search, p int, c *caller, of want) {
	s := &w.stageOne.platforms[p]
	for _, f := range s.Active {
		w.consider(found, f, w.takenBy(f, p, c, of))
	}
	if of == wantRate {
		return
	}
	for i := range w.duty.centres {
		if e := &w.duty.centres[i].effects; len(e.Active) > 0 && s.HasStaffOf(w.net.Centres[i].Platform) {
			w.takenFromCentre(found, p, i, c)
		}
	}
	if w.trouble.where.Has(condition.OnRooms) && w.net.Platforms[p].StaysOn && s.Holding > 0 {
		w.takenByRooms(found, p)
	}
}

// takenBy is how much a fault on a platform takes of something.
func (w *blame) takenBy(f int16, p int, c *caller, of want) float64 {
	fault, s := &w.trouble.faults.Now[f], &w.stageOne.platforms[p]
	cond := &fault.Condition
	switch {
	case of == wantRate:
		return 1/cond.Left.Rate - 1
	case cond.Down != Up && w.trouble.hits(f, c):
		return math.Inf(1)
	}
	times := 1 / cond.Left.Agents
	if s.LoggedOn >= s.Seats {
		times /= cond.Left.Seats
	}
	switch of {
	case wantPlaces:
		times /= cond.Left.Queue
	case wantChannels:
		times /= cond.Left.Channels
	}
	return times - 1 + float64(w.longer(cond, p, c)*w.hitShare(fault)) + w.heldUp(cond, s)
}

// longer is by how much a condition makes the agent's work on a call of a platform longer, as a share of it.
func (w *blame) longer(cond *Condition, p int, c *caller) float64 {
	n := &w.net.Platforms[p]
	handling := n.MeanHandling(w.now)
	work, more := handling, addsTo(handling, &cond.Handling)
	if n.StaysOn && c.WantsHelp() {
		pickUp := w.net.Rooms[w.net.HomeRoom(&c.Person)].PickUp.Mean()
		work += pickUp
		more += addsTo(pickUp, &cond.Handover)
	}
	for lost := cond.Lost & w.stageOne.costly[p]; lost != 0; lost &= lost - 1 {
		more += addsTo(handling, &n.Without[bits.TrailingZeros32(lost)])
	}
	if r := &cond.Restart; r.Share > 0 {
		more += float64(r.Share * max(r.LoggedOut.Mean(), shortestRestart.Seconds()))
	}
	return ratio(more, work)
}

// addsTo is how much longer something makes work of a length, on average, in seconds.
func addsTo(work float64, s *Slower) float64 {
	more := float64(work * (s.Times - 1))
	if !s.Adds.IsZero() {
		more += s.Adds.Mean()
	}
	return more
}

// hitShare is what share of the calls a fault hits.
func (w *blame) hitShare(fault *Fault) float64 {
	if only := fault.Only; only != nil {
		return w.net.Reach(only) * only.Share * (1 - only.Spared)
	}
	return 1
}

// heldUp is how many agents a closed path to the control rooms holds, for each who is busy otherwise.
func (w *blame) heldUp(cond *Condition, s *platform) float64 {
	if cond.HandoverDown == Up {
		return 0
	}
	return ratio(float64(s.Holding), float64(s.Busy-s.Holding))
}

// ratio is a quotient, in which nothing of nothing is nothing.
func ratio(part, of float64) float64 {
	if part == 0 {
		return 0
	}
	return part / of
}

// takenFromCentre looks at the faults on a centre whose people work on a platform: each takes of the part that the centre is.
func (w *blame) takenFromCentre(found *cause.Search, p, centre int, c *caller) {
	own, all := w.duty.staff.Rostered(centre, w.now), int32(0)
	for i := range w.duty.centres {
		if w.stageOne.platforms[p].HasStaffOf(w.net.Centres[i].Platform) {
			all += w.duty.staff.Rostered(i, w.now)
		}
	}
	part := ratio(float64(own), float64(all))
	for _, f := range w.duty.centres[centre].Active {
		fault := &w.trouble.faults.Now[f]
		cond := &fault.Condition
		left := cond.Left.Agents
		if cond.Down != Up {
			left = 0
		}
		gone := float64(part * (1 - left))
		w.consider(found, f, ratio(gone, 1-gone)+float64(w.longer(cond, p, c)*w.hitShare(fault)*part))
	}
}

// takenByRooms looks at the faults on control rooms whose handovers hold a platform's agents.
func (w *blame) takenByRooms(found *cause.Search, p int) {
	busy := float64(w.stageOne.platforms[p].Busy)
	for r := range w.stageTwo.rooms {
		s := &w.stageTwo.rooms[r]
		if len(s.Active) == 0 || s.from[p] == 0 {
			continue
		}
		for _, f := range s.Active {
			held := float64(s.from[p])
			if w.trouble.faults.Now[f].Condition.Down == Up {
				held *= min(1, w.takenFromRoomBy(f, r, wantPeople))
			}
			w.consider(found, f, ratio(held, busy-held))
		}
	}
}

// takenFromRoom looks at the faults that take capacity from a control room for a caller.
func (w *blame) takenFromRoom(found *cause.Search, r int, c *caller, of want) {
	for _, f := range w.stageTwo.rooms[r].Active {
		if w.trouble.faults.Now[f].Condition.Down == Up || w.trouble.hits(f, c) {
			w.consider(found, f, w.takenFromRoomBy(f, r, of))
		}
	}
}

// takenFromRoomBy is how much capacity a fault on a control room takes from the callers it hits.
func (w *blame) takenFromRoomBy(f int16, r int, of want) float64 {
	fault, n := &w.trouble.faults.Now[f], &w.net.Rooms[r]
	cond := &fault.Condition
	if cond.Down != Up {
		return math.Inf(1)
	}
	times := 1 / cond.Left.CallTakers
	if of == wantPlaces {
		times /= cond.Left.Queue
	}
	pickUp := n.PickUp.Mean()
	return times - 1 + ratio(float64(addsTo(pickUp, &cond.Handover)*w.hitShare(fault)), pickUp+n.MeanConversation(w.now))
}

// wake is overload in the wake of trouble, and ordinary congestion in a healthy world.
func (w *blame) wake() int16 {
	if w.isTroubled() || w.moves.trafficIsElsewhere() || (w.trouble.everTrouble && w.now-w.trouble.lastTrouble <= aftermath) {
		return Overload
	}
	return Congestion
}

// isTroubled says whether a fault is active that is not hidden in a platform out of service.
func (w *blame) isTroubled() bool {
	for f := range w.trouble.faults.Now {
		if w.trouble.faults.IsOn(int16(f)) && !w.trouble.isHidden(int16(f)) {
			return true
		}
	}
	return false
}

// lossAtHandover is what was wrong, and where, when a caller hung up while being passed on. In this order: the call went
// astray; nobody heard it ring; a free call taker was slow to answer; there were too few of them.
func (w *blame) lossAtHandover(c *caller) (int16, Element) {
	if c.stage == astray {
		return c.by, Element{Kind: APlatform, Index: int16(c.platform)}
	}
	if f, at := w.deafTo(c); f != None {
		return f, at
	}
	if c.stage == ringing && !c.stoodInLine {
		return w.slowAnswer(c)
	}
	return w.shortageAtRooms(c, wantPeople)
}

// deafTo is the fault by which the control room that is being called, or is about to be called again, does not hear a
// caller; None.
func (w *blame) deafTo(c *caller) (int16, Element) {
	r := int(c.room)
	if r == None {
		r = w.net.HomeRoom(&c.Person)
	}
	if f := w.trouble.downFor(&w.stageTwo.rooms[r].effects, c); f != None {
		return f, Element{Kind: ARoom, Index: int16(r)}
	}
	if f := w.trouble.severedFor(&w.stageOne.platforms[c.platform].effects, c); f != None {
		return f, Element{Kind: AHandover, Index: int16(c.platform)}
	}
	return None, Element{}
}

// slowAnswer is the cause when a free call taker did not answer in time. It is the fault that made the answer slower, if the
// answer would have come in time without it. Otherwise it is the slow answer itself.
func (w *blame) slowAnswer(c *caller) (int16, Element) {
	at := Element{Kind: ARoom, Index: c.room}
	if f := c.unheardBy; f != None { // until then it rang unheard, or the path was closed
		if w.trouble.faults.Now[f].Condition.HandoverDown != Up {
			at = Element{Kind: AHandover, Index: int16(c.platform)}
		}
		return f, at
	}
	own := w.stageTwo.pickUpTime(c)
	if c.rang+own > w.public.until(c) {
		return SlowAnswer, at
	}
	found := cause.New()
	w.slowedBy(&found, w.stageTwo.rooms[c.room].Slowing, own, c)
	w.slowedBy(&found, w.stageOne.platforms[c.platform].Slowing, own, c)
	if f, _ := found.Largest(); f != None {
		return f, w.placeAtRooms(f, c)
	}
	return SlowAnswer, at
}

// slowedBy looks at the faults that make the answer of a control room slower for a caller.
func (w *blame) slowedBy(found *cause.Search, slowing []int16, own des.Time, c *caller) {
	for _, f := range slowing {
		if w.trouble.hits(f, c) {
			w.consider(found, f, addsTo(own.Seconds(), &w.trouble.faults.Now[f].Condition.Handover))
		}
	}
}

// shortageAtRooms is the cause and its place when a control room lacked capacity for a caller. The place is the caller's own
// room, the room being called, or the platform that passes calls on.
func (w *blame) shortageAtRooms(c *caller, of want) (int16, Element) {
	home, found := w.net.HomeRoom(&c.Person), cause.New()
	tide := &w.stageTwo.rooms[home].tide
	w.takenFromRoom(&found, home, c, of)
	if r := int(c.room); r != None && r != home {
		w.takenFromRoom(&found, r, c, of)
	}
	n := &w.net.Rooms[home]
	for _, f := range w.stageOne.platforms[c.platform].Slowing {
		fault := &w.trouble.faults.Now[f]
		more := float64(addsTo(n.PickUp.Mean(), &fault.Condition.Handover) * w.hitShare(fault))
		w.consider(&found, f, ratio(more, n.PickUp.Mean()+n.MeanConversation(w.now)))
	}
	w.takenBySurges(&found, tide)
	f := w.named(&found, tide.Lost(w.now), c)
	if of == wantPeople && !c.missedRoom { // who finds no place is still there, and tries again
		c.missedRoom = true
		tide.Missed(w.now)
	}
	return f, w.placeAtRooms(f, c)
}

// placeAtRooms is the place of a cause: the room being called or the platform that passes the call on, if the fault is
// there. All other causes belong to the caller's own room.
func (w *blame) placeAtRooms(f int16, c *caller) Element {
	home := w.net.HomeRoom(&c.Person)
	switch r := int(c.room); {
	case f < 0 || w.stageTwo.rooms[home].Has(f):
	case r != None && w.stageTwo.rooms[r].Has(f):
		return Element{Kind: ARoom, Index: c.room}
	case w.stageOne.platforms[c.platform].Has(f):
		return Element{Kind: APlatform, Index: int16(c.platform)}
	}
	return Element{Kind: ARoom, Index: int16(home)}
}

// touchAll tells that a call meets all the faults that take capacity at an element: it waits there.
func (w *blame) touchAll(c *caller, e *effects, costly uint32) {
	for _, f := range e.Active {
		fault := &w.trouble.faults.Now[f]
		now := &fault.Condition
		if !fault.IsIdle() && (now.Squeezes() || now.Lost&costly != 0 || now.Down != Up && w.trouble.hits(f, c)) {
			w.trouble.touch(c, f)
		}
	}
}

// touchAtPlatform tells that a call waits at a platform with these faults, also those on the centres whose people work there.
func (w *blame) touchAtPlatform(c *caller, p int) {
	s := &w.stageOne.platforms[p]
	w.touchAll(c, &s.effects, w.stageOne.costly[p])
	if !w.trouble.where.Has(condition.OnCentres) {
		return
	}
	for i := range w.duty.centres {
		if e := &w.duty.centres[i].effects; len(e.Active) > 0 && s.HasStaffOf(w.net.Centres[i].Platform) {
			w.touchAll(c, e, 0)
		}
	}
}
