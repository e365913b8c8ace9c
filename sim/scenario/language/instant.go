package language

import (
	"reflect"
	"time"

	"nines/sim/des"
	"nines/sim/pattern"
	"nines/sim/scenario/instead"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/ranges"
	"nines/sim/scenario/wall"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

const (
	clockForm   = `(?:(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?|24:00(?::00)?)`
	dateForm    = `[0-9]{4}-[0-1][0-9]-[0-3][0-9]`
	InstantForm = `(?:` + dateForm + ` )?` + clockForm + `(?: [+-][0-9]{2}:[0-9]{2})?`
	civilForm   = dateForm + ` ` + clockForm + `(?: [+-][0-9]{2}:[0-9]{2})? [A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*`
)

var (
	InstantParts = pattern.New(`^(?:(\d{4}-\d{2}-\d{2}) )?(\d{2}:\d{2}(?::\d{2})?)(?: ([+-]\d{2}:\d{2}))?$`)
	civilParts   = pattern.New(`^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2})?)(?: ([+-]\d{2}:\d{2}))? (\S+)$`)
)

// civil decodes a date, a time and a zone.
func (d *Decoder) civil(n *yamldoc.Node, path string, v reflect.Value) {
	parts := civilParts.FindStringSubmatch(n.Value)
	if better := instead.OfStart(n.Value); parts == nil && better != "" {
		d.ComplainAt(n, path, "%s: %s", words.Quoted(n.Value), better)
		return
	}
	if parts == nil {
		d.ComplainAt(n, path, "expected %s, found %s", Measure{}.Expected(civilType), words.Quoted(n.Value))
		return
	}
	zone, err := time.LoadLocation(parts[4])
	if err != nil || parts[4] == "Local" {
		d.ComplainAt(n, path, "%s", instead.OfZone(parts[4]))
		return
	}
	at, err := wall.OnlyMoment(parts[1], parts[2], parts[3], zone)
	if err != nil {
		d.ComplainAt(n, path, "%s", err.Error())
		return
	}
	v.Set(reflect.ValueOf(at))
}

// Instant reads an instant as the time since the start of the run. It is a clock or a date with a clock, in the zone of the
// scenario, or it is relative to an event. A clock alone is that of the first day, or of the second if the run starts later in the day.
// While the start is not known, because something is wrong with it, an instant has no value and nothing is said.
func (d *Decoder) Instant(n *yamldoc.Node, path, text string) (des.Time, bool) {
	at, ok := d.instant(n, path, text)
	if ok && text == n.Value && n.Key != nil {
		ranger{d}.keepInstant(n, path)
	}
	return at, ok
}

func (d *Decoder) instant(n *yamldoc.Node, path, text string) (des.Time, bool) {
	switch {
	case IsRelative(text):
		return d.relative(n, path, text)
	case !InstantParts.MatchString(text):
		hint := ""
		if _, err := quantity.ReadDuration(text); err == nil && yamldoc.LastKey(path) == "until" {
			hint = "; for a length of time, write for: " + text
		} else if hint = ranges.Hint(text); hint != "" {
		} else if better := instead.Clock(text); better != "" {
			hint = "; write " + better
		}
		d.ComplainAt(n, path, "expected %s, found %s%s", Measure{Unit: quantity.Instant}.Quantity(), words.Quoted(text), hint)
		return 0, false
	case d.Start.IsZero():
		return 0, false
	}
	at, err := d.civilMoment(text)
	if err != nil {
		d.ComplainAt(n, path, "%s", err.Error())
		return 0, false
	}
	d.stamp(n, text, at)
	return d.within(n, path, text, at)
}

// civilMoment is the moment of a clock, or of a date with a clock.
func (r *Reading) civilMoment(text string) (time.Time, error) {
	parts := InstantParts.FindStringSubmatch(text)
	date := parts[1]
	if date == "" {
		date = r.dayOf(parts[2])
	}
	return wall.OnlyMoment(date, parts[2], parts[3], r.Start.Location())
}

// dayOf is the day on which a clock first shows a time within the run.
func (r *Reading) dayOf(clock string) string {
	day := r.Start
	if clock < r.Start.Format("15:04:05")[:len(clock)] {
		day = day.AddDate(0, 0, 1)
	}
	return day.Format(time.DateOnly)
}

// sinceOf is a length on the clock of the run.
func sinceOf(offset time.Duration) des.Time { return des.Time(offset / time.Microsecond) }

// within refuses what is outside the run.
func (d *Decoder) within(n *yamldoc.Node, path, text string, at time.Time) (des.Time, bool) {
	offset := at.Sub(d.Start)
	since := sinceOf(offset)
	if since < 0 || d.Run > 0 && since > d.Run || offset > 100*365*24*time.Hour {
		d.ComplainAt(n, path, "%s is outside the run (%s)", text, d.runInWords())
		return 0, false
	}
	return since, true
}

func (d *Decoder) runInWords() string {
	const layout = "2006-01-02 15:04"
	if d.Run == 0 {
		return "from " + d.Start.Format(layout)
	}
	return d.Start.Format(layout) + " – " + d.Start.Add(d.Run.Duration()).Format(layout)
}
