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
