package stat

import (
	"cmp"
	"slices"
)

// Apportion divides people by parts, by the method of largest remainders. Each part gets its whole part and at least so many, and what is left over goes to the
// largest remainders.
func Apportion(total int32, parts []float64, least int32) []int32 {
	people, order, left := make([]int32, len(parts)), make([]int, len(parts)), total
	for i := range parts {
		order[i] = i
		people[i] = max(least, int32(parts[i]))
		left -= people[i]
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(parts[b]-float64(int32(parts[b])), parts[a]-float64(int32(parts[a])))
	})
	for i := 0; left > 0; i, left = i+1, left-1 {
		people[order[i%len(order)]]++
	}
	return people
}
