package fault

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/random"
)

func seconds(t *testing.T, s float64) random.Distribution {
	d, err := random.Constant(s)
	require.NoError(t, err)
	return d
}

func TestPaces(t *testing.T) {
	var f emergency.Fault
	(&Flapping{BadFor: seconds(t, 3), GoodFor: seconds(t, 4)}).Pace(&f)
	require.Equal(t, &emergency.Cycle{Bad: seconds(t, 3), Good: seconds(t, 4), BeginsBad: true}, f.Cycle)
	(&Exhausted{Limit: 40, CounterAt: 30}).Pace(&f)
	require.Equal(t, &emergency.Counter{Start: 30, Limit: 40}, f.Counter)
}
