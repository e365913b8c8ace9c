package erlang

import (
	"math"

	"nines/sim/portable"
)

// LongerThan is the share of accepted callers whose wait exceeds t, whether it
// ended with an answer or with giving up. A wait of exactly zero exceeds no t
// but a negative one; LongerThan(0) is Delayed. NaN gives NaN.
//
// A caller with j others waiting ahead waits on while j+1 departures, by service
// or by impatience, have not yet happened and the caller's own patience lasts.
func (s Steady) LongerThan(t float64) float64 {
	switch {
	case math.IsNaN(t):
		return math.NaN()
	case t < 0:
		return 1
	case math.IsInf(t, 1):
		return 0
	case s.queue.endless():
		return s.Delayed * portable.Exp((s.queue.Arrivals-s.queue.leave(0))*t)
	}
	waiting := 0.0
	s.queue.stillInLine(t, s.queue.leave, len(s.line), func(j int, p float64) {
		waiting += float64(s.line[j] * p)
	})
	return waiting * portable.Exp(-t*s.queue.impatience()) / s.accepted
}

// AnsweredWithin is the share of offered callers whose service begins after a
// wait of at most t; blocked callers and those who gave up count as not
// answered, however soon. Without patience and capacity it is P(W<=t), and
// 1-LongerThan(t). For the share of served callers divide by
// 1-Blocked-Abandoned. It is 0 for negative t, NaN for NaN.
//
// Source: the density of the offered wait in A. Mandelbaum and S. Zeltyn, "The
// Palm/Erlang-A queue, with applications to call centers" (2005), integrated
// place by place in the line instead of over time.
func (s Steady) AnsweredWithin(t float64) float64 {
	q := s.queue
	switch {
	case math.IsNaN(t):
		return math.NaN()
	case t < 0:
		return 0
	case math.IsInf(t, 1):
		return s.accepted - s.Abandoned
	case q.endless():
		return 1 - s.LongerThan(t)
	}
	answered := float64(s.accepted * (1 - s.Delayed))
	// The caller is in the race as well: one more who may leave the line. What
	// the race is won with, and how long it takes, are independent.
	racing := func(j int) float64 { return q.leave(j + 1) }
	q.stillInLine(t, racing, len(s.line), func(j int, p float64) {
		won := q.leave(0) / q.leave(j+1)
		answered += float64(s.line[j] * float64(won*max(0, 1-p)))
	})
	return answered
}

// stillInLine calls visit for j = 0 … places-1. The line loses members at rate
// leave(j), leave(j-1), …, leave(0), one after the other. p is the probability
// that it has not lost all j+1 of them by time t >= 0.
//
// The rates fall by one caller's impatience at every step, so time is minus the
// logarithm of a beta variate. The probability is an incomplete beta function,
// or an incomplete gamma function if nobody is impatient. Its series has
// positive terms, one more for every place. The terms are kept as logarithms
// because the first may underflow where later ones do not.
func (q Queue) stillInLine(t float64, leave func(int) float64, places int, visit func(j int, p float64)) {
	spent := t
	if th := q.impatience(); th > 0 {
		spent = -portable.Expm1(-th*t) / th
	}
	logTerm, sum := -leave(0)*t, 0.0
	for j := range places {
		sum += portable.Exp(logTerm)
		visit(j, min(1, sum))
		logTerm += portable.Log(leave(j) * spent / float64(j+1))
	}
}
