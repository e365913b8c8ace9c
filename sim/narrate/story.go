// A story is made from the observations of one caller, in order. The teller keeps what the caller knows and where the call
// is: the same fact reads differently after a long wait than at first.

package narrate

import (
	"fmt"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/words"
)

// Story is what one caller heard and did, under one strategy.
type Story struct {
	Plan       *plan.Plan
	Who        string // the caller wants what, from where, over what
	Paragraphs []Paragraph
	Ending     string

	Calls     int
	Lost      int // of those
	Connected bool
	After     des.Time // from the first call to being connected, or else to the end, by the seconds of the clock
	Fate      emergency.Fate

	inAnotherWay bool // helped, but neither by the emergency number nor by another number
}

// Paragraph is what happened at one instant, in sentences.
type Paragraph struct {
	At   des.Time
	Text string
}

// Story is the story of the observed caller.
func (r *Replication) Story() *Story {
	t := &teller{Story: &Story{Plan: r.Plan}, heard: r.heard, inVain: -1, titled: map[int16]bool{}}
	if len(r.heard) == 0 {
		t.Ending = "Makes no call under this strategy."
		return t.Story
	}
	t.Who = t.who(&r.heard[0])
	world := r.world
	for i := 0; i < len(t.heard); i++ {
		for ; len(world) > 0 && world[0].At <= t.heard[i].At; world = world[1:] {
			if world[0].At >= t.heard[0].At {
				t.meanwhile(&world[0])
			}
		}
		if t.tell(i); t.heard[i].Fact == emergency.CallMade && t.goesLikeTheLast(i) {
			for t.heard[i].Fact != emergency.CallEnded {
				i++
			}
		}
		if f := t.heard[i].Fact; f != emergency.TroubleTouched {
			t.last = f
		}
	}
	return t.Story
}

// teller turns the observations of a caller into sentences, one after the other.
type teller struct {
	*Story
	heard    []emergency.Observation
	titled   map[int16]bool         // by cause: its title has been given
	ended    des.Time               // when the last call was lost
	inVain   des.Time               // when another number last failed to help; -1: it has not
	since    des.Time               // when what the caller is in began: silence, waiting, the agent's part, hold, ringing
	handover des.Time               // when the handover began
	last     emergency.Fact         // apart from touches of faults
	routes   int                    // tried in this call, before the one that led to a platform
	restarts int                    // of consoles, in this call
	blamed   int16                  // what the last of them failed by
	mixed    bool                   // not all of them failed by the same
	only     *emergency.Observation // the failure of the only route, which the end of the call tells
	before   []step                 // what the call before went through, if it was lost as it was made
	rooms    int                    // called in this handover
	home     emergency.Element      // the first of them
	stage    stage
	stopped  *emergency.Observation // gave up, and may be rung back; nil: has not
	rungBack bool                   // and connected so
	hasMoved bool                   // calls from another phone than at first
}

// stage is what a caller is in.
type stage uint8

const (
	dialled stage = iota
	inSilence
	waiting
	withAgent
	onHold
	ringing
)

// say adds a sentence to what happens at a time.
func (t *teller) say(at des.Time, sentence string, args ...any) {
	text := words.Clean(fmt.Sprintf(sentence, args...))
	if n := len(t.Paragraphs); n > 0 && t.Paragraphs[n-1].At == at {
		t.Paragraphs[n-1].Text += " " + text
		return
	}
	t.Paragraphs = append(t.Paragraphs, Paragraph{at, text})
}

// enter goes to the next stage.
func (t *teller) enter(s stage, at des.Time) { t.stage, t.since = s, at }

// tell tells one fact.
func (t *teller) tell(i int) {
	switch o := &t.heard[i]; o.Fact {
	case emergency.CallMade:
		t.callMade(o)
	case emergency.RouteFailed:
		t.routeFailed(i)
	case emergency.SilenceBegan:
		t.silenceBegan(o)
	case emergency.CallQueued, emergency.CallRequeued, emergency.AnnouncementHeard:
		t.waits(o)
	case emergency.CallAnswered, emergency.CallInterrupted, emergency.CallResumed:
		t.withAgent(o)
	case emergency.HandoverBegan, emergency.HandoverAstray, emergency.RoomCalled, emergency.RoomFailed:
		t.passedOn(o)
	case emergency.TroubleTouched:
		t.touched(i)
	case emergency.CallEnded:
		t.callEnded(o)
	case emergency.OtherNumberFailed:
		t.inVain = o.At
		t.say(o.At, "Has called %s, and is not helped there.", t.otherNumber(o.Cause))
	case emergency.CallerGaveUp:
		t.stopped = o
		t.say(o.At, "Does not call again. The number is on the list of those who may be rung back.")
	case emergency.CallBackAnswered:
		t.enter(withAgent, o.At)
		if o.Element.Kind == emergency.ARoom {
			t.say(o.At, "Is rung back by a call taker of %s, as %s has it, and needs help.", t.Plan.Element(o.Element), t.cause(o.Cause))
			return
		}
		t.say(o.At, "Is rung back by an agent of %s, as %s has it, and needs help.", t.Plan.Element(o.Element), t.cause(o.Cause))
	case emergency.CalledBack:
		t.calledBack(o)
	case emergency.CallerLeft:
		t.left(o)
	case emergency.CallerForewarned:
		t.say(o.At, "Would make a first call now, but has heard the public notice and calls the other number.")
		t.Fate, t.Ending = emergency.Diverted, "Helped by another number, without having called."
	}
}

// otherNumber is the number that a notice gives, or that people know without one.
func (t *teller) otherNumber(cause int16) string {
	if cause == emergency.OtherNumber {
		return "another number that they know"
	}
	return "the number that " + t.cause(cause) + " gives"
}

// who says who calls, as far as it is known.
func (t *teller) who(o *emergency.Observation) string {
	n, name := t.Plan.Network, t.Plan.CallerName(o.Caller)
	wants := "A caller who wants nothing, an accidental or silent call"
	switch source := int(o.Caller >> 48); {
	case source == emergency.Testers:
		wants = "Somebody who only tries whether the number works"
	case o.Service >= 0:
		wants = "A caller who wants " + n.Demand.Services[o.Service].Name
	}
	parts := []string{wants}
	if len(n.Demand.Regions) > 1 {
		parts = append(parts, "from "+n.Demand.Regions[o.Region].Name)
	}
	provider := n.Providers[o.Provider].Name
	if access := n.Demand.Accesses[o.Access].Name; len(n.Demand.Accesses) > 1 && access != provider {
		parts = append(parts, "by "+access)
	}
	over := "over the network " + provider
	if provider == "network" {
		over = "over the network"
	}
	who := strings.Join(append(parts, over), ", ") + "."
	if s := n.Demand.Sources; int(o.Caller>>48) < len(s) && s[o.Caller>>48].Burst != nil {
		who += " One of those who report incident " + name[:strings.LastIndex(name, "-")] + "."
	}
	return words.Clean(who)
}

// touched says that a fault is felt, unless what else happens at that instant says so; and who came with a surge.
func (t *teller) touched(i int) {
	o := &t.heard[i]
	cameWithIt := int(o.Caller>>48) >= len(t.Plan.Network.Demand.Sources) && o.Kind != emergency.Tester
	if cameWithIt && t.Plan.Trouble.Faults[o.Cause].Condition.FirstCalls > 1 {
		if o.Attempt == 1 {
			t.say(o.At, "Is one of those who call only because of %s.", t.cause(o.Cause))
		}
		return
	}
	for j := range t.heard {
		if other := &t.heard[j]; j != i && other.At == o.At && other.Cause == o.Cause {
			return
		}
	}
	t.say(o.At, "Felt here: %s.", t.cause(o.Cause))
}

// meanwhile says what happens beside that callers might feel: where traffic goes, and when trouble that this caller meets
// comes and goes.
func (t *teller) meanwhile(o *emergency.Observation) {
	switch n := t.Plan.Network; o.Fact {
	case emergency.Switched:
		t.say(o.At, "[Traffic goes from %s to %s.]", n.Platforms[o.Platform].Name, n.Platforms[o.Element.Index].Name)
	case emergency.ProviderMoved:
		provider := n.Providers[o.Provider].Name
		if o.Platform == emergency.None {
			t.say(o.At, "[%s's calls go by its own routes again.]", provider)
		} else {
			t.say(o.At, "[%s's calls go to %s.]", provider, n.Platforms[o.Platform].Name)
		}
	case emergency.Opened:
		t.say(o.At, "[%s takes new calls.]", n.Platforms[o.Platform].Name)
	case emergency.Closed:
		t.say(o.At, "[%s takes no more new calls.]", n.Platforms[o.Platform].Name)
	case emergency.StartFailed:
		t.say(o.At, "[%s does not start up, and is being started again.]", n.Platforms[o.Platform].Name)
	case emergency.TroubleBegan, emergency.TroubleEnded:
		for i := range t.heard {
			if t.heard[i].Cause == o.Cause {
				verb := map[emergency.Fact]string{emergency.TroubleBegan: "begins", emergency.TroubleEnded: "ends"}[o.Fact]
				t.say(o.At, "[%s %s.]", t.cause(o.Cause), verb)
				return
			}
		}
	}
}

// cause is what is to blame, by name; the first time also what it is.
func (t *teller) cause(cause int16) string {
	name := t.Plan.Cause(cause)
	if t.titled[cause] {
		return name
	}
	t.titled[cause] = true
	if title := strings.TrimRight(t.title(cause), "."); title != "" {
		return fmt.Sprintf("%s (“%s”)", name, title)
	}
	if step, ok := strings.CutSuffix(name, ".wrong"); ok {
		return fmt.Sprintf("%s (the step %s of the runbook was done wrongly)", name, step)
	}
	return name
}

// title is what the scenario says of a fault or a remedy in words, if it does.
func (t *teller) title(cause int16) string {
	if r := emergency.RemedyOf(cause); r != emergency.None {
		return t.Plan.Recovery.Remedies[r].Title
	}
	if cause >= 0 && int(cause) < len(t.Plan.Titles) {
		return t.Plan.Titles[cause]
	}
	return ""
}
