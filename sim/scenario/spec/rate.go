package spec

import (
	"time"

	"nines/sim/des"
	"nines/sim/random"
)

// Pieces is the rate of first calls over the run: constant, or by the profile.
func (d *Demand) Pieces(start time.Time, run des.Time) []random.Piece {
	mean := 0.0
	if d.FirstCalls != nil {
		mean = *d.FirstCalls
	}
	if d.Profile == nil {
		return []random.Piece{{From: 0, To: run.Seconds(), Start: mean, End: mean}}
	}
	return d.Profile.layOut(mean, start, run)
}

// Factor is how many times as long something takes, over the run; nil: always as long.
func (p *ByTime) Factor(start time.Time, run des.Time) (*random.Factor, error) {
	if p == nil || run <= 0 {
		return nil, nil
	}
	return random.NewFactor(p.layOut(1, start, run))
}

// layOut lays a profile out over the run, times a mean. It goes by the civil clock: where the clocks change, it follows them.
func (p *Profile) layOut(mean float64, start time.Time, run des.Time) []random.Piece {
	var list []random.Piece
	for at := des.Time(0); at < run; {
		now := start.Add(at.Duration())
		next, factor, later := p.from(now)
		to := min(at+next, run)
		if to < at+next {
			later = factor + float64((later-factor)*((to-at).Seconds()/next.Seconds()))
		}
		list = append(list, random.Piece{From: at.Seconds(), To: to.Seconds(), Start: mean * factor, End: mean * later})
		at = to
	}
	return list
}

// from gives, from a moment on, how long the present piece of the profile still lasts, and its factors at both ends. No piece
// goes on over midnight.
func (p *Profile) from(now time.Time) (length des.Time, factor, later float64) {
	clock := des.Time(now.Hour())*des.Hour + des.Time(now.Minute())*des.Minute + des.Time(now.Second())*des.Second
	switch day := p.On(now); {
	case day == nil:
		return p.onDay(dayOf(now), clock)
	case day.Hourly != nil:
		part := des.Day / des.Time(len(day.Hourly))
		f := day.Hourly[clock/part]
		return part - clock%part, f, f
	case day.Like >= 0:
		return p.onDay(des.Time(day.Like)*des.Day, clock)
	default:
		length, factor, later = p.onDay(dayOf(now), clock)
		return length, factor * day.Times, later * day.Times
	}
}

// onDay is the same on a day of the week, given by when it begins since Monday 00:00.
func (p *Profile) onDay(day, clock des.Time) (length des.Time, factor, later float64) {
	if len(p.Hourly) > 0 {
		part := p.Part()
		f := p.Hourly[int((day+clock)/part)%len(p.Hourly)]
		return part - clock%part, f, f
	}
	length = des.Hour - clock%des.Hour // straight lines are cut at each hour, too: they follow a change of the clocks
	for _, point := range p.Points {
		if point.Clock > clock {
			length = min(length, point.Clock-clock)
		}
	}
	if p.Steps {
		f := p.stepAt(clock)
		return length, f, f
	}
	return length, p.at(clock), p.at(clock + length)
}

// stepAt is the factor that holds at a time of day: that of the last point before, perhaps of the day before.
func (p *Profile) stepAt(clock des.Time) float64 {
	f := p.Points[len(p.Points)-1].Factor
	for _, q := range p.Points {
		if q.Clock <= clock {
			f = q.Factor
		}
	}
	return f
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
