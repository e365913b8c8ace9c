package recovery

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// with is a runbook of no steps, with remedies and the monitors alarm and standby, on whose alarms nobody acts in time.
func with(p *Plan, remedies ...PlannedRemedy) *Plan {
	for i := range remedies {
		remedies[i].Name = string(rune('a' + i))
		remedies[i].First = itsOwn + emergency.Milestone(i)*RemedyMilestones
	}
	p.Remedies = remedies
	p.Monitors = []Watcher{{Name: "alarm", Delay: seconds(5000)}, {Name: "standby", Delay: seconds(5000)}}
	return p
}

// TestAlarmsAreForThoseWhoGoByThem: to any other remedy an alarm is nothing, least of all what it asked for.
func TestAlarmsAreForThoseWhoGoByThem(t *testing.T) {
	fix := &FixForward{Takes: seconds(100)}
	require.Equal(t, lines("3: DETECTED, begins", "103: REPAIRED"), follow(t, after(emergency.Detected, fix), signals{3: "detected", 7: "alarm raised", 9: "alarm cleared"}))
	late := &ExtraAgents{Platform: "primary", Agents: 1, Arrive: seconds(50)}
	require.NotContains(t, follow(t, after(emergency.Detected, late), signals{3: "detected", 7: "alarm raised"}), "7:")
}

// TestARemedyThatIsOverBeforeItBegins does not begin.
func TestARemedyThatIsOverBeforeItBegins(t *testing.T) {
	r := after(emergency.Detected, &QueueCap{Platform: "backup", Queue: 420})
	r.Delay = seconds(30)
	r.HasUntil, r.Until = true, emergency.Repaired
	require.Equal(t, lines("3: DETECTED", "10: REPAIRED"), follow(t, r, signals{3: "detected", 10: "repaired"}))
	require.Equal(t, lines("3: DETECTED", "10: REPAIRED", "20: DETECTED", "50: begins, queue 1 420"),
		follow(t, r, signals{3: "detected", 10: "repaired", 20: "detected"}), "but the next time it does")
	r.Until, r.UntilAt = emergency.Always, 20*des.Second
	require.Equal(t, "25: DETECTED", follow(t, r, signals{25: "detected"}), "its time by the clock is over")
}

// TestAMachineKnowsWhereTrafficIs also if people bring it back, and acts again the next time.
func TestAMachineKnowsWhereTrafficIs(t *testing.T) {
	p := goesBack(func(*PlannedFailback) {})
	p.Steps = nil
	machine := after(emergency.Always, &AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, AtMost: emergency.Unlimited})
	requireSignals(t, with(p, machine), []emergency.Signal{alarm(7, 0), cleared(20, 0), alarm(500, 0), cleared(520, 0)}, `
		7 alarm 0: DETECTED by 3 DECIDED 0>1
		17 assessed: DECIDED
		20 cleared 0:
		107 repair ends: REPAIRED
		117 hold-off ends: back 1>0
		117 moved: closed listen closed
		500 alarm 0: DETECTED by 3 DECIDED 0>1
		510 assessed: DECIDED
		520 cleared 0:
		600 repair ends: REPAIRED
		610 hold-off ends: back 1>0
		610 moved: closed listen closed
		5007 believed 2:
		5500 believed 2:`)
}

// TestPeopleFindDoneWhatAMachineHasDone, with no failback planned, and also if it has gone back by itself by then.
func TestPeopleFindDoneWhatAMachineHasDone(t *testing.T) {
	for _, back := range []*Returns{nil, {2 * des.Second}} {
		machine := after(emergency.Always, &AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, AtMost: emergency.Unlimited, Returns: back})
		text := playSignals(with(runbook(switching(5, nil)), machine).Start(random.New(1, 0)), []emergency.Signal{alarm(7, 0), cleared(9, 0)})
		require.NotContains(t, text, "step1.begins", text)
	}
}

// TestAnAlarmFromBeforeItBegan moves traffic as it begins, and one that is over by then does not.
func TestAnAlarmFromBeforeItBegan(t *testing.T) {
	k := &AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, AtMost: emergency.Unlimited}
	r := after(emergency.Decided, k)
	require.Equal(t, lines("5: DECIDED, begins", "5: DETECTED by 3, DECIDED, 0>1"), follow(t, r, signals{1: "alarm raised", 5: "decided"}))
	require.Equal(t, "5: DECIDED, begins", follow(t, r, signals{1: "alarm raised", 3: "alarm cleared", 5: "decided"}))
}

// TestAHoldOffIsStaleOnceTrafficIsBack, whoever brought it.
func TestAHoldOffIsStaleOnceTrafficIsBack(t *testing.T) {
	p := goesBack(func(f *PlannedFailback) { f.HoldOff = seconds(500) })
	staged := after(emergency.Repaired, &StagedSwitch{From: "backup", To: "primary", Steps: []float64{1}, Every: des.Minute})
	staged.Delay = seconds(96)
	text := playSignals(with(p, staged).Start(random.New(1, 0)), []emergency.Signal{told(1, 1), told(300, 1)})
	require.Contains(t, text, "200 remedy:")
	require.Contains(t, text, "303 believed 1: DETECTED by 1\n", "traffic is back, and the incident over")
	require.Contains(t, text, "604 hold-off ends:\n", "it was of the first incident")
	require.Contains(t, text, "903 hold-off ends: back 1>0", "and this of the second")
}
