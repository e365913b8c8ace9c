package text

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
)

// TestTheAnswer: who was lost, in a sentence, and how long it took.
func TestTheAnswer(t *testing.T) {
	d := reporttest.ByHand(120, 10)
	reporttest.Say(d, "callers.calling", reporttest.About(2000, 20))
	reporttest.Say(d, "callers.affected", reporttest.About(300, 12))
	reporttest.Say(d, "callers.delayed", reporttest.About(200, 9))
	reporttest.Say(d, "callers.without-help", reporttest.About(70, 5))
	require.Equal(t, []string{"Of 2,000 ± 20 callers, 300 ± 12 failed at least once, and 70 ± 5 of these got no help.",
		"There was no fault that callers could meet."}, Answer(d))

	well := reporttest.ByHand(120, 10)
	reporttest.Say(well, "callers.calling", reporttest.About(2000, 20))
	require.Equal(t, "None of 2,000 callers was affected: no call was lost.", Answer(well)[0])
}

// TestWhenServiceWasRestoredInWords: of one replication nothing is said of a median; of some, of how many; of what was not
// reached, that it was not.
func TestWhenServiceWasRestoredInWords(t *testing.T) {
	unreached := report.Number(reporttest.Never)
	for want, c := range map[string]struct {
		replications int
		clock        report.Clock
	}{
		"Service was restored 30m 00s after the trouble began, at 19:00:00, in the median replication (95 % interval 20m 00s to 40m 00s).":      {10, reporttest.RestoredAfter(1800, 1200, 2400, reporttest.About(1, 0))},
		"Service was restored 30m 00s after the trouble began, at 19:00:00, in the median replication (95 % interval 20m 00s to > 1h 40m 00s).": {10, reporttest.RestoredAfter(1800, 1200, unreached, reporttest.About(0.6, 0))},
		"Service was restored 30m 00s after the trouble began, at 19:00:00, in the median replication.":                                         {10, reporttest.RestoredAfter(1800, 1800, 1800, reporttest.About(1, 0))},
		"Service was restored 30m 00s after the trouble began, at 19:00:00.":                                                                    {1, reporttest.RestoredAfter(1800, reporttest.None, reporttest.None, report.Estimate{N: 1, Mean: 1})},
		"Service was restored by the end of the run in 40 % of the replications.":                                                               {10, reporttest.RestoredAfter(unreached, 1200, unreached, reporttest.About(0.4, 0))},
		"Service was restored by the end of the run in 40 % of the replications, in the 5 of 10 replications with an onset.":                    {10, reporttest.RestoredAfter(unreached, reporttest.None, reporttest.None, report.Estimate{N: 5, Mean: 0.4})},
	} {
		d := reporttest.ByHand(120, c.replications)
		d.Clocks = []report.Clock{{Name: "detected"}, c.clock}
		require.Equal(t, want, Answer(d)[1])
	}
}

func TestKeyFigures(t *testing.T) {
	d := reporttest.ByHand(120, 10)
	reporttest.Say(d, "callers.affected", reporttest.About(300, 12))
	reporttest.Say(d, "callers.without-help", report.Estimate{N: 10, Mean: 70, Low: 60, High: 80, Skewed: true})
	reporttest.Say(d, "calls.unconnected", reporttest.About(400, 15))
	require.Equal(t, []KeyFigure{
		{"callers failed at least once", "300", "95 % interval 288 to 312, n = 10"},
		{"of them got no help", "70", "95 % interval 60 to 80, n = 10*"},
		{"calls were lost", "400", "95 % interval 385 to 415, n = 10"},
		{"of calls were lost, of those that ended", "25.0 %", "95 % interval 24.0 % to 26.0 %, n = 10"},
	}, KeyFigures(d), "without a fault, no time")
	d.Clocks = []report.Clock{{Name: "detected"}, reporttest.RestoredAfter(report.Number(reporttest.Never), reporttest.None, reporttest.None, report.Estimate{N: 8, Mean: 0.25})}
	require.Equal(t, KeyFigure{"until service was restored in the median replication", "> 1h 40m 00s", "reached in 25 % of the replications, in the 8 of 10 replications with an onset"}, KeyFigures(d)[4])

	one := reporttest.ByHand(120, 1)
	one.Windows[0].Lost = report.Estimate{N: 1, Mean: 0.25, Low: reporttest.None, High: reporttest.None}
	reporttest.Say(one, "callers.affected", report.Estimate{N: 1, Mean: 300, Low: reporttest.None, High: reporttest.None})
	one.Clocks = []report.Clock{reporttest.RestoredAfter(1800, reporttest.None, reporttest.None, report.Estimate{N: 1, Mean: 1})}
	require.Equal(t, KeyFigure{"callers failed at least once", "300", "one replication: no interval"}, KeyFigures(one)[0])
	require.Equal(t, KeyFigure{"until service was restored", "30m 00s", "reached in 100 % of the replications"}, KeyFigures(one)[4])
}

func TestReconciled(t *testing.T) {
	d := reporttest.ByHand(120, 10)
	reporttest.Say(d, "calls.unconnected", reporttest.About(401, 15))
	d.Ledger = []report.LedgerLine{{Cause: "flood", Calls: reporttest.About(300, 1)}, {Cause: "overload", Calls: reporttest.About(100, 1)}}
	require.Equal(t, "The causes add up to 400 calls lost in a replication; counted by outcome it is 401.", Reconciled(d))
}

// TestWhyThereIsNoInterval: one replication has none, and several may have none, too.
func TestWhyThereIsNoInterval(t *testing.T) {
	none := report.Number(math.NaN())
	words := func(replications, n int) string {
		d := &report.Document{Run: report.RunFacts{Replications: replications}}
		return intervalWords(d, report.Estimate{N: n, Mean: 34, Low: none, High: none}, phrase.Count)
	}
	require.Equal(t, "one replication: no interval", words(1, 1))
	require.Equal(t, "no interval, n = 20", words(20, 20))
}
