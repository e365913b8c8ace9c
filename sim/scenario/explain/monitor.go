package explain

import (
	"fmt"
	"strings"

	"nines/sim/recovery"
	"nines/sim/words"
)

// monitors says what each monitor looks at and when it raises its alarm.
func (t teller) monitors() []string {
	var list []string
	for i := range t.s.Recovery.Detect.Monitors {
		m := &t.s.Recovery.Detect.Monitors[i]
		list = append(list, fmt.Sprintf("%s. It raises its alarm %s %s. It clears the alarm %s this is no longer so.",
			t.looks(m), inRow(m.AlarmAfter), m.Watches.Words(), inRow(m.ClearAfter)), alarmWords(m))
	}
	return list
}

// alarmWords says how long an alarm takes to reach machines and people, and how often it is false.
func alarmWords(m *recovery.Monitor) string {
	text := "Its alarm is raised at once"
	if m.Delay.Mean() > 0 {
		text = fmt.Sprintf("Its alarm is raised %s later, unless it has cleared by then", words.Average(m.Delay))
	}
	if m.PeopleAfter.Mean() > 0 {
		text += fmt.Sprintf(". People act on it %s after that", words.Average(m.PeopleAfter))
	}
	if m.FalseAlarms > 0 {
		text += fmt.Sprintf(". It gives %.3g false alarms a day", m.FalseAlarms*86400)
	}
	return text + "."
}

// looks says what a monitor looks at, and how often.
func (t teller) looks(m *recovery.Monitor) string {
	switch m.Watches.(type) {
	case *recovery.Alarms:
		return fmt.Sprintf("Monitor %s counts the alarms of other monitors", m.Name)
	case *recovery.RealCalls:
		return fmt.Sprintf("Monitor %s watches how calls at %s end", m.Name, t.place(m.On))
	}
	text := fmt.Sprintf("Monitor %s checks %s every %s", m.Name, t.place(m.On), words.Length(m.Every))
	if m.InDoubt != nil {
		text += fmt.Sprintf(" (every %s while a change is in doubt)", words.Length(*m.InDoubt))
	}
	if m.Alarmed != nil {
		text += fmt.Sprintf(" (every %s while its alarm is on)", words.Length(*m.Alarmed))
	}
	return text
}

// inRow says how often in a row something must be so, to stand before what it is.
func inRow(n int32) string {
	if n == 1 {
		return "as soon as"
	}
	return fmt.Sprintf("when, %d times in a row,", n)
}

// diagnosis says how long people take to assess the trouble and to decide.
func (t teller) diagnosis() []string {
	r := t.s.Recovery
	var list []string
	if r.Assess != nil {
		what := "assessing the trouble and deciding takes"
		if r.Decide != nil {
			what = "assessing the trouble takes"
		}
		list = append(list, fmt.Sprintf("After the first %s, %s %s.", firstSign(&r.Detect), what, words.Average(r.Assess.Takes)))
		if w := r.Assess.Wrong; w != nil && w.Share > 0 {
			list = append(list, fmt.Sprintf("In %s of cases the diagnosis is wrong. This shows after %s, and the assessment starts again.", words.Percent(w.Share), words.Average(w.Costs)))
		}
	}
	if r.Decide != nil {
		who := "Then deciding what to do takes"
		if r.Decide.Authority != "" {
			who = "Then the decision of the " + strings.TrimPrefix(r.Decide.Authority, "the ") + " takes"
		}
		list = append(list, fmt.Sprintf("%s %s.", who, words.Average(r.Decide.Takes)))
	}
	return list
}

func firstSign(d *recovery.Detect) string {
	switch people := d.Agents != nil || d.Rooms != nil || d.Providers != nil || d.Public != nil; {
	case len(d.Monitors) == 0:
		return "report"
	case !people:
		return "alarm"
	}
	return "report or alarm"
}
