package fault

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

func part(v float64) *float64 { return &v }

// TestWordsOfEveryKind: each sentence follows the name of an element.
func TestWordsOfEveryKind(t *testing.T) {
	five, minute := seconds(t, 5), seconds(t, 60)
	about, err := random.Exponential(90)
	require.NoError(t, err)
	for _, x := range []struct {
		ailment emergency.Ailment
		want    string
	}{
		{&Blind{Alarms: "none"}, "sees nothing"},
		{&Blind{Alarms: "recorded"}, "records its alarms, but nobody is told"},
		{&Surge{Times: 3}, "make 3 times as many first calls"},
		{&Surge{Times: 0.25}, "make 0.25 times as many first calls"},
		{&LostFeature{Feature: "location"}, "is without location"},
		{&Cut{Where: "answer", Share: 0.3}, "cuts 30 % of its calls as an agent answers"},
		{&Cut{Where: "handling", Share: 1}, "cuts 100 % of its calls while talking to the agent"},
		{&Cut{Where: "handover", Share: 0.005}, "cuts 0.5 % of its calls while being passed on"},
		{&Slow{What: "handling", Times: 2}, "takes 2 times as long over handling"},
		{&Slow{What: "handover", Times: 1, Adds: &five}, "takes 5s longer over handover"},
		{&Slow{What: "set-up", Times: 1.5, Adds: &about}, "takes 1.5 times as long over set-up, plus about 1m 30s"},
		{&Slow{What: "step", Times: 3}, "takes 3 times as long"},
		{&Slow{What: "step", Times: 1, Adds: &minute}, "takes 1m longer"},
		{&Reduced{Agents: part(0.5)}, "has only 50 % of its agents"},
		{&Reduced{Agents: part(0.5), Seats: part(0.25)}, "has only 50 % of its agents and 25 % of its seats"},
		{&Reduced{Seats: part(0.25), Channels: part(0), Queue: part(1), Rate: part(0.125)},
			"has only 25 % of its seats, 0 % of its channels, 100 % of its places in the queue and 12.5 % of its call rate"},
		{&Reduced{Circuits: part(0.1)}, "has only 10 % of its circuits"},
		{&Reduced{CallTakers: part(0.1)}, "has only 10 % of its call takers"},
		{&Misroute{Share: 0.1, Noticed: five}, "passes 10 % of its calls on to the wrong place. This is noticed after 5s. All of them are lost"},
		{&Misroute{Share: 0.1, Noticed: five, PutRight: 1}, "passes 10 % of its calls on to the wrong place. This is noticed after 5s. All of them are then passed on correctly"},
		{&Misroute{Share: 0.1, Noticed: about, PutRight: 0.4},
			"passes 10 % of its calls on to the wrong place. This is noticed after about 1m 30s. 40 % of them are then passed on correctly, and the others are lost"},
		{&ConsoleRestart{Share: 0.2, LoggedOut: minute, Call: AfterRestart{Cut: 1}},
			"restarts the agent's console on 20 % of calls and logs the agent out for 1m. Of these calls, 100 % are cut"},
		{&ConsoleRestart{Share: 0.2, LoggedOut: minute, Call: AfterRestart{Cut: 0.5, RequeuedAtFront: 0.3, RequeuedAtBack: 0.2}},
			"restarts the agent's console on 20 % of calls and logs the agent out for 1m. Of these calls, 50 % are cut, " +
				"30 % return to the front of the queue and 20 % return to the end of the queue"},
		{&ConsoleRestart{Share: 0.2, LoggedOut: minute, Call: AfterRestart{RequeuedAtBack: 1}},
			"restarts the agent's console on 20 % of calls and logs the agent out for 1m. Of these calls, 100 % return to the end of the queue"},
	} {
		require.Equal(t, x.want, x.ailment.Words())
		require.Equal(t, x.want, WordsOn(x.ailment, emergency.APlatform), "the words are the same everywhere")
	}
}

// TestWordsOfWhatIsDown: what callers meet depends on the element.
func TestWordsOfWhatIsDown(t *testing.T) {
	const busy, silence, ringing = "busy", "silence", "ringing"
	const cut, held = ". Calls in progress are cut", ". Calls in progress are put on hold and resumed"
	for _, x := range []struct {
		tone, calls string
		recorded    float64
		on          emergency.ElementKind
		want        string
	}{
		{busy, "cut", 0, emergency.APlatform, "takes no calls: callers get a busy tone" + cut},
		{"", "kept", 0, emergency.AProvider, "takes no calls: callers get a busy tone"},
		{silence, "kept", 0.2, emergency.APlatform, "takes no calls: callers hear silence. Its logs still record 20 % of these calls"},
		{ringing, "resumed", 0, emergency.APlatform, "answers no calls: it keeps ringing" + held},
		{ringing, "kept", 0, emergency.NoElement, "answers no calls: it keeps ringing"},
		{busy, "cut", 0, emergency.ACircuitGroup, "carries no calls. They go to the next route at once, or get a busy tone if there is none" + cut},
		{silence, "kept", 0, emergency.ACircuitGroup, "carries no calls: callers hear silence until they or the network give up"},
		{busy, "resumed", 0, emergency.ACentre, "takes no calls. They wait for agents in other centres" + held},
		{silence, "cut", 0, emergency.ACentre, "takes no calls. They wait for agents in other centres" + cut},
		{busy, "kept", 0, emergency.ARoom, "takes no calls. Agents who pass calls on hear a busy tone and try the next room, or try again"},
		{silence, "cut", 0, emergency.ARoom, "takes no calls: it rings, but nobody hears it" + cut},
		{ringing, "kept", 0, emergency.ARoom, "takes no calls: it rings, but nobody hears it"},
		{busy, "cut", 0, emergency.AHandover, "is closed: the agent hears a busy tone and tries again"},
		{silence, "cut", 0, emergency.AHandover, "is dead: it rings, but nobody hears it"},
		{busy, "cut", 0, emergency.AStep, "waits and cannot be finished"},
		{silence, "kept", 0, emergency.AStep, "waits and cannot be finished"},
	} {
		f := &Down{Tone: x.tone, Calls: x.calls, Recorded: x.recorded}
		require.Equal(t, x.want, WordsOn(f, x.on), "%+v on a %v", f, x.on)
	}
	require.Equal(t, (&Down{}).Words(), WordsOn(&Down{}, emergency.APlatform))
}

// TestWordsOfWhatComesAndGoes: the trouble inside is told as of the element that it is on.
func TestWordsOfWhatComesAndGoes(t *testing.T) {
	f := &Flapping{With: Flap{&Down{Tone: "busy", Calls: "kept"}}, BadFor: seconds(t, 30), GoodFor: seconds(t, 120)}
	require.Equal(t, "alternates. For 30s it takes no calls: callers get a busy tone. Then for 2m it works normally", f.Words())
	require.Equal(t, "alternates. For 30s it waits and cannot be finished. Then for 2m it works normally", WordsOn(f, emergency.AStep))
	f.With.Kind = &Cut{Where: "answer", Share: 0.5}
	require.Equal(t, "alternates. For 30s it cuts 50 % of its calls as an agent answers. Then for 2m it works normally", WordsOn(f, emergency.ACentre))

	full := &Exhausted{Limit: 40, CounterAt: 30, Tone: "silence", Calls: "kept"}
	require.Equal(t, "counts its calls from 30. After call 40 it takes no calls: callers hear silence", full.Words())
	require.Equal(t, "counts its calls from 30. After call 40 it carries no calls: callers hear silence until they or the network give up",
		WordsOn(full, emergency.ACircuitGroup))
}

// TestLengths in sentences: a drawn one is "about" its mean.
func TestLengths(t *testing.T) {
	require.Equal(t, "1h 30m", words.Length(90*des.Minute))
	require.Equal(t, "2.5s", words.Length(2500*des.Second/1000))
	require.Equal(t, "1m", words.Average(seconds(t, 60)))
	drawn, err := random.Uniform(30, 90)
	require.NoError(t, err)
	require.Equal(t, "about 1m", words.Average(drawn))
}

// TestEveryKindSaysWhatItIs, in one sentence.
func TestEveryKindSaysWhatItIs(t *testing.T) {
	said := map[string]string{}
	for _, name := range Kinds() {
		about := About(name)
		require.Regexp(t, `^[A-Z].*\.$`, about, name)
		require.Empty(t, said[about], "%s and %s say the same", name, said[about])
		said[about] = name
	}
	require.Empty(t, About("earthquake"))
}
