package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency/callback"
	"nines/sim/emergency/orders"
	"nines/sim/random"
)

// ringsBack is a strategy that does nothing but ring back, from the start.
type ringsBack struct{ idleStrategy }

func (ringsBack) Start(o *Orders) { o.Give([]Order{orders.CallBack{Rule: 0, On: true}}) }

// aRule is a rule by which everybody is rung back at once and answers; tests change it.
func aRule() callback.Rule {
	return callback.Rule{
		Of: callback.After(nil), Recorded: 1, Unseen: 1, Takes: constant(60), Rings: constant(30), Answers: 1, Tries: 1, Again: 10 * des.Minute,
		AtOnce: Unlimited, Within: 24 * des.Hour,
	}
}

// cutTown is a town whose platform cuts every call of the first hour as an agent answers. Nobody calls again.
func cutTown(agents int32, rule callback.Rule) (*Network, *Trouble) {
	n := oneRoom(0.2, agents, 10*des.Hour)
	n.Demand.Sources[0].Rate = must(random.NewRate([]random.Piece{{From: 0, To: 3600, Start: 0.2, End: 0.2}}))
	n.Demand.NoRequest = 0.25
	n.CallBacks = []callback.Rule{rule}
	return n, troubleOf([]spell{{"cut", 0, 0, thePlatform, func(c *Condition) { c.Cut[CutAtAnswer] = 1 }}})
}

// TestCallBacksHelpTheShareThatIsPlanted: recorded, answered within the tries, and still needed. The agents' time is what the
// rule says for each call-back, and the time until the control room answers, which is none here.
func TestCallBacksHelpTheShareThatIsPlanted(t *testing.T) {
	rule := aRule()
	rule.Recorded, rule.Answers, rule.Tries, rule.NotNeeded = 0.8, 0.6, 2, 0.4
	n, trouble := cutTown(50, rule)
	r := recording(CalledBack, CallerLeft, CallEnded)
	insp := play(t, n, trouble, ringsBack{}, r)
	var made [Outcomes]int
	helped, wanted, agents := 0, 0, des.Time(0)
	for _, o := range r.list {
		switch {
		case o.Fact == CalledBack:
			made[o.Outcome]++
			agents += o.Sum
		case o.Fact == CallEnded:
			require.Equal(t, CutAnswer, o.Outcome, "a call-back is no call")
		case o.Fact == CallerLeft && o.Kind == WantsHelp:
			wanted++
			require.Equal(t, uint16(1), o.Attempt)
			if o.Fate == Helped {
				helped++
				require.Equal(t, RemedyCause(0), o.Cause)
				continue
			}
			require.Equal(t, GaveUp, o.Fate, "whoever needs no help any more got none when it was needed")
		}
	}
	share := 0.8 * (1 - 0.4*0.4) * 0.6
	require.InDelta(t, share, float64(helped)/float64(wanted), 0.05, "%d of %d", helped, wanted)
	require.Equal(t, made[Connected], helped)
	answered := made[Connected] + made[NoRequest]
	require.Equal(t, des.Time(answered)*des.Minute+des.Time(made[Unanswered])*30*des.Second, agents)
	require.Equal(t, insp.CallBacks, int64(answered+made[Unanswered]))
	require.Equal(t, insp.CallBacks, insp.CallBacksEnded)
}

// TestCallersComeBeforeCallBacks: no agent rings back while a caller waits, and no more ring at once than may.
func TestCallersComeBeforeCallBacks(t *testing.T) {
	rule := aRule()
	rule.AtOnce = 2
	n, trouble := cutTown(4, rule)
	trouble.Faults[0].Condition.Cut[CutAtAnswer] = 0.5
	r := recording(CallQueued, CallEnded, CallAnswered, CalledBack, CallBackAnswered)
	play(t, n, trouble, ringsBack{}, r)
	waiting, begun := map[uint64]bool{}, 0
	for _, o := range r.list {
		switch o.Fact {
		case CallQueued:
			waiting[o.Caller] = true
		case CallEnded, CallAnswered:
			delete(waiting, o.Caller)
		case CallBackAnswered:
			begun++
			require.Empty(t, waiting, "at %v", o.At)
		}
	}
	require.Greater(t, begun, 100)
}

// TestWhoIsReachedStopsCalling, and is connected before the next call would have been made.
func TestWhoIsReachedStopsCalling(t *testing.T) {
	n, trouble := cutTown(50, aRule())
	n.Demand.NoRequest = 0
	n.Callers.MostCalls, n.Callers.Redial[LossCut] = 9, Redial{Share: 1, Delay: constant(600)}
	insp := play(t, n, trouble, ringsBack{}, silent{})
	require.Equal(t, insp.Callers, insp.Offered, "nobody calls again")
	require.Equal(t, insp.Callers, insp.Left[Helped])
}

// TestAWorldIsTheSameWhereNobodyRings: a rule that is never begun only delays when fates are told.
func TestAWorldIsTheSameWhereNobodyRings(t *testing.T) {
	n, trouble := busyDay(des.Hour)
	plain := play(t, n, trouble, idleStrategy{}, silent{})
	with := *n
	with.CallBacks = []callback.Rule{aRule()}
	other := play(t, &with, trouble, idleStrategy{}, silent{})
	plain.Events, plain.Stale, plain.Calendar, other.Events, other.Stale, other.Calendar = 0, 0, 0, 0, 0, 0
	require.Equal(t, plain, other)
}

// TestCallBacksAllocateNothing once a world has grown to its size, but the order to begin.
func TestCallBacksAllocateNothing(t *testing.T) {
	n, trouble := busyDay(6 * des.Hour)
	n.CallBacks = []callback.Rule{aRule()}
	w, made := NewWorld(n), int64(0)
	require.LessOrEqual(t, testing.AllocsPerRun(2, func() {
		insp, err := w.Run(random.New(1, 0), trouble, alwaysRings, silent{})
		require.NoError(t, err)
		made = insp.CallBacks
	}), 1.0)
	require.Greater(t, made, int64(50))
}

// alwaysRings is a strategy that keeps its order, as remedies do.
var alwaysRings = &keepsOrder{list: []Order{orders.CallBack{Rule: 0, On: true}}}

type keepsOrder struct {
	idleStrategy
	list []Order
}

func (k *keepsOrder) Start(o *Orders) { o.Give(k.list) }

// TestNobodyIsRungByAPlaceThatIsDownForThem: neither by a platform nor by a control room, whether the fault is on everybody, or
// on a list with everybody in it.
func TestNobodyIsRungByAPlaceThatIsDownForThem(t *testing.T) {
	for _, at := range []Element{thePlatform[0], theRoom[0]} {
		var told [2][]Observation
		for i, only := range []*Selector{nil, {Regions: []bool{true}, Share: 1}} {
			rule := aRule()
			rule.Listed = 90 * des.Minute
			n, trouble := cutTown(50, rule)
			if at.Kind == ARoom {
				n, trouble = roomsRing(50, rule)
			}
			c := Healthy()
			c.Down = BusyTone
			trouble.Faults = append(trouble.Faults, Fault{Name: "down", On: []Element{at}, Condition: c, Only: only})
			trouble.Rules = append(trouble.Rules, span(100*des.Minute, 120*des.Minute))
			r := recording(CalledBack, CallBackAnswered, CallerLeft)
			play(t, n, trouble, ringsBack{}, r)
			before := 0
			for _, o := range r.list {
				if o.Fact == CallBackAnswered {
					require.False(t, o.At >= 100*des.Minute && o.At < 120*des.Minute, "%v rings at %v", at, o.At)
					before += map[bool]int{true: 1}[o.At < 100*des.Minute]
				}
			}
			require.Positive(t, before)
			told[i] = r.list
		}
		require.Equal(t, told[0], told[1], at)
	}
}

// TestAChannelThatComesFreeIsUsed for the next call-back, at once.
func TestAChannelThatComesFreeIsUsed(t *testing.T) {
	n, trouble := cutTown(50, aRule())
	n.Demand.NoRequest, n.Platforms[0].Channels, n.Platforms[0].StaysOn, n.Rooms[0].Conversation = 0, 1, false, constant(120)
	r := recording(CallBackAnswered)
	play(t, n, trouble, ringsBack{}, r)
	require.Greater(t, len(r.list), 100)
	last := len(r.list) - 50
	require.Equal(t, r.list[last].At+3*des.Minute, r.list[last+1].At, "a minute with the agent, and two with the control room")
}

// TestWhoIsAboutToCallFromAnotherPhoneIsRungBackAtHome: the other phone is in use from the first call from it on.
func TestWhoIsAboutToCallFromAnotherPhoneIsRungBackAtHome(t *testing.T) {
	n, trouble := cutTown(50, aRule())
	n.Demand.NoRequest, n.Callers.Elsewhere.AnotherPhone = 0, 1
	n.Callers.Redial[LossRefused].Delay = constant(600)
	n.Providers = append(n.Providers, n.Providers[0])
	r := recording(CallMade, CallBackAnswered, CallerLeft)
	play(t, n, trouble, ringsBack{}, r)
	own := map[uint64]int8{}
	for _, o := range r.list {
		if o.Fact == CallMade {
			require.Equal(t, uint16(1), o.Attempt, "whoever is reached stops calling")
			own[o.Caller] = o.Provider
		}
		require.Equal(t, own[o.Caller], o.Provider, "%v", o.Fact)
	}
}

// TestCallBacksAreLostAsCallsAre: whatever happens to a call after its answer happens to a call-back, which is tried again.
func TestCallBacksAreLostAsCallsAre(t *testing.T) {
	for want, x := range map[Outcome]struct {
		on   []Element
		with func(*Condition)
	}{
		CutHandling:         {thePlatform, cutsAt(CutInHandling)},
		CutHandover:         {thePlatform, cutsAt(CutOnHandover)},
		Misrouted:           {thePlatform, func(c *Condition) { c.Misroute = Misroute{Share: 1, Noticed: constant(5)} }},
		AbandonedAtHandover: {theRoom, busy},
	} {
		rule := aRule()
		rule.Listed, rule.Tries, rule.Again = 70*des.Minute, 2, 5*des.Minute
		n, trouble := cutTown(50, rule)
		n.Demand.NoRequest, n.Callers.Patience[Handover] = 0, constant(30)
		c := Healthy()
		x.with(&c)
		trouble.Faults = append(trouble.Faults, Fault{Name: "later", On: x.on, Condition: c})
		trouble.Rules = append(trouble.Rules, since(65*des.Minute))
		r := recording(CalledBack, CallBackAnswered)
		insp := play(t, n, trouble, ringsBack{}, r)
		talks := 0
		for _, o := range r.list {
			if o.Fact == CallBackAnswered {
				talks++
				continue
			}
			require.Equal(t, want, o.Outcome)
		}
		require.Greater(t, talks, 500)
		require.EqualValues(t, talks, insp.CallBacksEnded, "of those who answer, each one")
		require.EqualValues(t, 2*insp.Callers, insp.CallBacks, "each is tried twice")
		require.Equal(t, insp.Callers, insp.Left[GaveUp])
	}
}
