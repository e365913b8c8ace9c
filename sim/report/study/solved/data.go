package solved

import (
	"nines/sim/dataset"
	"nines/sim/study/solve"
)

// data are the curve and the other changes as tables for other programs.
func (s *Solved) data() (list []dataset.Tidy) {
	if s.Answer.By == solve.ByMeans {
		list = append(list, s.estimatesData())
	} else {
		list = append(list, s.chanceData())
	}
	if len(s.Help.Rivals) > 0 {
		list = append(list, s.rivalsData())
	}
	if len(s.Offers) > 0 {
		list = append(list, s.offersData())
	}
	return list
}

// number is a column of numbers that every row has.
func number(name, unit, meaning string) dataset.Column {
	return dataset.Column{Name: name, Kind: dataset.Number, Unit: unit, Meaning: meaning}
}

func whole(name, meaning string) dataset.Column {
	return dataset.Column{Name: name, Kind: dataset.Integer, Meaning: meaning}
}

func (s *Solved) chanceData() dataset.Tidy {
	t := dataset.Tidy{
		Name: "chance", About: "One row for each value of the choice at which the chance is known.",
		Columns: []dataset.Column{
			number("value", s.Input.Unit, "The value of the choice, in the base of its unit: seconds, per second, 0 to 1, or a count."),
			whole("good_days", "The days that keep the expectation."),
			whole("days", "The days on which that is known."),
			number("share", "share", "The share of good days."),
			number("low", "share", "The low end of its exact interval (Clopper and Pearson)."),
			number("high", "share", "The high end."),
		},
	}
	for _, l := range s.Answer.Curve {
		t.Rows = append(t.Rows, []any{s.Values[l.Value], l.Good, l.Days, l.Share(), l.Low, l.High})
	}
	return t
}

func (s *Solved) estimatesData() dataset.Tidy {
	unit := string(s.Criterion.Measure.Unit)
	t := dataset.Tidy{
		Name: "estimates", About: "One row for each value of the choice that was tried.",
		Columns: []dataset.Column{
			number("value", s.Input.Unit, "The value of the choice, in the base of its unit."),
			{Name: "estimate", Kind: dataset.Number, Unit: unit, Meaning: "The estimate over all days.", Missing: "There is no sample."},
			{Name: "low", Kind: dataset.Number, Unit: unit, Meaning: "The low end of its interval.", Missing: "Nothing can be said."},
			{Name: "high", Kind: dataset.Number, Unit: unit, Meaning: "The high end.", Missing: "Nothing can be said."},
			whole("days", "The days simulated at the value."),
			{Name: "verdict", Kind: dataset.Text, Meaning: "What the interval says: held, not held or undecided."},
		},
	}
	for _, j := range s.Answer.Judged {
		t.Rows = append(t.Rows, []any{s.Values[j.Value], j.Estimate, j.Low, j.High, j.Days, string(j.Verdict)})
	}
	return t
}

func (s *Solved) rivalsData() dataset.Tidy {
	unit := string(s.Criterion.Measure.Unit)
	t := dataset.Tidy{
		Name: "instead", About: "One row for each other change that was tried, at the value of the choice that helps most.",
		Columns: []dataset.Column{
			{Name: "change", Kind: dataset.Text, Meaning: "A strategy by its name, or PATH=VALUE. The first row is without another change."},
			{Name: "mean", Kind: dataset.Number, Unit: unit, Meaning: "The mean of the measure over the days.", Missing: "There is none."},
			{Name: "low", Kind: dataset.Number, Unit: unit, Meaning: "The low end of its 95 % interval.", Missing: "Nothing can be said."},
			{Name: "high", Kind: dataset.Number, Unit: unit, Meaning: "The high end.", Missing: "Nothing can be said."},
			whole("good_days", "The days that keep the expectation; 0 for an expectation of all days together."),
			whole("days", "The days simulated."),
		},
	}
	for _, r := range append([]Rival{s.Help.Base}, s.Help.Rivals...) {
		t.Rows = append(t.Rows, []any{r.Name, r.Outcome.Mean, r.Outcome.Low, r.Outcome.High, r.Good, r.Days})
	}
	return t
}

func (s *Solved) offersData() dataset.Tidy {
	unit := string(s.Criterion.Measure.Unit)
	t := dataset.Tidy{
		Name: "offers", About: "One row for each thing that can be bought.",
		Columns: []dataset.Column{
			{Name: "offer", Kind: dataset.Text, Meaning: "A strategy by its name, or PATH=VALUE."},
			number("cost", s.Offers[0].Price.Currency, "What it costs above what is there today."),
			{Name: "helped", Kind: dataset.Number, Unit: unit, Meaning: "How much better the measure is than today, in the mean over the same days.", Missing: "There is no sample."},
			{Name: "low", Kind: dataset.Number, Unit: unit, Meaning: "The low end of its 95 % interval.", Missing: "Nothing can be said."},
			{Name: "high", Kind: dataset.Number, Unit: unit, Meaning: "The high end.", Missing: "Nothing can be said."},
			{Name: "is_efficient", Kind: dataset.Flag, Meaning: "Whether no mixture of other offers beats it."},
		},
	}
	efficient := map[int]bool{}
	for _, p := range (money{s}).purchases() {
		efficient[p.Offer] = true
	}
	for i, o := range s.Offers {
		t.Rows = append(t.Rows, []any{o.Name, o.Cost, o.Helped.Mean, o.Helped.Low, o.Helped.High, efficient[i]})
	}
	return t
}
