package explored

import (
	"fmt"
	"math"
	"strings"

	"nines/sim/measure"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/stat"
	"nines/sim/study/explore"
	"nines/sim/words"
)

// tabler makes tables.
type tabler struct{ *teller }

// tables are all tables, those of the one screen first.
func (t tabler) tables() []study.Table {
	list := []study.Table{t.effects()}
	if t.Decision == nil {
		return append(list, t.inputs())
	}
	for _, table := range []study.Table{t.flipTable(), t.worthTable(), t.strategies(), t.corners(), t.regions(), t.inputs()} {
		if len(table.Rows) > 0 {
			list = append(list, table)
		}
	}
	return list
}

// effects is the tornado as a table.
func (t tabler) effects() study.Table {
	table := study.Table{
		ID: "effects", Brief: true, Title: fmt.Sprintf("How far each %s moves %s under %s", t.kind(), t.noun, t.strategy(t.Study.Subject)),
		Header: []string{t.kind(), "moves it by", "matters?", "least", "most"},
		Notes:  []string{fmt.Sprintf("One at a time, all others at their best guess, on the same %s. The intervals hold for all rows together.", phrase.Plural(t.Study.Plan.Alone, "day"))},
	}
	for _, i := range t.order {
		e := &t.Effects[i]
		if e.IsNone() {
			table.Rows = append(table.Rows, []string{t.title(i), "no effect", t.verdict(i), "–", "–"})
			continue
		}
		table.Rows = append(table.Rows, []string{
			t.title(i), t.ends(e.Swing.Estimate), t.verdict(i), t.atLevel(i, e.Swing.From), t.atLevel(i, e.Swing.To),
		})
	}
	return table
}

// verdicts are the verdicts in a table.
var verdicts = map[explore.Verdict]string{explore.Matters: "matters", explore.DoesNot: "does not", explore.NotShown: "not shown"}

// verdict is that of an input in a table.
func (t tabler) verdict(i int) string {
	v := t.Effects[i].Verdict
	switch {
	case v != explore.Matters && t.decides(i):
		return "to the choice"
	case t.isUnused(i):
		return "no part of it"
	}
	return verdicts[v]
}

// atLevel is the measure at a level of an input, and which level that is.
func (t *teller) atLevel(i, level int) string {
	return fmt.Sprintf("%s at %s", t.mean(t.figure(i, level)), t.said(i, t.Effects[i].Levels[level].Value))
}

// ends is an estimate with both ends of its interval. A star marks one that is only approximate.
func (t *teller) ends(e stat.Estimate) string {
	text := t.in(phrase.Number(e.Mean)) + " " + t.interval(e.Interval)
	if e.Skewed {
		text += "*"
	}
	return text
}

func (t *teller) interval(in stat.Interval) string {
	if math.IsInf(in.Low, 0) || math.IsInf(in.High, 0) {
		return "(unknown)"
	}
	return fmt.Sprintf("(%s to %s)", t.in(phrase.Number(in.Low)), t.in(phrase.Number(in.High)))
}

// flipTable says where another strategy becomes better.
func (t tabler) flipTable() study.Table {
	table := study.Table{
		ID: "flips", Title: fmt.Sprintf("Where another strategy is better than %s", t.strategy(t.Decision.Best)),
		Header: []string{"strategy", "is better if", "by up to"},
		Notes:  []string{"In brackets: the 95 % interval of the flip point. All other inputs are averaged over their ranges."},
	}
	for _, f := range t.Decision.Flips {
		condition := strings.TrimPrefix(t.condition(f), "if ")
		table.Rows = append(table.Rows, []string{phrase.Plain(t.of.Titles[f.To]), condition, t.amount(f.Gain)})
	}
	return table
}

// worthTable says what each number is worth.
func (t tabler) worthTable() study.Table {
	table := study.Table{
		ID: "worth", Title: "What it is worth to learn a number before a strategy is chosen",
		Header: []string{"unknown", "worth" + t.inUnit(), "95 % interval"},
		Notes:  []string{"The mean gain on such a day, if the best strategy is then taken for the number that turns out (expected value of partial perfect information)."},
	}
	sorted := t.worthSorted()
	for _, w := range sorted {
		table.Rows = append(table.Rows, []string{t.title(w.Input), t.whole(w.Gain), t.whole(w.Low) + " to " + t.whole(w.High)})
	}
	if len(sorted) > 1 {
		w := t.Decision.All
		table.Rows = append(table.Rows, []string{"all of them together", t.whole(w.Gain), t.whole(w.Low) + " to " + t.whole(w.High)})
	}
	return table
}

// inUnit is the unit in the heading of a column.
func (t tabler) inUnit() string { return "," + t.unit }

// whole is an amount without decimals, if it counts people or calls.
func (t *teller) whole(v float64) string {
	if t.of.Measure.Unit == measure.Callers || t.of.Measure.Unit == measure.Calls {
		v = math.Round(v)
	}
	return t.in(phrase.Number(v))
}

// strategies compares the strategies over all ranges.
func (t tabler) strategies() study.Table {
	d := t.Decision
	table := study.Table{
		ID: "strategies", Title: "How the strategies do at the best guesses, and over all ranges",
		Header: []string{"strategy", "at the best guesses", "over the ranges", "worse than the best by", "best in so much of the ranges", "best on so many days"},
		Notes: []string{
			fmt.Sprintf("Over the ranges: the mean of %d settings, each on a day of its own. The last column counts the days on which no other strategy was better.", d.Points),
			"The share of the ranges is that of the fit. Single days differ more than averages do.",
		},
	}
	for k := range t.Study.Strategies {
		s := d.Shares[k]
		behind := t.ends(d.Behind[k].Estimate)
		if k == d.Best {
			behind = "–"
		}
		table.Rows = append(table.Rows, []string{
			phrase.Plain(t.of.Titles[k]), t.level(t.Guess[k]), t.level(d.Means[k]), behind,
			fmt.Sprintf("%s (%s to %s)", share(s.Fitted), share(s.Ranges.Low), share(s.Ranges.High)), fmt.Sprintf("%d of %d", s.Days, d.Points),
		})
	}
	return table
}

// corners are the hardest settings.
func (t tabler) corners() study.Table {
	table := study.Table{
		ID: "hardest", Title: fmt.Sprintf("The settings that are hardest for %s", t.strategy(t.Decision.Best)),
		Header: []string{"against", "the other is worse by", "as the fit says", "setting"},
		Notes:  []string{fmt.Sprintf("Each was tried on %s of its own. Below zero the other strategy is better there.", phrase.Plural(t.Study.Plan.Corner, "day"))},
	}
	for _, c := range t.Decision.Corners {
		table.Rows = append(table.Rows, []string{phrase.Plain(t.of.Titles[c.Against]), t.ends(c.Found.Estimate), t.in(phrase.Number(c.Fitted)), t.setting(c.Values)})
	}
	return table
}

// regions are where the best strategy fails.
func (t tabler) regions() study.Table {
	table := study.Table{
		ID: "failures", Title: fmt.Sprintf("Where %s fails", t.strategy(t.Decision.Best)),
		Header: []string{"failure", "where", "days inside that fail", "of all days", "of these inside"},
		Notes:  []string{"Counted on settings that were held back when the region was sought. The columns are density, base rate and coverage."},
	}
	for _, r := range t.Decision.Fails {
		var bounds []string
		for _, b := range r.Bounds {
			bounds = append(bounds, t.bound(b))
		}
		table.Rows = append(table.Rows, []string{
			string(r.Failure), words.Joined(bounds), fmt.Sprintf("%d of %d (%s)", r.Failed, r.Inside, share(r.Density())),
			fmt.Sprintf("%d of %d (%s)", r.AllFail, r.Among, share(r.Base())), share(r.Coverage()),
		})
	}
	return table
}

// inputs are all inputs as the file has them.
func (t tabler) inputs() study.Table {
	table := study.Table{ID: "inputs", Title: "What was varied, as it is written", Header: []string{"input", "name", "kind", "low", "best guess", "high", "why"}}
	for _, in := range t.Study.Inputs {
		low, high := in.Written(in.Low), in.Written(in.High)
		if in.Words != nil {
			low, high = words.Either(in.Words), ""
		}
		why := in.Origin
		if in.Why != "" {
			why += ": " + in.Why
		}
		row := []string{in.Title, in.Name, string(in.Kind), low, in.Written(in.Best), high, why}
		for c := range row {
			row[c] = phrase.Plain(row[c])
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}
