// Package form says what regulators ask for in their forms, and which of it the simulation can fill.
package form

import "nines/sim/report/phrase"

// Form is what a regulator asks for.
type Form struct {
	Title  string   `json:"title" doc:"Whose form it is, and by which rule."`
	Dated  string   `json:"rule-dated,omitempty" doc:"The date of the rule, as far as it was found. Absent where it was not."`
	Fields []Field  `json:"fields" doc:"Its fields."`
	Notes  []string `json:"notes" doc:"What to know in filling it: thresholds, and what was not verified."`
}

// Who fills a field of a form.
const (
	Computed   = "computed"
	Yours      = "yours to fill"
	NotModeled = "not modelled"
)

// Field is something that a form asks for.
type Field struct {
	Name       string           `json:"field" doc:"What is asked for."`
	Filled     string           `json:"filled" doc:"Who fills it: computed, yours to fill, or not modelled."`
	Value      string           `json:"value,omitempty" doc:"The value in words, or what helps to fill it. Absent where there is neither."`
	Unit       string           `json:"unit,omitempty" doc:"The unit of the value. Absent where it is in words, or not computed."`
	Estimate   *phrase.Estimate `json:"estimate,omitempty" doc:"The value with its interval, in that unit. Absent where it is no estimate."`
	Median     *phrase.Number   `json:"median-s,omitempty" doc:"The value in seconds, if it is a median. Absent otherwise."`
	At         string           `json:"at,omitempty" doc:"A time by the clock, as in RFC 3339: when it began, or when something is due. Absent otherwise."`
	Period     phrase.Number    `json:"period-s,omitempty" doc:"How many seconds after the trouble is known it is due. Absent where no length is given."`
	Unverified bool             `json:"unverified,omitempty" doc:"True if nobody verified that the form has this field. Absent otherwise."`
}

// unverified marks a field: nobody verified that the form has it.
func unverified(f Field) Field {
	f.Unverified = true
	return f
}

// disclaimer ends the notes of every form.
const disclaimer = "Values are means or medians over the replications. Check each field against the form in force: this list is no legal advice."

// Of are the forms, filled as far as the facts go.
func Of(f Facts) []Form {
	list := []Form{ofcom(f), fcc(f), enisa(f), australia(f)}
	for i := range list {
		if f.UserHours.N == 0 {
			list[i].Notes = append(list[i].Notes, "Callers are not users. Never compare caller-hours with a threshold of users × time; give serves: N users in the scenario.")
		}
		list[i].Notes = append(list[i].Notes, disclaimer)
	}
	return list
}

func ofcom(f Facts) Form {
	return Form{"Ofcom, section 105K", "guidance of 2022, draft of May 2026", []Field{
		f.start(), f.duration(), f.deadline("report due", "as soon as reasonably practicable", 0), f.users(), f.userTime("user-hours", 1), f.calls("emergency calls affected"), f.callers(),
		place, f.cause(), {Name: "steps taken, and prevention", Filled: Yours},
	}, []string{"Ofcom compares users, not callers. 1.5 million user-hours are critical in the draft, and 3 million before it.",
		"100,000 users are enough for any duration, and 10,000 users or 25 % for 8 hours. 1,000 users without 999 for 1 hour is an unverified threshold."}}
}

func fcc(f Facts) Form {
	return Form{"FCC, NORS and the notice to 911 special facilities", "", []Field{
		f.start(), f.duration(), f.deadline("notice to 911 facilities due", "30 minutes", 1800), f.deadline("notification due", "120 minutes", 7200),
		f.deadline("initial report due", "3 days", 3*86400), f.deadline("final report due", "30 days", 30*86400),
		f.users(), f.userTime("user-minutes", 60), unverified(f.calls("blocked calls")), f.callers(),
		unverified(Field{Name: "what was lost; rerouted?", Filled: Yours, Value: "all, the location only, or the call-back number only"}), place, f.cause(),
		{Name: "methods to restore, best practices", Filled: Yours},
	}, []string{"Thresholds: an outage of 30 minutes, and 900,000 user-minutes. Periods run from discovery."}}
}

func enisa(f Facts) Form {
	return Form{"ENISA CIRAS (European Electronic Communications Code, article 40)", "", []Field{
		f.start(), f.duration(), f.users(), {Name: "share of the user base", Filled: Yours, Value: "in per cent"}, f.userTime("user-hours", 1),
		unverified(f.calls("emergency calls hit")), f.callers(), place, f.cause(), {Name: "actions and lessons", Filled: Yours},
	}, []string{"Thresholds are national. No deadline was found in what was read."}}
}

func australia(f Facts) Form {
	return Form{"Australia, Emergency Call Service Determination and the outage standard", "2025", []Field{
		f.start(), f.duration(), f.deadline("report due", "as soon as practicable", 0), f.deadline("first update due", "6 hours", 6*3600), f.users(),
		f.calls("emergency calls not delivered"), f.callers(), {Name: "camp-on and wilting of mobile cells", Filled: NotModeled}, place, f.cause(),
		{Name: "steps, and prevention", Filled: Yours}, f.callBacks(),
	}, []string{"An outage of more than 60 minutes is major, with 100,000 services or a whole state. Further updates follow every 6 hours."}}
}
