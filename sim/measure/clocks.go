package measure

import (
	"math"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
)

// clocks is what the recovery clocks are made from.
type clocks struct {
	plan     *Plan
	onset    des.Time   // of the first fault, but for one hidden in a backup out of service; Never
	reached  []des.Time // by milestone; Never
	source   int8       // who it was first detected by; None
	moved    des.Time   // when traffic was first switched; Never
	switched []des.Time // by platform: when traffic was first switched to it; Never

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

func newClocks(p *Plan) clocks {
	n := len(p.net.Platforms)
	return clocks{
		plan: p, reached: make([]des.Time, len(p.milestones)), switched: make([]des.Time, n),
		inService: make([]bool, n), atFirst: make([]bool, n), home: homecoming{lost: make([]int64, p.minutes)},
	}
}

func (c *clocks) reset() {
	for i := range c.reached {
		c.reached[i] = des.Never
	}
	for i := range c.switched {
		c.switched[i] = des.Never
	}
	c.onset, c.serviceBack, c.moved, c.source = des.Never, des.Never, des.Never, emergency.None
	c.streak, c.totalLoss = 0, false
	c.draining, c.backAt = emergency.None, 0
	for p := range c.inService {
		c.inService[p] = !c.plan.net.Platforms[p].Backup
	}
	copy(c.atFirst, c.inService)
	c.home.reset()
}

func (c *clocks) note(o *emergency.Observation) {
	switch o.Fact {
	case emergency.TroubleBegan, emergency.TroubleExposed:
		if !o.Hidden {
			c.onset = min(c.onset, o.At)
		}
	case emergency.MilestoneReached:
		if o.Milestone == emergency.Detected && c.reached[o.Milestone] == des.Never {
			c.source = o.By
		}
		c.reached[o.Milestone] = min(c.reached[o.Milestone], o.At)
	case emergency.Switched:
		c.moved = min(c.moved, o.At)
		if to := o.Element.Index; o.At > 0 {
			c.switched[to] = min(c.switched[to], o.At)
		}
		c.move(o)
	case emergency.Opened, emergency.Closed:
		c.move(o)
	case emergency.Drained:
		if o.Platform == c.draining {
			c.backAt = o.At
			c.home.note(o.At, false, c.isSettled())
		}
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

// ended watches for total loss: so many calls in a row, over so long, of which none got through.
func (c *clocks) ended(o *emergency.Observation) {
	switch {
	case o.At < c.onset:
	case o.Outcome == emergency.NoRequest:
		c.streak = 0
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

// judge says how service was for calls made in the window that begins with a minute. Calls still open do not count.
func (t *Tally) judge(minute int, withAnswers bool) verdict {
	targets := &t.plan.targets
	var ended, through, inTime int64
	for m := minute; m < min(minute+int(targets.Over/des.Minute), t.plan.minutes); m++ {
		ended += t.series.at(m, seriesOffered) - t.series.at(m, seriesOutcome(emergency.Open))
		through += t.series.at(m, seriesOutcome(emergency.Connected)) + t.series.at(m, seriesOutcome(emergency.NoRequest))
		inTime += t.series.at(m, seriesInTime)
	}
	switch {
	case ended == 0:
		return noCalls
	case float64(through) < targets.Connected*float64(ended):
		return bad
	case withAnswers && float64(inTime) < targets.Answered*float64(ended):
		return bad
	default:
		return good
	}
}

// sustained is the first minute, from the first bad one on, from which service is good and stays so for the hold time.
// It reports the onset if service was never bad, and Never if it does not recover in the run.
func (t *Tally) sustained(withAnswers bool, hold des.Time) des.Time {
	onset := t.clocks.onset
	first := int(onset / des.Minute)
	for first < t.plan.minutes && t.judge(first, withAnswers) != bad {
		first++
	}
	if first == t.plan.minutes {
		return onset
	}
	return max(onset, t.goodFrom(first, withAnswers, hold))
}

// goodFrom is the first minute, from a given one on, from which service is good and stays so for the hold time; Never.
func (t *Tally) goodFrom(first int, withAnswers bool, hold des.Time) des.Time {
	need := int(hold / des.Minute)
	start := None
	for m := first; m < t.plan.minutes; m++ {
		switch v := t.judge(m, withAnswers); {
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

// readClocks gives the five clocks, in seconds from the onset: NaN without a fault, +Inf for what was not reached.
func (t *Tally) readClocks() [Clocks]float64 {
	c := &t.clocks
	var at [Clocks]des.Time
	if c.onset == des.Never {
		nan := math.NaN()
		return [Clocks]float64{nan, nan, nan, nan, nan}
	}
	at[ClockDetected] = c.reached[emergency.Detected]
	at[ClockDecided] = c.reached[emergency.Decided]
	at[ClockFirstService] = c.serviceBack
	if !c.totalLoss {
		at[ClockFirstService] = t.sustained(false, 0)
	}
	at[ClockRestored] = t.sustained(true, t.plan.targets.Hold)
	at[ClockNormal] = des.Never
	if c.isAsAtFirst() {
		at[ClockNormal] = max(at[ClockRestored], c.backAt)
	}
	var seconds [Clocks]float64
	for i := range at {
		seconds[i] = secondsOr(at[i], c.onset)
	}
	return seconds
}

// secondsOr is the time since an origin, or +Inf for never.
func secondsOr(at, origin des.Time) float64 {
	if at == des.Never {
		return math.Inf(1)
	}
	return (at - origin).Seconds()
}
