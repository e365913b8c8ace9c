package attributed

import (
	"fmt"
	"strings"

	"nines/sim/dataset"
	"nines/sim/stat"
	"nines/sim/study/attribute"
)

func (b *builder) data() []dataset.Tidy {
	list := []dataset.Tidy{b.daysData(), b.partsData()}
	if len(b.Result.Joint) > 0 {
		list = append(list, b.jointData())
	}
	return list
}

// daysData is the measure of each day with each set of parts: all that the rest is worked out of.
func (b *builder) daysData() dataset.Tidy {
	t := dataset.Tidy{
		Name: "days", About: "One row for each replication with each set of the parts that share.",
		Columns: []dataset.Column{
			{Name: "parts", Kind: dataset.Integer, Meaning: "Which parts are there, as a number: part 1 counts 1, part 2 counts 2, part 3 counts 4, and so on."},
			{Name: "replication", Kind: dataset.Integer, Meaning: "The replication, from 0. The same one has the same callers with every set."},
			{Name: "value", Kind: dataset.Number, Unit: string(b.Measure.Unit), Meaning: fmt.Sprintf("What the replication adds to %s in the window %s.", b.Measure.Name, b.Measure.Window)},
		},
	}
	for i, p := range b.Shared {
		t.Columns = append(t.Columns, dataset.Column{Name: fmt.Sprintf("part_%d", i+1), Kind: dataset.Flag, Meaning: fmt.Sprintf("Whether this part is there: %s (%s).", p.Title, p.Name)})
	}
	for _, s := range b.Result.Table.Sets {
		values, _ := b.Result.Table.Loss(s)
		for day, v := range values {
			row := []any{int(s), day, v}
			for i := range b.Shared {
				row = append(row, s.Has(i))
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// partsData is what each part did.
func (b *builder) partsData() dataset.Tidy {
	unit := string(b.Measure.Unit)
	t := dataset.Tidy{Name: "parts", About: "One row for each part that was studied.", Columns: []dataset.Column{
		{Name: "part", Kind: dataset.Text, Meaning: "The part's name: its path in the scenario."},
		{Name: "title", Kind: dataset.Text, Meaning: "The part in words."},
		{Name: "kind", Kind: dataset.Text, Meaning: "fault, error, delay, feature or remedy."},
		{Name: "shares", Kind: dataset.Flag, Meaning: "Whether it shares the total. The others were removed one at a time."},
	}}
	for _, how := range []struct{ name, meaning string }{
		{"first", "What it adds if it is removed first"}, {"average", "What it adds on average over all orders of removal"}, {"last", "What it adds if it is removed last"},
		{"helped", "People who get help without it and none with it"}, {"hurt", "People who get help with it and none without it"},
	} {
		own := unit
		if how.name == "helped" || how.name == "hurt" {
			own = "callers"
		}
		for _, end := range []struct{ name, meaning string }{{"", ", the mean"}, {"_low", ", the low end of its 95 % confidence interval"}, {"_high", ", the high end of its 95 % confidence interval"}} {
			t.Columns = append(t.Columns, dataset.Column{Name: how.name + end.name, Kind: dataset.Number, Unit: own, Meaning: how.meaning + end.meaning + ".", Missing: "It was not worked out, or the interval has no end."})
		}
	}
	r := b.Result
	for i, p := range b.Shared {
		row := []any{p.Name, p.Title, string(p.Kind), true}
		for _, e := range []stat.Estimate{r.First[i].Estimate, r.Average[i].Estimate, r.Last[i].Estimate, b.People[i].Helped, b.People[i].Hurt} {
			row = append(row, e.Mean, e.Low, e.High)
		}
		t.Rows = append(t.Rows, row)
	}
	for i, p := range b.Single {
		who := b.People[len(b.Shared)+i]
		row := []any{p.Name, p.Title, string(p.Kind), false, b.Singles[i].Mean, b.Singles[i].Low, b.Singles[i].High, nil, nil, nil, nil, nil, nil}
		for _, e := range []stat.Estimate{who.Helped, who.Hurt} {
			row = append(row, e.Mean, e.Low, e.High)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// jointData is what sets of parts did only together.
func (b *builder) jointData() dataset.Tidy {
	unit := string(b.Measure.Unit)
	t := dataset.Tidy{Name: "together", About: "One row for each set of two parts and more that share.", Columns: []dataset.Column{
		{Name: "parts", Kind: dataset.Integer, Meaning: "Which parts, as a number: part 1 counts 1, part 2 counts 2, part 3 counts 4, and so on."},
		{Name: "names", Kind: dataset.Text, Meaning: "Their names."},
		{Name: "adds", Kind: dataset.Number, Unit: unit, Meaning: "What they add only together, the mean. With the column last of the table of parts, these add up to the total."},
		{Name: "adds_low", Kind: dataset.Number, Unit: unit, Meaning: "The low end of its 95 % confidence interval.", Missing: "The interval has no end."},
		{Name: "adds_high", Kind: dataset.Number, Unit: unit, Meaning: "The high end of its 95 % confidence interval.", Missing: "The interval has no end."},
		{Name: "is_shown", Kind: dataset.Flag, Meaning: "Whether the interval excludes zero."},
	}}
	for _, j := range b.Result.Joint {
		t.Rows = append(t.Rows, []any{int(j.Set), strings.Join(b.namesOf(j.Set), "; "), j.Mean, j.Low, j.High, j.Shown})
	}
	return t
}

func (b *builder) namesOf(s attribute.Set) (list []string) {
	for _, p := range b.partsOf(s) {
		list = append(list, p.Name)
	}
	return list
}
