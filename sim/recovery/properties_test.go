package recovery

import (
	"flag"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/orders"
	"nines/sim/random"
	"nines/sim/timing"
)

// checkSame checks a property of the same random worlds each time.
func checkSame(t *testing.T, property func(*rapid.T)) {
	require.NoError(t, flag.Set("rapid.seed", "1"))
	rapid.Check(t, property)
	require.NoError(t, flag.Set("rapid.seed", "0"))
}

// enough is how often the random worlds must have met something; with -short rapid draws a fifth of them.
func enough(usual int) int {
	if testing.Short() {
		return usual/5 - 1
	}
	return usual
}

// TestARateControlShedsAShare, whatever it reads: a number from 0 to 1, and nothing while the platform can take what comes.
func TestARateControlShedsAShare(t *testing.T) {
	checkSame(t, func(rt *rapid.T) {
		k := &RateControl{Platform: "main", Target: rapid.Float64Range(0, 1).Draw(rt, "target"), Every: 10 * des.Second}
		m := k.Plan(town()).Start(random.New(1, 0).Key("remedy/it"), emergency.RemedyCause(0))
		m.Begin(sheet())
		last, shed := emergency.Reading{}, 0.0
		for range rapid.IntRange(1, 30).Draw(rt, "readings") {
			now := emergency.Reading{}
			if rapid.IntRange(0, 9).Draw(rt, "dead") > 0 {
				arrived := int64(rapid.IntRange(0, 100).Draw(rt, "arrived"))
				now = emergency.Reading{
					Known: true, Room: 10, Waiting: int32(rapid.IntRange(0, 10).Draw(rt, "waiting")), Agents: 4, Busy: int32(rapid.IntRange(0, 4).Draw(rt, "busy")),
					Arrived: last.Arrived + arrived, Answered: last.Answered + int64(rapid.IntRange(0, int(arrived)).Draw(rt, "answered")),
				}
			}
			o := sheet()
			m.Receive(emergency.Signal{Reading: now}, o)
			for _, order := range o.List() {
				if x, ok := order.(orders.Shed); ok {
					require.False(rt, math.IsNaN(x.Share))
					require.GreaterOrEqual(rt, x.Share, 0.0)
					require.LessOrEqual(rt, x.Share, 1.0)
					shed = x.Share
				}
			}
			if !now.Known {
				require.Zero(rt, shed, "nothing is turned away for a platform that reports nothing")
			}
			if last = now; !last.Known {
				last = emergency.Reading{}
			}
		}
	})
}

// drawRule is a time for a remedy: by the clock or by a milestone, with any of the ends.
func drawRule(rt *rapid.T) timing.Rule {
	span := func(name string) random.Distribution { return seconds(float64(rapid.IntRange(0, 200).Draw(rt, name))) }
	r := timing.Rule{After: timing.Always, Until: timing.Always}
	if rapid.Bool().Draw(rt, "follows") {
		r.After = emergency.Milestone(rapid.IntRange(0, 2).Draw(rt, "after"))
	} else {
		r.At = des.Time(rapid.IntRange(0, 300).Draw(rt, "at")) * des.Second
	}
	r.Delay = span("delay")
	if r.HasFor = rapid.Bool().Draw(rt, "has for"); r.HasFor {
		r.For = span("for")
	}
	if r.HasUntil = rapid.Bool().Draw(rt, "has until"); r.HasUntil {
		if rapid.Bool().Draw(rt, "until by the clock") {
			r.UntilAt = des.Time(rapid.IntRange(0, 600).Draw(rt, "until at")) * des.Second
		} else {
			r.Until = emergency.Milestone(rapid.IntRange(0, 2).Draw(rt, "until"))
		}
	}
	return r
}

// kindsOfTraffic are remedies that hold claims while they stand.
func kindsOfTraffic() map[string]Kind {
	half := []Part{{"primary", 0.5}, {"island", 0.5}}
	return map[string]Kind{
		"active-active": &ActiveActive{Shares: half},
		"spread":        &Spread{Regions: []Sent{{"south", "island"}}},
		"crankback":     &Crankback{To: "island"},
		"staged-switch": &StagedSwitch{From: "primary", To: "island", Steps: []float64{0.5, 1}, Every: 40 * des.Second, StopIf: "standby"},
		"queue-cap":     &QueueCap{Platform: "primary", Queue: 3},
		"announcement":  &Announcement{Platform: "primary", Patience: value(2.)},
		"fix-forward":   &FixForward{Takes: seconds(30)},
	}
}

// TestNothingIsDoneOutsideItsTimes: beginnings and ends take turns, a remedy orders nothing while it is off, and traffic is
// then where it was.
func TestNothingIsDoneOutsideItsTimes(t *testing.T) {
	names := []string{"active-active", "spread", "crankback", "staged-switch", "queue-cap", "announcement", "fix-forward"}
	ends := 0
	checkSame(t, func(rt *rapid.T) {
		name := rapid.SampledFrom(names).Draw(rt, "kind")
		r := PlannedRemedy{Name: "it", First: itsOwn, Planned: kindsOfTraffic()[name].Plan(newWorld()), Rule: drawRule(rt)}
		var happens []emergency.Signal
		for range rapid.IntRange(0, 8).Draw(rt, "happens") {
			at := des.Time(rapid.IntRange(0, 600).Draw(rt, "when")) * des.Second
			if rapid.Bool().Draw(rt, "an alarm") {
				happens = append(happens, emergency.Signal{At: at, Monitor: 1, Alarm: rapid.SampledFrom([]emergency.Alarm{emergency.Raised, emergency.Cleared}).Draw(rt, "alarm")})
				continue
			}
			happens = append(happens, emergency.Signal{At: at, Report: true, Sensor: int32(rapid.IntRange(0, 2).Draw(rt, "milestone"))})
		}
		play, on := rehearse(newTeam(scripted{}, []PlannedRemedy{r}, random.New(1, 0)), 2), false
		play.note = func(at des.Time, what string, given []emergency.Order) {
			wasOn := on
			for _, o := range given {
				switch m, ok := o.(orders.Mark); {
				case ok && m.Milestone == itsOwn+RemedyBegins:
					require.False(rt, on, "%v: it begins while it is on", at)
					on, wasOn = true, true
				case ok && m.Milestone == itsOwn+RemedyEnds:
					require.True(rt, on, "%v: it ends while it is off", at)
					on = false
					ends++
				case ok && (what != "remedy" || name != "fix-forward"): // those of the people
				case orderWords(o) == "": // a wish to be told something
				default:
					require.True(rt, wasOn, "%v: it orders %v while it is off", at, orderWords(o))
				}
			}
		}
		play.play(happens, 2*des.Hour)
		if !on {
			require.Equal(rt, "0", play.open(), "traffic is where it was")
			require.False(rt, play.board.Holds(emergency.FirstRemedy, 0))
		}
	})
	require.Greater(t, ends, enough(10))
}

// TestAStagedSwitchOnlyGrows: its shares go up, no faster than one step at a time, never while its alarm stands; and after
// a stop it does nothing more.
func TestAStagedSwitchOnlyGrows(t *testing.T) {
	steps := []float64{0.1, 0.3, 0.6, 1}
	stops, done := 0, 0
	checkSame(t, func(rt *rapid.T) {
		k := &StagedSwitch{From: "primary", To: "backup", Steps: steps, Every: des.Minute, StopIf: "standby"}
		play := rehearse(alone(after(emergency.Always, k)).Start(random.New(1, 0)), 2)
		if rapid.Bool().Draw(rt, "starts up") {
			play.starts[1] = des.Time(rapid.IntRange(1, 200).Draw(rt, "start-up")) * des.Second
		}
		taken, stopped, before := 0, false, -des.Hour
		play.note = func(at des.Time, _ string, given []emergency.Order) {
			for _, order := range given {
				share := 0.
				switch o := order.(type) {
				case orders.DivideCalls:
					if len(o.Parts) == 0 {
						continue
					}
					share = o.Parts[1].Share
				case orders.Switch:
					share = 1
				case orders.End:
					stopped = true
					continue
				default:
					continue
				}
				require.False(rt, stopped, "%v: it had been stopped", at)
				require.False(rt, play.alarms[1].Raised, "%v: the alarm stands", at)
				require.Equal(rt, steps[taken], share)
				require.GreaterOrEqual(rt, at-before, des.Minute)
				taken, before = taken+1, at
			}
		}
		play.play(drawAlarms(rt), 5*des.Hour)
		switch {
		case stopped:
			require.Equal(rt, "0", play.open())
			stops++
		case taken == len(steps):
			require.Equal(rt, "1", play.open())
			done++
		}
	})
	require.Greater(t, stops, enough(5))
	require.Greater(t, done, enough(5))
}

// TestPeopleWorkInOrder: detected, decided, then step after step, each begun before it is done, and done again whenever it
// went wrong. Traffic goes back only after the repair.
func TestPeopleWorkInOrder(t *testing.T) {
	wrongs, backs := 0, 0
	checkSame(t, func(rt *rapid.T) {
		var steps []PlannedStep
		moves := rapid.IntRange(0, 3).Draw(rt, "moves")
		for n := range rapid.IntRange(moves+1, 5).Draw(rt, "steps") {
			s := plain(float64(rapid.IntRange(0, 60).Draw(rt, "takes")))
			if n == moves {
				s = switching(5, nil)
			}
			if rapid.Bool().Draw(rt, "can go wrong") {
				s.Step.Wrong = &Wrong{Share: value(0.5), NoticedAfter: seconds(20), Redo: seconds(55), AgainWrong: 0.5}
			}
			steps = append(steps, s)
		}
		p := watched(runbook(steps...))
		p.Repair = &PlannedRepair{AfterDecision: rapid.Bool().Draw(rt, "after decision"), Takes: seconds(float64(rapid.IntRange(0, 900).Draw(rt, "repair")))}
		p.Failback = &PlannedFailback{HoldOff: seconds(60), From: 1, To: 0, Proof: emergency.None}
		p.Misjudge = &Misjudged{Share: 0.3, Costs: seconds(30)}
		play := rehearse(p.Start(random.New(rapid.Uint64().Draw(rt, "seed"), 0)), 2)
		var marks []string
		repaired := false
		play.note = func(at des.Time, _ string, given []emergency.Order) {
			for _, o := range given {
				switch o := o.(type) {
				case orders.Mark:
					if o.Milestone == emergency.Repaired {
						repaired = true
						continue
					}
					marks = append(marks, milestoneName(o.Milestone))
				case orders.GoBack:
					require.True(rt, repaired, "%v: traffic goes back before the repair", at)
					backs++
				case orders.CloseIncident:
					marks, repaired = append(marks, "closed"), false
				}
			}
		}
		play.play([]emergency.Signal{told(1, 1), told(4000, 0), told(4010, 1)}, 3*des.Hour)
		requireOrder(rt, marks, len(steps))
		wrongs += len(slices.DeleteFunc(slices.Clone(marks), func(m string) bool { return m[len(m)-1] != 'g' }))
	})
	require.Greater(t, wrongs, enough(20))
	require.Greater(t, backs, enough(20))
}

// requireOrder checks the milestones of incidents one after the other.
func requireOrder(rt *rapid.T, marks []string, steps int) {
	next := []string{"DETECTED"}
	for i, m := range marks {
		require.Contains(rt, next, m, "after %v", marks[:i])
		var n int
		var what string
		_, err := fmt.Sscanf(m, "step%d.%s", &n, &what)
		step := func(n int, what string) string { return fmt.Sprintf("step%d.%s", n, what) }
		switch {
		case m == "closed":
			next = []string{"DETECTED"}
		case m == "DETECTED":
			next = []string{"DECIDED"}
		case m == "DECIDED":
			next = []string{step(1, "begins"), "closed"}
		case err == nil && what == "begins":
			next = []string{step(n, "wrong"), step(n, "done")}
		case err == nil && what == "wrong":
			next = []string{step(n, "noticed")}
		case err == nil && what == "noticed":
			next = []string{step(n, "wrong"), step(n, "done")}
		case n == steps:
			next = []string{"closed"}
		default: // what would be switched is not needed any more
			next = []string{step(n+1, "begins"), "closed"}
		}
	}
}
