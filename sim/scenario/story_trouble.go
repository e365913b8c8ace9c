package scenario

import (
	"fmt"
	"strings"

	"nines/sim/fault"
)

func (t teller) trouble() []string {
	var list []string
	for i := range t.s.Trouble {
		f := &t.s.Trouble[i]
		text := fmt.Sprintf("%s, %s%s", t.occasion(f), t.befalls(i), t.manner(f))
		list = append(list, fmt.Sprintf("%s (%s).", strings.ToUpper(text[:1])+text[1:], f.Name))
	}
	if len(list) == 0 {
		return []string{"Nothing."}
	}
	return list
}

// moment puts the name of something that happens into words: switch.done is "switch is done".
func moment(name string) string {
	switch name {
	case "detected":
		return "the trouble is detected"
	case "decided":
		return "it is decided what to do"
	case "repaired":
		return "the cause is mended"
	}
	at := strings.LastIndex(name, ".")
	if at < 0 {
		return name
	}
	what := name[:at]
	switch name[at+1:] {
	case "wrong":
		return what + " has gone wrong"
	case "noticed":
		return "it is noticed that " + what + " went wrong"
	case "done":
		return what + " is done"
	default:
		return what + " " + name[at+1:]
	}
}

func (t teller) until(f *fault.Fault) string {
	text, end := "", f.Ends()
	if f.For != nil {
		text += " for " + fault.Average(*f.For)
	}
	switch {
	case end == nil && f.For == nil:
		return " to the end of the run"
	case end == nil:
	case end.Name != "":
		text += " until " + moment(end.Name)
	default:
		text += " until " + t.clock(end.At)
	}
	return text
}
