package emergency

import "nines/sim/des"

// Outcome is how a call ended. The list is closed: a call that ends in no outcome of this list is a defect.
type Outcome uint8

// The outcomes, in the order of the call's life.
const (
	Connected           Outcome = iota // speaks to the emergency authority
	NoRequest                          // ended by stage 1: no help was asked for
	Blocked                            // no free circuit, on any alternative
	Refused                            // busy or failure tone
	Unanswered                         // silence until the caller or the network gave up
	Abandoned                          // hung up in the stage-1 queue
	CutAnswer                          // the line dropped as an agent picked up
	CutHandling                        // dropped while talking to the agent
	CutHandover                        // dropped while being passed on
	AbandonedAtHandover                // hung up while the control room rang
	Misrouted                          // reached the wrong control room, and was not put right
	Open                               // still in the system when the run ended
	Outcomes
)

var outcomeNames = [Outcomes]string{"connected", "no-request", "blocked", "refused", "unanswered", "abandoned", "cut-at-answer",
	"cut-in-handling", "cut-on-handover", "abandoned-at-handover", "misrouted", "open"}

// String is the outcome's name, the same everywhere.
func (o Outcome) String() string { return outcomeNames[o] }

// Unconnected says whether the outcome is a loss.
func (o Outcome) Unconnected() bool { return o != Connected && o != NoRequest && o != Open }

// isPastAgent says whether the agent's part was over: the call was passed on.
func (o Outcome) isPastAgent() bool {
	return o == Connected || o >= CutHandover && o <= Misrouted
}

// loss is the outcome as the caller knows it.
func (o Outcome) loss() Loss {
	switch o {
	case Unanswered:
		return LossSilence
	case Abandoned, AbandonedAtHandover:
		return LossAbandoned
	case CutAnswer, CutHandling, CutHandover, Misrouted:
		return LossCut
	default:
		return LossRefused
	}
}

// Fate is how it ended for a caller.
type Fate uint8

// The fates of callers.
const (
	Helped   Fate = iota // connected, or wanted nothing and was asked so
	GaveUp               // stopped trying
	Diverted             // reached help by another number
	Trying               // had not finished when the run ended
	Fates
)

var fateNames = [Fates]string{"helped", "gave-up", "diverted", "trying"}

// String is the fate's name.
func (f Fate) String() string { return fateNames[f] }

// Causes that are no fault. A cause of 0 or more is the index of a fault.
const (
	Congestion   int16 = -1 - iota // ordinary congestion: no trouble in the world
	Overload                       // more calls than capacity, in the wake of trouble elsewhere
	Unsupported                    // the platform has not the features that the call needs
	Switching                      // cut as traffic was moved away
	OutOfService                   // no platform that the call could reach took calls: traffic goes elsewhere
	SlowAnswer                     // a free call taker did not answer before the caller hung up
	NoCause                        // nothing was lost
)

// RemedyCause is the cause of a call that the n-th remedy of a scenario turned away; below NoCause.
func RemedyCause(n int) int16 { return NoCause - 1 - int16(n) }

// OtherNumber is the cause in facts of the number that people know without a notice.
const OtherNumber int16 = -1 << 15

// RemedyOf is the remedy of such a cause; None if it is another.
func RemedyOf(cause int16) int {
	if cause >= NoCause || cause == OtherNumber {
		return None
	}
	return int(NoCause - 1 - cause)
}

// Fact is the kind of an observation, in the past tense.
type Fact uint8

// The facts.
const (
	CallMade          Fact = iota // a caller dialled
	RouteFailed                   // the circuits or the platform Element turned the call away, or the network left its silence: Outcome, Cause
	SilenceBegan                  // the call is swallowed at Element, by Cause
	CallQueued                    // waits for an agent
	AnnouncementHeard             // by a caller who waits
	CallRequeued                  // thrown back into the queue as a console restarts at the centre Element, by Cause
	CallAnswered                  // an agent of the centre Element talks to the caller; Wait since the call was made
	CallInterrupted               // the agent's part stops and the call is put on hold, as its platform or centre goes down by Cause
	CallResumed                   // an agent of the centre Element goes on with it
	HandoverBegan                 // the control room is being called
	HandoverAstray                // not the control room: a wrong or dead number, by Cause
	RoomCalled                    // the control room Element rings, or has the call wait
	RoomFailed                    // it turned the call away at once, by Cause; or, later, is left for another, with no cause
	CallEnded                     // with Outcome, Cause and Element
	CallerLeft                    // with Fate; Made is the time of the last call
	CallerForewarned              // another number helped instead of a first call, by the notice in Cause; has no Slot
	OtherNumberFailed             // the caller called the number of the notice in Cause in vain; perhaps before any call
	TroubleBegan                  // Cause is the fault
	TroubleEnded                  // Cause is the fault
	TroubleExposed                // a fault that was hidden is met, as its platform is switched to
	TroubleTouched                // the first time that the fault in Cause touches this call, or, without a Slot, an alarm or a step of the runbook
	MilestoneReached              // Milestone
	Switched                      // traffic goes from Platform to Element
	Opened                        // Platform takes new calls beside the others
	Closed                        // Platform takes no new calls
	ProviderMoved                 // the calls of Provider go to Platform, and those of others do not; None: they go by its routes again
	StartFailed                   // Platform did not start up, and is being started again
	Drained                       // the last call that a platform out of service still held at stage 1 has left it
	Sampled                       // the state of a platform, once a minute
	AlarmRaised                   // by the monitor Element
	AlarmCleared                  // by the monitor Element
	AlarmWithheld                 // by the monitor Element, blind through the fault in Cause; Seen: it is recorded
	Accrued                       // Element has the time Sum on Account
	IncidentClosed                // whoever was at work on what was detected is done with it, and the next alarm is another incident
	CallerGaveUp                  // with Fate, but may be rung back: CallerLeft follows once that is settled
	CallBackAnswered              // an agent of the centre Element has rung back somebody who needs help, by the remedy in Cause
	CalledBack                    // somebody was rung back by the remedy in Cause: Outcome, and in Sum the agent's time, some of it to come. Refused: was in another call; NoRequest: needs nothing
	Facts
)

var factNames = [Facts]string{"call-made", "route-failed", "silence-began", "call-queued", "announcement-heard", "call-requeued", "call-answered",
	"call-interrupted", "call-resumed", "handover-began", "handover-astray", "room-called", "room-failed", "call-ended", "caller-left",
	"caller-forewarned", "other-number-failed", "trouble-began", "trouble-ended", "trouble-exposed", "trouble-touched", "milestone", "switched", "opened", "closed",
	"provider-moved", "start-failed", "drained", "sampled", "alarm-raised", "alarm-cleared", "alarm-withheld", "accrued", "incident-closed",
	"caller-gave-up", "call-back-answered", "called-back"}

// String is the fact's name.
func (f Fact) String() string { return factNames[f] }

// Observation is one fact, flat. Fields that the fact does not concern are zero, and indices None.
type Observation struct {
	At     des.Time
	Made   des.Time // when the call was made
	First  des.Time // when the caller's first call was made
	Wait   des.Time // from being made to the agent's answer; -1: not answered
	Held   des.Time // of a call that ends: how long it was on hold, when no agent had it
	Passed des.Time // of a call that ends after the agent's part: since the end of that
	Sum    des.Time // accrued: the time of Element on Account, from the start of the run until now; of a call-back: the agent's
	Until  des.Time // of a caller who waits: when he or she will hang up, told with the facts of waiting; 0: not so
	Caller uint64   // who: source and number, the same under every strategy
	Slot   int32    // where an observer may keep what it knows of the caller, dense; free again after CallerLeft
	Agent  int32    // who has the call: a seat of the centre, from 1, told with the facts of one call; 0: nobody

	Cause     int16
	Region    int16
	Milestone Milestone
	Attempt   uint16 // 1 for a first call
	Element   Element
	Fact      Fact
	Outcome   Outcome
	Fate      Fate
	Kind      Kind // what the caller called for
	Service   int8
	Access    int8
	Provider  int8
	Platform  int8
	By        int8 // milestone: the strategy's source that it is owed to; None
	Seen      bool // reached a platform's logs
	Queued    bool // has waited for an agent
	Hidden    bool // trouble: only on platforms out of service
	Account   Account
	Sample
}

// Sample is the state of a platform.
type Sample struct {
	Waiting int32 // calls in the queue
	Agents  int32 // agents logged on
	Busy    int32 // agents with a call
}

// Observer listens. It gets observations in order of time, in batches that it must not keep.
type Observer interface{ Observe(batch []Observation) }
