package demand

import "nines/sim/des"

// Expected is about how many people make a first call in a run of a length, without surges. It is an estimate by which to tell
// whether the run can be made at all, and no result.
func (d *Demand) Expected(length des.Time) float64 {
	sum := 0.
	for i := range d.Sources {
		sum += d.Sources[i].expected(length)
	}
	return sum
}

func (s *Source) expected(length des.Time) float64 {
	incidents := s.Rate.Cumulative(length.Seconds())
	switch {
	case s.Replay != nil:
		return float64(len(s.Replay.At))
	case s.Burst == nil:
		return incidents
	case s.Burst.At != nil:
		incidents = float64(len(s.Burst.At))
	}
	return float64(incidents * s.Burst.size())
}

// size is about how many people report an incident: the mean of the middles of so many slices of the distribution.
func (b *Burst) size() float64 {
	const slices = 200
	sum := 0.
	for i := range slices {
		sum += min(max(1, b.Callers.Quantile((float64(i)+0.5)/slices)), MostInBurst)
	}
	return sum / slices
}
