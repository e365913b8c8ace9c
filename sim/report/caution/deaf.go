package caution

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/words"
)

// deafness says why a monitor never raised its alarm, as far as it is known. A fault kept the alarm back, or what the monitor
// watches was well.
func deafness(r *experiment.Result, d experiment.Deaf) string {
	text := d.Name + " never raised an alarm"
	switch {
	case happened(r, "at."+d.Name+".recorded"):
		return text + fmt.Sprintf(" (its alarm was only recorded%s)", owing(r, d.Name))
	case happened(r, "at."+d.Name+".missed"):
		return text + fmt.Sprintf(" (it was blind%s)", owing(r, d.Name))
	case d.Well:
		return text + fmt.Sprintf(" (it watches %s, which was well)", d.On)
	case d.On != "":
		return text + fmt.Sprintf(" (it watches %s)", d.On)
	}
	return text
}

// happened says whether a clock of the whole run ended in any replication.
func happened(r *experiment.Result, clock string) bool {
	at := r.Plan.Measures.Find(clock, measure.WholeRun, measure.Group{})
	return slices.ContainsFunc(r.Column(at), func(s float64) bool { return !math.IsInf(s, 1) })
}

// owing names the faults that blind a monitor.
func owing(r *experiment.Result, monitor string) string {
	var names []string
	for i := range r.Plan.Titles { // the faults of the scenario itself come first
		f := &r.Plan.Trouble.Faults[i]
		if f.Condition.Blind == emergency.NotBlind || !slices.ContainsFunc(f.On, func(e emergency.Element) bool {
			return e.Kind == emergency.AMonitor && r.Plan.Network.Monitors[e.Index].Name == monitor
		}) {
			continue
		}
		name := f.Name
		if r.Plan.Titles[i] != "" {
			name = "“" + r.Plan.Titles[i] + "”"
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return ", owing to " + words.Joined(names)
}
