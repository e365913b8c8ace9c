package ladder

import (
	"maps"
	"slices"
	"strings"
)

// parChain is a small Markov chain of a platform whose people have calls on a par. A state is written out: who is idle, the longest
// idle first, and which calls wait, the longest waiting first. Pool B takes the calls 1 and 2 alike, and pool S takes those of sort 2
// alone. A call of sort 2 goes to whoever of both has been idle longest.
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

// parStep is a step of the chain.
type parStep struct {
	state parState // that it leads to
	rate  float64  // a minute
	to    int      // the place of the state, once it is known
}

// steps are the steps from a state, always in the same order.
func (m *parChain) steps(s parState) (list []parStep) {
	for _, sort := range slices.Sorted(maps.Keys(m.arrivals)) {
		to, _ := m.arrives(s, sort)
		list = append(list, parStep{state: to, rate: m.arrivals[sort]})
	}
	for _, pool := range slices.Sorted(maps.Keys(m.agents)) {
		if busy := m.agents[pool] - strings.Count(s.idle, string(pool)); busy > 0 {
			list = append(list, parStep{state: m.leaves(s, pool), rate: float64(busy) * m.service})
		}
	}
	return list
}

// parWeight is a state with its probability in the long run.
type parWeight struct {
	parState
	weight float64
}

// steady is the long run, by uniformization, in the order in which the states are met.
func (m *parChain) steady() []parWeight {
	const rate, turns = 30, 2000 // above the rate of all steps from any state, and more than an hour
	met, at := []parWeight{{weight: 1}}, map[parState]int{{}: 0}
	var steps [][]parStep
	for i := 0; i < len(met); i++ {
		steps = append(steps, m.steps(met[i].parState))
		for k := range steps[i] {
			step := &steps[i][k]
			place, known := at[step.state]
			if !known {
				place = len(met)
				at[step.state] = place
				met = append(met, parWeight{parState: step.state})
			}
			step.to = place
		}
	}
	next := make([]float64, len(met))
	for range turns {
		clear(next)
		for i, list := range steps {
			stays := 1.0
			for _, step := range list {
				next[step.to] += float64(met[i].weight * step.rate / rate)
				stays -= step.rate / rate
			}
			next[i] += float64(met[i].weight * stays)
		}
		for i := range met {
			met[i].weight = next[i]
		}
	}
	return met
}

// lostAndWaiting are the share of a sort's calls that find no place, and that wait.
func (m *parChain) lostAndWaiting(p []parWeight, sort byte) (lost, waits float64) {
	for _, s := range p {
		to, isLost := m.arrives(s.parState, sort)
		switch {
		case isLost:
			lost += s.weight
		case len(to.queue) > len(s.queue):
			waits += s.weight
		}
	}
	return lost, waits / (1 - lost)
}

// meanWait is the mean wait of a sort's calls that find a place, in minutes, by Little's law.
func (m *parChain) meanWait(p []parWeight, sort byte, lost float64) float64 {
	queue := 0.
	for _, s := range p {
		queue += float64(s.weight * float64(strings.Count(s.queue, string(sort))))
	}
	return queue / (m.arrivals[sort] * (1 - lost))
}

// onAPar is the rung of skills-on-a-par.yaml.
func onAPar() Rung {
	m := &parChain{agents: map[byte]int{'B': 2, 'S': 2}, arrivals: map[byte]float64{'1': 6, '2': 5}, service: 4, places: 3}
	p := m.steady()
	r := Rung{Name: "Calls and people on a par", Scenario: "skills-on-a-par"}
	for _, sort := range []struct {
		key     byte
		service string
	}{{'1', "one"}, {'2', "two"}} {
		lost, waits := m.lostAndWaiting(p, sort.key)
		of := ofService(sort.service)
		r.Checks = append(r.Checks,
			exactly("type "+sort.service+" refused", shareOf("calls.refused", "calls.offered", of), lost, 0.04),
			exactly("type "+sort.service+" waits", meanOf("answer.waited-share", of), waits, 0.02),
			exactly("type "+sort.service+" mean wait, s", meanOf("answer.mean", of), 60*m.meanWait(p, sort.key, lost), 0.04))
	}
	return r
}
