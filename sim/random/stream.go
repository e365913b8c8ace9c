package random

import (
	"math/rand/v2"

	"nines/sim/portable"
)

// Stream is a sequence of independent numbers for one process: PCG-DXSM with 128 bits
// of state. Get it from [Draws.Stream] and keep it in one place: a copy goes on from
// where it was taken and repeats what the original gives.
type Stream struct {
	pcg rand.PCG
}

// Uint64 is the next 64 random bits. It makes a *Stream a source for gonum's
// distributions, which take a global, unseeded generator when they are given none.
func (s *Stream) Uint64() uint64 {
	return s.pcg.Uint64()
}

// Uniform is the next uniform number, strictly between 0 and 1.
func (s *Stream) Uniform() float64 {
	return uniform(s.pcg.Uint64())
}

// Exp is the next exponential number with mean 1, by inversion: it takes one uniform
// number and grows with it. The largest it can be is 53·ln 2, about 36.7.
func (s *Stream) Exp() float64 {
	return exponential(s.Uniform())
}

// Order is the numbers below n in random order, every order being as likely (Fisher and Yates, inside out). It takes n uniform
// numbers.
func (s *Stream) Order(n int) []int {
	list := make([]int, n)
	for i := range list {
		at := min(i, int(s.Uniform()*float64(i+1))) // rounding could make it i+1
		list[i], list[at] = list[at], i
	}
	return list
}

// exponential is the quantile of the exponential distribution with mean 1. As 1-u is
// exact for every number that uniform gives, nothing is lost for small u.
func exponential(u float64) float64 {
	return -portable.Log(1 - u)
}
