package figure

import (
	"math"
	"slices"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/report/phrase"
	"nines/sim/stat"
)

// ComparedMeasure is a measure under every strategy, in their order.
type ComparedMeasure struct {
	Name    string     `json:"measure" doc:"The measure's name."`
	Window  string     `json:"window" doc:"The window it is of. Recovery clocks are those of the whole run."`
	Unit    string     `json:"unit" doc:"What its figures count: calls, callers, s for seconds, s since onset, or share for 0 to 1."`
	Figures []Compared `json:"figures" doc:"The measure under each strategy, in their order."`
}

// Compared is a measure under one strategy, and its paired difference to the baseline. P is the difference's two-sided
// p-value: one less the highest level at which the interval excludes zero, or for times that of the sign test. It is adjusted by Holm's method for the number of strategies compared.
type Compared struct {
	phrase.Estimate
	Reached       phrase.Number   `json:"share-of-replications" doc:"In what share of the replications the measure has a value, 0 to 1; a time that was not reached has none."`
	Applies       phrase.Number   `json:"share-it-applies-to" doc:"In what share of the replications there is something to measure, 0 to 1. A clock needs an onset, first service a total loss of service, and a mean somebody to take it over."`
	Difference    phrase.Estimate `json:"paired-difference" doc:"The mean under the strategy less that under the baseline, with the replications paired. Of a time only the number of pairs."`
	P             phrase.Number   `json:"p-adjusted" doc:"The two-sided p-value of the difference, adjusted by Holm's method for the number of strategies compared; 1 for the baseline, and where nothing can be shown."`
	Shown         bool            `json:"difference-shown" doc:"Whether a difference is shown: that value is below 0.05."`
	Correlation   phrase.Number   `json:"correlation" doc:"How alike the strategy and the baseline are over the replications, -1 to 1: how much chance they share. Null if either does not vary."`
	Times         *Times          `json:"times,omitempty" doc:"Of a time, which some replications may not reach: quantiles over all replications, and in how many it was reached sooner or later than under the baseline. Its mean is null. Absent of all else."`
	VarianceRatio phrase.Number   `json:"variance-ratio" doc:"What common random numbers saved: how many times as many replications independent callers would have taken for the same certainty; below 1 they did harm. Here unreached stands for no end, where every replication has the same difference; null where nothing varies."`
}

// Compare is one measure of a group under all strategies. The p-values of a measure are adjusted for the number of strategies, not
// for the number of measures.
func Compare(c *experiment.Comparison, name, window string, g measure.Group) ComparedMeasure {
	m := ComparedMeasure{Name: name, Window: window}
	ps := make([]float64, len(c.Results))
	for s, r := range c.Results {
		x := c.Difference(s, name, window, g)
		m.Unit, ps[s] = string(x.Measure.Unit), x.P()
		m.Figures = append(m.Figures, comparedOf(r, &x))
	}
	for s, p := range stat.Holm(ps[1:]) {
		m.Figures[s+1].P, m.Figures[s+1].Shown = phrase.Number(p), p < 0.05
	}
	m.Figures[0].P = 1
	return m
}

// comparedOf is a measure under one strategy, with its difference to the baseline.
func comparedOf(r *experiment.Result, x *experiment.Difference) Compared {
	place := r.Plan.Measures.Find(x.Measure.Name, x.Measure.Window, x.Measure.Group)
	column := r.Column(place)
	values := Finite(column)
	f := Compared{
		Reached: phrase.Number(float64(len(values)) / float64(max(1, len(column)))), Applies: appliesTo(column),
		Correlation: phrase.Number(x.Paired.Correlation), VarianceRatio: phrase.Number(x.Paired.VarianceRatio),
	}
	if x.Times != nil {
		f.Estimate, f.Difference, f.Times = NoMean(r.Curve(place).N), NoMean(x.Times.N), TimesOf(r, place, x.Times)
		f.Correlation, f.VarianceRatio = phrase.Number(math.NaN()), phrase.Number(math.NaN())
		return f
	}
	f.Estimate, f.Difference = At(r, place), Difference(x)
	return f
}

// appliesTo is the share of the replications in which there is something to measure, reached or not.
func appliesTo(column []float64) phrase.Number {
	known := 0
	for _, x := range column {
		if !math.IsNaN(x) {
			known++
		}
	}
	return phrase.Number(float64(known) / float64(max(1, len(column))))
}

// Finite are the values that are reached.
func Finite(xs []float64) []float64 {
	return slices.DeleteFunc(slices.Clone(xs), func(x float64) bool { return math.IsInf(x, 0) || math.IsNaN(x) })
}
