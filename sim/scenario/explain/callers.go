package explain

import (
	"fmt"

	"nines/sim/random"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// patience says how long callers wait before they hang up.
func patience(p *spec.Patience) []string {
	text := fmt.Sprintf("Callers hang up, on average, after %s of ringing, %s of silence, or %s while a control room rings.",
		meanLength(p.Ringing), meanLength(p.Silence), meanLength(p.Handover))
	return append(append([]string{text}, ownPatience(p.By)...), byTime(p.ByTime, "patience")...)
}

// ownPatience says which callers are more or less patient.
func ownPatience(b *spec.PatienceBy) []string {
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
			if wait.d != nil {
				parts = append(parts, meanLength(*wait.d)+" "+wait.hearing)
			}
		}
		if len(parts) > 0 {
			list = append(list, fmt.Sprintf("Callers of %s wait %s, on average, before they hang up.", own.Name, words.Joined(parts)))
		}
	}
	return list
}
