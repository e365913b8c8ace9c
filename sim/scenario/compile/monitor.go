package compile

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/watch"
	"nines/sim/random"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// mostMonitors is how many monitors there can be.
const mostMonitors = 100

// allMonitors puts the monitors into the network, also where nothing is done about their alarms, and names the steps of
// the runbook: both can be in trouble themselves.
func (c rescue) allMonitors() {
	r := c.s.Recovery
	if r == nil {
		return
	}
	for i := range r.Runbook {
		c.steps = append(c.steps, r.Runbook[i].Name)
	}
	c.reportNeedsPeople()
	c.net.AnsweredIn = c.s.Study.Target.AnsweredIn
	if n := len(r.Detect.Monitors); n > mostMonitors {
		c.Complain("recovery.detect.monitors", "there are %d monitors, but at most %d are possible: remove some", n, mostMonitors)
	}
	for i := range r.Detect.Monitors {
		c.monitors = append(c.monitors, r.Detect.Monitors[i].Name)
	}
	for i := range r.Detect.Monitors {
		m := &r.Detect.Monitors[i]
		c.net.Monitors = append(c.net.Monitors, c.monitor(m, "recovery.detect.monitors."+m.Name))
	}
}

// monitorCalled is the place of a monitor that is in trouble. If there are no monitors, as under do-nothing, it is a monitor
// that never takes a sample. The fault is then on nothing, and a run warns of it.
func (c rescue) monitorCalled(name, path string) int {
	if len(c.monitors) > 0 {
		return c.index("monitor", name, c.monitors, path)
	}
	for i := range c.net.Monitors {
		if c.net.Monitors[i].Name == name {
			return i
		}
	}
	c.net.Monitors = append(c.net.Monitors, emergency.Monitor{Name: name, Rules: watch.Rules{Every: des.Never}})
	return len(c.net.Monitors) - 1
}

// stepCalled is the place of a step that is in trouble. Where there is no runbook it is one that nobody works on.
func (c rescue) stepCalled(name, path string) int {
	if len(c.steps) > 0 {
		return c.index("step", name, c.steps, path)
	}
	if !slices.Contains(c.idleSteps, name) {
		c.idleSteps = append(c.idleSteps, name)
	}
	return slices.Index(c.idleSteps, name)
}

// stepNames are the names of the steps that can be in trouble.
func (c rescue) stepNames() []string {
	if len(c.steps) > 0 {
		return c.steps
	}
	return c.idleSteps
}

func (c rescue) monitor(m *recovery.Monitor, path string) emergency.Monitor {
	to := emergency.Monitor{Name: m.Name, Rules: rulesOf(m)}
	if m.Watches == nil {
		return to
	}
	if err := m.Watches.Tell(&to); err != nil {
		c.Complain(path, "%v", err)
	}
	c.window(&to, m, path)
	if list, ok := m.Watches.(*recovery.Alarms); ok {
		c.counted(&to, m, list, path)
	} else {
		c.watched(&to, m.On, path+".on")
	}
	return to
}

// rulesOf is when a monitor takes samples, and how many of them change its alarm.
func rulesOf(m *recovery.Monitor) watch.Rules {
	r := watch.Rules{
		Every: max(m.Every, 10*des.Millisecond), Waits: m.CountsFrom == "verdict", Initial: m.InitialDelay, Phase: -1,
		Failures: m.AlarmAfter, Successes: m.ClearAfter, Delay: m.Delay,
	}
	if m.InDoubt != nil {
		r.InDoubt = *m.InDoubt
	}
	if m.Alarmed != nil {
		r.Alarmed = *m.Alarmed
	}
	if m.Phase != nil {
		r.Phase = *m.Phase
	}
	if m.FalseAlarms > 0 {
		r.FalseAlarms, _ = random.Exponential(1 / m.FalseAlarms) // refuses no positive mean
	}
	return r
}

// window settles how many samples a window holds.
func (c rescue) window(to *emergency.Monitor, m *recovery.Monitor, path string) {
	over := m.Watches.Over()
	switch {
	case over == 0:
	case over%to.Every != 0:
		c.Complain(path+".over", "the window must be a multiple of every: samples come every %s, and the window is %s", words.Length(to.Every), words.Length(over))
	case m.InDoubt != nil:
		c.Complain(path+".every-in-doubt", "the samples in a window (%s) must be equally far apart: leave this out, or watch something without over", words.Length(over))
	case m.Alarmed != nil:
		c.Complain(path+".every-alarmed", "the samples in a window (%s) must be equally far apart: leave this out, or watch something without over", words.Length(over))
	default:
		to.Window = int(over / to.Every)
	}
	if m.Phase != nil && m.Every > 0 && *m.Phase >= to.Every {
		c.Complain(path+".phase", "the phase must be shorter than one interval: less than %s", words.Length(to.Every))
	}
}

// counted resolves the monitors whose alarms another monitor counts.
func (c rescue) counted(to *emergency.Monitor, m *recovery.Monitor, list *recovery.Alarms, path string) {
	if m.On != "" {
		c.Complain(path+".on", "this monitor watches other monitors, not an element: leave this out")
	}
	if m.FalseAlarms > 0 {
		c.Complain(path+".false-alarms", "this monitor only counts alarms: give false-alarms to the monitors that it counts")
	}
	for i, name := range list.Of {
		at := fmt.Sprintf("%s.of[%d]", path, i+1)
		n := c.index("monitor", name, c.monitors, at)
		if n < 0 {
			continue
		}
		if _, nested := c.s.Recovery.Detect.Monitors[n].Watches.(*recovery.Alarms); nested {
			c.Complain(at, "%s also counts alarms: name monitors that watch an element", name)
		}
		if slices.Contains(to.Of, int16(n)) {
			c.Complain(at, "%s is in the list twice: name it once", name)
		}
		to.Of = append(to.Of, int16(n))
	}
}

// watched resolves what a monitor is on.
func (c rescue) watched(m *emergency.Monitor, name, path string) {
	if name == "" {
		c.Complain(strings.TrimSuffix(path, ".on"), "this does not say what it watches: add on").Allowing(c.watchable(m.Watches))
		return
	}
	on := troubles(c).elements(name, path)
	switch {
	case len(on) == 0:
	case !emergency.Sees(m.Watches, on[0].Kind):
		c.Complain(path, "a %v has nothing like this to watch", on[0].Kind).Allowing(c.watchable(m.Watches))
	case len(on) > 1:
		c.Complain(path, "%s has %d control rooms, but a monitor watches one: name one of them", name, len(on))
	default:
		m.On = on[0]
		c.monitorNeedsPeople(m, path)
	}
}

// watchable is how the elements are named at which something can be watched.
func (c rescue) watchable(w emergency.Watch) string {
	var forms []string
	for _, k := range []emergency.ElementKind{emergency.APlatform, emergency.AProvider, emergency.ACircuitGroup, emergency.ARoom} {
		if emergency.Sees(w, k) {
			forms = append(forms, spec.ElementForms[k])
		}
	}
	return words.Listed(forms)
}

// watchers are the monitors as people see them.
func (c rescue) watchers(d *recovery.Detect) []recovery.Watcher {
	counted := map[string]bool{}
	for i := range d.Monitors {
		if list, ok := d.Monitors[i].Watches.(*recovery.Alarms); ok {
			for _, name := range list.Of {
				counted[name] = true
			}
		}
	}
	var list []recovery.Watcher
	for i := range d.Monitors {
		m := &d.Monitors[i]
		w := recovery.Watcher{Name: m.Name, Delay: m.PeopleAfter, Counted: counted[m.Name], Platform: emergency.None}
		if platform, isPlatform := strings.CutPrefix(m.On, "platforms."); isPlatform {
			w.Platform = slices.Index(c.platforms, platform)
		}
		list = append(list, w)
	}
	return list
}

// wrongShare checks that the probability of a wrong step is given exactly once.
func (c rescue) wrongShare(w *recovery.Wrong, path string) {
	switch shaped := len(w.Factors()) > 0; {
	case w.Share == nil && w.Base == nil:
		c.Complain(path, "the probability of a wrong step is missing: add `share: 5%%`, or `base: 0.1%%` with what changes it")
	case w.Share != nil && w.Base != nil:
		c.Complain(path+".base", "the probability of a wrong step is given twice: leave share or base out")
	case w.Share != nil && shaped:
		c.Complain(path+".share", "documented, rehearsed, stress and night change base, not share: write base instead")
	}
}
