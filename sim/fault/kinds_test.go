package fault

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
)

func TestEveryKindHasItsName(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range Kinds() {
		require.NotNil(t, New(name), name)
		require.NotSame(t, New(name), New(name), name)
		require.Regexp(t, "^[a-z]+(-[a-z]+)*$", name)
		require.False(t, seen[name], "%s is there twice", name)
		seen[name] = true
	}
	require.Nil(t, New("earthquake"))
}

// healthyBut is the healthy condition with a change.
func healthyBut(change func(*emergency.Condition)) emergency.Condition {
	c := emergency.Healthy()
	change(&c)
	return c
}

func TestConditions(t *testing.T) {
	half := 0.5
	five := seconds(t, 5)
	for _, x := range []struct {
		ailment emergency.Ailment
		want    func(*emergency.Condition)
	}{
		{&Down{Tone: "busy", Calls: "kept"}, func(c *emergency.Condition) { c.Down = emergency.BusyTone }},
		{&Down{Tone: "ringing", Calls: "resumed"}, func(c *emergency.Condition) {
			c.Down, c.HoldsCalls = emergency.RingingTone, true
		}},
		{&Flapping{With: Flap{&Down{Tone: "busy", Calls: "cut"}}}, func(c *emergency.Condition) {
			c.Down, c.CutsCalls = emergency.BusyTone, true
		}},
		{&Exhausted{Limit: 40, Tone: "silence", Calls: "kept"}, func(c *emergency.Condition) { c.Down = emergency.SilentTone }},
		{&Down{Tone: "silence", Calls: "cut", Recorded: 0.2}, func(c *emergency.Condition) {
			c.Down, c.CutsCalls, c.Recorded = emergency.SilentTone, true, 0.2
		}},
		{&Reduced{Agents: &half}, func(c *emergency.Condition) { c.Left.Agents = 0.5 }},
		{&Reduced{Seats: &half, Channels: &half}, func(c *emergency.Condition) { c.Left.Seats, c.Left.Channels = 0.5, 0.5 }},
		{&Reduced{Queue: &half, Rate: &half}, func(c *emergency.Condition) { c.Left.Queue, c.Left.Rate = 0.5, 0.5 }},
		{&Reduced{Circuits: &half, CallTakers: &half}, func(c *emergency.Condition) { c.Left.Circuits, c.Left.CallTakers = 0.5, 0.5 }},
		{&Slow{What: "handling", Times: 2}, func(c *emergency.Condition) { c.Handling.Times = 2 }},
		{&Slow{What: "handover", Times: 1, Adds: &five}, func(c *emergency.Condition) { c.Handover.Adds = five }},
		{&Slow{What: "set-up", Times: 2, Adds: &five}, func(c *emergency.Condition) { c.SetUp = emergency.Slower{Times: 2, Adds: five} }},
		{&Cut{Where: "answer", Share: 0.3}, func(c *emergency.Condition) { c.Cut[emergency.CutAtAnswer] = 0.3 }},
		{&Cut{Where: "handling", Share: 0.3}, func(c *emergency.Condition) { c.Cut[emergency.CutInHandling] = 0.3 }},
		{&Cut{Where: "handover", Share: 0.3}, func(c *emergency.Condition) { c.Cut[emergency.CutOnHandover] = 0.3 }},
		{&ConsoleRestart{Share: 0.4, LoggedOut: five, Call: AfterRestart{Cut: 0.5, RequeuedAtFront: 0.2, RequeuedAtBack: 0.3}},
			func(c *emergency.Condition) {
				c.Restart = emergency.Restart{Share: 0.4, LoggedOut: five, Cut: 0.5, Front: 0.2}
			}},
		{&LostFeature{Feature: "text"}, func(c *emergency.Condition) { c.Lost = 2 }},
		{&Surge{Times: 3}, func(c *emergency.Condition) { c.FirstCalls = 3 }},
		{&Slow{What: "step", Times: 3}, func(c *emergency.Condition) { c.Step.Times = 3 }},
		{&Blind{Alarms: "none"}, func(c *emergency.Condition) { c.Blind = emergency.SeesNothing }},
		{&Blind{Alarms: "recorded"}, func(c *emergency.Condition) { c.Blind = emergency.RecordsOnly }},
	} {
		got, err := x.ailment.Condition([]string{"location", "text"})
		require.NoError(t, err)
		require.Equal(t, healthyBut(x.want), got, "%+v", x.ailment)
	}
}

func TestMistakes(t *testing.T) {
	for _, x := range []struct {
		ailment emergency.Ailment
		want    string
	}{
		{&Reduced{}, "nothing is reduced: give the share that is left of agents, seats, channels, queue, rate, circuits or call-takers"},
		{&Slow{What: "handling", Times: 1}, "this slows nothing down: add times, adds or both"},
		{&ConsoleRestart{Call: AfterRestart{Cut: 0.5}}, "call: cut, requeued-at-front and requeued-at-back add up to 50%, not 100%: 50% is missing"},
		{&LostFeature{Feature: "txt"}, `no platform has the feature "txt". Features: location, text`},
	} {
		_, err := x.ailment.Condition([]string{"location", "text"})
		require.EqualError(t, err, x.want)
	}
}

func TestWhatAfflictsWhat(t *testing.T) {
	half := 0.5
	on := func(a emergency.Ailment) (kinds []emergency.ElementKind) {
		for k := emergency.AProvider; k <= emergency.AStep; k++ {
			if a.Afflicts(k) {
				kinds = append(kinds, k)
			}
		}
		return kinds
	}
	const provider, circuits, platform, centre, room = emergency.AProvider, emergency.ACircuitGroup, emergency.APlatform, emergency.ACentre, emergency.ARoom
	const path, demand = emergency.AHandover, emergency.ADemand
	const monitor, step = emergency.AMonitor, emergency.AStep
	type list = []emergency.ElementKind
	require.Equal(t, list{provider, circuits, platform, centre, room, path, step}, on(&Down{}))
	require.Equal(t, list{platform, centre}, on(&Reduced{Agents: &half}))
	require.Equal(t, list{platform, room}, on(&Reduced{Queue: &half}))
	require.Equal(t, list{platform}, on(&Reduced{Queue: &half, Seats: &half}))
	require.Equal(t, list{circuits}, on(&Reduced{Circuits: &half}))
	require.Equal(t, list{room}, on(&Reduced{CallTakers: &half}))
	require.Equal(t, list{platform, centre}, on(&Slow{What: "handling"}))
	require.Equal(t, list{platform, room, path}, on(&Slow{What: "handover"}))
	require.Equal(t, list{provider}, on(&Slow{What: "set-up"}))
	require.Equal(t, list{step}, on(&Slow{What: "step"}))
	require.Equal(t, list{monitor}, on(&Blind{}))
	require.Equal(t, list{platform, centre}, on(&Cut{}))
	require.Equal(t, list{platform, centre, path}, on(&Cut{Where: "handover"}))
	require.Equal(t, list{platform, path}, on(&Misroute{}))
	require.Equal(t, list{demand}, on(&Surge{}))
	require.Equal(t, list{platform, centre}, on(&ConsoleRestart{}))
	require.Equal(t, list{platform}, on(&LostFeature{}))
}
