package experiment_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
)

// parChain is a small Markov chain of a platform whose people have calls on a par. A state is written out: who is idle, the
// longest idle first, and which calls wait, the longest waiting first. Pool B takes the calls 1 and 2 alike, pool S takes
// those of sort 2 alone; a call of sort 2 goes to whoever of both has been idle longest.
type parChain struct {
	agents   map[byte]int     // by pool
	arrivals map[byte]float64 // a minute, by sort
	service  float64          // a minute and agent
	places   int              // in the queue
	ordered  bool             // pool B prefers sort 1, and is preferred by nobody: what the sets are not
}

// parState is one of its states.
type parState struct{ idle, queue string }

// takes reports whether a pool takes a sort of calls.
func takes(pool, sort byte) bool { return pool == 'B' || sort == '2' }

// arrives is where a call leads, and whether it is lost.
func (m *parChain) arrives(s parState, sort byte) (parState, bool) {
	if at := strings.IndexByte(s.idle, 'S'); m.ordered && sort == '2' && at >= 0 {
		return parState{s.idle[:at] + s.idle[at+1:], s.queue}, false
	}
	for i := range s.idle {
		if takes(s.idle[i], sort) {
			return parState{s.idle[:i] + s.idle[i+1:], s.queue}, false
		}
	}
	if len(s.queue) >= m.places {
		return s, true
	}
	return parState{s.idle, s.queue + string(sort)}, false
}

// leaves is where the end of a call leads, of an agent of a pool.
func (m *parChain) leaves(s parState, pool byte) parState {
	if at := strings.IndexByte(s.queue, '1'); m.ordered && pool == 'B' && at >= 0 {
		return parState{s.idle, s.queue[:at] + s.queue[at+1:]}
	}
	for i := range s.queue {
		if takes(pool, s.queue[i]) {
			return parState{s.idle, s.queue[:i] + s.queue[i+1:]}
		}
	}
	return parState{s.idle + string(pool), s.queue}
}

// steady is the long run: the probabilities of the states, by uniformization.
func (m *parChain) steady(t *testing.T) map[parState]float64 {
	rate := 0.
	for _, a := range m.arrivals {
		rate += a
	}
	for _, n := range m.agents {
		rate += float64(n) * m.service
	}
	p := map[parState]float64{{}: 1}
	for range 4000 {
		next := map[parState]float64{}
		for s, weight := range p {
			left := rate
			for sort, a := range m.arrivals {
				to, _ := m.arrives(s, sort)
				next[to] += weight * a / rate
				left -= a
			}
			for pool, n := range m.agents {
				if busy := float64(n-strings.Count(s.idle, string(pool))) * m.service; busy > 0 {
					next[m.leaves(s, pool)] += weight * busy / rate
					left -= busy
				}
			}
			next[s] += weight * left / rate
		}
		p = next
	}
	sum := 0.
	for _, weight := range p {
		sum += weight
	}
	require.InDelta(t, 1, sum, 1e-9)
	return p
}

// lostAndWaiting are the share of a sort's calls that find no place, and that wait.
func (m *parChain) lostAndWaiting(p map[parState]float64, sort byte) (lost, waits float64) {
	for s, weight := range p {
		to, isLost := m.arrives(s, sort)
		switch {
		case isLost:
			lost += weight
		case len(to.queue) > len(s.queue):
			waits += weight
		}
	}
	return lost, waits / (1 - lost)
}

// meanWait is the mean wait of a sort's calls that find a place, in minutes, by Little's law.
func (m *parChain) meanWait(p map[parState]float64, sort byte, lost float64) float64 {
	queue := 0.
	for s, weight := range p {
		queue += weight * float64(strings.Count(s.queue, string(sort)))
	}
	return queue / (m.arrivals[sort] * (1 - lost))
}

// TestLadderOfSetsOnAPar holds the simulator against the chain, and the chain against that of an order of preference.
func TestLadderOfSetsOnAPar(t *testing.T) {
	m := &parChain{agents: map[byte]int{'B': 2, 'S': 2}, arrivals: map[byte]float64{'1': 6, '2': 5}, service: 4, places: 3}
	p := m.steady(t)
	other := *m
	other.ordered = true
	q := other.steady(t)
	laid := load(t, "skills-on-a-par")
	grown := eased(laid)
	r := run(t, laid, experiment.Options{})
	for _, sort := range []struct {
		key     byte
		service string
	}{{'1', "one"}, {'2', "two"}} {
		lost, waits := m.lostAndWaiting(p, sort.key)
		of := ofService(sort.service)
		otherLost, _ := other.lostAndWaiting(q, sort.key)
		require.Greater(t, math.Abs(other.meanWait(q, sort.key, otherLost)/m.meanWait(p, sort.key, lost)-1), 0.06, "the check tells sets from an order")
		for _, c := range []check{
			{sort.service + " refused", shareOf("calls.refused", "calls.offered", of), lost, 0.04, 0, 0},
			{sort.service + " waits", meanOf("answer.waited-share", of), waits, 0.02, 0, 0},
			{sort.service + " wait", meanOf("answer.mean", of), 60 * m.meanWait(p, sort.key, lost), 0.04, 0, 0},
		} {
			c.easedBy(grown)
			c.judge(t, c.measured(r))
		}
	}
}
