package report

import (
	"nines/sim/experiment"
)

// Precision is how well a mean was to be known, and is: as a share of its true value.
type Precision struct {
	Measure string `json:"measure" doc:"The measure whose mean it is."`
	Window  string `json:"window" doc:"The window of its calls; run is the whole run."`
	By      string `json:"by,omitempty" doc:"By what the callers are grouped; absent for all callers."`
	Group   string `json:"group,omitempty" doc:"Which of the groups it is."`
	Within  Number `json:"within" doc:"The half of its interval, as a share of what it leaves of the mean, that was asked for."`
	Known   Number `json:"known-within" doc:"The same as it is; of several strategies, that of the one least known. Null if nothing is."`
	Met     bool   `json:"met" doc:"Whether that is enough."`
	Budget  int    `json:"budget" doc:"The most replications that were allowed."`
	Needed  int    `json:"replications-needed,omitempty" doc:"About how many it would take; only if it is not met, and can be told."`
}

// Pursued records that replications were added for precision, and the precision reached. It does nothing if that was not
// requested.
func (f *RunFacts) Pursued(p *experiment.Precision) {
	if p == nil {
		return
	}
	m := p.Measure
	f.Precision = &Precision{
		Measure: m.Name, Window: m.Window, By: m.Group.By, Group: m.Group.Name,
		Within: Number(p.Within), Known: end(p.Known), Met: p.Met, Budget: p.Budget, Needed: p.Needed,
	}
}
