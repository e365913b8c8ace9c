package recovery

import (
	"fmt"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
)

// PublicNotice tells the public something: "call 101 instead", "do not call again", or "the service is back", which brings
// calls of people who try whether it is. All three were seen in the outages of 2022 to 2024. Who heeds the advice to call
// elsewhere is the same people all through, also at a later call; those who heed it before their first call are counted as
// callers.forewarned, and are in no other count. Test calls come fastest at first: their rate falls exponentially, to a
// twentieth.
type PublicNotice struct {
	Diverts   *float64  `yaml:"diverts" unit:"share" doc:"Share of those who need help who reach it by another number instead of calling, or calling again, while the notice lasts."`
	Damps     *float64  `yaml:"damps" unit:"share" doc:"Share of the other redials that are not made while it lasts."`
	TestCalls *int32    `yaml:"test-calls" unit:"calls" max:"1000000" doc:"Calls of people who try whether the service works. They want nothing, and do not call again."`
	TestOver  *des.Time `yaml:"test-over" unit:"duration" positive:"true" doc:"The time from the notice within which the test calls come. Without it 30m."`
}

var _ Kind = (*PublicNotice)(nil)

// Plan implements Kind.
func (k *PublicNotice) Plan(n Names) Planned {
	switch {
	case k.Diverts == nil && k.Damps == nil && k.TestCalls == nil:
		n.Complain("", "it does not say what people do who hear it: give diverts, damps or test-calls")
	case k.TestOver != nil && k.TestCalls == nil:
		n.Complain("test-over", "there are no test calls to come in this time: give test-calls, or leave this out")
	}
	if k.Diverts != nil && *k.Diverts > 0 {
		n.Forewarn()
	}
	return standsOver(k.commands(), k.begin, k.end)
}

func (k *PublicNotice) commands() (list []string) {
	if k.Diverts != nil {
		list = append(list, "how many people call another number")
	}
	if k.Damps != nil {
		list = append(list, "how many people do not call again")
	}
	return list
}

func (k *PublicNotice) begin(o *emergency.Orders) {
	if k.Diverts != nil {
		o.Divert(*k.Diverts)
	}
	if k.Damps != nil {
		o.Damp(*k.Damps)
	}
	if k.TestCalls != nil {
		o.Test(*k.TestCalls, k.testOver())
	}
}

func (k *PublicNotice) end(o *emergency.Orders) {
	if k.Diverts != nil {
		o.Divert(0)
	}
	if k.Damps != nil {
		o.Damp(0)
	}
}

func (k *PublicNotice) testOver() des.Time {
	if k.TestOver != nil {
		return *k.TestOver
	}
	return 30 * des.Minute
}

// Costs implements Kind.
func (*PublicNotice) Costs() string {
	return "A press office at any hour, and the lines of the other number; and some people hear it who had no need to " +
		"call."
}

// Words implements Kind.
func (k *PublicNotice) Words() string {
	var does []string
	if k.Diverts != nil {
		does = append(does, fmt.Sprintf("%.4g %% of those who need help call another number", 100**k.Diverts))
	}
	if k.Damps != nil {
		does = append(does, fmt.Sprintf("%.4g %% of the other redials are not made", 100**k.Damps))
	}
	if k.TestCalls != nil {
		does = append(does, fmt.Sprintf("%d people try whether it works, within %s", *k.TestCalls, emergency.Length(k.testOver())))
	}
	return "a public notice is out: " + strings.Join(does, "; ")
}
