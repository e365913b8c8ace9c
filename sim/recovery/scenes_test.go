package recovery

import (
	"fmt"
	"strings"
	"testing"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/orders"
	"nines/sim/random"
)

// scene is people and machines in a world with monitors on the primary (0) and the backup (1), and what they do about signals.
type scene struct {
	name    string
	plan    *Plan
	starts  float64 // how long the backup takes to start up, in seconds
	signals []emergency.Signal
	such    string // of the replications, the first whose transcript has this, with "2×" before it so often
	want    string
}

// watched gives a plan the two monitors, whose alarms set people to work after 1000 s.
func watched(p *Plan, remedies ...PlannedRemedy) *Plan {
	p = with(p, remedies...)
	p.Monitors = []Watcher{{Name: "alarm", Delay: seconds(1000), Platform: 0}, {Name: "standby", Delay: seconds(1000), Platform: 1}}
	return p
}

// play writes down what comes of it: every signal with the orders that answer it.
func (x *scene) play(replication int) string {
	var b strings.Builder
	r := rehearse(x.plan.Start(random.New(1, replication)), 2)
	if x.starts > 0 {
		r.starts[1] = des.FromSeconds(x.starts)
	}
	r.note = func(at des.Time, what string, given []emergency.Order) {
		words := wordsOf(given)
		if len(words) > 0 {
			fmt.Fprintf(&b, "%v %s: %s\n", at.Seconds(), what, strings.Join(words, " "))
		}
	}
	r.play(x.signals, 900*des.Second)
	fmt.Fprintf(&b, "open: %s\n", r.open())
	return b.String()
}

// requireScenes plays each scene and compares.
func requireScenes(t *testing.T, scenes []scene) {
	for _, x := range scenes {
		t.Run(x.name, func(t *testing.T) {
			times, such := 1, x.such
			if n, rest, found := strings.Cut(x.such, "×"); found {
				times, such = int(n[0]-'0'), rest
			}
			replication := 0
			for such != "" && strings.Count(x.play(replication), such) != times {
				if replication++; replication == 1000 {
					t.Fatalf("%s never comes %d times", such, times)
				}
			}
			requireLines(t, x.want, x.play(replication))
		})
	}
}

// decidedAt is when people decide, in a replication.
func (x *scene) decidedAt(replication int) (list []des.Time) {
	r := rehearse(x.plan.Start(random.New(1, replication)), 2)
	r.note = func(at des.Time, _ string, given []emergency.Order) {
		for _, o := range given {
			if m, ok := o.(orders.Mark); ok && m.Milestone == emergency.Decided {
				list = append(list, at)
			}
		}
	}
	r.play(x.signals, des.Never)
	return list
}
