package dataset

import (
	"maps"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/measure"
)

// Tables are held against each other, as they are read back: what a researcher would find out with a query of a line.

// sumBy adds up a column, by strategy.
func (f *frame) sumBy(t *testing.T, column string) map[any]float64 {
	t.Helper()
	sums := map[any]float64{}
	for i, strategy := range f.cells["strategy"] {
		sums[strategy] += f.number(t, column, i)
	}
	return sums
}

// twenty are the tables of twenty days with all measures, written once.
var twenty written

func twentyDays(t *testing.T) written {
	t.Helper()
	if twenty == nil {
		twenty = write(t, &Set{Comparison: compared(t, "first-steps", 20), AllMeasures: true})
	}
	return twenty
}

// TestTheLedgerIsTheLoss: the ledger's calls are the unconnected calls of the replications, under each strategy, and so
// are those of the minutes.
func TestTheLedgerIsTheLoss(t *testing.T) {
	const replications = 20
	w := twentyDays(t)
	days, _ := w.days(t)
	lost := w.both(t, "ledger")
	want := days.sumBy(t, "kind_everybody__calls_unconnected")
	require.NotEqual(t, want, days.sumBy(t, "calls_unconnected"), "there are accidental and silent calls")
	require.Equal(t, want, lost.sumBy(t, "calls_in_all_replications"))
	for strategy, mean := range lost.sumBy(t, "calls_per_replication") {
		require.Positive(t, mean)
		require.InDelta(t, want[strategy]/replications, mean, 1e-9)
	}
	require.Equal(t, want, w.both(t, "ledger_minutes").sumBy(t, "calls_in_all_replications"))
	offered := w.both(t, "minutes").sumBy(t, "calls_offered")
	for strategy, calls := range days.sumBy(t, "calls_offered") {
		require.InDelta(t, calls, offered[strategy]*replications, 1e-6)
	}
}

// TestBandsHoldTheMean: bands lie around the means of calls by outcome and of samples. Where calls went has none.
func TestBandsHoldTheMean(t *testing.T) {
	w := twentyDays(t)
	minutes := w.both(t, "minutes")
	bands := 0
	for _, name := range minutes.names {
		if minutes.cells[name+"_low"] == nil {
			continue
		}
		bands++
		for i := range minutes.rows {
			mean := minutes.number(t, name, i)
			require.LessOrEqual(t, minutes.number(t, name+"_low", i), mean)
			require.LessOrEqual(t, mean, minutes.number(t, name+"_high", i)+1) // of rare things the mean lies above what nineteen days in twenty have
		}
	}
	require.Greater(t, bands, 10)
	require.Contains(t, minutes.names, "providers_network_calls")
	require.NotContains(t, minutes.names, "providers_network_calls_low")
	few := write(t, &Set{Comparison: compared(t, "first-steps", 19, "wait"), AllMeasures: true}).both(t, "minutes")
	require.Nil(t, few.cells["calls_offered_low"][0], "a band needs 20 replications")
}

// day is a strategy and a replication.
type day struct{ strategy, replication any }

func (f *frame) day(i int) day { return day{f.cells["strategy"][i], f.cells["replication"][i]} }

// recount counts calls and callers by column of the table replications, from the rows of single ones: a second program,
// which knows of windows and groups only what the scenario says.
type recount struct {
	windows []measure.Window
	counts  map[day]map[string]float64
	lostIn  map[day]map[any]map[string]bool // by caller: the windows in which a call was lost
}

// add counts in the whole run and in every window that holds a time, and for all callers and the groups of this one.
func (r *recount) add(f *frame, i int, at float64, column string, n float64) {
	for _, w := range r.windows {
		if at >= w.From.Seconds() && at < w.To.Seconds() {
			r.addIn(f, i, w.Name, column, n)
		}
	}
}

func (r *recount) addIn(f *frame, i int, window, column string, n float64) {
	if r.counts[f.day(i)] == nil {
		r.counts[f.day(i)] = map[string]float64{}
	}
	prefix := ""
	if window != measure.WholeRun {
		prefix = snake(window) + "__"
	}
	counts := r.counts[f.day(i)]
	counts[prefix+"kind_everybody__"+column] += n
	if kind := f.cells["kind"][i]; kind != "help" {
		counts[prefix+"kind_"+map[any]string{"no-request": "no_request", "tester": "testers"}[kind]+"__"+column] += n
		return
	}
	counts[prefix+column] += n
	for _, by := range []string{"service", "region", "access", "provider"} {
		r.counts[f.day(i)][prefix+by+"_"+snake(f.cells[by][i].(string))+"__"+column] += n
	}
}

func (r *recount) calls(t *testing.T, f *frame) {
	for i := range f.rows {
		at := f.number(t, "made_s_since_start", i)
		r.add(f, i, at, "calls_offered", 1)
		r.add(f, i, at, "calls_"+snake(f.cells["outcome"][i].(string)), 1)
		seen, lost := f.number(t, "seen", i), f.number(t, "unconnected", i)
		r.add(f, i, at, "calls_seen", seen)
		r.add(f, i, at, "calls_unconnected", lost)
		r.add(f, i, at, "calls_unconnected_seen", lost*seen)
		r.addTry(t, f, i, at)
		if f.cells["answered_s_after_made"][i] != nil {
			r.add(f, i, at, "calls_answered", 1)
			r.add(f, i, at, "answer_mean_s", f.number(t, "answered_s_after_made", i))
		}
		if f.cells["outcome"][i] == "connected" {
			r.add(f, i, at, "answer_to_connected_mean_s", f.number(t, "connected_s_after_answer", i))
			r.add(f, i, at, "connect_mean_s", f.number(t, "ended_s_after_made", i))
		} else {
			require.Nil(t, f.cells["connected_s_after_answer"][i])
		}
		require.Equal(t, f.cells["outcome"][i] == "open", f.cells["ended_s_after_made"][i] == nil)
		require.Equal(t, lost == 1, f.cells["cause"][i] != nil)
		if lost == 1 {
			r.lose(f, i, at)
		}
	}
}

// addTry counts a call that ended as a first or a later one, and as passed on.
func (r *recount) addTry(t *testing.T, f *frame, i int, at float64) {
	outcome := f.cells["outcome"][i].(string)
	try := map[bool]string{true: "first", false: "later"}[f.number(t, "attempt", i) == 1]
	if outcome != "open" {
		r.add(f, i, at, try+"_calls_ended_calls", 1)
	}
	switch outcome {
	case "connected", "cut-on-handover", "abandoned-at-handover", "misrouted":
		r.add(f, i, at, "calls_passed_on", 1)
	}
}

func (r *recount) lose(f *frame, i int, at float64) {
	of, who := r.lostIn[f.day(i)], f.cells["caller"][i]
	if of == nil {
		of = map[any]map[string]bool{}
		r.lostIn[f.day(i)] = of
	}
	if of[who] == nil {
		of[who] = map[string]bool{}
	}
	for _, w := range r.windows {
		if at >= w.From.Seconds() && at < w.To.Seconds() {
			of[who][w.Name] = true
		}
	}
}

var fateColumns = map[string]string{"helped": "callers_delayed", "gave-up": "callers_without_help", "diverted": "callers_diverted", "trying": "callers_trying"}

func (r *recount) callers(t *testing.T, f *frame) {
	for i := range f.rows {
		at, fate := f.number(t, "first_call_s_since_start", i), f.cells["fate"][i].(string)
		if fate == "forewarned" {
			require.Zero(t, f.number(t, "calls_made", i))
			r.add(f, i, at, "callers_forewarned", 1)
			r.add(f, i, at, "callers_moved", 1)
			continue
		}
		if f.number(t, "calls_made", i) > 0 {
			r.add(f, i, at, "callers_calling", 1)
		}
		lostIn := r.lostIn[f.day(i)][f.cells["caller"][i]]
		lost, inVain := f.number(t, "calls_unconnected", i) > 0, f.number(t, "calls_in_vain", i) > 0
		require.Equal(t, len(lostIn) > 0, lost)
		require.Equal(t, lost || inVain, f.cells["affected"][i])
		if inVain { // when that was is in no table: it counts in the whole run
			r.addIn(f, i, measure.WholeRun, "callers_in_vain", 1)
			lostIn = maps.Clone(lostIn)
			if lostIn == nil {
				lostIn = map[string]bool{}
			}
			lostIn[measure.WholeRun] = true
		}
		for window := range lostIn {
			r.addIn(f, i, window, "callers_affected", 1)
			r.addIn(f, i, window, fateColumns[fate], 1)
			if fate == "gave-up" || fate == "diverted" {
				r.addIn(f, i, window, "callers_never_connected", 1)
			}
			if fate == "diverted" {
				r.addIn(f, i, window, "callers_moved", 1)
			}
			if fate == "helped" {
				r.addIn(f, i, window, "callers_delay_mean_s", f.number(t, "helped_s_after_first_call", i))
			}
		}
	}
}

// TestCallsAndCallersAreWhatIsMeasured counts the single calls and callers of whole days and finds every count of calls and
// callers that the day has in replications, in every window and group, under every strategy.
func TestCallsAndCallersAreWhatIsMeasured(t *testing.T) {
	for _, name := range []string{"ireland-2022-06-28", "first-steps"}[:effort.Of(1, 2)] {
		t.Run(name, func(t *testing.T) {
			c := compared(t, name, 3)
			w := write(t, &Set{Comparison: c, Calls: []int{0, 2}, Callers: []int{0, 2}, AllMeasures: true})
			r := recount{c.Results[0].Plan.Measures.Windows(), map[day]map[string]float64{}, map[day]map[any]map[string]bool{}}
			r.calls(t, w.both(t, "calls"))
			r.callers(t, w.both(t, "callers"))
			held := r.hold(t, w, c)
			require.Greater(t, held, 1500)
			if name != "first-steps" {
				require.Positive(t, r.counts[day{"another-number", int64(0)}]["callers_forewarned"])
			}
		})
	}
}

// TestCallsToAnotherNumberInVainAreInTheTables: the table callers has everybody who got no help at another number, whether or
// not they ever call the emergency number, in agreement with what is measured.
func TestCallsToAnotherNumberInVainAreInTheTables(t *testing.T) {
	const world = `
scenario: numbers
title: Other numbers
world:
  start: 2024-05-01 00:00 UTC
  run: 3h
  demand: {first-calls: 600/h, services: {police: 100%}, no-request: 10%}
  callers: {redial: {at-most: 3 calls, after: {refused: {share: 80%, delay: 20s}}}, elsewhere: 20%}
  providers: {network: {routes: [primary]}}
  platforms: {primary: {centres: {lakeside: 8}, handling: 30s}}
  control-rooms: {police: {}}
trouble: {dead: {on: platforms.primary, at: 01:00, for: 30m, kind: down, tone: busy}}
recovery: {remedies: {back: {kind: public-notice, test-calls: 50 calls, at: 01:30}}}
strategies:
  few: {recovery.remedies.few: {kind: public-notice, diverts: 60%, lines: 3, takes: 2m, answers: 70%, otherwise: {call: 60%, after: 30s}, at: 00:30}}
  wrong: {recovery.remedies.wrong: {kind: public-notice, diverts: 60%, number: wrong, takes: 40s, at: 00:30}}
  late: {recovery.remedies.late: {kind: public-notice, diverts: 60%, number: wrong, takes: 4m, otherwise: 50%, at: 02:50}}
study: {replications: 2, seed: 4}
`
	c := comparedText(t, []byte(world), 2)
	w := write(t, &Set{Comparison: c, Calls: []int{0, 1}, Callers: []int{0, 1}, AllMeasures: true})
	r := recount{c.Results[0].Plan.Measures.Windows(), map[day]map[string]float64{}, map[day]map[any]map[string]bool{}}
	r.calls(t, w.both(t, "calls"))
	people := w.both(t, "callers")
	r.callers(t, people)
	require.Greater(t, r.hold(t, w, c), 300)
	silent, testers := 0, 0
	for i := range people.rows {
		if people.number(t, "calls_made", i) == 0 && people.cells["fate"][i] == "gave-up" {
			silent++
		}
		if people.cells["kind"][i] == "tester" {
			testers++
			require.Zero(t, people.number(t, "calls_in_vain", i))
		}
	}
	require.Greater(t, silent, 50, "some never call the emergency number")
	require.Equal(t, 50*2*len(c.Results), testers)
	for _, strategy := range []string{"few", "wrong", "late"} {
		require.Positive(t, r.counts[day{strategy, int64(0)}]["callers_in_vain"], strategy)
	}
}

// means are the sums that r keeps under the name of a mean, and what the mean is of.
var means = map[string]string{
	"answer_mean_s": "calls_answered", "answer_to_connected_mean_s": "calls_connected", "connect_mean_s": "calls_connected",
	"callers_delay_mean_s": "callers_delayed",
}

func (r *recount) hold(t *testing.T, w written, c *experiment.Comparison) (held int) {
	days, told := w.days(t)
	require.Len(t, r.counts, 2*len(c.Results))
	for name, of := range told {
		unit := of.unit
		if isElsewhere(of.measure) {
			continue
		}
		base := name[strings.LastIndex(name, "__")+1:]
		of, isMean := means[strings.TrimPrefix(base, "_")]
		for i := range days.rows {
			counts := r.counts[days.day(i)]
			switch {
			case counts == nil || days.cells[name][i] == nil:
				continue
			case isMean:
				of := strings.TrimSuffix(name, strings.TrimPrefix(base, "_")) + of
				require.InDelta(t, counts[name]/counts[of], days.number(t, name, i), 1e-6, "%v %s", days.day(i), name)
			case unit == "calls" || unit == "callers":
				require.Equal(t, counts[name], days.number(t, name, i), "%v %s", days.day(i), name)
			default:
				continue
			}
			held++
		}
	}
	return held
}

// isElsewhere are measures in calls or callers that are not of single calls alone.
func isElsewhere(name string) bool {
	if name == "calls.waited" || name == "calls.per-caller" || strings.HasSuffix(name, ".mean") && (strings.Contains(name, "queue") || strings.Contains(name, "ringing") || strings.Contains(name, "between")) {
		return true
	}
	return name == "calls.unconnected-after-return" || name == "callers.affected-seen" || name[:5] == "troub" || name[:5] == "remed"
}
