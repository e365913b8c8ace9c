package fault

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
)

// fits are the elements that an ailment can be on, in words.
func fits(a emergency.Ailment) string {
	var on []string
	for k := emergency.AProvider; k <= emergency.AStep; k++ {
		if a.Afflicts(k) {
			on = append(on, k.String())
		}
	}
	return strings.Join(on, ", ")
}

const (
	everywhere = "provider, circuit group, platform, centre, control room, handover path, step of the runbook"
	withAgents = "platform, centre"
)

// TestWhereThingsCanBeDown: it can ring unanswered only where people answer, and be resumed only where agents are.
func TestWhereThingsCanBeDown(t *testing.T) {
	for _, tone := range []string{"", "busy", "silence", "ringing"} {
		for _, calls := range []string{"", "cut", "kept", "resumed"} {
			f := &Down{Tone: tone, Calls: calls}
			want := everywhere
			switch {
			case calls == "resumed":
				want = withAgents
			case tone == "ringing":
				want = "platform, centre, control room"
			}
			require.Equal(t, want, fits(f), "%+v", f)
			for k := emergency.AProvider; k <= emergency.AStep; k++ {
				require.Equal(t, f.Afflicts(k), (&Flapping{With: Flap{f}}).Afflicts(k), "to and fro it is where it is all the time")
				counted := k == emergency.APlatform || k == emergency.ACircuitGroup || k == emergency.AProvider
				require.Equal(t, counted && f.Afflicts(k), (&Exhausted{Tone: tone, Calls: calls}).Afflicts(k), "%+v on a %v", f, k)
			}
		}
	}
}

// TestWhereCapacitiesAre: each belongs to some elements, and several together only to those that have all.
func TestWhereCapacitiesAre(t *testing.T) {
	half := part(0.5)
	owners := map[string]string{"agents": withAgents, "seats": "platform", "channels": "platform", "queue": "platform, control room", "rate": "platform",
		"circuits": "circuit group", "call-takers": "control room"}
	reduced := func(names ...string) *Reduced {
		f := &Reduced{}
		for key, to := range map[string]**float64{"agents": &f.Agents, "seats": &f.Seats, "channels": &f.Channels, "queue": &f.Queue,
			"rate": &f.Rate, "circuits": &f.Circuits, "call-takers": &f.CallTakers} {
			if slices.Contains(names, key) {
				*to = half
			}
		}
		return f
	}
	for one, whose := range owners {
		require.Equal(t, whose, fits(reduced(one)), one)
		for other, others := range owners {
			var both []string
			for _, k := range strings.Split(whose, ", ") {
				if slices.Contains(strings.Split(others, ", "), k) {
					both = append(both, k)
				}
			}
			require.Equal(t, strings.Join(both, ", "), fits(reduced(one, other)), "%s and %s", one, other)
		}
	}
}

func TestWhereTheOthersAre(t *testing.T) {
	for _, x := range []struct {
		ailment emergency.Ailment
		want    string
	}{
		{&Slow{What: "handling"}, withAgents},
		{&Slow{What: "handover"}, "platform, control room, handover path"},
		{&Slow{What: "set-up"}, "provider"},
		{&Slow{What: "step"}, "step of the runbook"},
		{&Cut{Where: "answer"}, withAgents},
		{&Cut{Where: "handling"}, withAgents},
		{&Cut{Where: "handover"}, "platform, centre, handover path"},
		{&ConsoleRestart{}, withAgents},
		{&LostFeature{}, "platform"},
		{&Misroute{}, "platform, handover path"},
		{&Surge{}, "demand"},
		{&Blind{}, "monitor"},
		{&Flapping{With: Flap{&Blind{}}}, "monitor"},
		{&Flapping{With: Flap{&Surge{}}}, "demand"},
	} {
		require.Equal(t, x.want, fits(x.ailment), "%T %+[1]v", x.ailment)
	}
}

// TestEveryElementCanBeInTrouble, and nothing is on no element.
func TestEveryElementCanBeInTrouble(t *testing.T) {
	one := 0.5
	all := []emergency.Ailment{&Down{}, &Reduced{Agents: &one}, &Slow{What: "handling"}, &Cut{Where: "answer"}, &ConsoleRestart{}, &LostFeature{}, &Misroute{},
		&Surge{}, &Blind{}, &Flapping{With: Flap{&Down{}}}, &Exhausted{}}
	for k := emergency.AProvider; k <= emergency.AStep; k++ {
		require.True(t, slices.ContainsFunc(all, func(a emergency.Ailment) bool { return a.Afflicts(k) }), k.String())
	}
	for _, a := range all {
		if _, flaps := a.(*Flapping); !flaps {
			require.False(t, a.Afflicts(emergency.NoElement) && !isDown(a), "%T", a)
		}
	}
}

// isDown: what is down is spoken of without an element in reports.
func isDown(a emergency.Ailment) bool {
	_, down := a.(*Down)
	return down
}
