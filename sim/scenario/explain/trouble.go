package explain

import (
	"fmt"

	"nines/sim/fault"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// faultTeller describes faults: when they come, on what, and what they do.
type faultTeller struct{ teller }

func (t faultTeller) trouble() []string {
	var list []string
	for i := range t.s.Trouble {
		f := &t.s.Trouble[i]
		list = append(list, introduced("Fault", f.Title, f.Name, fmt.Sprintf("%s, %s%s.", t.occasion(f), t.effect(i), t.manner(f))))
	}
	if len(list) == 0 {
		return []string{"Nothing goes wrong."}
	}
	return list
}

func (t faultTeller) until(f *fault.Fault) string {
	text, end := "", f.Ends()
	if f.For != nil {
		text += " for " + words.Average(*f.For)
	}
	switch {
	case end == nil && f.For == nil:
		return " to the end of the run"
	case end == nil:
	case end.Name != "":
		text += " until " + spec.Moment(end.Name)
	default:
		text += " until " + t.clock(end.At)
	}
	return text
}
