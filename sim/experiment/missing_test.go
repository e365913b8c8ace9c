package experiment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/measure"
)

// TestMeasuresHaveNamesOfTheirOwn: centres of one name on two platforms are told apart by their platforms, and others keep
// their names.
func TestMeasuresHaveNamesOfTheirOwn(t *testing.T) {
	for _, assignments := range [][]string{nil, {"world.platforms.spare.centres={a: 2, c: 1}"}} {
		plan := plansOf(t, evening, 1, assignments...)[0]
		type address struct {
			name, window string
			group        measure.Group
		}
		seen := map[address]bool{}
		for _, m := range plan.Measures.Measures() {
			at := address{m.Name, m.Window, m.Group}
			require.False(t, m.Name != "" && seen[at], "%v is there twice", at)
			seen[at] = true
		}
		for name, has := range map[string]bool{
			"centres.a.occupancy": assignments == nil, "centres.b.occupancy": true, "centres.c.occupancy": assignments != nil,
			"centres.main.a.occupancy": assignments != nil, "centres.spare.a.occupancy": assignments != nil, "centres.spare.c.occupancy": false, "centres.spare.b.occupancy": false,
		} {
			require.Equal(t, has, plan.Measures.Has(name, measure.WholeRun, measure.Group{}), name)
		}
	}
}

// TestAMissingMeasureIsExplained, where it would be there with a length of waiting more, or with the platform in its name.
func TestAMissingMeasureIsExplained(t *testing.T) {
	plans := plansOf(t, evening, 1, "world.platforms.spare.centres={a: 2, c: 1}", "study.waits=[1m30s, 20s]")
	for name, want := range map[string]string{
		"wait.over-33s":               "no measure is called \"wait.over-33s\" under switch: study.waits does not have 33s: write `waits: [20s, 1m30s, 33s]`",
		"answer.within-1m":            "no measure is called \"answer.within-1m\" under switch: study.waits does not have 1m: write `waits: [20s, 1m30s, 1m]`",
		"centres.a.all-busy-share":    "no measure is called \"centres.a.all-busy-share\" under switch: more than one platform has a centre a: write the platform too, as in centres.main.a.all-busy-share",
		"callers.helped-by-call-back": "no measure is called \"callers.helped-by-call-back\" under switch: this scenario does not have it. It is measured only where the strategy has a remedy of the kind call-back",
		"wait.over-night":             "no measure is called \"wait.over-night\"",
	} {
		_, err := experiment.Yardstick(name, plans)
		require.ErrorContains(t, err, want)
	}
	_, err := experiment.Yardstick("centres.main.a.all-busy-share", plans)
	require.NoError(t, err)
}
