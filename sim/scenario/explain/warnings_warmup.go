package explain

import "nines/sim/scenario/spec"

// ofWarmUp warns of faults that begin in the warm-up, where calls are not measured. A fault that is there from the start of
// the run counts as part of the world.
func (w *Warner) ofWarmUp(s *spec.Scenario) {
	if s.Study.WarmUp == nil {
		return
	}
	end := s.World.Start.Add(s.Study.WarmUp.Duration()).Format("2006-01-02 15:04")
	for _, f := range s.Trouble {
		if f.At != nil && *f.At > 0 && *f.At < *s.Study.WarmUp {
			w.warn("the fault %s begins in the warm-up: calls that it meets before %s are not measured", f.Name, end)
		}
	}
}
