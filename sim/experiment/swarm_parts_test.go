package experiment_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/scenario"
	removable "nines/sim/study/part"
)

// TestPartsOfAnyFileComeOut: of any scenario each part is taken out, or it is told why it cannot be. Without its trouble, the
// scenario loads and runs.
func TestPartsOfAnyFileComeOut(t *testing.T) {
	effort.SetFlag(t, "rapid.checks", effort.Of(10, 60))
	effort.SetFlag(t, "rapid.seed", 15)
	found := map[removable.Kind]int{}
	rapid.Check(t, func(rt *rapid.T) {
		text := author{rt}.write("<SCENARIO>")
		d, err := scenario.Load("swarm.yaml", []byte(text))
		if err != nil {
			return
		}
		load := func(assignments ...string) (*scenario.Document, error) { return d.Alone("", assignments...) }
		parts, skipped := removable.Find(d.Scenario, load)
		for _, s := range skipped {
			require.NotEmpty(rt, s.Why, "%s\n%s", s.Name, text)
			require.NotContains(rt, []removable.Kind{removable.Fault, removable.Error}, s.Kind, "%s: %s\n%s", s.Name, s.Why, text)
		}
		var trouble []removable.Part
		for _, p := range parts {
			found[p.Kind]++
			if p.Kind == removable.Fault || p.Kind == removable.Error {
				trouble = append(trouble, p)
			}
		}
		calm, err := load(removable.Without(trouble...)...)
		require.NoError(rt, err, "%v\n%s", removable.Without(trouble...), text)
		conduct(rt, calm, text, experiment.Options{Workers: 1, Check: true})
	})
	for _, kind := range []removable.Kind{removable.Fault, removable.Error, removable.Delay, removable.Feature, removable.Remedy} {
		require.Positive(t, found[kind], "no file had a %s", kind)
	}
}
