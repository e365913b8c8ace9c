package report

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
)

// TestTheDigestCoversWhatIsCompared: all that a comparison tells.
func TestTheDigestCoversWhatIsCompared(t *testing.T) {
	for _, name := range comparedMeasures {
		require.Contains(t, experiment.Digested(), name)
	}
}
