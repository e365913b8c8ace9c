package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/plan"
)

// TestCallerNames holds that a name leads back to its caller, whatever source that is of, and that what is no name does not.
func TestCallerNames(t *testing.T) {
	p := &plan.Plan{Network: &emergency.Network{Demand: emergency.Demand{Sources: []emergency.Source{
		{Name: "first-calls"}, {Name: "bursts.pile-up", Burst: &emergency.Burst{}},
	}}}}
	for name, id := range map[string]uint64{
		"0": 0, "4711": 4711, "pile-up-3-17": 1<<48 | 3<<24 | 17, "surge.0.12": 2<<48 | 12, "surge.1.0": 3 << 48, "tester.5": emergency.Testers<<48 | 5,
	} {
		require.Equal(t, name, p.CallerName(id))
		got, ok := p.FindCaller(name)
		require.True(t, ok, name)
		require.Equal(t, id, got, name)
	}
	for _, name := range []string{"", "-1", "x", "4711x", "pile-up-17", "pile-up-x-17", "flood-1-2", "surge.5", "tester", "1e3", "281474976710656"} {
		_, ok := p.FindCaller(name)
		require.False(t, ok, name)
	}
}
