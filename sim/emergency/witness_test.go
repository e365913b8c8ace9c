package emergency

import (
	"hash/maphash"
	"slices"

	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/emergency/desk"
	"nines/sim/random"
)

var hashSeed = maphash.MakeSeed()

// witness watches a run as any observer may, and knows what cannot be.
type witness struct {
	rt      *rapid.T
	net     *Network
	trouble *Trouble
	world   *World // to look at now and then; nil
	means   *meaning
	skills  skillsMet
	now     des.Time
	people  map[uint64]*person
	slots   map[int32]uint64    // who has which
	down    map[Element]int     // by how many faults, for everybody
	barred  map[Element][]int16 // by which faults, for some
	draws   random.Draws

	all, firstCalls, calls uint64 // hashes; first calls without those of surges
	outcomes               [Outcomes]int
	facts                  [Facts]int
	touched                map[int16]int
	inBursts               int            // callers who report an incident
	standing               map[int16]bool // alarms, by monitor
	blind                  map[int16]int  // by monitor: by how many faults
	alarms                 int
	raised                 [Alarms + 1]int // by what was watched
	atSource, tests        int
	borrowed               int      // callers who took another phone
	agentTime              des.Time // that calls and call-backs took, by what is told of them
	fates                  [Fates]int
	backs                  backs
}

// person is what the witness knows of a caller.
type person struct {
	last     Fact
	attempts uint16
	first    des.Time
	until    des.Time // when patience was last said to end
	answered des.Time // when an agent took up this call; Never
	freed    des.Time // when the agent passed it on and left the line; Never
	left     bool
	gaveUp   bool
	fate     Fate // as which
	lost     []lost
	tries    map[int]int32 // to ring back, by rule
	back     int16         // whose call-back is under way; NoCause
	talked   Outcome       // how the last talk in a call-back ended; Outcomes: there was none

	access, provider int8 // of the phone in hand
	own              [2]int8
	borrowed         uint16 // the first call from another phone; 0: none
}

// lost is a call of a person's that was lost.
type lost struct {
	at   des.Time
	how  Loss
	seen bool
}

func newWitness(rt *rapid.T, n *Network, t *Trouble) *witness {
	return &witness{
		rt: rt, net: n, trouble: t, people: map[uint64]*person{}, slots: map[int32]uint64{}, down: map[Element]int{}, barred: map[Element][]int16{},
		touched: map[int16]int{}, standing: map[int16]bool{}, blind: map[int16]int{},
		backs: backs{at: map[place][]des.Time{}},
	}
}

// must fails the test; unlike an assertion it costs nothing while it holds, and there are many observations.
func (v *witness) must(holds bool, format string, args ...any) {
	if !holds {
		v.rt.Fatalf("at %v: "+format, append([]any{v.now}, args...)...)
	}
}

// Observe implements Observer.
func (v *witness) Observe(batch []Observation) {
	v.lookAtSkills()
	for i := range batch {
		o := &batch[i]
		v.must(o.At >= v.now, "time went back to %v", o.At)
		v.now = o.At
		if v.means != nil {
			v.means.see(o, v.trouble)
		}
		v.all = v.all*31 + maphash.Comparable(hashSeed, *o)
		v.facts[o.Fact]++
		switch {
		case o.Slot != None:
			called := *o
			called.Slot = None // a surge's callers may have had the slot
			v.calls = v.calls*31 + maphash.Comparable(hashSeed, called)
			v.ofCaller(o)
		case o.Fact == CallerForewarned:
			v.must(v.people[o.Caller] == nil && o.Service != None, "caller %d is told too late, or wanted nothing", o.Caller)
			v.people[o.Caller] = &person{left: true}
			v.wouldCall(o)
		case o.Fact == TroubleBegan:
			v.changeDown(o, 1)
		case o.Fact == TroubleEnded:
			v.changeDown(o, -1)
		case o.Fact == TroubleTouched:
			v.touched[o.Cause]++
		case o.Element.Kind == AMonitor:
			v.ofMonitor(o)
		}
	}
}

func (v *witness) changeDown(o *Observation, by int) {
	f := &v.trouble.Faults[o.Cause]
	for _, on := range f.On {
		switch {
		case f.Condition.Blind != NotBlind:
			v.blind[on.Index] += by
		case f.Varies(): // who meets it changes from time to time
		case f.Condition.Down != Up && f.Only == nil:
			v.down[on] += by
		case f.Condition.Down == Up && f.Condition.HandoverDown == Up:
		case by > 0:
			v.barred[on] = append(v.barred[on], o.Cause)
		default:
			v.barred[on] = slices.DeleteFunc(v.barred[on], func(other int16) bool { return other == o.Cause })
		}
	}
}

// mustBeServed demands that an element is not down for a caller.
func (v *witness) mustBeServed(o *Observation, at Element) {
	v.must(v.down[at] == 0, "%v answers while it is down", at)
	for _, f := range v.barred[at] {
		v.must(!v.isHit(f, o), "%v answers caller %d while fault %d is on", at, o.Caller, f)
	}
}

// isHit says whether a fault hits a call, as an observer knows the caller.
func (v *witness) isHit(f int16, o *Observation) bool {
	only, service := v.trouble.Faults[f].Only, int(o.Service)
	if only == nil {
		return true
	}
	if service < 0 {
		service = 2
	}
	for _, list := range []struct {
		picked []bool
		i      int
	}{{only.Services, service}, {only.Regions, int(o.Region)}, {only.Accesses, int(o.Access)}, {only.Providers, int(o.Provider)}} {
		if list.picked != nil && !list.picked[list.i] {
			return false
		}
	}
	name, burst := v.sourceOf(o)
	key, number := v.draws.Key(name), o.Caller&(1<<48-1)
	if incident, caller := InIncident(number); burst {
		key = key.Of(incident).Of(caller)
	} else {
		key = key.Of(number)
	}
	salt := random.NewPurpose("fault " + v.trouble.Faults[f].Name)
	return key.Uniform(random.NewPurpose("hit by a fault")^salt, 0) < only.Share &&
		key.Uniform(random.NewPurpose("call spared by a fault")^salt, int(o.Attempt)) >= only.Spared
}

// sourceOf is the name of the source that a caller came from, one of the demand's, a surge's or that of those who try
// whether it works, and whether it is a burst.
func (v *witness) sourceOf(o *Observation) (name string, burst bool) {
	var names []string
	sources := v.net.Demand.Sources
	for _, s := range sources {
		names = append(names, "source/"+s.Name)
	}
	for f := range v.trouble.Faults {
		if fault := &v.trouble.Faults[f]; fault.Condition.FirstCalls > 1 && !fault.IsIdle() {
			for _, s := range sources {
				if s.Burst == nil {
					names = append(names, "surge/"+fault.Name+"/"+s.Name)
				}
			}
		}
	}
	i := int(o.Caller >> 48)
	if i == Testers {
		return "test calls", false
	}
	return names[i], i < len(sources) && sources[i].Burst != nil
}

// ofCaller checks the order of a caller's life.
func (v *witness) ofCaller(o *Observation) {
	p := v.people[o.Caller]
	if p == nil {
		v.must(o.Fact == CallMade || o.Attempt == 0 && (o.Fact == OtherNumberFailed || o.Fact == CallerLeft), "caller %d begins with %v", o.Caller, o.Fact)
		p = &person{last: CallEnded, back: NoCause, talked: Outcomes, tries: map[int]int32{}, first: o.First, access: o.Access, provider: o.Provider, own: [2]int8{o.Access, o.Provider}}
		v.people[o.Caller] = p
		if before, used := v.slots[o.Slot]; used {
			v.must(v.people[before].left, "slot %d is used twice", o.Slot)
		}
		v.slots[o.Slot] = o.Caller
		v.ofSource(o)
		v.wouldCall(o)
	}
	v.must(!p.left, "caller %d has left and is %v", o.Caller, o.Fact)
	v.must(o.Caller == v.slots[o.Slot] && o.First == p.first && o.First <= o.Made && o.Made <= o.At, "%+v", *o)
	if o.Fact == TroubleTouched {
		v.touched[o.Cause]++
		return
	}
	last := p.last
	if !isTry(o) {
		v.must(slices.Contains(follows[o.Fact], last) || v.isRelayed(o, last), "%v after %v", o.Fact, last)
		p.last = o.Fact
		v.ofPhone(p, o)
	}
	v.ofCall(p, o)
	switch o.Fact {
	case CallBackAnswered, CalledBack:
		v.ofBack(p, o, last)
	case CallerLeft:
		v.ofFate(p, o)
	}
}

// ofPhone checks that a caller takes another phone once, between two calls, that it has another provider, and that the
// caller stays one of the first provider.
func (v *witness) ofPhone(p *person, o *Observation) {
	switch {
	case o.Fact == CallerLeft || o.Fact == CallerGaveUp:
		v.must(p.own == [2]int8{o.Access, o.Provider}, "caller %d leaves as one of another provider", o.Caller)
	case o.Access == p.access && o.Provider == p.provider:
	default:
		v.must(o.Fact == CallMade && p.borrowed == 0 && o.Provider != p.provider, "caller %d takes another phone: %+v", o.Caller, *o)
		v.must(o.Kind == WantsHelp && o.Attempt > 1 && v.net.Callers.Elsewhere.AnotherPhone > 0, "caller %d takes another phone", o.Caller)
		v.must(slices.Contains(v.net.Providers[o.Provider].Accesses, int(o.Access)), "provider %d has no access %d", o.Provider, o.Access)
		p.access, p.provider, p.borrowed = o.Access, o.Provider, o.Attempt
		v.borrowed++
	}
}

// isRelayed says whether a fact follows another where machines pass calls on, and the control room is the first to answer.
func (v *witness) isRelayed(o *Observation, last Fact) bool {
	if o.Platform < 0 || !v.net.Platforms[o.Platform].Unstaffed {
		return false
	}
	return o.Fact == HandoverBegan && slices.Contains(follows[CallQueued][:2], last) || o.Fact == CallAnswered && last == RoomCalled
}

// ofSource checks that a caller is one of those whom the source has, if it is one of the demand's.
func (v *witness) ofSource(o *Observation) {
	if int(o.Caller>>48) >= len(v.net.Demand.Sources) {
		return
	}
	s := &v.net.Demand.Sources[o.Caller>>48]
	v.must(s.Regions == nil || s.Regions[o.Region] > 0, "a caller of %s is in region %d", s.Name, o.Region)
	v.must(s.Accesses == nil || s.Accesses[o.Access] > 0, "a caller of %s has access %d", s.Name, o.Access)
	if s.Burst != nil {
		v.must(o.Service != None, "a caller of %s wants nothing", s.Name)
		v.inBursts++
	}
}

// wouldCall notes who calls, or would if they had not been told of another number. Who only tries whether the number works
// is no part of that, nor is who calls in a surge.
func (v *witness) wouldCall(o *Observation) {
	if o.Kind == Tester {
		v.tests++
		return
	}
	if int(o.Caller>>48) >= len(v.net.Demand.Sources) {
		return
	}
	v.firstCalls += maphash.Comparable(hashSeed, [6]int64{
		int64(o.Caller), int64(o.First), int64(o.Region), int64(o.Service), int64(o.Access), int64(o.Provider)})
}

// follows are the facts that each fact of a caller may follow.
var follows = map[Fact][]Fact{
	CallMade:          {CallEnded, OtherNumberFailed},
	OtherNumberFailed: {CallEnded, OtherNumberFailed},
	RouteFailed:       {CallMade, RouteFailed, SilenceBegan},
	SilenceBegan:      {CallMade, RouteFailed},
	CallQueued:        {CallMade, RouteFailed, CallRequeued},
	AnnouncementHeard: {CallQueued, CallRequeued, AnnouncementHeard},
	CallRequeued:      {CallMade, RouteFailed, CallQueued, AnnouncementHeard, CallRequeued},
	CallAnswered:      {CallMade, RouteFailed, CallQueued, AnnouncementHeard, CallRequeued},
	CallInterrupted:   {CallAnswered, CallBackAnswered, CallResumed},
	CallResumed:       {CallInterrupted},
	HandoverBegan:     {CallAnswered, CallBackAnswered, CallResumed},
	HandoverAstray:    {HandoverBegan},
	RoomCalled:        {HandoverBegan, HandoverAstray, RoomCalled, RoomFailed},
	RoomFailed:        {RoomCalled},
	CallEnded: {CallMade, RouteFailed, SilenceBegan, CallQueued, AnnouncementHeard, CallRequeued, CallAnswered, CallInterrupted, CallResumed,
		HandoverBegan, HandoverAstray, RoomCalled, RoomFailed},
	CallerGaveUp:     {CallEnded, OtherNumberFailed},
	CallBackAnswered: {CallEnded, OtherNumberFailed, CallerGaveUp, CalledBack},
	CalledBack:       {CallBackAnswered, CallInterrupted, CallResumed, HandoverBegan, HandoverAstray, RoomCalled, RoomFailed},
	CallerLeft:       {CallEnded, OtherNumberFailed, CallerGaveUp, CalledBack},
}

func (v *witness) ofCall(p *person, o *Observation) {
	if o.Until != 0 {
		v.must(o.Until >= o.At, "would have waited to %v", o.Until)
		p.until = o.Until
	}
	switch o.Fact {
	case RouteFailed:
		v.must(o.Outcome == Blocked || o.Outcome == Refused || o.Outcome == Unanswered, "a route turns a call away: %v", o.Outcome)
		v.must(o.Cause != NoCause && o.Element.Kind != NoElement, "a route fails by nothing, nowhere")
	case RoomCalled, RoomFailed:
		v.must(o.Element.Kind == ARoom && o.Agent > 0 == v.net.Platforms[o.Platform].StaysOn, "%+v", *o)
	case CallMade:
		p.attempts++
		p.answered, p.freed = des.Never, des.Never
		v.must(o.Kind != Tester || o.Attempt == 1, "caller %d tries again", o.Caller)
		most := v.net.Callers.MostCalls
		v.must(p.attempts == o.Attempt && (int32(o.Attempt) <= most || p.borrowed == o.Attempt), "call %d is the caller's %d", o.Attempt, p.attempts)
	case CallAnswered:
		v.must(o.Wait == o.At-o.Made, "waited %v of %v", o.Wait, o.At-o.Made)
		if v.net.Platforms[o.Platform].Unstaffed {
			v.must(o.Agent == 0 && o.Element.Kind == ARoom, "somebody answers where there are machines: %+v", *o)
			return
		}
		v.mustBeServed(o, Element{Kind: APlatform, Index: int16(o.Platform)})
		p.answered = o.At
		v.must(o.Agent > 0 && o.Element.Kind == ACentre, "nobody answers: %+v", *o)
	case CallResumed:
		v.must(v.down[Element{Kind: APlatform, Index: int16(o.Platform)}] == 0, "platform %d goes on with a call while it is down", o.Platform)
	case HandoverBegan:
		if !v.net.Platforms[o.Platform].StaysOn {
			p.freed = o.At
		}
	case CallEnded:
		v.ofEnd(o)
		if o.Outcome.Unconnected() {
			p.lost = append(p.lost, lost{o.At, o.Outcome.loss(), o.Seen})
		}
		if p.answered != des.Never {
			v.agentTime += min(p.freed, o.At) - p.answered - o.Held
		}
		v.must(o.Outcome != Abandoned && o.Outcome != AbandonedAtHandover || o.At == p.until, "would have waited to %v", p.until)
	case CallerGaveUp:
		p.gaveUp, p.fate = true, o.Fate
	case CallerLeft:
		p.left = true
		v.fates[o.Fate]++
		v.must(o.Service != None || o.Fate != Diverted, "wanted nothing, and found it elsewhere")
	}
}

func (v *witness) ofEnd(o *Observation) {
	v.outcomes[o.Outcome]++
	if o.Outcome == Connected {
		v.mustBeServed(o, o.Element)
		v.mustBeServed(o, Element{Kind: AHandover, Index: int16(o.Platform)})
		v.must(o.Wait >= 0 && o.Wait <= o.At-o.Made, "connected after %v, and answered after %v", o.At-o.Made, o.Wait)
	}
	lost := o.Outcome.Unconnected()
	v.must(lost == (o.Cause != NoCause), "%v by %d", o.Outcome, o.Cause)
	v.must(!lost || o.Element.Kind != NoElement, "%v nowhere", o.Outcome)
	if RemedyOf(o.Cause) != None {
		v.atSource++
		v.must(o.Outcome == Refused && o.Element.Kind == AProvider, "a remedy turned a call away: %+v", *o)
	}
}

func (v *witness) lost() (calls int) {
	for o, n := range v.outcomes {
		if Outcome(o).Unconnected() {
			calls += n
		}
	}
	return calls
}

// finish demands that every caller's life has an end.
func (v *witness) finish() {
	if v.means != nil {
		v.means.finish(v.trouble)
	}
	for id, p := range v.people {
		v.must(p.left, "caller %d has no fate", id)
	}
	if v.world != nil {
		v.finishBacks()
	}
	if v.world != nil && v.world.tallies != nil {
		spent := v.world.tallies.spent
		v.must(v.agentTime == spent[desk.Talking]+spent[desk.Holding]+spent[desk.Ringing], "calls took agents %v, who spent %v", v.agentTime, spent)
	}
}
