package report

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/stat"
)

func TestAnIntervalWithoutBoundsIsNone(t *testing.T) {
	text, err := json.Marshal(estimateOf(stat.Mean([]float64{5})))
	require.NoError(t, err)
	require.Equal(t, `{"n":1,"mean":5,"low":null,"high":null}`, string(text))
}

func TestMomentsKeepTheirOrder(t *testing.T) {
	order := func(names []string, at ...[]float64) string {
		var list []happening
		for i, name := range names {
			list = append(list, happening{Moment: Moment{What: name, Since: estimateOf(stat.Mean(finite(at[i])))}, at: at[i]})
		}
		var got []string
		for _, h := range inOrder(list) {
			got = append(got, h.What)
		}
		return strings.Join(got, " ")
	}
	require.Equal(t, "b a", order([]string{"a", "b"}, []float64{2, 3}, []float64{1, 0.5}), "by the mean")
	require.Equal(t, "a b c", order([]string{"a", "b", "c"}, []float64{5, 5}, []float64{5, 5}, []float64{5, 5}), "of one time: as they are listed")
	require.Equal(t, "detected decided done", order([]string{"decided", "done", "detected"},
		[]float64{20, never, never}, []float64{30, never, never}, []float64{10, 100, 200}), "decided on average before detected")
	require.Equal(t, "rare often", order([]string{"often", "rare"}, []float64{10, 20}, []float64{never, 5}), "neither follows the other")

}
