package experiment_test

import (
	"fmt"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/measure/identity"
	"nines/sim/recovery"
	"nines/sim/scenario"
)

// TestSimulatedDaysKeepTheIdentities: no day that was simulated contradicts itself by the table of identities, whatever happens on
// it. A line of the table that is not always true is found here.
func TestSimulatedDaysKeepTheIdentities(t *testing.T) {
	replications := effort.Of(1, 2)
	for _, name := range []string{"ireland-2022-06-28", "first-steps", "kddi-2022-07-02"} {
		text, err := os.ReadFile("../../scenarios/" + name + ".yaml")
		require.NoError(t, err)
		doc, err := scenario.Load(name, text)
		require.NoError(t, err)
		for _, strategy := range doc.StrategyNames() {
			r := run(t, compiled(t, name, text, strategy, fmt.Sprintf("study.replications=%d", replications)), experiment.Options{})
			for k := range replications {
				figures := dayOf(r, k)
				for _, c := range identity.Check(figures) {
					said := fmt.Sprint(figures[c.Figure])
					for _, o := range c.Others {
						said += fmt.Sprint(" / ", figures[o])
					}
					t.Errorf("%s, %s: %s: %v", name, strategy, said, c.Why)
				}
			}
		}
	}
}

// dayOf are the measures of one replication, each exactly.
func dayOf(r *experiment.Result, k int) (list []identity.Figure) {
	gives := slices.ContainsFunc(r.Plan.Recovery.Remedies, func(r recovery.PlannedRemedy) bool { return r.Forewarns })
	for i, m := range r.Plan.Measures.Measures() {
		v := r.Column(i)[k]
		if math.IsNaN(v) || math.IsInf(v, 0) || !identity.Knows(m.Name) {
			continue
		}
		list = append(list, identity.Figure{Name: m.Name, Place: identity.Place{Window: m.Window, Group: identity.Group(m.Group), HasNoNumber: !gives}, Low: v, High: v})
	}
	return list
}
