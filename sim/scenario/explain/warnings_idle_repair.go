package explain

import (
	"nines/sim/fault"
	"nines/sim/scenario/spec"
)

// ofIdleRepair warns of a repair that ends no fault: all of them end by themselves or last.
func (w *Warner) ofIdleRepair(s *spec.Scenario) {
	r := s.Recovery
	if r.Repair == nil || len(s.Trouble) == 0 {
		return
	}
	for i := range s.Trouble {
		if endsWithRepair(&s.Trouble[i]) {
			return
		}
	}
	early := ""
	if r.Failback != nil && r.Failback.When == "repaired" {
		early = ", and the failback can come while a fault still lasts"
	}
	w.warn("no fault ends with the repair, so recovery.repair repairs nothing%s: write until: repaired in the fault that it ends", early)
}

// endsWithRepair reports whether the repair may have to do with the end of a fault, or the fault follows it. What ends with
// something else in the run may follow the repair in a roundabout way.
func endsWithRepair(f *fault.Fault) bool {
	if f.After == "repaired" {
		return true
	}
	for _, b := range f.Back {
		if b.From.Name != "" {
			return true
		}
	}
	return f.Until != nil && f.Until.Name != ""
}
