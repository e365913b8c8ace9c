package dataset

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
)

// rowOf are the cells of a row, by column.
func rowOf(f *frame, i int) map[string]any {
	row := map[string]any{}
	for name, cells := range f.cells {
		row[name] = cells[i]
	}
	return row
}

// TestGroupsHaveFewRowsByDefault: all other rows stay, with the same cells; with AllMeasures nothing is left out.
func TestGroupsHaveFewRowsByDefault(t *testing.T) {
	c, whole := withAllMeasures(t)
	all, some := whole.both(t, "strategies"), write(t, &Set{Comparison: c}).both(t, "strategies")
	require.Less(t, len(some.cells["measure"]), len(all.cells["measure"]))
	kept, ofGroup := 0, map[any]bool{}
	for i, name := range all.cells["measure"] {
		if by := all.cells["group_by"][i]; by != nil && by != "" {
			if all.cells["window_name"][i] != measure.WholeRun || !slices.Contains(ofGroups, name.(string)) {
				continue
			}
			ofGroup[name] = true
		}
		require.Equal(t, rowOf(all, i), rowOf(some, kept))
		kept++
	}
	require.Len(t, some.cells["measure"], kept)
	require.Len(t, ofGroup, len(ofGroups), "each of them is a measure")
}
