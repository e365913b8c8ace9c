package text

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/figure"
	"nines/sim/report/reporttest"
)

// answering is a strategy in an answer: its figure, its difference to the first, and callers without help.
func answering(name, title string, value, apart report.Estimate, isShown bool, without report.Number) report.Answering {
	restored := figure.Times{Quantiles: figure.Quantiles{Median: 3720}, Reached: reporttest.About(1, 0)}
	return report.Answering{
		Name: name, Title: title, Figure: report.Compared{Estimate: value, Difference: apart, Shown: isShown},
		People: report.People{WithoutHelp: reporttest.About(without, 9)}, Restored: &restored,
	}
}

// answered is an answer of forty replications. Strategies stand in the order of the question; the order from best to worst
// is given by their names.
func answered(measure, unit, best string, order []string, list ...report.Answering) *report.Answer {
	return &report.Answer{Measure: measure, Window: "run", Unit: unit, Better: "less", N: 40, Level: 0.95, Ground: "intervals", Best: best, Left: order, Order: order, Strategies: list}
}

// TestTheAnswerInWords: what is shown, what cannot be told, of counts, shares and times, in windows and of groups, with titles.
func TestTheAnswerInWords(t *testing.T) {
	about, none := reporttest.About, report.Estimate{}
	asHappened := answering("as-happened", "As it happened", about(3860, 40), none, false, 3860)
	first := answering("first-try", "It works at once", about(251, 8), about(-3609, 34), true, 251)
	chance := answering("first-try", "It works at once", about(3848, 40), about(-12, 34), false, 3848)
	alike := answering("first-try", "It works at once", about(3860, 40), report.Estimate{N: 40}, false, 3860)
	worse := answering("slow", "", about(4860, 40), about(1000, 50), true, 4860)
	days := func(s report.Answering, median report.Number, sooner, later int) report.Answering {
		s.Figure.Times = &figure.Times{Quantiles: figure.Quantiles{Median: median}, Sooner: sooner, Later: later}
		s.Figure.Difference.N = 40
		return s
	}
	nobody := answering("a", "", about(0, 0), none, false, 0)
	order := []string{"first-try", "as-happened"}
	three := []string{"first-try", "as-happened", "slow"}
	of := func(a *report.Answer, window, who string) *report.Answer {
		a.Window, a.Of = window, who
		return a
	}
	once := func(a *report.Answer) *report.Answer {
		a.N = 1
		a.Strategies[1].Figure.Difference = report.Estimate{N: 1, Mean: -3609, Low: reporttest.None, High: reporttest.None}
		a.Strategies[1].Figure.Shown = false
		return a
	}
	for _, c := range []struct {
		answer *report.Answer
		want   []string
	}{
		{answered(withoutHelp, "callers", "first-try", order, asHappened, first), []string{
			"With “It works at once”, 3,609 fewer callers are without help than with “As it happened” (95 % confidence interval 3,575 to 3,643).",
			"251 callers still get no help, and service is restored 1h 02m 00s after the trouble begins, in the median run."}},
		{answered(withoutHelp, "callers", "", order, asHappened, alike), []string{
			"In each of 40 replications, as many callers are without help with “It works at once” as with “As it happened”.",
			"With “As it happened”, 3,860 callers get no help, and service is restored 1h 02m 00s after the trouble begins, in the median run."}},
		{answered(withoutHelp, "callers", "", order, asHappened, chance), []string{
			"It cannot be told with 40 replications whether “It works at once” or “As it happened” is better: the difference is −12 callers without help (95 % confidence interval −46 to 22).",
			"With “As it happened”, 3,860 callers get no help, and service is restored 1h 02m 00s after the trouble begins, in the median run."}},
		{once(answered(withoutHelp, "callers", "", order, asHappened, first)), []string{
			"It cannot be told with 1 replication whether “It works at once” or “As it happened” is better: the difference is −3,609 callers without help.",
			"With “As it happened”, 3,860 callers get no help, and service is restored 1h 02m 00s after the trouble begins."}},
		{answered(withoutHelp, "callers", "first-try", three, asHappened, first, worse), []string{
			"Best is “It works at once”: 3,609 fewer callers are without help than with “As it happened” (95 % confidence interval 3,575 to 3,643).",
			"251 callers still get no help, and service is restored 1h 02m 00s after the trouble begins, in the median run."}},
		{answered(withoutHelp, "callers", "as-happened", []string{"as-happened", "slow", "first-try"}, asHappened, chance, worse), []string{
			"Best is “As it happened”. With slow, the next best, 1,000 more callers are without help than with “As it happened” (95 % confidence interval 950 to 1,050).",
			"With “As it happened”, 3,860 callers get no help, and service is restored 1h 02m 00s after the trouble begins, in the median run."}},
		{answered(withoutHelp, "callers", "", three, asHappened, chance, worse), []string{
			"Which is best is not settled with 40 replications: it may be “It works at once”, “As it happened” or slow.",
			"With “As it happened”, 3,860 callers get no help, and service is restored 1h 02m 00s after the trouble begins, in the median run."}},
		{of(answered("calls.unconnected-share", "share", "first-try", order, asHappened, answering("first-try", "", about(0.1, 0.01), about(-0.123, 0.01), true, 251)), "outage", "services.police"), []string{
			"With first-try, the share of calls lost of services police in the window outage is 12.3 percentage points lower than with “As it happened” (95 % confidence interval 11.3 to 13.3).",
			"251 callers still get no help, and service is restored 1h 02m 00s after the trouble begins, in the median run."}},
		{answered("recovery.restored", "s since onset", "first-try", order, days(asHappened, 14400, 0, 0), days(first, 3720, 38, 2)), []string{
			"With “It works at once”, the time until service is restored is shorter than with “As it happened” in 95 % of the runs (median 1h 02m 00s instead of 4h 00m 00s).",
			"251 callers still get no help, and service is restored 1h 02m 00s after the trouble begins, in the median run."}},
		{answered("recovery.restored", "s since onset", "", order, days(asHappened, 14400, 0, 0), days(chance, report.Number(reporttest.Never), 18, 22)), []string{
			"It cannot be told with 40 replications whether “It works at once” or “As it happened” is better: the time until service is restored is shorter in 18 replications and longer in 22.",
			"With “As it happened”, 3,860 callers get no help, and service is restored 1h 02m 00s after the trouble begins, in the median run."}},
		{answered(withoutHelp, "callers", "", []string{"a", "b"}, nobody, answering("b", "", about(0, 0), about(0, 0), false, 0)), []string{
			"Everybody who wants help gets it, under each of these strategies: no caller is left without.",
			"With a, nobody is left without help, and service is restored 1h 02m 00s after the trouble begins, in the median run."}},
	} {
		d := reporttest.ByHand(120, 40)
		d.Answer = c.answer
		require.Equal(t, c.want, Answer(d))
	}
}

// TestRecoveryInTheAnswer: nothing went wrong; it was not restored on most days; it was never bad.
func TestRecoveryInTheAnswer(t *testing.T) {
	about := reporttest.About
	says := func(median report.Number, reached report.Number) string {
		s := answering("b", "", about(251, 8), about(-9, 1), true, 251)
		*s.Restored = figure.Times{Quantiles: figure.Quantiles{Median: median}, Reached: about(reached, 0.1)}
		if reached == 0 {
			s.Restored = nil
		}
		d := reporttest.ByHand(120, 40)
		d.Answer = answered(withoutHelp, "callers", "b", []string{"b", "a"}, answering("a", "", about(260, 8), report.Estimate{}, false, 260), s)
		return Answer(d)[1]
	}
	require.Equal(t, "251 callers still get no help; nothing goes wrong that callers could meet.", says(0, 0))
	require.Equal(t, "251 callers still get no help, and service is restored by the end of the run in 40 % of the runs.", says(report.Number(reporttest.Never), 0.4))
	require.Equal(t, "251 callers still get no help, and service is never worse than the target in the median run.", says(0, 1))
}

// TestOneStrategyAnswersToo, by the measure of the question.
func TestOneStrategyAnswersToo(t *testing.T) {
	d := reporttest.ByHand(120, 40)
	reporttest.Say(d, "callers.calling", reporttest.About(2000, 20))
	reporttest.Say(d, "callers.affected", reporttest.About(300, 12))
	reporttest.Say(d, withoutHelp, reporttest.About(70, 5))
	s := answering("a", "", reporttest.About(0.2, 0.01), report.Estimate{}, false, 70)
	d.Answer = answered(withoutHelp, "callers", "", []string{"a"}, s)
	require.Equal(t, "Of 2,000 ± 20 callers, 300 ± 12 failed at least once, and 70 ± 5 of these got no help.", Answer(d)[0])
	d.Answer = answered("calls.unconnected-share", "share", "", []string{"a"}, s)
	require.Equal(t, "The share of calls lost is 20.0 ± 1.0 %.", Answer(d)[0])
	s.Figure.Times = &figure.Times{Quantiles: figure.Quantiles{Median: 60}}
	d.Answer = answered("recovery.detected", "s since onset", "", []string{"a"}, s)
	require.Equal(t, "The time until the trouble is detected is 1m 00s in the median run.", Answer(d)[0])
}

// TestTheAnswerOfTheLibrary is made from the strategies that the question names, in its order, and survives JSON.
func TestTheAnswerOfTheLibrary(t *testing.T) {
	c := reporttest.Compare(t, "first-steps", 12)
	require.True(t, c.Answer.Bound)
	require.Equal(t, "wait", c.Answer.Strategies[0].Name)
	require.Equal(t, "switch", c.Answer.Best)
	require.Regexp(t, `^With “?\w.* fewer callers are without help than with .* \(95 % confidence interval [\d,]+ to [\d,]+\)\.$`, AnswerOfComparison(c)[0])
	never := reporttest.Of(c, t, withoutHelp)
	require.Equal(t, "wait", c.Strategies[1].Name)
	require.InDelta(t, -float64(never[1].Difference.Mean), float64(c.Answer.Strategies[1].Figure.Difference.Mean), 1e-9, "the question begins with the other")
}
