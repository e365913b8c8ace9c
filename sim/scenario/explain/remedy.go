package explain

import (
	"fmt"
	"strings"

	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
)

// remedy tells what is done beside the runbook.
func (t teller) remedy(r *recovery.Remedy) string {
	text := ""
	switch {
	case r.At != nil:
		text = "From " + t.clock(*r.At)
	case r.After == "" && r.Delay == nil:
		text = "From the start"
	case r.After == "":
		text = "From " + fault.Average(*r.Delay) + " after the start"
	case r.Delay == nil:
		text = "When " + spec.Moment(r.After)
	default:
		text = capital(fault.Average(*r.Delay)) + " after " + spec.Moment(r.After)
	}
	pause := ", "
	if r.After == "" {
		pause = " "
	}
	switch {
	case r.For != nil:
		text += pause + "for " + fault.Average(*r.For)
	case r.Until == nil:
	case r.Until.Name != "":
		text += pause + "until " + spec.Moment(r.Until.Name)
	default:
		text += pause + "until " + t.clock(r.Until.At)
	}
	return fmt.Sprintf("%s, %s (%s).", text, r.Kind.Words(), r.Name)
}

// capital begins a sentence with a word that may begin with a number.
func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
