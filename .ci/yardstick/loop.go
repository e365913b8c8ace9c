package main

import "math/rand/v2"

// The yardstick is a bare event loop. It models two workloads and nothing else: it keeps no statistics worth the name and
// knows no scenario. It is what the event loop alone costs in Go. Its figures are not results.

type event struct {
	at   float64
	kind int8
	id   int32
	turn int32
}

// calendar is an implicit 4-ary heap of event values.
type calendar struct{ a []event }

func (h *calendar) push(e event) {
	h.a = append(h.a, e)
	i := len(h.a) - 1
	for i > 0 {
		p := (i - 1) >> 2
		if h.a[p].at <= e.at {
			break
		}
		h.a[i] = h.a[p]
		i = p
	}
	h.a[i] = e
}

func (h *calendar) pop() event {
	top, n := h.a[0], len(h.a)-1
	e := h.a[n]
	h.a = h.a[:n]
	i := 0
	for {
		c := i*4 + 1
		if c >= n {
			break
		}
		m := c
		for k := c + 1; k < c+4 && k < n; k++ {
			if h.a[k].at < h.a[m].at {
				m = k
			}
		}
		if h.a[m].at >= e.at {
			break
		}
		h.a[i] = h.a[m]
		i = m
	}
	if n > 0 {
		h.a[i] = e
	}
	return top
}

const (
	arrive = iota
	giveUp
	done
)

// erlangA runs n calls and returns the events handled and the share that abandoned.
func erlangA(n int, seed uint64) (events int, abandoned float64) {
	const lambda, service, agents, patience = 1.0, 60.0, 64, 120.0
	r := rand.New(rand.NewPCG(seed, 1))
	h := &calendar{}
	waiting := make([]int32, 1<<16) // ring of call ids
	alive := make([]bool, 1<<16)
	head, tail, queued, busy, made, left := 0, 0, 0, 0, 0, 0
	h.push(event{at: r.ExpFloat64() / lambda, kind: arrive})
	for len(h.a) > 0 {
		e := h.pop()
		events++
		switch e.kind {
		case arrive:
			made++
			if made < n {
				h.push(event{at: e.at + r.ExpFloat64()/lambda, kind: arrive})
			}
			if busy < agents {
				busy++
				h.push(event{at: e.at + r.ExpFloat64()*service, kind: done})
				break
			}
			id := int32(tail & (1<<16 - 1))
			waiting[id], alive[id] = id, true
			tail++
			queued++
			h.push(event{at: e.at + r.ExpFloat64()*patience, kind: giveUp, id: id, turn: int32(tail)})
		case giveUp:
			if alive[e.id] && int(e.turn) > head {
				alive[e.id] = false
				queued--
				left++
			}
		case done:
			for head < tail && !alive[head&(1<<16-1)] {
				head++
			}
			if head == tail {
				busy--
				break
			}
			alive[head&(1<<16-1)] = false
			head++
			queued--
			h.push(event{at: e.at + r.ExpFloat64()*service, kind: done})
		}
	}
	return events, float64(left) / float64(made)
}
