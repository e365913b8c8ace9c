package fitted

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/words"
)

// tabler makes tables.
type tabler struct{ *teller }

// verdicts say what the figures say about a value.
var verdicts = map[string]string{Pinned: "pin it down", Narrowed: "narrow it", Nothing: "say nothing"}

// tables are the figures, the values and what to write; then what stands behind them.
func (t tabler) tables() []study.Table {
	list := []study.Table{t.figuresTable()}
	if !t.isFit() {
		return append(list, t.wavesTable(), t.surrogateTable(), t.inputsTable())
	}
	list = append(list, t.valuesTable(), t.pasteTable())
	if len(t.Predictions) > 0 {
		list = append(list, t.headlineTable())
	}
	if len(t.Tradeoffs) > 0 {
		list = append(list, t.tradeoffTable())
	}
	if len(t.Next) > 0 {
		list = append(list, t.nextTable())
	}
	return append(list, t.wavesTable(), t.surrogateTable(), t.inputsTable())
}

// figuresTable has every published figure, and what the simulation says.
func (t tabler) figuresTable() study.Table {
	table := study.Table{
		ID: "figures", Title: "The published figures and the simulated ones", Brief: true,
		Header: []string{"figure", "published", "simulated", "on such a day", "off by"},
		Notes: []string{
			"Published: in brackets what could be true (95 %). Simulated: the mean at the best values. On such a day: 95 % of days over all settings that are not ruled out.",
			"Off by: in units of the combined uncertainty (tolerance, day, simulation and fit); beyond 3 it is missed.",
		},
	}
	if !t.isFit() {
		table.Title = "The published figures, and the nearest that was found to all together"
		table.Header[3] = "within the ranges"
		table.Notes[0] = "Published: in brackets what could be true (95 %). Simulated: the mean at the nearest setting, which is no fit. Within the ranges: means of the first round."
	}
	for k := range t.Figures {
		f := &t.Figures[k]
		region := f.Tried
		if f.Day != nil {
			region = *f.Day
		}
		table.Rows = append(table.Rows, []string{t.heading(k), t.amount(k, f.Published) + " (" + t.between(k, f.Allowed) + ")", t.amount(k, f.Best), t.between(k, region), far(f.Off)})
	}
	return table
}

// valuesTable has each value before and after.
func (t tabler) valuesTable() study.Table {
	table := study.Table{
		ID: "values", Title: "What the figures say about each value", Brief: true,
		Header: []string{"value", "the file allows", "what is left", "best", "shorter by", "the figures"},
		Notes:  []string{"What is left holds the true value with 95 %. Best: of the settings that were simulated, the one that fits best."},
	}
	for _, i := range t.order {
		p := &t.Parameters[i]
		table.Rows = append(table.Rows, []string{phrase.Plain(p.Title), t.span(i, p.Before), t.left(i), t.said(i, *p.Best), phraseShare(max(0, p.Narrowed)), verdicts[p.Verdict]})
	}
	return table
}

// pasteTable is what to write into the file.
func (t tabler) pasteTable() study.Table {
	table := study.Table{
		ID: study.ToWrite, Title: "What to write into the file", Brief: true, Header: []string{"where", "write"},
		Notes: []string{"Runs then use the best values, and nines explore what is left. Say where they come from: `fitted: to " + t.sources() + "`."},
	}
	for i := range t.Parameters {
		if t.isTold(i) {
			table.Rows = append(table.Rows, []string{phrase.Plain(t.Parameters[i].Name), phrase.Plain(t.line(i))})
		}
	}
	if len(table.Rows) == 0 {
		table.Rows, table.Notes = [][]string{{"nothing", "the figures say nothing about any value"}}, nil
	}
	return table
}

// isTold reports whether the figures say anything about a value: alone, or together with another.
func (t tabler) isTold(i int) bool {
	p := &t.Parameters[i]
	return p.Verdict != Nothing || slices.ContainsFunc(t.Tradeoffs, func(o Tradeoff) bool { return o.First == p.Name || o.Second == p.Name })
}

// sources are the names of the figures that were fitted.
func (t tabler) sources() string {
	var list []string
	for _, k := range t.which(true) {
		list = append(list, phrase.Plain(t.Figures[k].Name))
	}
	return words.Joined(list)
}

// headlineTable is what the scenario is asked, before and after.
func (t tabler) headlineTable() study.Table {
	table := study.Table{
		ID: "headlines", Title: "What this means for what the scenario is asked", Header: []string{"figure", "strategy", "average before", "average now", "on such a day now"},
		Notes: []string{"Before: with 95 % over all that the file allows. Now: with 95 % over all settings that are not ruled out, with the error of the fit."},
	}
	for _, h := range t.Predictions {
		table.Rows = append(table.Rows, []string{words.Capital(phrase.Plain(h.Title)), phrase.Plain(h.Strategy), spanIn(h.Unit, h.Before), spanIn(h.Unit, h.Mean), spanIn(h.Unit, h.Day)})
	}
	return table
}

// tradeoffTable are the pairs that go together.
func (t tabler) tradeoffTable() study.Table {
	table := study.Table{ID: "tradeoffs", Title: "Values that go together", Header: []string{"the one", "the other", "correlation", "what fits"}, Notes: []string{"The rank correlation over all settings that are not ruled out. Learn one of the two, and the other is known better as well."}}
	for _, p := range t.Tradeoffs {
		table.Rows = append(table.Rows, []string{t.plain(p.First), t.plain(p.Second), phrase.Minus(fmt.Sprintf("%.2f", float64(p.Correlation))), together(p)})
	}
	return table
}

func (t tabler) plain(name string) string { return phrase.Plain(t.Parameters[t.byName(name)].Title) }

// nextTable are the figures that would help.
func (t tabler) nextTable() study.Table {
	table := study.Table{
		ID: "next", Title: "Which further figure would help", Header: []string{"figure", "would rule out", "tells most about", "spread"},
		Notes: []string{"Would rule out: the share of the settings that are not ruled out now. The figure is taken to be of that day, and known within 5 %. Spread: its standard deviation then, as a share of that now."},
	}
	for _, n := range t.Next {
		table.Rows = append(table.Rows, []string{words.Capital(phrase.Plain(n.Title)), phraseShare(1 - n.Left), t.plain(n.Narrows), phraseShare(n.Kept)})
	}
	return table
}

// wavesTable are the rounds of the search.
func (t tabler) wavesTable() study.Table {
	table := study.Table{
		ID: "waves", Title: "How the search went", Header: []string{"round", "settings", "days", "not ruled out", "roughness"},
		Notes: []string{"Not ruled out: the share of all settings within the ranges that no figure rules out. Roughness: the error of the fit between settings, over all other doubt; below 0.3 more settings hardly help."},
	}
	for i, w := range t.Waves {
		table.Rows = append(table.Rows, []string{fmt.Sprint(i + 1), fmt.Sprint(w.Points), fmt.Sprint(t.result.Waves[i].Days), phraseShare(w.Left), fmt.Sprintf("%.2f", float64(w.Rough))})
	}
	return table
}

// surrogateTable says how far the fit between settings can be trusted.
func (t tabler) surrogateTable() study.Table {
	table := study.Table{
		ID: "surrogates", Title: "How well settings that were not simulated are known", Header: []string{"figure", "settings", "error", "explains"},
		Notes: []string{"Each setting is left out in turn and predicted from the others. Error: the root mean square. Explains: the share of the variance that is foretold (R²)."},
	}
	for k, s := range t.result.Surrogates {
		table.Rows = append(table.Rows, []string{t.counts(k), fmt.Sprint(s.Points), amountIn(t.result.Problem.Figures[k].Unit, Number(s.Error)), phraseShare(Number(max(0, s.Explains)))})
	}
	return table
}

// counts names a figure of the problem, with its strategy where that is another than the first.
func (t tabler) counts(k int) string {
	title := words.Capital(phrase.Plain(t.of.words(t.result, k)))
	if of := t.of.About[k].Strategy; of != t.of.About[0].Strategy {
		title += " (" + phrase.Plain(of) + ")"
	}
	return title
}

// inputsTable are the values as the file has them.
func (t tabler) inputsTable() study.Table {
	table := study.Table{ID: "inputs", Title: "What was fitted, as it is written", Header: []string{"value", "name", "low", "best guess", "high", "why"}}
	for i := range t.inputs {
		in := &t.inputs[i]
		why := strings.TrimSuffix(in.Origin+": "+in.Why, ": ")
		row := []string{in.Title, in.Name, in.Written(in.Low), in.Written(in.Best), in.Written(in.High), why}
		for c := range row {
			row[c] = phrase.Plain(row[c])
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}
