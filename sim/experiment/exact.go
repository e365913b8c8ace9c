package experiment

import (
	"slices"

	"nines/sim/emergency"
	"nines/sim/emergency/condition"
	"nines/sim/plan"
)

// impossible are counts that some scenarios cannot have: nothing in them leads there. Zero is then exact, and no replication
// more could show another number.
var impossible = map[string]func(p *plan.Plan) bool{
	"callers.diverted": knowsNoOtherNumber,
	"callers.moved":    knowsNoOtherNumber,
	"callers.in-vain":  func(p *plan.Plan) bool { return !p.Network.Forewarns },
	"calls.misrouted": func(p *plan.Plan) bool {
		return !hasFault(p, func(c *condition.Condition) bool { return c.Misroute.Share > 0 })
	},
	"calls.cut-at-answer": func(p *plan.Plan) bool { return !hasFault(p, cutsAtAnswer) },
}

// IsImpossible reports whether a measure cannot be other than zero in a scenario, such as callers diverted to another number
// where no notice gives one. It is false where that is not known.
func IsImpossible(p *plan.Plan, name string) bool {
	is := impossible[name]
	return is != nil && is(p)
}

// knowsNoOtherNumber: no notice gives another number, and nobody knows one of their own.
func knowsNoOtherNumber(p *plan.Plan) bool {
	return !p.Network.Forewarns && p.Network.Callers.Elsewhere == 0
}

func cutsAtAnswer(c *condition.Condition) bool {
	return c.Cut[condition.CutAtAnswer] > 0 || c.Restart.Share > 0
}

func hasFault(p *plan.Plan, is func(c *condition.Condition) bool) bool {
	return slices.ContainsFunc(p.Trouble.Faults, func(f emergency.Fault) bool { return is(&f.Condition) })
}
