package language

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/pattern"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Relative instants. Wherever a clock time may stand, an event may stand whose clock time is known before the run, alone or
// with a length added or taken away:
//
//	at: onset + 5m
//	until: flood.ends - 10m
//	outage: onset to flood.ends
//
// Language.Events says which events a document has. An event is defined by instants, which may be relative themselves. A
// definition that leads back to itself is refused. What is known only in the run (detected, a step of the runbook) differs
// from one replication and strategy to the next, and is no instant.

// relativeForm is how a relative instant looks: a name, which has something in it that is no digit, and perhaps a length.
const relativeForm = `[^\s:]*[^\s:0-9][^\s:]*(?: [+-] ` + quantity.DurationForm + `)?`

// AnyInstantForm is how an instant looks: a clock time, or one that is relative to an event.
const AnyInstantForm = `(?:` + InstantForm + `|` + relativeForm + `)`

var (
	relativeParts = pattern.New(`^([^\s:]*[^\s:0-9][^\s:]*)(?: ([+-]) (` + quantity.DurationForm + `))?$`)
	narrowSum     = pattern.New(`^([\p{L}\p{N}_.-]*[\p{L}.])\s*([+-])\s*(` + quantity.DurationForm + `)$`)
)

// Event is something with a name whose clock time may be known before the run.
type Event struct {
	Times   []Sum  // the event is the earliest of these,
	Latest  bool   // or the latest
	Gathers bool   // of several things, those left out that hang on the event itself
	InRun   bool   // it happens in the run, and things can come after it
	Unknown string // why its time is not known before the run: "the fault flood has no clock time"
}

// Sum is an instant as it is written, and a length more.
type Sum struct {
	Text string
	Plus des.Time
}

// Events finds the event of a name in a document; nil: there is none, and the names are those that there are.
type Events func(doc *yamldoc.Document, name string) (event *Event, names []string)

// IsRelative reports whether an instant is written relative to an event. What begins with a digit is rather a number or a
// clock time that is written wrong, unless it names an edge of something.
func IsRelative(text string) bool {
	parts := relativeParts.FindStringSubmatch(text)
	return parts != nil && (!IsClock(text) || strings.HasSuffix(parts[1], ".begins") || strings.HasSuffix(parts[1], ".ends"))
}

// HasOffset reports whether a relative instant has a length added or taken away.
func HasOffset(text string) bool {
	parts := relativeParts.FindStringSubmatch(text)
	return parts != nil && parts[2] != ""
}

// errElsewhere is that an instant is wrong which is defined elsewhere: it is reported there.
var errElsewhere = errors.New("reported elsewhere")

// circleError is a definition that leads back to itself, by the names on the way.
type circleError []string

func (e circleError) Error() string {
	return "this goes round in a circle: " + e[0] + " depends on " + strings.Join(e[1:], ", which depends on ") + ". Give one of them a clock time"
}

// Resolve is the time of an instant since the start of the run, which may be outside the run. It gives errElsewhere for what
// is reported at another place.
func (r *Reading) Resolve(text string) (des.Time, error) { return r.resolve(text, nil) }

// resolve resolves an instant; the way is the events that have led to it.
func (r *Reading) resolve(text string, way []string) (des.Time, error) {
	if InstantParts.MatchString(text) {
		at, err := r.civilMoment(text)
		if err != nil && len(way) > 0 {
			err = errElsewhere
		}
		return sinceOf(at.Sub(r.Start)), err
	}
	parts := relativeParts.FindStringSubmatch(text)
	if parts == nil {
		return 0, errElsewhere
	}
	at, err := r.event(parts[1], way)
	if err != nil || parts[2] == "" {
		return at, err
	}
	length, err := quantity.ReadDuration(parts[3])
	if parts[2] == "-" {
		length = -length
	}
	return at + length, err
}

// event is the time of an event.
func (r *Reading) event(name string, way []string) (des.Time, error) {
	for i := range way {
		if way[i] == name {
			return 0, circleError(append(way[i:len(way):len(way)], name))
		}
	}
	way = append(way[:len(way):len(way)], name)
	if r.Events == nil {
		return 0, fmt.Errorf("no event is called %s", words.Quoted(name))
	}
	e, names := r.Events(r.Elsewhere(), name)
	switch {
	case e == nil && len(way) > 1:
		return 0, errElsewhere
	case e == nil:
		return 0, unknownEvent{name, names}
	case e.Unknown != "":
		return 0, notKnown{way, e.Unknown, e.InRun && len(way) == 1}
	}
	return r.gather(e, name, way)
}

// gather is the earliest of an event's times, or the latest.
func (r *Reading) gather(e *Event, name string, way []string) (found des.Time, err error) {
	some, wrong := false, false
	for _, sum := range e.Times {
		at, err := r.resolve(sum.Text, way)
		var circle circleError
		switch at += sum.Plus; {
		case e.Gathers && errors.As(err, &circle) && slices.Contains(circle, name):
		case e.Gathers && err != nil && !e.Latest:
			wrong = true // reported where that one begins
		case err != nil:
			return 0, err
		case !some, e.Latest && at > found, !e.Latest && at < found:
			found, some = at, true
		}
	}
	switch {
	case some:
		return found, nil
	case wrong:
		return 0, errElsewhere
	}
	return 0, notKnown{way, "none has its own clock time", false}
}

// notKnown is an event whose time is not known before the run, by the names that lead to it.
type notKnown struct {
	way   []string
	why   string
	inRun bool
}

func (e notKnown) Error() string {
	text := "the time of " + e.way[0] + " is not known before the run: "
	if last := e.way[len(e.way)-1]; last != e.way[0] {
		text += "it is that of " + last + ", and "
	}
	return text + e.why + ". Write a clock time, or a time relative to one, such as onset + 2h"
}

// unknownEvent is a name of nothing.
type unknownEvent struct {
	name  string
	names []string
}

func (e unknownEvent) Error() string {
	return fmt.Sprintf("no event with a clock time is called %s", words.Quoted(e.name))
}

// relative reads an instant that is relative to an event.
func (d *Decoder) relative(n *yamldoc.Node, path, text string) (des.Time, bool) {
	if d.Start.IsZero() {
		return 0, false
	}
	at, err := d.Resolve(text)
	var unknown unknownEvent
	switch {
	case errors.Is(err, errElsewhere):
		return 0, false
	case errors.As(err, &unknown):
		p := d.ComplainAt(n, path, "%s%s", err.Error(), spaced(unknown.name)).Among(unknown.name, unknown.names)
		p.About = yamldoc.Misnamed(yamldoc.AnEvent, unknown.name)
		if begins := unknown.name + ".begins"; slices.Contains(unknown.names, begins) {
			p.Suggestion = begins + strings.TrimPrefix(text, unknown.name)
		}
		p.Allowed = "a clock time, onset, trouble.ends, or NAME.begins or NAME.ends of a fault, a remedy or a window"
		return 0, false
	case err != nil:
		message := err.Error()
		if better := afterInstead(err, path, text); better != "" {
			message = better
		}
		d.ComplainAt(n, path, "%s", message)
		return 0, false
	}
	return d.within(n, path, text, d.Start.Add(at.Duration()))
}

// afterInstead proposes after, where the beginning of a fault or a remedy waits for what happens in the run.
func afterInstead(err error, path, text string) string {
	var unknown notKnown
	begins := yamldoc.LastKey(path) == "at" && (strings.HasPrefix(path, "trouble.") || strings.HasPrefix(path, "recovery.remedies."))
	if !begins || !errors.As(err, &unknown) || !unknown.inRun {
		return ""
	}
	parts := relativeParts.FindStringSubmatch(text)
	better := parts[1] + " happens in the run, at no time that is known before: in place of at, write after: " + parts[1]
	switch parts[2] {
	case "+":
		better += ", delay: " + parts[3]
	case "-":
		return ""
	}
	return better
}

// spaced says how a sum is written whose sign has no spaces around it: it might be a name.
func spaced(name string) string {
	parts := narrowSum.FindStringSubmatch(name)
	if parts == nil {
		return ""
	}
	return fmt.Sprintf("; with spaces it is a sum: %s %s %s", parts[1], parts[2], parts[3])
}
