package form

import (
	"strings"
	"time"

	"nines/sim/report/phrase"
)

// Facts are what the simulation knows of a form's fields.
type Facts struct {
	Clock            func(phrase.Number) time.Time // what the clock shows so many seconds after the start of the run
	Onset            phrase.Estimate               // in seconds since the start of the run
	Known            phrase.Estimate               // when the trouble was detected, likewise; of no replication if it never was
	Restored         *phrase.Number                // seconds from the onset until service was restored, the median; nil if there is no such clock
	Beyond           phrase.Number                 // seconds from the onset to the end of the run
	Users, UserHours phrase.Estimate               // without access; of no replication if the scenario has no number of users
	Calls, Callers   phrase.Estimate               // calls for help that were lost, and callers affected who want help
	Faults           []string                      // of the scenario, by their titles
	CallBacks        []CallBacks                   // by remedy; none if nobody is rung back
}

var place = Field{Name: "place, services, network, equipment", Filled: Yours}

// start is the mean of when the trouble began.
func (f Facts) start() Field {
	onset := f.Onset
	return Field{Name: "start", Filled: Computed, Unit: "s since the start of the run", Value: f.instant(f.Onset.Mean), At: f.Clock(whole(onset.Mean)).Format(time.RFC3339), Estimate: &onset}
}

// duration is the median of the time until service was restored.
func (f Facts) duration() Field {
	if f.Restored == nil { // or it missed its target before the trouble, too
		return Field{Name: "duration", Filled: Yours, Value: "the results do not say when service was as good as before"}
	}
	return Field{Name: "duration", Filled: Computed, Unit: "s", Value: phrase.TimeOf(*f.Restored, f.Beyond) + " until service was restored", Median: f.Restored}
}

func (f Facts) instant(at phrase.Number) string {
	return f.Clock(whole(at)).Format("2 Jan 2006 15:04:05 MST")
}

// whole is a time to the second.
func whole(seconds phrase.Number) phrase.Number { return phrase.Number(int64(seconds + 0.5)) }

// deadline is when something is due: so many seconds after the trouble was detected.
func (f Facts) deadline(what, period string, after phrase.Number) Field {
	d := Field{Name: what, Filled: Computed, Period: after}
	switch {
	case f.Known.N == 0:
		d.Filled, d.Value = Yours, period+" after it is known; nobody detected it here"
		if after == 0 {
			d.Value = period + "; nobody detected it here"
		}
	case after == 0:
		d.Value, d.At = period+"; known at "+f.instant(f.Known.Mean), f.Clock(whole(f.Known.Mean)).Format(time.RFC3339)
	default:
		d.Value, d.At = f.instant(f.Known.Mean+after)+": "+period+" after it is known", f.Clock(whole(f.Known.Mean+after)).Format(time.RFC3339)
	}
	return d
}

// users are those without access, where the scenario says how many a provider or a region serves.
func (f Facts) users() Field {
	if f.Users.N == 0 {
		return Field{Name: "users affected", Filled: Yours, Value: "the scenario does not say how many users it serves"}
	}
	return estimated("users affected", "users", phrase.Counted(f.Users)+" users without access at some time", f.Users)
}

// userTime is users times how long, in a unit of so many to the hour.
func (f Facts) userTime(unit string, perHour phrase.Number) Field {
	if f.UserHours.N == 0 {
		return Field{Name: unit, Filled: Yours, Value: "the scenario does not say how many users it serves"}
	}
	e := phrase.Estimate{
		N: f.UserHours.N, Mean: f.UserHours.Mean * perHour, Low: f.UserHours.Low * perHour, High: f.UserHours.High * perHour,
		Skewed: f.UserHours.Skewed, Rare: f.UserHours.Rare,
	}
	return estimated(unit, unit, phrase.Counted(e)+" "+unit+" without access", e)
}

func (f Facts) calls(what string) Field {
	return estimated(what, "calls", phrase.Counted(f.Calls)+" calls for help that were lost", f.Calls)
}

func (f Facts) callers() Field {
	return estimated("callers affected", "callers", phrase.Counted(f.Callers)+" callers who want help", f.Callers)
}

func estimated(name, unit, value string, e phrase.Estimate) Field {
	return Field{Name: name, Filled: Computed, Unit: unit, Value: value, Estimate: &e}
}

// CallBacks is how often a remedy rang people back, and how often somebody answered.
type CallBacks struct {
	Remedy         string
	Made, Answered phrase.Estimate // in a run
}

// callBacks says what each remedy that rings people back did. Other welfare checks are not modelled.
func (f Facts) callBacks() Field {
	field := Field{Name: "welfare checks and call-backs", Filled: NotModeled}
	var parts []string
	for _, c := range f.CallBacks {
		parts = append(parts, c.Remedy+": "+phrase.Counted(c.Made)+" call-backs, "+phrase.Counted(c.Answered)+" answered")
	}
	switch len(f.CallBacks) {
	case 0:
		return field
	case 1:
		field.Unit, field.Estimate = "call-backs", &f.CallBacks[0].Made
	}
	field.Filled, field.Value = Computed, strings.Join(parts, "; ")+". Other welfare checks are not modelled"
	return field
}

// cause is the author's to say. The scenario's faults are a start.
func (f Facts) cause() Field {
	return Field{Name: "cause", Filled: Yours, Value: "faults of the scenario: " + strings.Join(f.Faults, "; ")}
}
