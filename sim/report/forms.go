package report

import (
	"cmp"

	"nines/sim/measure"
	"nines/sim/report/form"
	"nines/sim/report/phrase"
)

// FormsOf are the forms of regulators for the trouble of a document. Without trouble there are none. A document of an
// earlier nines has none in it, and they are made here.
func FormsOf(d *Document) []form.Form {
	if d.Onset == nil || d.Forms != nil {
		return d.Forms
	}
	whole := func(name string) Estimate { return d.Figure(name, measure.WholeRun).Estimate }
	f := form.Facts{
		Clock: d.Clock, Onset: *d.Onset, Known: d.KnownAt(),
		Users: whole("users.without-access"), UserHours: whole("users.hours-without-access"),
		Calls: whole("calls.unconnected"), Callers: whole("callers.affected"),
	}
	for i := range d.Clocks {
		if c := &d.Clocks[i]; c.Name == "restored" && d.MissedBefore == nil {
			f.Restored, f.Beyond = &c.Median, c.Beyond
		}
	}
	for i := range d.Remedies {
		if r := &d.Remedies[i]; r.CallBacks != nil {
			f.CallBacks = append(f.CallBacks, form.CallBacks{Remedy: phrase.Plain(cmp.Or(r.Title, r.Name)), Made: r.CallBacks.Made, Answered: r.CallBacks.Answered})
		}
	}
	for _, t := range d.Trouble {
		f.Faults = append(f.Faults, phrase.Plain(cmp.Or(t.Title, t.Name)))
	}
	return form.Of(f)
}
