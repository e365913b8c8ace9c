package report

import (
	"nines/sim/experiment"
	"nines/sim/report/caution"
)

// Cautions are what to know before believing a figure.
type Cautions = caution.Cautions

// The weights of warnings, the gravest first.
const (
	Invalidates = caution.Invalidates
	Approximate = caution.Approximate
	Note        = caution.Note
)

// warnOfIdle warns of steps, monitors and remedies that did nothing in most replications. Such a strategy is no better than
// doing nothing, and its figures do not say why. Faults have warnings of their own.
func (a *critic) warnOfIdle() {
	a.doc.Idle = caution.IdleOf(a.Result)
	for i := range a.doc.Idle {
		switch idle := &a.doc.Idle[i]; experiment.Part(idle.Part) {
		case experiment.ARemedy, experiment.AStep:
			a.add(Invalidates, "%s", idle.Sentence())
		case experiment.AMonitor:
			a.add(Note, "%s", idle.Sentence())
		}
	}
}
