package narrate

import (
	"fmt"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/words"
)

// These are the sentences of how calls end, and how it ends for the caller.

// callEnded describes the end of a call. A loss has two sentences: what the caller heard, and what the ledger counts.
func (t *teller) callEnded(o *emergency.Observation) {
	t.ended = o.At
	if o.Outcome.Unconnected() {
		t.Lost++
		if o.Outcome == emergency.CutAnswer {
			t.reaches(o)
		}
		t.say(o.At, "%s", t.loss(o))
		t.say(o.At, "Lost: %s%s.", o.Outcome, t.blame(o))
		return
	}
	switch o.Outcome {
	case emergency.Connected:
		t.Connected = true
		t.say(o.At, "The control room %s answers %s: connected.", t.Plan.Network.Rooms[o.Element.Index].Name, after(t.since, o.At))
	case emergency.NoRequest:
		who := "agent"
		if o.Element.Kind == emergency.ARoom {
			who = "control room"
		}
		t.say(o.At, "Asks for nothing, and the %s ends the call %s.", who, after(t.since, o.At))
	case emergency.Open:
		t.say(o.At, "The run ends with the caller %s.", t.whereabouts())
	}
}

// loss is what it was like to lose the call.
func (t *teller) loss(o *emergency.Observation) string {
	switch o.Outcome {
	case emergency.Blocked:
		return t.lostOnTheWay(o)
	case emergency.Refused:
		return t.tone(o)
	case emergency.Unanswered:
		if t.last == emergency.RouteFailed {
			return t.lostOnTheWay(o)
		}
		return fmt.Sprintf("Has heard nothing for %s, and hangs up.", lasted(t.since, o.At))
	case emergency.Abandoned:
		return fmt.Sprintf("Hangs up, having waited for %s.", lasted(t.since, o.At))
	case emergency.CutAnswer:
		return "The line drops as an agent picks up."
	case emergency.CutHandling:
		if t.stage == onHold {
			return fmt.Sprintf("The line drops %s on hold.", after(t.since, o.At))
		}
		return fmt.Sprintf("The line drops %s with the agent.", after(t.since, o.At))
	case emergency.CutHandover:
		return "The line drops as the call is passed on."
	case emergency.AbandonedAtHandover:
		return fmt.Sprintf("Hangs up, having held on for the control room for %s.", lasted(t.handover, o.At))
	default: // misrouted
		return fmt.Sprintf("The mistake is noticed %s, and not put right.", after(t.handover, o.At))
	}
}

// tone is where a busy tone comes from: the caller's network, the end of the last route, or a point later in the call.
func (t *teller) tone(o *emergency.Observation) string {
	switch {
	case emergency.RemedyOf(o.Cause) != emergency.None:
		return "The network itself turns the call away: hears a busy tone."
	case t.last == emergency.RouteFailed:
		return t.lostOnTheWay(o)
	case t.last == emergency.CallMade && o.At > o.Made:
		return "The line goes while the call is being put through: hears a tone."
	case t.last == emergency.CallMade && o.Cause >= 0:
		return "Hears a busy tone from the caller's own network."
	case t.last == emergency.CallMade:
		return "None of the network's routes leads to a platform that is in service: hears a busy tone."
	}
	return fmt.Sprintf("The line goes %s: hears a tone.", after(t.since, o.At))
}

// blame is what was wrong where the call was lost, unless the sentence has said it already.
func (t *teller) blame(o *emergency.Observation) string {
	name := t.Plan.Cause(o.Cause)
	if !t.mixed && strings.Contains(t.Paragraphs[len(t.Paragraphs)-1].Text, name) || o.Cause == emergency.Unsupported {
		return ""
	}
	switch o.Cause {
	case emergency.SlowAnswer:
		return ", because the free call taker was slow to answer"
	case emergency.OutOfService:
		return "" // the sentence before says so
	}
	return ". What was wrong there: " + t.cause(o.Cause)
}

// whereabouts is where the end of the run finds the caller.
func (t *teller) whereabouts() string {
	return [...]string{
		dialled: "being put through", inSilence: "listening to nothing", waiting: "waiting for an agent", withAgent: "with the agent",
		onHold: "on hold", ringing: "waiting for the control room",
	}[t.stage]
}

// calledBack tells how a call-back ended.
func (t *teller) calledBack(o *emergency.Observation) {
	switch o.Outcome {
	case emergency.Refused:
		t.say(o.At, "Is rung back, but is in another call.")
	case emergency.Unanswered:
		t.say(o.At, "Is rung back, and does not answer.")
	case emergency.NoRequest:
		t.say(o.At, "Is rung back, and needs no help any more.")
	case emergency.Connected:
		t.rungBack = true
		if o.Element.Kind == emergency.ARoom {
			t.say(o.At, "Speaks with the call taker: connected.")
			return
		}
		t.say(o.At, "The control room answers %s: connected.", after(t.since, o.At))
	case emergency.Open:
		t.say(o.At, "The run ends while the caller is talked to.")
	default:
		t.say(o.At, "The call-back is lost: %s.", o.Outcome)
	}
}

// left is how it ends.
func (t *teller) left(o *emergency.Observation) {
	t.Fate, t.After = o.Fate, o.At/des.Second*des.Second-o.First/des.Second*des.Second
	calls := words.Several(t.Calls, "call", "calls")
	if t.stopped != nil && !t.rungBack { // it ended then for the caller
		stopped := *o
		stopped.At = t.stopped.At
		o = &stopped
	}
	switch {
	case t.rungBack:
		t.Connected = true
		t.Ending = fmt.Sprintf("Helped: rung back and connected %s after the first call.", lasted(o.First, o.At))
	case t.Connected && t.inVain >= 0:
		t.Ending = fmt.Sprintf("Helped: connected by the %s call, %s after first wanting to call.", words.Ordinal(t.Calls), lasted(o.First, o.At))
	case t.Connected && t.Calls == 1:
		t.Ending = fmt.Sprintf("Helped: connected %s after dialling.", lasted(o.First, o.At))
	case t.Connected:
		t.Ending = fmt.Sprintf("Helped: connected by the %s call, %s after the first.", words.Ordinal(t.Calls), lasted(o.First, o.At))
	case o.Fate == emergency.Helped:
		t.Ending = "Wanted nothing, and was asked: nothing is lost."
	case o.Fate == emergency.GaveUp && o.Service < 0:
		t.Ending = "Not connected: wanted nothing, and does not call again."
	case o.Fate == emergency.GaveUp:
		t.Ending = fmt.Sprintf("Without help: %s.", t.givesUp(o))
	case o.Fate == emergency.Diverted && t.Calls == 0:
		t.Ending = fmt.Sprintf("Helped by another number, %s after first wanting to call.", lasted(o.First, o.At))
	case o.Fate == emergency.Diverted:
		t.inAnotherWay = !isByNumber(o)
		t.Ending = fmt.Sprintf("Helped %s, %s after the first call; %s lost.", elsewhere(o), lasted(o.First, o.At), calls)
	case t.Calls == 0:
		t.Ending = fmt.Sprintf("Not settled when the run ends, %s after first wanting to call: has called another number instead.", lasted(o.First, o.At))
	default:
		t.Ending = fmt.Sprintf("Not settled when the run ends, after %s in %s.", calls, lasted(o.First, o.At))
	}
}

// givesUp is after how many calls and why, where that is known.
func (t *teller) givesUp(o *emergency.Observation) string {
	calls, most := words.Several(t.Calls, "call", "calls"), int32(t.Calls) >= t.Plan.Network.Callers.MostCalls
	switch {
	case t.inVain >= 0 && t.Calls == 0:
		return "gives up after another number did not help, without having called"
	case t.inVain >= 0 && t.inVain >= t.ended:
		return "gives up after another number did not help, and " + calls
	case o.At > t.ended:
		return "follows the public notice not to call again, after " + calls
	case most:
		return fmt.Sprintf("gives up after %s, the most that anybody makes, %s after the first", calls, lasted(o.First, o.At))
	case t.Calls == 1:
		return "does not call again after one call"
	}
	return fmt.Sprintf("gives up after %s, %s after the first", calls, lasted(o.First, o.At))
}

// isByNumber says whether the help of the fact is by another number, not in another way.
func isByNumber(o *emergency.Observation) bool {
	return emergency.RemedyOf(o.Cause) != emergency.None || o.Cause == emergency.OtherNumber
}

// elsewhere is how the caller found help without the emergency number.
func elsewhere(o *emergency.Observation) string {
	switch {
	case emergency.RemedyOf(o.Cause) != emergency.None:
		return "by another number, which the public notice gives"
	case o.Cause == emergency.OtherNumber:
		return "by another number that they know"
	}
	return "in another way, such as by a neighbour"
}

// Difference says what it came to for the caller that one strategy and not another was followed.
func Difference(one, other *Story) string {
	a, b := one.Plan.Strategy, other.Plan.Strategy
	switch {
	case one.Ending == other.Ending && one.Calls == other.Calls && one.Lost == other.Lost:
		return fmt.Sprintf("It makes no difference to this caller whether %s or %s is followed.", a, b)
	case one.Connected && other.Connected && one.After < other.After:
		return fmt.Sprintf("Under %s this caller is connected %s sooner than under %s.", a, lasted(0, other.After-one.After), b)
	case one.Connected && other.Connected:
		return fmt.Sprintf("Under %s this caller is connected %s sooner than under %s.", b, lasted(0, one.After-other.After), a)
	}
	return fmt.Sprintf("Under %s this caller %s; under %s the caller %s.", a, one.came(), b, other.came())
}

// came is what it came to, to follow "this caller".
func (s *Story) came() string {
	calls := words.Several(s.Calls, "call", "calls")
	switch {
	case s.Connected && s.Calls == 1:
		return fmt.Sprintf("is connected by the first call, after %s", lasted(0, s.After))
	case s.Connected:
		return fmt.Sprintf("is connected by the %s call, %s after the first", words.Ordinal(s.Calls), lasted(0, s.After))
	case s.Calls == 0 && s.Fate == emergency.GaveUp:
		return "is without help, and gives up without having called"
	case s.Calls == 0 && s.Fate == emergency.Diverted:
		return "is helped by another number without having called"
	case s.Calls == 0:
		return "does not call"
	case s.Fate == emergency.Diverted && s.inAnotherWay:
		return "is helped in another way after " + calls
	case s.Fate == emergency.Diverted:
		return "is helped by another number after " + calls
	case s.Fate == emergency.GaveUp:
		return "is without help, and gives up after " + calls
	case s.Fate == emergency.Helped:
		return "is asked what is wanted, and wants nothing"
	}
	return "is not settled when the run ends, after " + calls
}
