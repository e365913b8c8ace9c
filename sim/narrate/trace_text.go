package narrate

import (
	"fmt"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/words"
)

// textLine is an observation as one line: when, what, whose call, and what there is to say of it.
func (t *Trace) textLine(o *emergency.Observation) string {
	l := t.line(o)
	who := ""
	if l.Caller != "" {
		who = fmt.Sprintf("%s/%d", l.Caller, max(1, l.Attempt))
	}
	said := strings.Join(l.words(o), ", ")
	if o.Fact == emergency.CallMade && o.Attempt > 1 && t.plan.Network.HasOtherPhones() { // perhaps not the one of the first call
		said = "over " + l.Provider
	}
	line := fmt.Sprintf("%*s.%03d  %-18s  %-12s  %s", t.margin, clock(t.plan, o.At), o.At%des.Second/des.Millisecond, l.Fact, who, said)
	return words.Clean(strings.TrimRight(line, " ")) + "\n"
}

// words are what there is to say of an observation, beside when, what and whose.
func (l *TraceLine) words(o *emergency.Observation) []string {
	var list []string
	say := func(before, what string) {
		if what != "" {
			list = append(list, strings.TrimSpace(before+" "+what))
		}
	}
	say("", l.Outcome)
	say("", l.Fate)
	say("", l.Milestone)
	say("by", l.By)
	if l.Agent > 0 {
		say("agent", fmt.Sprint(l.Agent))
	}
	if o.Fact == emergency.Switched { // the element is where it goes to
		say("from platforms."+l.Platform, "to "+l.Element)
		return list
	}
	if o.Fact == emergency.ProviderMoved {
		say("calls of", "providers."+l.Provider)
		if l.Platform == "" {
			return append(list, "by its own routes again")
		}
		return append(list, "to platforms."+l.Platform)
	}
	say("by", l.Cause)
	say("at", l.Element)
	if l.Platform != "" && l.Element != "platforms."+l.Platform {
		say("on", "platforms."+l.Platform)
	}
	return append(list, l.figures(o)...)
}

// figures are the numbers of an observation, and of a first call who makes it.
func (l *TraceLine) figures(o *emergency.Observation) (list []string) {
	if l.Waited != nil {
		list = append(list, fmt.Sprintf("after %.3f s", *l.Waited))
	}
	if l.Until != nil {
		list = append(list, fmt.Sprintf("would wait %.3f s", (o.Until-o.At).Seconds()))
	}
	if l.Waiting != nil {
		list = append(list, fmt.Sprintf("%d waiting, %d of %d agents busy", *l.Waiting, *l.Busy, *l.Agents))
	}
	if o.Fact == emergency.CallMade && o.Attempt == 1 || o.Fact == emergency.CallerForewarned {
		wants := "wants nothing"
		if l.Service != "" {
			wants = "wants " + l.Service
		}
		list = append(list, wants, "from "+l.Region, "by "+l.Access, "over "+l.Provider)
	}
	return list
}
