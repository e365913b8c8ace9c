package part

import (
	"fmt"
	"strings"

	"nines/sim/des"
	"nines/sim/random"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// waits gathers delays.
type waits []candidate

// mean is the mean of a law as a length of time.
func mean(d *random.Distribution) des.Time { return des.Time(d.Mean() * float64(des.Second)) }

// add adds a delay that takes some time. Its title says how long it is on average.
func (w *waits) add(path, title, within string, takes des.Time) {
	if takes <= 0 {
		return
	}
	p := titled(Delay, path, strings.Replace(title, "%s", length(takes), 1)) // titles of the scenario may have a % of their own
	p.Within = within
	*w = append(*w, candidate{p, [][]string{way(path + "=0s")}})
}

// length is a length of time for a title.
func length(t des.Time) string {
	if minutes := t / des.Minute; minutes*des.Minute == t && minutes <= 90 {
		return words.Several(int(minutes), "minute", "minutes")
	}
	return words.Length(t)
}

// delays are those of people and of our own machines: to notice, to decide, to act.
func delays(s *spec.Scenario) []candidate {
	var w waits
	if s.Recovery != nil {
		w.notice(&s.Recovery.Detect)
		w.decide(s.Recovery)
		w.act(s.Recovery)
		for i := range s.Recovery.Remedies {
			w.remedy(&s.Recovery.Remedies[i])
		}
	}
	for i := range s.World.Platforms {
		w.platform(&s.World.Platforms[i])
	}
	return w
}

// notice is the time until trouble is noticed, one part for all who notice it: the fastest of them counts, so the delay of one
// alone is worth little. How much has to go wrong before they see it stays as it is.
func (w *waits) notice(d *recovery.Detect) {
	var all []string
	var first, last des.Time
	add := func(path string, delay *random.Distribution) {
		if mean(delay) <= 0 {
			return
		}
		own := mean(delay)
		if len(all) == 0 || own < first {
			first = own
		}
		last = max(last, own)
		all = append(all, "recovery.detect."+path+"=0s")
	}
	for _, report := range []struct {
		key string
		of  *recovery.Report
	}{{"agents-report", d.Agents}, {"control-rooms-report", d.Rooms}, {"providers-report", d.Providers}, {"public-reports", d.Public}} {
		if report.of != nil {
			add(report.key+".delay", &report.of.Delay)
		}
	}
	for i := range d.Monitors {
		m := &d.Monitors[i]
		add("monitors."+m.Name+".delay", &m.Delay)
		add("monitors."+m.Name+".people-act-after", &m.PeopleAfter)
	}
	if len(all) == 0 {
		return
	}
	takes := length(first)
	if last > first {
		takes += " to " + length(last)
	}
	*w = append(*w, candidate{titled(Delay, "recovery.detect", fmt.Sprintf("The %s until it is noticed", takes)), [][]string{all}})
}

func (w *waits) decide(r *recovery.Recovery) {
	if a := r.Assess; a != nil {
		title := "The %s to assess and decide"
		if r.Decide != nil {
			title = "The %s to assess"
		}
		w.add("recovery.assess.takes", title, "", mean(&a.Takes))
		if a.Wrong != nil {
			w.add("recovery.assess.wrong.costs", "The %s until a wrong diagnosis shows", "recovery.assess.wrong", mean(&a.Wrong.Costs))
		}
	}
	if r.Decide != nil {
		w.add("recovery.decide.takes", "The %s to decide", "", mean(&r.Decide.Takes))
	}
}

func (w *waits) act(r *recovery.Recovery) {
	for i := range r.Runbook {
		step := &r.Runbook[i]
		path := "recovery.runbook." + step.Name
		title := "The %s of the step " + step.Name
		if step.Switches != nil {
			title = "The %s to switch to " + step.Switches.To
		}
		w.add(path+".takes", title, "", mean(&step.Takes))
		if wrong := step.Wrong; wrong != nil && wrong.Probability() > 0 {
			w.add(path+".wrong.noticed-after", "The %s until the error in the step "+step.Name+" is noticed", path+".wrong", mean(&wrong.NoticedAfter))
			w.add(path+".wrong.redo", "The %s to do the step "+step.Name+" again", path+".wrong", mean(&wrong.Redo))
		}
	}
	if r.Repair != nil {
		w.add("recovery.repair.takes", "The %s to repair the cause", "", mean(&r.Repair.Takes))
	}
	if r.Failback != nil {
		w.add("recovery.failback.hold-off", "The %s before traffic goes back", "", mean(&r.Failback.HoldOff))
	}
}

// remedy is how long a remedy takes to begin and to act.
func (w *waits) remedy(m *recovery.Remedy) {
	path := "recovery.remedies." + m.Name
	whole := path
	if m.Delay != nil {
		w.add(path+".delay", "The %s before "+called(m)+" begins", whole, mean(m.Delay))
	}
	switch kind := m.Kind.(type) {
	case *recovery.AutomaticSwitch:
		w.add(path+".takes", "The %s that "+called(m)+" takes", whole, mean(&kind.Takes))
	case *recovery.FixForward:
		w.add(path+".takes", "The %s that "+called(m)+" takes", whole, mean(&kind.Takes))
		if kind.Redo != nil && kind.Wrong > 0 {
			w.add(path+".redo", "The %s to do "+called(m)+" again", path+".wrong", mean(kind.Redo))
		}
	case *recovery.ExtraAgents:
		w.add(path+".arrive", "The %s until the people of "+called(m)+" come", whole, mean(&kind.Arrive))
	}
}

// platform is how long it takes to bring a platform into service.
func (w *waits) platform(p *spec.Platform) {
	path := "world.platforms." + p.Name
	w.add(path+".log-on", "The %s to log on to "+p.Name, "", mean(&p.LogOn))
	if p.StartUp != nil {
		w.add(path+".start-up.takes", "The %s to start "+p.Name, "", mean(&p.StartUp.Takes))
		w.add(path+".start-up.ramp", "The %s in which "+p.Name+" comes up to strength", "", p.StartUp.Ramp)
	}
	w.add(path+".slow-start", "The %s of slow start of "+p.Name, "", p.SlowStart)
}
