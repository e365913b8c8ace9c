package measure

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/calls"
)

// Step is the length of one step of the series, and of the ledger: a minute, or more in a long run.
func (p *Plan) Step() des.Time { return p.step }

// Steps is how many steps the series have. The last may be shorter.
func (p *Plan) Steps() int { return int((p.net.Length + p.step - 1) / p.step) }

// IsBanded reports whether a series of a plan has a band over the replications. Counts of all calls and samples have one.
func IsBanded(p *Plan, series string) bool {
	return p.places().isBanded(slices.Index(p.SeriesNames(), series))
}

// sharedBy is what the numbers of a step are divided by: those of samples are sums over its minutes.
func sharedBy(p *Plan, n places, step, place int) float64 {
	if place < n.samples {
		return 1
	}
	each := int(p.step / des.Minute)
	return float64(min(each, p.minutes-step*each))
}

// served is how the calls for help of one minute fared. The recovery clocks are read off it, to the minute in runs of any
// length.
type served struct{ offered, open, connected, inTime int32 }

// serve counts how a call for help ended in its minute.
func (c *clocks) serve(e *calls.Ended) {
	m := &c.served[e.Made/des.Minute]
	m.offered++
	if e.InTime {
		m.inTime++
	}
	switch e.Outcome {
	case emergency.Connected:
		m.connected++
	case emergency.Open:
		m.open++
	}
}
