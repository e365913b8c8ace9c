package spec

import (
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/pattern"
	"nines/sim/recovery"
	"nines/sim/scenario/language"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/ranges"
	"nines/sim/scenario/record"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
	"nines/sim/words"
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
func Language() *language.Language {
	return &language.Language{
		Events:     eventOf,
		OneOf:      [][]string{profileForms},
		Changeable: []string{"world", "trouble", "recovery"},
		Fill:       fillHabits,
		Codecs: map[reflect.Type]language.Codec{
			reflect.TypeFor[*Profile]():          {Decode: decodeProfile, Schema: profileSchema},
			reflect.TypeFor[*ByTime]():           {Decode: decodeByTime, Schema: byTimeSchema},
			reflect.TypeFor[Roster]():            {Decode: decodeRoster, Schema: rosterSchema},
			reflect.TypeFor[Preference]():        {Decode: decodePreference, Schema: preferenceSchema},
			reflect.TypeFor[Span]():              {Decode: decodeSpan, Schema: spanSchema},
			reflect.TypeFor[Times]():             {Decode: decodeTimes, Schema: timesSchema},
			reflect.TypeFor[*emergency.Moment](): {Decode: decodeMoment, Schema: momentSchema},
			reflect.TypeFor[fault.Elements]():    {Decode: decodeElements, Schema: elementsSchema},
			reflect.TypeFor[recovery.Services](): {Decode: decodeServices, Schema: elementsSchema},
			reflect.TypeFor[fault.Backs]():       {Decode: decodeBacks, Schema: backsSchema},
			reflect.TypeFor[*Limit]():            {Decode: decodeLimit, Schema: limitSchema},
			reflect.TypeFor[Beside]():            {Decode: decodeBeside, Schema: besideSchema},
			reflect.TypeFor[record.Words]():      {Decode: decodeWords, Schema: wordsSchema},
			reflect.TypeFor[record.List]():       {Decode: decodeTexts, Schema: textsSchema},
			reflect.TypeFor[record.Choices]():    {Decode: decodeChoices, Schema: choicesSchema},
			reflect.TypeFor[*Range]():            {Decode: decodeRange, Schema: rangeSchema},
			reflect.TypeFor[Named]():             {Decode: decodeNamed, Schema: namedSchema},
			reflect.TypeFor[Again]():             {Decode: decodeAgain, Schema: againSchema},
			reflect.TypeFor[Attempts]():          {Decode: decodeAttempts, Schema: attemptsSchema},
		},
		Variants: map[reflect.Type]language.Variants{
			reflect.TypeFor[emergency.Ailment](): {Names: fault.Kinds(), Make: func(name string) any { return fault.New(name) }, About: fault.About},
			reflect.TypeFor[recovery.Kind]():     {Names: recovery.Kinds(), Make: func(name string) any { return recovery.NewKind(name) }, About: recovery.About},
			reflect.TypeFor[recovery.Watch]():    {Names: recovery.Watches(), Make: func(name string) any { return recovery.NewWatch(name) }, About: recovery.AboutWatch},
		},
		After: map[reflect.Type]func(*language.Decoder, any){
			reflect.TypeFor[World](): func(d *language.Decoder, into any) {
				w := into.(*World)
				d.Start, d.Run = w.Start, w.Run
			},
		},
	}
}

func decodeRoster(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if n.Kind == yamldoc.ScalarNode {
		return Roster{{0, onDuty(d, n, path)}}, true
	}
	if n.Kind != yamldoc.MappingNode || len(yamldoc.Meaningful(n)) == 0 {
		d.ComplainAt(n, path, "expected a number of agents, or numbers by clock time such as {07:00: 20, 22:00: 12}, found %s", yamldoc.Found(n))
		return nil, false
	}
	var roster Roster
	ok := true
	for _, p := range yamldoc.Meaningful(n) {
		clock, known := d.ClockKey(p.Key, path)
		roster = append(roster, OnDuty{clock, onDuty(d, p.Value, yamldoc.Join(path, p.Key.Value))})
		ok = ok && known
	}
	slices.SortFunc(roster, func(a, b OnDuty) int { return int(a.Clock - b.Clock) })
	return roster, ok
}

// onDuty reads a number of agents. With a plus sign, people mean so many more than there were.
func onDuty(d *language.Decoder, n *yamldoc.Node, path string) (agents int32) {
	if n.Kind == yamldoc.ScalarNode && strings.HasPrefix(n.Value, "+") {
		d.ComplainAt(n, path, "%s looks like a change, but this is the number of agents in all: write the total. To call people in during the run, add a remedy of the kind extra-agents", n.Value)
		return 0
	}
	d.Into(n, path, &agents, `unit:"count" max:"20000"`)
	return agents
}

// overnight shows how a window over midnight is written.
const overnight = "2023-06-25 22:00 - 2023-06-26 06:00"

// A window is written as two clock times with a hyphen between them, or as two instants of any kind with the word to.
const (
	clockSpanForm = `^(` + language.InstantForm + `)\s*-\s*(` + language.InstantForm + `)$`
	spanForm      = `^(` + language.AnyInstantForm + `) to (` + language.AnyInstantForm + `)$`
)

var (
	clockSpan = pattern.New(clockSpanForm)
	spanParts = pattern.New(spanForm)
)

// cutSpan cuts a window into its two instants.
func cutSpan(text string) (from, to string, ok bool) {
	parts := clockSpan.FindStringSubmatch(text)
	if parts == nil {
		parts = spanParts.FindStringSubmatch(text)
	}
	if parts == nil {
		return "", "", false
	}
	return parts[1], parts[2], true
}

func decodeSpan(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	from, to, ok := cutSpan(n.Value)
	if better := otherSpan(d, n.Value); n.Kind == yamldoc.ScalarNode && better != "" {
		d.ComplainAt(n, path, "%s is not written as a window: write %s", words.Quoted(n.Value), better)
		return nil, false
	}
	if n.Kind != yamldoc.ScalarNode || !ok {
		d.ComplainAt(n, path, "expected two times such as 06:24-16:56, %s or onset - 30m to onset, found %s", overnight, yamldoc.Found(n))
		return nil, false
	}
	var s Span
	var known bool
	if s.From, known = d.Instant(n, path, from); !known {
		return nil, false
	}
	if s.To, known = d.Instant(n, path, to); !known {
		return nil, false
	}
	if s.To <= s.From {
		hint := "for the next day, write both with their dates, such as " + overnight
		if language.IsRelative(from) || language.IsRelative(to) {
			hint = "write the earlier one first"
		}
		d.ComplainAt(n, path, "the window ends at %s, before it begins at %s: %s", to, from, hint)
		return nil, false
	}
	return s, true
}

func decodeElements(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if n.Kind == yamldoc.ScalarNode {
		return fault.Elements{n.Value}, true
	}
	if n.Kind == yamldoc.SequenceNode && len(n.Content) == 0 {
		d.ComplainAt(n, path, "the list is empty: name an element that the fault is on")
	}
	var list []string
	d.Into(n, path, &list, `dotted:"true"`)
	return fault.Elements(list), len(list) > 0
}

// decodeServices reads one service or a list of services.
func decodeServices(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if n.Kind == yamldoc.ScalarNode {
		return recovery.Services{n.Value}, true
	}
	if n.Kind == yamldoc.SequenceNode && len(n.Content) == 0 {
		d.ComplainAt(n, path, "the list is empty: name a service whose control rooms ring back, or write all")
	}
	var list []string
	d.Into(n, path, &list, "")
	return recovery.Services(list), len(list) > 0
}

func decodeBacks(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if n.Kind != yamldoc.MappingNode || len(yamldoc.Meaningful(n)) == 0 {
		d.ComplainAt(n, path, "expected shares by time, such as {10:30: 50%%, 13:00: 100%%}, found %s", yamldoc.Found(n))
		return nil, false
	}
	var backs fault.Backs
	ok := true
	for _, p := range yamldoc.Meaningful(n) {
		b, known := fault.Back{From: emergency.Moment{Name: p.Key.Value}}, true
		if isInstant(d, p.Key.Value) {
			b.From.Name = ""
			b.From.At, known = d.Instant(p.Key, path, p.Key.Value)
		}
		d.Into(p.Value, yamldoc.Join(path, p.Key.Value), &b.Share, `unit:"share" positive:"true"`)
		backs, ok = append(backs, b), ok && known
	}
	return backs, ok
}

func backsSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", MinProperties: jsonschema.Ptr(1), AdditionalProperties: ranges.OrRange(language.Measure{Unit: quantity.Share}.QuantitySchema(reflect.TypeFor[float64]()))}
}

func rosterSchema() *jsonschema.Schema {
	count := ranges.OrRange(&jsonschema.Schema{Type: "integer", Minimum: jsonschema.Ptr(0.0)})
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{count, byClock(count)}}
}

func spanSchema() *jsonschema.Schema {
	return schema.Either(&jsonschema.Schema{Type: "string", Pattern: clockSpanForm}, &jsonschema.Schema{Type: "string", Pattern: spanForm})
}

func elementsSchema() *jsonschema.Schema {
	one := &jsonschema.Schema{Type: "string"}
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{one, {Type: "array", Items: one, MinItems: jsonschema.Ptr(1)}}}
}

func decodeMoment(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if n.Kind != yamldoc.ScalarNode {
		d.ComplainAt(n, path, "expected a clock time or the name of an event, found %s", yamldoc.Found(n))
		return nil, false
	}
	if isInstant(d, n.Value) {
		at, ok := d.Instant(n, path, n.Value)
		d.Leaf(n, path)
		return &emergency.Moment{At: at}, ok
	}
	return &emergency.Moment{Name: n.Value}, true
}

// isInstant reports whether a moment is a clock time, or one that is relative to an event. The name of an event alone is
// something that a fault or a remedy waits for, unless only instants know it.
func isInstant(d *language.Decoder, text string) bool {
	if language.IsClock(text) && !language.IsRelative(text) || language.HasOffset(text) || text == Onset || text == troubleEnds {
		return true
	}
	what, edge, _ := cutLast(text)
	return edge != "" && entryOf(d.Elsewhere(), "study.windows", what) != nil && entryOf(d.Doc, "trouble", what) == nil && entryOf(d.Doc, "recovery.remedies", what) == nil
}

func momentSchema() *jsonschema.Schema { return &jsonschema.Schema{Type: "string"} }

const clockSchemaPattern = `^([01][0-9]|2[0-3]):[0-5][0-9]$`

// numbersFrom describes a number, or a range of them.
func numbersFrom(least float64) *jsonschema.Schema {
	return ranges.OrRange(&jsonschema.Schema{Type: "number", Minimum: &least})
}

// byClock describes values by clock time.
func byClock(value *jsonschema.Schema) *jsonschema.Schema {
	object := &jsonschema.Schema{
		Type:                 "object",
		MinProperties:        jsonschema.Ptr(1),
		PatternProperties:    map[string]*jsonschema.Schema{clockSchemaPattern: value},
		AdditionalProperties: schema.Nothing(),
	}
	language.AddClaims(object)
	return object
}
