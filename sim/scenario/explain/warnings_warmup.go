package explain

import "nines/sim/scenario/spec"

// ofWarmUp warns of trouble that begins at a time of the warm-up: the calls that it meets then are in no figure. What is there
// from the start of the run is part of the world.
func (w *Warner) ofWarmUp(s *spec.Scenario) {
	if s.Study.WarmUp == nil {
		return
	}
	end := s.World.Start.Add(s.Study.WarmUp.Duration()).Format("2006-01-02 15:04")
	for _, f := range s.Trouble {
		if f.At != nil && *f.At > 0 && *f.At < *s.Study.WarmUp {
			w.warn("the fault %s begins in the warm-up: the calls that it meets before %s are in no figure", f.Name, end)
		}
	}
}
