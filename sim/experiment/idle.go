package experiment

import (
	"math"
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/measure"
	"nines/sim/measure/backs"
	"nines/sim/recovery"
)

// Part is what a scenario has that can act.
type Part string

// The parts.
const (
	AFault   Part = "fault"
	AMonitor Part = "monitor"
	AStep    Part = "step"
	ARemedy  Part = "remedy"
)

// Idler is a part of a scenario that did nothing in some replications. A fault touched no call, alarm or step. A monitor raised
// no alarm. A step was not done. A remedy never began, or it moved no traffic or rang nobody back although it was on.
type Idler struct {
	Part        Part
	Index       int // among the parts of its kind
	Name, Title string
	Idle        int    // replications in which it did nothing
	Never       int    // of these, in which it never began
	Of          int    // replications
	Awaits      string // what it begins with, if that is an event and did not happen in all those in which it never began; empty otherwise
	Deaf        []Deaf // a remedy that acts on alarms: its monitors that never raised one
	Alarmed     bool   // and at least one of its monitors raised an alarm, which moved no traffic
	MayMiss     bool   // a fault that may touch nothing, by its author's word
}

// Deaf is a monitor that never raised its alarm.
type Deaf struct {
	Name string
	On   string // what it watches; empty if it is no element
	Well bool   // no fault of the scenario is on that
}

// Idlers are the parts that did nothing in some replications: faults, then monitors, steps and remedies, each in the order
// of the file.
func (r *Result) Idlers() []Idler {
	if len(r.Rows) == 0 {
		return nil
	}
	list := slices.Concat(r.idleFaults(), r.idleMonitors(), r.idleSteps(), r.idleRemedies())
	return slices.DeleteFunc(list, func(i Idler) bool { return i.Idle == 0 })
}

func (r *Result) idleFaults() (list []Idler) {
	for f, title := range r.Plan.Titles {
		i := Idler{Part: AFault, Index: f, Name: r.Plan.Trouble.Faults[f].Name, Title: title, Of: len(r.Rows), MayMiss: r.Plan.MayMiss[f]}
		i.Idle, i.Never = r.Idle(f)
		list = append(list, i)
	}
	return list
}

func (r *Result) idleMonitors() (list []Idler) {
	for m := range r.Plan.Network.Monitors {
		name := r.Plan.Network.Monitors[m].Name
		n := countOf(r.whole("at."+name+".raised"), math.Inf(1))
		i := Idler{Part: AMonitor, Index: m, Name: name, Idle: n, Never: n, Of: len(r.Rows)}
		if n == len(r.Rows) {
			i.Deaf = []Deaf{r.deaf(m)}
		}
		list = append(list, i)
	}
	return list
}

// idleSteps are the steps that were not done. While nobody is at work on the trouble, no step is due.
func (r *Result) idleSteps() (list []Idler) {
	noticed := r.whole("at.detected")
	for s, name := range r.Plan.Recovery.Runbook {
		i := Idler{Part: AStep, Index: s, Name: name, Of: len(r.Rows)}
		begins := r.whole("at." + name + ".begins")
		for n, at := range r.whole("at." + name + ".done") {
			if math.IsInf(at, 1) && !math.IsInf(noticed[n], 1) {
				i.Idle++
				if math.IsInf(begins[n], 1) {
					i.Never++
				}
			}
		}
		list = append(list, i)
	}
	return list
}

func (r *Result) idleRemedies() (list []Idler) {
	for n := range r.Plan.Recovery.Remedies {
		planned := &r.Plan.Recovery.Remedies[n]
		i := Idler{Part: ARemedy, Index: n, Name: planned.Name, Title: planned.Title, Of: len(r.Rows)}
		i.Never = countOf(r.whole("remedies."+planned.Name+".times"), 0)
		i.Idle = i.Never
		if backs.RingsBack(r.Plan.Network, n) {
			i.Idle = countOf(r.whole("remedies."+planned.Name+".call-backs"), 0)
		}
		if on, isMachine := planned.Planned.(recovery.Attentive); isMachine {
			r.judgeMachine(&i, on.ActsOn())
		}
		if name := r.awaited(planned); name != "" && i.Never > 0 && countOf(r.whole("at."+name), math.Inf(1)) >= i.Never {
			i.Awaits = name
		}
		list = append(list, i)
	}
	return list
}

// awaited is the event that a remedy begins with; empty if it begins at a time.
func (r *Result) awaited(planned *recovery.PlannedRemedy) string {
	if planned.After == emergency.Always {
		return ""
	}
	return r.Plan.Measures.Milestone(planned.After)
}

// judgeMachine counts the replications in which a machine that acts on alarms had none, or moved nothing.
func (r *Result) judgeMachine(i *Idler, monitors []int) {
	moves, times := r.whole("traffic.moves"), r.whole("remedies."+i.Name+".times")
	raised := make([]bool, len(r.Rows))
	for _, m := range monitors {
		never := true
		for n, at := range r.whole("at." + r.Plan.Network.Monitors[m].Name + ".raised") {
			raised[n] = raised[n] || !math.IsInf(at, 1)
			never = never && math.IsInf(at, 1)
		}
		if never {
			i.Deaf = append(i.Deaf, r.deaf(m))
		}
	}
	for n := range r.Rows {
		if times[n] > 0 && (!raised[n] || moves[n] == 0) {
			i.Idle++
			i.Alarmed = i.Alarmed || raised[n]
		}
	}
}

// deaf says of a monitor what it watches.
func (r *Result) deaf(monitor int) Deaf {
	m := &r.Plan.Network.Monitors[monitor]
	d := Deaf{Name: m.Name, On: r.Plan.Element(m.On)}
	d.Well = d.On != "" && !slices.ContainsFunc(r.Plan.Trouble.Faults, func(f emergency.Fault) bool {
		return slices.ContainsFunc(f.On, r.isPartOf(m.On))
	})
	return d
}

// isPartOf says whether trouble of one element can be trouble of another. It can if they are the same, or one is a part of
// the other, such as a route of a provider or a centre of a platform.
func (r *Result) isPartOf(whole emergency.Element) func(emergency.Element) bool {
	return func(e emergency.Element) bool {
		isOfPlatform := whole.Kind == emergency.APlatform &&
			(e.Kind == emergency.AHandover && e.Index == whole.Index || e.Kind == emergency.ACentre && r.Plan.Network.Centres[e.Index].Platform == int(whole.Index))
		return e == whole || e.Kind == emergency.ADemand || isOfPlatform || strings.HasPrefix(r.Plan.Element(e), r.Plan.Element(whole)+".")
	}
}

// whole is a measure of the whole run, for all callers, by replication.
func (r *Result) whole(name string) []float64 {
	return r.Column(r.Plan.Measures.Find(name, measure.WholeRun, measure.Group{}))
}

// countOf is how many of the numbers are the same one.
func countOf(xs []float64, x float64) (n int) {
	for _, y := range xs {
		if y == x {
			n++
		}
	}
	return n
}
