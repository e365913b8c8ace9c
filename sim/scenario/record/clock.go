package record

import (
	"fmt"
	"time"

	"nines/sim/des"
	"nines/sim/scenario/wall"
)

// clocks turns the times of a record into those of the run.
type clocks struct {
	start time.Time
	run   des.Time
	zone  *time.Location // of the record
}

// found is when a call was made.
type found struct {
	at     des.Time
	later  des.Time // the second moment at which the clocks showed this time
	twice  bool     // there are two
	within bool     // the run; of two, one at least
	coarse bool     // to the minute
	dated  bool     // the record says the day
}

// of is when a record says that its call was made.
func (k *clocks) of(w stamp) (f found, err error) {
	f = found{coarse: w.coarse, dated: true}
	switch {
	case w.isAfter:
		f.at = des.FromSeconds(w.after)
		f.within = k.isWithin(f.at)
		return f, nil
	case w.isMoment:
		f.at, f.within = k.since(w.moment)
		return f, nil
	}
	if w.day == 0 {
		f.dated = false
		w.year, w.month, w.day = k.dayOf(w.clock)
	}
	midnight := time.Date(w.year, time.Month(w.month), w.day, 0, 0, 0, 0, time.UTC)
	if midnight.Day() != w.day || w.month < 1 || w.month > 12 {
		return f, fmt.Errorf("there is no day %04d-%02d-%02d", w.year, w.month, w.day)
	}
	shown := midnight.Add(w.clock)
	if w.hasOffset {
		f.at, f.within = k.since(shown.Add(-time.Duration(w.offset) * time.Second))
		return f, nil
	}
	return f, k.civil(shown, w.zone, &f)
}

// dayOf is the day of a time without a date: the run's first, or its second if the run starts later in the day.
func (k *clocks) dayOf(clock time.Duration) (year, month, day int) {
	at := k.start.In(k.zone)
	hour, minute, second := at.Clock()
	if clock < time.Duration(hour)*time.Hour+time.Duration(minute)*time.Minute+time.Duration(second)*time.Second {
		at = at.AddDate(0, 0, 1)
	}
	y, m, d := at.Date()
	return y, int(m), d
}

// since is how long after the start of the run a moment is, to the nearest microsecond. Moments hundreds of years away are
// as far as can be told.
func (k *clocks) since(moment time.Time) (at des.Time, within bool) {
	at = des.Time(moment.Sub(k.start).Round(time.Microsecond) / time.Microsecond)
	return at, k.isWithin(at)
}

func (k *clocks) isWithin(at des.Time) bool { return at >= 0 && at < k.run }

// civil finds the moment at which the clocks of the record's zone showed a time. That none did is a mistake only near the
// run. Of two moments, letters such as BST tell which.
func (k *clocks) civil(shown time.Time, letters string, f *found) error {
	moments := wall.Moments(shown, k.zone)
	if letters != "" {
		if moments = wall.WithLetters(moments, letters); len(moments) == 0 {
			return wall.NotCalled(letters, k.zone)
		}
	}
	switch len(moments) {
	case 1:
		f.at, f.within = k.since(moments[0])
		return nil
	case 2:
		var second bool
		f.twice = true
		f.at, f.within = k.since(moments[0])
		f.later, second = k.since(moments[1])
		f.within = f.within || second
		return nil
	}
	near := time.Date(shown.Year(), shown.Month(), shown.Day(), shown.Hour(), shown.Minute(), shown.Second(), 0, k.zone)
	for _, by := range []time.Duration{-time.Hour, 0, time.Hour} {
		if _, within := k.since(near.Add(by)); within {
			return fmt.Errorf("%s does not exist on %s: the clocks of %s go forward over it. If the record's clocks do not, write their zone in columns.time.zone, such as UTC",
				shown.Format(time.TimeOnly), shown.Format(time.DateOnly), k.zone)
		}
	}
	f.at, f.within = k.since(near)
	return nil
}
