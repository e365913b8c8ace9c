package explain

import (
	"fmt"
	"slices"
	"time"

	"nines/sim/emergency"
	"nines/sim/scenario/record"
	"nines/sim/words"
)

// replayed describes the record that callers come from: what was taken of it, what was left out, and what it says.
func (t teller) replayed() []string {
	r := t.p.Record
	list := append([]string{t.taken(r)}, saying(r)...)
	list = append(list, r.Remarks...)
	if nothing := t.p.Network.Demand.NoRequest; nothing > 0 {
		list = append(list, fmt.Sprintf("%s of the callers need no help.", words.Percent(nothing)))
	}
	return append(list, t.surgesOfRecord()...)
}

// taken says how many calls the record has.
func (t teller) taken(r *record.Calls) string {
	calls := words.Several(r.Records, "record", "records")
	switch {
	case r.Replay == nil:
		return fmt.Sprintf("Callers come at random, at the rates of %s: %s calls in intervals of %s. Each replication has different callers.",
			r.File, words.Thousands(int(r.Volume+0.5)), plainLength(r.Each.Duration()))
	case !r.ByCaller:
		return fmt.Sprintf("Every replication has the calls of %s: %s. Each counts as the first call of a different caller.", r.File, calls)
	case r.First == r.Records:
		return fmt.Sprintf("Every replication has the calls of %s: %s. Each is the first call of a caller.", r.File, calls)
	}
	return fmt.Sprintf("Every replication has the calls of %s: %s, with %s first calls. The others are redials: the model replaces them with its own.",
		r.File, calls, words.Thousands(r.First))
}

// plainLength is the length of an interval in minutes.
func plainLength(d time.Duration) string { return fmt.Sprintf("%g minutes", d.Minutes()) }

// saying describes what the record says of its callers, and what is drawn.
func saying(r *record.Calls) []string {
	var said, list []string
	for _, s := range r.Says {
		if s.IsSaid {
			said = append(said, s.Key)
		}
		if s.Not > 0 && r.Replay != nil {
			list = append(list, fmt.Sprintf("For %s the record has no %s. It is drawn in the proportions of the others.", words.Several(s.Not, "caller", "callers"), s.Key))
		}
	}
	text := "The record says nothing else about the callers. The rest is drawn by the shares."
	switch len(said) {
	case 0:
	case len(r.Says):
		text = fmt.Sprintf("The record gives the %s of its callers.", words.Joined(said))
	default:
		text = fmt.Sprintf("The record gives the %s of its callers. The rest is drawn by the shares.", words.Joined(said))
	}
	return append([]string{text}, list...)
}

// surgesOfRecord says when the callers come that a surge adds to a record.
func (t teller) surgesOfRecord() []string {
	if t.p.Record.Replay == nil || !slices.ContainsFunc(t.p.Trouble.Faults, func(f emergency.Fault) bool { return f.Condition.FirstCalls > 1 }) {
		return nil
	}
	return []string{"A surge adds more callers at random, in proportion to the calls of that hour in the record."}
}
