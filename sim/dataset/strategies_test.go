package dataset

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/measure"
)

// quantile are the columns of quantiles of calls.
var quantile = regexp.MustCompile(`answer_(median|p95|p99)_s$`)

// ofNoColumn are the columns of shares of what is no column itself: time at work, and lost calls by their number among the
// caller's. The long table has these as denominators.
var ofNoColumn = regexp.MustCompile(`_occupancy_share$|_all_busy_share$|redials_after_\d_share$`)

// quotientIn says of which measure of a strategy a row is.
func quotientIn(f *frame, i int) [5]any {
	return [5]any{f.cells["strategy"][i], f.cells["measure"][i], f.cells["window_name"][i], f.cells["group_by"][i], f.cells["group_name"][i]}
}

// denominators are those of each measure of a strategy, by day.
func denominators(long *frame) map[[5]any][]any {
	of := map[[5]any][]any{}
	for i, d := range long.cells["denominator"] {
		of[quotientIn(long, i)] = append(of[quotientIn(long, i)], d)
	}
	return of
}

// TestStrategiesAreOfTheReplications works the means out again from the days: those of counts and times plainly, those of
// shares and means of calls as sum over sum, with what each is a share or a mean of for its weight.
func TestStrategiesAreOfTheReplications(t *testing.T) {
	c, w := withAllMeasures(t)
	means := w.both(t, "strategies")
	days, _ := w.days(t)
	of := denominators(w.both(t, "replications"))
	first := map[string]float64{}
	units := means.units()
	checked, isShared := 0, 0
	for i := range means.rows {
		strategy := means.cells["strategy"][i]
		column, _ := means.columnOf(i, units)
		if quantile.MatchString(column) {
			continue // it is of all calls together, and the days do not tell it
		}
		own := ofStrategy(days, strategy, days.cells[column])
		weights := ofStrategy(days, strategy, weightsOf(days, column))
		if ofNoColumn.MatchString(column) {
			weights = of[quotientIn(means, i)]
			isShared++
		}
		if strategy == "switch" {
			first[column] = weighted(own, weights)
		}
		if means.cells["unreached"][i] != int64(0) {
			require.Nil(t, means.cells["mean"][i], column)
			continue
		}
		if mean := weighted(own, weights); math.IsNaN(mean) {
			require.Nil(t, means.cells["mean"][i], column)
		} else {
			require.InDelta(t, mean, means.number(t, "mean", i), 1e-9*max(1, math.Abs(mean)), column)
			checked++
		}
		if strategy != "switch" && means.cells["difference"][i] != nil {
			require.InDelta(t, weighted(own, weights)-first[column], means.number(t, "difference", i), 1e-6, column)
			require.GreaterOrEqual(t, means.number(t, "difference_p_holm", i), means.number(t, "difference_p", i))
			checked++
		}
	}
	require.Greater(t, checked, 500)
	require.Greater(t, isShared, 50)
	d := c.Difference(1, "callers.without-help", measure.WholeRun, measure.Group{})
	at := 0
	for at < means.rows && !(means.cells["strategy"][at] == "wait" && means.cells["measure"][at] == "callers.without-help") {
		at++
	}
	require.Equal(t, d.Paired.Mean, means.number(t, "difference", at))
	require.Equal(t, d.Paired.Low, means.number(t, "difference_low", at))
	require.Equal(t, d.Paired.P(), means.number(t, "difference_p", at))
}

// TestHolmsValuesStandBesideThePlainOnes: with two strategies beside the first, Holm's is twice the smaller of the plain ones,
// and for the greater no less than that. The plain ones are those of the differences.
func TestHolmsValuesStandBesideThePlainOnes(t *testing.T) {
	text, ok := scenarios.Text("first-steps")
	require.True(t, ok)
	c := comparedText(t, append(text, "\n  third: {recovery: {assess: {takes: 7m}}}\n"...), effort.Of(6, 12))
	means := write(t, &Set{Comparison: c, AllMeasures: true}).both(t, "strategies")
	type key [4]any
	ps, holms := map[key][]float64{}, map[key][]float64{}
	for i := range means.rows {
		k := key{means.cells["measure"][i], means.cells["window_name"][i], means.cells["group_by"][i], means.cells["group_name"][i]}
		if low := means.cells["bootstrap_low"][i]; low != nil {
			mean := means.number(t, "mean", i)
			slack := 1e-9 * math.Abs(mean)
			require.LessOrEqual(t, low, mean+slack, k)
			require.GreaterOrEqual(t, means.number(t, "bootstrap_high", i), mean-slack, k)
		}
		if means.cells["difference_p"][i] == nil {
			continue
		}
		s := slices.IndexFunc(c.Results, func(r *experiment.Result) bool { return r.Plan.Strategy == means.cells["strategy"][i] })
		g := measure.Group{}
		if k[2] != nil {
			g = measure.Group{By: k[2].(string), Name: k[3].(string)}
		}
		d := c.Difference(s, k[0].(string), k[1].(string), g)
		require.Equal(t, d.P(), means.number(t, "difference_p", i), k)
		ps[k], holms[k] = append(ps[k], d.P()), append(holms[k], means.number(t, "difference_p_holm", i))
	}
	adjusted := 0
	for k, p := range ps {
		if len(p) != 2 {
			continue
		}
		least := min(1, 2*min(p[0], p[1]))
		for i := range p {
			require.InDelta(t, max(least, p[i]), holms[k][i], 1e-12, "%v", k)
			if holms[k][i] > p[i] {
				adjusted++
			}
		}
	}
	require.Greater(t, adjusted, 20)
}

// TestQuotientsPool: of a share or a mean of calls, value is numerator over denominator, and the strategy's mean is sum over
// sum. Of all else there are neither.
func TestQuotientsPool(t *testing.T) {
	_, w := withAllMeasures(t)
	long, means, told := w.both(t, "replications"), w.both(t, "strategies"), w.both(t, "measures")
	isQuotient := map[any]bool{}
	for i, name := range told.cells["measure"] {
		isQuotient[name] = told.cells["is_quotient"][i].(bool)
	}
	sums := map[[5]any][2]float64{}
	for i, v := range long.cells["value"] {
		n, d := long.cells["numerator"][i], long.cells["denominator"][i]
		if !isQuotient[long.cells["measure"][i]] {
			require.Nil(t, n)
			require.Nil(t, d)
			continue
		}
		if d == 0.0 {
			require.Nil(t, v)
		} else {
			require.Equal(t, n.(float64)/d.(float64), v)
		}
		s := sums[quotientIn(long, i)]
		sums[quotientIn(long, i)] = [2]float64{s[0] + n.(float64), s[1] + d.(float64)}
	}
	held := 0
	for i, mean := range means.cells["mean"] {
		if s, is := sums[quotientIn(means, i)]; is && mean != nil {
			require.InDelta(t, s[0]/s[1], mean, 1e-9*max(1, s[0]/s[1]))
			held++
		}
	}
	require.Greater(t, held, 200)
}

// weights say what shares and means of calls are of: the columns that add up to it, and one that is taken off.
var weights = map[string][]string{
	"calls_unconnected_share":       {"calls_offered", "-calls_open"},
	"calls_unconnected_seen_share":  {"calls_seen"},
	"answer_within_target_share":    {"calls_seen"},
	"answer_waited_share":           {"calls_answered", "calls_abandoned"},
	"answer_mean_s":                 {"calls_answered"},
	"answer_to_connected_mean_s":    {"calls_connected"},
	"connect_mean_s":                {"calls_connected"},
	"agent_time_mean_s":             {"calls_answered"},
	"callers_delay_mean_s":          {"callers_delayed"},
	"wait_mean_s":                   {"calls_waited"},
	"handover_mean_s":               {"calls_connected"},
	"calls_per_caller":              {"callers_calling"},
	"first_calls_blocked_share":     {"first_calls_ended_calls"},
	"first_calls_refused_share":     {"first_calls_ended_calls"},
	"first_calls_unconnected_share": {"first_calls_ended_calls"},
	"later_calls_blocked_share":     {"later_calls_ended_calls"},
	"later_calls_refused_share":     {"later_calls_ended_calls"},
	"later_calls_unconnected_share": {"later_calls_ended_calls"},
}

// weightsOf are the weights of a column by row; none if it weighs all rows alike.
func weightsOf(f *frame, column string) []any {
	for base, parts := range weights {
		prefix, ok := strings.CutSuffix(column, base)
		if !ok || prefix != "" && !strings.HasSuffix(prefix, "__") {
			continue
		}
		list := make([]any, f.rows)
		for i := range list {
			sum := 0.0
			for _, part := range parts {
				if rest, minus := strings.CutPrefix(part, "-"); minus {
					sum -= float64(f.cells[prefix+rest][i].(int64))
				} else {
					sum += float64(f.cells[prefix+part][i].(int64))
				}
			}
			list[i] = sum
		}
		return list
	}
	return nil
}

// ofStrategy are the cells of a strategy's rows.
func ofStrategy(f *frame, strategy any, cells []any) (list []any) {
	for i := range cells {
		if f.cells["strategy"][i] == strategy {
			list = append(list, cells[i])
		}
	}
	return list
}

// units are the units of the measures in the table strategies.
func (f *frame) units() map[any]string {
	units := map[any]string{}
	for i, name := range f.cells["measure"] {
		units[name] = f.cells["unit"][i].(string)
	}
	return units
}

func real(cell any) (float64, bool) {
	switch v := cell.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return math.NaN(), false
}

// weighted is the mean of the cells that are not empty; NaN of none.
func weighted(cells, weights []any) float64 {
	sum, of := 0.0, 0.0
	for i := range cells {
		v, ok := real(cells[i])
		weight := 1.0
		if weights != nil {
			weight = weights[i].(float64)
		}
		if ok {
			sum, of = sum+v*weight, of+weight
		}
	}
	return sum / of
}

// TestWhatIsNotReachedIsToldFromWhatNeverBegan: on days without a fault there is nothing to recover from; on others, service
// is not restored in the run. Neither has a number, nor is any mean taken over the days that have one.
func TestWhatIsNotReachedIsToldFromWhatNeverBegan(t *testing.T) {
	text, _ := scenarios.Text("first-steps")
	seldom := strings.Replace(strings.Replace(string(text), "takes: 27m", "takes: 10h", 1), "kind: down\n", "kind: down\n    chance: 60%\n", 1)
	w := write(t, &Set{Comparison: comparedText(t, []byte(seldom), 12)})
	days, means := w.both(t, "replications_wide"), w.both(t, "strategies")
	seen := map[[3]any]int{}
	for i, strategy := range days.cells["strategy"] {
		reached, after := days.cells["recovery_restored_reached"][i], days.cells["recovery_restored_s_since_onset"][i]
		began := days.cells["at_onset_s_since_start"][i] != nil
		seen[[3]any{strategy, began, reached}]++
		require.Equal(t, reached == true, after != nil)
		require.Equal(t, began, reached != nil)
	}
	faulty := seen[[3]any{"wait", true, false}]
	require.True(t, faulty > 2 && faulty < 12, seen)
	require.Equal(t, map[[3]any]int{
		{"switch", true, true}: faulty, {"switch", false, nil}: 12 - faulty, {"wait", true, false}: faulty, {"wait", false, nil}: 12 - faulty,
	}, seen)
	for i, name := range means.cells["measure"] {
		if name != "recovery.restored" {
			continue
		}
		require.Equal(t, int64(faulty), means.cells["n"][i])
		if means.cells["strategy"][i] == "wait" {
			require.Equal(t, int64(faulty), means.cells["unreached"][i])
			require.Nil(t, means.cells["mean"][i])
			require.Nil(t, means.cells["difference"][i])
			require.Equal(t, int64(faulty), means.cells["later"][i], "every day that one restores and the other does not is later")
			require.InDelta(t, 2*math.Pow(0.5, float64(faulty)), means.number(t, "difference_p", i), 1e-12)
			require.Nil(t, means.cells["median"][i], "it lies beyond the end of the run")
			require.Nil(t, means.cells["difference_median"][i])
		} else {
			require.NotNil(t, means.cells["mean"][i])
		}
	}
}

// TestTimesHaveQuantilesOfAllDays works them out again from the days, with the unreached as later than any. The lucky days
// alone would give others.
func TestTimesHaveQuantilesOfAllDays(t *testing.T) {
	text, _ := scenarios.Text("first-steps")
	// The people come back at a time that differs by the day, and some days end before.
	late := strings.Replace(string(text), "takes: 27m", "takes: {lognormal: {median: 100m, cv: 1}}", 1)
	w := write(t, &Set{Comparison: comparedText(t, []byte(late), 20)})
	days, means := w.both(t, "replications_wide"), w.both(t, "strategies")
	checked := 0
	for i, name := range means.cells["measure"] {
		if name != "recovery.restored" {
			continue
		}
		own := reachedOf(days, means.cells["strategy"][i])
		sorted := slices.Clone(own)
		slices.Sort(sorted)
		if median := sorted[9]; math.IsInf(median, 1) {
			require.Nil(t, means.cells["median"][i])
		} else {
			require.Equal(t, median, means.number(t, "median", i))
			checked++
		}
		require.Nil(t, means.cells["p05"][i], "twenty days are too few")
		if means.cells["strategy"][i] == "switch" {
			require.Nil(t, means.cells["sooner"][i])
			continue
		}
		counts := [3]int64{}
		for d, first := range reachedOf(days, "switch") {
			counts[1+cmp.Compare(own[d], first)]++
		}
		require.Equal(t, counts, [3]int64{means.cells["sooner"][i].(int64), means.cells["same"][i].(int64), means.cells["later"][i].(int64)})
	}
	require.Positive(t, checked)
}

// reachedOf are the days' times until service is restored, infinite where it was not.
func reachedOf(days *frame, strategy any) (list []float64) {
	for i, s := range days.cells["strategy"] {
		if s != strategy {
			continue
		}
		at, ok := real(days.cells["recovery_restored_s_since_onset"][i])
		if !ok {
			at = math.Inf(1)
		}
		list = append(list, at)
	}
	return list
}
