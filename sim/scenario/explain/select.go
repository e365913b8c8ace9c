package explain

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// effect says what a fault does, to what, and to which callers if not to all.
func (t faultTeller) effect(i int) string {
	f, to := &t.s.Trouble[i], &t.p.Trouble.Faults[i]
	what := wordsOn(to.On[0].Kind, f.Kind)
	hit := t.callersHit(f, to)
	switch {
	case to.On[0].Kind == emergency.ADemand && hit == "":
		return "callers " + what
	case to.On[0].Kind == emergency.ADemand:
		return hit + " " + what
	case hit != "":
		return fmt.Sprintf("for %s, %s %s", hit, t.affected(f, to), what)
	default:
		return t.affected(f, to) + " " + what
	}
}

// wordsOn says what a kind of fault does to a kind of element.
func wordsOn(k emergency.ElementKind, a emergency.Ailment) string {
	return fault.WordsOn(a, k)
}

// pathWords names the paths from platforms to all control rooms or to those of some services.
func pathWords(names []string) string {
	var from, to []string
	for _, name := range names {
		parts := append(strings.Split(name, "."), "the control rooms")
		if !slices.Contains(from, parts[1]) {
			from = append(from, parts[1])
		}
		if !slices.Contains(to, parts[3]) {
			to = append(to, parts[3])
		}
	}
	if len(from) > 1 {
		return fmt.Sprintf("each path from %s to %s", words.Joined(from), words.Joined(to))
	}
	return fmt.Sprintf("the path from %s to %s", from[0], words.Joined(to))
}

// affected names the elements that a fault is on.
func (t faultTeller) affected(f *fault.Fault, to *emergency.Fault) string {
	var names []string
	switch spec.AimedAtBy(f.On[0]) {
	case spec.AHandover:
		return pathWords(f.On)
	case spec.APlace:
		names = t.places(f.On)
	default:
		if all := t.everyOne(to.On[0].Kind); len(to.On) == all {
			return map[emergency.ElementKind]string{
				emergency.AProvider: "every provider", emergency.APlatform: "every platform",
				emergency.AHandover: "the path from every platform to the control rooms",
			}[to.On[0].Kind]
		}
		for _, e := range to.On {
			names = append(names, t.place(t.p.Element(e)))
		}
	}
	if len(names) > 1 {
		return "each of " + words.Joined(names)
	}
	return words.Joined(names)
}

func (t faultTeller) everyOne(k emergency.ElementKind) int {
	if k == emergency.AProvider {
		return len(t.p.Network.Providers)
	}
	return len(t.p.Network.Platforms)
}

// callersHit says which callers a fault hits; nothing if it hits all. A handover path names its own services, so they are
// not repeated here.
func (t faultTeller) callersHit(f *fault.Fault, to *emergency.Fault) string {
	s := to.Only
	if s == nil {
		return ""
	}
	d := &t.p.Network.Demand
	text := "callers"
	if s.Share < 1 {
		text = words.Percent(s.Share) + " of the callers"
	}
	switch calls := words.Percent(1-s.Spared) + " of the calls"; {
	case s.Spared > 0 && s.Share < 1:
		text = calls + " of " + text
	case s.Spared > 0:
		text = calls
	}
	text += listOf(" from ", " and ", d.Regions, s.Regions) + listOf(" by ", " or ", d.Accesses, s.Accesses)
	text += listOf(" carried by ", " or ", t.carriers(), s.Providers)
	if spec.AimedAtBy(f.On[0]) != spec.AHandover || f.Only != nil && f.Only.Services != nil {
		wants := append(append([]emergency.Named{}, d.Services...), emergency.Named{Name: "nothing"})
		text += listOf(" who want ", " or ", wants, s.Services)
	}
	if text == "callers" {
		return ""
	}
	return text
}

func (t faultTeller) carriers() []emergency.Named {
	var list []emergency.Named
	for _, p := range t.p.Network.Providers {
		list = append(list, emergency.Named{Name: p.Name})
	}
	return list
}

// listOf lists the members that are picked, behind a word; nothing if all are.
func listOf(before, last string, all []emergency.Named, picked []bool) string {
	if picked == nil {
		return ""
	}
	var names []string
	for i := range all {
		if picked[i] {
			names = append(names, all[i].Name)
		}
	}
	end := len(names) - 1
	if end < 1 {
		return before + strings.Join(names, "")
	}
	return before + strings.Join(names[:end], ", ") + last + names[end]
}
