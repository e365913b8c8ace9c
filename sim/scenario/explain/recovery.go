package explain

import (
	"fmt"
	"strings"

	"nines/sim/recovery"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

func (t teller) recovery() []string {
	r := t.s.Recovery
	if r == nil || r.How == "do-nothing" && len(r.Remedies) == 0 {
		return []string{"Nothing is done. Faults end only by themselves."}
	}
	list := t.people(r)
	for i := range r.Remedies {
		list = append(list, t.remedy(&r.Remedies[i]))
	}
	return list
}

// people says what people do: report, assess, decide, work through the runbook, repair and fail back.
func (t teller) people(r *recovery.Recovery) []string {
	if r.How == "do-nothing" {
		return nil
	}
	var list []string
	for _, party := range t.p.Recovery.Parties {
		calls := "1 failed call"
		if party.Sensor.After > 1 {
			calls = fmt.Sprintf("%d failed calls within %s", party.Sensor.After, words.Length(party.Sensor.Within))
		}
		believed := "The report is believed at once"
		if party.Delay.Mean() > 0 {
			believed = "The report is believed " + words.Average(party.Delay) + " later"
		}
		list = append(list, fmt.Sprintf("After %s, %s report the trouble. %s.", calls, party.Name, believed))
	}
	list = append(list, t.monitors()...)
	list = append(list, t.diagnosis()...)
	for i := range r.Runbook {
		list = append(list, t.step(&r.Runbook[i])...)
	}
	if len(r.Runbook) == 0 {
		list = append(list, "There is no runbook: nobody switches anything by hand.")
	}
	if r.Repair != nil {
		list = append(list, fmt.Sprintf("The cause is repaired %s after %s.", words.Average(r.Repair.Takes), spec.Moment(r.Repair.After)))
	}
	if f := r.Failback; f != nil {
		list = append(list, failbackWords(f)...)
	}
	return list
}

// failbackWords says when and how traffic goes back.
func failbackWords(f *recovery.Failback) []string {
	since := "After the repair"
	if f.When == "switched" {
		since = "After the switch, even without a repair"
	}
	list := []string{fmt.Sprintf("%s, traffic stays for %s and then goes back from %s to %s.", since, words.Average(f.HoldOff), f.Switches.From, f.Switches.To)}
	if f.Calls == "cut" {
		list = append(list, fmt.Sprintf("Calls in progress on %s are then cut.", f.Switches.From))
	}
	if p := f.Proof; p != nil {
		list = append(list, fmt.Sprintf("It does not go back before %s has had no alarm for %s.", p.Monitor, words.Length(p.ClearFor)))
	}
	if len(f.Switches.Unless) > 0 {
		list = append(list, fmt.Sprintf("It does not go back while %s has an alarm.", strings.Join(f.Switches.Unless, " or ")))
	}
	if len(f.Steps) > 0 {
		steps := make([]string, len(f.Steps))
		for i, s := range f.Steps {
			steps[i] = words.Percent(s)
		}
		list = append(list, fmt.Sprintf("It goes back in steps: %s, one every %s.", strings.Join(steps, ", "), words.Length(f.Every)))
	}
	return list
}

func (t teller) step(s *recovery.Step) []string {
	text := fmt.Sprintf("Step %s takes %s", s.Name, words.Average(s.Takes))
	if s.Switches != nil {
		text += fmt.Sprintf(" and moves traffic and people from %s to %s", s.Switches.From, s.Switches.To)
	}
	list := []string{text + "."}
	if s.Switches != nil && len(s.Switches.Unless) > 0 {
		list = append(list, fmt.Sprintf("While %s has an alarm, people do not make this switch.", strings.Join(s.Switches.Unless, " or ")))
	}
	w := s.Wrong
	if w == nil || w.Probability() == 0 {
		return list
	}
	text = fmt.Sprintf("It goes wrong in %s of cases", words.Percent(w.Probability()))
	if w.Probability() == 1 {
		text = "It goes wrong in every case"
	}
	if w.Base != nil {
		text += " (" + w.ShapedWords() + ")"
	}
	return append(list, text+"."+t.left(w.Leaves), fmt.Sprintf("This is noticed after %s. Correcting it and repeating the step takes %s.", words.Average(w.NoticedAfter), words.Average(w.Redo)))
}
