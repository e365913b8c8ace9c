package recovery

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/orders"
	"nines/sim/random"
)

// monitored is a runbook with two monitors, whose alarms are acted on after 5 and 40 s: sources 2 and 3.
func monitored(steps ...PlannedStep) *Plan {
	p := runbook(steps...)
	p.Monitors = []Watcher{{Name: "cut-alarm", Delay: seconds(5)}, {Name: "heartbeat", Delay: seconds(40)}}
	return p
}

func alarm(at float64, monitor int32) emergency.Signal {
	return emergency.Signal{At: des.FromSeconds(at), Alarm: emergency.Raised, Monitor: monitor}
}

func cleared(at float64, monitor int32) emergency.Signal {
	return emergency.Signal{At: des.FromSeconds(at), Alarm: emergency.Cleared, Monitor: monitor}
}

func told(at float64, party int32) emergency.Signal {
	return emergency.Signal{At: des.FromSeconds(at), Report: true, Sensor: party}
}

func requireSignals(t *testing.T, p *Plan, signals []emergency.Signal, want string) {
	t.Helper()
	requireLines(t, want, playSignals(p.Start(random.New(1, 0)), signals))
}

func TestSourcesArePartiesThenMonitors(t *testing.T) {
	require.Equal(t, []string{"agents", "public", "cut-alarm", "heartbeat"}, monitored().Sources())
}

func TestAnAlarmIsActedOn(t *testing.T) {
	requireSignals(t, monitored(plain(4)), []emergency.Signal{alarm(1, 0), cleared(8, 0)}, `
		1 alarm 0:
		6 believed 2: DETECTED by 2
		8 cleared 0:
		16 assessed: DECIDED step1.begins
		20 step ends: step1.done`)
}

// TestTheFirstToBeBelievedCounts: the report that comes later than the alarm is believed sooner.
func TestTheFirstToBeBelievedCounts(t *testing.T) {
	requireSignals(t, monitored(plain(4)), []emergency.Signal{alarm(1, 1), told(20, 0)}, `
		1 alarm 1:
		20 report 0:
		22 believed 0: DETECTED by 0
		32 assessed: DECIDED step1.begins
		36 step ends: step1.done
		41 believed 3:`)
}

func TestAnAlarmThatHasClearedIsLetBe(t *testing.T) {
	requireSignals(t, monitored(), []emergency.Signal{alarm(1, 1), cleared(30, 1)}, `
		1 alarm 1:
		30 cleared 1:
		41 believed 3:`)
	requireSignals(t, monitored(), []emergency.Signal{alarm(1, 1), cleared(30, 1), alarm(35, 1)}, `
		1 alarm 1:
		30 cleared 1:
		35 alarm 1:
		41 believed 3:
		75 believed 3: DETECTED by 3
		85 assessed: DECIDED`)
}

// TestAnAlarmOfTheLastIncidentIsNoNews, even if somebody would only act on it now.
func TestAnAlarmOfTheLastIncidentIsNoNews(t *testing.T) {
	p := monitored()
	p.Repair = &PlannedRepair{Takes: seconds(12)}
	requireSignals(t, p, []emergency.Signal{alarm(1, 0), alarm(2, 1)}, `
		1 alarm 0:
		2 alarm 1:
		6 believed 2: DETECTED by 2
		16 assessed: DECIDED
		18 repair ends: REPAIRED closed listen
		42 believed 3:`)
}

func TestDecidingTakesItsOwnTime(t *testing.T) {
	p := monitored(plain(4))
	p.Decide = seconds(7)
	requireSignals(t, p, []emergency.Signal{alarm(1, 0)}, `
		1 alarm 0:
		6 believed 2: DETECTED by 2
		16 assessed:
		23 decided: DECIDED step1.begins
		27 step ends: step1.done`)
}

// TestAWrongDiagnosis costs its time and the time to assess again, up to so many times.
func TestAWrongDiagnosis(t *testing.T) {
	p := monitored()
	p.Misjudge = &Misjudged{Share: 0.5, Costs: seconds(30)}
	times := map[int]int{}
	const replications = 400
	for r := range replications {
		s := p.Start(random.New(1, r))
		again := 0
		for {
			o := sheet()
			s.Receive(emergency.Signal{Due: due(assessed)}, o)
			if _, ok := o.List()[0].(orders.Mark); ok {
				break
			}
			require.Equal(t, []emergency.Order{orders.Wake{After: 30 * des.Second, Wakeup: due(misled)}}, o.List())
			o = sheet()
			s.Receive(emergency.Signal{Due: due(misled)}, o)
			require.Equal(t, []emergency.Order{orders.Wake{After: 10 * des.Second, Wakeup: due(assessed)}}, o.List())
			again++
		}
		times[again]++
	}
	require.InDelta(t, replications/2, times[0], 4.9*10)
	require.InDelta(t, replications/4, times[1], 4.9*8.7)
	require.InDelta(t, replications/8, times[2], 4.9*6.7)

	p.Misjudge.Share = 1
	s, wrong := p.Start(random.New(1, 0)), 0
	for o := sheet(); len(o.List()) == 0 || !isMark(o.List()[0]); wrong++ {
		o = sheet()
		s.Receive(emergency.Signal{Due: due(assessed)}, o)
	}
	require.Equal(t, mostMisjudged, wrong-1)
}

// TestStepsAreWork, so that the world can make them longer: the first time, and when they are done again.
func TestStepsAreWork(t *testing.T) {
	s := monitored(plain(4), switching(5, always(0))).Start(random.New(1, 0))
	work := func(token emergency.Event) []emergency.Order {
		o := sheet()
		s.Receive(emergency.Signal{Due: due(token)}, o)
		var list []emergency.Order
		for _, order := range o.List() {
			if _, ok := order.(orders.Work); ok {
				list = append(list, order)
			}
		}
		return list
	}
	require.Equal(t, []emergency.Order{orders.Work{Step: 0, Takes: 4 * des.Second, Wakeup: due(stepEnds)}}, work(assessed))
	require.Equal(t, []emergency.Order{orders.Work{Step: 1, Takes: 5 * des.Second, Wakeup: due(stepEnds)}}, work(stepEnds))
	require.Empty(t, work(stepEnds))
	require.Equal(t, []emergency.Order{orders.Work{Step: 1, Takes: 55 * des.Second, Wakeup: due(redoEnds)}}, work(wrongIsNoticed))
}

// due is what people asked to be told of an event.
func due(e emergency.Event) emergency.Wakeup { return emergency.Wakeup{Event: e} }

func isMark(o emergency.Order) bool {
	_, ok := o.(orders.Mark)
	return ok
}
