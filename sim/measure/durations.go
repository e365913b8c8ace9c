package measure

import (
	"math"
	"slices"

	"nines/sim/des"
	"nines/sim/portable"
)

// Limits are the upper limits of the bins for durations, in seconds: ten to a decade, from 0.1 s to 100,000 s. A last bin
// holds longer ones. A quantile read from the bins is therefore off by a quarter at most.
var Limits = limits()

const (
	perDecade  = 10
	firstLimit = -1 // as a power of ten
	lastLimit  = 5
	bins       = perDecade*(lastLimit-firstLimit) + 2
)

func limits() []float64 {
	list := make([]float64, bins-1)
	for i := range list {
		list[i] = math.Round(1e6*portable.Pow(10, firstLimit+float64(i)/perDecade)) / 1e6
	}
	return list
}

// What is timed, in each window: answered calls from being made to the agent's answer, and callers who were delayed from
// their first call to being connected.
const (
	timedAnswers = iota
	timedDelays
	timed
)

// limitTimes are the limits on the clock of the run.
var limitTimes = func() []des.Time {
	list := make([]des.Time, len(Limits))
	for i, s := range Limits {
		list[i] = des.Time(math.Round(s * 1e6))
	}
	return list
}()

// firstBins are, by the bins of fine, the bins that the shortest duration of each belongs to. Longer ones of the same bin of
// fine belong to that or to one of the next.
var firstBins = func() []uint8 {
	last := limitTimes[len(limitTimes)-1]
	list := make([]uint8, fine.Of(int64(last/des.Millisecond))+1)
	for i := range list {
		at, _ := slices.BinarySearch(limitTimes, des.Time(fine.From(i))*des.Millisecond)
		list[i] = uint8(at)
	}
	return list
}()

// durationBin is the bin of a duration: the first whose limit it does not exceed. Each answered call is looked up, in a table
// and not by halving, which a processor cannot foresee.
func durationBin(lasted des.Time) int {
	at := fine.Of(int64(lasted / des.Millisecond))
	if at >= len(firstBins) {
		return bins - 1
	}
	bin := int(firstBins[at])
	for bin < len(limitTimes) && limitTimes[bin] < lasted {
		bin++
	}
	return bin
}

// time counts a duration in every window of a set.
func (t *Tally) time(windows windowSet, what int, lasted des.Time) {
	bin := durationBin(lasted)
	windows.each(func(w int) { t.durations[(w*timed+what)*bins+bin]++ })
}

// fillAnswers fills in the answered calls of the windows.
func (t *Tally) fillAnswers() {
	for w, span := range t.plan.spans {
		at := t.durations[(w*timed+timedAnswers)*bins:][:bins]
		clear(at)
		for s := span[0]; s < span[1]; s++ {
			addAll(at, t.answers[s*bins:][:bins])
		}
	}
}

// Durations counts the calls and callers of a window by how long they took, over all replications. The bins end at Limits.
type Durations struct {
	Window  string
	Answers []int64 // answered calls, from being made to the answer
	Delays  []int64 // delayed callers, from the first call to being connected
}

// Durations are the durations of a sum, by window.
func (p *Plan) Durations(s *Sum) []Durations {
	if s.durations == nil {
		return nil
	}
	list := make([]Durations, len(p.windows))
	for w := range list {
		at := s.durations[w*timed*bins:]
		list[w] = Durations{p.windows[w].Name, at[:bins], at[bins : 2*bins]}
	}
	return list
}
