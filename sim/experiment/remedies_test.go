package experiment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
)

// withRemedies is the town, with two control rooms for each service and strategies that have one remedy each beside the
// runbook: the n-th is r0, r1 and so on.
func withRemedies(t testing.TB, remedies []string) string {
	t.Helper()
	text := replace(t, town(t), "police: {call-takers", "police: {one-per: region, call-takers", "ambulance: {call-takers", "ambulance: {one-per: region, call-takers")
	var b strings.Builder
	for i, r := range remedies {
		fmt.Fprintf(&b, "  r%d: {recovery.remedies: {it: {%s}}}\n", i, r)
	}
	return text + b.String()
}

// TestARemedyOfNoEffectChangesNothing: one with neutral values leaves every number of every replication as it is.
func TestARemedyOfNoEffectChangesNothing(t *testing.T) {
	neutral := []string{
		"kind: call-gapping, most: 100000/s",
		"kind: announcement, platform: primary, patience-times: 1, redial-times: 1, refused-too: yes",
		"kind: extra-agents, platform: backup, agents: 40, arrive: 7h",
		"kind: buddy-rooms, after-ringing: 1d",
		"kind: public-notice, diverts: 0%, damps: 0%, test-calls: 0 calls",
	}
	text := withRemedies(t, neutral)
	want := numbersOf(t, text, "as-planned", butOwn)
	for i, r := range neutral {
		t.Run(r, func(t *testing.T) { requireSame(t, want, numbersOf(t, text, fmt.Sprintf("r%d", i), butOwn)) })
	}
}

// TestFixingForwardIsARepair: it gives the same numbers as the repair that takes as long, failback and all.
func TestFixingForwardIsARepair(t *testing.T) {
	text := town(t) + "  forward: {recovery.repair: none, recovery.remedies: {it: {kind: fix-forward, takes: 1h, after: detected}}}\n"
	requireSame(t, numbersOf(t, text, "as-planned", butOwn), numbersOf(t, text, "forward", butOwn))
}

// firsts listens to who calls, or would have called, and when. Who only tries whether the number works is left out.
type firsts struct {
	who        [][6]int64
	forewarned int
}

func (f *firsts) Observe(batch []emergency.Observation) {
	for i := range batch {
		o := &batch[i]
		calls := o.Fact == emergency.CallMade && o.Attempt == 1 && o.Kind != emergency.Tester
		if o.Fact == emergency.CallerForewarned {
			f.forewarned++
		} else if !calls {
			continue
		}
		f.who = append(f.who, [6]int64{int64(o.At), int64(o.Caller), int64(o.Service), int64(o.Region), int64(o.Access), int64(o.Provider)})
	}
}

// TestCallersStayTheSamePeopleUnderRemedies, and the books balance, whatever is done to them.
func TestCallersStayTheSamePeopleUnderRemedies(t *testing.T) {
	remedies := []string{
		"kind: call-gapping, most: 4/min, after: detected",
		"kind: rate-control, platform: primary, target: 50%",
		"kind: announcement, platform: primary, patience-times: 3, redial-times: 0.2, refused-too: yes",
		"kind: extra-agents, platform: backup, agents: 5, arrive: {uniform: {from: 10m, to: 40m}}, after: detected, for: 2h",
		"kind: buddy-rooms, after-ringing: 5s",
		"kind: public-notice, diverts: 30%, damps: 20%, test-calls: 90 calls, test-over: 20m, after: detected, until: repaired",
	}
	text := withRemedies(t, remedies)
	heard := func(strategy string) (*firsts, *experiment.Result) {
		p, f := compiled(t, "town", []byte(text), strategy), &firsts{}
		p.Replications = 3
		return f, run(t, p, experiment.Options{Observe: experiment.First(p, f)})
	}
	base, untouched := heard("as-planned")
	require.Greater(t, len(base.who), 3000)
	for i, r := range remedies {
		t.Run(r, func(t *testing.T) {
			other, result := heard(fmt.Sprintf("r%d", i))
			require.Equal(t, base.who, other.who)
			require.NotEqual(t, untouched.Digest(), result.Digest(), "it does something")
			require.Equal(t, strings.Contains(r, "diverts"), other.forewarned > 0)
			if other.forewarned > 0 {
				counted := result.Column(result.Plan.Measures.Find("callers.forewarned", measure.WholeRun, everyone))
				require.EqualValues(t, other.forewarned, counted[0], "the observer hears the first replication")
			}
		})
	}
}

// overloaded is a platform that can take one call a second and is offered more, with callers who wait and try once.
const overloaded = `scenario: overloaded
title: A platform that is offered more than it can take
world:
  start: 2024-01-01 00:00 UTC
  run: 6h
  demand: {first-calls: %d/h, services: {police: 100%%}}
  callers: {patience: {ringing: 1d}, redial: {at-most: 1 calls}}
  providers: {mobile: {routes: [primary]}}
  platforms: {primary: {centres: {a: 10}, queue: 40 calls, handling: {exponential: 10s}}}
  control-rooms: {police: {}}
recovery:
  remedies: {feedback: {kind: rate-control, platform: primary, target: 50%%}}
study: {replications: 4}
`

// TestRateControlShedsWhatThereIsTooMuch: in steady overload the sources turn away 1 − capacity/offered of the calls, so that
// the agents have always work and the platform itself refuses next to nothing; without overload nothing is turned away.
func TestRateControlShedsWhatThereIsTooMuch(t *testing.T) {
	for load, want := range map[float64]float64{0.7: 0, 1.25: 0.2, 2: 0.5, 5: 0.8} {
		text := fmt.Sprintf(overloaded, int(load*3600))
		r := run(t, compiled(t, "overloaded", []byte(text), ""), experiment.Options{})
		shed, refused, offered := 0., 0., 0.
		offers := r.Column(r.Plan.Measures.Find("calls.offered", measure.WholeRun, everyone))
		for i, lines := range r.Lines {
			for _, l := range lines {
				if emergency.RemedyOf(l.Cause) != emergency.None {
					require.Equal(t, "remedies.feedback", r.Plan.Cause(l.Cause))
					shed += float64(l.Calls)
				} else {
					refused += float64(l.Calls)
				}
			}
			offered += offers[i]
		}
		t.Logf("load %v: %.4f shed, %.4f refused by the platform", load, shed/offered, refused/offered)
		require.InDelta(t, want, shed/offered, 0.015, "load %v", load)
		require.Less(t, refused/offered, 0.01, "load %v", load)
	}
}
