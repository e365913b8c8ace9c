package recovery

import (
	"fmt"

	"nines/sim/emergency"
)

// QueueCap changes the size of a platform's queue. With more room fewer callers hear a busy tone and more wait. With less
// room nobody waits in vain.
type QueueCap struct {
	Platform string `yaml:"platform" required:"true" doc:"The platform whose queue it is."`
	Queue    int32  `yaml:"queue" unit:"calls" unlimited:"true" required:"true" doc:"Most calls waiting for an agent while it lasts."`
}

var _ Kind = (*QueueCap)(nil)

// Plan implements Kind.
func (k *QueueCap) Plan(n Names) Planned {
	p := n.Staffed("platform", k.Platform)
	return stands("the queue of "+k.Platform,
		func(o *emergency.Orders) { o.CapQueue(p, k.Queue) })
}

// Costs implements Kind.
func (*QueueCap) Costs() string {
	return "A parameter, lines to hold the calls on, and the callers' time. After 25 June 2023 BT raised the cap of its queue from " +
		"50 to 420 calls."
}

// Words implements Kind.
func (k *QueueCap) Words() string {
	if k.Queue == emergency.Unlimited {
		return fmt.Sprintf("the queue of %s has no limit", k.Platform)
	}
	return fmt.Sprintf("the queue of %s holds %d calls", k.Platform, k.Queue)
}
