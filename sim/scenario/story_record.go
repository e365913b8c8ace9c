package scenario

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/emergency"
)

// replayed tells of the record that callers come from: what was taken of it, what was left out, and what it says.
func (t teller) replayed() []string {
	r := t.p.Record
	var list []string
	say := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	calls := counted(thousands(r.Calls), "records")
	switch {
	case !r.ByCaller:
		say("Callers come as in %s, in every replication: %s, each taken for the first call of somebody else.", r.File, calls)
	case r.First == r.Calls:
		say("Callers come as in %s, in every replication: %s, each the first call of a caller.", r.File, calls)
	default:
		say("Callers come as in %s, in every replication: %s, of which %s are first calls; the others are redials, in whose place the model has its own.",
			r.File, calls, thousands(r.First))
	}
	if r.Outside > 0 {
		say("Left out: %s from before the run or after it.", counted(thousands(r.Outside), "records"))
	}
	if r.Others > 0 {
		say("Left out: %s that %s not among those asked for.", counted(thousands(r.Others), "records"), isOrAre(r.Others))
	}
	list = append(list, r.saying()...)
	if nothing := t.p.Network.Demand.NoRequest; nothing > 0 {
		say("Of all callers, %s want nothing.", percent(nothing))
	}
	return append(list, t.surgesOfRecord()...)
}

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// saying tells what the record says of its callers, and what is drawn.
func (r *Record) saying() []string {
	var said, list []string
	for _, s := range r.Says {
		if s.IsSaid {
			said = append(said, s.Key)
		}
		if s.Not > 0 {
			list = append(list, fmt.Sprintf("Of %s it does not say the %s, which is drawn as often as the record has it of the others.", counted(thousands(s.Not), "callers"), s.Key))
		}
	}
	text := "It says no more of them, so that the rest is drawn by the shares."
	switch len(said) {
	case 0:
	case len(r.Says):
		text = fmt.Sprintf("It says the %s of its callers.", joined(said))
	default:
		text = fmt.Sprintf("It says the %s of its callers; the rest is drawn by the shares.", joined(said))
	}
	return append([]string{text}, list...)
}

// surgesOfRecord says where those come from whom a surge adds.
func (t teller) surgesOfRecord() []string {
	if !slices.ContainsFunc(t.p.Trouble.Faults, func(f emergency.Fault) bool { return f.Condition.FirstCalls > 1 }) {
		return nil
	}
	return []string{"A surge adds others to them, at random, in proportion to how many come in that hour of the run."}
}

// ofRecord warns of what may be wrong with a record although it can be read: once, whatever the number of strategies.
func (w *warner) ofRecord(r *Record) {
	if r == nil {
		return
	}
	w.under = ""
	if r.Outside > 0 {
		w.warn("%s of %s %s left out: from before the run, or after it", counted(thousands(r.Outside), "records"), r.File, isOrAre(r.Outside))
	}
	if !r.ByCaller && !r.AllFirst {
		w.warn("%s is taken to have no redials, as it has no column caller; name that in world.demand.columns.caller, or write none there", r.File)
	}
	if r.Busiest > mostOfOne {
		w.warn("one caller of %s has %s records within the run, the first in line %s: if that is not one person, leave the field empty there",
			r.File, thousands(r.Busiest), thousands(r.BusyLine))
	}
	if len(r.Untouched) > 0 {
		w.warn("%s has the column %s, which is not used, as shares are given: write the names alone for the record to say it", r.File, strings.Join(r.Untouched, ", "))
	}
}

// mostOfOne is how many calls one caller may have made in a run before it is worth a look whether that is one person.
const mostOfOne = 100
