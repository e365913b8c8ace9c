package spec

import (
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/scenario/language"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
)

// ByTime is how many times as long something takes, by the time of day, of the week, or by the date.
type ByTime struct{ Profile }

// decodeByTime reads factors in the forms of a profile. They are taken as they are: their mean need not be 1.
func decodeByTime(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	var p *Profile
	var ok bool
	switch {
	case yamldoc.IsWord(n, "none"):
		return (*ByTime)(nil), true
	case n.Kind == yamldoc.SequenceNode:
		var list []float64
		list, ok = hours(d, n, path, HoursOfDay)
		p = &Profile{Hourly: list}
	case n.Kind == yamldoc.MappingNode && yamldoc.Find(n, "counts").Value != nil:
		d.ComplainAt(yamldoc.Find(n, "counts").Key, path, "counts are for calls: write how many times as long it takes, as 24 factors [1.2, 1, …] or {steps: {06:00: 1, 22:00: 1.2}}")
		return nil, false
	case n.Kind == yamldoc.MappingNode:
		p, ok = profileByForm(d, n, path, false)
	default:
		d.ComplainAt(n, path, "expected factors, found %s; write {steps: {06:00: 1, 22:00: 1.2}}, each until the next. "+
			"Or write {06:00: 1, 22:00: 1.2}, with straight lines between, [24 factors] or {week: {monday: [24 factors], …}}", yamldoc.Found(n))
		return nil, false
	}
	if !ok {
		return nil, false
	}
	if !p.isPositive() {
		d.ComplainAt(n, path, "a factor of 0 means no time at all: write how many times as long it takes, such as 0.8")
		return nil, false
	}
	return &ByTime{*p}, true
}

// isPositive reports whether no factor is 0.
func (p *Profile) isPositive() bool {
	zero := slices.Contains(p.Hourly, 0) || slices.ContainsFunc(p.Points, func(q Point) bool { return q.Factor == 0 })
	return !zero && !slices.ContainsFunc(p.Dates, func(d Dated) bool { return slices.Contains(d.Hourly, 0) })
}

func byTimeSchema() *jsonschema.Schema {
	file := language.OneKey(language.CSVKey, "A CSV file with a column of 24 factors (a day) or 168 (a week from Monday 00 on), by its path from the scenario's folder.", &jsonschema.Schema{Type: "string"})
	return schema.Either(append([]*jsonschema.Schema{hoursSchema(HoursOfDay)},
		commonForms("How many times as long it takes in each hour of a week: 24 factors for each day, or 168 from Monday 00 on.", file)...)...)
}
