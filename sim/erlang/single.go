package erlang

import "math"

// SingleServer is one server with Poisson arrivals and any law of service:
// M/G/1. Only the mean and the variability of service matter for the mean wait.
type SingleServer struct {
	// Arrivals is the rate of arriving callers; not negative.
	Arrivals float64
	// Service is the mean service time; positive.
	Service float64
	// Variability is the squared coefficient of variation of the service time,
	// variance over squared mean: 0 if constant, 1 if exponential.
	Variability float64
}

// Wait is the mean wait before service, Wq. It is +Inf if the server cannot
// carry the load and NaN if a field is out of range.
//
// Source: F. Pollaczek (1930) and A. Khinchine (1932).
func (s SingleServer) Wait() float64 {
	if !(finite(s.Arrivals) && s.Arrivals >= 0 && positive(s.Service) && finite(s.Variability) && s.Variability >= 0) {
		return math.NaN()
	}
	load := float64(s.Arrivals * s.Service)
	if load >= 1 {
		return math.Inf(1)
	}
	return load * s.Service * (1 + s.Variability) / (2 * (1 - load))
}

// Waiting is the mean number of waiting callers, Lq, by Little's law.
func (s SingleServer) Waiting() float64 {
	if s.Arrivals == 0 && !math.IsNaN(s.Wait()) {
		return 0
	}
	return s.Arrivals * s.Wait()
}

// Sojourn is the mean time from arrival to the end of service, W.
func (s SingleServer) Sojourn() float64 {
	return s.Wait() + s.Service
}
