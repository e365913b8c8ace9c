package fault_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/scenario"
)

// hall is a world with people enough, three hours long, in which nothing is lost by itself. What goes wrong is filled in.
const hall = `
scenario: hall
title: One hall
world:
  start: 2024-05-01 00:00 UTC
  run: 3h
  demand: {first-calls: 1200/h, services: {police: 100%}}
  callers: {redial: {at-most: 1 calls}}
  providers: {mobile: {circuits: 500, routes: [primary, backup]}}
  platforms:
    primary: {centres: {hall: 60}, handling: 30s, features: [location]}
    backup: {role: backup, same-people-as: primary, handling: 30s, features: [location]}
  control-rooms: {police: {one-per: service, call-takers: 500, pick-up: 0s}}
recovery:
  how: do-nothing
  detect:
    monitors: {heartbeat: {watches: probe, on: platforms.primary, every: 10s}}
study: {seed: 4, replications: 1}
trouble:
`

// evidence is what a world shows of a fault.
type evidence struct {
	made     [3]int                        // calls, by the hour
	ended    [3][emergency.Outcomes]int    // by the hour they were made in
	facts    map[emergency.Fact]int        // of any hour
	times    map[emergency.Fact][]des.Time // when
	handled  [3]des.Time                   // between the answer and being passed on, or the end
	answered map[uint64]des.Time
	most     int // calls that agents had at once
	talking  int
	recorded int // alarms that are withheld, and can be read afterwards
}

func hourOf(t des.Time) int { return min(2, int(t/des.Hour)) }

// Observe implements emergency.Observer.
func (e *evidence) Observe(batch []emergency.Observation) {
	for i := range batch {
		o := &batch[i]
		e.facts[o.Fact]++
		e.times[o.Fact] = append(e.times[o.Fact], o.At)
		switch o.Fact {
		case emergency.AlarmWithheld:
			if o.Seen {
				e.recorded++
			}
		case emergency.CallMade:
			e.made[hourOf(o.At)]++
		case emergency.CallAnswered:
			e.answered[o.Caller] = o.At
			e.talking++
			e.most = max(e.most, e.talking)
		case emergency.HandoverBegan, emergency.CallEnded, emergency.CallRequeued:
			if at, talks := e.answered[o.Caller]; talks {
				e.handled[hourOf(at)] += o.At - at
				e.talking--
				delete(e.answered, o.Caller)
			}
			if o.Fact == emergency.CallEnded {
				e.ended[hourOf(o.Made)][o.Outcome]++
			}
		}
	}
}

// lost is how many calls of an hour were not connected.
func (e *evidence) lost(hour int) (n int) {
	for o := range emergency.Outcomes {
		if o.Unconnected() {
			n += e.ended[hour][o]
		}
	}
	return n
}

// meet plays one replication of the hall with faults.
func meet(t *testing.T, replication int, faults string, changes ...string) *evidence {
	t.Helper()
	doc, err := scenario.Load("hall.yaml", []byte(hall+faults), changes...)
	require.NoError(t, err, faults)
	p, err := doc.Plan("")
	require.NoError(t, err, faults)
	e := &evidence{facts: map[emergency.Fact]int{}, times: map[emergency.Fact][]des.Time{}, answered: map[uint64]des.Time{}}
	draws := random.New(p.Seed, replication)
	_, err = emergency.NewWorld(p.Network).Run(draws, p.Trouble.Trouble(), p.Recovery.Start(draws), e)
	require.NoError(t, err, faults)
	return e
}

// requireShare compares a count with a binomial's mean, within 4.5 standard deviations.
func requireShare(t *testing.T, share float64, hits, of int, msg string) {
	t.Helper()
	require.Positive(t, of, msg)
	require.InDelta(t, share*float64(of), hits, 4.5*math.Sqrt(share*(1-share)*float64(of))+1e-9, msg)
}

// TestWhatEachFaultDoesToCalls: in the hour of the fault a share of the calls ends in its outcome, and in the others none.
func TestWhatEachFaultDoesToCalls(t *testing.T) {
	for _, x := range []struct {
		fault   string
		outcome emergency.Outcome
		share   float64
	}{
		{"on: platforms.primary, kind: cut, where: answer, share: 40%", emergency.CutAnswer, 0.4},
		{"on: platforms.primary.centres.hall, kind: cut, where: answer, share: 40%", emergency.CutAnswer, 0.4},
		{"on: platforms.primary, kind: cut, where: handover, share: 40%", emergency.CutHandover, 0.4},
		{"on: platforms.primary.handover, kind: cut, where: handover, share: 40%", emergency.CutHandover, 0.4},
		{"on: platforms.primary, kind: down", emergency.Refused, 1},
		{"on: platforms.primary, kind: down, tone: silence", emergency.Unanswered, 1},
		{"on: providers.mobile, kind: down", emergency.Refused, 1},
		{"on: providers.mobile.routes.primary, kind: down", emergency.Refused, 1},
		{"on: providers.mobile.routes.primary, kind: reduced, circuits: 0%", emergency.Blocked, 1},
		{"on: platforms.primary.handover, kind: misroute, share: 40%", emergency.Misrouted, 0.4},
		{"on: platforms.primary, kind: misroute, share: 40%, put-right: 50%", emergency.Misrouted, 0.2},
		{"on: platforms.primary, kind: misroute, share: 40%, put-right: 100%", emergency.Misrouted, 0},
		{"on: platforms.primary, kind: console-restart, share: 40%, logged-out: 1s, call: {cut: 100%}", emergency.CutAnswer, 0.4},
		{"on: platforms.primary, kind: reduced, channels: 0%", emergency.Refused, 1},
		{"on: platforms.primary, kind: cut, where: answer, share: 50%, only: {share: 40%}", emergency.CutAnswer, 0.2},
		{"on: platforms.primary, kind: down, only: {calls: 30%}", emergency.Refused, 0.3},
	} {
		e := meet(t, 0, "  it: {at: 01:00, for: 1h, "+x.fault+"}\n", "world.platforms.primary.channels=500")
		require.LessOrEqual(t, e.lost(0), 20, "%s: only calls in progress as it begins", x.fault)
		require.LessOrEqual(t, e.lost(2), 2, "%s: only calls that came just before it ended", x.fault)
		requireShare(t, x.share, e.ended[1][x.outcome], e.made[1]-e.ended[1][emergency.Open], x.fault)
		require.InDelta(t, e.ended[1][x.outcome], e.lost(1), 12, "%s: it loses no others but those in progress as it begins", x.fault)
	}
}

// TestACutInHandlingIsAtARandomMoment of the handling: whoever is cut has talked half as long on average.
func TestACutInHandlingIsAtARandomMoment(t *testing.T) {
	e := meet(t, 0, "  it: {at: 01:00, for: 1h, on: platforms.primary, kind: cut, where: handling, share: 100%}\n")
	require.Zero(t, e.ended[0][emergency.CutHandover]+e.ended[0][emergency.CutAnswer])
	require.InDelta(t, e.made[1], e.ended[1][emergency.CutHandling], 12, "all but those of the last half minute")
	require.Zero(t, e.ended[1][emergency.CutHandover]+e.ended[1][emergency.CutAnswer])
	full := e.handled[2].Seconds() / float64(e.made[2])
	require.InDelta(t, 30, full, 1)
	require.InDelta(t, 0.5, e.handled[1].Seconds()/float64(e.made[1])/full, 0.05)
}

// TestCallsInProgressAsItGoesDown: they are cut, survive, or are put on hold and resumed.
func TestCallsInProgressAsItGoesDown(t *testing.T) {
	for calls, want := range map[string]bool{"cut": true, "kept": false, "resumed": false} {
		e := meet(t, 0, "  it: {at: 01:00, for: 1m, on: platforms.primary, kind: down, calls-in-progress: "+calls+"}\n")
		require.Equal(t, want, e.ended[0][emergency.CutHandling] > 0, calls)
		require.Equal(t, calls == "resumed", e.facts[emergency.CallInterrupted] > 0, calls)
		require.Equal(t, e.facts[emergency.CallInterrupted], e.facts[emergency.CallResumed], calls)
	}
}

// TestRingingIsAQueueThatNobodyServes: callers wait, and hang up or are answered when it is over.
func TestRingingIsAQueueThatNobodyServes(t *testing.T) {
	e := meet(t, 0, "  it: {at: 01:00, for: 1h, on: platforms.primary, kind: down, tone: ringing, calls-in-progress: kept}\n")
	require.Zero(t, e.ended[1][emergency.Refused]+e.ended[1][emergency.Unanswered])
	require.Equal(t, e.lost(1), e.ended[1][emergency.Abandoned])
	require.Positive(t, e.lost(1))
	for _, at := range e.times[emergency.CallAnswered] {
		require.False(t, at > des.Hour && at < 2*des.Hour, "at %v somebody answers", at)
	}
}

// TestWhatASlowPieceOfWorkTakes: times, plus what is added, while the fault is on.
func TestWhatASlowPieceOfWorkTakes(t *testing.T) {
	for _, x := range []struct {
		slow string
		want float64
	}{
		{"times: 1.5", 45}, {"adds: 10s", 40}, {"times: 1.5, adds: 10s", 55}, {"times: 0.5", 15},
	} {
		e := meet(t, 0, "  it: {at: 01:00, for: 1h, on: platforms.primary, kind: slow, what: handling, "+x.slow+"}\n", "study.seed=4")
		require.InDelta(t, x.want/30, e.handled[1].Seconds()/float64(e.made[1])/(e.handled[0].Seconds()/float64(e.made[0])), 0.1, x.slow)
	}
}

// TestReducedCircuits: no more calls are carried at once than there are circuits left.
func TestReducedCircuits(t *testing.T) {
	for share, left := range map[string]int{"2%": 10, "0.2%": 1} {
		e := meet(t, 0, "  it: {on: providers.mobile.routes.primary, at: 00:00, kind: reduced, circuits: "+share+"}\n")
		require.Equal(t, left, e.most, share)
		require.Positive(t, e.ended[1][emergency.Blocked])
		require.Equal(t, e.lost(1), e.ended[1][emergency.Blocked])
	}
	require.Greater(t, meet(t, 0, "  it: {on: providers.mobile.routes.primary, at: 00:00, kind: reduced, circuits: 100%}\n").most, 10)
}

// TestReducedAgents: no more calls are handled at once than there are agents left.
func TestReducedAgents(t *testing.T) {
	for _, on := range []string{"platforms.primary", "platforms.primary.centres.hall"} {
		require.Equal(t, 6, meet(t, 0, "  it: {on: "+on+", at: 00:00, kind: reduced, agents: 10%}\n").most, on)
	}
}

// TestTheCallThatFillsTheCounterIsServed, and not one more.
func TestTheCallThatFillsTheCounterIsServed(t *testing.T) {
	for at, served := range map[string]int{"0": 50, "40": 10, "49": 1} {
		for _, on := range []string{"platforms.primary", "providers.mobile", "providers.mobile.routes.primary"} {
			e := meet(t, 0, "  it: {on: "+on+", kind: exhausted, limit: 50 calls, counter-at: "+at+" calls}\n")
			require.Equal(t, served, e.facts[emergency.CallAnswered], "%s, from %s on", on, at)
			require.Zero(t, e.ended[2][emergency.Connected])
		}
	}
}

// TestTheCounterBeginsWithItsTime, and again after it.
func TestTheCounterBeginsWithItsTime(t *testing.T) {
	e := meet(t, 0, "  it: {on: platforms.primary, kind: exhausted, limit: 50 calls, counter-at: 40 calls, at: 01:00, until: 02:00}\n")
	require.Zero(t, e.lost(0))
	require.Equal(t, 10, e.ended[1][emergency.Connected])
	require.Zero(t, e.lost(2), "from 0 again, and its time is over")
}

// TestFlappingBeginsBad, and is bad for its share of the time.
func TestFlappingBeginsBad(t *testing.T) {
	e := meet(t, 0, "  it: {on: platforms.primary, at: 01:00, for: 1h, kind: flapping, with: {kind: down, calls-in-progress: kept}, bad-for: 4m, good-for: 8m}\n")
	require.Equal(t, 5, e.facts[emergency.TroubleBegan])
	for n, at := range e.times[emergency.TroubleBegan] {
		require.Equal(t, des.Hour+des.Time(n)*12*des.Minute, at)
		require.Equal(t, at+4*des.Minute, e.times[emergency.TroubleEnded][n])
	}
	requireShare(t, 1./3, e.lost(1), e.made[1], "a third of the time")
}

// TestABlindMonitor raises its alarm once it sees again, if it still has cause, and not before.
func TestABlindMonitor(t *testing.T) {
	const sees = des.Hour + 5*des.Minute
	dead := func(length string) string {
		return "  dead: {on: platforms.primary, at: 01:00, for: " + length + ", kind: down}\n"
	}
	raised := func(e *evidence) []des.Time { return e.times[emergency.AlarmRaised] }
	require.Len(t, raised(meet(t, 0, dead("10m"))), 1)
	for alarms, recorded := range map[string]int{"none": 0, "recorded": 1} {
		dark := "  dark: {on: monitors.heartbeat, at: 00:50, until: 01:05, kind: blind, alarms: " + alarms + "}\n"
		e := meet(t, 0, dead("10m")+dark)
		require.Len(t, raised(e), 1, alarms)
		require.GreaterOrEqual(t, raised(e)[0], sees, alarms)
		require.LessOrEqual(t, raised(e)[0], sees+10*des.Second, "%s: with the next sample", alarms)
		require.Equal(t, 1, e.facts[emergency.AlarmWithheld], alarms)
		require.Equal(t, recorded, e.recorded, alarms)
		require.Empty(t, raised(meet(t, 0, dead("4m")+dark)), "%s: it is over before the monitor sees again", alarms)
	}
}

// TestASurgeGrows with its ramp, and goes away with its ramp-down. In the middle of a ramp half of the added callers come.
func TestASurgeGrows(t *testing.T) {
	const replications = 24
	const perMinute = 1200. / 60
	var byMinute [180]float64
	for r := range replications {
		e := meet(t, r, "  storm: {on: demand, at: 00:30, for: 90m, ramp: 1h, ramp-down: 40m, kind: surge, times: 3}\n")
		for _, at := range e.times[emergency.CallMade] {
			byMinute[min(179, at/des.Minute)]++
		}
	}
	for _, x := range []struct {
		what     string
		from, to int // in minutes: the middle of a step of the ramp is the middle of the window
		times    float64
	}{
		{"before", 0, 30, 1},
		{"the first step of the ramp, which is nothing", 30, 33, 1},
		{"a quarter of the ramp", 42, 51, 1 + 2*0.25},
		{"the middle of the ramp", 57, 66, 1 + 2*0.5},
		{"three quarters of the ramp", 72, 81, 1 + 2*0.75},
		{"at full strength", 90, 120, 3},
		{"the middle of its going away", 138, 142, 1 + 2*0.525},
		{"afterwards", 160, 180, 1},
	} {
		sum := 0.
		for m := x.from; m < x.to; m++ {
			sum += byMinute[m]
		}
		want := x.times * perMinute * float64(x.to-x.from) * replications
		require.InDelta(t, want, sum, 4.5*math.Sqrt(want), x.what)
	}
}

// TestWhatIsBackStaysBack: half of those who meet it are back at a time, and all of them at its end.
func TestWhatIsBackStaysBack(t *testing.T) {
	e := meet(t, 0, "  it: {on: platforms.primary, at: 00:00, kind: down, calls-in-progress: kept, back: {01:00: 75%, 02:00: 100%}}\n")
	requireShare(t, 1, e.lost(0), e.made[0], "all")
	requireShare(t, 0.25, e.lost(1), e.made[1], "a quarter")
	require.Zero(t, e.lost(2))
}

// TestEachFaultGrows in proportion: in the first hour of a ramp of two, a quarter of what it takes at its top is lost on
// average, less half a step.
func TestEachFaultGrows(t *testing.T) {
	for _, kind := range []string{"kind: down, calls-in-progress: kept", "kind: cut, where: answer, share: 100%", "kind: misroute, share: 100%"} {
		e := meet(t, 0, "  it: {on: platforms.primary, at: 00:00, ramp: 2h, "+kind+"}\n")
		for hour, share := range []float64{0.225, 0.725, 1} {
			require.InDelta(t, share, float64(e.lost(hour))/float64(e.made[hour]), 0.06, "%s in hour %d", kind, hour+1)
		}
	}
}

// TestOneCauseOneBeginning: its faults come and go together, and only if the cause comes at all.
func TestOneCauseOneBeginning(t *testing.T) {
	const faults = `
  cellar: {on: platforms.primary, common-cause: rain, at: 00:10, delay: {exponential: 20m}, for: {exponential: 20m}, chance: 50%, kind: slow, what: handling, times: 1.1}
  cable: {on: providers.mobile.routes.primary, common-cause: rain, kind: reduced, circuits: 90%}
  roof: {on: control-rooms.police, common-cause: rain, kind: reduced, call-takers: 90%}
`
	came := 0
	const replications = 40
	for r := range replications {
		e := meet(t, r, faults)
		for _, fact := range []emergency.Fact{emergency.TroubleBegan, emergency.TroubleEnded} {
			at := e.times[fact]
			require.Contains(t, []int{0, 3}, len(at))
			for _, other := range at {
				require.Equal(t, at[0], other)
			}
		}
		came += e.facts[emergency.TroubleBegan] / 3
	}
	requireShare(t, 0.5, came, replications, "the cause comes in half of the replications")
}

// TestAHiddenFaultIsMetByNobody before traffic is on its platform, and from then on by everybody.
func TestAHiddenFaultIsMetByNobody(t *testing.T) {
	for switched, met := range map[string]bool{"0s": false, "1h": true} {
		text := "  rust: {on: platforms.backup, hidden: yes, kind: cut, where: answer, share: 100%}\n"
		changes := []string{}
		if switched != "0s" {
			changes = append(changes, "recovery.remedies.over={kind: staged-switch, from: primary, to: backup, steps: [100%], every: 1m, at: 01:00}")
		}
		e := meet(t, 0, text, changes...)
		require.Zero(t, e.lost(0))
		require.Equal(t, met, e.facts[emergency.TroubleExposed] == 1)
		if !met {
			require.Zero(t, e.lost(1)+e.lost(2)+e.facts[emergency.TroubleTouched])
			continue
		}
		require.Equal(t, []des.Time{des.Hour}, e.times[emergency.TroubleExposed])
		requireShare(t, 1, e.lost(1), e.made[1], "all who call the backup")
		for _, at := range e.times[emergency.TroubleTouched] {
			require.GreaterOrEqual(t, at, des.Hour)
		}
	}
}
