package explain

import (
	"fmt"
	"slices"
	"time"

	"nines/sim/emergency"
	"nines/sim/scenario/record"
	"nines/sim/scenario/table"
	"nines/sim/words"
)

// replayed describes the record that callers come from: what was taken of it, what was left out, and what it says.
func (t teller) replayed() []string {
	r := t.p.Record
	list := append([]string{t.taken(r)}, saying(r)...)
	list = append(list, r.Remarks...)
	if nothing := t.p.Network.Demand.NoRequest; nothing > 0 {
		list = append(list, fmt.Sprintf("Of all callers, %s want nothing.", words.Percent(nothing)))
	}
	return append(list, t.surgesOfRecord()...)
}

// taken says how many calls the record has.
func (t teller) taken(r *record.Calls) string {
	calls := table.Counted(r.Records, "record", "records")
	switch {
	case r.Replay == nil:
		return fmt.Sprintf("Callers come at random, at the rates of %s: %s calls in intervals of %s. Each replication has other callers.",
			r.File, table.Thousands(int(r.Volume+0.5)), plainLength(r.Each.Duration()))
	case !r.ByCaller:
		return fmt.Sprintf("Callers come as in %s, in every replication: %s, each taken for the first call of somebody else.", r.File, calls)
	case r.First == r.Records:
		return fmt.Sprintf("Callers come as in %s, in every replication: %s, each the first call of a caller.", r.File, calls)
	}
	return fmt.Sprintf("Callers come as in %s, in every replication: %s, of which %s are first calls. The others are redials, in whose place the model has its own.",
		r.File, calls, table.Thousands(r.First))
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
			list = append(list, fmt.Sprintf("Of %s it does not say the %s, which is drawn as often as the record has it of the others.", table.Counted(s.Not, "caller", "callers"), s.Key))
		}
	}
	text := "It says no more of them. The rest is drawn by the shares."
	switch len(said) {
	case 0:
	case len(r.Says):
		text = fmt.Sprintf("It says the %s of its callers.", words.Joined(said))
	default:
		text = fmt.Sprintf("It says the %s of its callers. The rest is drawn by the shares.", words.Joined(said))
	}
	return append([]string{text}, list...)
}

// surgesOfRecord says where those come from whom a surge adds.
func (t teller) surgesOfRecord() []string {
	if t.p.Record.Replay == nil || !slices.ContainsFunc(t.p.Trouble.Faults, func(f emergency.Fault) bool { return f.Condition.FirstCalls > 1 }) {
		return nil
	}
	return []string{"A surge adds others to them, at random, in proportion to how many come in that hour of the run."}
}
