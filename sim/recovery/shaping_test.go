package recovery

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestShapedErrors against values worked out by hand from NUREG/CR-6883.
func TestShapedErrors(t *testing.T) {
	for _, x := range []struct {
		name  string
		base  float64
		given Shaping
		want  float64
	}{
		{"nothing said", 0.001, Shaping{}, 0.001},
		{"all nominal", 0.001, Shaping{Documented: "well", Rehearsed: "sometimes", Stress: "normal"}, 0.001},
		{"rehearsed often", 0.001, Shaping{Rehearsed: "often"}, 0.0005},
		{"poor procedures", 0.001, Shaping{Documented: "poorly"}, 0.005},
		{"incomplete procedures", 0.001, Shaping{Documented: "partly"}, 0.02},
		{"no procedures", 0.001, Shaping{Documented: "not-at-all"}, 0.05},
		{"two for the worse: the plain product", 0.001, Shaping{Documented: "not-at-all", Stress: "extreme"}, 0.25},
		{"one for the better does not count among those for the worse", 0.001, Shaping{Documented: "not-at-all", Rehearsed: "often", Stress: "extreme"}, 0.125},
		{"no more than certain", 0.01, Shaping{Documented: "not-at-all", Stress: "extreme"}, 1},
		{"three for the worse", 0.001, Shaping{Documented: "poorly", Rehearsed: "never", Stress: "high"}, 0.03 / 1.029},               // product 30
		{"four for the worse", 0.001, Shaping{Documented: "poorly", Rehearsed: "never", Stress: "high", Night: true}, 0.15 / 1.149},   // 150
		{"all the worst", 0.001, Shaping{Documented: "not-at-all", Rehearsed: "never", Stress: "extreme", Night: true}, 3.75 / 4.749}, // 3750
		{"another base", 0.01, Shaping{Documented: "poorly", Rehearsed: "never", Night: true}, 0.75 / 1.74},                           // 75
	} {
		w := Wrong{Shaping: x.given}
		w.Base = &x.base
		require.InDelta(t, x.want, w.Probability(), 1e-12, x.name)
	}
	share := 0.3
	require.Equal(t, 0.3, (&Wrong{Share: &share}).Probability())
	require.Zero(t, (&Wrong{}).Probability())
}

func TestShapingInWords(t *testing.T) {
	base := 0.001
	w := Wrong{Shaping: Shaping{Base: &base, Documented: "poorly", Rehearsed: "often"}}
	require.Equal(t, "0.1 % × 5 (poorly documented) × 0.5 (rehearsed often)", w.ShapedWords())
	w.Stress, w.Night = "extreme", true
	require.Equal(t, "0.1 % × 5 (poorly documented) × 0.5 (rehearsed often) × 5 (extreme stress) × 5 (at night), adjusted as in SPAR-H for three or more negative factors", w.ShapedWords())
}
