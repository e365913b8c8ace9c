package explain

import (
	"fmt"
	"strings"

	"nines/sim/fault"
	"nines/sim/scenario/spec"
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
		text += " until " + spec.Moment(end.Name)
	default:
		text += " until " + t.clock(end.At)
	}
	return text
}
