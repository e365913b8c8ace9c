package erlang

import (
	"errors"
	"fmt"
	"math"
)

// Queue is one group of identical servers with one line in front of it, first
// come, first served. Arrivals are Poisson and service is exponential: M/M/c,
// and with the last two fields M/M/c/K and M/M/c+M.
type Queue struct {
	// Arrivals is the rate of offered callers, per unit of time; positive.
	Arrivals float64
	// Service is the mean time one server spends on one caller; positive.
	Service float64
	// Servers is the number of servers; at least 1.
	Servers int
	// Patience is the mean of the exponential time after which a waiting caller
	// gives up. 0, or +Inf, means that nobody ever does.
	Patience float64
	// Capacity is the greatest number of callers present, waiting or in
	// service; who arrives at a full system is turned away. It counts the
	// servers: room for k waiting callers is Servers+k. 0 means no limit.
	Capacity int
}

// Load is the offered load in erlangs: the mean number of busy servers if there
// were enough of them.
func (q Queue) Load() float64 {
	return float64(q.Arrivals * q.Service)
}

// mostPlaces bounds the waiting line for which probabilities are held in memory.
// It is far beyond any real line, and guards against a patience so long that a
// growing queue is only stable on paper.
const mostPlaces = 10_000_000

// check says what is wrong with q, everything at once, or returns nil.
func (q Queue) check() error {
	var all []error
	refuse := func(bad bool, format string, args ...any) {
		if bad {
			all = append(all, fmt.Errorf("erlang: "+format, args...))
		}
	}
	refuse(!positive(q.Arrivals), "arrivals must be a positive rate, not %v", q.Arrivals)
	refuse(!positive(q.Service), "service must be a positive time, not %v", q.Service)
	refuse(q.Servers < 1, "servers must be at least 1, not %d", q.Servers)
	refuse(!finite(q.impatience()) || q.Patience < 0, "patience must be a time, or 0 for endless, not %v", q.Patience)
	refuse(q.Capacity != 0 && q.Capacity < q.Servers, "capacity must be 0 or at least the %d servers it counts, not %d", q.Servers, q.Capacity)
	refuse(!finite(q.Load()), "no such load: %v erlangs", q.Load())
	return errors.Join(all...)
}

// settles says why a sound q has no steady state, or none that can be listed.
func (q Queue) settles() error {
	switch {
	case q.endless() && q.Load() >= float64(q.Servers):
		return fmt.Errorf("erlang: no steady state: a load of %v erlangs on %d servers, and nobody leaves", q.Load(), q.Servers)
	case !q.endless() && q.reach() > mostPlaces:
		return fmt.Errorf("erlang: more than %d callers would wait", mostPlaces)
	}
	return nil
}

// endless reports that the line has no bound and nobody leaves it: Erlang C.
func (q Queue) endless() bool {
	return q.Capacity == 0 && q.impatience() == 0
}

// impatience is the rate at which one waiting caller gives up.
func (q Queue) impatience() float64 {
	if q.Patience == 0 {
		return 0
	}
	return 1 / q.Patience
}

// room is the number of waiting places; 0 also if there is no limit.
func (q Queue) room() int {
	return max(0, q.Capacity-q.Servers)
}

// leave is the rate at which callers leave a system with every server busy and
// j callers waiting, by being served or by giving up.
func (q Queue) leave(j int) float64 {
	return float64(q.Servers)/q.Service + float64(float64(j)*q.impatience())
}

// peak is the likeliest number of waiting callers, given that every server is
// busy: the last j to which the system rather rises than falls. It is a float
// because it may be too large for an int.
func (q Queue) peak() float64 {
	over := q.Arrivals - q.leave(0)
	if over <= 0 {
		return 0
	}
	peak := math.Floor(over / q.impatience()) // +Inf if nobody gives up
	if q.Capacity != 0 {
		peak = min(peak, float64(q.room()))
	}
	return peak
}

// reach is about how many waiting callers have to be allowed for. Without a
// limit the line beyond its peak is cut where it has become 1e-40 times as
// likely: exp(-92). It falls off like a bell as wide as the square root of
// arrivals times patience, or geometrically if the servers alone see to that.
func (q Queue) reach() float64 {
	if q.Capacity != 0 {
		return float64(q.room())
	}
	reach := math.Sqrt(2 * 92 * q.Arrivals / q.impatience())
	if spare := q.leave(0) - q.Arrivals; spare > 0 {
		reach = min(reach, 92*q.leave(0)/spare)
	}
	return q.peak() + reach
}
