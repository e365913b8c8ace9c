package scenario

import (
	"strings"

	"nines/sim/recovery"
)

// ofSteps warns of what waits for a step's going wrong that cannot go wrong.
func (w *warner) ofSteps(s *Scenario) {
	waits := func(what, name, after string) {
		for i := range s.Recovery.Runbook {
			step := &s.Recovery.Runbook[i]
			if step.Wrong == nil && (after == step.Name+".wrong" || after == step.Name+".noticed") {
				w.warn("the %s %s never begins: it waits for the step %s to go wrong, which cannot happen; say how, with wrong", what, name, step.Name)
			}
		}
	}
	for _, f := range s.Trouble {
		waits("fault", f.Name, f.After)
	}
	for _, r := range s.Recovery.Remedies {
		waits("remedy", r.Name, r.After)
	}
}

// ofMonitors warns of decisions about one platform that go by the alarm of another's.
func (w *warner) ofMonitors(r *recovery.Recovery) {
	on := map[string]string{}
	for _, m := range r.Detect.Monitors {
		on[m.Name] = m.On
	}
	goesBy := func(who, monitor, platform, so string) {
		watched, isPlatform := strings.CutPrefix(on[monitor], "platforms.")
		if provider, route, isRoute := strings.Cut(on[monitor], ".routes."); isRoute && strings.HasPrefix(provider, "providers.") {
			watched, isPlatform = route, true
		}
		if isPlatform && watched != platform {
			w.warn("%s goes by %s, which watches %s, and not %s: %s", who, monitor, watched, platform, so)
		}
	}
	for i := range r.Remedies {
		switch name := "the remedy " + r.Remedies[i].Name; k := r.Remedies[i].Kind.(type) {
		case *recovery.AutomaticSwitch:
			for _, m := range k.If {
				goesBy(name, m, k.From, "what ails another platform would take this one out of service")
			}
			for _, m := range k.Unless {
				goesBy(name, m, k.To, "traffic would be kept from a platform that is well")
			}
		case *recovery.StagedSwitch:
			if k.StopIf != "" {
				goesBy(name, k.StopIf, k.To, "what ails the platform that is left would send traffic back to it")
			}
		}
	}
	if f := r.Failback; f != nil && f.Proof != nil {
		goesBy("the failback", f.Proof.Monitor, f.Switches.To, "that another platform is well proves nothing of this one")
	}
}
