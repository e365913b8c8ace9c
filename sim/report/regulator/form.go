package regulator

import (
	"strings"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/phrase"
)

// Who fills a field of a form.
const (
	computed   = "computed"
	yours      = "yours to fill"
	notModeled = "not modelled"
)

// forms are the fields that regulators ask for, with what the simulation can say of each. Without trouble there are none.
func forms(d *report.Document) []Table {
	if d.Onset == nil {
		return nil
	}
	f := facts{d}
	return []Table{
		f.form("For the form: Ofcom, section 105K (guidance of 2022, draft of May 2026)", "Ofcom compares users, not callers: 1.5 million user-hours are critical in the draft, 3 million before. The threshold of 1,000 users without 999 for 1 hour is unverified.",
			f.span(), f.deadline("reported", "as soon as reasonably practicable", 0), f.users(), f.userTime("user-hours", 1), f.calls("emergency calls affected"), f.place(), f.cause(),
			[]string{"steps taken, and prevention", yours, ""}),
		f.form("For the form: FCC, NORS and the notice to 911 special facilities", "Thresholds: an outage of 30 minutes, and 900,000 user-minutes. Periods run from discovery. The rule's date was not published in what was read. What is marked (unverified) was not checked.",
			f.span(), f.deadline("911 facilities are told by", "30 minutes", 1800), f.deadline("notification by", "120 minutes", 7200), f.deadline("initial report by", "3 days", 3*86400),
			f.deadline("final report by", "30 days", 30*86400), f.users(), f.userTime("user-minutes", 60), f.calls("blocked calls (unverified)"),
			[]string{"all lost, location only, or call-back number only; rerouted or not (unverified)", yours, ""},
			f.place(), f.cause(), []string{"methods to restore, best practices", yours, ""}),
		f.form("For the form: ENISA CIRAS (European Electronic Communications Code, article 40)", "Thresholds are national. No deadline was found in what was read. That emergency calls are a field is unverified.",
			f.span(), f.users(), []string{"share of the user base", yours, ""}, f.userTime("user-hours", 1), f.calls("emergency calls hit (unverified)"), f.place(), f.cause(),
			[]string{"actions and lessons", yours, ""}),
		f.form("For the form: Australia, Emergency Call Service Determination 2025 and the outage standard", "An outage of more than 60 minutes is major, with 100,000 services or a whole state.",
			f.span(), f.deadline("reported", "as soon as practicable", 0), f.deadline("first update by", "6 hours", 6*3600), f.users(), f.calls("emergency calls not delivered"),
			[]string{"camp-on and wilting of mobile cells", notModeled, ""}, f.place(), f.cause(), []string{"steps, and prevention", yours, ""},
			[]string{"welfare checks and call-backs", notModeled, ""}),
	}
}

// facts are the fields of forms, each as its name, who fills it, and its value.
type facts struct{ *report.Document }

func (f facts) form(title, note string, rows ...[]string) Table {
	return tableOf(title, []string{"field", "who fills it", "value"}, rows, note,
		"Values are means or medians over the replications. Check each field against the form in force: this list is no legal advice.")
}

// span is when it began and ended: the mean onset, and the median of restored service.
func (f facts) span() []string {
	value := "from " + f.instant(f.Onset.Mean)
	for _, c := range f.Clocks {
		if c.Name == "restored" {
			value += ", for " + phrase.TimeOf(c.Median, c.Beyond) + " until service was restored"
		}
	}
	return []string{"start and duration", computed, value}
}

func (f facts) instant(at report.Number) string { return f.Clock(at).Format("2 Jan 2006 15:04:05 MST") }

// deadline is when something is due: so many seconds after the trouble was detected.
func (f facts) deadline(what, period string, after report.Number) []string {
	known := f.Moment("detected")
	if known.Since.N == 0 {
		return []string{what, yours, period + ", from when it was known; nobody detected it in the simulation"}
	}
	at := f.instant(known.Since.Mean + after)
	if after == 0 {
		return []string{what, computed, period + "; it was known at " + at}
	}
	return []string{what, computed, at + ": " + period + " after it was known"}
}

// users are those without access, where the scenario says how many a provider or a region serves.
func (f facts) users() []string {
	users := f.whole("users.without-access")
	if users.N == 0 {
		return []string{"users affected", yours, "the scenario does not say how many users it serves (serves: N users)"}
	}
	return []string{"users affected", computed, phrase.Counted(users) + " users without access at some time"}
}

// userTime is users times how long, in a unit of so many to the hour.
func (f facts) userTime(unit string, perHour report.Number) []string {
	hours := f.whole("users.hours-without-access")
	if hours.N == 0 {
		return []string{unit, yours, "callers are not users: caller-hours must not be compared with this threshold"}
	}
	hours.Mean, hours.Low, hours.High = hours.Mean*perHour, hours.Low*perHour, hours.High*perHour
	return []string{unit, computed, phrase.Counted(hours) + " " + unit + " without access"}
}

func (f facts) calls(what string) []string {
	return []string{what, computed, phrase.Counted(f.whole("calls.unconnected")) + " calls of " + phrase.Counted(f.whole("callers.affected")) + " callers who want help"}
}

func (f facts) place() []string {
	return []string{"place, services, network and equipment", yours, ""}
}

// cause is the author's to say. The scenario's faults are a start.
func (f facts) cause() []string {
	var names []string
	for _, t := range f.Trouble {
		if t.Title != "" {
			names = append(names, t.Title)
		} else {
			names = append(names, t.Name)
		}
	}
	return []string{"cause", yours, "faults of the scenario: " + strings.Join(names, "; ")}
}

func (f facts) whole(name string) report.Estimate { return f.Figure(name, measure.WholeRun).Estimate }
