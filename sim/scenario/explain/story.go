package explain

import (
	"fmt"
	"strconv"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// Chapter is a part of what a scenario says, in sentences.
type Chapter struct {
	Title     string
	Sentences []string
}

// Story describes in sentences what a scenario says under a strategy.
func Story(s *spec.Scenario, p *plan.Plan) []Chapter {
	t := teller{s, p}
	return []Chapter{
		{"What exists", t.world()}, {"What goes wrong", faultTeller{t}.trouble()}, {"What is done about it", t.recovery()}, {"How it is measured", t.study()},
	}
}

// teller describes a scenario under a strategy.
type teller struct {
	s *spec.Scenario
	p *plan.Plan
}

func (t teller) clock(at des.Time) string {
	when := t.p.Start.Add(at.Duration())
	layout := "15:04"
	if when.Second() != 0 {
		layout = "15:04:05"
	}
	return words.Clock(t.p.Start, when, "January", layout)
}

// count writes a number of things, which may be unlimited.
func count(n int32, things string) string {
	if n == emergency.Unlimited {
		return "any number of " + things
	}
	return words.Counted(strconv.Itoa(int(n)), things)
}

func (t teller) world() []string {
	w := &t.s.World
	list := []string{fmt.Sprintf("The run starts on %s (%s) and lasts %s.", w.Start.Format("Monday 2 January 2006 at 15:04"), w.Start.Location(), words.Length(w.Run))}
	list = append(append(list, shift(t.p.Shift)...), t.demand()...)
	for i := range w.Providers {
		list = append(list, t.provider(i, &w.Providers[i]))
	}
	for i := range w.Platforms {
		list = append(list, t.platform(i, &w.Platforms[i])...)
	}
	for i := range w.ControlRooms {
		list = append(list, t.rooms(&w.ControlRooms[i]))
		list = append(list, byTime(w.ControlRooms[i].ConversationByTime, "the conversation for "+w.ControlRooms[i].Service)...)
		list = append(list, roomSkills(&w.ControlRooms[i])...)
	}
	list = append(append(list, habits(&w.Callers)), patience(&w.Callers.Patience, w.Platforms)...)
	return append(append(list, t.redials()...), otherWays(&w.Callers.Elsewhere, len(w.Providers))...)
}

func wantNothing(share float64) string {
	if share == 0 {
		return ""
	}
	return fmt.Sprintf(" %s of them need no help.", words.Percent(share))
}

func shareWords(list []emergency.Named) string {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = words.Percent(s.Share) + " " + s.Name
	}
	return words.Joined(parts)
}

func (t teller) provider(i int, p *spec.Provider) string {
	var routes []string
	weighted := false
	for _, r := range p.Routes {
		weighted = weighted || r.Share > 0
	}
	for _, r := range p.Routes {
		if weighted {
			routes = append(routes, fmt.Sprintf("%s to %s", words.Percent(r.Share), r.Platform))
		} else {
			routes = append(routes, r.Platform)
		}
	}
	ways := "to " + strings.Join(routes, ", then to ")
	if weighted {
		ways = words.Joined(routes)
	}
	text := fmt.Sprintf("Provider %s carries %s. It routes them %s, over %s each%s.", p.Name, t.carries(i), ways, count(p.Circuits, "circuits"), ownCircuits(p))
	if p.Serves != nil {
		text += fmt.Sprintf(" %s have access through it.", words.Several(int(*p.Serves), "user", "users"))
	}
	if p.SilenceTimer != nil {
		then := "it tries the next"
		if p.OnSilence == "give-up" {
			then = "the call is lost"
		}
		text += fmt.Sprintf(" If a platform stays silent for %s, %s.", words.Length(*p.SilenceTimer), then)
	}
	if p.TimeToLive > 0 {
		text += fmt.Sprintf(" After a switch, its callers follow within %s.", words.Length(p.TimeToLive))
	}
	if p.SetUp.Mean() > 0 {
		text += fmt.Sprintf(" A call takes %s to reach a platform.", words.Average(p.SetUp))
	}
	if len(p.Needs) > 0 {
		text += fmt.Sprintf(" Its calls need %s.", words.Joined(p.Needs))
	}
	return text
}

func (t teller) platform(i int, p *spec.Platform) []string {
	text := fmt.Sprintf("Platform %s has ", p.Name)
	if p.Role == "backup" {
		text = fmt.Sprintf("Platform %s is a backup: it takes no calls until traffic is switched to it. It has ", p.Name)
	}
	if !p.Staffed {
		return append([]string{text + "no people: machines pass each call on at once. The control room is the first to answer."}, platformLimits(p)...)
	}
	if p.SamePeopleAs != "" {
		text += fmt.Sprintf("the agents of %s, in %s", p.SamePeopleAs, count(p.Seats, "seats"))
	} else {
		text += t.staff(i)
	}
	text += fmt.Sprintf(". %s Handling takes %s on average.", queueWords(p.Queue), words.Length(des.FromSeconds(p.Handling.Mean())))
	list := append([]string{text}, ownHandling(p)...)
	list = append(list, byTime(p.HandlingByTime, "handling on "+p.Name)...)
	list = append(append(list, t.platformSkills(p)...), platformLimits(p)...)
	for _, w := range p.Without {
		s := fmt.Sprintf("Without %s, handling on %s takes", w.Feature, p.Name)
		if w.Times != 1 {
			s += fmt.Sprintf(" %g times as long", w.Times)
		}
		if w.Times != 1 && w.Adds != nil {
			s += " and"
		}
		if w.Adds != nil {
			s += " " + words.Average(*w.Adds) + " longer"
		}
		list = append(list, s+".")
	}
	return list
}

// queueWords says how many calls can wait.
func queueWords(n int32) string {
	if n == emergency.Unlimited {
		return "Its queue has no limit."
	}
	return fmt.Sprintf("Its queue holds %s.", count(n, "calls"))
}

// platformLimits says what a platform offers, and what limits it beside its people and its queue.
func platformLimits(p *spec.Platform) []string {
	var list []string
	say := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	if len(p.Features) > 0 {
		say("Platform %s offers %s.", p.Name, words.Joined(p.Features))
	}
	if p.SlowStart > 0 {
		say("When %s returns to service, its share of new calls grows from zero to all over %s.", p.Name, words.Length(p.SlowStart))
	}
	if up := p.StartUp; up != nil {
		say("Before its first call, %s needs %s to start.%s", p.Name, words.Average(up.Takes), startWords(up))
	}
	if p.SamePeopleAs != "" && p.LogOn.Mean() > 0 {
		say("Agents who change to %s need %s to log on.", p.Name, words.Average(p.LogOn))
	}
	if p.Channels != emergency.Unlimited {
		say("At most %s are on %s at once.", count(p.Channels, "calls"), p.Name)
	}
	if p.RateLimit != nil {
		say("Platform %s takes at most %.4g calls a second.", p.Name, *p.RateLimit)
	}
	if p.AgentStays == "until-passed" {
		say("An agent of %s is free as soon as the call is passed on.", p.Name)
	}
	if p.Priority != nil {
		say("On %s, %s", p.Name, priorityWords(p.Priority))
	}
	return list
}

// startWords says how often a start fails, and how capacity grows after it.
func startWords(up *spec.StartUp) (text string) {
	if up.Fails > 0 {
		text += fmt.Sprintf(" A start fails in %s of cases and is then repeated.", words.Percent(up.Fails))
	}
	if up.Ramp > 0 {
		text += fmt.Sprintf(" Its capacity then grows over %s.", words.Length(up.Ramp))
	}
	return text
}

// staff is the agents of a platform's centres, by shift.
func (t teller) staff(platform int) string {
	shifts := map[des.Time]int32{}
	var at []des.Time
	centres := 0
	for _, c := range t.p.Network.Centres {
		if c.Platform != platform || c.Reserve {
			continue
		}
		centres++
		for _, s := range c.Roster {
			if _, ok := shifts[s.At]; !ok {
				at = append(at, s.At)
			}
			shifts[s.At] += s.Agents
		}
	}
	places := "1 centre"
	if centres != 1 {
		places = fmt.Sprintf("%d centres", centres)
	}
	if len(at) == 1 {
		return fmt.Sprintf("%d agents in %s", shifts[at[0]], places)
	}
	return fmt.Sprintf("%d agents in %s at the start, and works in shifts", shifts[0], places)
}

func (t teller) rooms(g *spec.RoomGroup) string {
	n := t.roomsOf(g.Service)
	text := fmt.Sprintf("For %s there is 1 control room", g.Service)
	if n != 1 {
		text = fmt.Sprintf("For %s there are %d control rooms", g.Service, n)
	}
	answers, busy := "at once", "free again at once"
	if m := g.PickUp.Mean(); m > 0 {
		answers = fmt.Sprintf("after %s on average", words.Length(des.FromSeconds(m)))
	}
	if m := g.Conversation.Mean(); m > 0 {
		busy = fmt.Sprintf("then busy for %s", words.Length(des.FromSeconds(m)))
	}
	text += fmt.Sprintf(" with %s. A free call taker answers %s and is %s.", count(g.CallTakers, "call takers"), answers, busy)
	if g.Buddy == "next" {
		text += fmt.Sprintf(" If nobody answers within %s, the next room is tried.", words.Length(g.BuddyAfter))
	}
	return text
}

// asked says what answers the question of the scenario, where the file says it.
func asked(q plan.Question) []string {
	if !q.Bound {
		return nil
	}
	text := fmt.Sprintf("The question is answered by %s", plan.Measured(q.Measure))
	switch n := len(q.Strategies); n {
	case 1:
		text += " under " + q.Strategies[0]
	default:
		text += fmt.Sprintf(", with %s compared with %s", words.Joined(q.Strategies[1:]), q.Strategies[0])
	}
	return []string{text + "."}
}

func (t teller) study() []string {
	s := &t.s.Study
	list := append(asked(t.p.Question), fmt.Sprintf("There are %d replications, with seed %d.", s.Replications, s.Seed))
	if p := s.Precision; p != nil {
		list = append(list, fmt.Sprintf("Replications are added until the mean of %s is known to within %s, or there are %d.", p.Measured.Measure, words.Percent(p.Within), t.p.Budget))
	}
	if s.WarmUp != nil {
		list = append(list, fmt.Sprintf("The first %s are a warm-up: calls made before %s are simulated but not measured.", words.Length(*s.WarmUp), t.clock(*s.WarmUp)))
	}
	if len(s.Waits) > 0 {
		lengths := make([]string, len(s.Waits))
		for i, wait := range s.Waits {
			lengths[i] = words.Length(wait)
		}
		list = append(list, fmt.Sprintf("It is also measured how many calls are answered within %s.", words.Joined(lengths)))
	}
	for _, w := range s.Windows {
		list = append(list, fmt.Sprintf("The window %s is from %s to %s.", w.Name, t.clock(w.Span.From), t.clock(w.Span.To)))
	}
	return append(list, fmt.Sprintf("Service counts as restored when, in every %s, %s of calls are not lost and %s are answered within %s. This must hold for %s.",
		words.Length(s.Target.Over), words.Percent(s.Target.Connected), words.Percent(s.Target.Answered), words.Length(s.Target.AnsweredIn), words.Length(s.Target.Hold)))
}
