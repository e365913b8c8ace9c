package recovery

import (
	"fmt"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

// CallGapping limits the rate of calls at the providers, each with its own leaky bucket. Calls above the rate hear a busy
// tone at once, and take no circuit and no place in a queue. It is the rate control at the source of RFC 7415, and the call
// gapping of ITU-T E.412.
type CallGapping struct {
	Most      *float64  `yaml:"most" unit:"rate" positive:"true" doc:"Highest long-run rate of calls that each provider lets through, such as 20/s. Give this or gap."`
	Gap       *des.Time `yaml:"gap" unit:"duration" positive:"true" max:"1d" doc:"Long-run time between two calls of each provider, such as 2s. Give this or most."`
	Burst     *int32    `yaml:"burst" unit:"calls" min:"1" max:"10000" doc:"Calls that may pass in a row after a pause (bucket depth). Without it: the calls of one second with most, up to 10000, and 1 call with gap."`
	Providers []string  `yaml:"providers" doc:"The providers that gap calls. Without it, all."`
}

var _ Kind = (*CallGapping)(nil)

// The bounds of a bucket, as in the tags: beyond them nothing would pass, or everything.
const (
	longestGap = des.Day
	mostBurst  = 10_000
)

// gapping is the plan of it.
type gapping struct {
	providers []int
	commands  []string
	every     des.Time
	burst     int32
}

// Plan implements Kind.
func (k *CallGapping) Plan(n Names) Planned {
	switch {
	case k.Most == nil && k.Gap == nil:
		n.Complain("", "this does not say how many calls may pass: add most, such as 20/s, or gap, such as 2s")
		return &gapping{}
	case k.Most != nil && k.Gap != nil:
		n.Complain("gap", "most already says how many calls may pass: leave most or gap out")
		return &gapping{}
	}
	p := &gapping{every: k.every(), burst: k.burst()}
	all := n.Network().Providers
	for i, name := range k.Providers {
		key := fmt.Sprintf("providers[%d]", i+1)
		if slices.Contains(k.Providers[:i], name) {
			n.Complain(key, "%s is in the list twice: name it once", name)
			continue
		}
		p.add(n.Provider(key, name), name)
	}
	for i := 0; i < len(all) && len(k.Providers) == 0; i++ {
		p.add(i, all[i].Name)
	}
	return p
}

func (p *gapping) add(provider int, name string) {
	p.providers = append(p.providers, provider)
	p.commands = append(p.commands, "the rate of calls from "+name)
}

func (k *CallGapping) every() des.Time {
	if k.Gap != nil {
		return *k.Gap
	}
	return des.FromSeconds(min(1 / *k.Most, longestGap.Seconds()))
}

func (k *CallGapping) burst() int32 {
	switch {
	case k.Burst != nil:
		return *k.Burst
	case k.Most != nil:
		return int32(min(max(1, *k.Most), mostBurst))
	default:
		return 1
	}
}

// Costs implements Kind.
func (*CallGapping) Costs() string {
	return "An arrangement with every provider, and a control that each can set at any hour. Calls for help are turned away by " +
		"design, and counted as refused by this remedy."
}

// Words implements Kind.
func (k *CallGapping) Words() string {
	who := "every provider lets through"
	if len(k.Providers) == 1 {
		who = k.Providers[0] + " lets through"
	} else if len(k.Providers) > 1 {
		who = "each of " + words.Joined(k.Providers) + " lets through"
	}
	pace := ""
	if k.Gap != nil {
		pace = "one call every " + words.Length(*k.Gap)
	} else {
		pace = fmt.Sprintf("%.4g calls a second", *k.Most)
	}
	burst := ""
	if k.burst() > 1 {
		burst = fmt.Sprintf(", and up to %d calls in a row after a pause", k.burst())
	}
	return fmt.Sprintf("%s at most %s%s. Other callers hear a busy tone", who, pace, burst)
}

// Commands implements Planned.
func (p *gapping) Commands() []string { return p.commands }

// Start implements Planned.
func (p *gapping) Start(_ random.Key, cause int16) Machine {
	return stands("", func(o *emergency.Orders) {
		for _, provider := range p.providers {
			o.Gap(provider, p.every, p.burst, cause)
		}
	}).Start(0, cause)
}
