package scenario

import (
	"math"
	"time"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

func (c *compiler) demand() {
	d := &c.s.World.Demand
	c.services = c.shares(d.Services, "world.demand.services")
	c.regions = c.shares(d.Regions, "world.demand.regions")
	c.accesses = c.shares(d.Access, "world.demand.access")
	if m := d.DayFactor.Mean(); math.Abs(m-1) > 1e-6 {
		c.complain("world.demand.day-factor", "its mean is %.4g, not 1: give it a mean of 1, and put the average into first-calls", m)
	}
	var rate random.Rate
	if c.s.World.Run > 0 { // else that has been reported
		var err error
		if rate, err = random.NewRate(pieces(d, c.s.World.Start, c.s.World.Run)); err != nil {
			c.complain("world.demand.first-calls", "%v", err)
		}
	}
	c.net.Demand = emergency.Demand{
		Sources:   []emergency.Source{{Name: "first-calls", Rate: rate, DayFactor: d.DayFactor}},
		NoRequest: d.NoRequest,
		Services:  named(d.Services), Regions: named(d.Regions), Accesses: named(d.Access),
	}
}

// shares checks that shares add up to 100 % and gives their names.
func (c *compiler) shares(list []Share, path string) []string {
	names, sum := make([]string, len(list)), 0.0
	for i, s := range list {
		names[i] = s.Name
		sum += s.Share
	}
	if len(list) == 0 {
		c.complain(path, "there is none: at least one is needed")
	} else if math.Abs(sum-1) > 1e-6 {
		c.complain(path, "the shares add up to %.6g%%, not 100%%", 100*sum)
	}
	return names
}

func named(list []Share) []emergency.Named {
	to := make([]emergency.Named, len(list))
	for i, s := range list {
		to[i] = emergency.Named{Name: s.Name, Share: s.Share}
	}
	return to
}

// pieces is the rate of first calls over the run: constant, by the hours of the civil clock, or in straight lines
// between times of the civil clock. Where the clocks change, the profile follows them.
func pieces(d *Demand, start time.Time, run des.Time) []random.Piece {
	if d.Profile == nil {
		return []random.Piece{{From: 0, To: run.Seconds(), Start: d.FirstCalls, End: d.FirstCalls}}
	}
	var list []random.Piece
	for at := des.Time(0); at < run; {
		now := start.Add(at.Duration())
		next, factor, later := d.Profile.from(now)
		to := min(at+next, run)
		if to < at+next {
			later = factor + float64((later-factor)*((to-at).Seconds()/next.Seconds()))
		}
		list = append(list, random.Piece{From: at.Seconds(), To: to.Seconds(), Start: d.FirstCalls * factor, End: d.FirstCalls * later})
		at = to
	}
	return list
}

// from gives, from a moment on, how long the present piece of the profile still lasts, and its factors at both ends.
func (p *Profile) from(now time.Time) (length des.Time, factor, later float64) {
	clock := des.Time(now.Hour())*des.Hour + des.Time(now.Minute())*des.Minute + des.Time(now.Second())*des.Second
	if len(p.Hourly) > 0 {
		f := p.Hourly[now.Hour()]
		return des.Hour - clock%des.Hour, f, f
	}
	length = des.Hour - clock%des.Hour // straight lines are cut at each hour, so that they follow a change of the clocks
	for _, point := range p.Points {
		if point.Clock > clock {
			length = min(length, point.Clock-clock)
		}
	}
	return length, p.at(clock), p.at(clock + length)
}

// at is the factor at a time of day, on the straight line between the points around it; midnight does not interrupt.
func (p *Profile) at(clock des.Time) float64 {
	last := p.Points[len(p.Points)-1]
	before, after := Point{last.Clock - des.Day, last.Factor}, Point{p.Points[0].Clock + des.Day, p.Points[0].Factor}
	for _, q := range p.Points {
		if q.Clock <= clock {
			before = q
		}
	}
	for i := len(p.Points) - 1; i >= 0; i-- {
		if p.Points[i].Clock > clock {
			after = p.Points[i]
		}
	}
	way := float64(clock-before.Clock) / float64(after.Clock-before.Clock)
	return before.Factor + float64((after.Factor-before.Factor)*way)
}

func (c *compiler) callers() {
	b := &c.s.World.Callers
	law := func(r RedialLaw) emergency.Redial { return emergency.Redial{Share: r.Share, Delay: r.Delay} }
	to := &c.net.Callers
	to.Patience[emergency.Ringing] = b.Patience.Ringing
	to.Patience[emergency.Silence] = b.Patience.Silence
	to.Patience[emergency.Handover] = b.Patience.Handover
	to.Redial[emergency.LossRefused] = law(b.Redial.After.Refused)
	to.Redial[emergency.LossSilence] = law(b.Redial.After.Silence)
	to.Redial[emergency.LossCut] = law(b.Redial.After.Cut)
	to.Redial[emergency.LossAbandoned] = law(b.Redial.After.Abandoned)
	c.patienceBy(to, b.Patience.By, "world.callers.patience.by")
	to.MostCalls, to.GapGrows, to.LongestGap = b.Redial.AtMost, b.Redial.Grows, b.Redial.LongestGap
	to.Elsewhere = b.Elsewhere
}
