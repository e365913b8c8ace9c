package stat

// Student is the interval of Student's t alone, without what is added for skewed
// replications.
func Student(e Estimate) Interval {
	e.tail, e.differ = lopsided{}, 0
	return e.At(e.Level).Interval
}

// Resampled are the means that the bootstrap draws.
func Resampled(apart []float64, seed uint64) []float64 { return resampled(apart, seed) }
