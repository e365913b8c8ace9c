package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/effort"
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

// allRing has three rules ring.
var allRing = &keepsOrder{list: []Order{orders.CallBack{Rule: 0, On: true}, orders.CallBack{Rule: 1, On: true}, orders.CallBack{Rule: 2, On: true}}}

type keepsOrder struct {
	idleStrategy
	list []Order
}

func (k *keepsOrder) Start(o *Orders) { o.Give(k.list) }

// TestCallBacksInAnyWorld audits call-backs after every event, in any network with any trouble.
func TestCallBacksInAnyWorld(t *testing.T) {
	effort.SetFlag(t, "rapid.checks", 40)
	effort.SetFlag(t, "rapid.seed", 7)
	made := int64(0)
	rapid.Check(t, func(rt *rapid.T) {
		n := swarmNetwork(rt)
		rule := aRule()
		rule.Platform = number(rt, "platform", 0, len(n.Platforms)-1)
		rule.Recorded, rule.Unseen, rule.Answers, rule.NotNeeded = portion(rt, "recorded"), portion(rt, "unseen"), portion(rt, "answers"), portion(rt, "lapsed")
		rule.Takes, rule.Rings, rule.Tries, rule.AtOnce = takes(rt, "takes"), takes(rt, "rings"), int32(number(rt, "tries", 1, 4)), int32(number(rt, "at once", 1, 5))
		rule.Listed, rule.Again, rule.Within = des.Time(number(rt, "listed", 0, 90))*des.Second, des.Time(number(rt, "again", 0, 200))*des.Second, des.Hour
		n.CallBacks = []callback.Rule{rule, aRule(), rule}
		n.CallBacks[2].Platform, n.CallBacks[2].Services = None, []bool{true, rapid.Bool().Draw(rt, "both services")}
		trouble := swarmTrouble(rt, n, 3)
		w := NewWorld(n)
		w.Check(true)
		draws := random.New(rapid.Uint64().Draw(rt, "seed"), 0)
		first, again := recording(), recording()
		first.keep, again.keep = nil, nil
		insp, err := w.Run(draws, trouble, allRing, first)
		require.NoError(rt, err)
		_, err = w.Run(draws, trouble, allRing, again)
		require.NoError(rt, err)
		require.Equal(rt, first.list, again.list, "the same seed gives the same observations")
		made += insp.CallBacks
	})
	require.Positive(t, made)
}
