package plain

import (
	"nines/sim/des"
	"nines/sim/emergency"
)

// telling is the facts that an observer has not heard yet.
type telling struct {
	observer emergency.Observer
	batch    []emergency.Observation
	told     int
}

func newTelling() telling { return telling{batch: make([]emergency.Observation, 24)} }

// reset begins a run.
func (t *telling) reset(o emergency.Observer) {
	t.observer = o
	clear(t.batch)
}

func (t *telling) flush() {
	t.observer.Observe(t.batch[:t.told])
	t.told = 0
}

// fact begins a fact of nobody's call.
func (t *telling) fact(at des.Time, f emergency.Fact) *emergency.Observation {
	if t.told == len(t.batch) {
		t.flush()
	}
	o := &t.batch[t.told]
	t.told++
	*o = emergency.Observation{
		At: at, Fact: f, Slot: emergency.None, Cause: emergency.NoCause, Platform: emergency.None, Provider: emergency.None, By: emergency.None, Wait: -1,
	}
	return o
}

// call begins the end of a call, made at a time. One more fact fits into the batch.
func (t *telling) call(made des.Time) *emergency.Observation {
	if t.told+1 >= len(t.batch) {
		t.flush()
	}
	slot := int32(t.told)
	o := &t.batch[slot]
	t.told++
	o.Fact, o.Slot, o.Attempt, o.Platform, o.By, o.Seen = emergency.CallEnded, slot, 1, 0, emergency.None, true
	o.Made, o.First, o.Wait, o.Fate, o.Element = made, made, -1, 0, emergency.Element{}
	return o
}

// leaves tells what became of the caller of a call that has just ended.
func (t *telling) leaves(call *emergency.Observation, fate emergency.Fate) {
	o := &t.batch[t.told]
	t.told++
	*o = *call
	o.Fact, o.Fate, o.Outcome, o.Cause, o.Element = emergency.CallerLeft, fate, 0, emergency.NoCause, emergency.Element{}
}
