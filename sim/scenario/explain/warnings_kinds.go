package explain

import (
	"nines/sim/emergency"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// ofKinds warns where more callers need no help than there are of the kind that calls again least. They count as that kind, as they
// never call again. What is left of them is taken out of the next kind, and those who want help are of other kinds than the file
// says.
func (w *Warner) ofKinds(s *spec.Scenario, n *emergency.Network) {
	var names []string
	gone := 0.0
	for i, h := range n.Callers.Habits {
		if kind := &s.World.Callers.Kinds[i]; h.Share == 0 && *kind.Share > 0 {
			names, gone = append(names, kind.Name), gone+*kind.Share
		}
	}
	if nobody := n.Demand.NoRequest; len(names) > 0 && nobody < 1 && gone < nobody-1e-9 {
		w.warn("%s of the callers need no help and never call again, but only %s are of the kind %s. So nobody who wants help is of that kind, and fewer are of the next: give it a larger share, or lower no-request",
			words.Percent(nobody), words.Percent(gone), words.Joined(names))
	}
}
