package emergency

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/emergency/desk"
	"nines/sim/random"
)

// TestSwarm plays any trouble and any strategy in any network, audits the world after every event, and demands that
// in the end everybody has gone home. The seed is fixed. -rapid.seed and -rapid.checks look further, and so does NINES_SWARM, the number
// of worlds. After many worlds it also demands that every outcome, fact, fault, order and alarm was met. It counts the worlds
// that it tried: -short tries a fifth of them.
func TestSwarm(t *testing.T) {
	const enoughToMeetAll, seed = 1200, 999
	effort.SetFlag(t, "rapid.checks", effort.Worlds(t, effort.Of(15, 250)))
	effort.SetFlag(t, "rapid.seed", seed)
	seen := coverage{met: map[string]int{}, ordered: map[string]int{}, timings: map[string]int{}}
	tried := 0
	rapid.Check(t, func(rt *rapid.T) {
		tried++
		swarm(rt, &seen)
	})
	if tried >= enoughToMeetAll {
		seen.report(t)
	}
}

func swarm(rt *rapid.T, seen *coverage) {
	const milestones = 3
	n := swarmNetwork(rt)
	trouble := swarmTrouble(rt, n, milestones)
	strategy := swarmStrategy(rt, n, len(trouble.Faults), milestones, seen.ordered)
	draws := random.New(rapid.Uint64().Draw(rt, "seed"), 0)
	w, healthy := NewWorld(n), &Trouble{Milestones: trouble.Milestones}
	w.Check(true)
	w.Account([]des.Time{swarmCalls / 4})

	first := visit(rt, w, draws, trouble, strategy())
	requireDrained(rt, w)
	seen.add(first, trouble)
	seen.timingsMet(w, first.facts)
	visit(rt, w, random.New(rapid.Uint64().Draw(rt, "another seed"), 1), trouble, strategy())
	again := visit(rt, w, draws, trouble, strategy())
	require.Equal(rt, first.all, again.all, "the same seed gives the same observations, whatever the world has run before")
	w.Scatter(300, 1)
	scattered := visit(rt, w, draws, trouble, strategy())
	w.Scatter(0, 0)
	require.Equal(rt, first.calls, scattered.calls, "nothing depends on the memory slots of calls")
	require.Equal(rt, first.facts, scattered.facts, "nothing depends on the memory slots of calls")

	others := []*witness{
		visit(rt, w, draws, trouble, idleStrategy{}), visit(rt, w, draws, healthy, strategy()), visit(rt, w, draws, healthy, idleStrategy{}),
	}
	for _, other := range others {
		if slices.ContainsFunc(trouble.Faults, func(f Fault) bool { return f.Condition.FirstCalls < 1 }) {
			break // some stay away
		}
		require.Equal(rt, first.firstCalls, other.firstCalls, "the same people call, whatever happens and whatever is done")
	}
	if quiet := others[2]; quiet.lost() == 0 && quiet.alarms == 0 && !strategy().(*monkey).stands {
		require.Equal(rt, quiet.all, others[1].all, "a strategy that hears nothing does nothing")
		seen.quiet++
	}

	requireEverybodyIsAll(rt, w, draws, trouble, strategy)
	requireNobodyIsNone(rt, w, draws, trouble)

	short := *n
	short.Length = swarmCalls / 2
	w = NewWorld(&short)
	w.Check(true)
	seen.add(visit(rt, w, draws, trouble, strategy()), trouble)
}

// visit plays one run before a witness.
func visit(rt *rapid.T, w *World, draws random.Draws, trouble *Trouble, s Strategy) *witness {
	v := newWitness(rt, w.net, trouble)
	v.draws = draws
	v.world = w
	v.means = newMeaning(rt, w, trouble)
	_, err := w.Run(draws, trouble, s, v)
	require.NoError(rt, err)
	v.finish()
	requireTimeOfStates(rt, w)
	return v
}

// requireTimeOfStates demands that the time on the accounts of platforms, and of centres, is the time that agents have spent in
// each state, as the audit has added it up after every event.
func requireTimeOfStates(rt *rapid.T, w *World) {
	var desks, centres desk.Usage
	add := func(sum *desk.Usage, u desk.Usage) {
		require.LessOrEqual(rt, u.AllBusy, u.Manned)
		require.LessOrEqual(rt, u.Manned, w.net.Length)
		sum.OnDuty, sum.InCalls = sum.OnDuty+u.OnDuty, sum.InCalls+u.InCalls
	}
	for p := range w.stageOne.platforms {
		add(&desks, w.stageOne.platforms[p].Usage())
	}
	for c := range w.net.Centres {
		add(&centres, w.duty.staff.UsageOf(c))
	}
	spent := &w.tallies.spent
	inCalls := spent[desk.Talking] + spent[desk.Holding] + spent[desk.Ringing]
	require.Equal(rt, desk.Usage{OnDuty: spent[desk.Idle] + inCalls, InCalls: inCalls}, desks)
	require.Equal(rt, desks, centres)
}

// requireDrained demands that nobody and nothing is left in the system but agents who wait for calls.
func requireDrained(rt *rapid.T, w *World) {
	if stranded(rt, w) {
		return
	}
	require.Zero(rt, w.inspect.InSystem, "calls in the system")
	require.Zero(rt, w.inspect.Talking, "conversations")
	require.Zero(rt, w.inspect.Left[Trying], "callers between calls")
	for g := range w.routing.groups {
		require.Zero(rt, w.routing.groups[g].inUse, "circuits of group %d", g)
		require.Empty(rt, w.routing.groups[g].Active, "faults on group %d", g)
	}
	for p := range w.stageOne.platforms {
		s := &w.stageOne.platforms[p]
		require.Zero(rt, [5]int32{s.Waiting, s.Busy, s.Holding, s.stageOne, s.calls}, "platform %d", p)
	}
	for r := range w.stageTwo.rooms {
		require.Zero(rt, [2]int32{w.stageTwo.rooms[r].Waiting, w.stageTwo.rooms[r].Busy}, "control room %d", r)
	}
	for i := range w.recall.ringers {
		require.Zero(rt, w.recall.ringers[i].busy, "ring back at %v", w.recall.ringers[i].at)
	}
	for i := range w.duty.staff.Agents {
		a := &w.duty.staff.Agents[i]
		require.Equal(rt, a.Wanted, a.Platform, "agent %d", i)
		require.Equal(rt, a.Wanted == None, a.State == desk.OffDuty, "agent %d", i)
		require.Equal(rt, a.Wanted != None, a.State == desk.Idle, "agent %d", i)
	}
}

// coverage counts what the swarm met.
type coverage struct {
	outcomes [Outcomes]int
	facts    [Facts]int
	met      map[string]int // calls touched, by kind of fault and element
	raised   [Alarms + 1]int
	quiet    int // worlds in which no call was lost
	inBursts int // callers who reported an incident
	borrowed int // callers who took another phone
	ordered  map[string]int
	atSource int            // calls turned away by a limit at the source
	tests    int            // calls of people who tried whether it works
	timings  map[string]int // faults and worlds, by what was met
	skills   skillsMet
	backs    [2][Outcomes]int // call-backs by platforms, and by control rooms
}

func (c *coverage) add(v *witness, trouble *Trouble) {
	c.inBursts += v.inBursts
	c.borrowed += v.borrowed
	c.skills.add(v.skills)
	for o, n := range v.outcomes {
		c.outcomes[o] += n
	}
	for f, n := range v.facts {
		c.facts[f] += n
	}
	for w, n := range v.raised {
		c.raised[w] += n
	}
	for by := range c.backs {
		for o, n := range v.backs.outcomes[by] {
			c.backs[by][o] += n
		}
	}
	c.atSource += v.atSource
	c.tests += v.tests
	for f, n := range v.touched {
		name := trouble.Faults[f].Name
		a := name[:len(name)-1]
		c.met[fmt.Sprint(a, " on ", trouble.Faults[f].On[0].Kind)] += n
		if only := trouble.Faults[f].Only; only != nil {
			c.met[a+" for some"] += n
			if only.Spared > 0 {
				c.met["for some calls"] += n
			}
		}
	}
}

func (c *coverage) report(t *testing.T) {
	for o, n := range c.outcomes {
		t.Logf("%9d %v", n, Outcome(o))
		require.Positive(t, n, "outcome %v", Outcome(o))
	}
	for f, n := range c.facts {
		t.Logf("%9d %v", n, Fact(f))
		require.Positive(t, n, "fact %v", Fact(f))
	}
	for _, a := range ailments {
		for _, k := range a.on {
			name := fmt.Sprint(a.name, " on ", k)
			t.Logf("%9d calls touched by %s", c.met[name], name)
			require.Positive(t, c.met[name], name)
		}
		some := a.name + " for some"
		t.Logf("%9d calls touched by %s", c.met[some], some)
		require.True(t, c.met[some] > 0 || a.name == "reduced" || a.on[0] == AMonitor || a.on[0] == AStep, some)
	}
	t.Logf("%9d calls touched by a fault that spares some", c.met["for some calls"])
	require.Positive(t, c.met["for some calls"])
	for w, n := range c.raised {
		t.Logf("%9d alarms of %s", n, watchNames[w])
		require.Positive(t, n, "watch %s", watchNames[w])
	}
	c.reportRemedies(t)
	c.reportTimings(t)
	c.reportBacks(t)
	c.skills.report(t)
	t.Logf("%9d worlds without a lost call", c.quiet)
	require.Positive(t, c.quiet)
	t.Logf("%9d callers in bursts", c.inBursts)
	require.Positive(t, c.inBursts)
	t.Logf("%9d callers from another phone", c.borrowed)
	require.Positive(t, c.borrowed)
}
