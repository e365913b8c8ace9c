package recovery

import (
	"testing"

	"nines/sim/des"
	"nines/sim/emergency"
)

// TestGoingBack follows traffic back: at 19 s it has been switched, at 104 s the cause is repaired.
func TestGoingBack(t *testing.T) {
	back := func(change func(*PlannedFailback), remedies ...PlannedRemedy) *Plan {
		return watched(goesBack(change), remedies...)
	}
	proof := func(f *PlannedFailback) { f.Proof, f.ClearFor = 0, 30*des.Second }
	steps := func(f *PlannedFailback) { f.Steps, f.Every = []float64{0.1, 0.5}, 20*des.Second }
	unless := func(f *PlannedFailback) { f.Unless = []int{0} }
	both := func(list ...func(*PlannedFailback)) func(*PlannedFailback) {
		return func(f *PlannedFailback) {
			for _, change := range list {
				change(f)
			}
		}
	}
	report := []emergency.Signal{told(1, 1)}
	with := func(more ...emergency.Signal) []emergency.Signal {
		return append([]emergency.Signal{told(1, 1)}, more...)
	}
	staged := after(emergency.Repaired, &StagedSwitch{From: "backup", To: "primary", Steps: []float64{1}, Every: des.Minute})
	requireScenes(t, []scene{
		{name: "without a hold-off at once", plan: back(func(f *PlannedFailback) { f.HoldOff = seconds(0) }), signals: report, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			104 hold-off ends: back 1>0
			104 moved: closed listen
			open: 0`},
		{name: "calls in progress are cut", plan: back(func(f *PlannedFailback) { f.Cuts = true }), signals: report, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			114 hold-off ends: back 1>0 (cut)
			114 moved: closed listen
			open: 0`},
		{name: "in steps", plan: back(steps), signals: report, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			114 hold-off ends: open 0 calls 1:90% 0:10% people 1:90% 0:10%
			134 back step ends: calls 1:50% 0:50% people 1:50% 0:50%
			154 back step ends: back 1>0 calls undivided people undivided
			154 moved: end closed listen
			open: 0`},
		{name: "a platform that has been clear for long has proved it", plan: back(proof), signals: report, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			114 hold-off ends: back 1>0
			114 moved: closed listen
			open: 0`},
		{name: "an alarm in the hold-off: the proof counts from its end", plan: back(proof), signals: with(alarm(90, 0), cleared(100, 0)), want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			130 proof is due: back 1>0
			130 moved: closed listen
			open: 0`},
		{name: "an alarm that stands: no proof", plan: back(proof), signals: with(alarm(90, 0)), want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			open: 1`},
		{name: "an alarm, and another before the first has been over for long enough", plan: back(proof), signals: with(alarm(90, 0), cleared(110, 0), alarm(130, 0), cleared(135, 0)), want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			165 proof is due: back 1>0
			165 moved: closed listen
			open: 0`},
		{name: "an alarm of its unless keeps it waiting, and no longer than it lasts", plan: back(unless), signals: with(alarm(90, 0), cleared(150, 0)), want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			150 cleared 0: back 1>0
			150 moved: closed listen
			open: 0`},
		{name: "an alarm between its steps: what went back leaves again, and it begins once more", plan: back(both(steps, unless)), signals: with(alarm(120, 0), cleared(150, 0)), want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			114 hold-off ends: open 0 calls 1:90% 0:10% people 1:90% 0:10%
			134 back step ends: end
			150 cleared 0: open 0 calls 1:90% 0:10% people 1:90% 0:10%
			170 back step ends: calls 1:50% 0:50% people 1:50% 0:50%
			190 back step ends: back 1>0 calls undivided people undivided
			190 moved: end closed listen
			open: 0`},
		{name: "an alarm between its steps that is over before the next", plan: back(both(steps, unless)), signals: with(alarm(120, 0), cleared(130, 0)), want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			114 hold-off ends: open 0 calls 1:90% 0:10% people 1:90% 0:10%
			134 back step ends: calls 1:50% 0:50% people 1:50% 0:50%
			154 back step ends: back 1>0 calls undivided people undivided
			154 moved: end closed listen
			open: 0`},
		{name: "an alarm between its steps: the proof counts once more", plan: back(both(steps, proof)), signals: with(alarm(120, 0), cleared(150, 0)), want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			114 hold-off ends: open 0 calls 1:90% 0:10% people 1:90% 0:10%
			134 back step ends: end
			180 proof is due: open 0 calls 1:90% 0:10% people 1:90% 0:10%
			200 back step ends: calls 1:50% 0:50% people 1:50% 0:50%
			220 back step ends: back 1>0 calls undivided people undivided
			220 moved: end closed listen
			open: 0`},
		{name: "not waiting for the repair, it counts from the switch", plan: back(func(f *PlannedFailback) { f.Unhealed = true }), signals: report, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			29 hold-off ends: back 1>0
			29 moved: closed listen
			104 repair ends: REPAIRED
			open: 0`},
		{name: "somebody else brings all back in the hold-off", plan: back(func(f *PlannedFailback) { f.HoldOff = seconds(60) }, staged), signals: report, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED begins open 0
			104 moved: open 0 back 1>0 calls undivided people undivided
			104 moved: closed listen closed
			open: 0`},
		{name: "in steps, with calls cut at the last one alone", plan: back(both(steps, func(f *PlannedFailback) { f.Cuts = true })), signals: report, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			114 hold-off ends: open 0 calls 1:90% 0:10% people 1:90% 0:10%
			134 back step ends: calls 1:50% 0:50% people 1:50% 0:50%
			154 back step ends: back 1>0 (cut) calls undivided people undivided
			154 moved: end closed listen
			open: 0`},
		{name: "a report in the hold-off does not put it off", plan: back(func(f *PlannedFailback) { f.HoldOff = seconds(60) }), signals: with(told(130, 0)), want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			104 repair ends: REPAIRED
			164 hold-off ends: back 1>0
			164 moved: closed listen
			open: 0`},
	})
}
