package recovery

import (
	"testing"

	"nines/sim/des"
	"nines/sim/emergency"
)

// goesBack is a runbook of one switch, a repair of 100 s from the report on, and a failback after 10 s.
func goesBack(change func(*PlannedFailback)) *Plan {
	p := runbook(switching(5, nil))
	p.Repair = &PlannedRepair{Takes: seconds(100)}
	p.Failback = &PlannedFailback{HoldOff: seconds(10), From: 1, To: 0, Proof: emergency.None}
	change(p.Failback)
	return p
}

func TestFailbackWaitsForAProofOfHealth(t *testing.T) {
	p := goesBack(func(f *PlannedFailback) { f.Proof, f.ClearFor = 0, 30*des.Second })
	p.Monitors = []Watcher{{Name: "heartbeat", Delay: seconds(1000)}}
	requireSignals(t, p, []emergency.Signal{told(1, 1), alarm(50, 0), cleared(120, 0)}, `
		1 report 1:
		4 believed 1: DETECTED by 1
		14 assessed: DECIDED step1.begins
		19 step ends: step1.done 0>1
		50 alarm 0:
		104 repair ends: REPAIRED
		114 hold-off ends:
		120 cleared 0:
		150 proof is due: back 1>0
		150 moved: closed listen
		1050 believed 2:`)
}

func TestFailbackInSteps(t *testing.T) {
	p := goesBack(func(f *PlannedFailback) { f.Steps, f.Every, f.Cuts = []float64{0.1, 0.5}, 20*des.Second, true })
	requireSignals(t, p, []emergency.Signal{told(1, 1)}, `
		1 report 1:
		4 believed 1: DETECTED by 1
		14 assessed: DECIDED step1.begins
		19 step ends: step1.done 0>1
		104 repair ends: REPAIRED
		114 hold-off ends: open 0 calls 1:90% 0:10% people 1:90% 0:10%
		134 back step ends: calls 1:50% 0:50% people 1:50% 0:50%
		154 back step ends: back 1>0 (cut) calls undivided people undivided
		154 moved: end closed listen`)
}

// TestFailbackTooEarly: traffic goes back before the repair is over, and whoever notices begins anew, but for the repair,
// which is under way.
func TestFailbackTooEarly(t *testing.T) {
	p := goesBack(func(f *PlannedFailback) { f.Unhealed = true })
	requireSignals(t, p, []emergency.Signal{told(1, 1), told(40, 1)}, `
		1 report 1:
		4 believed 1: DETECTED by 1
		14 assessed: DECIDED step1.begins
		19 step ends: step1.done 0>1
		29 hold-off ends: back 1>0
		29 moved: closed listen
		40 report 1:
		43 believed 1: DETECTED by 1
		53 assessed: DECIDED step1.begins
		58 step ends: step1.done 0>1
		68 hold-off ends: back 1>0
		68 moved: closed listen
		104 repair ends: REPAIRED`)
}

// TestPeopleTakeUpWhatAMachineBegan: an automatic switch is their report of trouble, and what it moved they move back.
func TestPeopleTakeUpWhatAMachineBegan(t *testing.T) {
	p := goesBack(func(*PlannedFailback) {})
	p.Steps = nil
	k := &AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, AtMost: emergency.Unlimited}
	r := after(emergency.Always, k)
	r.Name, r.First = "it", itsOwn
	p.Monitors = []Watcher{{Name: "alarm", Delay: seconds(1000)}}
	p.Remedies = []PlannedRemedy{r}
	requireSignals(t, p, []emergency.Signal{alarm(7, 0), cleared(50, 0)}, `
		7 alarm 0: DETECTED by 3 DECIDED 0>1
		17 assessed: DECIDED
		50 cleared 0:
		107 repair ends: REPAIRED
		117 hold-off ends: back 1>0
		117 moved: closed listen closed
		1007 believed 2:`)
}
