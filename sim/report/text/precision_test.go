package text

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
)

// TestStoppingEarlySaysWhatItCosts: above 10 % the sentence says how often an interval of a skewed measure may hold.
func TestStoppingEarlySaysWhatItCosts(t *testing.T) {
	p := report.Precision{Measure: "callers.affected", Window: "run", Within: 0.1, Known: 0.08, Met: true, Budget: 400}
	fine := "Replications were added until callers.affected was known to within 10 %: after 45 it is known to within 8 %."
	require.Equal(t, fine, precisionSentence(&p, 45))
	p.Within = 0.2
	require.Contains(t, precisionSentence(&p, 45), "an interval of 95 % may hold in 91 % of runs only")
	p.Met = false
	require.NotContains(t, precisionSentence(&p, 45), "91 %", "nothing was stopped early")
}
