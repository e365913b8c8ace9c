package recovery

import (
	"fmt"
	"slices"
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
// signal with the orders it was answered by.
func playSignals(s emergency.Strategy, signals []emergency.Signal) string {
	var b strings.Builder
	if team, ok := s.(emergency.Starter); ok {
		team.Start(new(emergency.Orders))
	}
	for heard := 0; len(signals) > 0 && heard < 100; heard++ {
		first := 0
		for i := range signals {
			if signals[i].At < signals[first].At {
				first = i
			}
		}
		next := signals[first]
		signals = slices.Delete(signals, first, first+1)
		var o emergency.Orders
		s.Receive(next, &o)
		fmt.Fprintf(&b, "%v %s:", next.At.Seconds(), signalName(next))
		for _, order := range o.List() {
			switch o := order.(type) {
			case emergency.Wake:
				signals = append(signals, emergency.Signal{At: next.At + o.After, Due: o.Wakeup})
			case emergency.Work:
				signals = append(signals, emergency.Signal{At: next.At + o.Takes, Due: o.Wakeup})
			case emergency.Switch:
				fmt.Fprintf(&b, " %d>%d", o.From, o.To)
				if o.Cuts {
					b.WriteString(" (cut)")
				}
			case emergency.OpenPlatform:
				fmt.Fprintf(&b, " open %d", o.Platform)
			case emergency.Share:
				fmt.Fprintf(&b, " share %d %.4g%%", o.Platform, 100*o.Share)
			case emergency.Staff:
				fmt.Fprintf(&b, " staff %d %.4g%%", o.Platform, 100*o.Weight)
			case emergency.Listen:
				b.WriteString(" listen")
			case emergency.Mark:
				fmt.Fprintf(&b, " %s", milestoneName(o.Milestone))
				if o.By != emergency.None {
					fmt.Fprintf(&b, " by %d", o.By)
				}
			}
		}
		b.WriteByte('\n')
	}
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
