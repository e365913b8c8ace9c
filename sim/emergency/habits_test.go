package emergency

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/random"
)

// habitual are kinds of callers, given as share and share who call again after a call that was refused. After a cut 20 % more
// do.
func habitual(noRequest float64, kinds ...[2]float64) demand.Habits {
	var list []demand.Habit
	for i, k := range kinds {
		h := demand.Habit{Name: fmt.Sprint("kind-", i), Share: k[0]}
		for lost := range h.Again {
			h.Again[lost] = []float64{k[1]}
		}
		h.Again[LossCut] = []float64{k[1] + float64(0.2*(1-k[1]))}
		list = append(list, h)
	}
	return demand.NewHabits(list, noRequest)
}

// usualHabits are the default law.
func usualHabits(noRequest float64) demand.Habits {
	return habitual(noRequest, [2]float64{0.57, 0.10}, [2]float64{0.40, 0.45}, [2]float64{0.03, 0.90})
}

// goings count the callers who make an n-th call, by kind.
type goings struct {
	law  *Callers
	made map[string]*[60]float64
}

func (g *goings) Observe(batch []Observation) {
	for i := range batch {
		o := &batch[i]
		if o.Fact != CallEnded || o.Kind != WantsHelp {
			continue
		}
		p := Person{Key: keyOf(o.Caller), Kind: WantsHelp}
		for _, kind := range []string{"", g.law.Habits.Of(&p).Name} {
			if g.made[kind] == nil {
				g.made[kind] = new([60]float64)
			}
			g.made[kind][o.Attempt]++
		}
	}
}

// keyOf is the key of a caller of the only source in the first replication.
func keyOf(caller uint64) random.Key { return random.New(1, 0).Key("source/all").Of(caller) }

// lostInOneWay is a day on which every call is lost in one way.
func lostInOneWay(lost Loss, noRequest float64) (*Network, *Trouble) {
	n := oneRoom(4, 4000, 4*des.Hour)
	if lost == LossAbandoned {
		n.Centres[0].Roster[0].Agents = 0
	}
	n.Demand.NoRequest, n.Platforms[0].Handling = noRequest, constant(5)
	n.Demand.Sources[0].Rate = flat(4, 3*des.Hour) // and then everybody has time to give up
	for h := range n.Callers.Patience {
		n.Callers.Patience[h] = constant(5)
	}
	n.Callers.MostCalls, n.Callers.Habits = 50, usualHabits(noRequest)
	for l := range n.Callers.Redial {
		n.Callers.Redial[l] = Redial{ByHabit: true, Delay: constant(1)}
	}
	does := map[Loss]func(*Condition){
		LossRefused: busy, LossSilence: silence, LossCut: func(c *Condition) { c.Cut[CutAtAnswer] = 1 }, LossAbandoned: func(*Condition) {},
	}
	return n, troubleOf([]spell{{"trouble", 0, 0, thePlatform, does[lost]}})
}

// TestCallersGoOnAsTheirKindsSay: after each loss, the share who go on after the n-th call is that of the law, for all callers
// and for each kind. So is the number of calls that a caller makes where nothing works.
func TestCallersGoOnAsTheirKindsSay(t *testing.T) {
	for lost := range Losses {
		for _, noRequest := range []float64{0, 0.35} {
			n, trouble := lostInOneWay(lost, noRequest)
			g := goings{law: &n.Callers, made: map[string]*[60]float64{}}
			playUnchecked(t, n, trouble, &g)
			for _, h := range n.Callers.Habits {
				made := g.made[h.Name]
				require.InDelta(t, h.Share, made[1]/g.made[""][1], 4*math.Sqrt(h.Share*(1-h.Share)/g.made[""][1]), "%s, %v", h.Name, lost)
				for n := 1; n < 4 && made[n] > 100; n++ {
					again := h.AgainAfter(int32(n), lost)
					require.InDelta(t, again, made[n+1]/made[n], 4*math.Sqrt(again*(1-again)/made[n]), "%s after call %d, %v", h.Name, n, lost)
				}
			}
			all, law, calls := g.made[""], n.Callers.Persistence(lost), 0.0
			for n, made := range all[1:] {
				calls += made
				if n < 4 {
					goingOn := law.GoingOn(n + 1)
					require.InDelta(t, goingOn, all[n+2]/made, 4*math.Sqrt(goingOn*(1-goingOn)/made), "after call %d, %v", n+1, lost)
				}
			}
			require.InDelta(t, law.Calls(), calls/all[1], 0.04*law.Calls(), "%v", lost)
		}
	}
}

// TestWhoHangsUpEarlyCallsAgainLess: half as many of those who hang up within 10 s call again.
func TestWhoHangsUpEarlyCallsAgainLess(t *testing.T) {
	for patience, times := range map[float64]float64{5: 0.5, 15: 1} {
		n, trouble := lostInOneWay(LossAbandoned, 0)
		n.Callers.Habits = habitual(0, [2]float64{1, 0.4})
		n.Callers.Early = demand.Early{Before: 10 * des.Second, Times: 0.5}
		n.Callers.Patience[Ringing] = constant(patience)
		g := goings{law: &n.Callers, made: map[string]*[60]float64{}}
		playUnchecked(t, n, trouble, &g)
		require.InDelta(t, 0.4*times, g.made[""][2]/g.made[""][1], 0.01)
	}
}

// TestOfThoseHitByFewLostCallsMostNeverGetThrough: where one call in ten fails, 75 of 100 callers hit are never connected.
func TestOfThoseHitByFewLostCallsMostNeverGetThrough(t *testing.T) {
	n, _ := lostInOneWay(LossRefused, 0)
	n.Length, n.Demand.Sources[0].Rate = 12*des.Hour, flat(4, 11*des.Hour)
	trouble := troubleOf([]spell{{"some", 0, 0, thePlatform, func(c *Condition) { c.Cut[CutAtAnswer] = 0.1 }}})
	told := recording(CallEnded, CallerLeft)
	playUnchecked(t, n, trouble, told)
	hit, never := map[uint64]bool{}, 0.0
	for _, o := range told.list {
		if o.Fact == CallEnded && o.Outcome.Unconnected() {
			hit[o.Caller] = true
		}
		if o.Fact == CallerLeft && o.Fate == GaveUp {
			never++
		}
	}
	require.InDelta(t, n.Callers.Persistence(LossCut).NeverThrough(0.1), never/float64(len(hit)), 4*0.5/math.Sqrt(float64(len(hit))))
}

// TestTheKindIsThePersons: who calls again after the first call is the same whether calls are refused or end in silence, as
// a caller is of the same kind and as willing in both.
func TestTheKindIsThePersons(t *testing.T) {
	again := func(lost Loss, most int32) map[uint64]bool {
		n, trouble := lostInOneWay(lost, 0)
		n.Callers.MostCalls = most
		told, list := recording(CallEnded), map[uint64]bool{}
		playUnchecked(t, n, trouble, told)
		for _, o := range told.list {
			if o.Attempt == 2 {
				list[o.Caller] = true
			}
		}
		return list
	}
	want := again(LossRefused, 50)
	require.Equal(t, want, again(LossSilence, 50))
	require.Equal(t, want, again(LossRefused, 2))
	cut := again(LossCut, 2)
	require.Greater(t, len(cut), len(want))
	for caller := range want {
		require.True(t, cut[caller], "who calls again after silence does so after a cut")
	}
}

// playUnchecked runs one replication without an audit after each event, which takes long where many wait.
func playUnchecked(t *testing.T, n *Network, trouble *Trouble, o Observer) {
	_, err := NewWorld(n).Run(random.New(1, 0), trouble, idleStrategy{}, o)
	require.NoError(t, err)
}
