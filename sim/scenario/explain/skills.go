package explain

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// takesWords says which calls people take, to follow who they are: "take only calls of text-relay".
func takesWords(takes spec.Preference) string {
	list, only := takes.String(), "only "
	if slices.Contains(takes.Names(), spec.Others) {
		list, only = strings.Replace(list, spec.Others, "all others", 1), ""
	}
	if len(takes) == 0 || len(takes) == 1 && only == "" {
		return "take all calls alike"
	}
	return "take " + only + "calls of " + list
}

// platformSkills says which agents of a platform take which calls; nothing if all take all.
func (t teller) platformSkills(p *spec.Platform) []string {
	if p.SamePeopleAs != "" {
		return t.keptSkills(p)
	}
	var list []string
	limited := false
	for _, c := range p.Centres {
		limited = limited || len(c.Takes) > 0
		list = append(list, fmt.Sprintf("On %s, the agents of %s %s.", p.Name, c.Name, takesWords(c.Takes)))
	}
	if !limited {
		return nil
	}
	return append(list, fmt.Sprintf("A call on %s goes first to agents who list its %s, in the order of their lists. Agents who take all or other calls come next.",
		p.Name, spec.Trait(p.SkillsBy, emergency.ByAccess)))
}

// keptSkills says that people who work elsewhere take the same calls there, if they do not take all.
func (t teller) keptSkills(p *spec.Platform) []string {
	for i := range t.s.World.Platforms {
		if home := &t.s.World.Platforms[i]; home.Name == p.SamePeopleAs && len(t.platformSkills(home)) > 0 {
			return []string{fmt.Sprintf("Agents of %s take the same calls on %s.", home.Name, p.Name)}
		}
	}
	return nil
}

// roomSkills says which call takers take which calls, and who is answered first.
func roomSkills(g *spec.RoomGroup) []string {
	var list []string
	for _, group := range g.Groups {
		list = append(list, fmt.Sprintf("Of the call takers for %s, %s (%s) %s.", g.Service, words.Percent(group.Share), group.Name, takesWords(group.Takes)))
	}
	if g.Priority != nil {
		list = append(list, fmt.Sprintf("For %s, %s", g.Service, priorityWords(g.Priority)))
	}
	return list
}

// priorityWords says who is answered first, to follow where.
func priorityWords(p *spec.Priority) string {
	return fmt.Sprintf("callers are answered in order of %s: %s, then the others.", p.By, strings.Join(p.Order, ", then "))
}

// ownHandling says which calls take longer or shorter on a platform.
func ownHandling(p *spec.Platform) []string {
	if p.HandlingBy == nil {
		return nil
	}
	var list []string
	for _, own := range append(p.HandlingBy.Access, p.HandlingBy.Service...) {
		list = append(list, fmt.Sprintf("On %s, handling takes %s on average for %s.", p.Name, meanLength(own.Handling), own.Name))
	}
	return list
}

func meanLength(d random.Distribution) string { return words.Length(des.FromSeconds(d.Mean())) }

// ownCircuits says to which platforms a provider has another number of circuits than to each.
func ownCircuits(p *spec.Provider) string {
	var parts []string
	for _, r := range p.Routes {
		if r.Circuits != nil {
			parts = append(parts, fmt.Sprintf("%s to %s", count(*r.Circuits, "circuits"), r.Platform))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return ", but " + words.Joined(parts)
}
