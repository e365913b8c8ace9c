package text

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/figure"
	"nines/sim/report/reporttest"
)

// ranking is a ranking of three strategies by hand: b first, with a lead over a.
func ranking(measure, unit, better string, lead report.Estimate) figure.Ranking {
	return figure.Ranking{
		Measure: measure, Window: "run", Unit: unit, Better: better, Confidence: 0.95, Ground: "intervals", Best: "b", Left: []string{"b"},
		Order: []figure.Ranked{{Strategy: "b"}, {Strategy: "a", Behind: lead, Shown: true}, {Strategy: "c", Behind: lead, Shown: true}},
	}
}

// TestTheBestInPlainWords: the title, by how much it is ahead of the next, and the interval, in the direction of better.
func TestTheBestInPlainWords(t *testing.T) {
	d := reporttest.Sides(100, 60, 140)
	d.Strategies[1].Title = "A spare platform"
	never := ranking("callers.without-help", "callers", "less", reporttest.About(272, 11))
	share := ranking("answer.within-target", "share", "more", reporttest.About(-0.654, 0.004))
	wait := ranking("answer.mean", "s", "less", reporttest.About(20.3, 0.2))
	lost := ranking("callers.affected", "callers", "less", reporttest.About(12, 2))
	lost.Window, lost.Of = "outage", "service.police"
	soon := ranking("recovery.restored", "s since onset", "less", report.Estimate{N: 50})
	soon.Order[1].Times = &figure.Times{Later: 31, Sooner: 2, Same: 17}
	for want, r := range map[string]figure.Ranking{
		"Best: A spare platform. It leaves 272 fewer callers without help than a (95 % confidence interval 261 to 283).":                              never,
		"Best: A spare platform. It has 65.4 percentage points more answer within target than a (95 % confidence interval 65.0 to 65.8).":             share,
		"Best: A spare platform. It has 20.3 s less answer mean than a (95 % confidence interval 20.1 to 20.5).":                                      wait,
		"Best: A spare platform. It has 12 fewer callers affected of service.police in the window outage than a (95 % confidence interval 10 to 14).": lost,
		"Best: A spare platform. By recovery restored it is sooner than a in 62 % of the replications, and later in 4 %.":                             soon,
	} {
		d.Ranking = r
		require.Equal(t, []string{want}, RankingLines(d))
	}
}

// TestWhatIsNotSettled: which strategies may be the best, how far they lie apart, and what would settle it.
func TestWhatIsNotSettled(t *testing.T) {
	d := reporttest.Sides(100, 98, 140)
	r := ranking("callers.without-help", "callers", "less", reporttest.About(2, 5))
	r.Best, r.Ground, r.Left, r.Indifference, r.More = "", "none", []string{"a", "b"}, 50, 9
	r.Order[1].Shown = false
	d.Ranking = r
	require.Equal(t, []string{
		"Not settled with 10 replications, by callers without help: a or b may be the best.",
		"B leaves 2 fewer callers without help than a, but that may be chance (95 % confidence interval −3 to 7).",
		"About 9 more replications would settle which is best (95 % confidence, differences under 50 callers ignored). Add --until-best.",
	}, RankingLines(d))
	d.Ranking.Budget, d.Ranking.Spent, d.Ranking.More = 400, true, 1
	require.Equal(t, "The budget of 400 replications is spent. About 1 more replication would settle it. Raise --budget.", RankingLines(d)[2])
	d.Ranking.Spent, d.Ranking.More = false, 0
	require.Equal(t, "More replications narrow the intervals. Raise --replications.", RankingLines(d)[2])
	d.Ranking.Ground, d.Ranking.Best, d.Ranking.Taken = "search", "a", 220
	require.Equal(t, []string{"Best, or as good as the best: a. With 95 % confidence no other strategy is better by more than 50 callers, by callers without help (Kim–Nelson, 220 replications)."},
		RankingLines(d))
}

// TestEqualStrategies are said to be equal, in the ranking and below the answer. What a search names may be only as good as the best.
func TestEqualStrategies(t *testing.T) {
	d := reporttest.Sides(100, 100, 140)
	d.Answer = &report.Answer{}
	d.Ranking = ranking("callers.without-help", "callers", "less", report.Estimate{N: 10})
	d.Ranking.Best, d.Ranking.Ground, d.Ranking.Left = "", "none", []string{"a", "b"}
	require.Equal(t, []string{"b and a are equally good, by callers without help: the same in each of 10 replications."}, RankingLines(d))
	require.Equal(t, "Of all 3 strategies, “b” and “a” are equally good: the same in each replication.", ofAll(d))
	d.Ranking.Order[1].Behind = reporttest.About(0, 2)
	require.Equal(t, "Of all 3 strategies, “a” or “b” is best: that is not settled with 10 replications.", ofAll(d))
	d.Ranking.Best, d.Ranking.Ground = "b", "search"
	require.Equal(t, "Of all 3 strategies: best, or as good as the best (Kim–Nelson), is “b”.", ofAll(d))
	d.Answer.Best, d.Answer.Ground = "b", "search"
	require.Equal(t, "“b” is also the best, or as good as the best, of all 3 strategies.", ofAll(d))
	d.Ranking.Ground, d.Answer.Ground = "shown", "shown"
	require.Equal(t, "“b” is also the best of all 3 strategies.", ofAll(d))
	d.Ranking.Ground, d.Answer.Ground = "search", "search"
	d.Ranking.Order[0].Value, d.Ranking.Order[1].Value = reporttest.About(40, 3), reporttest.About(40, 4)
	require.Equal(t, [][]string{{"b", "40 ± 3", "", ""}, {"a", "40 ± 4", "0", "−2 to 2"}}, rankingBlock(d).Rows[:2])
}

// TestStrategiesOfOneTitle are told apart by their names. Nothing in a title does harm.
func TestTitlesOfStrategies(t *testing.T) {
	d := reporttest.Sides(100, 60, 140)
	d.Strategies[0].Title, d.Strategies[1].Title, d.Strategies[2].Title = "Wait", "Wait", "Go\x1b[31m"
	require.Equal(t, []string{"Wait (a)", "Wait (b)", "Go?[31m", "gone"}, titlesOf(d, []string{"a", "b", "c", "gone"}))
	var out strings.Builder
	d.Strategies[1].Title = "| *all* <b>\n# of `them`"
	d.Ranking = ranking("callers.without-help", "callers", "less", reporttest.About(272, 11))
	require.NoError(t, WriteBlocksMarkdown(&out, []Block{{Title: "x", Lines: RankingLines(d)}}))
	require.NotContains(t, out.String(), "<b>")
	require.NotContains(t, out.String(), "\n# of")
	require.NotContains(t, out.String(), " *all*")
}

// TestTimesBesideEachOther: medians over all replications, and differences that count the unreached.
func TestTimesBesideEachOther(t *testing.T) {
	never := report.Number(math.Inf(1))
	times := figure.Times{Quantiles: report.Quantiles{Median: 5640}, Reached: report.Estimate{N: 400, Mean: 0.66}, Sooner: 272, Same: 128, Apart: report.Number(math.NaN())}
	require.Equal(t, "1h 34m 00s (reached in 66 %)", times.Cell())
	f := report.Compared{Times: &times, Difference: report.Estimate{N: 400}}
	require.Equal(t, "sooner in 68 %", f.TimeCell())
	times.Sooner, times.Later, times.Apart, times.Least, times.Most = 10, 350, 300, 250, never
	require.Equal(t, "later in 88 %", f.TimeCell())
	times.Most = 400
	require.Equal(t, "5m 00s (4m 10s to 6m 40s)", f.TimeCell())
	times.Reached.Mean, times.Median = 1, 60
	require.Equal(t, "1m 00s", times.Cell())
}
