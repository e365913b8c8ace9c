package plain

import (
	"nines/sim/des"
	"nines/sim/emergency"
)

// use is the time in use, by the stretches of the run between the instants at which it is told.
type use struct {
	end   des.Time // of the stretch of the caller at hand,
	now   sums     // and its times, except for what calls made before it had of it
	at    int      // which one it is
	ends  []des.Time
	spent []sums // by stretch
}

// sums are times of one stretch.
type sums [uses]des.Time

const (
	waiting = iota // calls in the queue
	busy           // agents with a call
	allBusy        // one while nobody was free
	uses
)

func newUse(instants []des.Time, length des.Time) use {
	var u use
	for _, at := range instants {
		if at > 0 && at < length {
			u.ends = append(u.ends, at)
		}
	}
	u.ends = append(u.ends, length)
	u.spent = make([]sums, len(u.ends))
	return u
}

func (u *use) reset() {
	clear(u.spent)
	u.now, u.at, u.end = sums{}, 0, u.ends[0]
}

// reach goes on to the stretch of a caller.
func (u *use) reach(at des.Time) {
	for at >= u.end {
		u.close()
		u.at++
		u.end = u.ends[u.at]
	}
}

// close ends the stretch at hand.
func (u *use) close() {
	for i := range u.now {
		u.spent[u.at][i] += u.now[i]
	}
	u.now = sums{}
}

// add adds the time from one instant to another. The first is not before the caller at hand. Most are in the same stretch.
func (u *use) add(what int, from, to des.Time) {
	if to <= u.end {
		u.now[what] += to - from
		return
	}
	u.divide(what, from, to)
}

// divide adds a time to each stretch that it is in.
func (u *use) divide(what int, from, to des.Time) {
	for s := u.at; s < len(u.ends) && from < to; s++ {
		if end := min(to, u.ends[s]); end > from {
			u.spent[s][what] += end - from
			from = end
		}
	}
}

// waits notes that the call at hand is in the queue up to a time.
func (q *Queue) waits(at, until des.Time) {
	q.use.add(waiting, at, until)
	if until > q.minutes.next {
		q.minutes.add(q.minutes.waiting, at, until)
	}
}

// talks notes that an agent has the call at hand from one time to another, and when the first agent is free again.
func (q *Queue) talks(from, to, free des.Time) {
	q.use.add(busy, from, to)
	if free > from {
		q.use.add(allBusy, from, free)
	}
	if to > q.minutes.next {
		q.minutes.add(q.minutes.busy, from, to)
	}
}

// tellUse tells the time on the accounts of the platform and its centre.
func (q *Queue) tellUse() {
	q.use.close()
	var until sums
	people := des.Time(len(q.agents))
	for s, at := range q.use.ends {
		for i, t := range q.use.spent[s] {
			until[i] += t
		}
		q.account(at, emergency.APlatform, emergency.WaitingTime, until[waiting])
		for _, kind := range []emergency.ElementKind{emergency.APlatform, emergency.ACentre} {
			q.account(at, kind, emergency.BusyTime, until[busy])
			q.account(at, kind, emergency.DutyTime, people*at)
			q.account(at, kind, emergency.AllBusyTime, until[allBusy])
			q.account(at, kind, emergency.MannedTime, at)
		}
	}
}

func (q *Queue) account(at des.Time, of emergency.ElementKind, a emergency.Account, sum des.Time) {
	o := q.telling.fact(at, emergency.Accrued)
	o.Element, o.Account, o.Sum = emergency.Element{Kind: of}, a, sum
}
