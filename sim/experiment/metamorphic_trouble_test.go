package experiment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/random"
)

// notes keeps what is observed of calls, and when faults come and go.
type notes struct {
	calls       []emergency.Observation
	begun, over map[int16][]des.Time
	open        bool // a fault that nobody should have met was met
}

func (n *notes) Observe(batch []emergency.Observation) {
	for _, o := range batch {
		switch {
		case o.Slot != emergency.None:
			n.calls = append(n.calls, o)
		case o.Fact == emergency.TroubleBegan:
			n.begun[o.Cause] = append(n.begun[o.Cause], o.At)
			n.open = n.open || !o.Hidden
		case o.Fact == emergency.TroubleEnded:
			n.over[o.Cause] = append(n.over[o.Cause], o.At)
		}
	}
}

// take plays one replication of a plan, checked after each event.
func take(t *testing.T, p *plan.Plan, replication int) *notes {
	t.Helper()
	n := &notes{begun: map[int16][]des.Time{}, over: map[int16][]des.Time{}}
	w, draws := emergency.NewWorld(p.Network), random.New(p.Seed, replication)
	_, err := w.Run(draws, p.Trouble.Trouble(), p.Recovery.Start(draws), n)
	require.NoError(t, err)
	return n
}

// TestAFaultOfNoLengthIsNone: every call goes the same way as without it, whatever it would do.
func TestAFaultOfNoLengthIsNone(t *testing.T) {
	want := take(t, compiled(t, "town", []byte(town(t)), ""), 0)
	require.NotEmpty(t, want.calls)
	for _, kind := range []string{
		"kind: down", "kind: down, tone: ringing, calls-in-progress: resumed", "kind: reduced, agents: 0%", "kind: console-restart, share: 100%, logged-out: 1m, call: {cut: 100%}",
		"kind: flapping, with: down, bad-for: 1m, good-for: 1m",
	} {
		fault := "trouble.nothing={on: platforms.primary, at: 01:00, for: 0s, " + kind + "}"
		got := take(t, compiled(t, "town", []byte(town(t)), "", fault), 0)
		require.Equal(t, want.calls, got.calls, kind)
	}
}

// rain is a world whose trouble comes from one cause, if at all, and where nobody meets it.
const rain = `
scenario: rain
title: A flooded cellar
world:
  start: 2024-01-01 00:00 UTC
  run: 6h
  demand: {first-calls: 1/min, services: {police: 100%}}
  providers: {network: {circuits: 20, routes: [primary, backup]}}
  platforms:
    primary: {centres: {hall: 3}, handling: 60s}
    backup: {role: backup, centres: {cellar: 3}, handling: 60s}
  control-rooms: {police: {one-per: service}}
trouble:
  flood:
    on: platforms.backup
    common-cause: rain
    chance: 40%
    at: 01:00
    mtbf: {exponential: 40m}
    mttr: {exponential: 10m}
    hidden: yes
    kind: reduced
    agents: 50%
  line: {on: providers.network.routes.backup, common-cause: rain, hidden: yes, kind: reduced, circuits: 50%, ramp: 5m}
`

// TestOneCauseBringsAllItsFaults, or none of them; and a hidden fault is met by nobody.
func TestOneCauseBringsAllItsFaults(t *testing.T) {
	p := compiled(t, "rain", []byte(rain), "")
	happened := 0
	for r := range 200 {
		n := take(t, p, r)
		require.Equal(t, n.begun[0], n.begun[1])
		require.Equal(t, n.over[0], n.over[1])
		require.False(t, n.open)
		happened += min(1, len(n.begun[0]))
	}
	require.InDelta(t, 200*0.4, happened, 4.5*7) // the standard deviation is 7; a first failure in five hours is nearly certain
}
