package explored

import (
	"nines/sim/dataset"
	"nines/sim/study/explore"
)

// data are all points and days as tidy tables: whoever doubts a figure can compute it again.
func (t recorder) data() []dataset.Tidy {
	days := dataset.Tidy{
		Name: "days", About: "One row for each day at each setting, under each strategy.",
		Columns: []dataset.Column{
			{Name: "setting", Kind: dataset.Integer, Meaning: "The setting, counted from 0: the best guesses. Its values are in the table of settings."},
			{Name: "stage", Kind: dataset.Text, Meaning: "The part of the study: one at a time, over the ranges, or hardest setting."},
			{Name: "replication", Kind: dataset.Integer, Meaning: "The day: the index of the replication. The same day has the same callers at every setting."},
			{Name: "strategy", Kind: dataset.Text, Meaning: "The strategy."},
			{Name: "value", Kind: dataset.Number, Unit: string(t.of.Measure.Unit), Meaning: "The measure of the study, " + t.of.Measure.Name + ", on that day.", Missing: "There was no sample on that day."},
			{Name: "missed", Kind: dataset.Flag, Meaning: "Whether an expectation of the scenario for that strategy was missed on that day.", Missing: "The scenario has none that can be judged on one day."},
		},
	}
	settings := dataset.Tidy{
		Name: "settings", About: "One row for each input at each setting.",
		Columns: []dataset.Column{
			{Name: "setting", Kind: dataset.Integer, Meaning: "The setting, as in the table of days."},
			{Name: "input", Kind: dataset.Text, Meaning: "The name of the input."},
			{Name: "value", Kind: dataset.Number, Meaning: "Its value in the base of its unit: seconds, per second, 0 to 1, or the index of a word from 0."},
			{Name: "written", Kind: dataset.Text, Meaning: "Its value as the scenario file says it."},
		},
	}
	for p := range t.Tried {
		tried := &t.Tried[p]
		for i, in := range t.Study.Inputs {
			settings.Rows = append(settings.Rows, []any{p, in.Name, tried.Point.Values[i], in.Written(tried.Point.Values[i])})
		}
		for k, name := range t.Study.Strategies {
			for d, value := range tried.Outcome.Values[k] {
				days.Rows = append(days.Rows, []any{p, string(tried.Stage), tried.First + d, name, value, missed(tried, k, d)})
			}
		}
	}
	return []dataset.Tidy{days, settings}
}

// missed is whether an expectation was missed; nil if that is not known.
func missed(t *explore.Tried, strategy, day int) any {
	if t.Missed == nil || t.Missed[strategy] == nil {
		return nil
	}
	return t.Missed[strategy][day]
}
