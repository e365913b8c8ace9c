package experiment_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/validation/failover"
)

// proxyMoves listens to what the proxies of two providers do, and where calls are then lost or answered.
type proxyMoves struct {
	sent, back [2][]float64     // by provider
	inService  map[int8]bool    // platforms that opened
	lost       [2][]float64     // when calls that went unanswered were made
	answered   [2]map[int8]bool // the platforms that answered after the first move of the provider and before its return
}

func (a *proxyMoves) Observe(batch []emergency.Observation) {
	for i := range batch {
		o := &batch[i]
		switch p := o.Provider; o.Fact {
		case emergency.ProviderMoved:
			if o.Platform == emergency.None {
				a.back[p] = append(a.back[p], o.At.Seconds())
			} else {
				a.sent[p] = append(a.sent[p], o.At.Seconds())
			}
		case emergency.Opened, emergency.Closed:
			a.inService[o.Platform] = o.Fact == emergency.Opened
		case emergency.CallEnded:
			if o.Outcome == emergency.Unanswered {
				a.lost[p] = append(a.lost[p], o.Made.Seconds())
			}
			if o.Outcome == emergency.Connected && len(a.sent[p]) > 0 && o.Made.Seconds() > a.sent[p][0] && len(a.back[p]) == 0 {
				a.answered[p][o.Platform] = true
			}
		}
	}
}

func proxiesOf(t *testing.T, replications int, pairs ...string) []proxyMoves {
	t.Helper()
	p := compiled(t, "proxies", []byte(replace(t, string(failover.Text("kamailio-proxies")), pairs...)), "")
	list := make([]proxyMoves, replications)
	w := emergency.NewWorld(p.Network)
	w.Check(replications < 100)
	for i := range list {
		list[i].inService = map[int8]bool{}
		list[i].answered = [2]map[int8]bool{{}, {}}
		draws := random.New(1, i)
		_, err := w.Run(draws, p.Trouble.Trouble(), p.Recovery.Start(draws), &list[i])
		require.NoError(t, err)
	}
	return list
}

// TestEachProxyHasItsOwnTimes: each provider leaves the silent platform as its own pings have it, and the two are independent.
func TestEachProxyHasItsOwnTimes(t *testing.T) {
	const fault = 240.0
	var sent [2][]float64
	var apart []float64
	for _, a := range proxiesOf(t, 300) {
		for p := range a.sent {
			require.Len(t, a.sent[p], 1)
			require.Len(t, a.back[p], 1)
			sent[p] = append(sent[p], a.sent[p][0]-fault)
			require.InDelta(t, 600+15+60, a.back[p][0], 5.01, "the second good ping, and a minute")
		}
		apart = append(apart, math.Abs(a.sent[0][0]-a.sent[1][0]))
		require.Equal(t, map[int8]bool{1: false}, a.inService, "the spare takes calls only as long as a provider needs it")
	}
	for p := range sent {
		requireDistribution(t, uniform(2*10+5, 3*10+5), sent[p])
	}
	requireDistribution(t, func(x float64) float64 { u := min(1, max(0, x/10)); return 2*u - u*u }, apart)
}

// TestAProxyMovesItsOwnCallsAlone: where only the route of one provider is dead, the other stays.
func TestAProxyMovesItsOwnCallsAlone(t *testing.T) {
	for _, a := range proxiesOf(t, 20, "on: platforms.main, at: 00:04", "on: providers.mobile.routes.main, at: 00:04") {
		require.Len(t, a.sent[0], 1)
		require.Empty(t, a.sent[1])
		require.Empty(t, a.lost[1])
		for _, made := range a.lost[0] {
			require.Less(t, made, a.sent[0][0])
		}
		require.NotContains(t, a.answered[0], int8(0))
	}
}

// TestAProxyGoesNowhereWorse: the alarm of the spare platform keeps every provider where it is, and a switch that takes a
// while is judged again when it is made.
func TestAProxyGoesNowhereWorse(t *testing.T) {
	worse := "  dead: {on: platforms.spare, kind: down, at: 00:01}\nrecovery:\n"
	for _, a := range proxiesOf(t, 20, "recovery:\n", worse) {
		require.Empty(t, a.sent[0])
		require.Empty(t, a.sent[1])
	}
	for _, a := range proxiesOf(t, 20, "unless: [spare-ping]", "unless: [spare-ping], takes: 8m") {
		require.Empty(t, a.sent[0], "its own alarm is over by then")
		require.Empty(t, a.sent[1])
	}
}

// TestASpareThatStartsUp takes the calls of a provider once it has.
func TestASpareThatStartsUp(t *testing.T) {
	for _, a := range proxiesOf(t, 20, "spare: {role: backup,", "spare: {role: backup, start-up: {takes: 60s},") {
		require.Len(t, a.sent[0], 1)
		require.Len(t, a.sent[1], 1)
		first := min(a.sent[0][0], a.sent[1][0])
		require.InDelta(t, 240+60+30, first, 5.01)
	}
}

// TestAFailbackEndsTheMovesOfProxies that do not return by themselves, and people who are told of the trouble by a machine wait
// for that.
func TestAFailbackEndsTheMovesOfProxies(t *testing.T) {
	failback := "  failback: {when: switched, hold-off: 7m, switches: {from: spare, to: main}}\n  assess: {takes: 1m}\n"
	for _, a := range proxiesOf(t, 20, ", returns: {clear-for: 1m}", "", "  assess: {takes: 1h}\n", failback) {
		for p := range a.sent {
			require.Len(t, a.sent[p], 1)
			require.Len(t, a.back[p], 1)
			require.Equal(t, a.back[0], a.back[1], "one order brings all back")
			require.Greater(t, a.back[p][0], (10 * des.Minute).Seconds())
		}
		require.False(t, a.inService[1])
	}
}
