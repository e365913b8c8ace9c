package experiment

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/plan"
	"nines/sim/scenario"
)

// libraryPlan is the plan of a scenario of the library.
func libraryPlan(t testing.TB, name, strategy string, replications int) *plan.Plan {
	t.Helper()
	text, ok := scenarios.Text(name)
	require.True(t, ok)
	doc, err := scenario.Load(name, text)
	require.NoError(t, err)
	plan, err := doc.Plan(strategy)
	require.NoError(t, err)
	own := *plan
	own.Replications = replications
	return &own
}

// BenchmarkDay is one replication of the national day of 25 June 2023 with everything measured.
func BenchmarkDay(b *testing.B) {
	plan := libraryPlan(b, "uk-2023-06-25", "", 1)
	w := newWorker(context.Background(), plan, Options{})
	require.NoError(b, w.replicate(0))
	b.ReportAllocs()
	for b.Loop() {
		if err := w.replicate(1); err != nil {
			b.Fatal(err)
		}
		w.Tally.Row()
	}
}

// BenchmarkWorkers is ten replications of the same day on one and on two workers.
func BenchmarkWorkers(b *testing.B) {
	plan := libraryPlan(b, "uk-2023-06-25", "", 10)
	for _, n := range []int{1, 2} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Run(context.Background(), plan, Options{Workers: n}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
