package emergency

import "nines/sim/des"

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
	Token   int32   // neither: what the strategy asked to be told
	Reading Reading // of a platform, if that was asked for
}

// Orders collects what a strategy wants done.
type Orders struct{ list []Order }

// Order is one thing that a strategy wants done. Fields that do not concern its kind are zero.
type Order struct {
	Kind      OrderKind
	Milestone Milestone
	By        int8 // of a mark: the source that it is owed to; None
	From, To  int  // To is what is ordered: a platform, provider, service or centre
	Step      int  // of the runbook
	After     des.Time
	Token     int32
	Count     int32   // cap-queue: calls; gap: burst; call-in: seat; test: people; ask-about-redials: 1, of those refused too
	Share     float64 // share, staff, shed, divert, damp
	Times     float64 // ask-for-patience, ask-about-redials
	Cause     int16   // gap, shed: what the ledger calls the calls turned away
	Of        Element // prefer: whose calls
	Cuts      bool    // switch: calls in progress
}

// OrderKind says what is to be done.
type OrderKind uint8

// The kinds of order, each made by the method of its name.
const (
	OrderMark OrderKind = iota
	OrderWake
	OrderSwitch
	OrderListen
	OrderCapQueue
	OrderOpen
	OrderClose
	OrderShare
	OrderPrefer
	OrderStaff
	OrderTimeSilence
	OrderWork
	OrderGap
	OrderShed
	OrderRead
	OrderAskForPatience
	OrderAskAboutRedials
	OrderDivert
	OrderDamp
	OrderTest
	OrderCallIn
	OrderSendHome
	OrderPairRooms
	OrderCloseIncident
)

// List is what has been ordered so far, in order.
func (o *Orders) List() []Order { return o.list }

// Give adds orders that were put together beforehand.
func (o *Orders) Give(list []Order) { o.list = append(o.list, list...) }

// Mark says that a milestone is reached.
func (o *Orders) Mark(m Milestone) {
	o.list = append(o.list, Order{Kind: OrderMark, Milestone: m, By: None})
}

// MarkBy says that a milestone is reached thanks to one of the strategy's sources: a sensor or monitor, as it numbers them.
func (o *Orders) MarkBy(m Milestone, by int) {
	o.list = append(o.list, Order{Kind: OrderMark, Milestone: m, By: int8(by)})
}

// Wake asks for a signal with the token after a delay.
func (o *Orders) Wake(after des.Time, token int32) {
	o.list = append(o.list, Order{Kind: OrderWake, After: after, Token: token})
}

// Switch takes one platform out of service and puts another in; the people move with the traffic. If the other has to
// start up first, both happen when it has.
func (o *Orders) Switch(from, to int) {
	o.list = append(o.list, Order{Kind: OrderSwitch, From: from, To: to})
}

// SwitchAndCut is Switch, and cuts the calls that are still on the platform taken out of service.
func (o *Orders) SwitchAndCut(from, to int) {
	o.list = append(o.list, Order{Kind: OrderSwitch, From: from, To: to, Cuts: true})
}

// Open puts a platform into service beside the others, once it has started up.
func (o *Orders) Open(platform int) {
	o.list = append(o.list, Order{Kind: OrderOpen, From: None, To: platform})
}

// Close takes a platform out of service; calls that are on it stay.
func (o *Orders) Close(platform int) {
	o.list = append(o.list, Order{Kind: OrderClose, From: platform, To: None})
}

// Share sends new calls to a platform first in proportion to the shares of the platforms in service; while all shares
// are 0, as at the start, providers choose.
func (o *Orders) Share(platform int, share float64) {
	o.list = append(o.list, Order{Kind: OrderShare, To: platform, Share: share})
}

// Prefer sends the new calls of a provider or a region to a platform first. None: no longer.
func (o *Orders) Prefer(of Element, platform int) {
	o.list = append(o.list, Order{Kind: OrderPrefer, Of: of, To: platform})
}

// TimeSilence has all providers leave a platform that stays silent for so long; 0: each by its own timer.
func (o *Orders) TimeSilence(after des.Time) {
	o.list = append(o.list, Order{Kind: OrderTimeSilence, After: after})
}

// Staff divides people who work for several platforms in service among these, in proportion to such weights, which are
// 1 at the start.
func (o *Orders) Staff(platform int, weight float64) {
	o.list = append(o.list, Order{Kind: OrderStaff, To: platform, Share: weight})
}

// CapQueue gives the queue of a platform another size.
func (o *Orders) CapQueue(platform int, calls int32) {
	o.list = append(o.list, Order{Kind: OrderCapQueue, To: platform, Count: calls})
}

// UncapQueue gives the queue of a platform its own size again.
func (o *Orders) UncapQueue(platform int) { o.CapQueue(platform, None) }

// Listen has sensors and monitors forget what they noticed, and report again.
func (o *Orders) Listen() { o.list = append(o.list, Order{Kind: OrderListen}) }

// CloseIncident says that the work on what was detected is done: the next detection is that of another incident.
func (o *Orders) CloseIncident() { o.list = append(o.list, Order{Kind: OrderCloseIncident}) }

// Work begins work on a step of the runbook that takes so long if all is well, and asks for a signal with the token once
// it is done. The token is not negative.
func (o *Orders) Work(step int, takes des.Time, token int32) {
	o.list = append(o.list, Order{Kind: OrderWork, Step: step, After: takes, Token: token})
}
