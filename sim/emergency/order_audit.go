package emergency

import "fmt"

// order is what an audit remembers of who waits, to check first come, first served by itself: it looks at the stages of calls
// only, not at tickets or lists.
type order struct {
	slots  []waiter
	step   int64           // audits so far
	served map[queue]int64 // in this step: when the call came that came last, of those who were served
}

// waiter is what was so of a slot at the last audit.
type waiter struct {
	caller uint64
	queue  queue
	since  int64 // the step at which the call came there
	stage  stage
	aside  bool // the element was down for it
}

// queue is one line of calls that are alike: of one class, at one platform or control room.
type queue struct {
	at    Element
	class uint8
}

func (o *order) reset() { o.slots, o.step = o.slots[:0], 0 }

// auditOrder demands that nobody is served who came later than somebody else of the same queue who could have been. A call that was
// thrown back stands where its fault says, so it is left out.
func (w *World) auditOrder() error {
	o := &w.tallies.order
	o.step++
	if o.served == nil {
		o.served = map[queue]int64{}
	}
	clear(o.served)
	for id := range w.callers {
		if id == len(o.slots) {
			o.slots = append(o.slots, waiter{})
		}
		w.noteServed(int32(id))
	}
	if len(o.served) > 0 {
		for id := range w.callers {
			before, c := &o.slots[id], &w.callers[id]
			last, some := o.served[before.queue]
			if some && before.since < last && before.caller == c.ID && before.stage == c.stage && c.isWaiting() && c.again == 0 && !before.aside && !w.lines.Aside(int32(id)) {
				return fmt.Errorf("caller %d waits at %v, and somebody of the same class who came later was served", c.ID, before.queue.at)
			}
		}
	}
	for id := range w.callers {
		w.noteWaiting(int32(id))
	}
	return nil
}

// isWaiting says whether the call stands in a line that is first come, first served.
func (c *caller) isWaiting() bool { return c.stage == inQueue || c.stage == inLine }

// noteServed notes a call that has just reached an agent or a call taker, and did not go on with one from hold.
func (w *World) noteServed(id int32) {
	c, before, o := &w.callers[id], &w.tallies.order.slots[id], &w.tallies.order
	same := before.caller == c.ID
	isRungBack := c.recalled.back != 0 && c.stage == withAgent // by an agent who takes nobody that waits
	if isRungBack || same && before.stage == c.stage || c.again > 0 || c.stage != withAgent && c.stage != ringing || same && before.stage == onHold {
		return
	}
	q, since := w.queueOf(c), o.step
	if same && before.queue == q {
		since = before.since
	}
	o.served[q] = max(o.served[q], since)
}

// noteWaiting remembers a slot for the next audit.
func (w *World) noteWaiting(id int32) {
	c, before := &w.callers[id], &w.tallies.order.slots[id]
	now := waiter{caller: c.ID, stage: c.stage}
	if c.isWaiting() {
		now.queue, now.since, now.aside = w.queueOf(c), w.tallies.order.step, w.lines.Aside(id)
		if before.caller == c.ID && before.queue == now.queue && before.stage == c.stage {
			now.since = before.since
		}
	}
	*before = now
}

// queueOf is the queue that a call waits in, or would.
func (w *World) queueOf(c *caller) queue {
	if c.stage.isHandover() {
		return queue{Element{Kind: ARoom, Index: c.room}, w.net.Rooms[c.room].ClassOf(&c.Person)}
	}
	return queue{Element{Kind: APlatform, Index: int16(c.platform)}, w.net.Platforms[c.platform].ClassOf(&c.Person)}
}
