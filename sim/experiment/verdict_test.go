package experiment

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario"
	"nines/sim/stat"
)

// Verdicts are tested on results that are made by hand: what the replications are is then beyond doubt.

const small = `
scenario: small
title: A town with two strategies
world:
  start: 2024-05-01 00:00 UTC
  run: 2h
  demand: {first-calls: 60/h, services: {police: 60%, ambulance: 40%}}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {hall: 5}, handling: 30s}}
  control-rooms: {police: {}, ambulance: {}}
study: {windows: {early: 00:00-00:30}}
strategies: {a: {}, b: {}}
expect:
`

// byHand is a criterion with the results of both strategies, in which its measure has the values given; all else is 1.
func byHand(t *testing.T, expectation string, own, other []float64) (*plan.Criterion, *Result, *Result) {
	t.Helper()
	doc, err := scenario.Load("small.yaml", []byte(small+"  it: "+expectation+"\n"))
	require.NoError(t, err)
	c := &doc.Criteria()[0]
	return c, filled(t, doc, "a", c, own), filled(t, doc, "b", c, other)
}

func filled(t *testing.T, doc *scenario.Document, strategy string, c *plan.Criterion, values []float64) *Result {
	t.Helper()
	plan, err := doc.Plan(strategy)
	require.NoError(t, err)
	r := &Result{Plan: plan}
	at := plan.Measures.Find(c.Measure.Name, c.Measure.Window, c.Measure.Group)
	for _, v := range values {
		row := make([]float64, len(plan.Measures.Measures()))
		for i := range row {
			row[i] = 1
		}
		row[at] = v
		if n := plan.Measures.Measures()[at].Numerator; n != measure.None {
			row[n], row[plan.Measures.Measures()[at].Denominator] = 100*v, 100
		}
		r.Rows = append(r.Rows, row)
		r.Waits = append(r.Waits, make([]stat.Histogram, len(plan.Measures.Windows())))
	}
	return r
}

var inf, nan = math.Inf(1), math.NaN()

// around has n values, alternately below and above the middle; their standard deviation is about 1.
func around(middle float64, n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = middle + float64(2*(i%2)-1)
	}
	return list
}

func repeated(v float64, n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = v
	}
	return list
}

// TestRulings: with 100 values of standard deviation 1 the interval at 95 % is 0.2 to either side.
func TestRulings(t *testing.T) {
	for _, c := range []struct {
		expectation string
		own, other  []float64
		want        Ruling
	}{
		{"{measure: calls.unconnected, at-most: 10.3 calls}", around(10, 100), nil, Held},
		{"{measure: calls.unconnected, at-most: 10.1 calls}", around(10, 100), nil, Undecided},
		{"{measure: calls.unconnected, at-most: 9.9 calls}", around(10, 100), nil, Undecided},
		{"{measure: calls.unconnected, at-most: 9.7 calls}", around(10, 100), nil, NotHeld},
		{"{measure: calls.unconnected, at-least: 9.7 calls}", around(10, 100), nil, Held},
		{"{measure: calls.unconnected, at-least: 10.3 calls}", around(10, 100), nil, NotHeld},
		{"{measure: calls.unconnected, between: [9.7 calls, 10.3 calls]}", around(10, 100), nil, Held},
		{"{measure: calls.unconnected, between: [9.9 calls, 10.3 calls]}", around(10, 100), nil, Undecided},
		{"{measure: calls.unconnected, between: [5 calls, 6 calls]}", around(10, 100), nil, NotHeld},
		{"{measure: calls.unconnected, at-most: 10.3 calls, confidence: 99.9%}", around(10, 100), nil, Undecided},

		// What has no sample, or no mean, does not pass, whatever the limit.
		{"{measure: recovery.restored, at-most: 1h}", repeated(nan, 50), nil, NotHeld},
		{"{measure: recovery.restored, at-least: 1s}", append(repeated(900, 50), inf), nil, NotHeld},
		{"{measure: recovery.restored, at-most: 1h}", around(900, 50), nil, Held},
		{"{measure: recovery.restored, at-most: 00:15:01}", around(895, 50), nil, Held}, // the onset is at second 1
		{"{measure: recovery.restored, at-most: 00:15:01}", around(903, 50), nil, NotHeld},
		{"{measure: recovery.restored, at-least: 1h}", repeated(901, 50), nil, Undecided},
		{"{measure: calls.unconnected, at-most: 10 calls}", repeated(3, 19), nil, Undecided}, // all alike: what happens now and then did not
		{"{measure: calls.unconnected, at-most: 10 calls}", repeated(3, 2000), nil, Undecided},
		{"{measure: calls.unconnected, at-most: 10 calls}", repeated(3, 1), nil, Undecided},
		{"{measure: calls.unconnected, at-most: 10 calls, in-at-least: 99%}", repeated(3, 2000), nil, Held},

		{"{measure: calls.unconnected-share, at-most: 5%}", repeated(0, 100), nil, Held}, // at most 3.6 % of the days can be otherwise
		{"{measure: calls.unconnected-share, at-most: 3%}", repeated(0, 100), nil, Undecided},
		{"{measure: answer.within-target, at-least: 95%}", repeated(1, 100), nil, Held},
		{"{measure: answer.within-target, at-least: 95%}", repeated(1, 50), nil, Undecided},
		{"{measure: answer.within-target, at-least: 95%}", repeated(0.5, 100), nil, NotHeld},

		// The median of 100 values 1…100 lies between the 40th and the 61st; the 95th percentile wants 59 values.
		{"{measure: answer.p95, quantile: 50%, at-most: 62s}", upTo(100), nil, Held},
		{"{measure: answer.p95, quantile: 50%, at-most: 60s}", upTo(100), nil, Undecided},
		{"{measure: answer.p95, quantile: 50%, at-most: 39s}", upTo(100), nil, NotHeld},
		{"{measure: answer.p95, quantile: 95%, at-most: 200s}", upTo(58), nil, Undecided},
		{"{measure: answer.p95, quantile: 95%, at-most: 200s}", upTo(59), nil, Held},
		{"{measure: recovery.restored, quantile: 50%, at-most: 1h}", append(repeated(900, 30), repeated(inf, 70)...), nil, NotHeld},
		{"{measure: recovery.restored, quantile: 50%, at-most: 1h}", append(repeated(900, 70), repeated(inf, 30)...), nil, Held},

		// Of 100 out of 100, Clopper and Pearson are sure of 96.4 %; of 90 out of 100, of 82.4 to 95.1 %.
		{"{measure: recovery.restored, at-most: 1h, in-at-least: 96%}", repeated(900, 100), nil, Held},
		{"{measure: recovery.restored, at-most: 1h, in-at-least: 97%}", repeated(900, 100), nil, Undecided},
		{"{measure: recovery.restored, at-most: 1h, in-at-least: 96%}", append(repeated(900, 90), repeated(inf, 10)...), nil, NotHeld},
		{"{measure: recovery.restored, at-least: 1h, in-at-most: 4%}", repeated(900, 100), nil, Held},
		{"{measure: recovery.restored, at-least: 1h, in-at-most: 4%}", append(repeated(900, 90), repeated(inf, 10)...), nil, NotHeld},

		// Better than another strategy, replication by replication: less is better, or more.
		{"{measure: calls.unconnected, better-than: b}", around(10, 100), around(11, 102)[1:101], Held}, // the differences are 3 and -1
		{"{measure: calls.unconnected, better-than: b}", around(11, 100), around(10, 102)[1:101], NotHeld},
		{"{measure: calls.unconnected, better-than: b}", []float64{33.3, 66.6}, []float64{33.4, 66.7}, Undecided}, // alike but for rounding
		{"{measure: calls.unconnected, better-than: b}", around(10, 100), around(10, 100), NotHeld},               // the same is no better
		{"{measure: calls.connected, better-than: b}", around(10, 100), around(11, 100), NotHeld},
		{"{measure: calls.unconnected, better-than: {strategy: b, by: 2 calls}}", repeated(10, 100), around(12.3, 100), Held},
		{"{measure: calls.unconnected, better-than: {strategy: b, by: 2 calls}}", repeated(10, 100), around(12.1, 100), Undecided},
		{"{measure: calls.unconnected, better-than: {strategy: b, by: 10%}}", repeated(80, 100), around(100, 100), Held},
		{"{measure: calls.unconnected, better-than: {strategy: b, by: 30%}}", repeated(80, 100), around(100, 100), NotHeld},
		{"{measure: answer.within-target, better-than: {strategy: b, by: 10%}}", repeated(0.95, 100), append(repeated(0.83, 50), repeated(0.85, 50)...), Held},    // points,
		{"{measure: answer.within-target, better-than: {strategy: b, by: 12%}}", repeated(0.95, 100), append(repeated(0.83, 50), repeated(0.85, 50)...), NotHeld}, // not shares of 84 %
		{"{measure: recovery.restored, better-than: b, in-at-least: 90%}", repeated(900, 100), repeated(inf, 100), Held},
		{"{measure: recovery.restored, better-than: b, in-at-least: 90%}", repeated(inf, 100), repeated(inf, 100), NotHeld},
		{"{measure: recovery.restored, better-than: b}", repeated(900, 100), repeated(inf, 100), NotHeld}, // there is no mean
		{"{measure: recovery.restored, in-at-least: 50%, better-than: {strategy: b, by: 10%}}", repeated(900, 100), append(repeated(inf, 80), repeated(900, 20)...), Held},
		{"{measure: recovery.restored, in-at-least: 50%, better-than: {strategy: b, by: 10%}}", append(repeated(inf, 80), repeated(900, 20)...), repeated(900, 100), NotHeld},
		{"{measure: recovery.restored, better-than: {strategy: b, by: 10%}}", append(repeated(inf, 1), repeated(900, 99)...), append(repeated(inf, 1), repeated(1900, 99)...), NotHeld},
		{"{measure: calls.misrouted, better-than: {strategy: b, by: 10%}}", repeated(0, 100), repeated(0, 100), NotHeld}, // a share of nothing
	} {
		k, own, other := byHand(t, c.expectation, c.own, c.other)
		if k.Against == "" {
			other = nil
		}
		v := Judge(k, own, other, k.Confidence)
		require.Equal(t, c.want, v.Ruling, "%s: %v %+v %s", c.expectation, v.Value, v.Interval, v.Why)
		require.Equal(t, v.Ruling == NotHeld && math.IsNaN(v.Value), v.Why != "" && v.Ruling == NotHeld, "a ruling without a number says why")
	}
}

func upTo(n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = float64(i + 1)
	}
	return list
}

// TestNoSampleNoPass: where nobody called, nothing is held, however low the figures are.
func TestNoSampleNoPass(t *testing.T) {
	c, own, _ := byHand(t, "{measure: calls.unconnected, window: early, of: services.police, at-most: 10 calls}", around(3, 100), nil)
	made := own.Plan.Measures.Find("calls.offered", "early", measure.Group{By: "service", Name: "police"})
	require.Equal(t, Held, Judge(c, own, nil, 0.95).Ruling)
	for _, row := range own.Rows {
		row[made] = 0
	}
	v := Judge(c, own, nil, 0.95)
	require.Equal(t, NotHeld, v.Ruling)
	require.Contains(t, v.Why, "these callers make no call in the window early")
}

// TestSkewedVerdictsTakeBothIntervals: the interval of lopsided values holds the bootstrap's too.
func TestSkewedVerdictsTakeBothIntervals(t *testing.T) {
	values := append(repeated(0, 38), 40, 90)
	c, own, _ := byHand(t, "{measure: calls.unconnected, at-most: 8.5 calls}", values, nil)
	v := Judge(c, own, nil, 0.95)
	require.True(t, v.Skewed)
	require.GreaterOrEqual(t, v.Low, 0.0, "fewer than none cannot be lost")
	require.Greater(t, v.High-v.Value, v.Value-v.Low, "the bootstrap's reaches further up")
	require.Equal(t, Undecided, v.Ruling)
}

// TestSkewedVerdictsKeepTheirLevel: the bootstrap's interval is taken at the level of the look.
func TestSkewedVerdictsKeepTheirLevel(t *testing.T) {
	values := append(repeated(0, 30), 1, 2, 3, 4, 5, 6, 7, 8, 40, 90)
	c, own, _ := byHand(t, "{measure: calls.unconnected, at-most: 30 calls}", values, nil)
	wider := 0
	for _, level := range []float64{0.9, 0.95, 0.99} {
		v := Judge(c, own, nil, level)
		e, b := stat.Mean(values).At(level), stat.BootstrapAt(level, values, own.Plan.Seed)
		require.True(t, v.Skewed)
		require.Equal(t, stat.Interval{Low: min(e.Low, b.Low), High: max(e.High, b.High)}, v.Interval, level)
		if b.Low < e.Low || b.High > e.High {
			wider++
		}
	}
	require.Positive(t, wider, "or the bootstrap counts for nothing here")
}

// TestNobodyLostIsNoCertainty: where no day loses anybody, up to 16.8 % of all days can, and on each of them all who call. A
// limit above that is held. Below it the reason says what can be expected, and that is held.
func TestNobodyLostIsNoCertainty(t *testing.T) {
	const calls = 500.0
	judged := func(expectation string, days int) Verdict {
		c, own, _ := byHand(t, expectation, repeated(0, days), nil)
		for _, row := range own.Rows {
			row[own.Plan.Measures.Find("calls.offered", "run", measure.Group{})] = calls
		}
		return Judge(c, own, nil, 0.95)
	}
	v := judged("{measure: calls.unconnected, at-most: 1 call}", 20)
	require.Equal(t, Undecided, v.Ruling)
	require.InDelta(t, calls*(1-math.Pow(0.025, 1.0/20)), v.High, 1e-9)
	require.Equal(t, "all 20 replications with a value gave the same value, but up to 16.8 % of all can give another. "+
		"Use in-at-least, such as in-at-least: 83%", v.Why)
	require.Equal(t, Held, judged("{measure: calls.unconnected, at-most: 1 call, in-at-least: 83%}", 20).Ruling)
	require.Equal(t, Undecided, judged("{measure: calls.unconnected, at-most: 1 call, in-at-least: 84%}", 20).Ruling)
	require.Equal(t, Held, judged("{measure: calls.unconnected, at-most: 84.5 calls}", 20).Ruling)
	require.Equal(t, Undecided, judged("{measure: calls.unconnected, at-most: 83.5 calls}", 20).Ruling)
	require.Equal(t, Undecided, judged("{measure: calls.unconnected-share, at-most: 1%}", 300).Ruling)
	require.NotContains(t, judged("{measure: calls.unconnected, at-most: 1 call}", 3).Why, "such as", "three say too little")
}

// TestQuantilesOfCallsAreNotHeldByQuietDays: on most days few call and wait briefly; the mean of the quantiles of the days
// keeps a limit that the quantile of all calls does not.
func TestQuantilesOfCallsAreNotHeldByQuietDays(t *testing.T) {
	c, own, _ := byHand(t, "{measure: answer.p95, at-most: 18s}", append(repeated(5, 30), repeated(20.5, 10)...), nil)
	for i, row := range own.Rows {
		h, at := stat.Histogram{}, own.Plan.Measures.Find("answer.p95", "run", measure.Group{})
		h.Add(stat.Kept.Of(int64(1000*row[at])), 1+int64(row[at]/6)*40)
		own.Waits[i] = []stat.Histogram{h, h}
	}
	v := Judge(c, own, nil, 0.95)
	require.Less(t, stat.Mean(own.Column(own.Plan.Measures.Find("answer.p95", "run", measure.Group{}))).High, 18.0)
	require.InDelta(t, 20.5, v.Value, 0.1)
	require.NotEqual(t, Held, v.Ruling)
}

// TestQuotientsArePooled: the share of all calls, not the mean of the shares of days.
func TestQuotientsArePooled(t *testing.T) {
	c, own, _ := byHand(t, "{measure: calls.unconnected-share, at-most: 20%}", append(repeated(0.1, 20), repeated(0.5, 20)...), nil)
	m := own.Plan.Measures.Measures()[own.Plan.Measures.Find("calls.unconnected-share", "run", measure.Group{})]
	for i, row := range own.Rows[20:] {
		row[m.Numerator], row[m.Denominator] = 0.5, 1 // a very quiet day
		if i%2 == 0 {
			row[m.Numerator] = 0.4
		}
	}
	v := Judge(c, own, nil, 0.95)
	require.Equal(t, Held, v.Ruling)
	require.InDelta(t, (20*10+10*0.5+10*0.4)/(20*100+20.0), v.Value, 1e-12)
}

// TestQuotientsRestOnTheDaysThatHaveOne: replications in which nothing was to be divided are no evidence.
func TestQuotientsRestOnTheDaysThatHaveOne(t *testing.T) {
	c, own, _ := byHand(t, "{measure: answer.within-target, at-least: 95%}", append(repeated(1, 1), repeated(nan, 19)...), nil)
	m := own.Plan.Measures.Measures()[own.Plan.Measures.Find("answer.within-target", "run", measure.Group{})]
	for _, row := range own.Rows[1:] {
		row[m.Numerator], row[m.Denominator] = 0, 0
	}
	v := Judge(c, own, nil, 0.95)
	require.Equal(t, Undecided, v.Ruling)
	require.Equal(t, [2]int{1, 20}, [2]int{v.N, v.Of})
}

// TestWhatNeitherReachesIsNoBetter: a day on which neither strategy reaches it counts, as one on which the one is no better.
func TestWhatNeitherReachesIsNoBetter(t *testing.T) {
	own := append(repeated(inf, 96), repeated(600, 4)...)
	c, a, b := byHand(t, "{measure: recovery.restored, strategy: a, better-than: {strategy: b}, in-at-least: 90%}", own, repeated(inf, 100))
	v := Judge(c, a, b, 0.95)
	require.Equal(t, NotHeld, v.Ruling)
	require.Equal(t, [2]int{100, 100}, [2]int{v.N, v.Of})
	require.Equal(t, 0.04, v.Value)
}

// TestSharesAreComparedOverAllDays: a day without a sample under one strategy counts under the other, and the difference is
// that of the two quotients.
func TestSharesAreComparedOverAllDays(t *testing.T) {
	c, a, b := byHand(t, "{measure: answer.within-target, strategy: a, better-than: {strategy: b, by: 10%}}", around(0.5, 40), around(0.3, 40))
	m := a.Plan.Measures.Measures()[a.Plan.Measures.Find("answer.within-target", "run", measure.Group{})]
	sums := [2][2]float64{}
	for i := range a.Rows {
		for k, r := range []*Result{a, b} {
			row := r.Rows[i]
			row[m.Denominator] = float64(100 + 10*(i%7))
			row[m.Numerator] = row[m.Denominator] * (0.8 - 0.3*float64(k) + 0.01*float64(i%3))
			if k == 1 && i%2 == 0 {
				row[m.Numerator], row[m.Denominator] = 0, 0
			}
			sums[k][0] += row[m.Numerator]
			sums[k][1] += row[m.Denominator]
		}
	}
	v := Judge(c, a, b, 0.95)
	require.InDelta(t, sums[0][0]/sums[0][1]-sums[1][0]/sums[1][1], v.Value, 1e-12)
	require.Equal(t, 40, v.N)
	require.Equal(t, Held, v.Ruling)
}

// TestAGainOfUnknownErrorIsUndecided: with a sample of the other strategy in one replication alone, the gain is that of the
// two values, and nothing is known of its error.
func TestAGainOfUnknownErrorIsUndecided(t *testing.T) {
	for _, expectation := range []string{
		"{measure: answer.within-target, strategy: a, better-than: {strategy: b, by: 10%}}",
		"{measure: answer.mean, strategy: a, better-than: {strategy: b, by: 1s}}",
	} {
		c, a, b := byHand(t, expectation, around(0.5, 40), around(0.3, 40))
		m := a.Plan.Measures.Measures()[a.Plan.Measures.Find(c.Measure.Name, "run", measure.Group{})]
		for i := range a.Rows {
			a.Rows[i][m.Numerator], a.Rows[i][m.Denominator] = 9, 10
			b.Rows[i][m.Numerator], b.Rows[i][m.Denominator] = 0, 0
		}
		b.Rows[3][m.Numerator], b.Rows[3][m.Denominator] = 2, 8
		v := Judge(c, a, b, 0.95)
		require.InDelta(t, 0.65, math.Abs(v.Value), 1e-15)
		require.Equal(t, Undecided, v.Ruling)
		require.Equal(t, c.Measure.Better() == measure.More, v.Value > 0)
	}
}

// TestTooFewForAShare: the number of replications that is named is the least that can decide.
func TestTooFewForAShare(t *testing.T) {
	for _, c := range []struct {
		expectation string
		value       float64
	}{
		{"{measure: recovery.restored, at-most: 1h, in-at-least: 95%}", 900},
		{"{measure: recovery.restored, at-most: 1h, in-at-least: 50%}", 900},
		{"{measure: recovery.restored, at-least: 1h, in-at-most: 10%}", 900},
	} {
		k, own, _ := byHand(t, c.expectation, repeated(c.value, 3), nil)
		v := Judge(k, own, nil, 0.95)
		require.Equal(t, Undecided, v.Ruling)
		var n, need int
		_, err := fmt.Sscanf(v.Why, "%d replications are too few: it takes at least %d,", &n, &need)
		require.NoError(t, err, v.Why)
		require.Equal(t, 3, n)
		for _, n := range []int{need - 1, need} {
			k, own, _ = byHand(t, c.expectation, repeated(c.value, n), nil)
			v = Judge(k, own, nil, 0.95)
			require.Equal(t, n == need, v.Ruling == Held, "%s: %d of %d", c.expectation, n, need)
			require.Equal(t, n == need, v.Why == "")
		}
		k, own, _ = byHand(t, c.expectation, append(repeated(c.value, 3), inf, 1), nil)
		require.Empty(t, Judge(k, own, nil, 0.95).Why, "some are otherwise")
	}
}

// TestRareLossesAreMarked: the verdict rests on few bad days, or on none.
func TestRareLossesAreMarked(t *testing.T) {
	for _, c := range []struct {
		expectation string
		values      []float64
		want        bool
	}{
		{"{measure: calls.unconnected, at-most: 100 calls}", append(repeated(0, 57), 3, 4, 5), true},
		{"{measure: calls.unconnected, at-most: 100 calls}", append(repeated(0, 45), upTo(15)...), false},
		{"{measure: calls.unconnected, at-most: 100 calls}", around(10, 60), false},
		{"{measure: calls.unconnected-share, at-most: 50%}", repeated(0, 60), true},
	} {
		k, own, _ := byHand(t, c.expectation, c.values, nil)
		v := Judge(k, own, nil, 0.95)
		require.Equal(t, Held, v.Ruling)
		require.Equal(t, c.want, v.Rare, "%s of %v", c.expectation, c.values)
	}
}

// TestSubjectsSayTheirStatistic: what is pooled is not called a mean, and a time of day is not called an amount.
func TestSubjectsSayTheirStatistic(t *testing.T) {
	for expectation, want := range map[string][2]string{
		"{measure: calls.offered, at-most: 9 calls}":                      {"the mean of calls.offered", "at most 9 calls"},
		"{measure: calls.offered, quantile: 90%, at-most: 9 calls}":       {"the 90 % quantile of calls.offered", "at most 9 calls"},
		"{measure: answer.within-target, window: early, at-least: 90%}":   {"answer.within-target (window early), all replications together", "at least 90%"},
		"{measure: answer.mean, at-most: 9s}":                             {"answer.mean, all replications together", "at most 9s"},
		"{measure: answer.p95, at-most: 9s}":                              {"answer.p95, all replications together", "at most 9s"},
		"{measure: answer.p95, at-most: 9s, in-at-least: 90%}":            {"answer.p95", "at most 9s, in at least 90 % of the replications"},
		"{measure: recovery.restored, at-most: 00:15:01}":                 {"the mean of recovery.restored", "at 00:15:01 at the latest"},
		"{measure: recovery.restored, at-least: 00:15, in-at-least: 90%}": {"recovery.restored", "at 00:15 at the earliest, in at least 90 % of the replications"},
	} {
		c, _, _ := byHand(t, expectation, nil, nil)
		require.Equal(t, want, [2]string{c.Subject(), c.Demand()})
	}
}
