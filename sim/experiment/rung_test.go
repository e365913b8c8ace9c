package experiment_test

import (
	"context"
	"math"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario"
	"nines/sim/stat"
)

// everyone is the group of all callers.
var everyone = measure.Group{}

// steady is the window of the ladder's scenarios in which the empty start is forgotten and no call is cut off by the end.
const steady = "steady"

// ofService is the callers of one service.
func ofService(name string) measure.Group { return measure.Group{By: "service", Name: name} }

// check is a number that theory knows, and how near the simulator must come to it.
type check struct {
	what      string
	measured  func(*experiment.Result) stat.Estimate
	exact     float64
	tolerance float64 // as a share of exact
	// What theory says for one server fewer and one more, where it says so: the ladder must tell these apart.
	fewer, more float64
}

// judge is the acceptance rule: the estimate is within the tolerance, and its standard error is so small that a true
// value would be rejected only at 4.5 of them (7 in a million). A test that is merely noisy cannot pass.
func (c *check) judge(t *testing.T, e stat.Estimate) {
	t.Helper()
	within := c.tolerance * math.Abs(c.exact)
	se := e.StdDev / math.Sqrt(float64(e.N))
	t.Logf("%-34s exact %-12.7g measured %-12.7g ± %-10.2g d %4.1f%%  %+5.2f s.e.  (s.e. is %.0f%% of what it may be)",
		c.what, c.exact, e.Mean, se, 100*c.tolerance, (e.Mean-c.exact)/se, 100*se*4.5/within)
	require.InDelta(t, c.exact, e.Mean, within, c.what)
	require.Greater(t, se, 1e-9*within, "%s: replications that are all alike", c.what)
	require.LessOrEqual(t, se, within/4.5, "%s: too few replications to say so", c.what)
	for _, other := range []float64{c.fewer, c.more} {
		if other != 0 {
			require.Greater(t, math.Abs(other-c.exact), 2*within, "%s: the tolerance would not show one server too many or too few", c.what)
		}
	}
}

// climb runs a plan of the ladder and judges it. The small form has an eighth of the replications. Its standard errors are larger
// by the root of that, and so are its tolerances: it sees gross mistakes at once, and the long form sees one server too many.
func climb(t *testing.T, p *plan.Plan, checks []check) {
	t.Helper()
	grown := eased(p)
	r := run(t, p, experiment.Options{})
	for _, c := range checks {
		c.easedBy(grown)
		c.judge(t, c.measured(r))
	}
}

// easedBy widens the tolerance by a factor. A wider one need not tell one server more or fewer apart.
func (c *check) easedBy(factor float64) {
	if factor > 1 {
		c.tolerance, c.fewer, c.more = c.tolerance*factor, 0, 0
	}
}

// eased leaves a plan an eighth of its replications in the small form of the tests, four at least. It returns the factor by
// which tolerances grow. A standard error of few replications is itself uncertain: the tolerance allows for that, too.
func eased(p *plan.Plan) float64 {
	if effort.IsLong() {
		return 1
	}
	all := p.Replications
	p.Replications = min(all, max(4, all/8))
	return 1.75 * math.Sqrt(float64(all)/float64(p.Replications))
}

// share is one count over another, pooled over the replications.
func share(num, den string) func(*experiment.Result) stat.Estimate {
	return func(r *experiment.Result) stat.Estimate {
		return stat.Ratio(column(r, num, everyone), column(r, den, everyone))
	}
}

// mean is a measure that is itself a quotient, pooled over the replications.
func mean(name string) func(*experiment.Result) stat.Estimate { return meanOf(name, everyone) }

func meanOf(name string, g measure.Group) func(*experiment.Result) stat.Estimate {
	return func(r *experiment.Result) stat.Estimate {
		m := r.Plan.Measures.Measures()[r.Plan.Measures.Find(name, steady, g)]
		return stat.Ratio(r.Column(m.Numerator), r.Column(m.Denominator))
	}
}

// less is a mean without a part of it that is known.
func less(known float64, of func(*experiment.Result) stat.Estimate) func(*experiment.Result) stat.Estimate {
	return func(r *experiment.Result) stat.Estimate {
		e := of(r)
		e.Mean -= known
		return e
	}
}

// atHandover is the mean time from the end of the agent's part to the control room's answer, where the agent does not
// stay: the time from answer to connection, call by call without the agent's.
func atHandover(r *experiment.Result) stat.Estimate {
	list := r.Plan.Measures.Measures()
	whole := list[r.Plan.Measures.Find("answer-to-connected.mean", steady, everyone)]
	agent := list[r.Plan.Measures.Find("agent-time.mean", steady, everyone)]
	waited := r.Column(whole.Numerator)
	for i, talked := range r.Column(agent.Numerator) {
		waited[i] -= talked
	}
	return stat.Ratio(waited, r.Column(whole.Denominator))
}

// betweenCalls is the mean number of callers between two calls by Little's law: the rate of callers by their time from
// the first call to connection, without the service at the end. Nobody gives up.
func betweenCalls(rate, service float64) func(*experiment.Result) stat.Estimate {
	return func(r *experiment.Result) stat.Estimate {
		delay := r.Plan.Measures.Measures()[r.Plan.Measures.Find("callers.delay.mean", steady, everyone)]
		away := r.Column(delay.Numerator)
		for i, callers := range r.Column(delay.Denominator) {
			away[i] = rate * (away[i] - float64(service*callers))
		}
		return stat.Ratio(away, column(r, "callers.calling", everyone))
	}
}

// column is a count in the steady window over the replications.
func column(r *experiment.Result, name string, g measure.Group) []float64 {
	return r.Column(r.Plan.Measures.Find(name, steady, g))
}

// load compiles a scenario of the ladder.
func load(t testing.TB, name string, assignments ...string) *plan.Plan {
	t.Helper()
	text, err := os.ReadFile("testdata/ladder/" + name + ".yaml")
	require.NoError(t, err)
	return compiled(t, name, text, "", assignments...)
}

// compiled compiles a scenario under a strategy.
func compiled(t testing.TB, name string, text []byte, strategy string, assignments ...string) *plan.Plan {
	t.Helper()
	d, err := scenario.Load(name+".yaml", text, assignments...)
	require.NoError(t, err)
	p, err := d.Plan(strategy)
	require.NoError(t, err)
	return p
}

// run runs a plan to its end.
func run(t testing.TB, p *plan.Plan, o experiment.Options) *experiment.Result {
	t.Helper()
	r, err := experiment.Run(context.Background(), p, o)
	require.NoError(t, err)
	return r
}

// ears is several observers who hear the same.
type ears []emergency.Observer

func (e ears) Observe(batch []emergency.Observation) {
	for _, o := range e {
		o.Observe(batch)
	}
}
