package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/erlang"
	"nines/sim/random"
)

// noticed plays a replication under notices, checked after every event if it is short, and counts the facts.
func noticed(t *testing.T, n *Network, trouble []spell, s timetable) (facts [Facts]int, list []Observation, insp Inspection) {
	t.Helper()
	r := &record{}
	w := NewWorld(n)
	w.Check(n.Length <= 3*des.Hour)
	insp, err := w.Run(random.New(1, 0), troubleOf(trouble), s, r)
	require.NoError(t, err)
	for _, o := range r.list {
		facts[o.Fact]++
	}
	return facts, r.list, insp
}

// TestTheOtherNumberBlocksAsErlangSays: who finds no line free is not helped, whatever the law of the length of calls; of those
// who find one, the share is helped that it answers.
func TestTheOtherNumberBlocksAsErlangSays(t *testing.T) {
	for _, takes := range []random.Distribution{exponential(120), constant(120)} {
		for _, c := range []struct {
			lines      int32
			unanswered float64
		}{{2, 0}, {8, 0}, {8, 0.3}, {30, 0.3}} {
			const perSecond, length = 0.1, 200 * des.Hour
			n := oneRoom(perSecond, 50, length)
			facts, _, insp := noticed(t, n, nil, timetable{{0, published(0, Notice{Diverts: 1,
				Number: Number{Lines: c.lines, Takes: takes, Unanswered: c.unanswered}})}})
			people := float64(facts[CallerForewarned] + facts[OtherNumberFailed])
			require.InDelta(t, perSecond*length.Seconds(), people, 1000)
			busy := erlang.B(int(c.lines), perSecond*120)
			require.InDelta(t, busy+(1-busy)*c.unanswered, float64(facts[OtherNumberFailed])/people, 0.012, "%+v", c)
			require.Zero(t, facts[CallMade], "they give up")
			require.InDelta(t, facts[OtherNumberFailed], insp.Undialled, 100, "and some are on the line as the run ends")
		}
	}
}

// TestAWrongNumberCostsItsTime: it helps nobody; each person loses the time of the call, and then the share calls the emergency
// number, after the time that is said; the others give up. It has no lines that could be busy.
func TestAWrongNumberCostsItsTime(t *testing.T) {
	n := oneRoom(0.2, 200, 20*des.Hour)
	facts, list, _ := noticed(t, n, nil, timetable{{0, published(0, Notice{Diverts: 1,
		Number: Number{Wrong: true, Takes: constant(40), Instead: 0.25, After: constant(15)}})}})
	require.Zero(t, facts[CallerForewarned])
	require.InDelta(t, 0.25, float64(facts[CallMade])/float64(facts[OtherNumberFailed]), 0.02)
	fates := map[Fate]int{}
	for _, o := range list {
		switch o.Fact {
		case OtherNumberFailed:
			require.Equal(t, o.First+40*des.Second, o.At)
			require.Equal(t, RemedyCause(0), o.Cause)
		case CallMade:
			require.Equal(t, o.First+55*des.Second, o.At)
			require.EqualValues(t, 1, o.Attempt)
		case CallerLeft:
			fates[o.Fate]++
		}
	}
	require.Zero(t, fates[Diverted])
	require.InDelta(t, 0.75, float64(fates[GaveUp])/float64(facts[OtherNumberFailed]), 0.02)
}

// redialsPerLoss is the share of lost calls after which people call again, of those who may.
func redialsPerLoss(t *testing.T, s timetable) float64 {
	t.Helper()
	n := oneRoom(0.5, 5, 10*des.Hour)
	n.Callers.MostCalls = 1000
	n.Callers.Redial[LossRefused] = Redial{Share: 0.4, Delay: constant(5)}
	facts, list, _ := noticed(t, n, []spell{{"dead", 0, 0, thePlatform, busy}}, s)
	again := 0
	for _, o := range list {
		if o.Fact == CallMade && o.Attempt > 1 {
			again++
		}
	}
	return float64(again) / float64(facts[CallEnded])
}

// TestNoticesRaiseAndLowerRedials by their shares: keep trying adds to those who call again, do not call takes from them, the
// latest word of several holds, and with its end the one before holds again.
func TestNoticesRaiseAndLowerRedials(t *testing.T) {
	keep, stop := published(0, Notice{Keeps: 0.5}), published(1, Notice{Damps: 0.5})
	for _, c := range []struct {
		name string
		s    timetable
		want float64
	}{
		{"none", nil, 0.4},
		{"keep trying", timetable{{0, keep}}, 0.4 + 0.6*0.5},
		{"do not call", timetable{{0, stop}}, 0.4 * 0.5},
		{"the latest asks not to", timetable{{0, keep}, {1, stop}}, 0.4 * 0.5},
		{"the latest asks to", timetable{{0, stop}, {1, keep}}, 0.4 + 0.6*0.5},
		{"the latest has ended", timetable{{0, stop}, {1, keep}, {2, withdrawn(0)}}, 0.4 * 0.5},
		{"both have ended", timetable{{0, stop}, {1, keep}, {2, withdrawn(1)}, {3, withdrawn(0)}}, 0.4},
		{"the first has ended", timetable{{0, stop}, {1, keep}, {2, withdrawn(1)}}, 0.4 + 0.6*0.5},
	} {
		require.InDelta(t, c.want, redialsPerLoss(t, c.s), 0.015, c.name)
	}
}

// TestOneNumberAfterAnother: the latest number is the one that people call, and after its end the one before; who called one in
// vain may still call the other.
func TestOneNumberAfterAnother(t *testing.T) {
	n := oneRoom(0.2, 200, 3*des.Hour)
	bad := published(0, Notice{Remedy: 0, Diverts: 1, Number: Number{Wrong: true}})
	good := published(1, Notice{Remedy: 1, Diverts: 1})
	_, list, _ := noticed(t, n, nil, timetable{{0, bad}, {3600, good}, {7200, withdrawn(1)}})
	for _, o := range list {
		if o.Fact == OtherNumberFailed || o.Fact == CallerForewarned {
			isGood := o.At >= des.Hour && o.At < 2*des.Hour
			require.Equal(t, isGood, o.Fact == CallerForewarned, "%v", o.At)
			require.Equal(t, isGood, o.Cause == RemedyCause(1))
		}
	}
	facts, list, insp := noticed(t, n, nil, timetable{
		{0, published(0, Notice{Remedy: 0, Diverts: 1, Number: Number{Wrong: true, Takes: constant(60), Instead: 1, After: constant(600)}})}, {3600, good},
	})
	require.Zero(t, insp.Forewarned-int64(facts[CallerForewarned]))
	moved := 0
	for _, o := range list {
		if o.Fact == CallerLeft && o.Fate == Diverted {
			moved++
			require.Equal(t, RemedyCause(1), o.Cause)
			require.True(t, o.First < des.Hour && o.At >= des.Hour, "%v to %v", o.First, o.At)
		}
	}
	require.InDelta(t, 0.2*660, moved, 45, "whoever was about to call the emergency number moves to the good one")
}

// TestANoticeBeforeAnyFault is heeded from its beginning, and by the same people under trouble as without.
func TestANoticeBeforeAnyFault(t *testing.T) {
	n := oneRoom(0.2, 200, 2*des.Hour)
	n.Demand.Regions = []Named{{Name: "north", Share: 0.5}, {Name: "south", Share: 0.5}}
	n.RoomFor = [][]int16{{0, 0}}
	order := timetable{{600, published(0, Notice{Diverts: 0.5, Reach: Reach{Regions: []bool{true, false}, Misses: 0.4}})}}
	moved := func(trouble []spell) map[uint64]bool {
		who := map[uint64]bool{}
		_, list, _ := noticed(t, n, trouble, order)
		for _, o := range list {
			if o.Fact == CallerForewarned {
				require.GreaterOrEqual(t, o.At, 600*des.Second)
				require.Zero(t, o.Region)
				who[o.Caller] = true
			}
		}
		return who
	}
	quiet := moved(nil)
	require.InDelta(t, 0.2*6600*0.5*0.6*0.5, len(quiet), 50)
	require.Equal(t, quiet, moved([]spell{{"dead", 3600, 0, thePlatform, busy}}))
}
