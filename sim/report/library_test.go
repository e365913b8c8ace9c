package report_test

import (
	"bytes"
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/against"
	"nines/sim/report/reporttest"
	"nines/sim/scenario"
)

// TestTheLibraryIsAsRecorded holds the first replications of each scenario to those that its report.json keeps, to the last bit. The
// small form needs it: there TestReferenceResults only words most of the recorded documents again.
func TestTheLibraryIsAsRecorded(t *testing.T) {
	for _, name := range scenarios.Names() {
		base, err := report.ReadBaseline(bytes.NewReader(reporttest.Recorded(t, name, "report.json")))
		require.NoError(t, err)
		replications := effort.Of(1, 3)
		result, leaves := reporttest.Simulated(t, name, replications)
		r, err := report.New(result, leaves, "0.1.0").Regress(base, 0)
		require.NoError(t, err)
		require.Equal(t, "identical", r.Basis, name)
		require.Equal(t, replications, r.Now.Compared, name)
	}
}

// TestPublishedFigures holds the scenario of 25 June 2023 to what has been published of the day. Two of its numbers are
// fitted: the backup's seats to the callers affected, the recorded share of calls to a dead platform to the unconnected
// calls seen. Its demand is worked out from the number of calls seen. The rest is what the mechanisms make of that.
func TestPublishedFigures(t *testing.T) {
	d := reporttest.ReferenceOf(t, reporttest.TheDay).Document
	require.Equal(t, 200, d.Run.Replications)
	all := measure.Group{}
	within := func(what string, got, want, tolerance float64) {
		t.Helper()
		require.LessOrEqual(t, math.Abs(got-want), tolerance, "%s: %g, published %g ± %g", what, got, want, tolerance)
	}
	mean := func(name, window string, g measure.Group) float64 { return meanOf(d, t, name, window, g) }
	clock := func(h, m, s float64) float64 { return h*3600 + m*60 + s - (6*3600 + 24*60) }

	seen := measure.Everybody // nobody can tell of a lost call whether it was for help: published counts are of all
	within("unconnected calls seen", mean("calls.unconnected-seen", "outage", seen), 13943, 0.05*13943)
	within("callers affected", mean("callers.affected", "outage", seen), 12392, 0.05*12392)
	within("share of calls seen", mean("calls.unconnected-seen-share", "outage", seen), 0.23, 0.015)
	within("first service", mean("recovery.first-service", measure.WholeRun, all), clock(8, 50, 0), 180)
	within("restored", mean("recovery.restored", measure.WholeRun, all), clock(16, 56, 0), 600)
	within("failback", mean("at.switch-to.primary", measure.WholeRun, all), 21*3600+9*60, 60)
	within("detected", mean("recovery.detected", measure.WholeRun, all), clock(6, 30, 0), 60)
	longer := mean("answer-to-connected.mean", "on-backup", all) - mean("answer-to-connected.mean", "before", all)
	within("longer to connect on the backup", longer, 30, 3)
	within("an agent's call before the outage", mean("agent-time.mean", "before", seen), 39.03, 0.4)

	leicestershire := measure.Group{By: "region", Name: "leicestershire"}
	otherKinds := mean("callers.affected", "outage", seen) / mean("callers.affected", "outage", all) // a region's figures are of those who want help
	within("Leicestershire and Rutland", mean("callers.affected", "outage", leicestershire)*otherKinds, 250, 50)
	relay := measure.Group{By: "access", Name: "text-relay"}
	require.Equal(t, 1.0, mean("calls.unconnected-share", "outage", relay), "text relay is lost entirely")
	require.Positive(t, mean("calls.offered", "outage", relay))

	// The mechanism: each phase loses its calls in its own way, and in none is a share of loss written down.
	require.Greater(t, mean("calls.cut-at-answer", "degraded", all), 100.0, "consoles restart and cut calls")
	require.Greater(t, mean("calls.refused", "degraded", all), 100.0, "agents vanish and the queue overflows")
	require.Greater(t, mean("calls.unconnected-share", "total-loss", all), 0.99, "both platforms are down")
	backup := mean("calls.unconnected-share", "on-backup", all)
	require.True(t, backup > 0.05 && backup < 0.15, "the backup loses 5 to 15 %% of calls: %g", backup)
	require.Greater(t, mean("answer.within-target", "before", all), 0.95, "a healthy night answers 95 %% within 5 s")
}

// meanOf is the mean of a measure, a clock or a moment as a document tells it.
func meanOf(d *report.Document, t *testing.T, name, window string, g measure.Group) float64 {
	t.Helper()
	if clock, is := strings.CutPrefix(name, "recovery."); is {
		i := slices.IndexFunc(d.Clocks, func(c report.Clock) bool { return c.Name == clock })
		require.GreaterOrEqual(t, i, 0, name)
		return float64(d.Clocks[i].Mean.Mean)
	}
	if moment, is := strings.CutPrefix(name, "at."); is {
		i := slices.IndexFunc(d.Moments, func(m report.Moment) bool { return m.What == moment })
		require.GreaterOrEqual(t, i, 0, name)
		return float64(d.Moments[i].Since.Mean)
	}
	f := d.FigureOf(name, window, g.By, g.Name)
	require.Equal(t, name, f.Measure, "the document does not have it in the window %s", window)
	return float64(f.Mean)
}

// TestIncidentsStand holds every incident of the library to all figures that its file says were published, fitted or predicted. All
// have the same default habits of callers.
func TestIncidentsStand(t *testing.T) {
	incidents := 0
	for _, name := range scenarios.Names() {
		list := comparedOf(t, name)
		if len(list) > 0 {
			incidents++
		}
		for i := range list {
			require.True(t, list[i].Stands(), "%s: %s: %s, published %s: %.1f doubts apart",
				name, list[i].Name, list[i].InWords(), list[i].Range(), list[i].Distance)
		}
	}
	require.GreaterOrEqual(t, incidents, 8)
}

// comparedOf are the published figures of a scenario beside the recorded ones.
func comparedOf(t *testing.T, name string) []against.Compared {
	t.Helper()
	if _, known := compared[name]; !known {
		d, err := report.DocumentAgain(reporttest.Recorded(t, name, "report.json"))
		require.NoError(t, err)
		compared[name] = against.Figures(d)
	}
	return compared[name]
}

// compared is what comparedOf has read.
var compared = map[string][]against.Compared{}

// TestHull holds that nobody gets through, and that a caller of the default habits tries less often than those of Hull did.
func TestHull(t *testing.T) {
	r, _ := reporttest.Simulated(t, "hull-2015-12-28", 0)
	calls, callers := r.Find("calls.offered", "flood", measure.Everybody), r.Find("callers.calling", "flood", measure.Everybody)
	require.InDelta(t, 1.57, calls.Mean/callers.Mean, 0.1)
	require.Equal(t, 1.0, r.Find("calls.unconnected-share", "flood", measure.Everybody).Mean)
}

// TestEnglewood: service is back at once when people reroute, and callers wait for the answering point alone.
func TestEnglewood(t *testing.T) {
	r, _ := reporttest.Simulated(t, "englewood-2014-04-09", effort.Of(20, 0))
	mean := func(name, window string) float64 { return r.Find(name, window, measure.Group{}).Mean }
	rerouted := mean("at.switch-to.miami", measure.WholeRun) - mean("at.onset", measure.WholeRun)
	require.InDelta(t, mean("recovery.restored", measure.WholeRun), rerouted, 90, "back at once")
	require.Less(t, mean("calls.unconnected-share", "after-the-reroute"), 0.01)
	require.InDelta(t, 5, mean("answer.mean", "after-the-reroute"), 0.3)
}

// TestOptus: finding out is nearly all of the outage, and who gets through has waited for another network.
func TestOptus(t *testing.T) {
	r, _ := reporttest.Simulated(t, "optus-2025-09-18", effort.Of(20, 0))
	mean := func(name, window string) float64 { return r.Find(name, window, measure.Group{}).Mean }
	require.Greater(t, mean("recovery.detected", measure.WholeRun)/mean("recovery.restored", measure.WholeRun), 0.9)
	require.Greater(t, mean("answer.mean", "outage"), 40.0)
}

// TestIreland: a total loss of about 120 first calls and nine tests.
func TestIreland(t *testing.T) {
	r := reporttest.ReferenceOf(t, "ireland-2022-06-28").Result
	everybody := func(name, window string) float64 { return r.Find(name, window, measure.Everybody).Mean }
	require.Equal(t, 1.0, everybody("calls.unconnected-share", "outage"))
	const tests = 9
	require.InDelta(t, 120, everybody("callers.calling", "outage")-tests, 5, "first calls")
}

// TestTheQuestionIsAnswered holds the sense of the strategies, on common callers: a switch at the first try loses fewer
// callers than the day did, and not switching at all loses more.
func TestTheQuestionIsAnswered(t *testing.T) {
	text, _ := scenarios.Text("uk-2023-06-25")
	doc, err := scenario.Load("uk", text)
	require.NoError(t, err)
	var plans []*plan.Plan
	for _, name := range []string{"as-happened", "first-try", "do-nothing"} {
		plan, err := doc.Plan(name)
		require.NoError(t, err)
		few := *plan
		few.Replications = effort.Of(3, 12)
		plans = append(plans, &few)
	}
	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	firstTry := c.Difference(1, "callers.affected", measure.WholeRun, measure.Group{})
	require.True(t, firstTry.Paired.Shown)
	require.Less(t, firstTry.Paired.High, -1000.0)
	nothing := c.Difference(2, "callers.affected", measure.WholeRun, measure.Group{})
	require.True(t, nothing.Paired.Shown)
	require.Greater(t, nothing.Paired.Low, 10_000.0)
	for i, r := range c.Results[1].Rows { // the same people: who is gained and who is lost explains the whole difference
		never := r[c.Results[1].Plan.Measures.Find("callers.without-help", measure.WholeRun, measure.Group{})]
		before := c.Results[0].Rows[i][c.Results[0].Plan.Measures.Find("callers.without-help", measure.WholeRun, measure.Group{})]
		require.InDelta(t, before-never, c.Gained(1)[i]-c.Lost(1)[i], 3, "but for the few still calling at midnight")
	}
}
