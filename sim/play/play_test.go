package play

import (
	"math"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/random"
	"nines/sim/scenario"
)

// queues are files of plain queues. Each word in brackets is one of the parts below.
const queues = `scenario: queue
title: A plain queue
world:
  start: 2024-01-01 00:00 UTC
  run: <RUN>
  demand: {first-calls: <RATE>, <PROFILE> services: {<SERVICES>}, no-request: <NOBODY>, access: {any: 70%, relay: 30%}, <BURSTS> regions: {<REGIONS>}}
  callers: {patience: {ringing: <PATIENCE>, <PATIENT>}, redial: {at-most: 1 call}, elsewhere: <NEIGHBOUR>}
  providers: {<PROVIDERS>}
  platforms: {exchange: {centres: {hall: <AGENTS>}, <BY> <BY-TIME> <STAYS> handling: <HANDLING>}}
  control-rooms: {police: {one-per: <ONE>}, ambulance: {one-per: <ONE>}}
study: {seed: <SEED>, replications: 2, <WARM-UP> <WINDOWS> <WAITS> target: {answered-in: 10s}}
`

var parts = map[string][]string{
	"RUN":       {"30m", "3h", "100m30s"},
	"RATE":      {"0.5/min", "6/min", "60/min"},
	"PROFILE":   {"", "profile: {steps: {00:00: 0.6, 00:10: 3, 01:00: 0.7}},", "day-factor: {lognormal: {mean: 1, cv: 0.3}},"},
	"NOBODY":    {"0%", "35%"},
	"SERVICES":  {"police: 100%, ambulance: 0%", "police: 60%, ambulance: 40%"},
	"REGIONS":   {"everywhere: 100%", "west: 40%, east: 60%"},
	"BURSTS":    {"", "bursts: {crash: {every: 20m, callers: 8, over: {exponential: 3m}}},"},
	"PATIENCE":  {"0s", "20s", "1m", "10m", "{exponential: 1m}", "{lognormal: {median: 40s, cv: 1}}", "{mixture: [{share: 20%, of: 1s}, {share: 80%, of: 5m}]}"},
	"PATIENT":   {"", "by-time: {steps: {00:00: 1, 00:20: 0.1}}"},
	"NEIGHBOUR": {"0%", "30%"},
	"PROVIDERS": {"one: {access: [any, relay], routes: [exchange]}", "one: {access: [any, relay], share: 30%, routes: [exchange]}, two: {access: [any, relay], share: 70%, routes: [exchange]}"},
	"AGENTS":    {"1", "2", "3", "7", "40"},
	"HANDLING":  {"0s", "10s", "30s", "2m", "{exponential: 6s}", "{exponential: 40s}", "{lognormal: {mean: 36s, cv: 0.8}}", "{gamma: {mean: 30s, cv: 0.5}}", "{uniform: {from: 0s, to: 1m}}"},
	"BY":        {"", "handling-by: {access: {any: {exponential: 5s}}},", "handling-by: {service: {police: 40s}},"},
	"BY-TIME":   {"", "handling-by-time: {steps: {00:00: 1, 00:20: 1.5, 01:10: 0.5}},"},
	"STAYS":     {"", "agent-stays: until-passed,"},
	"ONE":       {"region", "service"},
	"SEED":      {"1", "2", "3", "4", "5", "6", "7", "8", "9"},
	"WARM-UP":   {"", "warm-up: 10m,"},
	"WINDOWS":   {"", "windows: {early: '00:10-00:25', late: '00:12:30-00:28'},"},
	"WAITS":     {"", "waits: [1s, 10s, 1m],"},
}

// bracket is a word in brackets.
var bracket = regexp.MustCompile("<[A-Z-]+>")

func planOf(t require.TestingT, text string, assignments ...string) *plan.Plan {
	d, err := scenario.Load("queue.yaml", []byte(text), assignments...)
	require.NoError(t, err, text)
	p, err := d.Plan("")
	require.NoError(t, err)
	return p
}

// plainest is the file with the first of all parts.
func plainest() string {
	return bracket.ReplaceAllStringFunc(queues, func(word string) string { return parts[word[1:len(word)-1]][0] })
}

// TestAPlainQueueIsTheSameWorld: from caller to caller or event by event, everything that is measured is the same to the bit.
func TestAPlainQueueIsTheSameWorld(t *testing.T) {
	effort.SetFlag(t, "rapid.checks", effort.Worlds(t, effort.Of(200, 2000)))
	effort.SetFlag(t, "rapid.seed", 1905)
	outcomes := [emergency.Outcomes]int64{}
	rapid.Check(t, func(rt *rapid.T) {
		text := bracket.ReplaceAllStringFunc(queues, func(word string) string { return rapid.SampledFrom(parts[word[1:len(word)-1]]).Draw(rt, word) })
		p := planOf(rt, text)
		if rapid.Bool().Draw(rt, "on the clock") {
			onTheClock(rt, p)
		}
		require.True(rt, isPlain(p), text)
		same(rt, p, &outcomes)
	})
	for _, o := range []emergency.Outcome{emergency.Connected, emergency.NoRequest, emergency.Abandoned, emergency.Open} {
		require.NotZero(t, outcomes[o], o)
	}
}

// onTheClock has people call at whole tens of seconds, some of them at once. Much then happens at the same instant: a call is made as
// an agent comes free, patience ends as it is answered, the run ends with a call.
func onTheClock(t *rapid.T, p *plan.Plan) {
	ends := int(p.Network.Length / (10 * des.Second))
	var at []des.Time
	for _, ten := range rapid.SliceOfN(rapid.IntRange(0, ends-1), 1, 300).Draw(t, "tens") {
		at = append(at, des.Time(ten)*10*des.Second)
	}
	slices.Sort(at)
	p.Network.Demand.Sources[0].Replay = &emergency.Replay{At: at}
}

// same plays the replications of a plan both ways.
func same(t require.TestingT, p *plan.Plan, outcomes *[emergency.Outcomes]int64) {
	ways := [2]*Player{New(p, How{}), New(p, How{Events: true})}
	require.Nil(t, ways[1].queue)
	var sums [2]measure.Sum
	for i := range p.Replications {
		var rows [2][]uint64
		for k, w := range ways {
			require.NoError(t, w.Play(i, nil, nil))
			for _, v := range w.Tally.Row() {
				rows[k] = append(rows[k], math.Float64bits(v))
			}
			w.Tally.AddTo(&sums[k], i)
		}
		for at := range rows[0] {
			m := p.Measures.Measures()[at]
			require.Equal(t, rows[1][at], rows[0][at], "replication %d: %s of %s in %s: %v, %v", i, m.Name, m.Group, m.Window, math.Float64frombits(rows[1][at]), math.Float64frombits(rows[0][at]))
		}
		a, b := ways[0].Tally, ways[1].Tally
		require.Equal(t, b.Ledger(), a.Ledger())
		require.Equal(t, b.Lines(), a.Lines())
		require.Equal(t, b.Waits(), a.Waits())
		for o := range outcomes {
			outcomes[o] += int64(a.Row()[p.Measures.Find("calls."+emergency.Outcome(o).String(), measure.WholeRun, measure.Everybody)])
		}
	}
	require.Equal(t, factsOf(t, p, ways[1]), factsOf(t, p, ways[0]))
	require.Equal(t, p.Measures.Series(&sums[1]), p.Measures.Series(&sums[0]))
	require.Equal(t, sums[1].Entries(), sums[0].Entries())
	require.Equal(t, p.Measures.Durations(&sums[1]), p.Measures.Durations(&sums[0]))
}

// facts counts the facts that are told. Who has which slot does not matter, nor that something was 0, nor that the handover begins in the
// instant in which it ends.
type facts map[emergency.Observation]int

func (f facts) Observe(batch []emergency.Observation) {
	for _, o := range batch {
		if o.Slot = 0; o.Fact != emergency.HandoverBegan && (o.Fact != emergency.Accrued || o.Sum != 0) {
			f[o]++
		}
	}
}

func factsOf(t require.TestingT, p *plan.Plan, r *Player) (list []facts) {
	for i := range 2 {
		f, err := facts{}, error(nil)
		if draws := random.New(p.Seed, i); r.queue != nil {
			_, err = r.queue.Run(draws, f)
		} else {
			r.world.Brief(true)
			_, err = r.world.Run(draws, p.Trouble.Trouble(), p.Recovery.Start(draws), f)
		}
		require.NoError(t, err)
		list = append(list, f)
	}
	return list
}

// TestInstantsThatCoincide: patience ends as the agent comes free, or as the run ends; the run ends with a call; and so on. Calls are
// made at seconds of a run of a minute and a half with one agent.
func TestInstantsThatCoincide(t *testing.T) {
	for _, c := range []struct {
		made                        []des.Time
		handling, patience          string
		connected, abandoned, still int64
	}{
		{[]des.Time{0, 10}, "30s", "20s", 2, 0, 0},
		{[]des.Time{0, 10}, "30s", "19999ms", 1, 1, 0},
		{[]des.Time{0, 30}, "30s", "0s", 2, 0, 0},
		{[]des.Time{0, 0}, "30s", "0s", 1, 1, 0},
		{[]des.Time{0, 0}, "0s", "0s", 2, 0, 0},
		{[]des.Time{0, 70}, "80s", "20s", 1, 0, 1},
		{[]des.Time{0, 70}, "100s", "20s", 0, 0, 2},
		{[]des.Time{0, 70}, "90s", "30s", 0, 0, 2},
		{[]des.Time{0, 60, 60}, "15s", "30s", 2, 0, 1},
		{[]des.Time{0, 60, 89}, "1s", "30s", 2, 0, 1},
	} {
		p := planOf(t, plainest(), "world.run=90s", "world.platforms.exchange.handling="+c.handling, "world.callers.patience.ringing="+c.patience)
		for i := range c.made {
			c.made[i] *= des.Second
		}
		p.Network.Demand.Sources[0].Replay = &emergency.Replay{At: c.made}
		outcomes := [emergency.Outcomes]int64{}
		same(t, p, &outcomes)
		require.Equal(t, [3]int64{2 * c.connected, 2 * c.abandoned, 2 * c.still}, [3]int64{outcomes[emergency.Connected], outcomes[emergency.Abandoned], outcomes[emergency.Open]}, "%+v", c)
	}
}

// TestWhatIsNotPlainIsPlayedByTheWorld: each assignment takes a plain queue to something that the recursion does not hold for.
func TestWhatIsNotPlainIsPlayedByTheWorld(t *testing.T) {
	const platform, location = "world.platforms.exchange.", "world.platforms.exchange.features=[location]"
	for _, assignments := range [][]string{
		{"world.callers.redial.at-most=2 calls"},
		{"world.callers.elsewhere={another-number: 10%}"},
		{"world.callers.elsewhere={another-phone: 10%}"},
		{"world.providers.one.set-up=1s"},
		{"world.providers.one.circuits=100"},
		{"world.providers.one.routes={exchange: {share: 100%, circuits: 5}}"},
		{"world.providers.one.needs=[location]", location},
		{"world.providers.one.serves=1000 users"},
		{"world.platforms.second={role: backup, centres: {hall: 1}, handling: 1m}"},
		{platform + "centres.loft=2"},
		{platform + "centres.hall={00:00: 2, 00:10: 3}"},
		{platform + "centres.hall=0"},
		{platform + "seats=0"},
		{platform + "queue=10 calls"},
		{platform + "channels=10"},
		{platform + "rate-limit=1/s"},
		{platform + "without={location: {adds: 10s}}", location},
		{platform + "priority={by: access, order: [relay]}"},
		{platform + "staffed=no", platform + "centres=none", platform + "handling=0s"},
		{"world.control-rooms.police.call-takers=3"},
		{"world.control-rooms.police.pick-up=1s"},
		{"world.control-rooms.police.conversation=1s"},
		{"world.control-rooms.police.priority={by: access, order: [relay]}"},
		{"trouble.one={on: platforms.exchange, kind: down, at: 00:10, for: 1m}"},
		{"trouble.one={on: demand, kind: surge, times: 2, at: 00:10, for: 1m}"},
		{"recovery={detect: {public-reports: {after: 3 calls, delay: 1m}}}"},
		{"recovery={detect: {monitors: {one: {watches: probe, on: platforms.exchange, every: 10s, timeout: 30s, alarm-after: 3 failures}}}}"},
		{"recovery={remedies: {cap: {kind: queue-cap, platform: exchange, at: 00:01, queue: 3 calls}}}"},
	} {
		require.False(t, isPlain(planOf(t, plainest(), assignments...)), assignments)
	}
	require.True(t, isPlain(planOf(t, plainest())))
}

// TestAPlainQueueStops: when asked to, in the middle of a replication.
func TestAPlainQueueStops(t *testing.T) {
	p := planOf(t, plainest(), "world.run=5h", "world.demand.first-calls=60/min")
	r, asked := New(p, How{}), 0
	r.Until(func() bool { asked++; return asked == 3 })
	require.ErrorIs(t, r.Play(0, nil, nil), emergency.ErrStopped)
	require.Equal(t, 3, asked)
	require.NoError(t, r.Play(0, nil, nil), "and goes on as if it had not been stopped")
	same(t, p, new([emergency.Outcomes]int64))
}
