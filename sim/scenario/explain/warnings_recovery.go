package explain

import (
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
)

// ofSteps warns when something waits for an error in a step that has none.
func (w *Warner) ofSteps(s *spec.Scenario) {
	waits := func(what, name, after string) {
		for i := range s.Recovery.Runbook {
			step := &s.Recovery.Runbook[i]
			if step.Wrong == nil && (after == step.Name+".wrong" || after == step.Name+".noticed") {
				w.warn("the %s %s never begins: it waits for the step %s to go wrong, but that step has no wrong. Add one", what, name, step.Name)
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

// ofMonitors warns of decisions about one platform that use an alarm of another.
func (w *Warner) ofMonitors(r *recovery.Recovery) {
	goesBy := func(who, monitor, platform, so string) {
		watched, known := watchedPlatforms(r, monitor)
		if known && !slices.Contains(watched, platform) {
			w.warn("%s depends on %s, which watches %s, not %s: %s", who, monitor, strings.Join(watched, " and "), platform, so)
		}
	}
	const kept = "it can keep traffic from a healthy platform"
	for i := range r.Remedies {
		switch name := "the remedy " + r.Remedies[i].Name; k := r.Remedies[i].Kind.(type) {
		case *recovery.AutomaticSwitch:
			for _, m := range k.If {
				goesBy(name, m, k.From, "a fault on another platform can take this one out of service")
			}
			for _, m := range k.Unless {
				goesBy(name, m, k.To, kept)
			}
		case *recovery.StagedSwitch:
			if k.StopIf != "" {
				goesBy(name, k.StopIf, k.To, "a fault on the platform that traffic leaves can send traffic back to it")
			}
		}
	}
	for i := range r.Runbook {
		if s := r.Runbook[i].Switches; s != nil {
			for _, m := range s.Unless {
				goesBy("the step "+r.Runbook[i].Name, m, s.To, kept)
			}
		}
	}
	if f := r.Failback; f != nil && f.Proof != nil {
		goesBy("the failback", f.Proof.Monitor, f.Switches.To, "a healthy platform elsewhere proves nothing about this one")
	}
}

// watchedPlatforms lists the platforms that a monitor watches: directly, over a route, or through the alarms of others. It
// is not known if one of these monitors watches anything else.
func watchedPlatforms(r *recovery.Recovery, monitor string) (list []string, known bool) {
	i := slices.IndexFunc(r.Detect.Monitors, func(m recovery.Monitor) bool { return m.Name == monitor })
	if i < 0 {
		return nil, false
	}
	m := &r.Detect.Monitors[i]
	if several, ok := m.Watches.(*recovery.Alarms); ok {
		for _, other := range several.Of {
			more, known := watchedPlatforms(r, other)
			if !known {
				return nil, false
			}
			for _, p := range more {
				if !slices.Contains(list, p) {
					list = append(list, p)
				}
			}
		}
		return list, len(list) > 0
	}
	if _, platform, ok := strings.Cut(m.On, ".routes."); ok {
		return []string{platform}, true
	}
	platform, ok := strings.CutPrefix(m.On, "platforms.")
	return []string{platform}, ok
}

// ofUnheard warns of alarms that nobody uses: no people act on alarms, and no machine names this one.
func (w *Warner) ofUnheard(r *recovery.Recovery) {
	if !spec.IsStanding(r) {
		return
	}
	heard := map[string]bool{}
	for i := range r.Remedies {
		switch k := r.Remedies[i].Kind.(type) {
		case *recovery.AutomaticSwitch:
			for _, m := range append(slices.Clone(k.If), k.Unless...) {
				heard[m] = true
			}
		case *recovery.StagedSwitch:
			heard[k.StopIf] = true
		}
	}
	for known := -1; known != len(heard); {
		known = len(heard)
		for i := range r.Detect.Monitors {
			if k, ok := r.Detect.Monitors[i].Watches.(*recovery.Alarms); ok && heard[r.Detect.Monitors[i].Name] {
				for _, m := range k.Of {
					heard[m] = true
				}
			}
		}
	}
	for i := range r.Detect.Monitors {
		if m := r.Detect.Monitors[i].Name; !heard[m] {
			w.warn("nobody acts on the alarm of %s, and no remedy uses it: add recovery.assess, or name it in a remedy", m)
		}
	}
}

// ofUnused warns of monitors of calls on a backup that nothing ever switches to.
func (w *Warner) ofUnused(p *plan.Plan, r *recovery.Recovery) {
	used := map[string]bool{}
	puts := func(s *recovery.Switch) {
		if s != nil {
			used[s.To] = true
		}
	}
	for i := range r.Runbook {
		puts(r.Runbook[i].Switches)
	}
	if r.Failback != nil {
		puts(&r.Failback.Switches)
	}
	for i := range r.Remedies {
		switch k := r.Remedies[i].Kind.(type) {
		case *recovery.AutomaticSwitch:
			used[k.To] = true
		case *recovery.StagedSwitch:
			used[k.To] = true
		case *recovery.Crankback:
			used[k.To] = true
		case *recovery.ActiveActive:
			for _, part := range k.Shares {
				used[part.Platform] = true
			}
		case *recovery.Spread:
			for _, sent := range append(slices.Clone(k.Providers), k.Regions...) {
				used[sent.Platform] = true
			}
		}
	}
	for i := range p.Network.Monitors {
		m := &p.Network.Monitors[i]
		if m.On.Kind != emergency.APlatform {
			continue
		}
		switch on := &p.Network.Platforms[m.On.Index]; m.Watches {
		case emergency.AnswerRate, emergency.CutRate, emergency.LossRate, emergency.RealCalls:
			if on.Backup && !used[on.Name] {
				w.warn("%s watches the calls of %s, but nothing ever switches to this backup, so it has no calls", m.Name, on.Name)
			}
		}
	}
}
