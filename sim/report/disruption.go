package report

import (
	"math"

	"nines/sim/report/figure"
	"nines/sim/stat"
)

// Disruption is callers affected times how long, in the replications with an onset.
type Disruption struct {
	CallerHours Estimate `json:"caller-hours" doc:"The callers affected in a replication, times the hours from the onset until service was restored, or to the end of the run if it was not."`
	Restored    Estimate `json:"share-restored" doc:"In what share of these replications it was restored by the end of the run, 0 to 1: where it was not, caller-hours are a least value."`
}

// disruption multiplies replication by replication: on a bad day more callers are affected, for longer.
func (a *author) disruption() {
	var hours, onsets []float64
	restored := 0
	affected, times, left := a.column("callers.affected"), a.column("recovery.restored"), a.left(a.column("at.onset"))
	for i, at := range a.column("at.onset") {
		if math.IsInf(at, 1) {
			continue
		}
		onsets = append(onsets, at)
		lasted := left[i]
		if !math.IsInf(times[i], 1) {
			lasted = times[i]
			restored++
		}
		hours = append(hours, affected[i]*lasted/3600)
	}
	if len(onsets) == 0 {
		return
	}
	onset := estimateOf(figure.Plain(onsets))
	a.doc.Onset = &onset
	a.doc.Disruption = &Disruption{meanOf(hours, a.Plan.Seed), estimateOf(stat.Share(restored, len(onsets)))}
}
