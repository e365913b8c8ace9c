package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/orders"
	"nines/sim/emergency/traffic"
)

// Strategy is what is done about trouble: a state machine that gets signals and gives orders. It has no clock and
// sees no conditions, only what people and machines report.
type Strategy interface {
	// Sensors are what the strategy listens to. Called once, before the run.
	Sensors() []Sensor
	// Receive takes one signal. Orders are carried out at once, in the order given.
	Receive(Signal, *Orders)
}

// Starter is a strategy that has orders to give before anything happens.
type Starter interface {
	// Start is called once in a run, before its first event.
	Start(*Orders)
}

// Follower is a strategy that learns of each change of where traffic is, or of who wants it there.
type Follower interface {
	// TrafficMoved is called after each change, whoever made it. Orders are carried out at once.
	TrafficMoved(at des.Time, o *Orders)
}

// Alarm is what a monitor says.
type Alarm uint8

// A signal that is no alarm, an alarm, and that it is over.
const (
	NoAlarm Alarm = iota
	Raised
	Cleared
)

// Signal is what a strategy sees: a sensor's report, a monitor's alarm, or something of its own that is due. Every strategy
// gets all signals and picks those it goes by.
type Signal struct {
	At      des.Time
	Report  bool    // a sensor's report
	Sensor  int32   // which one reported
	Alarm   Alarm   // a monitor's alarm
	Monitor int32   // which one of Network.Monitors
	Due     Wakeup  // neither: what the strategy asked to be told
	Reading Reading // of a platform, if that was asked for
}

// What a strategy orders is defined in orders.
type (
	Orders = orders.Orders
	Order  = orders.Order
	Wakeup = orders.Wakeup
	Event  = orders.Event
	Part   = orders.Part
)

// Holder is one of those in a strategy who give orders: the people with the runbook, or one of the remedies.
type Holder = traffic.Holder

// What a strategy may look at is defined in traffic.
type (
	Sight    = traffic.Sight
	Standing = traffic.Standing
)

// The holders.
const (
	People      = traffic.People
	Failback    = traffic.Failback
	FirstRemedy = traffic.FirstRemedy
)
