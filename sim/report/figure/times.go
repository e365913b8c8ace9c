package figure

import (
	"math"

	"nines/sim/experiment"
	"nines/sim/report/phrase"
	"nines/sim/stat"
)

// Quantiles are how long something takes, over the replications in which it began: at best, in the middle and at worst.
// One that did not come to its end before the run did is censored: a time beyond any that is known.
type Quantiles struct {
	Median phrase.Number `json:"median-s" doc:"The median over the replications in which it began, in seconds; unreached if it lies beyond the end of the run."`
	Low    phrase.Number `json:"median-low-s" doc:"The low end of the median's confidence interval, in seconds; null with too few replications, unreached if it lies beyond the end of the run."`
	High   phrase.Number `json:"median-high-s" doc:"The high end of the median's confidence interval, likewise."`
	P05    phrase.Number `json:"p05-s" doc:"What one replication in twenty stays below, in seconds; null with too few replications, unreached if it lies beyond the end of the run."`
	P95    phrase.Number `json:"p95-s" doc:"What nineteen replications in twenty stay below, likewise."`
}

// Times is a time under one strategy and as compared with another. Some replications may not reach it. They count
// as later than all that do, and no mean leaves them out.
type Times struct {
	Quantiles
	Reached phrase.Estimate `json:"reached" doc:"In what share of the replications it was reached, of those in which there was something to reach, 0 to 1."`
	Sooner  int             `json:"sooner" doc:"In how many replications it was reached sooner than under the other, or reached only here."`
	Same    int             `json:"same" doc:"In how many at the same time, or under neither."`
	Later   int             `json:"later" doc:"In how many later, or only under the other."`
	Apart   phrase.Number   `json:"difference-median-s" doc:"The median of the paired differences, in seconds. What neither reached is no difference. Null with fewer than six pairs, or if mostly only this one reached it; unreached if mostly only the other did."`
	Least   phrase.Number   `json:"difference-median-low-s" doc:"The low end of its 95 % confidence interval, likewise."`
	Most    phrase.Number   `json:"difference-median-high-s" doc:"The high end, likewise."`
}

// TimesOf are a time under a strategy, and as compared with another.
func TimesOf(r *experiment.Result, place int, pairs *stat.Sooner) *Times {
	q := r.Quantiles(place)
	t := &Times{
		Quantiles: Quantiles{Median: phrase.Number(q.Median), Low: phrase.Number(q.Within.Low), High: phrase.Number(q.Within.High), P05: phrase.Number(q.Early), P95: phrase.Number(q.Late)},
		Reached:   Of(r.Curve(place).Share()), Sooner: pairs.Sooner, Same: pairs.Same, Later: pairs.Later,
		Apart: finiteBelow(pairs.Median.Point), Least: finiteBelow(pairs.Median.Low), Most: finiteBelow(pairs.Median.High),
	}
	if !pairs.Known { // no bounds are known, which is not the same as never reached
		none := phrase.Number(math.NaN())
		t.Least, t.Most = none, none
	}
	return t
}

// finiteBelow is a number that JSON can write: of two infinities it knows only that above.
func finiteBelow(v float64) phrase.Number {
	if math.IsInf(v, -1) {
		return phrase.Number(math.NaN())
	}
	return phrase.Number(v)
}
