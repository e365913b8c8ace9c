package emergency

import (
	"hash/maphash"
	"slices"

	"pgregory.net/rapid"

	"nines/sim/des"
)

var hashSeed = maphash.MakeSeed()

// witness watches a run as any observer may, and knows what cannot be.
type witness struct {
	rt      *rapid.T
	net     *Network
	trouble *Trouble
	world   *World // to look at now and then; nil
	skills  skillsMet
	now     des.Time
	people  map[uint64]*person
	slots   map[int32]uint64 // who has which
	down    map[Element]int  // by how many faults

	all, firstCalls uint64 // hashes
	outcomes        [Outcomes]int
	facts           [Facts]int
	touched         map[int16]int
}

// person is what the witness knows of a caller.
type person struct {
	last     Fact
	attempts uint16
	first    des.Time
	left     bool
}

func newWitness(rt *rapid.T, n *Network, t *Trouble) *witness {
	return &witness{rt: rt, net: n, trouble: t, people: map[uint64]*person{}, slots: map[int32]uint64{}, down: map[Element]int{}, touched: map[int16]int{}}
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
		v.all = v.all*31 + maphash.Comparable(hashSeed, *o)
		v.facts[o.Fact]++
		switch {
		case o.Slot != None:
			v.ofCaller(o)
		case o.Fact == TroubleBegan:
			v.changeDown(o, 1)
		case o.Fact == TroubleEnded:
			v.changeDown(o, -1)
		}
	}
}

func (v *witness) changeDown(o *Observation, by int) {
	if f := &v.trouble.Faults[o.Cause]; f.Condition.Down != Up {
		for _, on := range f.On {
			v.down[on] += by
		}
	}
}

// ofCaller checks the order of a caller's life.
func (v *witness) ofCaller(o *Observation) {
	p := v.people[o.Caller]
	if p == nil {
		v.must(o.Fact == CallMade, "caller %d begins with %v", o.Caller, o.Fact)
		p = &person{last: CallEnded, first: o.At}
		v.people[o.Caller] = p
		if before, used := v.slots[o.Slot]; used {
			v.must(v.people[before].left, "slot %d is used twice", o.Slot)
		}
		v.slots[o.Slot] = o.Caller
		v.firstCalls = v.firstCalls*31 + maphash.Comparable(hashSeed, [7]int64{
			int64(o.Caller), int64(o.At), int64(o.Region), int64(o.Service), int64(o.Access), int64(o.Provider), int64(o.Attempt)})
	}
	v.must(!p.left, "caller %d has left and is %v", o.Caller, o.Fact)
	v.must(o.Caller == v.slots[o.Slot] && o.First == p.first && o.First <= o.Made && o.Made <= o.At, "%+v", *o)
	if o.Fact == TroubleTouched {
		v.touched[o.Cause]++
		return
	}
	v.must(slices.Contains(follows[o.Fact], p.last), "%v after %v", o.Fact, p.last)
	p.last = o.Fact
	v.ofCall(p, o)
}

// follows are the facts that each fact of a caller may follow.
var follows = map[Fact][]Fact{
	CallMade:      {CallEnded},
	CallQueued:    {CallMade, CallRequeued},
	CallRequeued:  {CallMade, CallQueued, CallRequeued},
	CallAnswered:  {CallMade, CallQueued, CallRequeued},
	HandoverBegan: {CallAnswered},
	CallEnded:     {CallMade, CallQueued, CallRequeued, CallAnswered, HandoverBegan},
	CallerLeft:    {CallEnded},
}

func (v *witness) ofCall(p *person, o *Observation) {
	switch o.Fact {
	case CallMade:
		p.attempts++
		v.must(p.attempts == o.Attempt && int32(o.Attempt) <= v.net.Callers.MostCalls, "call %d is the caller's %d", o.Attempt, p.attempts)
	case CallAnswered:
		v.must(v.down[Element{APlatform, int16(o.Platform)}] == 0, "platform %d answers while it is down", o.Platform)
		v.must(o.Wait == o.At-o.Made, "waited %v of %v", o.Wait, o.At-o.Made)
	case CallEnded:
		v.ofEnd(o)
	case CallerLeft:
		p.left = true
		v.must(o.Service != None || o.Fate != Diverted, "wanted nothing, and found it elsewhere")
	}
}

func (v *witness) ofEnd(o *Observation) {
	v.outcomes[o.Outcome]++
	if o.Outcome == Connected {
		v.must(v.down[o.Element] == 0, "%v answers while it is down", o.Element)
		v.must(o.Handed == o.At-o.Made-o.Wait, "handed %v", o.Handed)
	}
	lost := o.Outcome.Unconnected()
	v.must(lost == (o.Cause != NoCause), "%v by %d", o.Outcome, o.Cause)
	v.must(!lost || o.Element.Kind != NoElement, "%v nowhere", o.Outcome)
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
	for id, p := range v.people {
		v.must(p.left, "caller %d has no fate", id)
	}
}
