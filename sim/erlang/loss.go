package erlang

import "math"

// B is Erlang's loss formula: the probability that an arriving caller finds
// every server busy, in a group where there is no waiting and such a caller is
// lost.
//
// load is the offered load in erlangs, servers the size of the group. The law
// of the service time does not matter, only its mean does. B(0, load) is 1. The
// result is NaN if servers is negative or load is not a finite number >= 0.
//
// Source: A. K. Erlang, "Solution of some problems in the theory of
// probabilities of significance in automatic telephone exchanges" (1917), by
// the usual recursion over the servers, in which nothing cancels or overflows.
func B(servers int, load float64) float64 {
	if servers < 0 || !finite(load) || load < 0 {
		return math.NaN()
	}
	blocked := 1.0
	for n := 1; n <= servers; n++ {
		blocked = load * blocked / (float64(load*blocked) + float64(n))
	}
	return blocked
}

// C is Erlang's delay formula: the probability that an arriving caller has to
// wait, in a group where callers wait as long as it takes, exponential service.
//
// load is the offered load in erlangs. If it is at least servers the queue
// grows without end, in the long run everybody waits, and the result is 1. The
// result is NaN if servers is negative or load is not a finite number >= 0.
//
// Source: Erlang (1917), written with B.
func C(servers int, load float64) float64 {
	blocked := B(servers, load)
	if math.IsNaN(blocked) {
		return blocked
	}
	c := float64(servers)
	if load >= c {
		return 1
	}
	return c * blocked / (c - float64(load*(1-blocked)))
}

// Overflow describes the traffic that a full group of servers passes on to an
// endless second group with the same service times. It gives the mean number of
// busy servers there, in erlangs, and the peakedness (variance over mean of
// that number). A Poisson stream has peakedness 1; overflow is burstier, and a
// second group planned as if it were Poisson is planned too small.
//
// A second group of n servers behind the first loses B(servers+n, load) of all
// callers. Both results are NaN where B is, the peakedness of no traffic is 1.
//
// Sources: L. Kosten, "Über Sperrungswahrscheinlichkeiten bei Staffelschaltungen"
// (1937); J. Riordan, appendix to R. I. Wilkinson, "Theories for toll traffic
// engineering in the U.S.A." (1956).
func Overflow(servers int, load float64) (mean, peakedness float64) {
	mean = float64(load * B(servers, load))
	return mean, 1 - mean + load/(float64(servers)+1-load+mean)
}

// finite reports that x is neither NaN nor infinite.
func finite(x float64) bool {
	return !math.IsNaN(x) && !math.IsInf(x, 0)
}

// positive reports that x is a finite number above zero.
func positive(x float64) bool {
	return finite(x) && x > 0
}
