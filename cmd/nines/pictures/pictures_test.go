package pictures

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report/chart"
	"nines/sim/report/study/studytest"
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

// TestTheSlideOfAStudy has the answer as its title, and what the chart shows below it, once.
func TestTheSlideOfAStudy(t *testing.T) {
	d := studytest.Made()
	own := slideOf(d)
	require.Equal(t, "115 seats are enough: on 95 days of 100, fewer than 100 callers get no help", own.chart.Title)
	require.Equal(t, "From 115 seats on, 95 days of 100 are good. Share of the days on which fewer than 100 callers get no help, by seats", own.chart.Sub)
	d.Charts[0].Title = own.chart.Title
	require.Equal(t, d.Charts[0].Sub, slideOf(d).chart.Sub)
	d.Charts = nil
	require.Equal(t, d.Answer, slideOf(d).words.Lines, "without a chart it has words")
}
