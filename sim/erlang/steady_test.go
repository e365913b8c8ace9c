package erlang_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/erlang"
)

// some are queues of every sort, small and large, calm and overloaded.
func some() []erlang.Queue {
	var all []erlang.Queue
	for _, c := range []int{1, 2, 7, 48, 1000, 5000} {
		for _, load := range []float64{0.01, 0.5, 0.95, 1, 1.3, 4} {
			for _, patience := range []float64{0, 0.01, 0.7, 1, 30} {
				for _, room := range []int{-1, 0, 1, 20, 3000} {
					q := erlang.Queue{Arrivals: load * float64(c), Service: 1, Servers: c, Patience: patience}
					if room >= 0 {
						q.Capacity = c + room
					}
					if patience > 0 || room >= 0 || load < 1 {
						all = append(all, q)
					}
				}
			}
		}
	}
	return all
}

func TestConservation(t *testing.T) {
	for _, q := range some() {
		s, err := q.Steady()
		require.NoError(t, err)
		what := fmt.Sprintf("%+v", q)
		for _, share := range []float64{s.Blocked, s.Abandoned, s.Delayed, s.Busy / float64(q.Servers)} {
			require.True(t, share >= 0 && share <= 1+1e-12, what)
		}
		served := s.Throughput / q.Arrivals
		near(t, 1, s.Blocked+s.Abandoned+served, 1e-12, what)
		near(t, s.Present, s.Waiting+s.Busy, 1e-12, what)
		near(t, s.Wait*q.Arrivals*(1-s.Blocked), s.Waiting, 1e-10, what)
		if q.Patience > 0 {
			near(t, s.Abandoned*q.Patience, s.Wait*(1-s.Blocked), 1e-10, what)
		}
		require.InDelta(t, s.Delayed, s.LongerThan(0), 1e-12, what)
		require.InDelta(t, (1-s.Blocked)*(1-s.Delayed), s.AnsweredWithin(0), 1e-12, what)
		near(t, served, s.AnsweredWithin(1e6), 1e-11, what)
		near(t, served, s.AnsweredWithin(math.Inf(1)), 1e-11, what)
		require.Zero(t, s.LongerThan(math.Inf(1)), what)
	}
}

// The mean wait is the integral of LongerThan, and the rate of abandonment is
// the rate at which waiting callers are neither answered nor waiting.
func TestWaitIsTheAreaUnderItsTail(t *testing.T) {
	for _, q := range []erlang.Queue{
		{Arrivals: 9, Service: 1, Servers: 10, Patience: 2},
		{Arrivals: 12, Service: 1, Servers: 10, Patience: 2, Capacity: 15},
		{Arrivals: 12, Service: 1, Servers: 10, Capacity: 30},
		{Arrivals: 8, Service: 1, Servers: 10},
	} {
		s, err := q.Steady()
		require.NoError(t, err)
		near(t, s.Wait, simpson(s.LongerThan, 0, 20, 4000), 1e-9, fmt.Sprintf("%+v", q))
	}
}

// The line place by place against the other route: Palm's density of the
// offered wait, integrated over time.
func TestAnsweredWithinAgainstPalmsDensity(t *testing.T) {
	const c, lam, mu, th = 50, 48.0, 1.0, 0.5
	s := steady(t, c, lam, mu, th, 0)
	load := lam / mu
	below := 1 / erlang.B(c-1, load) // the states below c over the last of them
	shape := func(x float64) float64 { return lam * math.Exp(-lam*math.Expm1(-th*x)/th-c*mu*x) }
	last := 1 / (below + simpson(shape, 0, 10, 20000))
	near(t, 1-last*below, s.Delayed, 1e-9, "P(V>0)")
	answered := func(x float64) float64 { return last * shape(x) * math.Exp(-th*x) }
	for _, at := range []float64{0.01, 0.05, 0.2, 1} {
		want := last*below + simpson(answered, 0, at, 2000)
		near(t, want, s.AnsweredWithin(at), 1e-9, "AnsweredWithin")
	}
}

func TestPatienceEqualToServiceIsManyServers(t *testing.T) {
	for _, c := range []int{1, 5, 50, 2000} {
		load := 1.1 * float64(c)
		s := steady(t, c, load, 1, 1, 0)
		near(t, load, s.Present, 1e-11, "Present")
		poisson, reached := -load, 0.0 // logarithm of the term, probability of c or more
		for n := 1; n < 3*c+100; n++ {
			poisson += math.Log(load / float64(n))
			if n >= c {
				reached += math.Exp(poisson)
			}
		}
		near(t, reached, s.Delayed, 1e-10, "Delayed")
	}
}

func TestLimitsMeet(t *testing.T) {
	endless := steady(t, 10, 9, 1, 0, 0)
	roomy := steady(t, 10, 9, 1, 0, 500)
	patient := steady(t, 10, 9, 1, 1e-12, 0)
	for _, at := range []float64{0, 0.5, 3, 10} {
		near(t, endless.LongerThan(at), roomy.LongerThan(at), 1e-9, "roomy")
		near(t, endless.LongerThan(at), patient.LongerThan(at), 1e-9, "patient")
		near(t, endless.AnsweredWithin(at), patient.AnsweredWithin(at), 1e-9, "patient")
	}
	near(t, endless.Wait, roomy.Wait, 1e-12, "roomy")
	near(t, endless.Wait, patient.Wait, 1e-9, "patient")
	hasty := steady(t, 10, 9, 1, 1e9, 0)
	near(t, erlang.B(10, 9), hasty.Abandoned, 1e-7, "hasty")
	// Overload with patience is a fluid in the limit: 1 - c/load give up.
	near(t, 1-5000./6500, steady(t, 5000, 6500, 1, 0.5, 0).Abandoned, 1e-9, "fluid")
}

func TestExtremesStayFinite(t *testing.T) {
	s := steady(t, 5000, 1, 1, 0.5, 0) // nobody ever waits
	require.Zero(t, s.Delayed)
	near(t, 1, s.Busy, 1e-12, "Busy")
	require.Equal(t, 1.0, s.AnsweredWithin(0))
	s = steady(t, 1000, 2000, 1, 0.1, 0) // ten thousand wait, e^3069 times likelier than none
	near(t, 0.5, s.Abandoned, 1e-9, "Abandoned")
	near(t, 10_000, s.Waiting, 1e-9, "Waiting")
	require.Greater(t, s.LongerThan(6.5), 0.3) // the offered wait is about 10 ln 2
	s = steady(t, 10, 1e12, 1, 0, 20)
	near(t, 10, s.Busy, 1e-9, "Busy")
}

func TestQueueRefusesNonsense(t *testing.T) {
	good := erlang.Queue{Arrivals: 8, Service: 1, Servers: 10}
	for say, spoil := range map[string]func(*erlang.Queue){
		"arrivals must be a positive rate, not 0":           func(q *erlang.Queue) { q.Arrivals = 0 },
		"arrivals must be a positive rate, not NaN":         func(q *erlang.Queue) { q.Arrivals = math.NaN() },
		"service must be a positive time, not -1":           func(q *erlang.Queue) { q.Service = -1 },
		"servers must be at least 1, not 0":                 func(q *erlang.Queue) { q.Servers = 0 },
		"patience must be a time, or 0 for endless, not -1": func(q *erlang.Queue) { q.Patience = -1 },
		"patience must be a time, or 0 for endless, not Na": func(q *erlang.Queue) { q.Patience = math.NaN() },
		"at least the 10 servers it counts, not 9":          func(q *erlang.Queue) { q.Capacity = 9 },
		"no steady state: a load of 10 erlangs":             func(q *erlang.Queue) { q.Arrivals = 10 },
		"no such load":                                      func(q *erlang.Queue) { q.Arrivals, q.Service = 1e200, 1e200 },
		"more than 10000000 callers would wait":             func(q *erlang.Queue) { q.Arrivals, q.Patience = 11, 1e9 },
		"erlang: more than 10000000":                        func(q *erlang.Queue) { q.Arrivals, q.Patience = 10, 1e15 },
		"more than 10000000 callers":                        func(q *erlang.Queue) { q.Capacity = 1 << 30 },
	} {
		q := good
		spoil(&q)
		_, err := q.Steady()
		require.ErrorContains(t, err, say)
	}
	_, err := erlang.Queue{}.Steady()
	require.ErrorContains(t, err, "arrivals")
	require.ErrorContains(t, err, "service")
	require.ErrorContains(t, err, "servers")
	good.Patience = math.Inf(1)
	s, err := good.Steady()
	require.NoError(t, err)
	require.Zero(t, s.Abandoned)
	require.Equal(t, 1.0, s.LongerThan(-1))
	require.Zero(t, s.AnsweredWithin(-1))
	require.True(t, math.IsNaN(s.LongerThan(math.NaN())) && math.IsNaN(s.AnsweredWithin(math.NaN())))
}

// simpson integrates f from a to b in n (even) steps.
func simpson(f func(float64) float64, a, b float64, n int) float64 {
	h := (b - a) / float64(n)
	sum := f(a) + f(b)
	for i := 1; i < n; i++ {
		sum += float64(2+2*(i%2)) * f(a+float64(i)*h)
	}
	return sum * h / 3
}
