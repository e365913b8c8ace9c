package failover_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/validation/failover"
)

func TestKnownProducts(t *testing.T) {
	for _, p := range failover.Products() {
		f, err := p.Judge()
		require.NoError(t, err)
		t.Logf("%s: %.2f to %.2f s, of %.2f to %.2f; %.3f apart", p.Name, f.From, f.To, p.Least, p.Most, f.Distance)
		require.Empty(t, f.Wrong, p.Name)
	}
}

// TestWrongSettingsAreSeen: one failed check fewer, another time-out, and one that is a tenth of a second longer than it may be.
func TestWrongSettingsAreSeen(t *testing.T) {
	kamailio := failover.Products()[0]
	const ping = "recovery.detect.monitors.ping."
	for value, why := range map[string]string{
		"alarm-after=2 failures": "apart", "timeout=8s": "apart", "timeout=5100ms": "impossible", "alarm-after=40 failures": "0 times",
	} {
		f, err := kamailio.Judge(ping + value)
		require.NoError(t, err)
		require.Contains(t, f.Wrong, why, value)
	}
	_, err := kamailio.Judge("no.such.key=1")
	require.Error(t, err)
}
