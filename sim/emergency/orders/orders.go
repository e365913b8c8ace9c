// Package orders is what a strategy can want done: one small record for each kind of order, and the sheet on which a
// strategy writes them. The package carries out nothing. An order says what is wanted and who wants it, not how.
package orders

import (
	"nines/sim/des"
	"nines/sim/emergency/condition"
	"nines/sim/emergency/traffic"
)

const none = -1 // the index of nothing

// Wakeup names something that a strategy asked to be told, for whoever in it asked.
type Wakeup struct {
	Owner  traffic.Holder // who in the strategy asked
	Serial uint32         // which of the owner's beginnings it belongs to: after a later beginning it is stale
	Event  Event          // what is due
	Of     int32          // which one of several it belongs to: a source, a seat
}

// Event is what is due, as its owner numbers it.
type Event int32

// Orders collects what a strategy wants done, in order.
type Orders struct {
	list   []Order
	sight  traffic.Sight
	by     traffic.Holder // who gives the orders now
	serial uint32         // and in which of his beginnings
}

// Order is one thing that a strategy wants done: one of the records below, each made by the method of its name.
type Order interface {
	// heldBy is the same order, of another holder.
	heldBy(traffic.Holder) Order
}

// List is what has been ordered so far, in order.
func (o *Orders) List() []Order { return o.list }

// Sight is what whoever gives orders may look at: things as they are before any of these orders is carried out.
func (o *Orders) Sight() traffic.Sight { return o.sight }

// By is who gives the orders.
func (o *Orders) By() traffic.Holder { return o.by }

// Begin takes a clean sheet, and says what there is to look at. Nobody gives the orders yet.
func (o *Orders) Begin(s traffic.Sight) {
	*o = Orders{list: o.list[:0], sight: s}
}

// As says who gives the orders that follow, and in which of his beginnings.
func (o *Orders) As(by traffic.Holder, serial uint32) { o.by, o.serial = by, serial }

// Give adds orders that were put together beforehand, as orders of who gives them now.
func (o *Orders) Give(list []Order) {
	for _, order := range list {
		o.add(order.heldBy(o.by))
	}
}

func (o *Orders) add(order Order) { o.list = append(o.list, order) }

// Mark is a milestone's being reached.
type Mark struct {
	Milestone condition.Milestone
	By        int8 // the source that it is owed to; None
}

// Wake is a wish to be told something.
type Wake struct {
	After des.Time
	Wakeup
}

// Work is work on a step of the runbook, and a wish to be told that it is done.
type Work struct {
	Step  int
	Takes des.Time // if all is well
	Wakeup
}

// Read is a wish to be told what a platform's counters say.
type Read struct {
	Platform int
	After    des.Time
	Wakeup
}

// Listen has sensors report again and, unless it is for people alone, monitors.
type Listen struct{ PeopleOnly bool }

func (x Mark) heldBy(traffic.Holder) Order   { return x }
func (x Wake) heldBy(traffic.Holder) Order   { return x }
func (x Work) heldBy(traffic.Holder) Order   { return x }
func (x Read) heldBy(traffic.Holder) Order   { return x }
func (x Listen) heldBy(traffic.Holder) Order { return x }

// CloseIncident is the end of the work on what was detected.
type CloseIncident struct{}

func (x CloseIncident) heldBy(traffic.Holder) Order { return x }

// Mark says that a milestone is reached.
func (o *Orders) Mark(m condition.Milestone) { o.add(Mark{Milestone: m, By: none}) }

// MarkBy says that a milestone is reached thanks to one of the strategy's sources: a sensor or monitor, as it numbers them.
func (o *Orders) MarkBy(m condition.Milestone, by int) { o.add(Mark{Milestone: m, By: int8(by)}) }

// Wake asks to be told after a delay that an event is due.
func (o *Orders) Wake(after des.Time, e Event) { o.WakeOf(after, e, 0) }

// WakeOf is Wake, of one of several.
func (o *Orders) WakeOf(after des.Time, e Event, of int32) {
	o.add(Wake{After: after, Wakeup: o.wakeup(e, of)})
}

func (o *Orders) wakeup(e Event, of int32) Wakeup {
	return Wakeup{Owner: o.by, Serial: o.serial, Event: e, Of: of}
}

// Work begins work on a step of the runbook that takes so long if all is well, and asks to be told once it is done.
func (o *Orders) Work(step int, takes des.Time, e Event) {
	o.add(Work{Step: step, Takes: takes, Wakeup: o.wakeup(e, 0)})
}

// Read asks to be told after a delay that an event is due, with what the platform's counters then say.
func (o *Orders) Read(platform int, after des.Time, e Event) {
	o.add(Read{Platform: platform, After: after, Wakeup: o.wakeup(e, 0)})
}

// Listen has sensors and monitors forget what they noticed, and report again.
func (o *Orders) Listen() { o.add(Listen{}) }

// ListenToPeople has sensors forget what they noticed, and report again.
func (o *Orders) ListenToPeople() { o.add(Listen{PeopleOnly: true}) }

// CloseIncident says that the work on what was detected is done: the next detection is that of another incident.
func (o *Orders) CloseIncident() { o.add(CloseIncident{}) }
