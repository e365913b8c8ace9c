package caution

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/yamldoc"
)

// TestOriginsCountEachNumberOnce, also where several strategies share it, and defaults apart.
func TestOriginsCountEachNumberOnce(t *testing.T) {
	base := []yamldoc.Leaf{{Path: "a", Text: "1", Kind: "published"}, {Path: "b", Text: "2", Kind: "assumed"}, {Path: "c", Text: "3", Kind: "default"}, {Path: "d", Text: "4", Kind: "unstated"}}
	other := []yamldoc.Leaf{base[0], {Path: "b", Text: "5", Kind: "assumed"}, {Path: "e", Text: "6", Kind: "fitted"}, base[2]}
	require.Equal(t, Origins{Published: 1, Assumed: 1, Default: 1, Unstated: 1}, OriginsOf(base))
	o := OriginsOf(base, other)
	require.Equal(t, Origins{Published: 1, Assumed: 2, Fitted: 1, Default: 1, Unstated: 1}, o)
	require.Equal(t, 5, o.Written())
}
