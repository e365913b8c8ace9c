package recovery

import (
	"fmt"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

// RateControl lets a platform tell the providers regularly which share of calls to turn away at once. This is the loss-based
// overload control of RFC 7339, where the platform measures its own queue. In the next interval the platform can take as
// many calls as in the last one, plus one for each free agent. It adds the places that its queue has below the target, or
// subtracts the calls above it. What it can take, over what was offered to it, is the share let through. This follows the
// queueing-delay algorithm of Shen, Schulzrinne and Nahum, "Session Initiation Protocol (SIP) server overload control:
// design and evaluation", IPTComm 2008. The providers get it as a share. What was offered is estimated from what arrived and
// the share let through, as the mean of the newest measurement and the estimate before it.
//
// The sources act on the newest report. A platform that is down reports nothing, and then nothing is turned away for it.
type RateControl struct {
	Platform string   `yaml:"platform" required:"true" doc:"The platform that asks for fewer calls."`
	Target   float64  `yaml:"target" unit:"share" default:"90%" doc:"How full its queue should be: waiting calls as a share of its size."`
	Every    des.Time `yaml:"every" unit:"duration" min:"1s" default:"10s" doc:"How often it measures and informs the providers."`
}

var _ Kind = (*RateControl)(nil)

// controlled is the plan of it.
type controlled struct {
	*RateControl
	platform int
}

// controller is it in one replication.
type controller struct {
	*controlled
	cause    int16
	kept     float64 // share let through
	offered  float64 // calls in an interval, estimated; counts if isKnown
	isKnown  bool
	previous emergency.Reading
}

// Plan implements Kind.
func (k *RateControl) Plan(n Names) Planned {
	p := n.Staffed("platform", k.Platform)
	if p >= 0 {
		switch n.Network().Platforms[p].Queue {
		case emergency.Unlimited:
			n.Complain("target", "the queue of %s has no limit, so it is never full: give the platform a queue, such as queue: 50 calls", k.Platform)
		case 0:
			n.Complain("target", "%s has no queue to measure: give the platform a queue, such as queue: 50 calls", k.Platform)
		}
	}
	return &controlled{k, p}
}

// Costs implements Kind.
func (*RateControl) Costs() string {
	return "Software for the protocol in every provider's exchange and on the platform. Calls for help are turned away by design, " +
		"and counted as refused by this remedy."
}

// Words implements Kind.
func (k *RateControl) Words() string {
	return fmt.Sprintf("every %[2]s %[1]s tells the providers which share of calls to turn away. Its queue is to be at most %.3[3]g %% full",
		k.Platform, words.Length(k.Every), 100*k.Target)
}

// Commands implements Planned.
func (p *controlled) Commands() []string { return []string{"how many calls reach " + p.Platform} }

// Start implements Planned.
func (p *controlled) Start(_ random.Key, cause int16) Machine {
	return &controller{controlled: p, cause: cause}
}

// readingIsDue is when the platform reports.
const readingIsDue emergency.Event = 0

// Begin implements Machine.
func (c *controller) Begin(o *emergency.Orders) {
	c.forget()
	o.Read(c.platform, 0, readingIsDue)
}

// forget goes back to knowing nothing of the load.
func (c *controller) forget() { c.kept, c.isKnown, c.previous = 1, false, emergency.Reading{} }

// End implements Machine.
func (c *controller) End(o *emergency.Orders) { o.End() }

// Receive implements Machine.
func (c *controller) Receive(s emergency.Signal, o *emergency.Orders) {
	if s.Report || s.Due.Event != readingIsDue {
		return
	}
	before := c.kept
	switch now := s.Reading; {
	case !now.Known:
		c.forget()
	default:
		if c.previous.Known {
			c.adapt(&now)
		}
		c.previous = now
	}
	if c.kept != before {
		o.Shed(c.platform, 1-c.kept, c.cause)
	}
	o.Read(c.platform, c.Every, readingIsDue)
}

// leastKept is the least share that is let through, other than none: what arrives of a smaller one measures nothing.
const leastKept = 1.0 / 1000

// adapt works out the share to let through from the counters at both ends of an interval. Until calls have been offered
// there is no measurement, and nothing is turned away.
func (c *controller) adapt(now *emergency.Reading) {
	if c.kept > 0 { // else nothing arrived, and the last estimate is the best there is
		measured := float64(now.Arrived-c.previous.Arrived) / c.kept
		if c.isKnown {
			measured = (measured + c.offered) / 2
		}
		c.offered, c.isKnown = measured, measured > 0
	}
	if !c.isKnown {
		return
	}
	answered, free := now.Answered-c.previous.Answered, now.Agents-now.Busy
	capacity := float64(answered) + float64(free) + float64(c.Target*float64(now.Room)) - float64(now.Waiting)
	c.kept = 1
	if capacity < c.offered {
		c.kept = max(0, capacity) / c.offered
	}
	if c.kept < leastKept {
		c.kept = 0
	}
}
