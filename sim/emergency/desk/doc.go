// Package desk matches waiting calls and free people: the queues of platforms and control rooms, the skills of their people,
// agents and their workplaces, rosters, and teams of call takers.
//
// A call is just a small number here, the index of its place in Lines. The package does not know what a call is about, what
// is wrong in the world, or when anything ends. The caller says which people and seats are left, and keeps the calendar.
package desk

import "math"

// None is the index of nothing: no call, no agent, no platform.
const None = -1

// Unlimited is the count of what does not run out.
const Unlimited = math.MaxInt32

// Share is what is left of a count; of an unlimited one, all but nothing or everything.
func Share(n int32, left float64) int32 {
	switch {
	case left >= 1:
		return n
	case n == Unlimited && left > 0:
		return Unlimited
	default:
		return int32(float64(float64(n)*left) + 0.5)
	}
}
