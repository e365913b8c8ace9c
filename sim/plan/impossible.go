package plan

import (
	"slices"

	"nines/sim/emergency"
	"nines/sim/emergency/condition"
)

// impossible are counts that some scenarios cannot have: nothing in them leads there. Zero is then exact, and no replication
// more could show another number.
var impossible = map[string]func(p *Plan) bool{
	"callers.diverted": knowsNoOtherNumber,
	"callers.moved":    knowsNoOtherNumber,
	"callers.in-vain":  func(p *Plan) bool { return !p.Network.Forewarns && p.Network.Callers.Elsewhere.AnotherCall <= 0 },
	"calls.misrouted": func(p *Plan) bool {
		return !hasFault(p, func(c *condition.Condition) bool { return c.Misroute.Share > 0 })
	},
	"calls.cut-at-answer": func(p *Plan) bool { return !hasFault(p, cutsAtAnswer) },
}

// IsImpossible reports whether a measure cannot be other than zero in the scenario, such as callers diverted to another number
// where no notice gives one. It is false where that is not known.
func (p *Plan) IsImpossible(name string) bool {
	is := impossible[name]
	return is != nil && is(p)
}

// knowsNoOtherNumber: no notice gives another number, and nobody knows one of their own or another way.
func knowsNoOtherNumber(p *Plan) bool {
	e := &p.Network.Callers.Elsewhere
	return !p.Network.Forewarns && e.AnotherCall <= 0 && e.Neighbour <= 0
}

func cutsAtAnswer(c *condition.Condition) bool {
	return c.Cut[condition.CutAtAnswer] > 0 || c.Restart.Share > 0
}

func hasFault(p *Plan, is func(c *condition.Condition) bool) bool {
	return slices.ContainsFunc(p.Trouble.Faults, func(f emergency.Fault) bool { return is(&f.Condition) })
}
