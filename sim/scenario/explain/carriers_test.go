package explain

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/plan"
)

// TestWhatProvidersCarry: shares are among the providers of an access, whatever scale the file has.
func TestWhatProvidersCarry(t *testing.T) {
	of := func(accesses ...string) teller {
		n := &emergency.Network{}
		for _, name := range accesses {
			n.Demand.Accesses = append(n.Demand.Accesses, emergency.Named{Name: name})
		}
		return teller{p: &plan.Plan{Network: n}}
	}
	add := func(t teller, share float64, accesses ...int) {
		t.p.Network.Providers = append(t.p.Network.Providers, emergency.Provider{Share: share, Accesses: accesses})
	}
	one := of("any")
	add(one, 1, 0)
	require.Equal(t, "the calls", one.carries(0))
	add(one, 3, 0)
	require.Equal(t, "25 % of the calls", one.carries(0))
	require.Equal(t, "75 % of the calls", one.carries(1))

	several := of("mobile", "fixed", "text")
	add(several, 0.5, 0, 1)
	require.Equal(t, "mobile and fixed calls", several.carries(0))
	add(several, 1, 2)
	require.Equal(t, "text calls", several.carries(1))
	add(several, 1.5, 0)
	require.Equal(t, "25 % of the mobile calls and all fixed calls", several.carries(0))
	add(several, 1.5, 1)
	require.Equal(t, "25 % of the mobile and fixed calls", several.carries(0))
	add(several, 1, 1)
	require.Equal(t, "25 % of the mobile calls and 16.67 % of the fixed calls", several.carries(0))
}
