package report

import (
	"nines/sim/measure"
)

// Durations are how many calls and callers took how long, counted in bins.
type Durations struct {
	Limits  []Number            `json:"limits-s" doc:"The upper limits of the bins, in seconds, ten to a decade; the last bin lies beyond the last limit."`
	Windows []DurationsOfWindow `json:"windows" doc:"The counts by window, the whole run first."`
}

// DurationsOfWindow are those of one window, in a replication.
type DurationsOfWindow struct {
	Window  string   `json:"window" doc:"The window in which the calls were made."`
	Answers []Number `json:"answered-calls" doc:"Answered calls by the time from being made to the agent's answer, in a replication."`
	Delays  []Number `json:"delayed-callers" doc:"Delayed callers by the time from the first call to being connected, in a replication."`
}

// durations fills in how long calls and callers took, for the curves.
func (a *author) durations() {
	d := &a.doc.Durations
	for _, limit := range measure.Limits {
		d.Limits = append(d.Limits, Number(limit))
	}
	d.Windows = []DurationsOfWindow{}
	for _, w := range a.Result.Durations() {
		d.Windows = append(d.Windows, DurationsOfWindow{w.Window, a.perReplication(w.Answers), a.perReplication(w.Delays)})
	}
}

func (a *author) perReplication(counts []int64) []Number {
	list := make([]Number, len(counts))
	for i, n := range counts {
		list[i] = Number(float64(n) / float64(len(a.Rows)))
	}
	return list
}
