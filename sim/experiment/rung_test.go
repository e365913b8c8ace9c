package experiment_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario"
	"nines/sim/stat"
	"nines/sim/validation/ladder"
)

// everyone is the group of all callers.
var everyone = measure.Group{}

// steady is the window of the ladder's scenarios in which the empty start is forgotten and no call is cut off by the end.
const steady = "steady"

// ofService is the callers of one service.
func ofService(name string) measure.Group { return measure.Group{By: "service", Name: name} }

// mean is a measure that is itself a quotient, pooled over the replications.
func mean(name string) func(*experiment.Result) stat.Estimate { return meanOf(name, everyone) }

func meanOf(name string, g measure.Group) func(*experiment.Result) stat.Estimate {
	return func(r *experiment.Result) stat.Estimate {
		m := r.Plan.Measures.Measures()[r.Plan.Measures.Find(name, steady, g)]
		return stat.Ratio(r.Column(m.Numerator), r.Column(m.Denominator))
	}
}

// load compiles a scenario of the ladder.
func load(t testing.TB, name string, assignments ...string) *plan.Plan {
	t.Helper()
	return compiled(t, name, ladder.Text(name), "", assignments...)
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
