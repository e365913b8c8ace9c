package spec

import (
	"slices"
	"time"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/scenario/language"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
	"nines/sim/words"
)

// datesKey is the key of the days that differ.
const datesKey = "dates"

// Dated is a day of the calendar that differs from what the profile says of it.
type Dated struct {
	Date   string    // 2023-12-25
	Like   int       // it is like this day of the week, from Monday 0; -1: it is not
	Hourly []float64 // it has factors of its own; or nothing
	Times  float64   // it is as many times what it would be; 0: it is not
}

// On is what differs on the day of a moment; nil: nothing does.
func (p *Profile) On(now time.Time) *Dated {
	if len(p.Dates) == 0 {
		return nil
	}
	i := slices.IndexFunc(p.Dates, func(d Dated) bool { return d.Date == now.Format(time.DateOnly) })
	if i < 0 {
		return nil
	}
	return &p.Dates[i]
}

const datesDoc = "Days that differ, by their date: {2023-12-25: sunday, 2023-12-31: 1.4, 2024-01-01: [24 numbers]}. A day of the week is for a profile of a week: " +
	"the date is like that day. A single number means so many times what the day would be. A list holds in place of the day, in the same numbers as the profile."

// datesOf reads the days that differ. Numbers are divided by the scale of the profile.
func datesOf(d *language.Decoder, n *yamldoc.Node, path string, p *Profile, scale float64) bool {
	dates := yamldoc.Find(n, datesKey).Value
	if dates == nil || yamldoc.IsWord(dates, "none") || p == nil {
		return true
	}
	path = yamldoc.Join(path, datesKey)
	if dates.Kind != yamldoc.MappingNode || len(yamldoc.Meaningful(dates)) == 0 {
		d.ComplainAt(dates, path, "expected days by their dates, such as {2023-12-25: sunday, 2023-12-31: 1.4}, found %s", yamldoc.Found(dates))
		return false
	}
	good := true
	for _, entry := range yamldoc.Meaningful(dates) {
		day := Dated{Date: entry.Key.Value, Like: -1}
		if _, err := time.Parse(time.DateOnly, day.Date); err != nil {
			d.ComplainAt(entry.Key, path, "expected a date such as 2023-12-25, found %s", words.Quoted(day.Date))
			good = false
			continue
		}
		good = day.read(d, entry.Value, yamldoc.Join(path, day.Date), p, scale) && good
		p.Dates = append(p.Dates, day)
	}
	return good
}

// read reads what a day is like.
func (day *Dated) read(d *language.Decoder, n *yamldoc.Node, path string, p *Profile, scale float64) bool {
	switch i := slices.Index(Days, n.Value); {
	case n.Kind == yamldoc.SequenceNode:
		list, ok := hours(d, n, path, HoursOfDay)
		for _, v := range list {
			day.Hourly = append(day.Hourly, v/scale)
		}
		return ok
	case i >= 0 && len(p.Hourly) > 0 && p.IsOfWeek():
		day.Like = i
		return true
	case i >= 0:
		d.ComplainAt(n, path, "the profile is of a day, which is the same on every day of the week: write a factor such as 0.8, or a list of 24 numbers")
		return false
	case n.Kind == yamldoc.ScalarNode && language.IsClock(n.Value):
		before := len(d.Complaints)
		d.Into(n, path, &day.Times, `unit:"factor" positive:"true"`)
		return len(d.Complaints) == before
	}
	d.ComplainAt(n, path, "expected a factor such as 1.4, a list of 24 numbers, or the name of a day such as sunday, found %s", yamldoc.Found(n)).Among(n.Value, Days)
	return false
}

// withDates adds the days that differ to the schema of a form.
func withDates(form *jsonschema.Schema) *jsonschema.Schema {
	day := schema.Either(numbersFrom(0), hoursSchema(HoursOfDay), &jsonschema.Schema{Enum: anyOf(Days)})
	dates := &jsonschema.Schema{
		Type: "object", Description: datesDoc, MinProperties: jsonschema.Ptr(1), AdditionalProperties: schema.Nothing(),
		PatternProperties: map[string]*jsonschema.Schema{`^[0-9]{4}-[0-1][0-9]-[0-3][0-9]$`: day},
	}
	language.AddClaims(dates)
	if form.Properties == nil {
		form.Properties = map[string]*jsonschema.Schema{}
	}
	form.Properties[datesKey] = schema.Either(dates, schema.Word("none"))
	if form.PropertyOrder != nil {
		form.PropertyOrder = append(form.PropertyOrder, datesKey)
	}
	return form
}

func anyOf(list []string) []any {
	all := make([]any, len(list))
	for i, s := range list {
		all[i] = s
	}
	return all
}
