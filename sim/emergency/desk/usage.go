package desk

import "nines/sim/des"

// Clock is where the time is read that it is now in a run.
type Clock = *des.Time

// A sum of time is kept without a look at every moment: whatever comes takes its time away, and whatever goes adds it. Those
// who are still there at a time add that time each. The arithmetic is that of a circle, so a sum is right even if a part of it
// is larger than a number can be.

// Crew is the people at a platform, of a centre or in a control room, and their time in use.
type Crew struct {
	LoggedOn int32 // people at work; of call takers 0 if they are without limit
	Busy     int32 // people with a call, talking or holding; of call takers, ringing or talking

	isFull, isStaffed, isAllBusy     bool     // isFull: as many are busy as are at work, even if nobody is
	onDuty, inCalls, allBusy, manned des.Time // sums
}

// change takes people on and off duty, and into calls and out of them.
func (c *Crew) change(on, busy int32, now des.Time) {
	c.LoggedOn += on
	c.onDuty -= des.Time(on) * now
	turn(&c.manned, &c.isStaffed, c.LoggedOn > 0, now)
	c.Busy += busy
	c.inCalls -= des.Time(busy) * now
	c.fill(now)
}

// occupy takes people into calls and out of them. It is change without the people on duty, for every call.
func (c *Crew) occupy(busy int32, now des.Time) {
	c.Busy += busy
	c.inCalls -= des.Time(busy) * now
	if (c.Busy >= c.LoggedOn) != c.isFull {
		c.fill(now)
	}
}

// fill notes whether nobody is free.
func (c *Crew) fill(now des.Time) {
	c.isFull = c.Busy >= c.LoggedOn
	turn(&c.allBusy, &c.isAllBusy, c.isStaffed && c.isFull, now)
}

// turn notes whether something is so now in the sum of the time for which it has been.
func turn(sum *des.Time, was *bool, is bool, now des.Time) {
	switch {
	case is == *was:
		return
	case is:
		*sum -= now
	default:
		*sum += now
	}
	*was = is
}

// Usage is how long, until now and summed over those who were there, people and calls were where.
type Usage struct {
	OnDuty  des.Time // people at work
	InCalls des.Time // people with a call
	AllBusy des.Time // during which somebody was at work and nobody was free
	Manned  des.Time // during which somebody was at work
	Waiting des.Time // calls in the queue, aside and on hold
	Ringing des.Time // calls that ring at a call taker
}

// Usage is the time in use until now.
func (c *Crew) Usage(now des.Time) Usage {
	u := Usage{
		OnDuty: c.onDuty + des.Time(c.LoggedOn)*now, InCalls: c.inCalls + des.Time(c.Busy)*now, AllBusy: c.allBusy, Manned: c.manned,
	}
	if c.isAllBusy {
		u.AllBusy += now
	}
	if c.isStaffed {
		u.Manned += now
	}
	return u
}

// Usage is that of the platform's agents and callers.
func (d *Desk) Usage() Usage {
	now := *d.clock
	u := d.Crew.Usage(now)
	u.Waiting = d.waited + des.Time(d.Waiting)*now
	return u
}

// Usage is that of the room's call takers and callers.
func (r *Room) Usage() Usage {
	now := *r.clock
	u := r.Crew.Usage(now)
	u.Waiting, u.Ringing = r.waited+des.Time(r.Waiting)*now, r.rang+des.Time(r.bells)*now
	return u
}

// UsageOf is that of a centre's agents, wherever they work.
func (s *Staff) UsageOf(centre int) Usage { return s.crews[centre].Usage(*s.clock) }

// change takes an agent on and off duty, into a call and out of it, at the platform where the agent is.
func (s *Staff) change(a *Agent, on, busy int32) {
	s.Desks[a.Platform].change(on, busy, *s.clock)
	s.crews[a.Centre].change(on, busy, *s.clock)
}

// occupy takes an agent into a call and out of it.
func (s *Staff) occupy(a *Agent, busy int32) {
	now := *s.clock
	s.Desks[a.Platform].occupy(busy, now)
	s.crews[a.Centre].occupy(busy, now)
}
