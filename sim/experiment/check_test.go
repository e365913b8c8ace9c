package experiment_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/scenario"
	"nines/sim/stat"
)

// hour is an hour in a town where sixty people call: calls.offered has the mean 60 exactly, as nobody redials.
const hour = `
scenario: hour
title: An hour in a town
world:
  start: 2024-05-01 00:00 UTC
  run: 1h
  demand: {first-calls: 60/h, services: {police: 100%}}
  callers: {redial: {at-most: 1 call}}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {hall: 9}, handling: 30s}}
  control-rooms: {police: {}}
trouble:
  nobody-meets-it: {on: platforms.main, kind: slow, what: handling, times: 2, at: 00:59, for: 1s, may-miss: yes}
study: {replications: 10, budget: 80}
strategies: {a: {}, b: {}}
`

// checking is a scenario ready to be checked.
type checking struct {
	plans    []*plan.Plan
	criteria []plan.Criterion
}

func toCheck(t testing.TB, text string, assignments ...string) checking {
	t.Helper()
	doc, err := scenario.Load("x.yaml", []byte(text), assignments...)
	require.NoError(t, err)
	c := checking{criteria: doc.Criteria()}
	for _, s := range doc.StrategyNames() {
		p, err := doc.Plan(s)
		require.NoError(t, err)
		c.plans = append(c.plans, p)
	}
	return c
}

func (c checking) run(t testing.TB, o experiment.Options) *experiment.Checked {
	t.Helper()
	checked, err := experiment.Check(context.Background(), c.plans, c.criteria, o)
	require.NoError(t, err)
	return checked
}

const expecting = hour + "expect:\n"

// TestALimitAtTheTruthIsSeldomDecided: where the mean is the limit itself, either verdict is wrong. With all looks together
// that may happen in one check of twenty, give or take three standard deviations. Without the chance shared out
// among the four looks 12 % of them were decided when this was written.
func TestALimitAtTheTruthIsSeldomDecided(t *testing.T) {
	checks := effort.Of(80, 600)
	decided := 0
	c := toCheck(t, expecting+"  it: {measure: calls.offered, at-most: 60 calls}")
	for seed := range checks {
		p := *c.plans[0]
		p.Seed = uint64(seed + 1)
		c.plans[0] = &p
		checked := c.run(t, experiment.Options{})
		require.Equal(t, []int{10, 20, 40, 80}, checked.Looks)
		if checked.Verdicts[0].Ruling != experiment.Undecided {
			decided++
		}
	}
	t.Logf("%d of %d decided", decided, checks)
	require.LessOrEqual(t, float64(decided), 0.05*float64(checks)+3*math.Sqrt(0.05*0.95*float64(checks)))
	require.Positive(t, decided, "it errs now and then, or it is too careful by far")
}

// TestReplicationsAreAddedWhileUndecided: what is far from the limit is decided at once, and only the strategies of the
// others are run on.
func TestReplicationsAreAddedWhileUndecided(t *testing.T) {
	c := toCheck(t, expecting+`
  far: {measure: calls.offered, at-most: 80 calls}
  further: {measure: calls.offered, strategy: b, at-least: 80 calls}
  near: {measure: calls.offered, at-most: 62.5 calls}`)
	checked := c.run(t, experiment.Options{Workers: 1})
	far, further, near := checked.Verdicts[0], checked.Verdicts[1], checked.Verdicts[2]
	require.Equal(t, experiment.Held, far.Ruling)
	require.Equal(t, 10, far.N)
	require.Equal(t, experiment.NotHeld, further.Ruling)
	require.Equal(t, 10, further.N)
	require.Equal(t, experiment.Held, near.Ruling)
	require.Greater(t, near.N, 10)
	require.InDelta(t, 1-0.05/4, near.Level, 1e-12)
	require.Len(t, checked.Result("a").Rows, near.N)
	require.Len(t, checked.Result("b").Rows, 10)

	again := c.run(t, experiment.Options{Workers: 3})
	require.Equal(t, checked.Verdicts, again.Verdicts, "whoever does the work")
}

// TestExtendedIsAskedForAtOnce: replications that are added are those that would have been there.
func TestExtendedIsAskedForAtOnce(t *testing.T) {
	p := compiled(t, "town", []byte(town(t)), "as-planned")
	p.Replications = 12
	whole := run(t, p, experiment.Options{})
	shorter := *p
	shorter.Replications = 5
	r := run(t, &shorter, experiment.Options{Workers: 2})
	require.NoError(t, r.Extend(context.Background(), 8, experiment.Options{Workers: 1}))
	require.NoError(t, r.Extend(context.Background(), 12, experiment.Options{Workers: 3}))
	requireEqualResults(t, whole, r)
	require.NoError(t, r.Extend(context.Background(), 3, experiment.Options{}), "there are more already")
	requireEqualResults(t, whole, r)
}

// TestFaultsThatMeetNothing do not pass, unless they may.
func TestFaultsThatMeetNothing(t *testing.T) {
	text := expecting + "  it: {measure: calls.offered, at-most: 80 calls}\n"
	may := toCheck(t, text, "trouble.nobody-meets-it.chance=0%").run(t, experiment.Options{})
	require.Empty(t, may.Faults())
	must := toCheck(t, text, "trouble.nobody-meets-it.chance=0%", "trouble.nobody-meets-it.may-miss=no").run(t, experiment.Options{})
	require.Len(t, must.Faults(), 1)
	require.Equal(t, experiment.NotHeld, must.Faults()[0].Ruling)
	require.Equal(t, 10, must.Faults()[0].N)
	met := toCheck(t, text, "trouble.nobody-meets-it.may-miss=no", "trouble.nobody-meets-it.at=00:10", "trouble.nobody-meets-it.for=30m").run(t, experiment.Options{})
	require.Equal(t, experiment.Held, met.Faults()[0].Ruling)
	require.Equal(t, 10, met.Faults()[0].Touched)
}

// TestAnInterruptedCheck has the verdicts that were reached, and no other.
func TestAnInterruptedCheck(t *testing.T) {
	c := toCheck(t, expecting+`
  far: {measure: calls.offered, at-most: 80 calls}
  near: {measure: calls.offered, at-most: 60 calls}`, "study.seed=3")
	ctx, cancel := context.WithCancel(context.Background())
	checked, err := experiment.Check(ctx, c.plans, c.criteria, experiment.Options{Workers: 1, Progress: func(done int) {
		if done == 15 {
			cancel()
		}
	}})
	require.ErrorIs(t, err, experiment.ErrInterrupted)
	require.Equal(t, experiment.Held, checked.Verdicts[0].Ruling)
	require.Equal(t, experiment.Undecided, checked.Verdicts[1].Ruling)
	require.Equal(t, "interrupted when 15 replications were complete", checked.Verdicts[1].Why)
	r := checked.Result("a")
	require.Len(t, r.Rows, 15)
	require.Equal(t, 15, checked.Verdicts[1].N)
	require.Equal(t, r.Find("calls.offered", "run", everyone).Mean, checked.Verdicts[1].Value, "the figure is of what is complete")

	cancelled, err := experiment.Check(ctx, c.plans, c.criteria, experiment.Options{})
	require.ErrorIs(t, err, experiment.ErrInterrupted)
	require.Equal(t, experiment.Undecided, cancelled.Verdicts[0].Ruling)
	require.True(t, math.IsNaN(cancelled.Verdicts[0].Value), "and there is none of nothing")
}

// TestPursuedUntilPrecise: replications are added until the mean is known well enough, and not on and on.
func TestPursuedUntilPrecise(t *testing.T) {
	precise := func(within string, budget int) *experiment.Comparison {
		c := toCheck(t, hour, "study.precision={measure: calls.offered, within: "+within+"}", fmt.Sprintf("study.budget=%d", budget))
		result, err := experiment.Compare(context.Background(), c.plans[:1], experiment.Options{})
		require.NoError(t, err)
		require.NoError(t, result.Pursue(context.Background(), experiment.Options{}))
		return result
	}
	met := precise("2%", 2000)
	n := len(met.Results[0].Rows)
	require.True(t, met.Precision.Met)
	e := met.Results[0].Find("calls.offered", "run", everyone)
	require.LessOrEqual(t, (e.High-e.Mean)/e.Mean, 0.02)
	require.InDelta(t, 0.02, met.Precision.Known, 0.004, "and not much better")
	require.InDelta(t, 1.96*1.96/(60*0.02*0.02), n, 60, "as many as the normal distribution says of a Poisson count of 60")
	require.InDelta(t, 60, e.Mean, 60*0.02)

	spent := precise("2%", 40)
	require.False(t, spent.Precision.Met)
	require.Len(t, spent.Results[0].Rows, 40)
	require.Equal(t, stat.ReplicationsFor(spent.Results[0].Find("calls.offered", "run", everyone), 0.02), spent.Precision.Needed)
	require.InDelta(t, n, spent.Precision.Needed, 120)
	require.Len(t, precise("50%", 2000).Results[0].Rows, 20, "never on fewer than 20")
}
