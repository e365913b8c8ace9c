package fitting

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/study"
	"nines/sim/report/study/fitted"
	"nines/sim/scenario"
)

// town is an outage with a figure. Words in capitals stand for values.
const town = `
scenario: NAME
title: A town whose switchboard fails
world:
  start: 2024-05-01 06:00 UTC
  run: 2h
  demand: {first-calls: RATE, services: {police: 100%}}
  providers: {network: {routes: [primary, backup]}}
  platforms:
    primary: {centres: {town-hall: 6}, queue: 10 calls, handling: 35s}
    backup: {role: backup, same-people-as: primary, seats: 4, handling: 40s}
  control-rooms: {police: {call-takers: 20}}
trouble:
  broken: {on: platforms.primary, at: 06:30, for: 1h, kind: down}
recovery:
  detect: {providers-report: {after: 5 calls, delay: 3m}}
  assess: ASSESS
  runbook: {switch: {takes: 2m, switches: {from: primary, to: backup}}}
study: {replications: 4, seed: 7}
published:
  lost: {title: Calls that failed, measure: calls.unconnected, of: everybody, value: 250 calls, within: 10%}
`

func townOf(t *testing.T, name, rate, assess string) *scenario.Document {
	t.Helper()
	text := strings.NewReplacer("NAME", name, "RATE", rate, "ASSESS", assess).Replace(town)
	doc, err := scenario.Load(name+".yaml", []byte(text))
	require.NoError(t, err)
	return doc
}

// answer calibrates on few days.
func answer(t *testing.T, q *Question, one *scenario.Document) (*study.Document, error) {
	t.Helper()
	q.Rounds, q.Points, q.Days = 2, 12, 3
	return q.Answer(&Host{
		Scenario: one, Name: "town",
		Adjusted: func(p *plan.Plan) *plan.Plan { return p }, KeepGroup: func(measure.Group) {},
		NewDocument: func(p *plan.Plan) *study.Document {
			return study.New(study.Calibrate, "0.1.0", "nines calibrate SCENARIO", p)
		},
		Points: func(n, _ int, work func(i int) (experiment.Work, error), each func(i int, c *experiment.Comparison) error) error {
			return experiment.Points(context.Background(), n, work, experiment.Options{}, each)
		},
	})
}

// TestAPlantedValueIsFound: the figure is what the scenario gives at 13 minutes, and what is left holds them.
func TestAPlantedValueIsFound(t *testing.T) {
	truth := townOf(t, "truth", "300/h", "13m")
	p, err := truth.Plan("")
	require.NoError(t, err)
	p.Replications = 40
	r, err := experiment.Run(context.Background(), p, experiment.Options{})
	require.NoError(t, err)
	lost := r.Find("calls.unconnected", measure.WholeRun, measure.Everybody).Mean
	text := strings.NewReplacer("NAME", "town", "RATE", "300/h", "ASSESS", "5m (1m to 20m)", "250 calls", fmt.Sprintf("%.0f calls", lost)).Replace(town)
	doc, err := scenario.Load("town.yaml", []byte(text))
	require.NoError(t, err)
	d, err := answer(t, &Question{}, doc)
	require.NoError(t, err)
	after := d.Findings.(fitted.Findings).Parameters[0].After
	require.NotNil(t, after)
	require.Less(t, float64(after.Low), 13*60.)
	require.Greater(t, float64(after.High), 13*60.)
	require.Less(t, float64(after.High-after.Low), 12*60., "of 19 minutes")
}

// TestWhatIsPublishedIsNoFurtherFigure, also where it was counted of everybody.
func TestWhatIsPublishedIsNoFurtherFigure(t *testing.T) {
	f, err := (&Question{}).asked(&Host{Scenario: townOf(t, "town", "300/h", "5m (1m to 20m)"), Name: "town", Adjusted: func(p *plan.Plan) *plan.Plan { return p }, KeepGroup: func(measure.Group) {}})
	require.NoError(t, err)
	further := 0
	for k, own := range f.problem.Figures {
		if own.Candidate {
			further++
			require.NotEqual(t, "calls.unconnected", f.places[k].measure.Name)
		}
	}
	require.NotZero(t, further)
}

// TestWhatIsFitted: what the file calls fitted, or else all that nobody knows; --only chooses, and --vary adds.
func TestWhatIsFitted(t *testing.T) {
	unclaimed := townOf(t, "town", "300/h (200/h to 400/h)", "5m (1m to 20m)")
	claimed := townOf(t, "town", "300/h (200/h to 400/h), fitted: to the log", "5m (1m to 20m)")
	for _, c := range []struct {
		doc  *scenario.Document
		q    Question
		want []string
		left int
	}{
		{unclaimed, Question{}, []string{"world.demand.first-calls", "recovery.assess.takes"}, 0},
		{claimed, Question{}, []string{"world.demand.first-calls"}, 1},
		{claimed, Question{Only: []string{"assess, takes"}}, []string{"recovery.assess.takes"}, 1},
		{claimed, Question{Vary: []string{"world.platforms.backup.seats=2..8"}}, []string{"world.demand.first-calls", "world.platforms.backup.seats"}, 1},
		{unclaimed, Question{Vary: []string{"recovery.assess.takes=2m..9m"}}, []string{"recovery.assess.takes"}, 1},
	} {
		f, err := c.q.asked(&Host{Scenario: c.doc, Name: "town", Adjusted: func(p *plan.Plan) *plan.Plan { return p }, KeepGroup: func(measure.Group) {}})
		require.NoError(t, err)
		var names []string
		for _, in := range f.inputs {
			names = append(names, in.Name)
			require.NotEmpty(t, in.Title)
		}
		require.Equal(t, c.want, names)
		require.Len(t, f.left, c.left)
		require.Equal(t, "callers.without-help", f.about[f.asks].Measure)
	}
}
