package chart

import (
	"cmp"
	"math"
	"slices"

	"nines/sim/report"
)

// compareNumbers puts what is no number first.
func compareNumbers(x, y report.Number) int {
	switch {
	case math.IsNaN(float64(y)) && !math.IsNaN(float64(x)) || x > y:
		return 1
	case math.IsNaN(float64(x)) && !math.IsNaN(float64(y)) || x < y:
		return -1
	}
	return 0
}

// orMean is the end of an interval; the mean itself where there is none.
func orMean(end, mean report.Number) report.Number {
	if end != end {
		return mean
	}
	return end
}

// ordered are the places of some strategies, the smallest value first; those of no value last.
func ordered(n int, value func(s int) report.Number) []int {
	list := make([]int, n)
	for s := range list {
		list[s] = s
	}
	slices.SortStableFunc(list, func(x, y int) int {
		if a, b := value(x), value(y); a == a && b == b {
			return cmp.Compare(a, b)
		}
		return compareNumbers(value(y), value(x))
	})
	return list
}

// addClock adds a clock to a mark of intervals, at a place: its median and, if they are known, the quantiles beside it.
func (m *Mark) addClock(k *report.Clock, at int, words string) {
	median, open := beyond(k.Median, k.Beyond)
	low, _ := beyond(orMean(k.P05, k.Median), k.Beyond)
	high, isOpen := beyond(orMean(k.P95, k.Median), k.Beyond)
	m.X, m.Y, m.Low, m.High = append(m.X, median), append(m.Y, report.Number(at)), append(m.Low, low), append(m.High, high)
	m.Open, m.Words = append(m.Open, open || isOpen), append(m.Words, words)
}

// nineInTen says what is drawn of clocks: the median and, where there are replications enough, the quantiles beside it.
func nineInTen(d *report.Document, clocks []report.Clock) string {
	if d.Run.Replications < 2 {
		return "that of the one replication"
	}
	for _, k := range clocks {
		if k.P05 == k.P05 && k.P95 == k.P95 {
			return "the median replication, with a line that holds nine in ten"
		}
	}
	return "the median replication; there are too few of them to say between what nine in ten lie"
}

// beyond is a time, or the end of the run if it was not reached by then.
func beyond(t, end report.Number) (report.Number, bool) {
	if math.IsInf(float64(t), 1) {
		return end, true
	}
	return t, false
}
