package ladder

import (
	"math"

	"nines/sim/erlang"
	"nines/sim/portable"
)

// queue is the steady state of servers with exponential service of mean 1, a load in erlangs, a mean patience and a capacity,
// servers included; 0 is endless.
func queue(servers int, load, patience float64, capacity int) erlang.Steady {
	s, err := erlang.Queue{Arrivals: load, Service: 1, Servers: servers, Patience: patience, Capacity: capacity}.Steady()
	if err != nil {
		return erlang.Steady{Wait: math.NaN()}
	}
	return s
}

// waitOfAnswered is the mean wait of the callers who are answered: the share yet to be answered, integrated over time (Simpson's
// rule, as far as 20 services).
func waitOfAnswered(s erlang.Steady) float64 {
	const n, far = 2000, 20.0
	sum := 0.0
	for i := range n + 1 {
		sum += float64(simpson(i, n) * (1 - s.Abandoned - s.AnsweredWithin(far*float64(i)/n)))
	}
	return sum * far / n / 3 / (1 - s.Abandoned)
}

// simpson is the weight of the i-th of n+1 points, in thirds of their distance.
func simpson(i, n int) float64 {
	if i == 0 || i == n {
		return 1
	}
	return []float64{2, 4}[i%2]
}

// mixture is the share that abandons, by calls, over days whose load is a gamma factor of mean 1 times the load; mean patience is
// two services. Simpson's rule over all factors that matter.
func mixture(servers int, load, cv float64) float64 {
	const from, to, n = 0.05, 3, 1000
	shape := 1 / (cv * cv)
	constant := portable.Lgamma(shape)
	abandoned, offered := 0.0, 0.0
	for i := range n + 1 {
		x := from + float64((to-from)*float64(i)/n)
		density := portable.Exp(float64(shape*portable.Log(shape*x)) - float64(shape*x) - constant) // times x, as days count by calls
		weight := float64(simpson(i, n) * density)
		offered += weight
		abandoned += float64(weight * queue(servers, load*x, 2, 0).Abandoned)
	}
	return abandoned / offered
}
