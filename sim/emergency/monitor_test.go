package emergency

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency/watch"
	"nines/sim/random"
)

// watching puts one monitor on the desk, which takes a sample every ten seconds.
func watching(m Monitor) func(*Network) {
	return func(n *Network) {
		m.Name, m.Every, m.Failures, m.Successes = "alarm", 10*des.Second, max(1, m.Failures), max(1, m.Successes)
		n.Monitors, n.AnsweredIn = []Monitor{m}, 5*des.Second
	}
}

var (
	atTheRoom     = Element{Kind: ARoom, Index: 0}
	atTheProvider = Element{Kind: AProvider, Index: 0}
	atThePlatform = Element{Kind: APlatform, Index: 0}
	theMonitor    = []Element{{Kind: AMonitor, Index: 0}}
	theStep       = []Element{{Kind: AStep, Index: 0}}
)

// alarms are the alarms that a strategy heard, in words.
func alarms(heard []Signal) string {
	var list []string
	for _, s := range heard {
		list = append(list, fmt.Sprintf("%s %v", [...]string{"?", "raised", "cleared"}[s.Alarm], s.At.Seconds()))
	}
	return strings.Join(list, ", ")
}

func cutsAtAnswer(c *Condition) { c.Cut[CutAtAnswer] = 1 }
func nobody(c *Condition)       { c.Left.Agents = 0 }

// monitorTraces are worked out by hand. The one agent takes 10 s for a call; the control room answers at once.
var monitorTraces = []struct {
	name    string
	watches Monitor
	calls   []float64
	world   func(*Network)
	trouble []spell
	want    string
}{
	{"a queue of 3, 3, 2 and 1 calls", Monitor{Watches: QueueLength, On: atThePlatform, Limit: 1}, []float64{1, 2, 3, 4}, nil, nil, "raised 10, cleared 30"},
	{"the second bad sample, the second good one", Monitor{Watches: QueueLength, On: atThePlatform, Limit: 1, Rules: watch.Rules{Failures: 2, Successes: 2}}, []float64{1, 2, 3, 4}, nil, nil, "raised 20, cleared 40"},
	{"no three in a row", Monitor{Watches: QueueLength, On: atThePlatform, Limit: 1, Rules: watch.Rules{Failures: 3}}, []float64{1, 2, 3, 4}, nil, nil, ""},
	{"a queue at a control room", Monitor{Watches: QueueLength, On: atTheRoom}, []float64{1, 2, 3},
		func(n *Network) {
			n.Rooms[0].CallTakers, n.Rooms[0].Conversation = 1, constant(25)
			n.Platforms[0].StaysOn = false
		},
		nil, "raised 30, cleared 70"}, // rings at 11, 21 and 31; answers at 11, 36 and 61
	{"nobody logged on", Monitor{Watches: AgentsOn, On: atThePlatform, Limit: 1, Below: true}, nil, nil,
		[]spell{{"ill", 12, 33, theCentre, nobody}}, "raised 20, cleared 40"},
	{"no calls for 20 s", Monitor{Watches: OfferedCalls, On: atThePlatform, Window: 2, Limit: 1, Below: true}, []float64{1, 15, 45, 65}, nil, nil,
		"raised 40, cleared 50, raised 90"},
	{"a platform that is down logs nothing", Monitor{Watches: OfferedCalls, On: atThePlatform, Window: 1, Limit: 1, Below: true}, []float64{1, 11, 21, 31}, nil,
		[]spell{{"dead", 5, 25, thePlatform, busy}}, "raised 20, cleared 40, raised 50"},
	{"two calls at the control room in 20 s", Monitor{Watches: OfferedCalls, On: atTheRoom, Window: 2, Limit: 1}, []float64{1, 2}, nil, nil, "raised 30, cleared 40"},
	{"three dialled in 10 s", Monitor{Watches: OfferedCalls, On: atTheProvider, Window: 1, Limit: 2}, []float64{1, 2, 3, 14, 15}, nil, nil, "raised 10, cleared 20"},
	{"2 of 3 calls cut", Monitor{Watches: CutRate, On: atThePlatform, Window: 2, Limit: 0.5, AtLeast: 3}, []float64{1, 21, 22, 41}, nil,
		[]spell{{"scissors", 20, 40, thePlatform, cutsAtAnswer}}, "raised 30"}, // then there are never 3 again
	{"2 of 3 calls cut, and then none of 1", Monitor{Watches: CutRate, On: atThePlatform, Window: 2, Limit: 0.5}, []float64{1, 21, 22, 41}, nil,
		[]spell{{"scissors", 20, 40, thePlatform, cutsAtAnswer}}, "raised 30, cleared 60"},
	{"just half is not above half", Monitor{Watches: CutRate, On: atThePlatform, Window: 3, Limit: 0.5}, []float64{1, 21}, nil,
		[]spell{{"scissors", 20, 40, thePlatform, cutsAtAnswer}}, "raised 50"}, // 1 of 2 at 30 and 40, 1 of 1 at 50
	{"answered after 0, 9 and 18 s", Monitor{Watches: AnswerRate, On: atThePlatform, Window: 1, Limit: 0.5, Below: true}, []float64{1, 2, 3, 45}, nil, nil,
		"raised 20, cleared 50"},
	{"a platform turns a call away", Monitor{Watches: LossRate, On: atThePlatform, Window: 1, Limit: 0.4}, []float64{1, 2},
		func(n *Network) { n.Platforms[0].Queue = 0 }, nil, "raised 10, cleared 20"},
	{"a provider loses a call", Monitor{Watches: LossRate, On: atTheProvider, Window: 1, Limit: 0.4}, []float64{1, 12}, nil,
		[]spell{{"no lines", 0, 5, theCircuits, busy}}, "raised 10, cleared 30"},
	{"a call that hangs up is no loss of the provider's", Monitor{Watches: LossRate, On: atTheProvider, Window: 1}, []float64{1, 2},
		func(n *Network) { n.Callers.Patience[Ringing] = constant(3) }, nil, ""},
	{"alarms that are recorded, and one that still stands", Monitor{Watches: QueueLength, On: atThePlatform, Limit: 1}, []float64{1, 2, 3, 4}, nil,
		[]spell{{"muted", 0, 15, theMonitor, func(c *Condition) { c.Blind = RecordsOnly }}}, "raised 20, cleared 30"},
	{"it sees nothing, and begins again", Monitor{Watches: QueueLength, On: atThePlatform, Limit: 1, Rules: watch.Rules{Failures: 2}}, []float64{1, 2, 3, 4, 5}, nil,
		[]spell{{"dark", 0, 15, theMonitor, func(c *Condition) { c.Blind = SeesNothing }}}, "raised 30, cleared 40"},
	{"blind while its alarm stands: nobody hears that it is over before it sees again", Monitor{Watches: QueueLength, On: atThePlatform, Limit: 1}, []float64{1, 2, 3, 4}, nil,
		[]spell{{"dark", 15, 55, theMonitor, func(c *Condition) { c.Blind = SeesNothing }}}, "raised 10, cleared 60"},
}

func TestMonitorsByHand(t *testing.T) {
	for _, x := range monitorTraces {
		t.Run(x.name, func(t *testing.T) {
			d := &deaf{}
			(&trace{calls: someCalls(x.calls), trouble: x.trouble, strategy: d, world: func(n *Network) {
				n.Length = 100 * des.Second
				if x.world != nil {
					x.world(n)
				}
				watching(x.watches)(n)
			}}).story(t)
			require.Equal(t, x.want, alarms(d.heard))
		})
	}
}

// someCalls is a list of calls that is not empty: at worst one that comes too late to matter.
func someCalls(calls []float64) []float64 {
	if calls == nil {
		return []float64{99.5}
	}
	return calls
}

// TestAWithheldAlarmIsTold once, with whether it is recorded, and touches the fault that withholds it.
func TestAWithheldAlarmIsTold(t *testing.T) {
	for blind, recorded := range map[Blindness]bool{RecordsOnly: true, SeesNothing: false} {
		x := trace{calls: []float64{1, 2, 3, 4}, trouble: []spell{{"blind", 0, 0, theMonitor, func(c *Condition) { c.Blind = blind }}}}
		x.world = watching(Monitor{Watches: QueueLength, On: atThePlatform, Limit: 1})
		_, list := x.story(t)
		withheld, touched := 0, 0
		for _, o := range list {
			switch {
			case o.Fact == AlarmWithheld:
				withheld++
				require.Equal(t, []any{10 * des.Second, int16(0), recorded, theMonitor[0]}, []any{o.At, o.Cause, o.Seen, o.Element})
			case o.Fact == TroubleTouched && o.Slot == None:
				touched++
			case o.Fact == TroubleBegan:
				require.True(t, o.Hidden, "no caller meets it")
			}
		}
		require.Equal(t, [2]int{1, 1}, [2]int{withheld, touched})
	}
}

// TestProbesByHand: every ten seconds a synthetic call.
func TestProbesByHand(t *testing.T) {
	late := func(n *Network) { n.Rooms[0].CallTakers, n.Rooms[0].Conversation = 1, constant(30) }
	for _, x := range []struct {
		name    string
		on      Element
		calls   []float64
		world   func(*Network)
		trouble []spell
		want    string
	}{
		{"all is well", atThePlatform, nil, nil, nil, ""},
		{"down with a tone", atThePlatform, nil, nil, []spell{{"dead", 15, 35, thePlatform, busy}}, "raised 20, cleared 40"},
		{"down in silence, which is known after 9 s", atThePlatform, nil, nil, []spell{{"dumb", 15, 35, thePlatform, silence}}, "raised 29, cleared 40"},
		{"through a provider that is down", atTheProvider, nil, nil, []spell{{"dead", 15, 35, []Element{atTheProvider}, busy}}, "raised 20, cleared 40"},
		{"through circuits that are down", atTheProvider, nil, nil, []spell{{"dead", 15, 35, theCircuits, busy}}, "raised 20, cleared 40"},
		{"through a provider to a platform that is down", atTheProvider, nil, nil, []spell{{"dead", 15, 35, thePlatform, busy}}, "raised 20, cleared 40"},
		{"over another route", atTheProvider, nil, second, []spell{{"dead", 15, 35, thePlatform, busy}}, ""},
		{"no circuit free", atTheProvider, []float64{5}, func(n *Network) { n.Groups[0].Circuits = 1 }, nil, "raised 10, cleared 20"},
		{"no room in the queue", atThePlatform, []float64{5}, func(n *Network) { n.Platforms[0].Queue = 0 }, nil, "raised 10, cleared 20"},
		{"no channel free", atThePlatform, []float64{5}, func(n *Network) { n.Platforms[0].Channels = 1 }, nil, "raised 10, cleared 20"},
		{"3, 2 and 1 calls before it, of 10 s each", atThePlatform, []float64{1, 2, 3, 4}, nil, nil, "raised 19, cleared 50"},
		{"nobody there", atThePlatform, nil, nil, []spell{{"ill", 12, 33, theCentre, nobody}}, "raised 29, cleared 40"},
		{"cut", atThePlatform, nil, nil, []spell{{"scissors", 15, 35, thePlatform, cutsAtAnswer}}, "raised 20, cleared 40"},
		{"cut at the centre of who is free", atThePlatform, nil, nil, []spell{{"scissors", 15, 35, theCentre, cutsAtAnswer}}, "raised 20, cleared 40"},
		{"a control room that is down", atTheRoom, nil, nil, []spell{{"dead", 15, 35, theRoom, busy}}, "raised 20, cleared 40"},
		{"a control room whose call taker is busy for longer", atTheRoom, []float64{1, 2}, late, nil, "raised 29, cleared 80"}, // rings at 11 and 21; busy from 11 to 71
	} {
		t.Run(x.name, func(t *testing.T) {
			d := &deaf{}
			(&trace{calls: someCalls(x.calls), trouble: x.trouble, strategy: d, world: func(n *Network) {
				n.Length = 100 * des.Second
				if x.world != nil {
					x.world(n)
				}
				watching(Monitor{Watches: Probes, On: x.on, Rules: watch.Rules{Timeout: 9 * des.Second}})(n)
			}}).story(t)
			require.Equal(t, x.want, alarms(d.heard))
		})
	}
}

// TestProbesOfATroubleThatIsAProbability fail in that share.
func TestProbesOfATroubleThatIsAProbability(t *testing.T) {
	n := oneDesk()
	n.Length = 100 * des.Hour
	n.Demand.Sources[0].Rate = flat(1e-9, n.Length)
	watching(Monitor{Watches: Probes, On: atThePlatform, Rules: watch.Rules{Timeout: des.Minute}})(n)
	r := recording(AlarmRaised, AlarmCleared)
	play(t, n, troubleOf([]spell{{"scissors", 0, 0, thePlatform, func(c *Condition) { c.Cut[CutOnHandover] = 0.3 }}}), idleStrategy{}, r)
	raised := 0
	for _, o := range r.list {
		if o.Fact == AlarmRaised {
			raised++
		}
	}
	const samples = 36000 // an alarm is a failed probe after one that did not fail
	require.InDelta(t, samples*0.3*0.7, raised, 4.9*math.Sqrt(samples*0.3*0.7))
}

// TestFalseAlarms come at their rate and are cleared by the next good sample.
func TestFalseAlarms(t *testing.T) {
	n := oneDesk()
	n.Length = 1000 * des.Hour
	n.Demand.Sources[0].Rate = flat(1e-9, n.Length)
	watching(Monitor{Watches: QueueLength, On: atThePlatform, Limit: 9, Rules: watch.Rules{FalseAlarms: exponential(600)}})(n)
	r := recording(AlarmRaised, AlarmCleared)
	play(t, n, nil, idleStrategy{}, r)
	for i := range len(r.list) / 2 {
		raised, cleared := r.list[2*i], r.list[2*i+1]
		require.Equal(t, [2]Fact{AlarmRaised, AlarmCleared}, [2]Fact{raised.Fact, cleared.Fact})
		require.LessOrEqual(t, cleared.At-raised.At, 10*des.Second)
	}
	const expected = 6000 * (1 - 10./600/2) // those that come while one stands, which it does for 5 s on average, are none of their own
	require.InDelta(t, expected, len(r.list)/2, 4.9*math.Sqrt(expected))
}

// acknowledging hears alarms and has everybody listen again at the first one.
type acknowledging struct{ deaf }

func (a *acknowledging) Receive(s Signal, o *Orders) {
	a.deaf.Receive(s, o)
	if len(a.heard) == 1 {
		o.Listen()
	}
}

// TestListeningAgain forgets nothing. An alarm whose cause lasts is raised again, and that one is over is said.
func TestListeningAgain(t *testing.T) {
	for _, x := range []struct {
		name  string
		m     Monitor
		calls []float64
		want  string
	}{
		{"a queue that lasts", Monitor{Watches: QueueLength, Limit: 1}, []float64{1, 2, 3, 4}, "raised 10, raised 20, cleared 30"},
		{"a queue that lasts, the second time in a row", Monitor{Watches: QueueLength, Limit: 1, Rules: watch.Rules{Failures: 2}}, []float64{1, 2, 3, 4, 5, 6}, "raised 20, raised 40, cleared 50"},
		{"calls that are over", Monitor{Watches: OfferedCalls, Limit: 1, Window: 1}, []float64{1, 2, 3, 4, 70, 71}, "raised 10, cleared 20, raised 80, cleared 90"},
		{"the window still sees what was before, which is no news", Monitor{Watches: OfferedCalls, Limit: 1, Window: 3}, []float64{1, 2, 3, 4}, "raised 30, cleared 40"},
		{"calls that go on coming are news once the window has seen nothing else", Monitor{Watches: OfferedCalls, Limit: 1, Window: 3}, []float64{1, 2, 11, 12, 21, 22, 31, 32, 41, 42, 51, 52, 61, 62}, "raised 30, raised 70"},
	} {
		t.Run(x.name, func(t *testing.T) {
			a := &acknowledging{}
			x.m.On = atThePlatform
			(&trace{calls: x.calls, strategy: a, world: func(n *Network) {
				n.Length = 100 * des.Second
				watching(x.m)(n)
			}}).story(t)
			require.Equal(t, x.want, alarms(a.heard))
		})
	}
}

// TestWatchingChangesNothing: all sorts of monitors, and every other fact is the same as without them.
func TestWatchingChangesNothing(t *testing.T) {
	facts := func(monitors []Monitor) []Observation {
		n, trouble := busyDay(des.Hour)
		n.Monitors = monitors
		r := &record{}
		play(t, n, trouble, idleStrategy{}, r)
		var list []Observation
		for _, o := range r.list {
			if o.Fact < AlarmRaised {
				list = append(list, o)
			}
		}
		return list
	}
	var all []Monitor
	for w := AnswerRate; w <= RealCalls; w++ {
		for _, e := range []Element{atThePlatform, atTheProvider, atTheRoom} {
			if Sees(w, e.Kind) {
				all = append(all, Monitor{Watches: w, On: e, Window: 60, Limit: 0.1, Fails: watch.Set(watch.Refused), Rules: watch.Rules{
					Every: des.Second, Phase: -1, Failures: 1, Successes: 1, Timeout: des.Second, Delay: constant(2), FalseAlarms: exponential(100)}})
			}
		}
	}
	require.Len(t, all, 15)
	require.Equal(t, facts(nil), facts(all))
}

// TestSamplesAllocateNothing: an hour and six hours of samples make the same few allocations.
func TestSamplesAllocateNothing(t *testing.T) {
	measure := func(length des.Time) float64 {
		n, trouble := busyDay(length)
		n.Monitors = []Monitor{
			{Watches: CutRate, On: atThePlatform, Window: 60, Limit: 0.02, Rules: watch.Rules{Every: des.Second, Failures: 1, Successes: 1}},
			{Watches: Probes, On: atThePlatform, Rules: watch.Rules{Every: des.Second, Failures: 1, Successes: 1, FalseAlarms: exponential(100)}},
		}
		w := NewWorld(n)
		return testing.AllocsPerRun(3, func() {
			_, err := w.Run(random.New(1, 0), trouble, idleStrategy{}, silent{})
			require.NoError(t, err)
		})
	}
	require.Equal(t, measure(des.Hour), measure(6*des.Hour))
}
