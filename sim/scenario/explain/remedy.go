package explain

import (
	"fmt"
	"strings"

	"nines/sim/recovery"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// remedy says when a remedy stands and what it does, with its title in front.
func (t teller) remedy(r *recovery.Remedy) string {
	text := ""
	switch {
	case r.At != nil:
		text = "from " + t.clock(*r.At)
	case r.After == "" && r.Delay == nil:
		text = "from the start"
	case r.After == "":
		text = "from " + words.Average(*r.Delay) + " after the start"
	case r.Delay == nil:
		text = "when " + spec.Moment(r.After)
	default:
		text = words.Average(*r.Delay) + " after " + spec.Moment(r.After)
	}
	pause := ", "
	if r.After == "" {
		pause = " "
	}
	switch {
	case r.For != nil:
		text += pause + "for " + words.Average(*r.For)
	case r.Until == nil:
	case r.Until.Name != "":
		text += pause + "until " + spec.Moment(r.Until.Name)
	default:
		text += pause + "until " + t.clock(r.Until.At)
	}
	return introduced("Remedy", r.Title, r.Name, fmt.Sprintf("%s, %s.%s", text, r.Kind.Words(), staysOut(r)))
}

// staysOut says of a public notice without an end that people follow it long after the repair, which authors seldom mean.
func staysOut(r *recovery.Remedy) string {
	n, isNotice := r.Kind.(*recovery.PublicNotice)
	if !isNotice || r.For != nil || r.Until != nil || n.Diverts == nil && n.Damps == nil && n.Keeps == nil {
		return ""
	}
	return " It has neither until nor for, so people follow it to the end of the run, also after the repair."
}

// introduced puts a title, with the name in brackets, in front of a text as a sentence of its own. Without a title, the kind
// and the name introduce the text.
func introduced(kind, title, name, text string) string {
	if title == "" {
		return fmt.Sprintf("%s %s: %s", kind, name, text)
	}
	return fmt.Sprintf("%s (%s). %s", strings.TrimSuffix(title, "."), name, strings.ToUpper(text[:1])+text[1:])
}
