package part

import (
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
)

// remedies are what is done about the trouble: what each was worth. A runbook and a repair may be what the failback waits for;
// then it goes with them.
func remedies(s *spec.Scenario) (list []candidate) {
	r := s.Recovery
	if r == nil {
		return nil
	}
	add := func(p Part, ways ...[]string) { list = append(list, candidate{p, ways}) }
	const failback = "recovery.failback=none"
	if len(r.Runbook) > 0 {
		add(titled(Remedy, "recovery.runbook", runbook(r)), way("recovery.runbook=none"), way("recovery.runbook=none", failback))
	}
	if r.Repair != nil {
		add(titled(Remedy, "recovery.repair", "The repair of the cause"), way("recovery.repair=none"), way("recovery.repair=none", failback))
	}
	if r.Failback != nil {
		add(titled(Remedy, "recovery.failback", "The switch back to "+r.Failback.Switches.To), way(failback))
	}
	for i := range r.Remedies {
		p := quoted(Remedy, "remedy", "recovery.remedies", r.Remedies[i].Name, r.Remedies[i].Title)
		add(p, way(p.Name+"=none"))
	}
	for i := range r.Detect.Monitors {
		p := titled(Remedy, "recovery.detect.monitors."+r.Detect.Monitors[i].Name, "The monitor "+r.Detect.Monitors[i].Name)
		add(p, way(p.Name+"=none"))
	}
	return list
}

// runbook is what people do, in words: the switch, if that is all.
func runbook(r *recovery.Recovery) string {
	if len(r.Runbook) == 1 && r.Runbook[0].Switches != nil {
		return "The switch to " + r.Runbook[0].Switches.To + " by people"
	}
	return "The runbook"
}
