package plan

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"nines/sim/emergency"
)

// Apart says why two plans of a scenario cannot be compared day by day; empty if they can. Both must have the same callers, who
// behave alike, the same length, and the same trouble from outside. A shortcoming of what is only there for trouble is no part of
// that: a backup's, a monitor's, a step's, and what follows another fault. A strategy may mend it.
func Apart(base, other *Plan) string {
	a, b := base.Network, other.Network
	switch {
	case !base.Start.Equal(other.Start) || a.Length != b.Length:
		return "it runs for another time"
	case !reflect.DeepEqual(a.Demand, b.Demand):
		return "it has other callers"
	case !reflect.DeepEqual(a.Callers, b.Callers):
		return "its callers behave otherwise"
	}
	ours, theirs := base.outside(), other.outside()
	for _, name := range slices.Sorted(maps.Keys(ours)) {
		if there, ok := theirs[name]; !ok || !reflect.DeepEqual(ours[name], there) {
			return fmt.Sprintf("it meets other trouble: %s differs", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(theirs)) {
		if _, ok := ours[name]; !ok {
			return fmt.Sprintf("it meets other trouble: %s is new", name)
		}
	}
	return ""
}

// trouble is a fault as it comes from outside, with events by their names: strategies number them otherwise.
type trouble struct {
	fault        emergency.Fault
	on           []string
	after, until string
	timing       any
	backs        []string
}

// outside are the scenario's own faults that strike what is in service, by name.
func (p *Plan) outside() map[string]trouble {
	list := map[string]trouble{}
	for i := range p.Titles {
		f, t := p.Trouble.Faults[i], p.Trouble.Timings[i]
		if p.isShortcoming(i) {
			continue
		}
		one := trouble{after: p.event(t.After), until: p.event(t.Until)}
		for _, e := range f.On {
			one.on = append(one.on, p.Element(e))
		}
		for _, b := range f.Back {
			one.backs = append(one.backs, fmt.Sprint(p.event(b.After), b.At, b.Share))
		}
		f.On, f.Back, t.After, t.Until = nil, nil, 0, 0
		one.fault, one.timing = f, t
		list[f.Name] = one
	}
	return list
}

// event is a milestone's name; empty for the clock.
func (p *Plan) event(m emergency.Milestone) string {
	if m == emergency.Always {
		return ""
	}
	return p.Measures.Milestone(m)
}

// isShortcoming reports whether a fault is on backups, monitors and steps alone, or follows another fault.
func (p *Plan) isShortcoming(i int) bool {
	after := p.Trouble.Timings[i].After
	if after >= emergency.FaultBegan(0) && after < emergency.FaultBegan(len(p.Trouble.Faults)) {
		return true
	}
	for _, e := range p.Trouble.Faults[i].On {
		platform := emergency.None
		switch e.Kind {
		case emergency.AMonitor, emergency.AStep:
			continue
		case emergency.APlatform, emergency.AHandover:
			platform = int(e.Index)
		case emergency.ACentre:
			platform = p.Network.Centres[e.Index].Platform
		case emergency.ACircuitGroup:
			platform = p.Network.Groups[e.Index].Platform
		}
		if platform == emergency.None || !p.Network.Platforms[platform].Backup {
			return false
		}
	}
	return true
}

// Uncompared says that a strategy is not compared with another, and why; empty if it can be.
func Uncompared(base, other *Plan) string {
	why := Apart(base, other)
	if why == "" {
		return ""
	}
	return fmt.Sprintf("%s is not compared with %s: %s. Run it by itself: nines run SCENARIO --strategy %[1]s", other.Strategy, base.Strategy, why)
}
