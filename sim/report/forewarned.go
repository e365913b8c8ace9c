package report

import (
	"nines/sim/experiment"
	"nines/sim/measure"
)

// forewarnedCallers is how many reached help by another number without a call, because a notice told them to; nil where
// there is no such notice. Whoever compares strategies must know: who does not call is neither affected nor lost.
func forewarnedCallers(r *experiment.Result, window string) *Estimate {
	if !r.Plan.Network.Forewarns {
		return nil
	}
	e := estimateOf(r.Find("callers.forewarned", window, measure.Group{}))
	return &e
}
