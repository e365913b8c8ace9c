package coverage_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/validation/coverage"
)

func TestEveryKindCovers(t *testing.T) {
	names := map[string]bool{}
	for _, k := range coverage.Kinds() {
		require.False(t, names[k.Name], k.Name)
		names[k.Name] = true
		f := k.Judge(effort.Of(coverage.Few/2, coverage.Experiments))
		t.Logf("%-50s %.4f of %d, level %.4f ± %.4f", f.Name, f.Covered, f.Experiments, f.Level, f.Error)
		require.Empty(t, f.Wrong, f.Name)
	}
}

// TestTheSameAgain: what a kind covers does not depend on anything but its name.
func TestTheSameAgain(t *testing.T) {
	k := coverage.Kinds()[0]
	require.Equal(t, k.Judge(200).Covered, k.Judge(200).Covered)
}
