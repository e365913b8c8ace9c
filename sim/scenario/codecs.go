package scenario

import (
	"reflect"
	"regexp"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/scenario/record"
)

// Roster is how many agents are on duty: from each clock time of the day on, in order.
type Roster []OnDuty

// OnDuty is a number of agents from a clock time on.
type OnDuty struct {
	Clock  des.Time // since midnight
	Agents int32
}

// Span is a part of the run.
type Span struct{ From, To des.Time }

// words is the language of scenarios: what its structs do not say themselves.
func words() *language {
	return &language{
		oneOf: [][]string{profileForms},
		codecs: map[reflect.Type]codec{
			reflect.TypeFor[*Profile]():          {decode: decodeProfile, schema: profileSchema},
			reflect.TypeFor[Roster]():            {decode: decodeRoster, schema: rosterSchema},
			reflect.TypeFor[Preference]():        {decode: decodePreference, schema: preferenceSchema},
			reflect.TypeFor[Span]():              {decode: decodeSpan, schema: spanSchema},
			reflect.TypeFor[Times]():             {decode: decodeTimes, schema: timesSchema},
			reflect.TypeFor[*emergency.Moment](): {decode: decodeMoment, schema: momentSchema},
			reflect.TypeFor[fault.Elements]():    {decode: decodeElements, schema: elementsSchema},
			reflect.TypeFor[fault.Backs]():       {decode: decodeBacks, schema: backsSchema},
			reflect.TypeFor[*Limit]():            {decode: decodeLimit, schema: limitSchema},
			reflect.TypeFor[Beside]():            {decode: decodeBeside, schema: besideSchema},
			reflect.TypeFor[record.Words]():      {decode: decodeWords, schema: wordsSchema},
			reflect.TypeFor[record.List]():       {decode: decodeTexts, schema: textsSchema},
			reflect.TypeFor[record.Choices]():    {decode: decodeChoices, schema: choicesSchema},
			reflect.TypeFor[*Range]():            {decode: decodeRange, schema: rangeSchema},
		},
		variants: map[reflect.Type]variants{
			reflect.TypeFor[emergency.Ailment](): {names: fault.Kinds(), make: func(name string) any { return fault.New(name) }},
			reflect.TypeFor[recovery.Kind]():     {names: recovery.Kinds(), make: func(name string) any { return recovery.NewKind(name) }},
			reflect.TypeFor[recovery.Watch]():    {names: recovery.Watches(), make: func(name string) any { return recovery.NewWatch(name) }},
		},
		after: map[reflect.Type]func(*decoder, any){
			reflect.TypeFor[World](): func(d *decoder, into any) {
				w := into.(*World)
				d.start, d.run = w.Start, w.Run
			},
		},
	}
}

var clockPattern = regexp.MustCompile(`^([01]\d|2[0-3]):([0-5]\d)$`)

// clockKey reads a time of day that stands as a key.
func (d *decoder) clockKey(key *Node, path string) (des.Time, bool) {
	if !clockPattern.MatchString(key.Value) {
		hint := ""
		if shortClock.MatchString(key.Value) {
			hint = "; write 0" + key.Value
		}
		d.complainAt(key, path, "expected a clock time from 00:00 to 23:59, such as 06:30, found %s%s", quoted(key.Value), hint)
		return 0, false
	}
	h, m := des.Time(key.Value[0]-'0')*10+des.Time(key.Value[1]-'0'), des.Time(key.Value[3]-'0')*10+des.Time(key.Value[4]-'0')
	return h*des.Hour + m*des.Minute, true
}

func decodeRoster(d *decoder, n *Node, path string) (any, bool) {
	const tags = `unit:"count" max:"20000"`
	if n.Kind == ScalarNode {
		var agents int32
		d.into(n, path, &agents, tags)
		return Roster{{0, agents}}, true
	}
	if n.Kind != MappingNode || len(meaningful(n)) == 0 {
		d.complainAt(n, path, "expected a number of agents, or numbers by clock time such as {07:00: 20, 22:00: 12}, found %s", found(n))
		return nil, false
	}
	var roster Roster
	ok := true
	for _, p := range meaningful(n) {
		clock, known := d.clockKey(p.key, path)
		var agents int32
		d.into(p.value, join(path, p.key.Value), &agents, tags)
		roster = append(roster, OnDuty{clock, agents})
		ok = ok && known
	}
	slices.SortFunc(roster, func(a, b OnDuty) int { return int(a.Clock - b.Clock) })
	return roster, ok
}

// overnight shows how a window over midnight is written.
const overnight = "2023-06-25 22:00 - 2023-06-26 06:00"

// spanForm is how a window is written: two instants with a hyphen between them.
const spanForm = `^(` + instantForm + `)\s*-\s*(` + instantForm + `)$`

var spanParts = regexp.MustCompile(spanForm)

func decodeSpan(d *decoder, n *Node, path string) (any, bool) {
	parts := spanParts.FindStringSubmatch(n.Value)
	if n.Kind != ScalarNode || parts == nil {
		d.complainAt(n, path, "expected two times such as 06:24-16:56 or %s, found %s", overnight, found(n))
		return nil, false
	}
	from, to := parts[1], parts[2]
	var s Span
	var known bool
	if s.From, known = d.instant(n, path, from); !known {
		return nil, false
	}
	if s.To, known = d.instant(n, path, to); !known {
		return nil, false
	}
	if s.To <= s.From {
		d.complainAt(n, path, "the window ends at %s, before it begins at %s; if the next day is meant, write both with their dates, such as %s",
			to, from, overnight)
		return nil, false
	}
	return s, true
}

func decodeMoment(d *decoder, n *Node, path string) (any, bool) {
	if n.Kind != ScalarNode {
		d.complainAt(n, path, "expected a clock time or the name of something that happens, found %s", found(n))
		return nil, false
	}
	if isClock(n.Value) {
		at, ok := d.instant(n, path, n.Value)
		d.leaf(n, path)
		return &emergency.Moment{At: at}, ok
	}
	return &emergency.Moment{Name: n.Value}, true
}

// isClock reports whether a moment is written as a clock time: no name of an event begins with a digit.
func isClock(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

func decodeElements(d *decoder, n *Node, path string) (any, bool) {
	if n.Kind == ScalarNode {
		return fault.Elements{n.Value}, true
	}
	if n.Kind == SequenceNode && len(n.Content) == 0 {
		d.complainAt(n, path, "the list is empty: name what the fault is on")
	}
	var list []string
	d.into(n, path, &list, `dotted:"true"`)
	return fault.Elements(list), len(list) > 0
}

func decodeBacks(d *decoder, n *Node, path string) (any, bool) {
	if n.Kind != MappingNode || len(meaningful(n)) == 0 {
		d.complainAt(n, path, "expected what is back at which time, such as {10:30: 50%%, 13:00: 100%%}, found %s", found(n))
		return nil, false
	}
	var backs fault.Backs
	ok := true
	for _, p := range meaningful(n) {
		b, known := fault.Back{From: emergency.Moment{Name: p.key.Value}}, true
		if isClock(p.key.Value) {
			b.From.Name = ""
			b.From.At, known = d.instant(p.key, path, p.key.Value)
		}
		d.into(p.value, join(path, p.key.Value), &b.Share, `unit:"share" positive:"true"`)
		backs, ok = append(backs, b), ok && known
	}
	return backs, ok
}

func backsSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", MinProperties: jsonschema.Ptr(1), AdditionalProperties: measure{unit: shareUnit}.quantitySchema(reflect.TypeFor[float64]())}
}

const clockSchemaPattern = `^([01][0-9]|2[0-3]):[0-5][0-9]$`

func numbers(least float64) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "number", Minimum: &least}
}

func byClock(value *jsonschema.Schema) *jsonschema.Schema {
	object := &jsonschema.Schema{
		Type:                 "object",
		MinProperties:        jsonschema.Ptr(1),
		PatternProperties:    map[string]*jsonschema.Schema{clockSchemaPattern: value},
		AdditionalProperties: nothing(),
	}
	addClaims(object)
	return object
}

func rosterSchema() *jsonschema.Schema {
	count := &jsonschema.Schema{Type: "integer", Minimum: jsonschema.Ptr(0.0)}
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{count, byClock(count)}}
}

func spanSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: spanForm}
}

func momentSchema() *jsonschema.Schema { return &jsonschema.Schema{Type: "string"} }

func elementsSchema() *jsonschema.Schema {
	one := &jsonschema.Schema{Type: "string"}
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{one, {Type: "array", Items: one, MinItems: jsonschema.Ptr(1)}}}
}
