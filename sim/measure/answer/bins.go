package answer

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

	// Bins is how many bins there are.
	Bins = perDecade*(lastLimit-firstLimit) + 2
)

func limits() []float64 {
	list := make([]float64, Bins-1)
	for i := range list {
		list[i] = math.Round(1e6*portable.Pow(10, firstLimit+float64(i)/perDecade)) / 1e6
	}
	return list
}

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

// BinOf is the bin of a duration: the first whose limit it does not exceed. Each answered call is looked up, in a table
// and not by halving, which a processor cannot foresee.
func BinOf(lasted des.Time) int { return binWithin(fine.Of(int64(lasted/des.Millisecond)), lasted) }

// binWithin is the same where the bin of fine is known, or one before it.
func binWithin(at int, lasted des.Time) int {
	if at >= len(firstBins) {
		return Bins - 1
	}
	bin := int(firstBins[at])
	for bin < len(limitTimes) && limitTimes[bin] < lasted {
		bin++
	}
	return bin
}
