package part

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
)

// faults are the scenario's faults. A fault that never happens stays in the file: what refers to it still loads, and the
// onset stays where it is.
func faults(s *spec.Scenario) (list []candidate) {
	for i := range s.Trouble {
		f := &s.Trouble[i]
		if f.Chance != nil && *f.Chance == 0 {
			continue
		}
		kind := Fault
		if _, ok := f.Kind.(*fault.LostFeature); ok {
			kind = Feature
		}
		p := quoted(kind, "fault", "trouble", f.Name, f.Title)
		list = append(list, candidate{p, [][]string{way(p.Name + ".chance=0%"), way(p.Name + "=none")}})
	}
	return list
}

// mistakes are errors of people and of machines: those that have a probability.
func mistakes(s *spec.Scenario) (list []candidate) {
	add := func(path, key, title string, probability float64, also ...string) {
		if probability > 0 {
			list = append(list, candidate{titled(Error, path, title), [][]string{append(way(path+key+"=0%"), also...)}})
		}
	}
	r := s.Recovery
	if r == nil {
		r = &recovery.Recovery{}
	}
	if r.Assess != nil && r.Assess.Wrong != nil {
		add("recovery.assess.wrong", ".share", "The wrong diagnoses", r.Assess.Wrong.Share)
	}
	for i := range r.Runbook {
		if step := &r.Runbook[i]; step.Wrong != nil {
			key := ".share"
			if step.Wrong.Base != nil {
				key = ".base"
			}
			add("recovery.runbook."+step.Name+".wrong", key, failed(step), step.Wrong.Probability())
		}
	}
	for i := range r.Remedies {
		if fix, ok := r.Remedies[i].Kind.(*recovery.FixForward); ok {
			path := "recovery.remedies." + r.Remedies[i].Name
			add(path+".wrong", "", "The failed repairs of "+called(&r.Remedies[i]), fix.Wrong, path+".redo=none") // nothing is done again
		}
	}
	for i := range s.World.Platforms {
		if p := &s.World.Platforms[i]; p.StartUp != nil {
			add("world.platforms."+p.Name+".start-up.fails", "", "The failed starts of "+p.Name, p.StartUp.Fails)
		}
	}
	return list
}

// failed is the error of a step in words.
func failed(step *recovery.Step) string {
	switch {
	case step.Switches == nil:
		return "The errors in the step " + step.Name
	case step.Wrong.Probability() >= 0.5:
		return "The failed switch to " + step.Switches.To
	}
	return "The switches to " + step.Switches.To + " that fail"
}

// called is a remedy by its title, or else its name.
func called(r *recovery.Remedy) string {
	if r.Title != "" {
		return "“" + r.Title + "”"
	}
	return r.Name
}

// features are those that a backup lacks, of what other platforms have and providers need. To take the lack out is to add them.
func features(s *spec.Scenario) (list []candidate) {
	var known []string
	for _, p := range s.World.Platforms {
		known = append(known, p.Features...)
	}
	for _, p := range s.World.Providers {
		known = append(known, p.Needs...)
	}
	slices.Sort(known)
	for _, p := range s.World.Platforms {
		for _, f := range slices.Compact(slices.Clone(known)) {
			if p.Role != "backup" || slices.Contains(p.Features, f) {
				continue
			}
			path := "world.platforms." + p.Name + ".features"
			c := candidate{titled(Feature, path+"."+f, fmt.Sprintf("The lack of %s on %s", f, p.Name)), nil}
			c.ways = [][]string{way(fmt.Sprintf("%s=[%s]", path, strings.Join(append(slices.Clone(p.Features), f), ", ")))}
			list = append(list, c)
		}
	}
	return list
}
