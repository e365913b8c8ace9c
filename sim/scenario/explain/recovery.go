package explain

import (
	"fmt"
	"strings"

	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

func (t teller) recovery() []string {
	r := t.s.Recovery
	if r == nil || r.How == "do-nothing" && len(r.Remedies) == 0 {
		return []string{"Nothing. Faults end only if they end by themselves."}
	}
	list := t.people(r)
	for i := range r.Remedies {
		list = append(list, t.remedy(&r.Remedies[i]))
	}
	return list
}

// people tells what those with the runbook do.
func (t teller) people(r *recovery.Recovery) []string {
	if r.How == "do-nothing" {
		return nil
	}
	var list []string
	for _, party := range t.p.Recovery.Parties {
		calls := "a failed call"
		if party.Sensor.After > 1 {
			calls = fmt.Sprintf("%d failed calls within %s", party.Sensor.After, words.Length(party.Sensor.Within))
		}
		believed := "the report is believed at once"
		if party.Delay.Mean() > 0 {
			believed = fault.Average(party.Delay) + " later the report is believed"
		}
		list = append(list, fmt.Sprintf("When %s have noticed %s, they report it; %s.", party.Name, calls, believed))
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
		list = append(list, fmt.Sprintf("The cause is mended %s after %s.", fault.Average(r.Repair.Takes), spec.Moment(r.Repair.After)))
	}
	if f := r.Failback; f != nil {
		list = append(list, failbackWords(f)...)
	}
	return list
}

// failbackWords tells when and how traffic goes back.
func failbackWords(f *recovery.Failback) []string {
	since := "Once it is mended"
	if f.When == "switched" {
		since = "After the switch, mended or not"
	}
	how := fmt.Sprintf("%s, traffic is left for %s and then goes back from %s to %s", since, fault.Average(f.HoldOff), f.Switches.From, f.Switches.To)
	if f.Calls == "cut" {
		how += "; calls in progress there are cut"
	}
	list := []string{how + "."}
	if p := f.Proof; p != nil {
		list = append(list, fmt.Sprintf("But not before %s has had no alarm for %s.", p.Monitor, words.Length(p.ClearFor)))
	}
	if len(f.Switches.Unless) > 0 {
		list = append(list, fmt.Sprintf("Nor while %s has an alarm.", strings.Join(f.Switches.Unless, " or ")))
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
	text := fmt.Sprintf("Step %s takes %s", s.Name, fault.Average(s.Takes))
	if s.Switches != nil {
		text += fmt.Sprintf(" and moves traffic and people from %s to %s", s.Switches.From, s.Switches.To)
	}
	list := []string{text + "."}
	if s.Switches != nil && len(s.Switches.Unless) > 0 {
		list = append(list, fmt.Sprintf("While %s has an alarm, people wait with that.", strings.Join(s.Switches.Unless, " or ")))
	}
	w := s.Wrong
	if w == nil || w.Probability() == 0 {
		return list
	}
	text = fmt.Sprintf("In %s of the cases it is done wrongly", words.Percent(w.Probability()))
	if w.Probability() == 1 {
		text = "It is done wrongly in every case"
	}
	if w.Base != nil {
		text += " (" + w.ShapedWords() + ")"
	}
	return append(list, text+t.left(w.Leaves)+".", fmt.Sprintf("That is noticed after %s; putting it right and doing the step again takes %s.", fault.Average(w.NoticedAfter), fault.Average(w.Redo)))
}
