package spec

import (
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/des"
	"nines/sim/scenario/language"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
	"nines/sim/words"
)

// Profile is how something varies over the day, or over the week: the rate of calls, or how long something takes.
type Profile struct {
	Hourly []float64 // factors for the parts of a day, or of a week from Monday 00:00: hours, halves or quarters; or nothing
	Points []Point   // in order of the clock, or nothing
	Steps  bool      // each point holds until the next; without it there are straight lines between them
	Dates  []Dated   // days that differ
}

// IsOfWeek reports whether the factors are those of a week.
func (p *Profile) IsOfWeek() bool { return len(p.Hourly) >= HoursOfWeek }

// Part is how long each factor holds.
func (p *Profile) Part() des.Time {
	if p.IsOfWeek() {
		return 7 * des.Day / des.Time(len(p.Hourly))
	}
	return des.Day / des.Time(len(p.Hourly))
}

// Point is a factor at a time of day.
type Point struct {
	Clock  des.Time // since midnight
	Factor float64
}

const (
	HoursOfDay  = 24
	HoursOfWeek = 7 * HoursOfDay
)

// Days are those of a week, in order.
var Days = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// profileForms are the keys by which a profile says in which form it is; without one it is factors by clock time.
var profileForms = []string{"counts", "week", "steps", language.CSVKey}

func decodeProfile(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	switch {
	case yamldoc.IsWord(n, "none"):
		return (*Profile)(nil), true
	case n.Kind == yamldoc.SequenceNode:
		return profileOfFactors(d, n, path)
	case n.Kind == yamldoc.MappingNode:
		return given(profileByForm(d, n, path, true))
	}
	d.ComplainAt(n, path, "expected 24 hourly factors [0.6, 0.5, …], {counts: […]}, {week: {monday: […], …}}, {csv: profile.csv} "+
		"or factors by clock time such as {06:00: 0.5, 18:00: 1.4}, found %s", yamldoc.Found(n)).OrNone(n)
	return nil, false
}

// given is what a codec gives.
func given(p *Profile, ok bool) (any, bool) { return p, ok }

func profileOfFactors(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	hours, ok := hours(d, n, path, HoursOfDay)
	ok = ok && somebodyCalls(d, n, path, hours)
	if mean := mean(hours); ok && (mean < 0.995 || mean > 1.005) {
		d.ComplainAt(n, path, "the mean of the %d factors is %.4f, not 1: for counts of calls, write {counts: […]}", len(hours), mean)
		return nil, false
	}
	return &Profile{Hourly: hours}, ok
}

// profileByForm reads a profile that says in which form it is. One of calls is scaled to a mean of 1.
func profileByForm(d *language.Decoder, n *yamldoc.Node, path string, ofCalls bool) (*Profile, bool) {
	forms := slices.DeleteFunc(slices.Clone(profileForms), func(form string) bool { return yamldoc.Find(n, form).Value == nil })
	var p *Profile
	var ok bool
	scale := 1.0 // of what its dates say
	switch len(forms) {
	case 0:
		if form := misspeltForm(d, n, path); form != "" {
			profileIn(d, form, n, path, ofCalls)
			return nil, false
		}
		p, ok = pointsOf(d, n, path)
	case 1:
		p, scale, ok = profileIn(d, forms[0], n, path, ofCalls)
	default:
		d.ComplainAt(n, path, "a profile has one form, but %s are given: keep one", words.Joined(forms))
		return nil, false
	}
	return p, ok && datesOf(d, n, path, p, scale)
}

// profileIn reads a profile in one of its forms, and says by how much its numbers were scaled.
func profileIn(d *language.Decoder, form string, n *yamldoc.Node, path string, ofCalls bool) (p *Profile, scale float64, ok bool) {
	value, good := yamldoc.Find(n, form).Value, d.RefuseOthers(n, path, append(keysOfForm(form), datesKey))
	if !good || value.Note().Refused {
		return nil, 1, false
	}
	columns := yamldoc.Find(n, columnsKey).Value
	path = yamldoc.Join(path, form)
	var counts []float64
	switch {
	case form == "steps":
		return stepsOf(d, value, path)
	case columns != nil:
		counts, ok = profileOfExport(d, value, columns, path)
	case form == language.CSVKey:
		counts, ok = profileFile(d, value, path)
	case form == "counts":
		counts, ok = hours(d, value, path, HoursOfDay)
	case value.Kind == yamldoc.SequenceNode:
		counts, ok = hours(d, value, path, HoursOfWeek)
	default:
		counts, ok = week(d, value, path)
	}
	if !ok || ofCalls && !somebodyCalls(d, value, path, counts) {
		return nil, 1, false
	}
	if !ofCalls {
		return &Profile{Hourly: counts}, 1, true
	}
	return &Profile{Hourly: shape(counts)}, mean(counts), true
}

// stepsOf reads factors by clock time. Each holds until the next.
func stepsOf(d *language.Decoder, n *yamldoc.Node, path string) (*Profile, float64, bool) {
	if n.Kind != yamldoc.MappingNode {
		d.ComplainAt(n, path, "expected factors by clock time such as {06:00: 1, 22:00: 1.2}, found %s", yamldoc.Found(n))
		return nil, 1, false
	}
	p, ok := pointsOf(d, n, path)
	if ok {
		p.Steps = true
	}
	return p, 1, ok
}

// misspeltForm finds the key that says in which form a profile is, under another name, and gives what was meant.
func misspeltForm(d *language.Decoder, n *yamldoc.Node, path string) string {
	for _, p := range yamldoc.Meaningful(n) {
		form := words.Slip(p.Key.Value, profileForms)
		if form == "" || p.Key.Note().Refused {
			continue
		}
		d.ComplainAt(p.Key, path, "unknown key %s", words.Quoted(p.Key.Value)).Among(p.Key.Value, profileForms)
		language.TakeFor(d, n, p.Key, form)
		return form
	}
	return ""
}

// hours reads one number for each hour of a day or of a week.
func hours(d *language.Decoder, n *yamldoc.Node, path string, length int) ([]float64, bool) {
	var hours []float64
	d.Into(n, path, &hours, `unit:"factor"`)
	if !isParts(len(hours), length) {
		if n.Kind == yamldoc.SequenceNode {
			d.ComplainAt(n, path, "expected %s, found %d", hourNumbers(length), len(n.Content))
		}
		return nil, false
	}
	return hours, true
}

// isParts reports whether there is a number for each hour of a day or of a week, for each half or for each quarter.
func isParts(n, hours int) bool { return n == hours || n == 2*hours || n == 4*hours }

// hourNumbers words what belongs into a profile of a length.
func hourNumbers(length int) string {
	if length == HoursOfWeek {
		return "168, 336 or 672 numbers for a week from Monday 00:00"
	}
	return "24, 48 or 96 numbers for a day from 00:00"
}

// somebodyCalls refuses a profile of nothing.
func somebodyCalls(d *language.Decoder, n *yamldoc.Node, path string, hours []float64) bool {
	if mean(hours) > 0 {
		return true
	}
	d.ComplainAt(n, path, "all %d numbers are 0, so nobody calls: write the calls of each hour", len(hours))
	return false
}

// week reads the hours of each day of a week.
func week(d *language.Decoder, n *yamldoc.Node, path string) ([]float64, bool) {
	if n.Kind != yamldoc.MappingNode {
		d.ComplainAt(n, path, "expected {monday: [24 numbers], …, sunday: [24 numbers]}, or 168 numbers from Monday 00 on, found %s", yamldoc.Found(n))
		return nil, false
	}
	var all []float64
	var missing []string
	parts := 0 // of the first day
	good := d.RefuseOthers(n, path, Days, Days...)
	for _, day := range Days {
		written := yamldoc.Find(n, day).Value
		if written == nil {
			missing = append(missing, day)
			continue
		}
		hours, ok := hours(d, written, yamldoc.Join(path, day), HoursOfDay)
		if parts == 0 {
			parts = len(hours)
		}
		if ok && parts > 0 && parts != len(hours) {
			d.ComplainAt(written, yamldoc.Join(path, day), "the days above have other parts: write as many numbers for each day")
			ok = false
		}
		all, good = append(all, hours...), good && ok
	}
	if len(missing) > 0 {
		d.ComplainAt(n, path, "%s is missing: a week has a list of 24 numbers for every day", words.Joined(missing))
	}
	return all, good && len(missing) == 0
}

func mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(max(1, len(xs)))
}

// shape makes factors with mean 1 of counts of any size.
func shape(counts []float64) []float64 {
	factors, m := make([]float64, len(counts)), mean(counts)
	for i, count := range counts {
		factors[i] = count / m
	}
	return factors
}

// pointsOf reads factors by clock time.
func pointsOf(d *language.Decoder, n *yamldoc.Node, path string) (*Profile, bool) {
	profile, ok := &Profile{}, true
	for _, p := range yamldoc.Meaningful(n) {
		if p.Key.Value == datesKey {
			continue
		}
		clock, known := d.ClockKey(p.Key, path)
		var factor float64
		d.Into(p.Value, yamldoc.Join(path, p.Key.Value), &factor, `unit:"factor"`)
		profile.Points = append(profile.Points, Point{clock, factor})
		ok = ok && known
	}
	if len(profile.Points) == 0 {
		d.ComplainAt(n, path, "there is no factor: add at least one, such as {00:00: 0.8, 18:00: 1.4}")
		return nil, false
	}
	if ok && !slices.ContainsFunc(profile.Points, func(p Point) bool { return p.Factor > 0 }) {
		d.ComplainAt(n, path, "all factors are 0, so nobody calls: raise one")
		return nil, false
	}
	slices.SortFunc(profile.Points, func(a, b Point) int { return int(a.Clock - b.Clock) })
	return profile, ok
}

func profileSchema() *jsonschema.Schema {
	return schema.Either(append([]*jsonschema.Schema{
		hoursSchema(HoursOfDay),
		withDates(language.OneKey("counts", "The calls in each hour from 00 to 23, in numbers of any size.", hoursSchema(HoursOfDay))),
	}, commonForms("The calls in each hour of a week, in numbers of any size: 24 for each day, or 168 from Monday 00 on.",
		exportSchema(language.OneKey(language.CSVKey, profileFileDoc, &jsonschema.Schema{Type: "string"})))...)...)
}

// commonForms are the forms of everything that varies by time.
func commonForms(week string, file *jsonschema.Schema) []*jsonschema.Schema {
	return []*jsonschema.Schema{
		withDates(language.OneKey("week", week, schema.Either(hoursSchema(HoursOfWeek), weekSchema()))),
		withDates(language.OneKey("steps", "Factors by clock time. Each holds until the next.", byClock(numbersFrom(0)))),
		withDates(file), withDates(byClock(numbersFrom(0))), schema.Word("none"),
	}
}

// hoursSchema describes a number for each hour, for each half or for each quarter.
func hoursSchema(length int) *jsonschema.Schema {
	list := func(n int) *jsonschema.Schema {
		return &jsonschema.Schema{Type: "array", Items: numbersFrom(0), MinItems: &n, MaxItems: &n}
	}
	return schema.Either(list(length), list(2*length), list(4*length))
}

func weekSchema() *jsonschema.Schema {
	object := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}, Required: Days, AdditionalProperties: schema.Nothing()}
	for _, day := range Days {
		object.Properties[day] = hoursSchema(HoursOfDay)
		object.Properties[day].Description = "The hours of " + strings.ToUpper(day[:1]) + day[1:] + ", from 00 to 23."
		object.PropertyOrder = append(object.PropertyOrder, day)
	}
	language.AddClaims(object)
	return object
}
