package record

import (
	"fmt"
	"strings"
	"time"

	"nines/sim/des"
	"nines/sim/scenario/table"
	"nines/sim/words"
)

// Profile is how the calls of a record spread over the day, or over the week.
type Profile struct {
	Counts  []float64 // calls in each part of a day, or of a week from Monday 00:00: 24, 48 or 96 parts for a day
	Remarks []string
	Print   string // a hash of the counts
}

// The times within which a record is looked for.
const firstYear, years = 1980, 150

// Profile makes a profile of a record: of counts by interval, or of single calls. It covers whatever times the record has.
// Each part of the day has its calls, divided by how much of it the record covers. Half a day at the end does no harm. A record of a week or more makes a profile of the week.
func (r Reading) Profile(s *table.Source) (*Profile, []Problem) {
	zone := time.UTC
	if r.Start.Location() != nil {
		zone = r.Start.Location()
	}
	r.Start, r.Run = time.Date(firstYear, 1, 1, 0, 0, 0, 0, zone), years*366*des.Day
	if r.Columns.Caller.Column == "" {
		r.Columns.Caller.Column = None
	}
	calls, problems := r.Read(s)
	if len(problems) > 0 {
		return nil, problems
	}
	p := spreadOver(r.Start, calls)
	counts, period := p.counts()
	if counts == nil {
		return nil, []Problem{{Message: fmt.Sprintf("%s says nothing of %s: a profile needs every part of a day", r.File, p.missing())}}
	}
	made := &Profile{Counts: counts, Print: fmt.Sprintf("%v", counts)}
	for _, remark := range calls.Remarks {
		if !strings.Contains(remark, "of the run have no row") { // of a century
			made.Remarks = append(made.Remarks, remark)
		}
	}
	made.Remarks = append(made.Remarks, fmt.Sprintf("In %s, the profile of a %s is made of %s calls in %g days, in parts of %d minutes.",
		r.File, period, words.Thousands(int(p.all+0.5)), float64(int(float64(10*p.days())+0.5))/10, p.minutes))
	return made, nil
}

// quarters is how many quarters of an hour a week has.
const quarters = 7 * 96

// spread is what came in each quarter of an hour of the week, and how much of it was looked at.
type spread struct {
	calls, seconds [quarters]float64
	all            float64
	minutes        int // of a part of the day
	from, to       time.Time
}

// spreadOver puts the calls of a record where the clocks of the zone showed them to be.
func spreadOver(start time.Time, calls *Calls) *spread {
	p := &spread{minutes: 60}
	if calls.Replay != nil {
		at := calls.Replay.At
		p.from = start.Add(at[0].Duration()).Truncate(time.Hour)
		p.to = start.Add(at[len(at)-1].Duration()).Truncate(time.Hour).Add(time.Hour)
		for _, a := range at {
			p.calls[quarterOf(start.Add(a.Duration()))]++
		}
		p.all = float64(len(at))
	} else {
		p.minutes = partOf(calls.Each)
		p.intervals(start, calls)
	}
	for now := p.from; now.Before(p.to); now = now.Add(15 * time.Minute) {
		p.seconds[quarterOf(now)] += 900
	}
	return p
}

// partOf is the length of the parts of a profile that is made of intervals, in minutes.
func partOf(each des.Time) int {
	switch {
	case each%(15*des.Minute) != 0 && 15*des.Minute%each != 0, each > 30*des.Minute:
		return 60
	case each > 15*des.Minute:
		return 30
	}
	return 15
}

// intervals adds the calls of intervals, each evenly over its length.
func (p *spread) intervals(start time.Time, calls *Calls) {
	for _, piece := range calls.pieces {
		if piece.Start == 0 && (p.from.IsZero() || piece.To-piece.From > calls.Each.Seconds()*1.5) {
			continue // before and after the record
		}
		from := start.Add(des.FromSeconds(piece.From).Duration())
		to := start.Add(des.FromSeconds(piece.To).Duration())
		if p.from.IsZero() {
			p.from = from.Truncate(15 * time.Minute)
		}
		if piece.Start > 0 {
			p.to = to
		}
		p.all += float64(piece.Start * (piece.To - piece.From))
		for now := from; now.Before(to); {
			next := now.Truncate(15 * time.Minute).Add(15 * time.Minute)
			if next.After(to) {
				next = to
			}
			p.calls[quarterOf(now)] += float64(piece.Start * next.Sub(now).Seconds())
			now = next
		}
	}
}

func quarterOf(at time.Time) int {
	return (int(at.Weekday())+6)%7*96 + at.Hour()*4 + at.Minute()/15
}

func (p *spread) days() float64 { return p.to.Sub(p.from).Hours() / 24 }

// counts are the calls of each part: of a week, if the record covers one, or else of a day. Nil: a part is not covered.
func (p *spread) counts() (list []float64, period string) {
	if p.days() >= 7 {
		return p.folded(quarters), "week"
	}
	return p.folded(96), "day"
}

// folded lays the days over one another and puts quarters together.
func (p *spread) folded(period int) []float64 {
	step := p.minutes / 15
	list := make([]float64, period/step)
	for k := range list {
		calls, seconds := 0.0, 0.0
		for q := k * step; q < (k+1)*step; q++ {
			for w := q; w < quarters; w += period {
				calls, seconds = calls+p.calls[w], seconds+p.seconds[w]
			}
		}
		if seconds == 0 {
			return nil
		}
		list[k] = calls / seconds * 60 * float64(p.minutes)
	}
	return list
}

// missing is the first part of the day that is not covered.
func (p *spread) missing() string {
	for q := range 96 {
		seconds := 0.0
		for w := q; w < quarters; w += 96 {
			seconds += p.seconds[w]
		}
		if seconds == 0 {
			return fmt.Sprintf("%02d:%02d", q/4, q%4*15)
		}
	}
	return "some part of it"
}
