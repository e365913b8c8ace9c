package scenario_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/scenario"
)

// BenchmarkLoad reads each scenario of the library and checks it under every strategy, as `nines validate` does.
func BenchmarkLoad(b *testing.B) {
	for _, name := range scenarios.Names() {
		text, _ := scenarios.Text(name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d, err := scenario.LoadFrom(scenarios.Files(), name, text)
				require.NoError(b, err)
				d.Warnings()
			}
		})
	}
}

// The names of measures are found without listing all measures. They must be the names in the list.
func TestNamesOfMeasuresAreThoseOfTheList(t *testing.T) {
	for _, name := range scenarios.Names() {
		text, _ := scenarios.Text(name)
		d, err := scenario.LoadFrom(scenarios.Files(), name, text)
		require.NoError(t, err)
		for _, strategy := range d.StrategyNames() {
			plan, err := d.Plan(strategy)
			require.NoError(t, err)
			var listed []string
			for _, m := range plan.Measures.Measures() {
				if m.Name != "" {
					listed = append(listed, m.Name)
				}
			}
			slices.Sort(listed)
			require.Equal(t, slices.Compact(listed), slices.Sorted(slices.Values(plan.MeasureNames())), "%s under %s", name, strategy)
		}
	}
}
