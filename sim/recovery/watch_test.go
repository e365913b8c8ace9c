package recovery

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/watch"
)

// TestWhatWatchesTellAMonitor: what is looked at, over what window, and which side of the limit is bad.
func TestWhatWatchesTellAMonitor(t *testing.T) {
	rate := Rate{Length: 5 * des.Minute, AtLeast: 20}
	for _, x := range []struct {
		watch Watch
		over  des.Time
		want  func(*emergency.Monitor)
	}{
		{&AnswerRate{Rate: rate, Below: 0.95}, 5 * des.Minute, func(m *emergency.Monitor) {
			m.Watches, m.Limit, m.Below, m.AtLeast = emergency.AnswerRate, 0.95, true, 20
		}},
		{&CutRate{Rate: rate, Above: 0.05}, 5 * des.Minute, func(m *emergency.Monitor) { m.Watches, m.Limit, m.AtLeast = emergency.CutRate, 0.05, 20 }},
		{&LossRate{Rate: rate, Above: 0.05}, 5 * des.Minute, func(m *emergency.Monitor) { m.Watches, m.Limit, m.AtLeast = emergency.LossRate, 0.05, 20 }},
		{&Offered{Length: des.Minute, Below: value[int32](5)}, des.Minute, func(m *emergency.Monitor) { m.Watches, m.Limit, m.Below = emergency.OfferedCalls, 5, true }},
		{&Offered{Length: des.Minute, Above: value[int32](5)}, des.Minute, func(m *emergency.Monitor) { m.Watches, m.Limit = emergency.OfferedCalls, 5 }},
		{&Queue{Above: 10}, 0, func(m *emergency.Monitor) { m.Watches, m.Limit = emergency.QueueLength, 10 }},
		{&AgentsOn{Below: 9}, 0, func(m *emergency.Monitor) { m.Watches, m.Limit, m.Below = emergency.AgentsOn, 9, true }},
		{&Probe{Timeout: 3 * des.Second}, 0, func(m *emergency.Monitor) { m.Watches, m.Timeout = emergency.Probes, 3*des.Second }},
		{&RealCalls{Failures: []string{"blocked"}}, 0, func(m *emergency.Monitor) { m.Watches, m.Fails = emergency.RealCalls, watch.Set(watch.Blocked) }},
		{&RealCalls{Failures: []string{"refused", "cut"}, Forgets: value(des.Minute)}, 0, func(m *emergency.Monitor) {
			m.Watches, m.Fails, m.Forgets = emergency.RealCalls, watch.Set(watch.Refused)|watch.Set(watch.CutOff), des.Minute
		}},
		{&RealCalls{Failures: []string{"unanswered", "abandoned"}}, 0, func(m *emergency.Monitor) {
			m.Watches, m.Fails = emergency.RealCalls, watch.Set(watch.Unanswered)|watch.Set(watch.Abandoned)
		}},
		{&Alarms{AtLeast: 2, Of: []string{"a", "b"}}, 0, func(m *emergency.Monitor) { m.Watches, m.Raises = emergency.Alarms, 2 }},
	} {
		var got, want emergency.Monitor
		x.want(&want)
		require.NoError(t, x.watch.Tell(&got))
		require.Equal(t, want, got, "%T", x.watch)
		require.Equal(t, x.over, x.watch.Over(), "%T", x.watch)
	}
}

// TestWatchesThatMakeNoSense are told what to write.
func TestWatchesThatMakeNoSense(t *testing.T) {
	five := value[int32](5)
	for _, x := range []struct {
		watch Watch
		want  string
	}{
		{&Offered{Length: des.Minute}, "this does not say how many calls are too few or too many: add below or above"},
		{&Offered{Length: des.Minute, Below: five, Above: five}, "a monitor has one limit, and this has below and above: leave one out, or write a second monitor"},
		{&RealCalls{}, "the list is empty, so no call is a failure: name some, such as failures: [refused, unanswered]"},
		{&Alarms{AtLeast: 3, Of: []string{"a", "b"}}, "this needs 3 alarms, but of names 2 monitors, so it never raises its alarm: lower at-least or name more monitors"},
	} {
		require.EqualError(t, x.watch.Tell(&emergency.Monitor{}), x.want)
	}
}

// TestEveryWatchHasItsName, and says what it is.
func TestEveryWatchHasItsName(t *testing.T) {
	for _, name := range Watches() {
		require.NotNil(t, NewWatch(name), name)
		require.NotSame(t, NewWatch(name), NewWatch(name), name)
		require.Regexp(t, `^[A-Z].*\.$`, AboutWatch(name), name)
	}
	require.Nil(t, NewWatch("tea-leaves"))
	require.Empty(t, AboutWatch("tea-leaves"))
}

// TestACountedMonitorSetsNobodyToWork: the one that counts it does.
func TestACountedMonitorSetsNobodyToWork(t *testing.T) {
	p := monitored(plain(4))
	p.Monitors[0].Counted = true
	requireSignals(t, p, []emergency.Signal{alarm(1, 0)}, "1 alarm 0:")
	requireSignals(t, p, []emergency.Signal{alarm(1, 0), alarm(2, 1)}, `
		1 alarm 0:
		2 alarm 1:
		42 believed 3: DETECTED by 3
		52 assessed: DECIDED step1.begins
		56 step ends: step1.done`)
}
