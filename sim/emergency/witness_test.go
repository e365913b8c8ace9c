package emergency

import (
	"hash/maphash"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
)

var hashSeed = maphash.MakeSeed()

// witness watches a run as any observer may, and knows what cannot be.
type witness struct {
	rt      *rapid.T
	net     *Network
	trouble *Trouble
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
	left     bool
}

func newWitness(rt *rapid.T, n *Network, t *Trouble) *witness {
	return &witness{rt: rt, net: n, trouble: t, people: map[uint64]*person{}, slots: map[int32]uint64{}, down: map[Element]int{}, touched: map[int16]int{}}
}

// Observe implements Observer.
func (v *witness) Observe(batch []Observation) {
	for i := range batch {
		o := &batch[i]
		require.GreaterOrEqual(v.rt, o.At, v.now, "time goes on")
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
		require.Equal(v.rt, CallMade, o.Fact)
		p = &person{last: CallEnded}
		v.people[o.Caller] = p
		if before, used := v.slots[o.Slot]; used {
			require.True(v.rt, v.people[before].left, "a slot is free before it is used again")
		}
		v.slots[o.Slot] = o.Caller
		v.firstCalls = v.firstCalls*31 + maphash.Comparable(hashSeed, [7]int64{
			int64(o.Caller), int64(o.At), int64(o.Region), int64(o.Service), int64(o.Access), int64(o.Provider), int64(o.Attempt)})
	}
	require.False(v.rt, p.left, "nothing happens to who has left")
	require.Equal(v.rt, o.Caller, v.slots[o.Slot])
	require.LessOrEqual(v.rt, o.Made, o.At)
	require.LessOrEqual(v.rt, o.First, o.Made)
	if o.Fact == TroubleTouched {
		v.touched[o.Cause]++
		return
	}
	require.Contains(v.rt, follows[o.Fact], p.last, "%v after %v", o.Fact, p.last)
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
		require.Equal(v.rt, p.attempts, o.Attempt)
		require.LessOrEqual(v.rt, o.Attempt, uint16(v.net.Callers.MostCalls))
	case CallAnswered:
		require.Zero(v.rt, v.down[Element{APlatform, int16(o.Platform)}], "platform %d answers while it is down", o.Platform)
		require.Equal(v.rt, o.At-o.Made, o.Wait)
	case CallEnded:
		v.ofEnd(o)
	case CallerLeft:
		p.left = true
		if o.Service == None {
			require.NotEqual(v.rt, Diverted, o.Fate)
		}
	}
}

func (v *witness) ofEnd(o *Observation) {
	v.outcomes[o.Outcome]++
	if o.Outcome == Connected {
		require.Zero(v.rt, v.down[o.Element], "%v answers while it is down", o.Element)
		require.Equal(v.rt, o.At-o.Made-o.Wait, o.Handed)
	}
	if o.Outcome.Unconnected() {
		require.NotEqual(v.rt, NoCause, o.Cause)
		require.NotEqual(v.rt, NoElement, o.Element.Kind)
	} else {
		require.Equal(v.rt, NoCause, o.Cause)
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
	for id, p := range v.people {
		require.True(v.rt, p.left, "caller %d has no fate", id)
	}
}
