package ladder

import (
	"nines/sim/emergency"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/stat"
)

// Run is what a rung is judged by.
type Run struct {
	Plan *plan.Plan
	Rows [][]float64          // by replication, as the measures of the plan list them
	Ears []emergency.Observer // by replication; nil if the rung has none
}

// steady is the window in which the empty start is forgotten and the end cuts off no call.
const steady = "steady"

var everyone = measure.Group{} // who want help

// of is the callers of one service.
func ofService(name string) measure.Group { return measure.Group{By: "service", Name: name} }

// find is the place of a measure in the steady window, or in the whole run where there is none.
func (r *Run) find(name string, g measure.Group) int {
	window := measure.WholeRun
	if len(r.Plan.Measures.Windows()) > 1 {
		window = steady
	}
	return r.Plan.Measures.Find(name, window, g)
}

// column is the numbers at a place, over the replications.
func (r *Run) column(place int) []float64 {
	list := make([]float64, len(r.Rows))
	for i, row := range r.Rows {
		list[i] = row[place]
	}
	return list
}

// count is a count over the replications.
func (r *Run) count(name string, g measure.Group) []float64 { return r.column(r.find(name, g)) }

// parts are the two counts of a measure that is a quotient.
func (r *Run) parts(name string, g measure.Group) (num, den []float64) {
	m := r.Plan.Measures.Measures()[r.find(name, g)]
	return r.column(m.Numerator), r.column(m.Denominator)
}

// figure is a figure of a run.
type figure = func(*Run) stat.Estimate

// share is one count over another, pooled over the replications.
//
//go:noinline
func share(num, den string) figure { return shareOf(num, den, everyone) }

//go:noinline
func shareOf(num, den string, g measure.Group) figure {
	return func(r *Run) stat.Estimate { return stat.Ratio(r.count(num, g), r.count(den, g)) }
}

// count is the mean of a count.
//
//go:noinline
func count(name string) figure {
	return func(r *Run) stat.Estimate { return stat.Mean(r.count(name, everyone)) }
}

// mean is a measure that is itself a quotient, pooled over the replications.
//
//go:noinline
func mean(name string) figure { return meanOf(name, everyone) }

//go:noinline
func meanOf(name string, g measure.Group) figure {
	return func(r *Run) stat.Estimate { return stat.Ratio(r.parts(name, g)) }
}

// less is a mean without a part of it that is known.
//
//go:noinline
func less(known float64, of figure) figure {
	return func(r *Run) stat.Estimate {
		e := of(r)
		e.Mean, e.Low, e.High = e.Mean-known, e.Low-known, e.High-known
		return e
	}
}

// complement is the share of the others.
//
//go:noinline
func complement(of figure) figure {
	return func(r *Run) stat.Estimate {
		e := of(r)
		e.Mean, e.Low, e.High = 1-e.Mean, 1-e.High, 1-e.Low
		return e
	}
}

// atHandover is the mean time from the end of the agent's part to the control room's answer, where the agent does not stay. It is
// the time from answer to connection, call by call without the agent's.
func atHandover(r *Run) stat.Estimate {
	waited, calls := r.parts("answer-to-connected.mean", everyone)
	talked, _ := r.parts("agent-time.mean", everyone)
	for i := range waited {
		waited[i] -= talked[i]
	}
	return stat.Ratio(waited, calls)
}

// betweenCalls is the mean number of callers between two calls by Little's law. It is the rate of callers, times their time from the
// first call to connection without the service at the end. Nobody gives up.
//
//go:noinline
func betweenCalls(rate, service float64) figure {
	return func(r *Run) stat.Estimate {
		away, callers := r.parts("callers.delay.mean", everyone)
		for i := range callers {
			away[i] = rate * (away[i] - float64(service*callers[i]))
		}
		return stat.Ratio(away, r.count("callers.calling", everyone))
	}
}
