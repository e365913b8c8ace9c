package recovery

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// The milestones of a plan of the tests: two faults come before the runbook's steps.
const faults = 2

func step(n int, m emergency.Milestone) emergency.Milestone {
	return emergency.StrategyMilestone(faults, n*int(StepMilestones)) + m
}

func seconds(s float64) random.Distribution {
	d, err := random.Constant(s)
	if err != nil {
		panic(err)
	}
	return d
}

// always goes wrong at first, and again with a probability.
func always(again float64) *Wrong {
	one := 1.0
	return &Wrong{Share: &one, NoticedAfter: seconds(20), Redo: seconds(55), AgainWrong: again}
}

// runbook makes a plan: reports of two parties believed after 2 and 3 s, 10 s to assess, and steps.
func runbook(steps ...PlannedStep) *Plan {
	p := &Plan{
		Parties: []Informant{{Name: "agents", Delay: seconds(2)}, {Name: "public", Delay: seconds(3)}},
		Assess:  seconds(10),
		Steps:   steps,
	}
	for i := range p.Steps {
		p.Steps[i].First = step(i, 0)
	}
	return p
}

func plain(takes float64) PlannedStep {
	return PlannedStep{Step: &Step{Takes: seconds(takes)}, From: emergency.None, To: emergency.None}
}

func switching(takes float64, wrong *Wrong) PlannedStep {
	return PlannedStep{Step: &Step{Takes: seconds(takes), Wrong: wrong}, From: 0, To: 1}
}

// play gives a strategy the reports of parties at set times.
func play(s emergency.Strategy, reports map[des.Time]int32) string {
	var signals []emergency.Signal
	for at, party := range reports {
		signals = append(signals, emergency.Signal{At: at, Report: true, Sensor: party})
	}
	return playSignals(s, signals)
}

// playSignals gives a strategy signals from outside, and what it asked to be told when that is due, and writes down every
// signal with the orders it was answered by, and what it ordered as traffic was moved.
func playSignals(s emergency.Strategy, signals []emergency.Signal) string {
	var b strings.Builder
	r := rehearse(s, 9)
	r.note = func(at des.Time, what string, orders []emergency.Order) {
		words := wordsOf(orders)
		if what == "start" || what == "moved" && len(words) == 0 {
			return
		}
		b.WriteString(strings.TrimSpace(fmt.Sprintf("%v %s: %s", at.Seconds(), what, strings.Join(words, " "))) + "\n")
	}
	r.play(signals, des.Never)
	return b.String()
}

func signalName(s emergency.Signal) string {
	if s.Report {
		return fmt.Sprintf("report %d", s.Sensor)
	}
	if s.Alarm != emergency.NoAlarm {
		return fmt.Sprintf("%s %d", [...]string{emergency.Raised: "alarm", emergency.Cleared: "cleared"}[s.Alarm], s.Monitor)
	}
	if s.Due.Owner >= emergency.FirstRemedy {
		return "remedy"
	}
	if s.Due.Event == believed {
		return fmt.Sprintf("believed %d", s.Due.Of)
	}
	return map[emergency.Event]string{
		assessed: "assessed", misled: "misled", decided: "decided", stepEnds: "step ends", wrongIsNoticed: "wrong is noticed", redoEnds: "redo ends",
		repairEnds: "repair ends", holdOffEnds: "hold-off ends", proofIsDue: "proof is due", backStepEnds: "back step ends",
	}[s.Due.Event]
}

func milestoneName(m emergency.Milestone) string {
	switch m {
	case emergency.Detected:
		return "DETECTED"
	case emergency.Decided:
		return "DECIDED"
	case emergency.Repaired:
		return "REPAIRED"
	}
	if m >= itsOwn && m < itsOwn+20 {
		return [...]string{"begins", "ends"}[(m-itsOwn)%RemedyMilestones]
	}
	n := int(m - step(0, 0))
	return fmt.Sprintf("step%d.%s", n/int(StepMilestones)+1, StepMilestoneNames[n%int(StepMilestones)])
}

func requireTranscript(t *testing.T, p *Plan, reports map[des.Time]int32, want string) {
	t.Helper()
	requireLines(t, want, play(p.Start(random.New(1, 0)), reports))
}

// requireLines compares a transcript with what is wanted, whose indentation does not matter.
func requireLines(t *testing.T, want, got string) {
	t.Helper()
	var lines []string
	for line := range strings.Lines(want) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	require.Equal(t, strings.Join(lines, "\n"), strings.TrimSpace(got))
}
