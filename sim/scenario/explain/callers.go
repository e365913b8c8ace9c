package explain

import (
	"fmt"
	"slices"

	"nines/sim/random"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// patience says how long callers wait before they hang up. Whoever comes through machines has spoken with nobody before the control
// room, so the patience of ringing counts there.
func patience(p *spec.Patience, platforms []spec.Platform) []string {
	isMachine := func(p spec.Platform) bool { return !p.Staffed }
	ringing, silence, handover := meanLength(p.Ringing), meanLength(p.Silence), meanLength(p.Handover)
	hasMachines := slices.ContainsFunc(platforms, isMachine)
	hasAgents := !hasMachines || slices.ContainsFunc(platforms, func(p spec.Platform) bool { return p.Staffed })
	text := fmt.Sprintf("Callers hang up, on average, after %s of ringing, also while a control room rings, or %s of silence.", ringing, silence)
	if hasAgents {
		text = fmt.Sprintf("Callers hang up, on average, after %s of ringing, %s of silence, or %s while a control room rings.", ringing, silence, handover)
	}
	if hasAgents && hasMachines {
		text += fmt.Sprintf(" Where no agent has answered before, it is %s there too.", ringing)
	}
	return append(append([]string{text}, ownPatience(p.By, hasAgents)...), byTime(p.ByTime, "patience")...)
}

// ownPatience says which callers are more or less patient.
func ownPatience(b *spec.PatienceBy, hasAgents bool) []string {
	if b == nil {
		return nil
	}
	var list []string
	for _, own := range append(b.Access, b.Service...) {
		var parts []string
		for _, wait := range []struct {
			d       *random.Distribution
			hearing string
		}{{own.Ringing, "while it rings"}, {own.Silence, "in silence"}, {own.Handover, "at the handover"}} {
			if wait.d != nil && (hasAgents || wait.d != own.Handover) {
				parts = append(parts, meanLength(*wait.d)+" "+wait.hearing)
			}
		}
		if len(parts) > 0 {
			list = append(list, fmt.Sprintf("Callers of %s wait %s, on average, before they hang up.", own.Name, words.Joined(parts)))
		}
	}
	return list
}
