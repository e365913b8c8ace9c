package fault

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/timing"
)

// parametersOf lists the keys of a kind with what bounds them.
func parametersOf(of reflect.Type, before string) (list []string) {
	for i := range of.NumField() {
		tag := of.Field(i).Tag
		key, _, _ := strings.Cut(tag.Get("yaml"), ",")
		if key == "" || key == "-" {
			continue
		}
		line := before + key
		for _, word := range []string{"unit", "enum", "min", "max", "positive", "default", "required"} {
			if v, ok := tag.Lookup(word); ok {
				line += fmt.Sprintf(" %s=%s", word, v)
			}
		}
		if list = append(list, line); of.Field(i).Type == reflect.TypeFor[AfterRestart]() || of.Field(i).Type == reflect.TypeFor[Flap]() {
			list = append(list, parametersOf(of.Field(i).Type, before+key+".")...)
		}
	}
	return list
}

// TestParameters: every key of these kinds, its unit, its bounds and its default. A change here is a change of the language.
func TestParameters(t *testing.T) {
	const ofDown = "tone enum=busy,silence,ringing default=busy"
	for name, want := range map[string][]string{
		"down":    {ofDown, "calls-in-progress enum=cut,kept,resumed default=cut", "recorded unit=share default=0%"},
		"reduced": {"agents unit=share", "seats unit=share", "channels unit=share", "queue unit=share", "rate unit=share", "circuits unit=share", "call-takers unit=share"},
		"slow":    {"what enum=handling,handover,set-up,step required=true", "times unit=factor default=1", "adds unit=duration"},
		"cut":     {"where enum=answer,handling,handover required=true", "share unit=share required=true"},
		"console-restart": {"share unit=share required=true", "logged-out unit=duration required=true", "call required=true",
			"call.cut unit=share default=0%", "call.requeued-at-front unit=share default=0%", "call.requeued-at-back unit=share default=0%"},
		"lost-feature": {"feature required=true"},
		"misroute":     {"share unit=share required=true", "noticed-after unit=duration default=30s", "put-right unit=share default=0%"},
		"surge":        {"times unit=factor max=1000 required=true"},
		"blind":        {"alarms enum=none,recorded default=none"},
		"flapping":     {"with required=true", "with.kind required=true", "bad-for unit=duration required=true", "good-for unit=duration required=true"},
		"exhausted": {"limit unit=calls min=1 required=true", "counter-at unit=calls default=0 calls", ofDown,
			"calls-in-progress enum=cut,kept,resumed default=kept"},
	} {
		require.Equal(t, want, parametersOf(reflect.TypeOf(New(name)).Elem(), ""), name)
	}
}

// TestCounterMistakes: the counter must have room for one call.
func TestCounterMistakes(t *testing.T) {
	for at, mistake := range map[int64]bool{0: false, 39: false, 40: true, 41: true} {
		_, err := (&Exhausted{Limit: 40, CounterAt: at, Tone: "busy", Calls: "kept"}).Condition(nil)
		if mistake {
			require.EqualError(t, err, "counter-at: the counter is full before the first call: begin below the limit of 40 calls")
			continue
		}
		require.NoError(t, err, at)
	}
}

// TestSharesOfARestartAddUp to 100 %, within rounding.
func TestSharesOfARestartAddUp(t *testing.T) {
	for _, x := range []struct {
		call AfterRestart
		want string
	}{
		{AfterRestart{1, 0, 0}, ""},
		{AfterRestart{0.1, 0.2, 0.7}, ""},
		{AfterRestart{1. / 3, 1. / 3, 1. / 3}, ""},
		{AfterRestart{0, 0, 0}, "0%, not 100%: 100% is missing"},
		{AfterRestart{0.5, 0.5, 0.5}, "150%, not 100%: take 50% away"},
		{AfterRestart{0.5, 0.4, 0.09}, "99%, not 100%: 1% is missing"},
	} {
		_, err := (&ConsoleRestart{Share: 0.1, Call: x.call}).Condition(nil)
		if x.want == "" {
			require.NoError(t, err)
			continue
		}
		require.EqualError(t, err, "call: cut, requeued-at-front and requeued-at-back add up to "+x.want)
	}
}

// TestMistakesInsideAreToldOutside: flapping passes on what is wrong with its kind.
func TestMistakesInsideAreToldOutside(t *testing.T) {
	for _, inside := range []emergency.Ailment{&Reduced{}, &Slow{What: "handling", Times: 1}, &LostFeature{Feature: "txt"}} {
		_, want := inside.Condition([]string{"text"})
		_, got := (&Flapping{With: Flap{inside}}).Condition([]string{"text"})
		require.Error(t, want)
		require.Equal(t, want, got)
	}
}

// TestFeaturesAreFoundByName, each with a bit of its own.
func TestFeaturesAreFoundByName(t *testing.T) {
	features := []string{"location", "text", "video"}
	for i, name := range features {
		c, err := (&LostFeature{Feature: name}).Condition(features)
		require.NoError(t, err)
		require.Equal(t, uint32(1)<<i, c.Lost, name)
	}
}

// TestReducedToNothingOrToAll: both are said, though one leaves nothing and the other everything.
func TestReducedToNothingOrToAll(t *testing.T) {
	for _, share := range []float64{0, 1} {
		c, err := (&Reduced{CallTakers: &share}).Condition(nil)
		require.NoError(t, err)
		require.Equal(t, share, c.Left.CallTakers)
		c.Left.CallTakers = 1
		require.Equal(t, emergency.Healthy(), c, "the rest is whole")
	}
}

// TestWhatEndsAFault: until, or the moment from which all of it is back.
func TestWhatEndsAFault(t *testing.T) {
	at := func(minutes des.Time) emergency.Moment { return emergency.Moment{At: minutes * des.Minute} }
	until := at(90)
	require.Nil(t, (&Fault{}).Ends())
	require.Equal(t, &until, (&Fault{Until: &until}).Ends())
	require.Nil(t, (&Fault{Back: Backs{{at(10), 0.5}}}).Ends(), "half of it never comes back")
	all := &Fault{Back: Backs{{at(10), 0.5}, {at(20), 1}}}
	require.Equal(t, at(20), *all.Ends())
	all.Until = &until
	require.Equal(t, at(90), *all.Ends(), "until says so itself")
	require.Nil(t, Backs(nil).End())
}

// TestTroubleIsThePlan: the world takes what was planned, rule by rule.
func TestTroubleIsThePlan(t *testing.T) {
	p := &Plan{
		Faults:     []emergency.Fault{{Name: "one"}, {Name: "two", Ramp: des.Hour}},
		Timings:    []Timing{{After: timing.Always, At: des.Hour}, {After: 3, HasFor: true, For: seconds(t, 60)}},
		Milestones: 7,
	}
	trouble := p.Trouble()
	require.Equal(t, p.Faults, trouble.Faults)
	require.Equal(t, p.Timings, trouble.Rules)
	require.Equal(t, 7, trouble.Milestones)
	require.NotSame(t, trouble, p.Trouble(), "each replication takes its own")
}
