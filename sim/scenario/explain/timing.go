package explain

import (
	"fmt"
	"strings"

	"nines/sim/fault"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// occasion says when a fault comes and goes, to stand before what it does.
func (t faultTeller) occasion(f *fault.Fault) string {
	if lead := t.comesWith(f); lead != "" {
		return fmt.Sprintf("together with %s, from the same cause (%s)", lead, f.Cause)
	}
	chance := ""
	if f.Chance != nil {
		chance = fmt.Sprintf("with a probability of %s, ", words.Percent(*f.Chance))
	}
	_, counts := f.Kind.(*fault.Exhausted)
	switch {
	case f.When != nil:
		return chance + "whenever " + t.threshold(f.When)
	case counts:
		return chance + t.from(f)
	case f.MTBF != nil:
		return chance + t.span(f) + ", again and again"
	}
	return chance + t.span(f)
}

// span says from when to when a fault is there, or may come.
func (t faultTeller) span(f *fault.Fault) string {
	if f.At == nil && f.After == "" && f.Delay == nil && f.Ends() == nil && f.For == nil {
		return "all through the run"
	}
	return t.from(f) + t.until(f)
}

// comesWith is the fault with the same common cause that says when both come; empty if this one says so itself.
func (t faultTeller) comesWith(f *fault.Fault) string {
	if f.Cause == "" || spec.SaysWhen(f) {
		return ""
	}
	for i := range t.s.Trouble {
		if g := &t.s.Trouble[i]; g.Cause == f.Cause && spec.SaysWhen(g) {
			return g.Name
		}
	}
	return ""
}

// from says from when on a fault is there, or may come.
func (t faultTeller) from(f *fault.Fault) string {
	delay := ""
	if f.Delay != nil {
		delay = words.Average(*f.Delay) + " after "
	}
	switch {
	case f.At != nil:
		return "from " + delay + t.clock(*f.At)
	case f.After == "":
		return "from " + delay + "the start of the run"
	case f.Delay != nil:
		return "from " + delay + spec.Moment(f.After)
	default:
		return "from the moment " + spec.Moment(f.After)
	}
}

// overAndOver says how long a fault that comes and goes is away and there.
func (t faultTeller) overAndOver(f *fault.Fault) string {
	text := fmt.Sprintf(". It works for %s, then fails for %s", words.Average(*f.MTBF), words.Average(*f.MTTR))
	if f.Strikes == "in-use" {
		text += ". It fails only while in use"
	}
	return text
}

func (t faultTeller) threshold(w *fault.When) string {
	text, are, of := "", "are", t.place(w.Of)
	if w.For > 0 {
		are = "have been"
	}
	switch {
	case w.Queue != nil:
		text = fmt.Sprintf("%d calls or more %s waiting at %s", *w.Queue, are, of)
	case w.Calls != nil:
		text = fmt.Sprintf("%d calls or more %s on %s", *w.Calls, are, of)
	case w.AgentsBelow != nil:
		text = fmt.Sprintf("fewer than %d agents %s logged on to %s", *w.AgentsBelow, are, of)
	case w.Busy != nil:
		text = fmt.Sprintf("%s or more of the agents logged on to %s %s busy", words.Percent(*w.Busy), of, are)
	default:
		text = fmt.Sprintf("%s or more of the circuits of %s %s in use", words.Percent(*w.InUse), of, are)
	}
	if w.For > 0 {
		text += " for " + words.Length(w.For)
	}
	return text
}

// manner says how a fault builds up and ends, to stand after what it does.
func (t faultTeller) manner(f *fault.Fault) string {
	var text strings.Builder
	if f.When != nil {
		text.WriteString(". It then lasts" + t.until(f) + ". The trigger is checked every 10 s")
	}
	if f.MTBF != nil && t.comesWith(f) == "" {
		text.WriteString(t.overAndOver(f))
	}
	if f.Ramp != nil {
		text.WriteString(". It builds up over " + words.Length(*f.Ramp))
	}
	for _, b := range f.Back {
		switch {
		case b.Share >= 1:
		case b.From.Name != "":
			text.WriteString(". From the moment " + spec.Moment(b.From.Name) + ", " + words.Percent(b.Share) + " is back")
		default:
			text.WriteString(". From " + t.clock(b.From.At) + ", " + words.Percent(b.Share) + " is back")
		}
	}
	if f.RampDown != nil {
		text.WriteString(". At the end it fades over " + words.Length(*f.RampDown))
	}
	if _, counts := f.Kind.(*fault.Exhausted); counts {
		text.WriteString(". This lasts" + t.until(f))
	}
	if f.Hidden {
		text.WriteString(". Callers meet it only after traffic is switched there")
	}
	return text.String()
}
