package erlang

import "math"

// Steady is a queue in its steady state. "Offered" callers are all who arrive;
// "accepted" ones are those not turned away at a full system. Offered callers
// are Blocked, Abandoned or served, and these three shares sum to 1.
type Steady struct {
	// Blocked is the share of offered callers turned away at a full system, P_B.
	Blocked float64
	// Abandoned is the share of offered callers who wait and give up, P_ab.
	Abandoned float64
	// Delayed is the share of accepted callers who find every server busy and
	// have to wait, P(W>0).
	Delayed float64
	// Wait is the mean wait of accepted callers, whether it was zero and whether
	// it ended with an answer or with giving up, Wq.
	Wait float64
	// Waiting is the mean number of waiting callers, Lq.
	Waiting float64
	// Busy is the mean number of busy servers.
	Busy float64
	// Present is the mean number of callers in the system, waiting or in
	// service, L.
	Present float64
	// Throughput is the rate at which callers complete their service.
	Throughput float64

	queue Queue
	// accepted is the share of offered callers accepted. It is 1-Blocked, but
	// keeps its digits when nearly everybody is blocked.
	accepted float64
	// line[j] is the probability that every server is busy, j callers wait and
	// an arriving caller is accepted. It is nil for Erlang C.
	line []float64
}

// Steady solves the queue. The error names everything that is wrong with it.
// That can be a field out of range, a load too high for the servers if nobody
// gives up, or a line of more than ten million.
//
// Sources for M/M/c and M/M/c/K: Erlang (1917). Sources for M/M/c+M: C. Palm,
// "Research on telephone traffic carried by full availability groups" (1957).
// O. Garnett, A. Mandelbaum and M. Reiman, "Designing a call center with
// impatient customers" (2002).
func (q Queue) Steady() (Steady, error) {
	err := q.check()
	if err == nil {
		err = q.settles()
	}
	if err != nil {
		return Steady{}, err
	}
	s := Steady{queue: q}
	if q.endless() {
		s.waitForEver()
	} else {
		s.weighLine()
	}
	s.Abandoned = s.Waiting * q.impatience() / q.Arrivals
	s.Wait = s.Waiting / (q.Arrivals * s.accepted)
	s.Busy = float64(q.Load() * (s.accepted - s.Abandoned))
	s.Present = s.Waiting + s.Busy
	s.Throughput = s.Busy / q.Service
	return s, nil
}

// waitForEver fills in the two numbers of Erlang C that the others follow from.
func (s *Steady) waitForEver() {
	load, c := s.queue.Load(), float64(s.queue.Servers)
	s.accepted = 1
	s.Delayed = C(s.queue.Servers, load)
	s.Waiting = s.Delayed * load / (c - load)
}

// weighLine fills in what follows from the probabilities of the states with
// every server busy.
func (s *Steady) weighLine() {
	q := s.queue
	line := q.weights()
	idle := float64(line[0] * q.below())
	if math.IsInf(idle, 1) { // hardly anybody ever waits: below any float64
		clear(line)
		idle = 1
	}
	accepted := line
	if q.Capacity != 0 {
		accepted = line[:q.room()]
		s.Blocked = line[q.room()]
	}
	full := 0.0
	for _, w := range accepted {
		full += w
	}
	total := idle + full + s.Blocked
	for j := range line {
		line[j] /= total
		s.Waiting += float64(float64(j) * line[j])
	}
	s.Blocked /= total
	s.accepted = (idle + full) / total
	s.Delayed = full / (idle + full)
	s.line = accepted
}

// below is how much likelier an idle server is than the one state in which every
// server is busy and nobody waits. The states need no listing: with one server
// fewer, Erlang's B is the last of them over the sum of all.
func (q Queue) below() float64 {
	return float64(q.Servers) / (q.Load() * B(q.Servers-1, q.Load()))
}

// weights lists how likely it is that every server is busy and j callers wait,
// up to a common factor. The walk starts at the likeliest state with weight 1
// and goes both ways, so nothing overflows, however large the system. What
// underflows on the way down is too unlikely to matter.
func (q Queue) weights() []float64 {
	const negligible = 1e-40
	peak := int(q.peak())
	w := make([]float64, peak+1, peak+1+q.room())
	w[peak] = 1
	for j := peak; j > 0; j-- {
		w[j-1] = w[j] * q.leave(j) / q.Arrivals
	}
	more := func(j int) bool { return w[j-1] > negligible }
	if q.Capacity != 0 {
		more = func(j int) bool { return j <= q.room() }
	}
	for j := peak + 1; more(j); j++ {
		w = append(w, w[j-1]*q.Arrivals/q.leave(j))
	}
	return w
}
