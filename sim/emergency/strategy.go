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

// Party is who notices that calls fail, as a set.
type Party uint8

// The parties.
const (
	AgentsParty    Party = 1 << iota // see their calls cut and their consoles restart
	RoomsParty                       // see calls drop as they are passed on, and callers gone when they answer
	ProvidersParty                   // see blocked, refused and swallowed calls
	PublicParty                      // sees every lost call
)

// Sensor reports when a party has noticed After failures Within a time.
type Sensor struct {
	Party  Party
	After  int32
	Within des.Time
}

// Signal is what a strategy sees.
type Signal struct {
	At     des.Time
	Report bool  // a sensor's report; else a timer of the strategy's own
	Sensor int32 // which one reported
	Token  int32 // what the strategy asked to be told

	Reading Reading // of a platform, if that was asked for
}

// Orders collects what a strategy wants done.
type Orders struct{ list []Order }

// Order is one thing that a strategy wants done. Fields that do not concern its kind are zero.
type Order struct {
	Kind      OrderKind
	Milestone Milestone
	From, To  int // To is what is ordered: a platform, provider, service or centre
	After     des.Time
	Token     int32
	Count     int32   // cap-queue: calls; gap: burst; call-in: seat; test: people; ask-about-redials: 1, of those refused too
	Share     float64 // shed, divert, damp
	Times     float64 // ask-for-patience, ask-about-redials
	Cause     int16   // gap, shed: what the ledger calls the calls turned away
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
)

// List is what has been ordered so far, in order.
func (o *Orders) List() []Order { return o.list }

// Give adds orders that were put together beforehand.
func (o *Orders) Give(list []Order) { o.list = append(o.list, list...) }

// Mark says that a milestone is reached.
func (o *Orders) Mark(m Milestone) { o.list = append(o.list, Order{Kind: OrderMark, Milestone: m}) }

// Wake asks for a signal with the token after a delay.
func (o *Orders) Wake(after des.Time, token int32) {
	o.list = append(o.list, Order{Kind: OrderWake, After: after, Token: token})
}

// Switch takes one platform out of service and puts another in; the people move with the traffic.
func (o *Orders) Switch(from, to int) {
	o.list = append(o.list, Order{Kind: OrderSwitch, From: from, To: to})
}

// Listen has the sensors forget what they noticed, and report again.
func (o *Orders) Listen() { o.list = append(o.list, Order{Kind: OrderListen}) }

// CapQueue gives the queue of a platform another size.
func (o *Orders) CapQueue(platform int, calls int32) {
	o.list = append(o.list, Order{Kind: OrderCapQueue, To: platform, Count: calls})
}

// UncapQueue gives the queue of a platform its own size again.
func (o *Orders) UncapQueue(platform int) { o.CapQueue(platform, None) }
