package recovery_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/scenario"
)

// pair is a world of three hours with two platforms, each with people of its own, two providers and two police rooms. What
// goes wrong and which remedy there is are filled in. Without trouble the primary takes all calls and loses none.
const pair = `
scenario: pair
title: A pair of platforms
world:
  start: 2024-05-01 00:00 UTC
  run: 3h
  demand: {first-calls: 1200/h, services: {police: 100%%}, regions: {north: 40%%, south: 60%%}, access: {mobile: 75%%, fixed: 25%%}}
  callers: {elsewhere: 0%%, redial: {at-most: 1 calls}}
  providers:
    mobile: {access: [mobile], circuits: 500, routes: [primary, backup]}
    fixed: {access: [fixed], circuits: 500, routes: [primary, backup]}
  platforms:
    primary: {centres: {hall: %d}, handling: 30s, queue: 40 calls}
    backup: {role: backup, centres: {annexe: 60}, handling: 30s}
  control-rooms: {police: {one-per: region, call-takers: 500, pick-up: 0s}}
trouble:
  weather: {on: demand, at: 00:00, kind: surge, times: 1, may-miss: yes}
%s
recovery:
  how: do-nothing
  detect:
    monitors: {heartbeat: {watches: probe, on: platforms.primary, every: 5s, alarm-after: 3 failures, clear-after: 3 successes}}
  remedies:
    it: {%s}
study: {seed: 4, replications: 1}
`

// account is what a world shows, by the hour.
type account struct {
	made     [3]int
	answered [3][2]int // by platform
	byAccess [3][2][2]int
	ended    [3][emergency.Outcomes]int
	turned   [3]int   // away by the remedy
	agents   [3]int32 // at its end
	waiting  [3]int32
	heard    [3]int
	diverted [3]int
	failed   [3]int // tries that another route took up
}

func hourOf(t des.Time) int { return min(2, int(t/des.Hour)) }

// Observe implements emergency.Observer.
func (a *account) Observe(batch []emergency.Observation) {
	for i := range batch {
		o := &batch[i]
		h := hourOf(o.At)
		switch o.Fact {
		case emergency.CallMade:
			a.made[h]++
		case emergency.CallAnswered:
			a.answered[h][o.Platform]++
			a.byAccess[h][o.Access][o.Platform]++
		case emergency.AnnouncementHeard:
			a.heard[h]++
		case emergency.RouteFailed:
			a.failed[h]++
		case emergency.CallerForewarned:
			a.diverted[h]++
		case emergency.Sampled:
			if o.Platform == 0 {
				a.agents[h], a.waiting[h] = o.Agents, max(a.waiting[h], o.Waiting)
			}
		case emergency.CallEnded:
			made := hourOf(o.Made)
			a.ended[made][o.Outcome]++
			if emergency.RemedyOf(o.Cause) == 0 {
				a.turned[made]++
			}
		}
	}
}

func (a *account) lost(hour int) (n int) {
	for o := range emergency.Outcomes {
		if o.Unconnected() {
			n += a.ended[hour][o]
		}
	}
	return n
}

// live plays one replication of the pair.
func live(t *testing.T, agents int, trouble, remedy string, changes ...string) *account {
	t.Helper()
	doc, err := scenario.Load("pair.yaml", []byte(fmt.Sprintf(pair, agents, trouble, remedy)), changes...)
	require.NoError(t, err, remedy)
	p, err := doc.Plan("")
	require.NoError(t, err, remedy)
	a := &account{}
	draws := random.New(p.Seed, 0)
	_, err = emergency.NewWorld(p.Network).Run(draws, p.Trouble.Trouble(), p.Recovery.Start(draws), a)
	require.NoError(t, err, remedy)
	return a
}

// secondHour is when the remedies of these tests stand.
const secondHour = "at: 01:00, until: 02:00, "

// requireShare compares a count with a binomial's mean, within 4.5 standard deviations.
func requireShare(t *testing.T, share float64, hits, of int, msg string) {
	t.Helper()
	require.Positive(t, of, msg)
	require.InDelta(t, share*float64(of), hits, 4.5*math.Sqrt(share*(1-share)*float64(of))+1e-9, msg)
}

// TestWhereCallsGo while a remedy stands, and that they go where they went once it is over.
func TestWhereCallsGo(t *testing.T) {
	for _, x := range []struct {
		remedy string
		backup [2]float64 // share of the calls over mobile and fixed that the backup takes in the second hour
	}{
		{"kind: active-active, shares: {primary: 70%, backup: 30%}", [2]float64{0.3, 0.3}},
		{"kind: spread, providers: {fixed: backup}", [2]float64{0, 1}},
		{"kind: spread, regions: {south: backup}", [2]float64{0.6, 0.6}},
		{"kind: crankback, to: backup", [2]float64{0, 0}},
		{"kind: staged-switch, from: primary, to: backup, steps: [100%], every: 1m", [2]float64{1, 1}},
		{"kind: staged-switch, from: primary, to: backup, steps: [50%, 100%], every: 30m", [2]float64{0.75, 0.75}},
	} {
		a := live(t, 60, "", secondHour+x.remedy)
		require.Zero(t, a.lost(0)+a.lost(1)+a.lost(2), x.remedy)
		require.Zero(t, a.answered[0][1], x.remedy)
		require.Zero(t, a.answered[2][1], "%s: it is over", x.remedy)
		for access, share := range x.backup {
			by := a.byAccess[1][access]
			requireShare(t, share, by[1], by[0]+by[1], x.remedy)
		}
	}
}

// TestWhatTakesUpWhatAnotherTurnsAway: while the primary is down, and not after the remedy is over.
func TestWhatTakesUpWhatAnotherTurnsAway(t *testing.T) {
	const dead = "  dead: {on: platforms.primary, at: 01:00, kind: down, calls-in-progress: kept, tone: %s}\n"
	for _, remedy := range []string{"kind: crankback, to: backup, silence-timer: 1s", "kind: active-active, shares: {primary: 60%, backup: 40%}"} {
		for _, tone := range []string{"busy", "silence"} {
			a := live(t, 60, fmt.Sprintf(dead, tone), secondHour+remedy, "world.providers.mobile.silence-timer=2s", "world.providers.fixed.silence-timer=2s")
			require.LessOrEqual(t, a.lost(1), 2, "%s, %s", remedy, tone)
			require.Positive(t, a.failed[1], remedy)
			require.Equal(t, a.made[2]-a.ended[2][emergency.Open], a.lost(2), "%s, %s: nobody takes them up any more", remedy, tone)
		}
	}
}

// TestAMachineMovesWhatADeadPlatformLoses, and brings it back.
func TestAMachineMovesWhatADeadPlatformLoses(t *testing.T) {
	const dead = "  dead: {on: platforms.primary, at: 01:00, for: 20m, kind: down, calls-in-progress: kept}\n"
	const machine = "kind: automatic-switch, from: primary, to: backup, if: [heartbeat]"
	a := live(t, 60, dead, machine+", takes: 30s, returns: {clear-for: 5m}")
	require.InDelta(t, 20*45./60, a.lost(1), 12, "until three probes have failed, and it is done")
	require.Positive(t, a.answered[1][1])
	require.Zero(t, a.answered[2][1], "it is back")
	a = live(t, 60, dead, machine)
	require.Zero(t, a.answered[2][0], "without returns it stays")
	a = live(t, 60, "  dead: {on: platforms.primary, at: 01:30, kind: down, calls-in-progress: kept}\n", "at: 00:10, until: 01:10, "+machine)
	require.Equal(t, a.made[2], a.lost(2), "its time was over before the trouble began")
}

// TestFewerCallsPass while a remedy gaps or sheds them, and they are counted as turned away by it.
func TestFewerCallsPass(t *testing.T) {
	a := live(t, 60, "", secondHour+"kind: call-gapping, gap: 20s")
	passed := a.made[1] - a.turned[1]
	// after the gap comes the next caller of a Poisson process: each 20 s + 4 s over mobile, and each 20 s + 12 s over fixed
	require.InDelta(t, 3600./24+3600./32, passed, 20)
	require.Equal(t, a.turned[1], a.ended[1][emergency.Refused])
	require.Zero(t, a.turned[0]+a.turned[2])

	a = live(t, 60, "", secondHour+"kind: call-gapping, most: 0.05/s, providers: [fixed]")
	over := a.byAccess[1][1]
	require.InDelta(t, 3600./32, over[0], 18, "only fixed does so")
	require.InDelta(t, 0.75*1200, a.byAccess[1][0][0], 4.5*30)
	require.Equal(t, live(t, 60, "", secondHour+"kind: call-gapping, most: 1000/s").answered, live(t, 60, "", "kind: public-notice, damps: 0%").answered, "more than come")
}

// TestTheQueueUnderARemedy: too few agents, so the queue is full. A cap gives it another size, a control keeps it short of
// full, an announcement has callers wait for longer.
func TestTheQueueUnderARemedy(t *testing.T) {
	const few = 8
	none := live(t, few, "", "kind: public-notice, damps: 0%")
	for h := range 3 {
		require.Positive(t, none.ended[h][emergency.Abandoned]+none.ended[h][emergency.Refused], "hour %d", h)
	}
	a := live(t, few, "", secondHour+"kind: queue-cap, platform: primary, queue: 2 calls")
	require.LessOrEqual(t, a.waiting[2], int32(40))
	require.Greater(t, a.ended[1][emergency.Refused], none.ended[1][emergency.Refused]+50)
	require.Zero(t, a.turned[1], "the platform refuses them, and not the remedy")

	a = live(t, few, "", secondHour+"kind: announcement, platform: primary, patience-times: 0.1")
	require.Positive(t, a.heard[1])
	require.Zero(t, a.heard[0]+a.heard[2])
	require.Greater(t, a.ended[1][emergency.Abandoned], none.ended[1][emergency.Abandoned])
	require.InDelta(t, none.ended[2][emergency.Abandoned], a.ended[2][emergency.Abandoned], 80, "then they are as patient as ever")

	a = live(t, few, "", secondHour+"kind: extra-agents, platform: primary, agents: 10, arrive: 10m")
	require.Equal(t, [3]int32{few, few + 10, few}, [3]int32{a.agents[0], a.agents[1], a.agents[2]})
	require.Less(t, a.lost(1), none.lost(1)/2)

	a = live(t, few, "", secondHour+"kind: rate-control, platform: primary, target: 25%", "world.callers.patience.ringing=1h")
	full := live(t, few, "", "kind: public-notice, damps: 0%", "world.callers.patience.ringing=1h")
	require.Equal(t, int32(40), full.waiting[1])
	require.Positive(t, a.turned[1])
	require.Zero(t, a.turned[0])
	require.Less(t, a.turned[2], 30, "none but those who call before the next report")
}

// TestRoomsTakeEachOthersCalls while they are buddies: nobody is lost as one of them is dead.
func TestRoomsTakeEachOthersCalls(t *testing.T) {
	const dead = "  dead: {on: control-rooms.police.north, at: 00:00, kind: down, tone: silence, calls-in-progress: kept}\n"
	a := live(t, 200, dead, secondHour+"kind: buddy-rooms, after-ringing: 5s")
	require.Positive(t, a.lost(0))
	require.LessOrEqual(t, a.lost(1), 3)
	require.Positive(t, a.lost(2), "it is over")
}

// TestWhoIsTold calls the other number while the notice is out, and those it does not reach do not.
func TestWhoIsTold(t *testing.T) {
	for _, x := range []struct {
		notice string
		share  float64
	}{
		{"diverts: 30%", 0.3},
		{"diverts: 100%", 1},
		{"diverts: 30%, reaches: {share: 50%}", 0.15},
		{"diverts: 30%, reaches: {regions: [south]}", 0.18},
		{"diverts: 30%, reaches: {access: [fixed]}", 0.075},
		{"diverts: 30%, reaches: {regions: [south], access: [fixed], share: 50%}", 0.3 * 0.6 * 0.25 * 0.5},
		{"diverts: 50%, answers: 40%", 0.2},
	} {
		a := live(t, 60, "", secondHour+"kind: public-notice, "+x.notice)
		require.Zero(t, a.diverted[0]+a.diverted[2], x.notice)
		without := live(t, 60, "", "kind: public-notice, damps: 0%")
		requireShare(t, x.share, a.diverted[1], without.made[1], x.notice)
	}
	tests := live(t, 60, "", secondHour+"kind: public-notice, test-calls: 200 calls, test-over: 20m")
	plain := live(t, 60, "", "kind: public-notice, damps: 0%")
	require.Equal(t, plain.made[1]+200, tests.made[1])
	require.Equal(t, plain.made[0]+plain.made[2], tests.made[0]+tests.made[2])
}
