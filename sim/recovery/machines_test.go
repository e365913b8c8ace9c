package recovery

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/timing"
)

// alone is remedies without people.
func alone(remedies ...PlannedRemedy) *Plan { return watched(&Plan{Nothing: true}, remedies...) }

// between is a remedy that stands between two times, in seconds.
func between(from, to float64, k Kind) PlannedRemedy {
	return PlannedRemedy{Planned: k.Plan(newWorld()), Rule: timing.Rule{After: timing.Always, At: des.FromSeconds(from), Until: timing.Always, UntilAt: des.FromSeconds(to), HasUntil: true}}
}

// TestStagedSwitchScenes: 10 %, 50 % and all, one step a minute.
func TestStagedSwitchScenes(t *testing.T) {
	k := &StagedSwitch{From: "primary", To: "backup", Steps: []float64{0.1, 0.5, 1}, Every: des.Minute, StopIf: "standby"}
	always := alone(after(emergency.Always, k))
	returning := &StagedSwitch{From: "backup", To: "primary", Steps: []float64{0.5, 1}, Every: des.Minute}
	machine := after(emergency.Always, &AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, AtMost: emergency.Unlimited})
	followed := after(emergency.Detected, k)
	followed.HasFor, followed.For = true, seconds(90)
	followedTwice := watched(runbook(), followed)
	followedTwice.Repair = &PlannedRepair{Takes: seconds(200)}
	requireScenes(t, []scene{
		{name: "all goes well", plan: always, want: `
			0 start: begins open 1
			0 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			60 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			120 remedy: 0>1 calls undivided people undivided
			open: 1`},
		{name: "all at once", plan: alone(after(emergency.Always, &StagedSwitch{From: "primary", To: "backup", Steps: []float64{1}, Every: des.Minute})), want: `
			0 start: begins open 1
			0 moved: open 1 0>1 calls undivided people undivided
			open: 1`},
		{name: "an alarm of the primary is nothing to it", plan: always, signals: []emergency.Signal{alarm(30, 0)}, want: `
			0 start: begins open 1
			0 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			60 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			120 remedy: 0>1 calls undivided people undivided
			open: 1`},
		{name: "an alarm between the steps: all of it goes back, for good", plan: always, signals: []emergency.Signal{alarm(70, 1), cleared(75, 1)}, want: `
			0 start: begins open 1
			0 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			60 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			70 alarm 1: end
			open: 0`},
		{name: "an alarm after the last step is nothing to it", plan: always, signals: []emergency.Signal{alarm(130, 1)}, want: `
			0 start: begins open 1
			0 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			60 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			120 remedy: 0>1 calls undivided people undivided
			open: 1`},
		{name: "an alarm before the first step: it waits", plan: alone(between(100, 900, k)), signals: []emergency.Signal{alarm(90, 1), cleared(130, 1)}, want: `
			100 remedy: begins
			130 cleared 1: open 1
			130 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			190 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			250 remedy: 0>1 calls undivided people undivided
			900 remedy: ends end
			open: 0`},
		{name: "the backup starts up first", plan: always, starts: 45, want: `
			0 start: begins open 1
			0 moved: open 1
			45 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			105 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			165 remedy: 0>1 calls undivided people undivided
			open: 1`},
		{name: "the backup starts up for longer than a step", plan: always, starts: 100, want: `
			0 start: begins open 1
			0 moved: open 1
			100 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			160 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			220 remedy: 0>1 calls undivided people undivided
			open: 1`},
		{name: "it ends between its steps: traffic is where it was, and the next step is not taken", plan: alone(between(0, 90, k)), want: `
			0 start: begins open 1
			0 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			60 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			90 remedy: ends end
			open: 0`},
		{name: "it ends after its last step: traffic is where it was", plan: alone(between(0, 200, k)), want: `
			0 start: begins open 1
			0 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			60 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			120 remedy: 0>1 calls undivided people undivided
			200 remedy: ends end
			open: 0`},
		{name: "a machine moves everything between its steps: there is nothing left to do", plan: alone(after(emergency.Always, k), machine), signals: []emergency.Signal{alarm(70, 0)}, want: `
			0 start: begins open 1 begins
			0 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			60 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			70 alarm 0: DETECTED by 3 DECIDED 0>1
			120 remedy: end
			open: 1`},
		{name: "back to where traffic came from: the move away is over", plan: alone(machine, between(100, 800, returning)), signals: []emergency.Signal{alarm(10, 0), cleared(20, 0)}, want: `
			0 start: begins
			10 alarm 0: DETECTED by 3 DECIDED 0>1
			100 remedy: begins open 0
			100 moved: open 0 calls 1:50% 0:50% people 1:50% 0:50%
			160 remedy: back 1>0 calls undivided people undivided
			160 moved: closed
			800 remedy: ends end
			open: 0`},
		{name: "twice, each time for a minute and a half", plan: followedTwice, signals: []emergency.Signal{told(1, 1), told(400, 0)}, want: `
			4 believed 1: DETECTED by 1 begins open 1
			4 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			14 assessed: DECIDED
			64 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			94 remedy: ends end
			204 repair ends: REPAIRED closed listen closed
			402 believed 0: DETECTED by 0 begins open 1
			402 moved: open 1 calls 0:90% 1:10% people 0:90% 1:10%
			412 assessed: DECIDED
			462 remedy: calls 0:50% 1:50% people 0:50% 1:50%
			492 remedy: ends end
			602 repair ends: REPAIRED closed listen closed
			open: 0`},
	})
}

// TestAutomaticSwitchScenes: alarms of the primary move traffic, and those of the backup keep it.
func TestAutomaticSwitchScenes(t *testing.T) {
	machine := func(change func(*AutomaticSwitch)) *AutomaticSwitch {
		k := &AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, Unless: []string{"standby"}, Takes: seconds(10), AtMost: emergency.Unlimited}
		change(k)
		return k
	}
	plain := func(*AutomaticSwitch) {}
	returns := func(k *AutomaticSwitch) { k.Returns = &Returns{20 * des.Second} }
	planOf := func(change func(*AutomaticSwitch)) *Plan { return alone(after(emergency.Always, machine(change))) }
	otherWay := after(emergency.Always, &AutomaticSwitch{From: "backup", To: "primary", If: []string{"standby"}, Unless: []string{"alarm"}, AtMost: emergency.Unlimited})
	to := func(list ...emergency.Signal) []emergency.Signal { return list }
	requireScenes(t, []scene{
		{name: "an alarm that is over before the switch is made", plan: planOf(plain), signals: to(alarm(5, 0), cleared(12, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: closed
			open: 0`},
		{name: "an alarm that is over, and another, before the switch is made", plan: planOf(plain), signals: to(alarm(5, 0), cleared(8, 0), alarm(12, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			open: 1`},
		{name: "the backup's alarm comes before the switch is made, and clears", plan: planOf(plain), signals: to(alarm(5, 0), alarm(12, 1), cleared(60, 1)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: closed
			60 cleared 1: DETECTED by 3 DECIDED
			70 remedy: 0>1
			open: 1`},
		{name: "the backup's alarm after the switch is nothing to it", plan: planOf(plain), signals: to(alarm(5, 0), alarm(30, 1)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			open: 1`},
		{name: "it returns when all has been clear", plan: planOf(returns), signals: to(alarm(5, 0), cleared(50, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			80 remedy: undo from 0
			80 moved: closed
			open: 0`},
		{name: "clear, but not for long enough", plan: planOf(returns), signals: to(alarm(5, 0), cleared(50, 0), alarm(65, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			open: 1`},
		{name: "an alarm while the return takes its time", plan: planOf(returns), signals: to(alarm(5, 0), cleared(50, 0), alarm(75, 0), cleared(100, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			130 remedy: undo from 0
			130 moved: closed
			open: 0`},
		{name: "held down, the return and the next switch wait", plan: planOf(func(k *AutomaticSwitch) {
			returns(k)
			k.HoldDown = 60 * des.Second
		}), signals: to(alarm(5, 0), cleared(20, 0), alarm(100, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			85 remedy: undo from 0
			85 moved: closed
			145 remedy: DETECTED by 3 DECIDED
			155 remedy: 0>1
			open: 1`},
		{name: "no more than one within five minutes", plan: planOf(func(k *AutomaticSwitch) {
			returns(k)
			k.AtMost, k.Within = 1, 300*des.Second
		}), signals: to(alarm(5, 0), cleared(20, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			325 remedy: undo from 0
			325 moved: closed
			open: 0`},
		{name: "three within five minutes, there and back and there", plan: planOf(func(k *AutomaticSwitch) {
			returns(k)
			k.AtMost, k.Within = 3, 300*des.Second
		}), signals: to(alarm(5, 0), cleared(20, 0), alarm(70, 0), cleared(90, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			50 remedy: undo from 0
			50 moved: closed
			70 alarm 0: DETECTED by 3 DECIDED
			80 remedy: 0>1
			325 remedy: undo from 0
			325 moved: closed
			open: 0`},
		{name: "the remedy is over before the switch is made", plan: alone(between(0, 12, machine(plain))), signals: to(alarm(5, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			12 remedy: ends
			open: 0`},
		{name: "the remedy is over: traffic stays", plan: alone(between(0, 100, machine(returns))), signals: to(alarm(5, 0), cleared(200, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			100 remedy: ends
			open: 1`},
		{name: "the alarm stood before it began", plan: alone(between(50, 800, machine(plain))), signals: to(alarm(5, 0)), want: `
			50 remedy: begins
			50 remedy: DETECTED by 3 DECIDED
			60 remedy: 0>1
			800 remedy: ends
			open: 1`},
		{name: "the backup starts up", plan: planOf(plain), starts: 60, signals: to(alarm(5, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			open: 1`},
		{name: "the alarm is over while the backup starts up", plan: planOf(plain), starts: 60, signals: to(alarm(5, 0), cleared(30, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			30 cleared 0: undo from 0
			30 moved: closed
			open: 0`},
		{name: "the remedy is over while the backup starts up", plan: alone(between(0, 40, machine(plain))), starts: 60, signals: to(alarm(5, 0)), want: `
			0 start: begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			40 remedy: ends undo from 0
			40 moved: closed
			open: 0`},
		{name: "what people moved it does not bring back", plan: watched(runbook(switching(5, nil)), after(emergency.Always, machine(func(k *AutomaticSwitch) {
			returns(k)
			k.Takes = seconds(100)
		}))), signals: to(told(1, 1), alarm(10, 0), cleared(150, 0)), want: `
			0 start: begins
			4 believed 1: DETECTED by 1
			10 alarm 0: DETECTED by 3 DECIDED
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			open: 1`},
		{name: "one there, one back: each keeps to its own alarms", plan: alone(after(emergency.Always, machine(plain)), otherWay), signals: to(alarm(5, 0), cleared(30, 0), alarm(60, 1)), want: `
			0 start: begins begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: 0>1
			60 alarm 1: DETECTED by 4 DECIDED 1>0
			open: 0`},
		{name: "one there, one back, and both platforms are bad: nobody moves traffic", plan: alone(after(emergency.Always, machine(plain)), otherWay), signals: to(alarm(5, 0), alarm(6, 1)), want: `
			0 start: begins begins
			5 alarm 0: DETECTED by 3 DECIDED
			15 remedy: closed
			open: 0`},
	})
}

// TestRemediesTwice: what a milestone brings it brings each time, and each time it is taken back.
func TestRemediesTwice(t *testing.T) {
	half := []Part{{"primary", 0.5}, {"backup", 0.5}}
	timer := 5 * des.Second
	for _, x := range []struct {
		kind         Kind
		begins, ends string
	}{
		{&ActiveActive{Shares: half}, "open 1, people 0:50% 1:50%, calls 0:50% 1:50%", "end"},
		{&Spread{Providers: []Sent{{"fixed", "island"}}}, "open 2, 1/1 to 2", "end"},
		{&Crankback{To: "island", SilenceTimer: &timer}, "open 2, silence 5s", "end"},
		{&QueueCap{Platform: "backup", Queue: 420}, "queue 1 420", "end"},
		{&Announcement{Platform: "backup", Patience: value(2.)}, "patience ×2 at 1", "end"},
		{&CallGapping{Gap: value(2 * des.Second), Providers: []string{"fixed"}}, "gap of 2 at 1, 1 at once, by 0", "end"},
		{&PublicNotice{Damps: value(0.5)}, "notice 0: divert 0 to 0 lines, damp 0.5, keep 0, 0 test over 1800", "end of notice 0, end"},
	} {
		r := after(emergency.Decided, x.kind)
		r.Delay, r.HasFor, r.For = seconds(5), true, seconds(30)
		requireLines(t, "3: DECIDED\n8: begins, "+x.begins+"\n38: ends, "+x.ends+"\n60: DECIDED\n65: begins, "+x.begins+"\n95: ends, "+x.ends,
			follow(t, r, signals{3: "decided", 60: "decided"}))
	}
}

// TestAMachineCutShortActsTheNextTime: its time was over while the switch took its own.
func TestAMachineCutShortActsTheNextTime(t *testing.T) {
	r := after(emergency.Repaired, &AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, Takes: seconds(10), AtMost: emergency.Unlimited})
	r.HasFor, r.For = true, seconds(20)
	text := follow(t, r, signals{3: "repaired", 18: "alarm raised", 60: "repaired"})
	require.Contains(t, text, "23: ends")
	require.NotContains(t, text, "28:")
	require.Contains(t, text, "70: 0>1")
}
