package stat

import "slices"

// mistaken is the probability that [CompareWithBest] is wrong.
const mistaken = 1 - level

// Apart is by how much system i is worse than system l on the replications that both share, as an interval of the given
// level: positive numbers are worse. It holds for any measure that has such an interval: a mean, a quotient, a share of days.
type Apart func(i, l int, level float64) Interval

// WithBest says which of several systems is the best, as far as their replications show it.
type WithBest struct {
	// Best is the system that is shown to be better than every other: each of its paired 95 % intervals excludes zero. It is
	// -1 if there is none.
	Best int
	// Left are the systems that may be the best, in ascending order; Best alone if there is one. With probability 95 % the
	// best is among them.
	Left []int
	// Level is that of the paired intervals by which a system was ruled out. It is higher than 95 % for more than three
	// systems (Bonferroni).
	Level float64
}

// CompareWithBest compares each of k systems with the best of the others. Systems may depend on each other in any way, as
// they do with common random numbers: it uses the differences of two systems on the same replications.
//
// A system is ruled out if another is shown to be better. The best one is better than all k-1 others, and each of these
// k-1 statements about it errs on one side alone. At 5 % over k-1 on that side the best is kept with probability 95 %.
// With two systems the side has 2.5 %, as that of the printed intervals.
//
// A system is named the best if its ordinary 95 % intervals to all others exclude zero. With up to three systems that is
// the same as to be the only one left. With more it asks less of each interval. It has to be met by all of them at once,
// which makes up for it: TestBestIsSeldomNamedWrongly draws systems of many kinds and counts.
//
// It panics unless k >= 1.
//
// Source: J. C. Hsu (1984), "Constrained simultaneous confidence intervals for multiple comparisons with the best"; B. L.
// Nelson and F. J. Matejcik (1995), for common random numbers; R. L. Berger (1982), for what all intervals have to show.
func CompareWithBest(k int, apart Apart) WithBest {
	if k < 1 {
		panic("stat: a comparison with the best wants a system")
	}
	w := WithBest{Best: -1, Level: 1 - 2*mistaken/float64(max(2, k-1))}
	if k <= 3 {
		w.Level = level // to the last bit
	}
	for i := range k {
		if beatsAll(k, i, apart) {
			w.Best, w.Left = i, []int{i}
			return w
		}
	}
	for i := range k {
		if !isBeaten(k, i, apart, w.Level) {
			w.Left = append(w.Left, i)
		}
	}
	if len(w.Left) == 0 { // each is beaten by the next, in a circle: possible for shares of days
		w.Left = all(k)
	}
	return w
}

// beatsAll says that a system is shown to be better than every other.
func beatsAll(k, i int, apart Apart) bool {
	return !slices.ContainsFunc(all(k), func(l int) bool { return l != i && !(apart(i, l, level).High < 0) })
}

// isBeaten says that another system is shown to be better.
func isBeaten(k, i int, apart Apart, level float64) bool {
	return slices.ContainsFunc(all(k), func(l int) bool { return l != i && apart(i, l, level).Low > 0 })
}

// all are the numbers below k.
func all(k int) []int {
	list := make([]int, k)
	for i := range list {
		list[i] = i
	}
	return list
}
