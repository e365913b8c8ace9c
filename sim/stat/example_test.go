package stat_test

import (
	"fmt"
	"math"

	"nines/sim/stat"
)

// Six replicated outages under two strategies, callers lost in each. The days
// differ more than the strategies do, and still the difference is clear.
func ExampleDifference() {
	manual := []float64{212, 340, 187, 265, 401, 228}
	automatic := []float64{190, 322, 171, 240, 377, 209}
	p := stat.Difference(automatic, manual)
	fmt.Printf("%.1f [%.1f, %.1f], correlation %.3f, shown: %v\n", p.Mean, p.Low, p.High, p.Correlation, p.Shown)
	// Output: -20.7 [-24.4, -16.9], correlation 0.999, shown: true
}

// Minutes until the service had recovered. Two replications had not by the end.
func ExampleQuantile() {
	end := math.Inf(1)
	minutes := []float64{22, 31, 19, end, 27, 24, 45, 26, end, 23}
	median, _ := stat.Quantile(0.5, minutes)
	fmt.Printf("median %v [%v, %v]\n", median.Point, median.Low, median.High)
	_, ok := stat.Quantile(0.99, minutes)
	fmt.Println("p99:", ok)
	// Output:
	// median 26 [22, +Inf]
	// p99: false
}

// Callers lost on each of ten days under the strategy in use and three others,
// of which the second is as good. Alone, two would be called better.
func ExampleHolm() {
	base := []float64{31, 45, 28, 52, 39, 33, 47, 41, 36, 50}
	others := [][]float64{
		{27, 42, 26, 47, 36, 31, 42, 38, 31, 47},
		{32, 44, 27, 53, 40, 32, 46, 42, 35, 51},
		{29, 46, 26, 50, 40, 31, 45, 42, 33, 47},
	}
	var p []float64
	for _, other := range others {
		p = append(p, stat.Difference(other, base).P())
	}
	fmt.Printf("alone %.4f, together %.4f\n", p, stat.Holm(p))
	// Output: alone [0.0000 1.0000 0.0332], together [0.0000 1.0000 0.0664]
}

// Minutes until the service had recovered, in runs of different length: two ended
// without, after 25 and after 40 minutes.
func ExampleSurvive() {
	never := math.Inf(1)
	minutes := []float64{22, 31, 19, never, 27, 24, 45, 26, never, 23}
	ends := []float64{60, 60, 60, 25, 60, 60, 60, 60, 40, 60}
	s := stat.Survive(minutes, ends)
	half := s.By(30)
	fmt.Printf("by 30 minutes %.2f [%.2f, %.2f]\n", half.Mean, half.Low, half.High)
	median, _ := s.Quantile(0.5)
	fmt.Printf("median %v [%v, %v]\n", median.Point, median.Low, median.High)
	_, ok := s.Mean()
	fmt.Println("mean:", ok)
	// Output:
	// by 30 minutes 0.64 [0.35, 0.91]
	// median 26 [19, +Inf]
	// mean: false
}

// Replications come ten at a time until one strategy is left.
func ExampleKimNelson() {
	lost := func(strategy, day int) int { // much by the day, some by the strategy, some by chance
		return day*7919%101 + []int{95, 90, 105}[strategy] + (day+1)*(strategy+3)*104729%53
	}
	columns := make([][]float64, 3)
	p := stat.NewKimNelson(len(columns), 20, 0.05, 5)
	for done := false; !done; {
		var left []int
		var most int
		left, done, most = p.Step(columns)
		fmt.Printf("%d: %v left, done: %v, at most %d\n", len(columns[left[0]]), left, done, most)
		for _, i := range left {
			for range 10 {
				columns[i] = append(columns[i], float64(lost(i, len(columns[i]))))
			}
		}
	}
	// Output:
	// 0: [0 1 2] left, done: false, at most 0
	// 10: [0 1 2] left, done: false, at most 0
	// 20: [0 1] left, done: false, at most 112
	// 30: [0 1] left, done: false, at most 112
	// 40: [1] left, done: true, at most 34
}
