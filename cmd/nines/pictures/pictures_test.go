package pictures

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report/chart"
)

// TestPictureNames: whatever a strategy is called in a document that was read, its file lies in the folder, and is no other's.
func TestPictureNames(t *testing.T) {
	var charts []Drawing
	for _, id := range []string{"calls", "lost-under-a/b", "lost-under-a b", "lost-under-A-B", "../../etc/passwd", "", "Zürich", strings.Repeat("ü", 300), strings.Repeat("ü", 301)} {
		charts = append(charts, Drawing{Chart: chart.Chart{ID: id}})
	}
	long := strings.Repeat("ü", mostLetters)
	require.Equal(t, []string{"calls", "lost-under-a-b", "lost-under-a-b-2", "lost-under-A-B-3", "------etc-passwd", "chart", "Zürich", long, long + "-2"}, pictureNames(charts))
}
