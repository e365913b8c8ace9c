package recovery

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/orders"
	"nines/sim/random"
)

// once is a report of the second party at 1 s.
var once = map[des.Time]int32{des.Second: 1}

func TestDoNothing(t *testing.T) {
	p := &Plan{Nothing: true}
	s := p.Start(random.New(1, 0))
	require.Empty(t, s.Sensors())
	require.Equal(t, "1 report 1:\n", play(s, once))
}

func TestRunbookThatGoesRight(t *testing.T) {
	requireTranscript(t, runbook(plain(4), switching(5, nil), plain(6)), once, `
		1 report 1:
		4 believed 1: DETECTED by 1
		14 assessed: DECIDED step1.begins
		18 step ends: step1.done step2.begins
		23 step ends: step2.done 0>1 step3.begins
		29 step ends: step3.done`)
}

func TestSensorsArePartiesInOrder(t *testing.T) {
	p := runbook()
	p.Parties[1].Sensor = emergency.Sensor{Party: emergency.PublicParty, After: 7, Within: des.Minute}
	require.Equal(t, []emergency.Sensor{{}, p.Parties[1].Sensor}, p.Start(random.New(1, 0)).Sensors())
}

// TestSecondReportIsIgnored: what counts is the report that is believed first, not the one that is made first.
func TestSecondReportIsIgnored(t *testing.T) {
	p := runbook(plain(4))
	p.Parties[1].Delay = seconds(30)
	requireTranscript(t, p, map[des.Time]int32{des.Second: 1, 9 * des.Second: 0}, `
		1 report 1:
		9 report 0:
		11 believed 0: DETECTED by 0
		21 assessed: DECIDED step1.begins
		25 step ends: step1.done
		31 believed 1:`)
}

func TestWrongStepIsNoticedAndDoneAgain(t *testing.T) {
	requireTranscript(t, runbook(switching(5, always(0)), plain(6)), once, `
		1 report 1:
		4 believed 1: DETECTED by 1
		14 assessed: DECIDED step1.begins
		19 step ends: step1.wrong
		39 wrong is noticed: step1.noticed
		94 redo ends: step1.done 0>1 step2.begins
		100 step ends: step2.done`)
}

// TestWrongAgain: redone with probability one half of going wrong again, in replications in which it did so 0, 1 and 2
// times.
func TestWrongAgain(t *testing.T) {
	p := runbook(switching(5, always(0.5)))
	times := map[int]int{}
	const replications = 400
	for r := range replications {
		o := sheet()
		s := p.Start(random.New(1, r))
		s.Receive(emergency.Signal{Due: due(assessed)}, o)
		s.Receive(emergency.Signal{Due: due(stepEnds)}, o)
		again := 0
		for again < 100 {
			s.Receive(emergency.Signal{Due: due(wrongIsNoticed)}, o)
			o = sheet()
			s.Receive(emergency.Signal{Due: due(redoEnds)}, o)
			if o.List()[0].(orders.Mark).Milestone == step(0, StepDone) {
				break
			}
			require.Equal(t, step(0, StepWrong), o.List()[0].(orders.Mark).Milestone)
			again++
		}
		times[again]++
	}
	require.InDelta(t, replications/2, times[0], 4.9*10)
	require.InDelta(t, replications/4, times[1], 4.9*8.7)
	require.InDelta(t, replications/8, times[2], 4.9*6.7)
}

func TestRepairAfterDetectionAndFailback(t *testing.T) {
	p := runbook(switching(5, nil), plain(100))
	p.Repair = &PlannedRepair{Takes: seconds(30)}
	p.Failback = &PlannedFailback{HoldOff: seconds(60), From: 1, To: 0}
	requireTranscript(t, p, once, `
		1 report 1:
		4 believed 1: DETECTED by 1
		14 assessed: DECIDED step1.begins
		19 step ends: step1.done 0>1 step2.begins
		34 repair ends: REPAIRED
		119 step ends: step2.done
		179 hold-off ends: back 1>0
		179 moved: closed listen`)
}

func TestRepairAfterDecisionAndFailbackOfARunbookThatIsDone(t *testing.T) {
	p := runbook(switching(5, nil))
	p.Repair = &PlannedRepair{AfterDecision: true, Takes: seconds(30)}
	p.Failback = &PlannedFailback{HoldOff: seconds(60), From: 1, To: 0}
	requireTranscript(t, p, once, `
		1 report 1:
		4 believed 1: DETECTED by 1
		14 assessed: DECIDED step1.begins
		19 step ends: step1.done 0>1
		44 repair ends: REPAIRED
		104 hold-off ends: back 1>0
		104 moved: closed listen`)
}

func TestRepairedBeforeTheDecisionNothingIsSwitched(t *testing.T) {
	p := runbook(switching(5, nil))
	p.Repair = &PlannedRepair{Takes: seconds(9)}
	p.Failback = &PlannedFailback{HoldOff: seconds(60), From: 1, To: 0}
	requireTranscript(t, p, once, `
		1 report 1:
		4 believed 1: DETECTED by 1
		13 repair ends: REPAIRED
		14 assessed: DECIDED closed listen`)
}

func TestNothingIsSwitchedBackThatWasNotSwitched(t *testing.T) {
	p := runbook(plain(5))
	p.Repair = &PlannedRepair{Takes: seconds(30)}
	p.Failback = &PlannedFailback{HoldOff: seconds(60), From: 1, To: 0}
	requireTranscript(t, p, once, `
		1 report 1:
		4 believed 1: DETECTED by 1
		14 assessed: DECIDED step1.begins
		19 step ends: step1.done
		34 repair ends: REPAIRED closed listen`)
}

func TestWithoutRunbook(t *testing.T) {
	p := runbook()
	p.Repair = &PlannedRepair{AfterDecision: true, Takes: seconds(30)}
	requireTranscript(t, p, once, `
		1 report 1:
		4 believed 1: DETECTED by 1
		14 assessed: DECIDED
		44 repair ends: REPAIRED closed listen`)
}

// TestASecondIncidentIsDealtWithLikeTheFirst: once traffic is back, people listen again; a report of the first incident
// that is believed only then is no news.
func TestASecondIncidentIsDealtWithLikeTheFirst(t *testing.T) {
	p := runbook(switching(5, nil))
	p.Parties[0].Delay = seconds(100)
	p.Repair = &PlannedRepair{Takes: seconds(30)}
	p.Failback = &PlannedFailback{HoldOff: seconds(20), From: 1, To: 0}
	requireTranscript(t, p, map[des.Time]int32{des.Second: 1, 2 * des.Second: 0, 200 * des.Second: 1}, `
		1 report 1:
		2 report 0:
		4 believed 1: DETECTED by 1
		14 assessed: DECIDED step1.begins
		19 step ends: step1.done 0>1
		34 repair ends: REPAIRED
		54 hold-off ends: back 1>0
		54 moved: closed listen
		102 believed 0:
		200 report 1:
		203 believed 1: DETECTED by 1
		213 assessed: DECIDED step1.begins
		218 step ends: step1.done 0>1
		233 repair ends: REPAIRED
		253 hold-off ends: back 1>0
		253 moved: closed listen`)
}
