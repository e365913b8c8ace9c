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

// play gives a strategy the reports of parties at set times and its own alarms when they are due, and writes down
// every signal with the orders it was answered by.
func play(s emergency.Strategy, reports map[des.Time]int32) string {
	type alarm struct {
		at     des.Time
		signal emergency.Signal
	}
	var alarms []alarm
	for at, party := range reports {
		alarms = append(alarms, alarm{at, emergency.Signal{At: at, Report: true, Sensor: party}})
	}
	var b strings.Builder
	for signals := 0; len(alarms) > 0 && signals < 100; signals++ {
		first := 0
		for i := range alarms {
			if alarms[i].at < alarms[first].at {
				first = i
			}
		}
		next := alarms[first]
		alarms = append(alarms[:first], alarms[first+1:]...)
		var o emergency.Orders
		s.Receive(next.signal, &o)
		fmt.Fprintf(&b, "%v %s:", next.at.Seconds(), signalName(next.signal))
		for _, order := range o.List() {
			switch order.Kind {
			case emergency.OrderWake, emergency.OrderWork:
				alarms = append(alarms, alarm{next.at + order.After, emergency.Signal{At: next.at + order.After, Token: order.Token}})
			case emergency.OrderSwitch:
				fmt.Fprintf(&b, " %d>%d", order.From, order.To)
			case emergency.OrderListen:
				b.WriteString(" listen")
			case emergency.OrderMark:
				fmt.Fprintf(&b, " %s", milestoneName(order.Milestone))
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
	if s.Token >= believed {
		return fmt.Sprintf("believed %d", s.Token-believed)
	}
	return [believed]string{"assessed", "misled", "decided", "step ends", "wrong is noticed", "redo ends", "repair ends", "hold-off ends"}[s.Token]
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
	var lines []string
	for line := range strings.Lines(want) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	got := play(p.Start(random.New(1, 0)), reports)
	require.Equal(t, strings.Join(lines, "\n"), strings.TrimSpace(got))
}
