package chart

import (
	"fmt"
	"math"

	"nines/sim/portable"
	"nines/sim/report"
	"nines/sim/report/phrase"
)

// fractions are the shares that people have words for, from one half up.
var fractions = []struct {
	share float64
	words string
}{{1.0 / 2, "half of the calls"}, {2.0 / 3, "two calls in three"}, {3.0 / 4, "three calls in four"}, {4.0 / 5, "four calls in five"}, {9.0 / 10, "nine calls in ten"}}

// numbersInWords are those that are read more easily than digits.
var numbersInWords = []string{"", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// callsInWords is a share of calls as a layman says it: one call in nine.
func callsInWords(share report.Number) string {
	v := float64(share)
	switch {
	case v >= 0.9995:
		return "every call"
	case v >= 0.95:
		return "nearly every call"
	case v < 0.001:
		return "hardly a call"
	case v < 0.45:
		n := int(math.Round(1 / v))
		if n < len(numbersInWords) {
			return "one call in " + numbersInWords[n]
		}
		return fmt.Sprint("one call in ", n)
	}
	nearest := fractions[0]
	for _, f := range fractions {
		if math.Abs(f.share-v) < math.Abs(nearest.share-v) {
			nearest = f
		}
	}
	return nearest.words
}

// callsLost says that a share of calls was lost, in words and with the figure: one call in six was lost (17.6 %).
func callsLost(share report.Number) string {
	was := "was"
	if v := float64(share); v >= 0.45 && v < 0.95 {
		was = "were"
	}
	return fmt.Sprintf("%s %s lost (%s)", callsInWords(share), was, phrase.Percent(share))
}

// isApart reports whether the difference of two independent estimates is shown, as one of so many pairs: its interval excludes
// zero at the level of Bonferroni. Groups of one day rise and fall together, so this errs on the side of showing none.
func isApart(a, b report.Estimate, pairs int) bool {
	half := func(e report.Estimate) float64 { return float64(e.Half()) / 1.96 }
	apart, error := math.Abs(float64(a.Mean-b.Mean)), math.Sqrt(float64(half(a)*half(a))+float64(half(b)*half(b)))
	return apart > error*quantileOfPairs(pairs) // false where there is no interval
}

// quantileOfPairs is the two-sided 95 % quantile of the standard normal distribution, for so many comparisons at once.
func quantileOfPairs(pairs int) float64 {
	return portable.NormalQuantile(1 - 0.05/2/float64(max(1, pairs)))
}
