package recovery

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// peopleWith is a runbook of one switch of 5 s, changed.
func peopleWith(change func(*Plan), steps ...PlannedStep) *Plan {
	if len(steps) == 0 {
		steps = []PlannedStep{switching(5, nil)}
	}
	p := watched(runbook(steps...))
	change(p)
	return p
}

// unlessStandby is a switch of 5 s that the backup's alarm keeps waiting.
func unlessStandby() PlannedStep {
	s := switching(5, nil)
	s.Unless = []int{1}
	return s
}

// TestPeople follows people from the first report on.
func TestPeople(t *testing.T) {
	misjudge := func(p *Plan) { p.Misjudge = &Misjudged{Share: 0.5, Costs: seconds(30)} }
	repaired := func(takes float64, after bool) func(*Plan) {
		return func(p *Plan) { p.Repair = &PlannedRepair{AfterDecision: after, Takes: seconds(takes)} }
	}
	machine := after(emergency.Always, &AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, AtMost: emergency.Unlimited})
	report := []emergency.Signal{told(1, 1)}
	requireScenes(t, []scene{
		{name: "a diagnosis that is wrong twice", plan: peopleWith(misjudge), signals: report, such: "\n94 assessed: DECIDED", want: `
			4 believed 1: DETECTED by 1
			94 assessed: DECIDED step1.begins
			99 step ends: step1.done 0>1
			open: 1`},
		{name: "a wrong diagnosis, and deciding takes its time once", plan: peopleWith(func(p *Plan) {
			misjudge(p)
			p.Decide = seconds(7)
		}), signals: report, such: "\n61 decided: DECIDED", want: `
			4 believed 1: DETECTED by 1
			61 decided: DECIDED step1.begins
			66 step ends: step1.done 0>1
			open: 1`},
		{name: "reports that come while they work are no news", plan: peopleWith(repaired(60, true)), signals: []emergency.Signal{told(1, 1), told(5, 0), told(16, 1)}, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			74 repair ends: REPAIRED
			open: 1`},
		{name: "the second of three steps goes wrong and the others do not", plan: peopleWith(func(*Plan) {}, plain(4), switching(5, always(0)), plain(6)), signals: report, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			18 step ends: step1.done step2.begins
			23 step ends: step2.wrong
			43 wrong is noticed: step2.noticed
			98 redo ends: step2.done 0>1 step3.begins
			104 step ends: step3.done
			open: 1`},
		{name: "a step goes wrong again", plan: peopleWith(func(*Plan) {}, switching(5, always(0.5))), signals: report, such: "2×step1.wrong", want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.wrong
			39 wrong is noticed: step1.noticed
			94 redo ends: step1.wrong
			114 wrong is noticed: step1.noticed
			169 redo ends: step1.done 0>1
			open: 1`},
		{name: "a wrong step, redone after the cause is mended, switches nothing", plan: peopleWith(repaired(60, false), switching(5, always(0))), signals: report, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.wrong
			39 wrong is noticed: step1.noticed
			64 repair ends: REPAIRED
			94 redo ends: step1.done closed listen
			open: 0`},
		{name: "mended, but a report since says that calls still fail", plan: peopleWith(repaired(9, false), switching(30, nil)), signals: []emergency.Signal{told(1, 1), told(11.5, 0)}, want: `
			4 believed 1: DETECTED by 1
			13 repair ends: REPAIRED
			14 assessed: DECIDED step1.begins
			44 step ends: step1.done 0>1
			open: 1`},
		{name: "mended, but an alarm of the primary stands", plan: peopleWith(repaired(9, false)), signals: []emergency.Signal{told(1, 1), alarm(8, 0)}, want: `
			4 believed 1: DETECTED by 1
			13 repair ends: REPAIRED
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			open: 1`},
		{name: "mended, but an alarm of the primary stands: what is switched all the same goes back", plan: peopleWith(func(p *Plan) {
			repaired(9, false)(p)
			p.Failback = &PlannedFailback{HoldOff: seconds(60), From: 1, To: 0, Proof: emergency.None}
		}), signals: []emergency.Signal{told(1, 1), alarm(8, 0)}, want: `
			4 believed 1: DETECTED by 1
			13 repair ends: REPAIRED
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			79 hold-off ends: back 1>0
			79 moved: closed listen
			open: 0`},
		{name: "mended, and the alarm of the backup alone is no reason to go there", plan: peopleWith(repaired(9, false)), signals: []emergency.Signal{told(1, 1), alarm(8, 1)}, want: `
			4 believed 1: DETECTED by 1
			13 repair ends: REPAIRED
			14 assessed: DECIDED closed listen
			open: 0`},
		{name: "the repair begins with the decision", plan: peopleWith(repaired(60, true)), signals: report, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			74 repair ends: REPAIRED
			open: 1`},
		{name: "the repair is longer than the runbook", plan: peopleWith(repaired(200, false), plain(4), switching(5, nil), plain(6)), signals: report, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			18 step ends: step1.done step2.begins
			23 step ends: step2.done 0>1 step3.begins
			29 step ends: step3.done
			204 repair ends: REPAIRED
			open: 1`},
		{name: "the backup has an alarm as the step is done: they wait for it to clear", plan: peopleWith(func(*Plan) {}, unlessStandby(), plain(6)),
			signals: []emergency.Signal{told(1, 1), alarm(10, 1), cleared(70, 1)}, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			70 cleared 1: step1.done 0>1 step2.begins
			76 step ends: step2.done
			open: 1`},
		{name: "the cause is mended while they wait for the backup", plan: peopleWith(repaired(40, false), unlessStandby(), plain(6)),
			signals: []emergency.Signal{told(1, 1), alarm(10, 1), cleared(70, 1)}, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			44 repair ends: REPAIRED
			70 cleared 1: step1.done closed listen
			open: 0`},
		{name: "an alarm of the backup that comes while it starts up calls the switch off, until it is over", plan: peopleWith(func(*Plan) {}, unlessStandby()), starts: 60,
			signals: []emergency.Signal{told(1, 1), alarm(40, 1), cleared(120, 1)}, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			40 alarm 1: undo from 0
			120 cleared 1: 0>1
			open: 1`},
		{name: "called off while it starts up, and not needed any more", plan: peopleWith(repaired(80, false), unlessStandby()), starts: 60,
			signals: []emergency.Signal{told(1, 1), alarm(40, 1), cleared(120, 1)}, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			19 step ends: step1.done 0>1
			40 alarm 1: undo from 0
			84 repair ends: REPAIRED closed listen
			open: 0`},
		{name: "a machine has switched by the time they decide", plan: watched(runbook(switching(5, nil)), machine), signals: []emergency.Signal{told(1, 1), alarm(8, 0)}, want: `
			0 start: begins
			4 believed 1: DETECTED by 1
			8 alarm 0: DETECTED by 3 DECIDED 0>1
			14 assessed: DECIDED
			open: 1`},
		{name: "a machine switches while they do the step", plan: watched(runbook(switching(50, nil)), machine), signals: []emergency.Signal{told(1, 1), alarm(30, 0)}, want: `
			0 start: begins
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			30 alarm 0: DETECTED by 3 DECIDED 0>1
			64 step ends: step1.done 0>1
			open: 1`},
		{name: "a machine tells them of it, and they decide that it is done", plan: watched(runbook(switching(5, nil)), machine), signals: []emergency.Signal{alarm(8, 0)}, want: `
			0 start: begins
			8 alarm 0: DETECTED by 3 DECIDED 0>1
			18 assessed: DECIDED
			open: 1`},
		{name: "two incidents, each with a repair of its own", plan: peopleWith(repaired(30, false), plain(4)), signals: []emergency.Signal{told(1, 1), told(200, 0)}, want: `
			4 believed 1: DETECTED by 1
			14 assessed: DECIDED step1.begins
			18 step ends: step1.done
			34 repair ends: REPAIRED closed listen
			202 believed 0: DETECTED by 0
			212 assessed: DECIDED step1.begins
			216 step ends: step1.done
			232 repair ends: REPAIRED closed listen
			open: 0`},
	})
}

// TestAssessmentsAreDrawnByIncident: the second incident takes other times than the first, and a replication the same each time.
func TestAssessmentsAreDrawnByIncident(t *testing.T) {
	p := peopleWith(func(p *Plan) {
		p.Assess = must(exponentialOf(60))
		p.Repair = &PlannedRepair{Takes: seconds(1)}
	}, plain(0))
	x := scene{plan: p, signals: []emergency.Signal{told(0, 0), told(400, 0)}}
	different := 0
	for r := range 20 {
		decided := x.decidedAt(r)
		if len(decided) == 2 && decided[0]-2*des.Second != decided[1]-402*des.Second {
			different++
		}
		require.Equal(t, decided, x.decidedAt(r))
	}
	require.Greater(t, different, 10)
}
