package explain

import (
	"fmt"
	"strings"

	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/words"
)

// monitors tells of each monitor what it looks at, when it raises its alarm, and who acts on that.
func (t teller) monitors() []string {
	var list []string
	for i := range t.s.Recovery.Detect.Monitors {
		m := &t.s.Recovery.Detect.Monitors[i]
		text := fmt.Sprintf("%s. It raises its alarm %s %s, and clears it %s that is not so.",
			t.looks(m), inRow(m.AlarmAfter), m.Watches.Words(), inRow(m.ClearAfter))
		list = append(list, text)
		acted := "Its alarm is acted on at once"
		if m.Delay.Mean() > 0 {
			acted = fmt.Sprintf("Its alarm is raised %s later, unless it has cleared by then", fault.Average(m.Delay))
		}
		if m.PeopleAfter.Mean() > 0 {
			acted += fmt.Sprintf("; people act on it %s after it is raised", fault.Average(m.PeopleAfter))
		}
		if m.FalseAlarms > 0 {
			acted += fmt.Sprintf("; %.3g times a day it raises its alarm without a cause", m.FalseAlarms*86400)
		}
		list = append(list, acted+".")
	}
	return list
}

// looks says what a monitor looks at, and how often.
func (t teller) looks(m *recovery.Monitor) string {
	switch m.Watches.(type) {
	case *recovery.Alarms:
		return fmt.Sprintf("Monitor %s counts the alarms of other monitors", m.Name)
	case *recovery.RealCalls:
		return fmt.Sprintf("Monitor %s sees what becomes of calls at %s", m.Name, t.place(m.On))
	}
	text := fmt.Sprintf("Every %s monitor %s looks at %s", words.Length(m.Every), m.Name, t.place(m.On))
	if m.InDoubt != nil {
		text += fmt.Sprintf(" (every %s while a change is in doubt)", words.Length(*m.InDoubt))
	}
	if m.Alarmed != nil {
		text += fmt.Sprintf(" (every %s while its alarm stands)", words.Length(*m.Alarmed))
	}
	return text
}

// inRow is how often in a row something must be so.
func inRow(n int32) string {
	if n == 1 {
		return "as soon as"
	}
	return fmt.Sprintf("the %s time in a row that", ordinal(n))
}

func ordinal(n int32) string {
	switch {
	case n%10 == 1 && n%100 != 11:
		return fmt.Sprintf("%dst", n)
	case n%10 == 2 && n%100 != 12:
		return fmt.Sprintf("%dnd", n)
	case n%10 == 3 && n%100 != 13:
		return fmt.Sprintf("%drd", n)
	}
	return fmt.Sprintf("%dth", n)
}

// diagnosis tells how the trouble is assessed and who decides.
func (t teller) diagnosis() []string {
	r := t.s.Recovery
	var list []string
	if r.Assess != nil {
		what := "assessing the trouble and deciding takes"
		if r.Decide != nil {
			what = "assessing the trouble takes"
		}
		list = append(list, fmt.Sprintf("From the first %s on, %s %s.", firstSign(&r.Detect), what, fault.Average(r.Assess.Takes)))
		if w := r.Assess.Wrong; w != nil && w.Share > 0 {
			list = append(list, fmt.Sprintf("In %s of the cases it is taken for something else; that shows after %s, and it is assessed again.", words.Percent(w.Share), fault.Average(w.Costs)))
		}
	}
	if r.Decide != nil {
		text := fmt.Sprintf("Then it takes %s to decide what to do", fault.Average(r.Decide.Takes))
		if r.Decide.Authority != "" {
			text += ", by the " + strings.TrimPrefix(r.Decide.Authority, "the ")
		}
		list = append(list, text+".")
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
