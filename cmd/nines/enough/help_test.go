package enough

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/plan"
	"nines/sim/report/study/solved"
	"nines/sim/stat"
)

// TestRank: among changes that all keep the expectation, the one with the most room comes first, whichever way is better.
func TestRank(t *testing.T) {
	for _, row := range []struct {
		low, high float64
		want      string
	}{{math.Inf(-1), 5000, "b"}, {100, math.Inf(1), "a"}} {
		q := &solving{criterion: &plan.Criterion{Low: row.low, High: row.high, Statistic: plan.InAtLeast}}
		list := []solved.Rival{
			{Name: "c", Good: 19, Outcome: stat.Estimate{Mean: 2000}},
			{Name: "a", Good: 20, Outcome: stat.Estimate{Mean: 2174}},
			{Name: "b", Good: 20, Outcome: stat.Estimate{Mean: 218}},
		}
		q.rank(list)
		require.Equal(t, row.want, list[0].Name)
		require.Equal(t, "c", list[2].Name)
	}
}
