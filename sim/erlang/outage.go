package erlang

import (
	"errors"
	"fmt"

	"nines/sim/portable"
)

// Outage is a total outage of a queue, seen as a fluid: callers arrive, wait,
// give up and are served at their mean rates, without chance. It begins with the
// mean number in service and nobody waiting. Until it ends nobody is answered,
// callers go on arriving, waiting and giving up.
//
// The picture is right in the limit of large systems, and a good first guess of
// how long a real one takes to recover. It leaves out those who redial.
type Outage struct {
	// Queue is the system that fails. Its Capacity must be 0 and its load below
	// its servers, with or without Patience.
	Queue Queue
	// Length is how long nobody is answered; not negative.
	Length float64
	// Dropped says that the outage ended the services in progress and their
	// callers are gone. Otherwise these services stand still and then go on.
	Dropped bool
}

// Recovery is what an [Outage] leads to.
type Recovery struct {
	// Backlog is how many callers wait when the outage ends.
	Backlog float64
	// Waiting is how many of them still wait after every idle server took one,
	// which happens at once: the number to recover from.
	Waiting float64
	// Time is how long it takes from the end of the outage until nobody waits.
	Time float64
	// Area is the time all callers together spent waiting, from the beginning of
	// the outage until nobody waits.
	Area float64
	// Abandoned is how many callers gave up in that time.
	Abandoned float64
}

// Recovery solves the outage, or says what is wrong with it.
//
// Source: the fluid limit of M/M/c+M, see A. Mandelbaum, W. A. Massey and
// M. I. Reiman, "Strong approximations for Markovian service networks" (1998).
func (o Outage) Recovery() (Recovery, error) {
	q := o.Queue
	spare := q.leave(0) - q.Arrivals // rate at which a line gets shorter by service
	switch err := q.check(); {
	case err != nil:
		return Recovery{}, err
	case q.Capacity != 0:
		return Recovery{}, errors.New("erlang: an outage of a queue with a capacity is not solved here")
	case !(spare > 0):
		return Recovery{}, fmt.Errorf("erlang: no recovery: a load of %v erlangs on %d servers", q.Load(), q.Servers)
	case !finite(o.Length) || o.Length < 0:
		return Recovery{}, fmt.Errorf("erlang: the length of an outage must be a time, not %v", o.Length)
	}
	var r Recovery
	idle := float64(q.Servers)
	if !o.Dropped {
		idle -= q.Load()
	}
	th := q.impatience()
	var during, after float64
	r.Backlog, during = fill(q.Arrivals, th, o.Length)
	r.Waiting = max(0, r.Backlog-idle)
	r.Time, after = drain(r.Waiting, spare, th)
	r.Area = during + after
	r.Abandoned = th * r.Area
	return r, nil
}

// fill is the line after time t, and the area under it, when it starts empty,
// grows at the given rate and every member leaves at rate th.
func fill(rate, th, t float64) (line, area float64) {
	if th == 0 {
		return float64(rate * t), rate * t * t / 2
	}
	line = rate * -portable.Expm1(-th*t) / th
	return line, (float64(rate*t) - line) / th
}

// drain is the time until a line is empty, and the area under it, when it
// shrinks at the given rate and every member leaves at rate th besides.
func drain(line, rate, th float64) (t, area float64) {
	if th == 0 {
		return line / rate, line * line / (2 * rate)
	}
	t = portable.Log1p(th*line/rate) / th
	return t, (line - float64(rate*t)) / th
}
