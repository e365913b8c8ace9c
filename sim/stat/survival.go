package stat

import (
	"math"
	"slices"
	"sort"

	"nines/sim/portable"
)

// Survival is for times that some replications end without reaching, such as
// the time to recovery. It is the curve of E. L. Kaplan and P. Meier (1958). A
// replication that ended too early, censored, counts for as long as it ran.
//
// It gives the share to which it happened by a time, and those quantiles that
// were reached. There is no mean once a single replication is censored, and
// [Survival.Mean] refuses. A mean of the others would be the mean of the lucky
// ones. A mean with the end put in for the time would be about the length of
// the run.
//
// The end of a replication must not depend on how it was going: a run stopped
// because it looked hopeless is not censored but spoilt.
type Survival struct {
	// N is the number of replications, without those left out.
	N int
	// Happened is in how many of them it did.
	Happened int

	times []float64 // of each replication, +Inf if it did not happen
	steps []step    // of the curve, one for each time at which it happened
	ends  []float64 // of the censored replications, ascending
}

// step is what the curve does at one time.
type step struct {
	at float64
	// left is the share to which it has not happened up to and including then.
	left float64
	// low and high are the ends of the interval of left.
	low, high float64
	// variance is Greenwood's, of left, over its square; 0 if nothing is left.
	variance float64
}

// Survive makes the curve from the times, one for each replication. +Inf means
// that it did not happen before the replication ended. NaN means that there was
// nothing to happen, and leaves the replication out.
//
// ends says when each replication ended, and is only looked at where it did not
// happen. With nil all ended at one time, after everything that happened.
//
// It panics if there are not as many ends as times, if something happened after
// the end, or if a replication without the event has no end (NaN).
func Survive(times, ends []float64) Survival {
	if ends == nil {
		ends = slices.Repeat([]float64{math.Inf(1)}, len(times))
	}
	if len(ends) != len(times) {
		panic("stat: as many ends as times, one of each per replication")
	}
	var s Survival
	for i, at := range times {
		switch {
		case math.IsNaN(at):
			continue
		case at > ends[i] && !math.IsInf(at, 1), math.IsInf(at, 1) && math.IsNaN(ends[i]):
			panic("stat: nothing happens after the end of a replication, and without an end there is nothing to say")
		case math.IsInf(at, 1):
			s.ends = append(s.ends, ends[i])
		}
		s.times = append(s.times, at)
	}
	s.N, s.Happened = len(s.times), len(s.times)-len(s.ends)
	slices.Sort(s.ends)
	s.climb()
	return s
}

// climb makes the steps. Who is censored at the very time of a step was still
// there for it.
func (s *Survival) climb() {
	happened := slices.Clone(s.times)
	slices.Sort(happened)
	happened = happened[:s.Happened]
	left, upper := 1.0, 1.0
	var variance total
	for done := 0; done < s.Happened; {
		at := happened[done]
		next := done + sort.Search(s.Happened-done, func(i int) bool { return happened[done+i] > at })
		there := float64(s.N - done - s.censored(at))
		events := float64(next - done)
		left *= (there - events) / there
		variance.add(events / (there * (there - events)))
		now := step{at: at, left: left, high: upper}
		if left > 0 {
			now.variance = variance.value()
			now.low, now.high = between(left, now.variance)
		}
		s.steps, upper, done = append(s.steps, now), now.high, next
	}
}

// censored is how many replications ended before the time at.
func (s Survival) censored(at float64) int {
	return sort.SearchFloat64s(s.ends, at)
}

// between is the interval of a share strictly between 0 and 1: symmetric for the
// logarithm of minus its logarithm, and so within 0 and 1.
func between(share, variance float64) (low, high float64) {
	logarithm := portable.Log(share)
	factor := portable.Exp(portable.NormalQuantile((1+level)/2) * math.Sqrt(variance) / -logarithm)
	return portable.Exp(logarithm * factor), portable.Exp(logarithm / factor)
}

// By estimates the share to which it has happened by the time at, that time
// included. StdDev/√N is the standard error, after M. Greenwood (1926).
//
// If no replication ended before, this is [Share]: so many of so many, and an
// exact interval. Otherwise the interval is the one of J. D. Kalbfleisch and R.
// L. Prentice (1980), symmetric on a scale of log(-log). It does not exist if
// nothing has happened yet, or to all that were left. Then the interval is
// wider: up to what the remaining ones leave open, or from where it was one
// step before.
//
// Beyond the last end nothing is known; there By says what it says at that end.
func (s Survival) By(at float64) Estimate {
	if math.IsNaN(at) {
		panic("stat: by what time?")
	}
	at = min(at, s.end())
	if s.plain(at) {
		return Share(s.until(at), s.N)
	}
	e := Share(0, s.N-s.censored(at))
	e.N = s.N
	if steps := sort.Search(len(s.steps), func(i int) bool { return s.steps[i].at > at }); steps > 0 {
		last := s.steps[steps-1]
		e.Mean, e.Interval = 1-last.left, Interval{1 - last.high, 1 - last.low}
		e.StdDev = last.left * math.Sqrt(last.variance*float64(s.N))
	}
	return e
}

// plain says that no replication ended before the time at: the curve is a count.
func (s Survival) plain(at float64) bool {
	return len(s.ends) == 0 || s.ends[0] >= at
}

// end is up to when the curve is known, as far as it matters: +Inf if nothing was
// censored.
func (s Survival) end() float64 {
	if len(s.ends) == 0 {
		return math.Inf(1)
	}
	return max(s.ends[len(s.ends)-1], s.lastEvent())
}

// lastEvent is the time of the last step, -Inf if there is none.
func (s Survival) lastEvent() float64 {
	if len(s.steps) == 0 {
		return math.Inf(-1)
	}
	return s.steps[len(s.steps)-1].at
}

// until is in how many replications it happened by the time at.
func (s Survival) until(at float64) int {
	n := 0
	for _, x := range s.times {
		if x <= at && !math.IsInf(x, 1) {
			n++
		}
	}
	return n
}

// Share estimates to what share it happens at all, which is to say by the last
// end: of all replications if they ended together.
func (s Survival) Share() Estimate { return s.By(math.Inf(1)) }

// Quantile estimates the time by which it has happened to a share p. Point is
// +Inf if it had not happened to that many by the end. High, and even Low, can
// be +Inf too.
//
// If no replication ended before the last event, this is [Quantile], which uses
// only ranks. Otherwise Point is where the curve first reaches 1-p. The
// interval is all times at which 1-p is within the interval of the curve (R.
// Brookmeyer and J. Crowley 1982). Level is then 0.95, nearly enough, and
// LowRank and HighRank are 0.
//
// It refuses where Quantile would with as many replications, whether or not they
// were censored.
func (s Survival) Quantile(p float64) (QuantileEstimate, bool) {
	q, ok := Quantile(p, s.times)
	if !ok || s.plain(s.lastEvent()) {
		return q, ok
	}
	goal := 1 - p
	down := func(share func(step) float64) float64 {
		// Slightly more than 1-p, because a product of fractions may be off by
		// rounding.
		at := slices.IndexFunc(s.steps, func(now step) bool { return share(now) <= goal+1e-12 })
		if at < 0 {
			return math.Inf(1)
		}
		return s.steps[at].at
	}
	q = QuantileEstimate{N: s.N, P: p, Level: level}
	q.Point = down(func(now step) float64 { return now.left })
	q.Low = down(func(now step) float64 { return now.low })
	q.High = down(func(now step) float64 { return now.high })
	return q, true
}

// Mean is the mean time it takes, if it happened in every replication. If it did
// not in even one, Mean refuses, with false.
func (s Survival) Mean() (Estimate, bool) {
	if s.Happened < s.N || s.N == 0 {
		e := about(math.NaN(), nil)
		e.N = s.N
		return e, false
	}
	return mean(s.times), true
}
