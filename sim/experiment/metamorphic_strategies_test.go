package experiment_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/stat"
)

// without is a text without one of its top-level blocks.
func without(t testing.TB, text, block, next string) string {
	t.Helper()
	before, rest, ok := strings.Cut(text, "\n"+block+":\n")
	require.True(t, ok, block)
	_, after, ok := strings.Cut(rest, "\n"+next+":\n")
	require.True(t, ok, next)
	return before + "\n" + next + ":\n" + after
}

// strategies adds strategies to a text, each an overlay: s0, s1 and so on.
func strategies(text string, overlays ...string) string {
	var b strings.Builder
	for i, o := range overlays {
		fmt.Fprintf(&b, "  s%d: {%s}\n", i, o)
	}
	return text + b.String()
}

// asTheFirst holds the numbers of all strategies of a text to those of the first.
func asTheFirst(t *testing.T, text string, overlays ...string) {
	t.Helper()
	text = strategies(text, overlays...)
	own := regexp.MustCompile(`^callers\.forewarned$|^centres\.(it|more|late)\.`) // only some strategies have these, and people in them
	keep := func(m *measure.Measure) bool { return ofCallsAndCallers(m) && !own.MatchString(m.Name) }
	want := numbersOf(t, text, "s0", keep)
	for i := 1; i < len(overlays); i++ {
		t.Run(overlays[i], func(t *testing.T) {
			requireSame(t, want, numbersOf(t, text, fmt.Sprintf("s%d", i), keep))
		})
	}
}

// dead is the town with one fault: its primary is dead for two hours.
func dead(t testing.TB, tone string) string {
	return replace(t, without(t, town(t), "trouble", "recovery"), "\nrecovery:\n", "\ntrouble:\n  dead: {on: platforms.primary, at: 00:00, delay: 1h, for: 2h, kind: down, tone: "+tone+"}\n\nrecovery:\n")
}

// easy is the town with so many agents, circuits, call takers and places that nobody is ever refused.
func easy(t testing.TB) string {
	return replace(t, town(t), "{hill: 5, dale: 5}", "{hill: 20, dale: 20}", "circuits: 30", "circuits: unlimited", "circuits: 20", "circuits: unlimited",
		"queue: 12 calls", "queue: unlimited", "seats: 8", "seats: unlimited")
}

// TestWhoWaitsForTroubleDoesNothingWithout: whatever waits for people who notice something, or for an alarm, is as if it
// were not there on a day on which nothing goes wrong.
func TestWhoWaitsForTroubleDoesNothingWithout(t *testing.T) {
	quiet := without(t, town(t), "trouble", "recovery")
	quiet = replace(t, quiet, "police: {call-takers", "police: {one-per: region, call-takers", "agents-report: {after: 5 calls, within: 10m, delay: {exponential: 2m}}",
		"agents-report: {after: 5 calls, within: 10m, delay: {exponential: 2m}}, monitors: {empty: {watches: agents, on: platforms.primary, below: 1}}")
	does := func(remedy string) string {
		return "recovery.runbook: none, recovery.repair: none, recovery.failback: none, recovery.remedies: {it: {" + remedy + "}}"
	}
	asTheFirst(t, quiet, "recovery: do-nothing", "title: the runbook",
		does("kind: automatic-switch, from: primary, to: backup, if: [empty], returns: 5m"),
		does("kind: staged-switch, after: decided, from: primary, to: backup, steps: [10%, 100%], every: 5m, stop-if: empty"),
		does("kind: active-active, after: decided, shares: {primary: 50%, backup: 50%}"),
		does("kind: spread, after: decided, regions: {west: backup}, people: {primary: 50%, backup: 50%}"),
		does("kind: crankback, after: detected, to: backup, people: {primary: 50%, backup: 50%}"),
		does("kind: queue-cap, after: detected, platform: primary, queue: 400 calls"),
		does("kind: call-gapping, after: detected, most: 1/min"),
		does("kind: rate-control, after: detected, platform: primary, target: 0%"),
		does("kind: announcement, after: detected, platform: primary, patience-times: 9, redial-times: 0, refused-too: yes"),
		does("kind: extra-agents, after: detected, platform: primary, agents: 9, arrive: 0s"),
		does("kind: buddy-rooms, after: detected, after-ringing: 1s"),
		does("kind: public-notice, after: detected, diverts: 50%, damps: 50%, test-calls: 900 calls"),
		does("kind: fix-forward, after: detected, takes: 5m"),
	)
}

// TestTroubleThatNeverComesIsNone, and trouble that always comes is there; what grows in no time is there at once.
func TestTroubleThatNeverComesIsNone(t *testing.T) {
	for _, kind := range []string{
		"on: platforms.primary, kind: down, tone: silence", "on: providers.cellular, kind: down", "on: control-rooms.police, kind: reduced, call-takers: 30%",
		"on: platforms.primary, kind: cut, where: handling, share: 40%", "on: demand, kind: surge, times: 3", "on: platforms.primary, kind: slow, what: handling, times: 3",
	} {
		more := func(when string) string { return inTownWhen(t, when+", "+kind) }
		t.Run(kind, func(t *testing.T) {
			none := numbersOf(t, town(t), "", ofCallsAndCallers)
			requireSame(t, none, numbersOf(t, more("at: 00:00, delay: 1h, for: 2h, chance: 0%"), "", ofCallsAndCallers))
			requireSame(t, none, numbersOf(t, more("mtbf: {exponential: 30000d}, mttr: 1h"), "", ofCallsAndCallers))
			requireSame(t, none, numbersOf(t, more("when: {queue: 1000 calls, of: platforms.primary}, for: 1h"), "", ofCallsAndCallers))

			there := numbersOf(t, more("at: 00:00, delay: 1h, for: 2h"), "", everything)
			requireSame(t, there, numbersOf(t, more("at: 00:00, delay: 1h, for: 2h, chance: 100%"), "", everything))
			calls := func(m *measure.Measure) bool { return m.Name == "calls.connected" && m.Group == everyone }
			require.NotEqual(t, numbersOf(t, more("at: 00:00, delay: 1h, for: 2h"), "", calls), numbersOf(t, town(t), "", calls), "it does something")
			if !strings.Contains(kind, "down") {
				butTime := func(m *measure.Measure) bool { return !ofTime(m) } // a call taker leaves within the millisecond, not at its start
				requireSame(t, numbersOf(t, more("at: 00:00, delay: 1h, for: 2h"), "", butTime), numbersOf(t, more("at: 00:00, delay: 1h, for: 2h, ramp: 1ms"), "", butTime))
			}
		})
	}
}

// inTownWhen is the town with a fault besides its own.
func inTownWhen(t *testing.T, fault string) string {
	return replace(t, town(t), "trouble:\n", "trouble:\n  more: {"+fault+"}\n")
}

// TestTroubleOnThePartsIsTroubleOnTheWhole, where no chance is in it. Nobody moves meanwhile, as trouble of a centre goes with
// its people, and that of a platform does not; and calls in progress are kept, as those cut first set agents free.
func TestTroubleOnThePartsIsTroubleOnTheWhole(t *testing.T) {
	for _, c := range []struct{ whole, one, other string }{
		{"on: demand, kind: down, tone: silence", "on: regions.west, kind: down, tone: silence", "on: regions.east, kind: down, tone: silence"},
		{"on: platforms.primary, kind: down", "on: platforms.primary, only: {access: [mobile]}, kind: down", "on: platforms.primary, only: {access: [fixed]}, kind: down"},
		{"on: [providers.cellular, providers.landline], kind: down", "on: providers.cellular, kind: down", "on: providers.landline, kind: down"},
		{"on: platforms.primary.handover, kind: down", "on: platforms.primary.handover.police, kind: down", "on: platforms.primary.handover.ambulance, kind: down"},
		{"on: [control-rooms.police, control-rooms.ambulance], kind: reduced, call-takers: 40%", "on: control-rooms.police, kind: reduced, call-takers: 40%", "on: control-rooms.ambulance, kind: reduced, call-takers: 40%"},
		{"on: platforms.primary, kind: slow, what: handling, times: 2", "on: platforms.primary.centres.hill, kind: slow, what: handling, times: 2", "on: platforms.primary.centres.dale, kind: slow, what: handling, times: 2"},
	} {
		t.Run(c.whole, func(t *testing.T) {
			one := func(name, fault string) string {
				return "  " + name + ": {at: 00:00, delay: 1h, for: 2h, " + strings.Replace(fault, "kind: down", "kind: down, calls-in-progress: kept", 1) + "}\n"
			}
			whole := replace(t, town(t), "trouble:\n", "trouble:\n"+one("all", c.whole))
			parts := replace(t, town(t), "trouble:\n", "trouble:\n"+one("one", c.one)+one("other", c.other))
			want := numbersOf(t, whole, "do-nothing", ofCallsAndCallers)
			requireSame(t, want, numbersOf(t, parts, "do-nothing", ofCallsAndCallers))
			require.NotEqual(t, want, numbersOf(t, town(t), "do-nothing", ofCallsAndCallers), "it does something")
		})
	}
}

// TestNamesAndOrderOfProvidersAreOnlyWords.
func TestNamesAndOrderOfProvidersAreOnlyWords(t *testing.T) {
	text := town(t)
	renamed := replace(t, text, "cellular", "zebra", "landline", "ape")
	from, to, end := strings.Index(renamed, "    zebra:"), strings.Index(renamed, "    ape:"), strings.Index(renamed, "  platforms:\n")
	renamed = renamed[:from] + renamed[to:end] + renamed[from:to] + renamed[end:]
	back := func(m *measure.Measure) bool {
		m.Group.Name = strings.NewReplacer("zebra", "cellular", "ape", "landline").Replace(m.Group.Name)
		return true
	}
	requireSame(t, numbersOf(t, text, "", everything), numbersOf(t, renamed, "", back))
}

// TestWaysToSendCallsThatAreTheSame: to share everything out to one platform, or to let what nobody refuses spill over, is
// to leave things as they are; and a switch in a single step is a switch.
func TestWaysToSendCallsThatAreTheSame(t *testing.T) {
	quiet := without(t, easy(t), "trouble", "recovery")
	asTheFirst(t, quiet, "recovery: do-nothing",
		"recovery: {remedies: {it: {kind: active-active, shares: {primary: 100%, backup: 0%}}}}",
		"recovery: {remedies: {it: {kind: spread, regions: {west: primary, east: primary}}}}",
		"recovery: {remedies: {it: {kind: crankback, to: backup, people: {primary: 100%, backup: 0%}}}}",
	)
	const alone = "recovery.repair: none, recovery.failback: none, recovery.detect.public-reports: {after: 5 calls}, "
	asTheFirst(t, dead(t, "silence"), alone+"recovery.runbook.switch.wrong: none, recovery.runbook.switch.takes: 0s",
		alone+"recovery.runbook: none, recovery.remedies: {it: {kind: staged-switch, after: decided, from: primary, to: backup, steps: [100%], every: 1m}}",
	)
}

// TestPeopleWhoComeAtOnceAreMorePeople: called in at the very beginning, and there at once, they are a larger roster.
func TestPeopleWhoComeAtOnceAreMorePeople(t *testing.T) {
	quiet := replace(t, without(t, town(t), "trouble", "recovery"), "{hill: 5, dale: 5}", "{hill: 5, dale: 5, late: 0}")
	asTheFirst(t, quiet, "recovery: do-nothing, world.platforms.primary.centres.late: 3",
		"recovery: {remedies: {more: {kind: extra-agents, platform: primary, agents: 3, arrive: 0s}}}")
}

// TestAPerfectMachineIsNoWorseThanPeople who need time to notice and to decide: on average. In a single run it can be worse, as
// who is answered sooner may keep an agent from others.
func TestAPerfectMachineIsNoWorseThanPeople(t *testing.T) {
	const noticed = "recovery.detect: {public-reports: {after: 5 calls, delay: 2m}, monitors: {beat: {watches: probe, on: platforms.primary, every: 1s, timeout: 1d}}}, recovery.repair: none, recovery.failback: none, "
	text := strategies(dead(t, "busy"), noticed+"recovery.runbook.switch.wrong: none", noticed+"recovery.runbook: none, recovery.remedies: {it: {kind: automatic-switch, from: primary, to: backup, if: [beat]}}")
	never := func(strategy string) []float64 {
		r := run(t, compiled(t, "town", []byte(text), strategy, "study.replications=16"), experiment.Options{})
		return r.Column(r.Plan.Measures.Find("callers.without-help", measure.WholeRun, everyone))
	}
	people, machine := never("s0"), never("s1")
	d := stat.Difference(people, machine)
	t.Logf("the machine saves %.1f to %.1f callers", d.Low, d.High)
	require.Positive(t, d.Low)
}
