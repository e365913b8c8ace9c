package scenario

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/plan"
	"nines/sim/recovery"
)

// aTown is a small scenario, into which a test puts what it is about.
const aTown = `scenario: town
title: A town
world:
  start: START
  run: 24h
  demand:
    first-calls: 60/h
    services: {police: 60%, ambulance: 40%}
    DEMAND: X
  providers:
    network: {routes: [main, spare]}
  platforms:
    main: {centres: {town-hall: 5}, handling: 30s, features: [location, maps]}
    spare: {role: backup, same-people-as: main, handling: 40s}
  control-rooms:
    police: {call-takers: 20}
    ambulance: {call-takers: 20}
`

// townText is the town that starts at an instant, with some texts replaced by others.
func townText(t *testing.T, start string, replace ...string) string {
	t.Helper()
	text := strings.NewReplacer("START", start).Replace(aTown)
	for i := 0; i < len(replace); i += 2 {
		require.Contains(t, text, replace[i])
		text = strings.Replace(text, replace[i], replace[i+1], 1)
	}
	return strings.Replace(text, "    DEMAND: X\n", "", 1)
}

// townOf is the plan of the town that starts at an instant, with some texts replaced by others.
func townOf(t *testing.T, start string, replace ...string) *plan.Plan {
	t.Helper()
	doc, err := Load("town.yaml", []byte(townText(t, start, replace...)))
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	return plan
}

const (
	mayDay = "2024-05-01 00:00 UTC"
	noon   = 12 * des.Hour
)

// hourly is a profile of one factor for each hour, 0.8 in the morning and 1.2 in the afternoon.
var hourly = "profile: [" + strings.Repeat("0.8, ", 12) + strings.Repeat("1.2, ", 11) + "1.2]"

func rateAt(p *plan.Plan, at des.Time) float64 {
	return p.Network.Demand.Sources[0].Rate.At(at.Seconds()) * 3600
}

func TestRates(t *testing.T) {
	for _, c := range []struct {
		name, start, profile string
		at                   des.Time
		want                 float64 // first calls an hour
	}{
		{"constant", mayDay, "no-request: 0%", 3 * des.Hour, 60},
		{"by the hour, before noon", mayDay, hourly, noon - des.Second, 48},
		{"by the hour, from noon on", mayDay, hourly, noon, 72},
		{"a run that begins at half past eleven", "2024-05-01 11:30 UTC", hourly, 29 * des.Minute, 48},
		{"and goes on after noon", "2024-05-01 11:30 UTC", hourly, 30 * des.Minute, 72},
		{"and into the next morning", "2024-05-01 11:30 UTC", hourly, 13 * des.Hour, 48},
		{"counts have the mean of the rate", mayDay, "profile: {counts: [" + strings.Repeat("10, ", 12) + strings.Repeat("30, ", 11) + "30]}", noon, 90},
		{"one point is a constant", mayDay, "profile: {06:00: 2}", noon, 120},
		{"at a point", mayDay, "profile: {06:00: 1, 18:00: 2}", 18 * des.Hour, 120},
		{"between two points", mayDay, "profile: {06:00: 1, 18:00: 2}", noon, 90},
		{"over midnight", mayDay, "profile: {06:00: 1, 18:00: 2}", 0, 90},
		{"the clocks go forward: 02:00 UTC is 03:00 there", "2024-03-31 00:00 Europe/London", "profile: {00:00: 1, 03:00: 1, 04:00: 2, 23:00: 2}", 2 * des.Hour, 60},
		{"and 02:30 UTC is 03:30", "2024-03-31 00:00 Europe/London", "profile: {00:00: 1, 03:00: 1, 04:00: 2, 23:00: 2}", 150 * des.Minute, 90},
		{"the clocks go forward: noon comes after 11 hours", "2024-03-31 00:00 Europe/London", hourly, 11 * des.Hour, 72},
		{"the clocks go back: noon comes after 13 hours", "2024-10-27 00:00 Europe/London", hourly, 13*des.Hour - des.Second, 48},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := townOf(t, c.start, "DEMAND: X", c.profile)
			require.InDelta(t, c.want, rateAt(p, c.at), 0.01)
		})
	}
}

// TestTheDayHasItsCalls adds up the calls of 24 hours: those of the profile's 24 factors, unless the clocks change.
func TestTheDayHasItsCalls(t *testing.T) {
	for start, factors := range map[string]float64{
		mayDay:                           24,
		"2024-05-01 17:23 UTC":           24,
		"2024-03-31 00:00 Europe/London": 11*0.8 + 12*1.2 + 0.8, // 01:00 does not come, and 00:00 of the next day does
		"2024-10-27 00:00 Europe/London": 13*0.8 + 11*1.2,       // 01:00 comes twice, and 23:00 is after the end
	} {
		p := townOf(t, start, "DEMAND: X", hourly)
		require.InDelta(t, 60*factors, p.Network.Demand.Sources[0].Rate.Cumulative((24 * des.Hour).Seconds()), 1e-6, start)
	}
}

func shiftsOf(p *plan.Plan) string {
	var list []string
	for _, s := range p.Network.Centres[0].Roster {
		list = append(list, fmt.Sprintf("%g: %d", float64(s.At)/float64(des.Hour), s.Agents))
	}
	return strings.Join(list, ", ")
}

func TestShifts(t *testing.T) {
	for _, c := range []struct{ name, start, run, roster, want string }{
		{"a number alone", mayDay, "24h", "5", "0: 5"},
		{"from midnight", mayDay, "24h", "{07:00: 5, 22:00: 3}", "0: 3, 7: 5, 22: 3"},
		{"in any order", mayDay, "24h", "{22:00: 3, 07:00: 5}", "0: 3, 7: 5, 22: 3"},
		{"a run that begins within a shift", "2024-05-01 20:00 UTC", "24h", "{07:00: 5, 22:00: 3}", "0: 5, 2: 3, 11: 5"},
		{"a run that begins with a shift", "2024-05-01 07:00 UTC", "24h", "{07:00: 5, 22:00: 3}", "0: 5, 15: 3"},
		{"a run that begins before the first of the day", "2024-05-01 03:00 UTC", "6h", "{07:00: 5, 22:00: 3}", "0: 3, 4: 5"},
		{"several days", mayDay, "2d", "{07:00: 5, 22:00: 3}", "0: 3, 7: 5, 22: 3, 31: 5, 46: 3"},
		{"no change is no shift", mayDay, "2d", "{00:00: 5, 12:00: 5}", "0: 5"},
		{"nobody at night", mayDay, "24h", "{07:00: 5, 22:00: 0}", "0: 0, 7: 5, 22: 0"},
		{"the clocks go forward", "2024-03-31 00:00 Europe/London", "24h", "{07:00: 5, 22:00: 3}", "0: 3, 6: 5, 21: 3"},
		{"the clocks go back", "2024-10-27 00:00 Europe/London", "24h", "{07:00: 5, 22:00: 3}", "0: 3, 8: 5, 23: 3"},
		{"over the change", "2024-10-26 12:00 Europe/London", "24h", "{07:00: 5, 22:00: 3}", "0: 5, 10: 3, 20: 5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := townOf(t, c.start, "{town-hall: 5}", "{town-hall: "+c.roster+"}", "run: 24h", "run: "+c.run)
			require.Equal(t, c.want, shiftsOf(p))
		})
	}
}

func TestCallTakersAreSharedOut(t *testing.T) {
	const regions = "regions: {coast: 30%, town: 60%, hills: 10%}"
	for _, c := range []struct {
		name, rooms string
		want        []int32
	}{
		{"by region", "one-per: region, call-takers: 20", []int32{6, 12, 2}},
		{"the largest remainder gets what is left", "one-per: region, call-takers: 21", []int32{6, 13, 2}},
		{"nobody is left alone", "one-per: region, call-takers: 4", []int32{1, 2, 1}},
		{"not even where there are too few", "one-per: region, call-takers: 1", []int32{1, 1, 1}},
		{"unlimited", "one-per: region", []int32{emergency.Unlimited, emergency.Unlimited, emergency.Unlimited}},
		{"one room has all", "call-takers: 20", []int32{20}},
		{"listed rooms", "rooms: {inland: [town, hills], seaside: [coast]}, call-takers: 20", []int32{14, 6}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := townOf(t, mayDay, "DEMAND: X", regions, "police: {call-takers: 20}", "police: {"+c.rooms+"}")
			var got []int32
			for _, r := range p.Network.Rooms {
				if r.Service == 0 {
					got = append(got, r.CallTakers)
				}
			}
			require.Equal(t, c.want, got)
		})
	}
}

func TestRooms(t *testing.T) {
	p := townOf(t, mayDay, "DEMAND: X", "regions: {coast: 30%, town: 60%, hills: 10%}", "police: {call-takers: 20}",
		"police: {rooms: {inland: [town, hills], seaside: [coast]}, buddy: next, buddy-after: 45s, queue: 3 calls}",
		"ambulance: {call-takers: 20}", "ambulance: {one-per: region}")
	n := p.Network
	var names []string
	for _, r := range n.Rooms {
		names = append(names, r.Name)
	}
	require.Equal(t, []string{"police.inland", "police.seaside", "ambulance.coast", "ambulance.town", "ambulance.hills"}, names)
	require.Equal(t, [][]int16{{1, 0, 0}, {2, 3, 4}}, n.RoomFor)
	require.Equal(t, []int{1, 0}, []int{n.Rooms[0].Buddy, n.Rooms[1].Buddy}, "the last one's next is the first")
	require.Equal(t, 45*des.Second, n.Rooms[0].BuddyAfter)
	require.EqualValues(t, 3, n.Rooms[0].Queue)
	require.Equal(t, emergency.None, n.Rooms[2].Buddy)
	require.Equal(t, des.Never, n.Rooms[2].BuddyAfter)
}

func TestProviders(t *testing.T) {
	p := townOf(t, mayDay, "DEMAND: X", "access: {mobile: 70%, fixed: 30%}", "network: {routes: [main, spare]}",
		`red: {access: [mobile], share: 60%, circuits: 120, routes: [spare, main], silence-timer: 20s, needs: [maps]}
    blue: {access: [fixed, mobile], routes: {main: 25%, spare: 75%}}`)
	n := p.Network
	red, blue := n.Providers[0], n.Providers[1]
	require.Equal(t, []int{0}, red.Accesses)
	require.Equal(t, []int{1, 0}, blue.Accesses)
	require.Equal(t, []float64{0.6, 1}, []float64{red.Share, blue.Share})
	require.Nil(t, red.Weights, "an order of preference")
	require.Equal(t, []float64{0.25, 0.75}, blue.Weights)
	require.Equal(t, []int{1, 0}, []int{n.Groups[red.Groups[0]].Platform, n.Groups[red.Groups[1]].Platform})
	require.EqualValues(t, 120, n.Groups[red.Groups[0]].Circuits)
	require.EqualValues(t, emergency.Unlimited, n.Groups[blue.Groups[0]].Circuits)
	require.Equal(t, "red to spare", n.Groups[red.Groups[0]].Name)
	require.Equal(t, 20*des.Second, red.SilenceTimer)
	require.Equal(t, des.Never, blue.SilenceTimer)
	require.EqualValues(t, 1<<1, red.Needs, "the second feature that any platform has")
	require.Equal(t, "providers.red.routes.spare", p.Element(emergency.Element{Kind: emergency.ACircuitGroup, Index: 0}))
}

func TestPlatforms(t *testing.T) {
	p := townOf(t, mayDay, "DEMAND: X", "access: {mobile: 70%, fixed: 20%, text: 10%}", "network: {", "network: {access: [mobile, fixed, text], ",
		"features: [location, maps]}", "features: [location, maps], rate-limit: 20/s, agent-stays: until-passed, priority: {by: access, order: [text, mobile]}}",
		"handling: 40s}", "handling: 40s, features: [maps], seats: 3, queue: 7 calls, channels: 50, without: {location: {adds: 30s, times: 1.5}}, priority: {by: service, order: [ambulance]}}")
	main, spare := p.Network.Platforms[0], p.Network.Platforms[1]
	require.Equal(t, []bool{false, true}, []bool{main.Backup, spare.Backup})
	require.Equal(t, []int{0, 0}, []int{main.Staff, spare.Staff}, "the same people")
	require.Equal(t, []bool{false, true}, []bool{main.StaysOn, spare.StaysOn})
	require.InDelta(t, 20, main.Rate, 1e-12)
	require.Zero(t, spare.Rate)
	require.EqualValues(t, 0b11, main.Features)
	require.EqualValues(t, 0b10, spare.Features)
	require.Equal(t, []int32{3, 7, 50}, []int32{spare.Seats, spare.Queue, spare.Channels})
	require.EqualValues(t, emergency.Unlimited, main.Queue)

	require.Equal(t, emergency.Sorting{By: emergency.ByAccess, Of: []uint8{1, 2, 0, 2}}, main.Rank, "mobile second, fixed not listed and so last, text first")
	require.Equal(t, 3, main.Classes())
	require.Equal(t, emergency.Sorting{By: emergency.ByService, Of: []uint8{1, 0, 1}}, spare.Rank, "police not listed, nor who wants nothing")
	require.Equal(t, 2, spare.Classes())

	require.True(t, main.Without[0].IsNeutral())
	require.InDelta(t, 1.5, spare.Without[0].Times, 1e-12)
	require.InDelta(t, 30, spare.Without[0].Adds.Mean(), 1e-12)
	require.True(t, spare.Without[1].IsNeutral())
}

// troubled is the town with trouble and a recovery.
func troubled(t *testing.T, trouble, recover string) *plan.Plan {
	t.Helper()
	return townOf(t, mayDay, "    ambulance: {call-takers: 20}\n", "    ambulance: {call-takers: 20}\ntrouble:\n"+trouble+recover)
}

const twoSteps = `recovery:
  detect: {agents-report: {after: 5 calls, within: 10m, delay: 5m}, public-reports: {after: 9 calls}}
  assess: 30m
  runbook:
    call: {takes: 5m}
    switch:
      takes: 10m
      switches: {from: main, to: spare}
      wrong:
        share: 25%
        leaves:
          platforms.main: {kind: down, tone: silence}
          platforms.spare: {kind: slow, what: handling, times: 2}
          providers.network: {kind: down, tone: silence}
        noticed-after: 5m
        redo: 20m
  repair: {after: decided, takes: 2h}
  failback: {hold-off: 1h, switches: {from: spare, to: main}}
`

func TestTimings(t *testing.T) {
	p := troubled(t, `  a: {on: platforms.main, at: 06:24, until: repaired, kind: down}
  b: {on: platforms.main, after: a.ends, delay: 5m, for: 1h, kind: down}
  c: {on: platforms.main, after: switch.done, until: 20:00, kind: down}
  d: {on: platforms.main, at: 07:00, for: 2h, until: b.begins, kind: down}
  e: {on: platforms.main, at: 07:00, kind: down}
`, twoSteps)
	tr := p.Trouble
	steps := func(n int) emergency.Milestone { return emergency.StrategyMilestone(len(tr.Faults), n) }
	require.Len(t, tr.Faults, 7, "five of its own, and two conditions that the wrong step leaves")
	a, b, c, d, e := tr.Timings[0], tr.Timings[1], tr.Timings[2], tr.Timings[3], tr.Timings[4]
	require.Equal(t, fault.Timing{After: emergency.Always, At: 6*des.Hour + 24*des.Minute, HasUntil: true, Until: emergency.Repaired}, a)
	require.Equal(t, emergency.FaultEnded(0), b.After)
	require.InDelta(t, 300, b.Delay.Mean(), 1e-9)
	require.True(t, b.HasFor)
	require.False(t, b.HasUntil)
	require.Equal(t, steps(int(recovery.StepMilestones)+int(recovery.StepDone)), c.After)
	require.Equal(t, emergency.Always, c.Until)
	require.Equal(t, 20*des.Hour, c.UntilAt)
	require.True(t, d.HasFor && d.HasUntil, "whichever comes first")
	require.Equal(t, emergency.FaultBegan(1), d.Until)
	require.False(t, e.HasFor || e.HasUntil)

	require.Equal(t, 3+2*7+2*int(recovery.StepMilestones), tr.Milestones)
	require.Len(t, tr.Timings, len(tr.Faults))
}

func TestAWrongStepLeavesFaults(t *testing.T) {
	p := troubled(t, "  a: {on: platforms.main, at: 06:24, until: repaired, kind: down}\n", twoSteps)
	faults := p.Trouble.Faults
	require.Len(t, faults, 3)
	require.Equal(t, "switch.wrong", faults[1].Name)
	require.Equal(t, []emergency.Element{{Kind: emergency.APlatform, Index: 0}, {Kind: emergency.AProvider, Index: 0}}, faults[1].On,
		"what is left in the same condition shares a fault")
	require.Equal(t, emergency.SilentTone, faults[1].Condition.Down)
	require.Equal(t, "switch.wrong (2)", faults[2].Name)
	require.InDelta(t, 2, faults[2].Condition.Handling.Times, 1e-12)
	step := p.Recovery.Steps[1]
	for _, f := range []int{1, 2} {
		require.Equal(t, fault.Timing{After: step.First + recovery.StepWrong, HasUntil: true, Until: step.First + recovery.StepDone}, p.Trouble.Timings[f])
	}
	require.Equal(t, []string{"a", "switch.wrong", "switch.wrong (2)"}, []string{p.Cause(0), p.Cause(1), p.Cause(2)})
}

func TestRecovery(t *testing.T) {
	p := troubled(t, "  a: {on: platforms.main, at: 06:24, until: repaired, kind: down}\n", twoSteps)
	r := p.Recovery
	require.False(t, r.Nothing)
	require.Equal(t, []string{"agents", "the public"}, []string{r.Parties[0].Name, r.Parties[1].Name})
	require.Equal(t, emergency.Sensor{Party: emergency.AgentsParty, After: 5, Within: 10 * des.Minute}, r.Parties[0].Sensor)
	require.InDelta(t, 1800, r.Assess.Mean(), 1e-9)
	require.Equal(t, []int{emergency.None, emergency.None}, []int{r.Steps[0].From, r.Steps[0].To})
	require.Equal(t, []int{0, 1}, []int{r.Steps[1].From, r.Steps[1].To})
	require.Equal(t, emergency.StrategyMilestone(3, int(recovery.StepMilestones)), r.Steps[1].First)
	require.True(t, r.Repair.AfterDecision)
	require.Equal(t, []int{1, 0}, []int{r.Failback.From, r.Failback.To})

	nothing := troubled(t, "  a: {on: platforms.main, at: 06:24, for: 1h, kind: down}\n", "recovery: do-nothing\n")
	require.Equal(t, &recovery.Plan{Nothing: true}, nothing.Recovery)
	require.True(t, townOf(t, mayDay).Recovery.Nothing, "so it is without the block")
}

func TestConditions(t *testing.T) {
	p := troubled(t, `  a: {on: [platforms.main.centres.town-hall, platforms.spare], at: 06:00, kind: reduced, agents: 60%}
  b: {on: platforms.main, at: 06:00, kind: console-restart, share: 40%, logged-out: 3m, call: {cut: 40%, requeued-at-front: 10%, requeued-at-back: 50%}}
  c: {on: platforms.main, at: 06:00, kind: lost-feature, feature: maps}
  d: {on: control-rooms.police, at: 06:00, kind: slow, what: handover, adds: 40s}
  e: {on: providers.network.routes.spare, at: 06:00, kind: down, calls-in-progress: kept, recorded: 10%}
`, "")
	f := p.Trouble.Faults
	require.Equal(t, []emergency.Element{{Kind: emergency.ACentre, Index: 0}, {Kind: emergency.APlatform, Index: 1}}, f[0].On)
	require.InDelta(t, 0.6, f[0].Condition.Left.Agents, 1e-12)
	require.InDelta(t, 0.4, f[1].Condition.Restart.Share, 1e-12)
	require.InDelta(t, 0.4, f[1].Condition.Restart.Cut, 1e-12)
	require.InDelta(t, 0.1, f[1].Condition.Restart.Front, 1e-12)
	require.EqualValues(t, 1<<1, f[2].Condition.Lost)
	require.Equal(t, []emergency.Element{{Kind: emergency.ARoom, Index: 0}}, f[3].On)
	require.InDelta(t, 40, f[3].Condition.Handover.Adds.Mean(), 1e-12)
	require.Equal(t, []emergency.Element{{Kind: emergency.ACircuitGroup, Index: 1}}, f[4].On)
	require.Equal(t, emergency.BusyTone, f[4].Condition.Down)
	require.False(t, f[4].Condition.CutsCalls)
	require.InDelta(t, 0.1, f[4].Condition.Recorded, 1e-12)
}

func TestStrategies(t *testing.T) {
	doc, err := Load("strategies.yaml", corpus(t, "good")["strategies.yaml"])
	require.NoError(t, err)
	require.Equal(t, []string{"as-it-is", "bigger", "faster", "waiting"}, doc.StrategyNames())
	plans := map[string]*plan.Plan{}
	for _, name := range doc.StrategyNames() {
		plans[name], err = doc.Plan(name)
		require.NoError(t, err)
		require.Equal(t, name, plans[name].Strategy)
	}
	first, err := doc.Plan("")
	require.NoError(t, err)
	require.Same(t, plans["as-it-is"], first, "the first is the one that is run")
	require.EqualValues(t, 4, plans["as-it-is"].Network.Centres[1].Roster[0].Agents)
	require.EqualValues(t, 8, plans["bigger"].Network.Centres[1].Roster[0].Agents)
	require.EqualValues(t, 50, plans["bigger"].Network.Platforms[1].Queue)
	require.InDelta(t, 600, plans["faster"].Recovery.Assess.Mean(), 1e-9)
	require.Len(t, plans["faster"].Recovery.Parties, 2, "an overlay merges")
	require.True(t, plans["waiting"].Recovery.Nothing)
	require.EqualError(t, func() error { _, err := doc.Plan("fastr"); return err }(),
		"strategies.yaml: no strategy is called \"fastr\"\n   allowed: as-it-is, bigger, faster, waiting; did you mean \"faster\"?")
}

func TestAssignmentsChangeEveryStrategy(t *testing.T) {
	text := corpus(t, "good")["strategies.yaml"]
	doc, err := Load("strategies.yaml", text, "world.demand.first-calls=600/h", "world.platforms.primary.queue=9 calls")
	require.NoError(t, err)
	for _, name := range doc.StrategyNames() {
		p, err := doc.Plan(name)
		require.NoError(t, err)
		require.InDelta(t, 600, rateAt(p, 0), 1e-9)
		require.EqualValues(t, 9, p.Network.Platforms[0].Queue)
	}
}

func TestWindowsAndTargets(t *testing.T) {
	doc, err := Load("study.yaml", corpus(t, "good")["study.yaml"])
	require.NoError(t, err)
	p, err := doc.Plan("")
	require.NoError(t, err)
	require.EqualValues(t, 999, p.Seed)
	require.Equal(t, 20, p.Replications)
	windows := map[string][2]des.Time{}
	for _, w := range doc.Study.Windows {
		windows[w.Name] = [2]des.Time{w.Span.From, w.Span.To}
	}
	require.Equal(t, map[string][2]des.Time{
		"evening": {15 * des.Minute, 6 * des.Hour}, "rush": {20*des.Minute + 30*des.Second, 30*des.Minute + 30*des.Second}, "night": {6 * des.Hour, 12 * des.Hour}, "second-evening": {24 * des.Hour, 30 * des.Hour},
	}, windows)
	targets := p.Measures.Targets()
	require.Equal(t, 10*des.Second, targets.AnsweredIn)
	require.Equal(t, []float64{0.9, 0.99}, []float64{targets.Answered, targets.Connected})
	require.Equal(t, []des.Time{10 * des.Minute, 30 * des.Minute, 3 * des.Minute}, []des.Time{targets.Over, targets.Hold, targets.LossFor})
	require.Equal(t, 20, targets.LossCalls)
	require.Equal(t, 15*des.Minute, targets.WarmUp)
	require.Equal(t, 15*des.Minute, p.Measures.Windows()[0].From, "the run is measured from there")
}
