package experiment_test

import (
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
)

// These tests know no exact number, but how the numbers of one world follow from those of another: what must stay the
// same when the same world is told in another way. They are exact, replication by replication: callers are the same
// people in both worlds.

// town is the text of a small world with everything in it.
func town(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("testdata/town.yaml")
	require.NoError(t, err)
	return string(text)
}

// numbers are the numbers of a world by what they are of.
type numbers map[measure.Measure][]float64

// ran are the results of worlds by text and strategy: the same world is asked for again and again, to compare others with it.
var ran = map[string]*experiment.Result{}

// numbersOf runs a world and collects its measures; keep says which, and may rename them.
func numbersOf(t testing.TB, text, strategy string, keep func(*measure.Measure) bool) numbers {
	t.Helper()
	r := ran[strategy+"\n"+text]
	if r == nil {
		p := compiled(t, "world", []byte(text), strategy)
		p.Replications = min(p.Replications, effort.Of(2, p.Replications)) // what has to be equal is equal in each of them
		r = run(t, p, experiment.Options{})
		ran[strategy+"\n"+text] = r
	}
	found := numbers{}
	for i, m := range r.Plan.Measures.Measures() {
		if m.Numerator, m.Denominator = 0, 0; m.Name != "" && keep(&m) {
			found[m] = r.Column(i)
		}
	}
	require.NotEmpty(t, found)
	return found
}

func everything(*measure.Measure) bool { return true }

// butOwn leaves out what is known of the remedy it alone, which only some of the worlds have.
func butOwn(m *measure.Measure) bool {
	return !strings.HasPrefix(m.Name, "at.it.") && !strings.HasPrefix(m.Name, "remedies.it.") && !strings.HasPrefix(m.Name, "centres.it.")
}

// ofTime says whether a measure is an average over the time of a window, which a moment more or less of anything moves a little.
func ofTime(m *measure.Measure) bool {
	return strings.HasPrefix(m.Name, "platforms.") || strings.HasPrefix(m.Name, "centres.") || strings.HasPrefix(m.Name, "control-rooms.") ||
		m.Name == "callers.between-calls.mean"
}

// ofCallsAndCallers leaves out what is known of faults and remedies, and of the clocks that they start.
func ofCallsAndCallers(m *measure.Measure) bool {
	return !strings.HasPrefix(m.Name, "remedies.") && !strings.HasPrefix(m.Name, "traffic.") && m.Unit != measure.Clock && m.Unit != measure.Instant && !strings.HasPrefix(m.Name, "trouble.") && !strings.HasPrefix(m.Name, "recovery.")
}

// requireSame compares two worlds' numbers exactly. NaN, no sample, is the same as NaN.
func requireSame(t *testing.T, want, got numbers) {
	t.Helper()
	require.Equal(t, len(want), len(got), "how many measures there are")
	for m, values := range want {
		require.Len(t, got[m], len(values), "%+v", m)
		for i, v := range values {
			if math.Float64bits(v) != math.Float64bits(got[m][i]) {
				require.Failf(t, "two numbers differ", "%+v: %v and %v in replication %d", m, v, got[m][i], i)
			}
		}
	}
}

// replace is strings.ReplaceAll that insists on finding something.
func replace(t testing.TB, text string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		require.Contains(t, text, pairs[i])
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	return text
}

// TestUnitOfTimeIsOnlyAUnit: with every time sixty times as long, the same calls are lost; all but the dip after traffic
// went back, whose end is judged by the minute. (Times are rounded to the
// microsecond, so that two events less than a sixtieth of one apart could change places; in this world none do.)
func TestUnitOfTimeIsOnlyAUnit(t *testing.T) {
	text := town(t)
	slow := replace(t, text, "/min", "/h")
	slow = regexp.MustCompile(`\b(\d+)([smh])\b`).ReplaceAllStringFunc(slow, func(length string) string {
		switch n, unit := length[:len(length)-1], length[len(length)-1]; unit {
		case 's':
			return n + "m"
		case 'm':
			return n + "h"
		default:
			hours, err := strconv.Atoi(n)
			require.NoError(t, err)
			return strconv.Itoa(60*hours) + "h"
		}
	})
	// What is named for a loss goes by the capacity taken over some minutes, in whatever unit the scenario is written; and a fault
	// that is named for a loss has touched the call.
	counted := func(m *measure.Measure) bool {
		return (m.Unit == measure.Calls || m.Unit == measure.Callers) && !ofTime(m) && m.Name != "calls.unconnected-after-return" && !strings.HasSuffix(m.Name, ".touched")
	}
	requireSame(t, numbersOf(t, text, "", counted), numbersOf(t, slow, "", counted))

	lengths := func(m *measure.Measure) bool { return m.Unit == measure.Seconds && strings.HasSuffix(m.Name, ".mean") }
	long := numbersOf(t, slow, "", lengths)
	for m, values := range numbersOf(t, text, "", lengths) {
		for i, v := range values {
			require.InEpsilon(t, 60*v, long[m][i], 1e-6, "%+v", m)
		}
	}

	// Averages over time differ only by the rounding of times.
	averages := numbersOf(t, slow, "", ofTime)
	for m, values := range numbersOf(t, text, "", ofTime) {
		for i, v := range values {
			require.InDelta(t, v, averages[m][i], 1e-6, "%+v", m)
		}
	}
}

// TestNamesAndOrderOfSitesAreOnlyWords: platforms and centres have other names and stand in another order.
func TestNamesAndOrderOfSitesAreOnlyWords(t *testing.T) {
	text := town(t)
	renamed := replace(t, text, "backup", "one", "role: one", "role: backup", "primary", "two", "{hill: 5, dale: 5}", "{vale: 5, mount: 5}")
	from, to := strings.Index(renamed, "    two:\n"), strings.Index(renamed, "    one:\n")
	end := strings.Index(renamed, "  control-rooms:")
	renamed = renamed[:from] + renamed[to:end] + renamed[from:to] + renamed[end:]
	back := func(m *measure.Measure) bool {
		m.Name = strings.NewReplacer("switch-to.one", "switch-to.backup", "switch-to.two", "switch-to.primary",
			"centres.vale.", "centres.hill.", "centres.mount.", "centres.dale.", "platforms.one.", "platforms.backup.", "platforms.two.", "platforms.primary.",
			"traffic.one.", "traffic.backup.", "traffic.two.", "traffic.primary.").Replace(m.Name)
		return true
	}
	requireSame(t, numbersOf(t, text, "", everything), numbersOf(t, renamed, "", back))
}

// TestBordersOfRegionsAreOnlyLines: a region is cut in two. Everybody else's numbers stay, and its own are the sum.
func TestBordersOfRegionsAreOnlyLines(t *testing.T) {
	text := town(t)
	whole := numbersOf(t, text, "", everything)
	parts := numbersOf(t, replace(t, text, "east: 60%", "south: 45%, north: 15%"), "", everything)
	for m, values := range whole {
		if m.Group.Name != "east" {
			requireSame(t, numbers{m: values}, numbers{m: parts[m]})
			continue
		}
		if m.Unit != measure.Calls && m.Unit != measure.Callers || m.Name == "calls.per-caller" {
			continue // which is no sum
		}
		south, north := m, m
		south.Group.Name, north.Group.Name = "south", "north"
		for i, v := range values {
			require.Equal(t, v, parts[south][i]+parts[north][i], "%+v", m)
		}
	}
}

// TestTroubleThatLastsNoTimeIsNone: an instant of anything that leaves calls in progress alone touches nobody. Agents sent
// away and back sit down in another order; it may then be others who are busy when people move to another platform. So
// trouble that sends agents away is compared where nobody moves.
func TestTroubleThatLastsNoTimeIsNone(t *testing.T) {
	text := town(t)
	before, after, ok := strings.Cut(text, "trouble:\n")
	require.True(t, ok)
	for _, c := range []struct{ strategy, kind string }{
		{"as-planned", "on: [platforms.primary, platforms.backup], kind: down, calls-in-progress: kept"},
		{"as-planned", "on: platforms.primary, kind: down, tone: silence, calls-in-progress: kept"},
		{"as-planned", "on: providers.cellular, kind: down, calls-in-progress: kept"},
		{"as-planned", "on: providers.cellular.routes.primary, kind: down, calls-in-progress: kept"},
		{"as-planned", "on: providers.cellular.routes.primary, kind: reduced, circuits: 0%"},
		{"as-planned", "on: platforms.primary, kind: reduced, queue: 0%"},
		{"as-planned", "on: control-rooms.police, kind: reduced, call-takers: 0%"},
		{"as-planned", "on: platforms.primary, kind: cut, where: handling, share: 100%"},
		{"as-planned", "on: platforms.primary, kind: slow, what: handling, times: 9"},
		{"do-nothing", "on: platforms.primary, kind: reduced, agents: 0%"},
		{"do-nothing", "on: platforms.primary.centres.hill, kind: down, calls-in-progress: kept"},
	} {
		instant := before + "trouble:\n  instant: {" + c.kind + ", at: 00:00, delay: 1h, for: 0s}\n" + after
		t.Run(c.kind, func(t *testing.T) {
			requireSame(t, numbersOf(t, text, c.strategy, ofCallsAndCallers), numbersOf(t, instant, c.strategy, ofCallsAndCallers))
		})
	}
}

// patience listens to how long those held on who hung up on their first call in the queue.
type patience map[uint64]des.Time

func (p patience) Observe(batch []emergency.Observation) {
	for i := range batch {
		if o := &batch[i]; o.Attempt == 1 && o.Fact == emergency.CallEnded && o.Outcome == emergency.Abandoned {
			p[o.Caller] = o.At - o.Made
		}
	}
}

// TestPatienceIsOnlyRunOutOnce: who is thrown back into the queue by a restarting console, however often, hangs up at the
// same moment as if that had not happened.
func TestPatienceIsOnlyRunOutOnce(t *testing.T) {
	text := replace(t, town(t), "{hill: 5, dale: 5}", "{hill: 4, dale: 4}", "queue: 12 calls", "queue: 60 calls")
	from, to := strings.Index(text, "trouble:\n"), strings.Index(text, "recovery:\n")
	restarts := "trouble:\n  blink: {on: platforms.primary, at: 00:00, kind: console-restart, share: 50%, logged-out: 5s, call: {requeued-at-back: 100%}}\n"
	heard := [2]patience{{}, {}}
	for i, trouble := range []string{"", restarts} {
		p := compiled(t, "world", []byte(text[:from]+trouble+text[to:]), "do-nothing")
		p.Replications = 1
		run(t, p, experiment.Options{Observe: experiment.First(p, heard[i])})
	}
	require.Greater(t, len(heard[1]), len(heard[0]), "restarts make callers wait")
	agreed := 0
	for caller, v := range heard[0] {
		if w, ok := heard[1][caller]; ok {
			require.Equal(t, v, w, "caller %d", caller)
			agreed++
		}
	}
	require.Greater(t, agreed, 10)
}

// TestWithoutTroubleStrategiesAreAllTheSame: nothing is done where nothing is wrong.
func TestWithoutTroubleStrategiesAreAllTheSame(t *testing.T) {
	text := town(t)
	from, to := strings.Index(text, "trouble:\n"), strings.Index(text, "recovery:\n")
	quiet := text[:from] + text[to:]
	want := numbersOf(t, quiet, "as-planned", ofCallsAndCallers)
	for _, strategy := range []string{"first-try", "do-nothing"} {
		requireSame(t, want, numbersOf(t, quiet, strategy, ofCallsAndCallers))
	}
	counted := slices.Sorted(slices.Values(want[measure.Measure{Name: "calls.unconnected", Window: measure.WholeRun, Unit: measure.Calls}]))
	require.Positive(t, counted[0], "a world in which nothing is ever lost would prove nothing")
}
