package figure

import (
	"math"

	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/portable"
)

// Evidence is how much the replications say of a verdict.
type Evidence struct {
	Skewed bool `json:"skewed,omitempty" doc:"Whether the replications are so lopsided that the interval is widened: it covers Student's, a compound Poisson sum's and the bootstrap's."`
	Rare   bool `json:"rare,omitempty" doc:"Whether so few replications differ from the usual that a rarer and worse one cannot be excluded."`
	Enough int  `json:"enough-replications,omitempty" doc:"If it is undecided: about how many replications would decide it, if the estimate stays as it is; absent if that is not known."`
}

// EvidenceOf is that of a verdict.
func EvidenceOf(v *experiment.Verdict) Evidence { return Evidence{v.Skewed, v.Rare, enough(v)} }

// enough is about how many replications would decide an undecided verdict, if the estimate stays as it is. It is 0 if that is not known:
// there is no estimate, or it lies on the limit.
//
// Half of an interval shrinks with the root of the replications. Where hardly any differs from the others, the interval leaves room
// for a worse one that was not seen, and shrinks with their number.
func enough(v *experiment.Verdict) int {
	low, high, isLinear := v.Criterion.Low, v.Criterion.High, v.Rare
	switch v.Criterion.Statistic {
	case plan.InAtLeast:
		low, high, isLinear = v.Criterion.P, 1, v.Value == 1
	case plan.InAtMost:
		low, high, isLinear = 0, v.Criterion.P, v.Value == 0
	}
	if v.Ruling != experiment.Undecided || math.IsNaN(v.Value) || math.IsInf(v.High-v.Low, 0) {
		return 0
	}
	var times float64
	switch below, above := v.Value-v.Low, v.High-v.Value; {
	case v.Value > high:
		times = below / (v.Value - high)
	case v.Value < low:
		times = above / (low - v.Value)
	default:
		times = max(timesOf(below, v.Value-low), timesOf(above, high-v.Value))
	}
	if !isLinear {
		times *= times
	}
	if times *= moreLooks(v, times); times > 1 && float64(v.Of)*times <= mostEnough {
		return roundedUp(float64(v.Of) * times)
	}
	return 0
}

// moreLooks is how many times more replications it takes because a budget that many times as large has more looks, which share the risk.
// The width of an interval grows with the logarithm of the risk, or with its root.
func moreLooks(v *experiment.Verdict, times float64) float64 {
	factor, risk := 1.0, 1-v.Criterion.Confidence
	for range 3 { // more replications have more looks, which take more replications
		looks := risk/(1-v.Level) + math.Ceil(portable.Log(max(1, times*factor))/math.Ln2)
		factor = portable.Log(2*looks/risk) / portable.Log(2/(1-v.Level))
	}
	return max(1, factor)
}

// mostEnough is the largest number of replications that is worth naming.
const mostEnough = 1e9

// timesOf is how many times too wide an interval is on one side.
func timesOf(width, room float64) float64 {
	if width == 0 {
		return 0
	}
	return width / room
}

// roundedUp has two digits that count.
func roundedUp(n float64) int {
	unit := 1
	for n > float64(100*unit) {
		unit *= 10
	}
	return unit * int(math.Ceil(n/float64(unit)))
}
