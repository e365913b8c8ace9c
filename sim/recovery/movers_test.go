package recovery

import (
	"flag"
	"fmt"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/orders"
	"nines/sim/emergency/traffic"
	"nines/sim/random"
	"nines/sim/timing"
)

// Monitors of the worlds below: one on the primary, one on the backup.
const (
	onPrimary = 0
	onBackup  = 1
)

// moverSeeds is how many hundred worlds are played.
var moverSeeds = flag.Int("movers", 20, "how many hundred worlds of movers are played")

// movers is a random set of people and machines who move traffic between a primary and a backup, each with its vetoes.
type movers struct {
	plan     *Plan
	machine  *AutomaticSwitch // nil: there is none
	reverse  bool             // another machine goes from the backup to the primary
	people   bool
	failback bool
	longest  des.Time // more than any of their delays
}

func drawMovers(rt *rapid.T) movers {
	span := func(name string, most int) des.Time {
		return des.Time(rapid.IntRange(0, most).Draw(rt, name)) * des.Second
	}
	draws := func(name string, most int) random.Distribution {
		return seconds(float64(rapid.IntRange(0, most).Draw(rt, name)))
	}
	x := movers{people: rapid.Bool().Draw(rt, "people"), longest: des.Hour}
	x.plan = &Plan{Nothing: !x.people}
	if x.people {
		x.plan = runbook(plain(float64(rapid.IntRange(0, 200).Draw(rt, "plain"))), switching(float64(rapid.IntRange(0, 300).Draw(rt, "step")), nil))
		x.plan.Steps[1].Unless = []int{onBackup}
		x.plan.Assess = draws("assess", 300)
		if rapid.Bool().Draw(rt, "repair") {
			x.plan.Repair = &PlannedRepair{Takes: draws("repair takes", 900)}
		}
		if x.failback = rapid.Bool().Draw(rt, "failback"); x.failback {
			x.plan.Failback = &PlannedFailback{
				Unhealed: x.plan.Repair == nil, HoldOff: draws("hold-off", 300), Proof: onPrimary, ClearFor: span("proof", 200), From: 1, To: 0, Every: des.Minute,
			}
			if rapid.Bool().Draw(rt, "steps") {
				x.plan.Failback.Steps = []float64{0.2, 0.6}
			}
		}
	}
	x.plan.Monitors = []Watcher{{Name: "alarm", Platform: 0, Delay: draws("people act", 60)}, {Name: "standby", Platform: 1, Delay: seconds(1e5)}}
	var remedies []PlannedRemedy
	add := func(from, to int, moves, keeps int) *AutomaticSwitch {
		k := &AutomaticSwitch{Takes: draws("takes", 120), HoldDown: span("hold-down", 120), AtMost: emergency.Unlimited}
		if rapid.Bool().Draw(rt, "returns") {
			k.Returns = &Returns{ClearFor: span("clear for", 200)}
		}
		if rapid.IntRange(0, 3).Draw(rt, "at most") == 0 {
			k.AtMost, k.Within = int32(rapid.IntRange(1, 3).Draw(rt, "switches")), span("within", 600)+des.Second
		}
		planned := &automaticSwitch{AutomaticSwitch: k, from: from, to: to, mandates: []mandate{{provider: emergency.None, moves: []int{moves}, keeps: []int{keeps}}}}
		remedies = append(remedies, PlannedRemedy{
			Name: fmt.Sprint("machine", from), First: itsOwn + emergency.Milestone(from)*RemedyMilestones, Planned: planned,
			Rule: timing.Rule{After: emergency.Always, Until: emergency.Always},
		})
		return k
	}
	if rapid.Bool().Draw(rt, "machine") {
		x.machine = add(0, 1, onPrimary, onBackup)
	}
	if x.reverse = x.machine != nil && rapid.IntRange(0, 3).Draw(rt, "reverse") == 0; x.reverse {
		add(1, 0, onBackup, onPrimary)
	}
	x.plan.Remedies = remedies
	return x
}

// TestMovers plays random movers in a world in which platforms come and go at random. Nobody ever moves traffic to a platform
// whose veto stands, and nobody brings it back to one with an alarm. Once the world has been still for longer than anybody's
// delays, traffic is not on a dead platform while a healthy one stands idle that a mover may use.
func TestMovers(t *testing.T) {
	switches, backs, waits := 0, 0, 0
	world := func(rt *rapid.T) {
		x := drawMovers(rt)
		r := rehearse(x.plan.Start(random.New(rapid.Uint64().Draw(rt, "seed"), 0)), 2)
		if rapid.Bool().Draw(rt, "starts up") {
			r.starts[1] = des.Time(rapid.IntRange(1, 400).Draw(rt, "start-up")) * des.Second
			waits++
		}
		r.lasting = true
		r.moves = func(m traffic.Move) {
			switches++
			require.False(rt, r.alarms[map[int]int{0: onPrimary, 1: onBackup}[m.To]].Raised, "%d moves traffic to platform %d, whose alarm stands", m.By, m.To)
		}
		r.note = func(at des.Time, _ string, given []emergency.Order) {
			for _, order := range given {
				from := emergency.None
				switch o := order.(type) {
				case orders.GoBack:
					from = o.To
				case orders.EndMove:
					if !r.board.Holds(o.By, o.From) {
						continue // it is only called off
					}
					from = o.From
				default:
					continue
				}
				backs++
				require.False(rt, r.alarms[map[int]int{0: onPrimary, 1: onBackup}[from]].Raised, "at %v traffic goes back to platform %d, whose alarm stands", at, from)
			}
		}
		r.play(drawAlarms(rt), 20*des.Hour)
		requireNobodyIsLeftOnADeadPlatform(rt, x, r)
	}
	for seed := range *moverSeeds {
		require.NoError(t, flag.Set("rapid.seed", strconv.Itoa(seed+1)))
		rapid.Check(t, world)
	}
	require.NoError(t, flag.Set("rapid.seed", "0"))
	require.Greater(t, switches, 100)
	require.Greater(t, backs, 50)
	require.Greater(t, waits, 10)
}

// drawAlarms are alarms that come and go within three hours, and reports of the public while the primary's stands.
func drawAlarms(rt *rapid.T) (list []emergency.Signal) {
	for m := range int32(2) {
		now := 0.0
		for n := rapid.IntRange(1, 8).Draw(rt, "changes"); n > 0 && now < 10_000; n-- {
			now += float64(rapid.IntRange(1, 2000).Draw(rt, "after"))
			raised := len(list) > 0 && list[len(list)-1].Monitor == m && list[len(list)-1].Alarm == emergency.Raised
			if raised {
				list = append(list, cleared(now, m))
				continue
			}
			list = append(list, alarm(now, m))
		}
	}
	return list
}

// requireNobodyIsLeftOnADeadPlatform looks at how it ends: nothing has happened for hours.
func requireNobodyIsLeftOnADeadPlatform(rt *rapid.T, x movers, r *rehearsal) {
	dead, bad := r.alarms[onPrimary].Raised, r.alarms[onBackup].Raised
	primary, backup := r.board.IsOpen(0), r.board.IsOpen(1)
	require.True(rt, primary || backup)
	if dead && !bad && (x.machine != nil || x.people) {
		require.False(rt, primary, "traffic is on the dead primary, and the healthy backup stands idle")
	}
	if bad && !dead && backup && x.machine != nil && x.machine.Returns != nil {
		require.False(rt, r.board.Holds(emergency.FirstRemedy, 0), "the machine holds traffic on a dead backup, and the primary is well")
	}
	if bad && !dead && x.reverse {
		require.False(rt, backup, "traffic is on a dead backup, and the other machine may move it")
	}
}
