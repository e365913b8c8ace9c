package measure

import (
	"math"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
)

// clocks is what the recovery clocks are made from.
type clocks struct {
	plan        *Plan
	onset       des.Time   // of the first fault; a fault hidden in an out-of-service backup does not count; or Never
	reached     []des.Time // by milestone: when it was first reached; Never
	switched    []des.Time // by platform: when traffic was first switched to it; Never
	incident    incident   // the one that was open at the onset, or else the first that opened after it
	falseAlarms int64      // incidents that opened before the onset: somebody acted on a report or an alarm of nothing

	served []served // by minute

	streak      int      // unconnected calls in a row since the onset
	streakFrom  des.Time // when the first of them ended
	totalLoss   bool     // service has been totally lost
	serviceBack des.Time // the first connected call after that; Never

	inService []bool // by platform, now
	atFirst   []bool // by platform, at the start, standing orders included
	draining  int8   // the platform that traffic was last taken back from; None
	backAt    des.Time
	home      homecoming
}

// incident is what was done about trouble, from the first report or alarm that somebody acted on. Each time is Never until
// it is reached.
type incident struct {
	detected, decided des.Time
	acted             des.Time // traffic was first switched, or the first step of the runbook was done
	source            int8     // who it was detected by; None
}

// noIncident is when nobody has noticed anything.
var noIncident = incident{detected: des.Never, decided: des.Never, acted: des.Never, source: emergency.None}

func newClocks(p *Plan) clocks {
	n := len(p.net.Platforms)
	return clocks{
		plan: p, reached: make([]des.Time, len(p.milestones)), switched: make([]des.Time, n),
		inService: make([]bool, n), atFirst: make([]bool, n), home: homecoming{lost: make([]int64, p.minutes)},
		served: make([]served, p.minutes),
	}
}

func (c *clocks) reset() {
	for i := range c.reached {
		c.reached[i] = des.Never
	}
	for i := range c.switched {
		c.switched[i] = des.Never
	}
	c.onset, c.serviceBack, c.incident, c.falseAlarms = des.Never, des.Never, noIncident, 0
	c.streak, c.totalLoss = 0, false
	c.draining, c.backAt = emergency.None, 0
	for p := range c.inService {
		c.inService[p] = !c.plan.net.Platforms[p].Backup
	}
	copy(c.atFirst, c.inService)
	c.home.reset()
	clear(c.served)
}

func (c *clocks) note(o *emergency.Observation) {
	switch o.Fact {
	case emergency.TroubleBegan, emergency.TroubleExposed:
		if !o.Hidden {
			c.onset = min(c.onset, o.At)
		}
	case emergency.MilestoneReached:
		c.reached[o.Milestone] = min(c.reached[o.Milestone], o.At)
		c.follow(o)
	case emergency.Switched:
		c.act(o.At)
		if to := o.Element.Index; o.At > 0 {
			c.switched[to] = min(c.switched[to], o.At)
		}
		c.move(o)
	case emergency.Opened, emergency.Closed:
		c.move(o)
	case emergency.ProviderMoved:
		if o.Platform != emergency.None {
			c.act(o.At)
		}
	case emergency.Drained:
		if o.Platform == c.draining {
			c.backAt = o.At
			c.home.note(o.At, false, c.isSettled())
		}
	}
}

// forget is the end of an incident before anything was wrong: a false alarm. What was done about it is no part of the
// recovery.
func (c *clocks) forget() {
	since := c.incident.detected
	for m := range c.reached {
		if c.plan.isWork[m] && c.reached[m] >= since {
			c.reached[m] = des.Never
		}
	}
	for p := range c.switched {
		if c.switched[p] >= since {
			c.switched[p] = des.Never
		}
	}
	c.incident = noIncident
}

// follow notes how far people and machines have come with the incident.
func (c *clocks) follow(o *emergency.Observation) {
	switch i := &c.incident; {
	case o.Milestone == emergency.Detected && i.detected == des.Never:
		i.detected, i.source = o.At, o.By
		if c.onset == des.Never {
			c.falseAlarms++
		}
	case o.Milestone == emergency.Decided:
		i.decided = min(i.decided, o.At)
	case slices.Contains(c.plan.actions, o.Milestone):
		c.act(o.At)
	}
}

// act notes that something was done about the trouble. A planned move, before anything is wrong and before anybody has
// noticed anything, is no such act.
func (c *clocks) act(at des.Time) {
	if c.onset != des.Never || c.incident.detected != des.Never {
		c.incident.acted = min(c.incident.acted, at)
	}
}

// service notes that a platform is put into service or taken out of it. What is so at the very start is the arrangement.
func (c *clocks) service(p int, in bool, at des.Time) {
	c.inService[p] = in
	switch {
	case at == 0:
		c.atFirst[p] = in
	case !in:
		c.draining, c.backAt = int8(p), des.Never
	}
}

// ended watches for total loss: so many calls for help in a row, over so long, all without success.
func (c *clocks) ended(o *emergency.Observation) {
	switch {
	case o.At < c.onset:
	case o.Outcome == emergency.Connected:
		c.streak = 0
		if c.totalLoss && c.serviceBack == des.Never {
			c.serviceBack = o.At
		}
	case o.Outcome.Unconnected():
		if c.streak == 0 {
			c.streakFrom = o.At
		}
		c.streak++
		t := &c.plan.targets
		c.totalLoss = c.totalLoss || (c.streak >= t.LossCalls && o.At-c.streakFrom >= t.LossFor)
	}
}

// isAsAtFirst says whether traffic is where it was at first.
func (c *clocks) isAsAtFirst() bool { return slices.Equal(c.inService, c.atFirst) }

// verdict is how service was in a sliding window.
type verdict int8

const (
	noCalls verdict = iota
	good
	bad
)

// judgement reads the recovery clocks off what was counted, once a replication is over.
type judgement struct{ *Tally }

// judge says how service was for calls made in the window that begins with a minute. Calls still open do not count.
func (t judgement) judge(minute int) verdict {
	targets := &t.plan.targets
	var ended, through, inTime int64
	for m := minute; m < min(minute+int(targets.Over/des.Minute), t.plan.minutes); m++ {
		s := &t.clocks.served[m]
		ended += int64(s.offered - s.open)
		through += int64(s.connected)
		inTime += int64(s.inTime)
	}
	switch {
	case ended == 0:
		return noCalls
	case float64(through) < targets.Connected*float64(ended):
		return bad
	case float64(inTime) < targets.Answered*float64(ended):
		return bad
	default:
		return good
	}
}

// sustained is the first minute, from the first bad one on, from which service is good and stays so for the hold time.
// It reports the onset if service was never bad, and Never if it does not recover in the run.
func (t judgement) sustained(hold des.Time) des.Time {
	onset := t.clocks.onset
	first := int(onset / des.Minute)
	for first < t.plan.minutes && t.judge(first) != bad {
		first++
	}
	if first == t.plan.minutes {
		return onset
	}
	return max(onset, t.goodFrom(first, hold))
}

// goodFrom is the first minute, from a given one on, from which service is good and stays so for the hold time; Never.
func (t judgement) goodFrom(first int, hold des.Time) des.Time {
	need := int(hold / des.Minute)
	start := None
	for m := first; m < t.plan.minutes; m++ {
		switch v := t.judge(m); {
		case v == bad:
			start = None
		case v == good && start == None:
			start = m
		}
		if start != None && m-start >= need {
			return des.Time(start) * des.Minute
		}
	}
	return des.Never
}

// readClocks gives the five clocks, in seconds from the onset: +Inf for what was not reached, and NaN for a clock that does
// not exist. Without a fault there is none, and without a total loss there is no first service.
func (t judgement) readClocks() [Clocks]float64 {
	c, nan := &t.clocks, math.NaN()
	if c.onset == des.Never {
		return [Clocks]float64{nan, nan, nan, nan, nan}
	}
	restored := t.restored()
	normal := des.Never
	if c.isAsAtFirst() {
		normal = max(restored, c.backAt)
	}
	at := [Clocks]des.Time{
		ClockDetected: c.incident.detected, ClockDecided: c.incident.decided, ClockFirstService: c.serviceBack,
		ClockRestored: restored, ClockNormal: normal,
	}
	var seconds [Clocks]float64
	for i := range at {
		seconds[i] = secondsOr(max(at[i], c.onset), c.onset) // what was done before the onset took no time
	}
	if !c.totalLoss {
		seconds[ClockFirstService] = nan
	}
	return seconds
}

// restored is when service was good again. After a total loss that is not before the first connected call: the minute that
// it falls into may be good from its beginning, although nobody was connected yet.
func (t judgement) restored() des.Time {
	restored := t.sustained(t.plan.targets.Hold)
	if t.clocks.totalLoss {
		return max(restored, t.clocks.serviceBack)
	}
	return restored
}

// secondsOr is the time since an origin, or +Inf for never.
func secondsOr(at, origin des.Time) float64 {
	if at == des.Never {
		return math.Inf(1)
	}
	return (at - origin).Seconds()
}
