package reporttest

import (
	"math"
	"slices"
	"time"

	"nines/sim/report"
)

// None is what a number is where there is none.
var None = report.Number(math.NaN())

// About is an estimate of ten replications, with half of its interval.
func About(mean, half report.Number) report.Estimate {
	return report.Estimate{N: 10, Mean: mean, Low: mean - half, High: mean + half}
}

// ByHand is a document of so many minutes from 18:00 on, in so many replications. Nothing happens in it: it is small enough
// to do its sums in one's head.
func ByHand(minutes, replications int) *report.Document {
	start := time.Date(2024, 3, 6, 18, 0, 0, 0, time.UTC)
	end := start.Add(time.Duration(minutes) * time.Minute)
	d := &report.Document{
		Scenario: report.Subject{Name: "evening", Strategy: "b", Start: start.Format(time.RFC3339), End: end.Format(time.RFC3339), Zone: "UTC"},
		Run:      report.RunFacts{Replications: replications, Target: report.Target{AnsweredIn: 5}},
		World:    report.World{Platforms: []report.WorldPlatform{{Name: "main"}, {Name: "spare", Backup: true}}, Providers: []report.WorldProvider{{Name: "net"}}},
	}
	d.Answer = &report.Answer{Measure: "callers.without-help", Window: "run", Unit: "callers", Order: []string{"b"}, Strategies: []report.Answering{{Name: "b"}}}
	Window(d, "run", 0, minutes, About(0.25, 0.01))
	Draw(d, "calls.offered", func(int) report.Number { return 0 })
	return d
}

// Window adds a window, from minute to minute.
func Window(d *report.Document, name string, from, to int, lost report.Estimate) {
	at := func(minute int) string { return d.Clock(report.Number(60 * minute)).Format("15:04:05") }
	d.Windows = append(d.Windows, report.Window{
		Name: name, From: at(from), To: at(to), FromS: report.Number(60 * from), ToS: report.Number(60 * to), Lost: lost,
		Outcomes: []report.Outcome{{Name: "refused", Calls: About(5, 1)}, {Name: "abandoned", Calls: About(3, 1)}},
	})
}

// Say adds a figure of the whole run, or of a window.
func Say(d *report.Document, name string, e report.Estimate, window ...string) {
	d.Figures = append(d.Figures, report.Figure{Measure: name, Window: append(window, "run")[0], Estimate: e})
}

// Draw sets a series, minute by minute.
func Draw(d *report.Document, name string, at func(minute int) report.Number) {
	start, end := d.Times()
	values := make([]report.Number, int(end.Sub(start).Minutes()))
	for m := range values {
		values[m] = at(m)
	}
	d.Series = append(slices.DeleteFunc(d.Series, func(s report.Series) bool { return s.Name == name }), report.Series{Name: name, Values: values})
}

// RestoredAfter is the clock of restored service.
func RestoredAfter(median, low, high report.Number, reached report.Estimate) report.Clock {
	return report.Clock{Name: "restored", MedianClock: "19:00:00", Beyond: 6000, Reached: reached, Quantiles: report.Quantiles{Median: median, Low: low, High: high, P05: None, P95: None}}
}

// Calls draws the calls of a document: made, refused and abandoned; half of the others are answered in time.
func Calls(d *report.Document, made, refused, abandoned func(minute int) report.Number) *report.Document {
	Draw(d, "calls.offered", made)
	Draw(d, "calls.refused", refused)
	Draw(d, "calls.abandoned", abandoned)
	Draw(d, "calls.answered-within-target", func(m int) report.Number { return (made(m) - refused(m) - abandoned(m)) / 2 })
	return d
}

// Always is the same number in every minute.
func Always(n report.Number) func(int) report.Number { return func(int) report.Number { return n } }

// Between is a number in some minutes of the run, and nothing in the others.
func Between(from, to int, n report.Number) func(int) report.Number {
	return func(m int) report.Number {
		if m >= from && m < to {
			return n
		}
		return 0
	}
}

// Sides is a comparison of strategies a, b, c, ... by their callers without help. A difference to the first is shown if it
// is five or more either way.
func Sides(never ...report.Number) *report.Comparison {
	d := &report.Comparison{Scenario: report.Subject{Name: "evening"}, Run: report.RunFacts{Replications: 10}, Window: "run", Base: ByHand(60, 10)}
	d.Answer = &report.Answer{Measure: "callers.without-help", Window: "run", Unit: "callers", Better: "less", N: 10, Level: 0.95}
	m := report.ComparedMeasure{Name: "callers.without-help", Unit: "callers"}
	for s, n := range never {
		apart := n - never[0]
		f := report.Compared{Estimate: About(n, 3), Difference: About(apart, 2), Shown: apart <= -5 || apart >= 5}
		one := report.Answering{Name: string(rune('a' + s)), Figure: f, People: report.People{WithoutHelp: f.Estimate}}
		d.Strategies = append(d.Strategies, report.ComparedStrategy{Name: one.Name, People: one.People, Help: f, Losses: make([]report.Number, 60)})
		m.Figures, d.Answer.Strategies, d.Answer.Order = append(m.Figures, f), append(d.Answer.Strategies, one), append(d.Answer.Order, one.Name)
	}
	d.Measures = []report.ComparedMeasure{m}
	return d
}

// Never is the time of what did not happen.
var Never = math.Inf(1)
