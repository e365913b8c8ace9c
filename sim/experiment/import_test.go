package experiment_test

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/erlang"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/random"
	"nines/sim/scenario"
	"nines/sim/stat"
	"nines/sim/validation/ladder"
)

// exchange keeps a record of all calls of a run, redials and test calls included, as an exchange would.
type exchange struct {
	plan  *plan.Plan
	calls []emergency.Observation
}

func (e *exchange) Observe(batch []emergency.Observation) {
	for _, o := range batch {
		if o.Fact == emergency.CallMade {
			e.calls = append(e.calls, o)
		}
	}
}

// log is the record as a file, in which times have their offsets and who wants nothing has no service.
func (e *exchange) log(t *testing.T) fstest.MapFS {
	var text strings.Builder
	text.WriteString("caller;made;svc;zone;line\n")
	for _, o := range e.calls {
		d, service := &e.plan.Network.Demand, ""
		if o.Service >= 0 {
			service = strings.ToUpper(d.Services[o.Service].Name)
		}
		fmt.Fprintf(&text, "%s;%s;%s;%s;%s\n", e.plan.CallerName(o.Caller), e.plan.Start.Add(o.At.Duration()).Format(time.RFC3339Nano),
			service, d.Regions[o.Region].Name, d.Accesses[o.Access].Name)
	}
	return fstest.MapFS{"calls.csv": {Data: []byte(text.String())}}
}

// asRecorded is the demand of first-steps as a record has it.
const asRecorded = `demand:
    from: calls.csv
    columns: {time: made, service: {column: svc, values: {POLICE: police, AMBULANCE: ambulance}, empty: no-request}, region: zone, access: line}
    services: [police, ambulance]
    regions: [everywhere]
    access: [any]
`

// lesson is first-steps, with its own demand or that of a record.
func lesson(t *testing.T, files fstest.MapFS, strategy, assignment string) *plan.Plan {
	text, err := os.ReadFile("../../scenarios/first-steps.yaml")
	require.NoError(t, err)
	if files != nil {
		before, after, _ := strings.Cut(string(text), "demand:\n")
		_, after, _ = strings.Cut(after, "providers:\n")
		text = []byte(before + asRecorded + "  providers:\n" + after)
	}
	doc, err := scenario.LoadFrom(files, "first-steps.yaml", text, assignment)
	require.NoError(t, err)
	plan, err := doc.Plan(strategy)
	require.NoError(t, err)
	return plan
}

// TestARecordOfAReplicationIsThatReplication: from what an exchange has recorded of one evening, all its calls, the same
// evening comes again under each strategy, to the bit. The first calls are found among the redials.
func TestARecordOfAReplicationIsThatReplication(t *testing.T) {
	const seed = "study.seed=5"
	for _, recorded := range []string{"switch", "wait"} {
		e := &exchange{plan: lesson(t, nil, recorded, seed)}
		require.NoError(t, experiment.Replay(e.plan, 0, e))
		files := e.log(t)
		for _, strategy := range []string{"switch", "wait"} {
			want, got := lesson(t, nil, strategy, seed), lesson(t, files, strategy, seed)
			require.Less(t, got.Record.First, got.Record.Records, "there are redials")
			want.Replications, got.Replications = 1, 1
			requireEqualResults(t, run(t, want, experiment.Options{}), run(t, got, experiment.Options{}))
		}
	}
}

// TestARecordIsReplayedInEveryReplication: who calls first, when, what for and from where is exactly what the record has,
// minute by minute, in each replication and under each strategy; and what is measured of it is, too.
func TestARecordIsReplayedInEveryReplication(t *testing.T) {
	e := &exchange{plan: lesson(t, nil, "wait", "study.seed=5")}
	require.NoError(t, experiment.Replay(e.plan, 3, e))
	want, byService := map[string]int{}, map[int8]float64{}
	for _, o := range e.calls {
		if o.Attempt == 1 {
			want[fmt.Sprint(o.At, o.Service, o.Region, o.Access)]++
			byService[o.Service]++
		}
	}
	const replications = 6
	for _, strategy := range []string{"switch", "wait"} {
		p := lesson(t, e.log(t), strategy, "study.seed=77")
		p.Replications = replications
		heard := make([]exchange, replications)
		r := run(t, p, experiment.Options{Observe: func(_ *plan.Plan, i int) emergency.Observer { return &heard[i] }})
		for i := range heard {
			got := map[string]int{}
			for _, o := range heard[i].calls {
				if o.Attempt == 1 {
					got[fmt.Sprint(o.At, o.Service, o.Region, o.Access)]++
				}
			}
			require.Equal(t, want, got, "replication %d under %s", i, strategy)
		}
		for service, name := range map[int8]string{0: "police", 1: "ambulance", emergency.None: "no-request"} {
			group := ofService(name)
			if service == emergency.None {
				group = measure.NothingWanted
			}
			for i, calling := range r.Column(p.Measures.Find("callers.calling", measure.WholeRun, group)) {
				require.Equal(t, byService[service], calling, "%s in replication %d", name, i)
			}
		}
		never := r.Column(p.Measures.Find("callers.without-help", measure.WholeRun, everyone))
		require.Greater(t, slices.Max(never), slices.Min(never), "each replication draws its own patience and redials")
	}
}

// poisson is a record of ten days of a Poisson process, of random numbers that nothing else has.
func poisson(day int, perSecond, seconds float64) fstest.MapFS {
	var text strings.Builder
	text.WriteString("time\n")
	stream := random.New(4711, day).Stream("a record that nobody made")
	for at := stream.Exp() / perSecond; at < seconds; at += stream.Exp() / perSecond {
		fmt.Fprintf(&text, "%.6f\n", at)
	}
	return fstest.MapFS{"calls.csv": {Data: []byte(text.String())}}
}

// TestErlangHoldsOfRecords: with callers who came at random, one record for each day, ten agents are Erlang's delay system.
// The days are independent, so that their mean has an interval; within 4.5 of its standard errors is the exact wait.
func TestErlangHoldsOfRecords(t *testing.T) {
	text := []byte(strings.Replace(string(ladder.Text("erlang-c")), "first-calls: 9/min", "from: calls.csv", 1))
	const allDays = 24
	days := effort.Of(6, allDays)
	waits := make([]float64, days)
	for day := range days {
		files := poisson(day, 9/60., 10*86400)
		doc, err := scenario.LoadFrom(files, "erlang-c.yaml", text, fmt.Sprintf("study.seed=%d", 100+day))
		require.NoError(t, err)
		plan, err := doc.Plan("")
		require.NoError(t, err)
		plan.Replications = 1
		waits[day] = mean("answer.mean")(run(t, plan, experiment.Options{Workers: 1})).Mean
	}
	m, exact := stat.Mean(waits), 60*erlang.C(10, 9)/(10-9)
	se := m.StdDev / math.Sqrt(float64(days))
	t.Logf("exact %.5g s, measured %.5g ± %.2g s", exact, m.Mean, se)
	require.InDelta(t, exact, m.Mean, 4.5*se)
	require.Less(t, 4.5*se, 0.1*exact*math.Sqrt(allDays/float64(days)))
}
