package experiment

import (
	"cmp"
	"slices"

	"nines/sim/emergency"
)

// Shift is how somebody who wants help fares otherwise under a strategy than under the baseline. Everybody is connected,
// moved to another number, or without help: one of the three under each strategy, so nobody is in two of the counts.
type Shift int

// The shifts, from the baseline to the strategy.
const (
	Gained           Shift = iota // from no help to connected
	Lost                          // from connected to no help
	MovedFromNone                 // from no help to help by another number
	MovedFromService              // from connected to help by another number
	BackToService                 // from help by another number to connected
	BackToNone                    // from help by another number to no help
	Shifts
)

// end is how it ended for somebody.
type end uint8

const (
	connected end = iota // the emergency service helped
	moved                // another number did
	without              // nobody did, or not before the run ended
)

// shiftOf is the change between two ends; Shifts where there is none.
var shiftOf = [3][3]Shift{
	connected: {connected: Shifts, moved: MovedFromService, without: Lost},
	moved:     {connected: BackToService, moved: Shifts, without: BackToNone},
	without:   {connected: Gained, moved: MovedFromNone, without: Shifts},
}

// ends keeps how it ended, in one replication, for those who want help and were not connected. Accidental and silent
// callers are not in it, nor are testers, who are there under some strategies alone.
type ends struct{ list []ended }

type ended struct {
	caller uint64
	end    end
}

// Observe implements emergency.Observer.
func (e *ends) Observe(batch []emergency.Observation) {
	for i := range batch {
		o := &batch[i]
		switch {
		case o.Kind != emergency.WantsHelp:
		case o.Fact == emergency.CallerForewarned, o.Fact == emergency.CallerLeft && o.Fate == emergency.Diverted:
			e.list = append(e.list, ended{o.Caller, moved})
		case o.Fact == emergency.CallerLeft && o.Fate != emergency.Helped:
			e.list = append(e.list, ended{o.Caller, without})
		}
	}
}

func (e *ends) sort() {
	slices.SortFunc(e.list, func(a, b ended) int { return cmp.Compare(a.caller, b.caller) })
}

// changed counts the changes from one sorted list to another. Whoever is in neither was connected both times.
func changed(base, other []ended) (counts [Shifts]float64) {
	note := func(from, to end) {
		if shift := shiftOf[from][to]; shift != Shifts {
			counts[shift]++
		}
	}
	for len(base) > 0 || len(other) > 0 {
		switch {
		case len(other) == 0 || len(base) > 0 && base[0].caller < other[0].caller:
			note(base[0].end, connected)
			base = base[1:]
		case len(base) == 0 || other[0].caller < base[0].caller:
			note(connected, other[0].end)
			other = other[1:]
		default:
			note(base[0].end, other[0].end)
			base, other = base[1:], other[1:]
		}
	}
	return counts
}
