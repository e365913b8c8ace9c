package fitted

import (
	"math"

	"nines/sim/dataset"
	"nines/sim/study/calibrate"
)

// recorder gives the figures to programs.
type recorder struct{ *teller }

// data are all settings with their figures, and the sample of what is left, as tidy tables: whoever doubts a figure can compute it
// again.
func (t recorder) data() []dataset.Tidy {
	list := []dataset.Tidy{t.points(), t.outcomes(), t.figureData()}
	if t.isFit() {
		list = append(list, t.sample())
	}
	return list
}

// points has every setting that was simulated.
func (t recorder) points() dataset.Tidy {
	table := dataset.Tidy{
		Name: "points", About: "One row for each value at each setting that was simulated.",
		Columns: []dataset.Column{
			{Name: "setting", Kind: dataset.Integer, Meaning: "The setting, counted from 0 in the order of the search."},
			{Name: "round", Kind: dataset.Integer, Meaning: "The round of the search, from 1."},
			{Name: "is_centre", Kind: dataset.Flag, Meaning: "Whether it is the last setting of its round, where the fit was best."},
			{Name: "days", Kind: dataset.Integer, Unit: "days", Meaning: "How many days it was simulated: the replications from 0."},
			{Name: "implausibility", Kind: dataset.Number, Meaning: "How far the worst fitted figure is off, in units of the combined uncertainty, by the simulation alone.", Missing: "A fitted figure has no value there."},
			{Name: "input", Kind: dataset.Text, Meaning: "The name of the value."},
			{Name: "value", Kind: dataset.Number, Meaning: "The value in the base of its unit: seconds, per second, 0 to 1, or the index of a word from 0."},
			{Name: "written", Kind: dataset.Text, Meaning: "The value as the scenario file says it."},
		},
	}
	for p := range t.result.Tried {
		own := &t.result.Tried[p]
		for i := range t.inputs {
			table.Rows = append(table.Rows, []any{p, own.Wave, own.Centre, own.Days, finite(own.Implausibility), t.inputs[i].Name, own.Values[i], t.inputs[i].Written(own.Values[i])})
		}
	}
	return table
}

// outcomes has every figure at every setting.
func (t recorder) outcomes() dataset.Tidy {
	table := dataset.Tidy{
		Name: "outcomes", About: "One row for each figure at each setting that was simulated.",
		Columns: []dataset.Column{
			{Name: "setting", Kind: dataset.Integer, Meaning: "The setting, as in the table of points."},
			{Name: "figure", Kind: dataset.Text, Meaning: "The name of the figure."},
			{Name: "unit", Kind: dataset.Text, Meaning: "Its unit."},
			{Name: "mean", Kind: dataset.Number, Meaning: "Its mean over the days of the setting, in its unit.", Missing: "It has no value there."},
			{Name: "standard_error", Kind: dataset.Number, Meaning: "The standard error of the mean, in its unit.", Missing: "It has no value there."},
			{Name: "spread", Kind: dataset.Number, Meaning: "The standard deviation from day to day, in its unit.", Missing: "It has no value there."},
		},
	}
	for p := range t.result.Tried {
		for k, m := range t.result.Tried[p].Figures {
			own := &t.result.Problem.Figures[k]
			table.Rows = append(table.Rows, []any{p, own.Name, own.Unit, finite(m.Mean), finite(m.Error), finite(m.Spread)})
		}
	}
	return table
}

// figureData has what was published.
func (t recorder) figureData() dataset.Tidy {
	table := dataset.Tidy{
		Name: "figures", About: "One row for each published figure.",
		Columns: []dataset.Column{
			{Name: "figure", Kind: dataset.Text, Meaning: "The name of the figure."},
			{Name: "measure", Kind: dataset.Text, Meaning: "What is counted."},
			{Name: "window", Kind: dataset.Text, Meaning: "The window in which it is counted."},
			{Name: "strategy", Kind: dataset.Text, Meaning: "The strategy under which it was seen."},
			{Name: "unit", Kind: dataset.Text, Meaning: "Its unit."},
			{Name: "is_fitted", Kind: dataset.Flag, Meaning: "Whether values were fitted to it."},
			{Name: "published", Kind: dataset.Number, Meaning: "The published value, in its unit."},
			{Name: "allowed_low", Kind: dataset.Number, Meaning: "The low end of what could be true (95 %), by its tolerance."},
			{Name: "allowed_high", Kind: dataset.Number, Meaning: "The high end of that."},
			{Name: "simulated", Kind: dataset.Number, Meaning: "Its mean at the best setting that was simulated.", Missing: "It has no value there."},
			{Name: "off", Kind: dataset.Number, Meaning: "How far it is off, in units of the combined uncertainty.", Missing: "It has no value there."},
			{Name: "day_low", Kind: dataset.Number, Meaning: "The low end of a single day over all settings that are not ruled out (95 %).", Missing: "The figures do not fit."},
			{Name: "day_high", Kind: dataset.Number, Meaning: "The high end of that.", Missing: "The figures do not fit."},
		},
	}
	for _, f := range t.Figures {
		row := []any{f.Name, f.Measure, f.Window, f.Strategy, f.Unit, f.Fitted, float64(f.Published), float64(f.Allowed.Low), float64(f.Allowed.High), finite(float64(f.Best)), finite(float64(f.Off)), nil, nil}
		if f.Day != nil {
			row[11], row[12] = float64(f.Day.Low), float64(f.Day.High)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// sample has settings that stand for all that are not ruled out.
func (t recorder) sample() dataset.Tidy {
	table := dataset.Tidy{
		Name: "plausible", About: "One row for each value of each setting that stands for all that are not ruled out.",
		Columns: []dataset.Column{
			{Name: "draw", Kind: dataset.Integer, Meaning: "The setting, counted from 0. It was not simulated."},
			{Name: "weight", Kind: dataset.Number, Unit: "share", Meaning: "How well it fits, as a share of all."},
			{Name: "implausibility", Kind: dataset.Number, Meaning: "How far the worst fitted figure is off there, in units of the combined uncertainty, by the fitted surface."},
			{Name: "input", Kind: dataset.Text, Meaning: "The name of the value."},
			{Name: "value", Kind: dataset.Number, Meaning: "The value in the base of its unit: seconds, per second, 0 to 1, or the index of a word from 0."},
			{Name: "written", Kind: dataset.Text, Meaning: "The value as the scenario file says it."},
		},
	}
	for d, one := range t.result.Region.Sample {
		for i := range t.inputs {
			table.Rows = append(table.Rows, []any{d, one.Weight, one.Implausibility, t.inputs[i].Name, one.Values[i], t.inputs[i].Written(one.Values[i])})
		}
	}
	return table
}

// finite is a number as a cell; nil if it is none.
func finite(v float64) any {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return v
}

// sampleOf are at most so many of the sample, evenly taken.
func sampleOf(list []calibrate.Plausible, most int) (thinned []calibrate.Plausible) {
	step := (len(list) + most - 1) / most
	for i := 0; i < len(list); i += max(1, step) {
		thinned = append(thinned, list[i])
	}
	return thinned
}
