package solve

import (
	"math"
	"sort"

	"nines/sim/portable"
	"nines/sim/stat"
)

// Rank is the rank of the threshold that is an upper bound of the quantile chance, among so many days. Rank 1 is the
// smallest threshold. With probability confidence at least a share chance of all days is good at that threshold. It is
// false if even the largest threshold is no such bound: see [DaysNeeded].
//
// Source: W. J. Conover, "Practical nonparametric statistics", section 3.2. The threshold of rank r lies below the quantile
// only if at least r of n days do, and each does with a probability below chance.
func Rank(days int, chance, confidence float64) (int, bool) {
	r := sort.Search(days, func(i int) bool { return portable.BinomialCDF(days, chance, i) >= confidence }) + 1
	return r, r <= days
}

// LowRank is the rank of the threshold that is a lower bound of the quantile, with probability confidence; 0 if even the
// smallest is none. Values below that threshold are shown not to be enough.
func LowRank(days int, chance, confidence float64) int {
	return sort.Search(days, func(i int) bool { return portable.BinomialCDF(days, chance, i) > 1-confidence })
}

// DaysNeeded is the smallest number of days that can show a chance: all of them are then good.
func DaysNeeded(chance, confidence float64) int {
	return int(math.Ceil(portable.Log(1-confidence)/portable.Log(chance) - 1e-9))
}

// most is the largest number of days that anybody would run, and mostTimes how many times those of a run.
const most, mostTimes = 1_000_000, 100

// feasible is how many days more it is to so many in all; 0 if nobody would run these.
func feasible(all float64, days int) int {
	if !(all <= min(most, float64(mostTimes*days))) {
		return 0
	}
	return int(all) - days
}

// daysMore is about how many days more decide whether a value has the chance, if the share of good days stays as it is. It is
// 0 if nobody would run so many.
func daysMore(l Level, chance, confidence float64) int {
	share := l.Share()
	for n := l.Days + 1; n <= most; n = max(n+1, n+n/20) {
		good := int(math.Floor(float64(float64(n)*share) + 1e-9))
		rank, ok := Rank(n, chance, confidence)
		if ok && good >= rank || good < LowRank(n, chance, confidence) {
			return feasible(float64(n), l.Days)
		}
	}
	return 0
}

// level is so many good days of so many, with the exact interval of the chance.
func level(value, good, days int, confidence float64) Level {
	l := Level{Value: value, Good: good, Days: days, High: 1}
	if days > 0 {
		e := stat.ShareAt(confidence, good, days)
		l.Low, l.High = e.Low, e.High
	}
	return l
}
