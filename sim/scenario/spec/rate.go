package spec

import (
	"time"

	"nines/sim/des"
	"nines/sim/random"
)

// Pieces is the rate of first calls over the run: constant, by the hours of the civil clock, or in straight lines between
// times of the civil clock. Where the clocks change, the profile follows them.
func (d *Demand) Pieces(start time.Time, run des.Time) []random.Piece {
	mean := 0.0
	if d.FirstCalls != nil {
		mean = *d.FirstCalls
	}
	if d.Profile == nil {
		return []random.Piece{{From: 0, To: run.Seconds(), Start: mean, End: mean}}
	}
	var list []random.Piece
	for at := des.Time(0); at < run; {
		now := start.Add(at.Duration())
		next, factor, later := d.Profile.from(now)
		to := min(at+next, run)
		if to < at+next {
			later = factor + float64((later-factor)*((to-at).Seconds()/next.Seconds()))
		}
		list = append(list, random.Piece{From: at.Seconds(), To: to.Seconds(), Start: mean * factor, End: mean * later})
		at = to
	}
	return list
}

// from gives, from a moment on, how long the present piece of the profile still lasts, and its factors at both ends.
func (p *Profile) from(now time.Time) (length des.Time, factor, later float64) {
	clock := des.Time(now.Hour())*des.Hour + des.Time(now.Minute())*des.Minute + des.Time(now.Second())*des.Second
	if len(p.Hourly) > 0 {
		part := p.Part()
		f := p.Hourly[int((dayOf(now)+clock)/part)%len(p.Hourly)]
		return part - clock%part, f, f
	}
	length = des.Hour - clock%des.Hour // straight lines are cut at each hour, too: they follow a change of the clocks
	for _, point := range p.Points {
		if point.Clock > clock {
			length = min(length, point.Clock-clock)
		}
	}
	return length, p.at(clock), p.at(clock + length)
}

// dayOf is when the day begins, since Monday 00:00.
func dayOf(now time.Time) des.Time { return des.Time((int(now.Weekday())+6)%7) * des.Day }

// at is the factor at a time of day, on the straight line between the points around it; midnight does not interrupt.
func (p *Profile) at(clock des.Time) float64 {
	last := p.Points[len(p.Points)-1]
	before, after := Point{Clock: last.Clock - des.Day, Factor: last.Factor}, Point{Clock: p.Points[0].Clock + des.Day, Factor: p.Points[0].Factor}
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
