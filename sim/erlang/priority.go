package erlang

import "math"

// Priorities is the mean wait of each class of callers, most urgent first, when
// a free server always takes the most urgent caller waiting but never breaks
// off a service. Callers wait as long as it takes; service is exponential with
// the same mean for every class.
//
// arrivals holds one rate per class, in order of urgency. Classes the servers
// cannot carry wait for ever (+Inf); those above them still have a finite wait.
// The mean weighted by arrivals is the wait of the same queue without classes.
// Every result is NaN if servers is below 1, service is not positive or a rate
// is negative or not finite.
//
// Source: A. Cobham, "Priority assignment in waiting line problems" (1954).
func Priorities(servers int, service float64, arrivals []float64) []float64 {
	waits := make([]float64, len(arrivals))
	rate := float64(servers) / service // at which busy servers become free
	total, valid := 0.0, servers >= 1 && positive(service)
	for _, a := range arrivals {
		total += a
		valid = valid && finite(a) && a >= 0
	}
	delay := C(servers, total*service) / rate
	above := 0.0 // share of the servers' time taken by classes so far
	for k, a := range arrivals {
		upTo := above + a/rate
		waits[k] = delay / ((1 - above) * (1 - upTo))
		if upTo >= 1 {
			waits[k] = math.Inf(1)
		}
		if !valid {
			waits[k] = math.NaN()
		}
		above = upTo
	}
	return waits
}
