package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/recovery"
)

// warnOfIdleRemedies warns of remedies that did nothing in any replication. Such a strategy is no better than doing nothing,
// and its figures do not say why.
func (a *critic) warnOfIdleRemedies() {
	if len(a.Rows) == 0 {
		return
	}
	for i := range a.Plan.Recovery.Remedies {
		r := &a.Plan.Recovery.Remedies[i]
		if isAll(a.column("remedies."+r.Name+".times"), 0) {
			a.add("the remedy %s never began in any replication", r.Name)
			continue
		}
		if on, ok := r.Planned.(recovery.Attentive); ok {
			a.warnOfIdleMachine(r.Name, on.ActsOn())
		}
	}
}

// warnOfIdleMachine warns of a remedy that waits for alarms of monitors that were never raised, or that never moved traffic
// although there were alarms.
func (a *critic) warnOfIdleMachine(name string, monitors []int) {
	var silent []string
	for _, m := range monitors {
		n := &a.Plan.Network.Monitors[m]
		if !isAll(a.column("at."+n.Name+".raised"), math.Inf(1)) {
			continue
		}
		silent = append(silent, fmt.Sprintf("%s never raised its alarm%s", n.Name, a.watched(n)))
	}
	switch {
	case len(silent) == len(monitors):
		a.add("%s never acted; %s", name, strings.Join(silent, "; "))
	case isAll(a.column("traffic.moves"), 0):
		a.add("%s never acted: traffic was never moved, although there were alarms", name)
	}
}

// watched says what a monitor watches, and that nothing was wrong with that, if the scenario has no fault on it.
func (a *critic) watched(m *emergency.Monitor) string {
	on := a.Plan.Element(m.On)
	if on == "" {
		return ""
	}
	if slices.ContainsFunc(a.Plan.Trouble.Faults, func(f emergency.Fault) bool { return slices.ContainsFunc(f.On, a.isPartOf(m.On)) }) {
		return " (it watches " + on + ")"
	}
	return " (it watches " + on + ", which was well)"
}

// isPartOf says whether trouble of one element can be trouble of another: of itself, or of a platform's centres and paths.
func (a *critic) isPartOf(whole emergency.Element) func(emergency.Element) bool {
	return func(e emergency.Element) bool {
		isOfPlatform := whole.Kind == emergency.APlatform &&
			(e.Kind == emergency.AHandover && e.Index == whole.Index || e.Kind == emergency.ACentre && a.Plan.Network.Centres[e.Index].Platform == int(whole.Index))
		return e == whole || e.Kind == emergency.ADemand || isOfPlatform
	}
}

// isAll says whether all numbers are the same one.
func isAll(xs []float64, x float64) bool {
	return !slices.ContainsFunc(xs, func(y float64) bool { return y != x })
}
