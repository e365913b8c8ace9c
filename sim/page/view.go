package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/page/fill"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/report/text"
	"nines/sim/words"
)

// view is what the page's layout is filled with, by the parts of the page.
type view struct {
	head
	first
	singleDays
	happened
	sideBySide
	sources
	Parts   map[string][]figure // charts, by the part of the page that they stand in
	Studies []studyView         // in the order of the page
	Map     fill.Markup
	Data    fill.Script
}

// head is what stands above the page, and what a browser needs to know.
type head struct {
	Title, Question string
	Name, Strategy  string
	Policy          string
	Style           fill.Style
	Scripts         []fill.Script
	ECharts         string
}

// newHead is the head of the page of a scenario.
func newHead(s *report.Subject) head {
	scripts, style := newScripts(), newStyle()
	return head{
		Title: phrase.Plain(s.Title), Question: phrase.Plain(s.Question), Name: phrase.Plain(s.Name), Strategy: strategyWords(s.Strategy, s.StrategyTitle),
		Policy: policyFor(scripts, style), Style: style, Scripts: scripts, ECharts: EChartsVersion,
	}
}

// first is the first screen: the answer, and what limits it.
type first struct {
	Summary   []string
	Bars      *bars  // strategies from best to worst; nil if there is only one
	Origins   string // how many numbers are published, assumed and fitted
	Idle      []string
	Key       []text.KeyFigure
	Board     []figure // what a printed first page has beside it
	Recovered string
	Caveats   []string
}

// happened is the run: its windows, what was lost, and why.
type happened struct {
	Sections   map[string]text.Section
	Windows    []chart.ChartSpan
	Length     report.Number
	Causes     []cause
	Reconciled string
	// IsAttributed says that the script knows of some causes what would have been without them.
	IsAttributed bool
}

// sideBySide is the strategies side by side.
type sideBySide struct {
	Strategies []text.Section
	Compared   int          // replications of each strategy
	LossUnit   string       // of the small charts of losses by strategy
	Losses     text.Section // and their table
}

// sources are where the numbers come from, and how to have the same again.
type sources struct {
	Regulator  []text.Section
	Provenance []origin
	Own        text.Section // the numbers that strategies change
	How        [][2]string
	Commands   []string
	Warnings   []string
}

// figure is a chart in the page.
type figure struct {
	chart.Chart
	Label string // for those who do not see it
}

// newView gathers what is said, and what the script draws from.
func newView(d *report.Document, c *report.Comparison, studies ...*study.Document) (*view, error) {
	v := &view{
		head:     newHead(&d.Scenario),
		first:    first{Bars: barsOfAnswer(d), Origins: originsOf(d, c), Key: text.KeyFigures(d)},
		happened: happened{Sections: text.Sections(d), Windows: chart.Spans(d), Length: d.Length(), Causes: causesOf(d), Reconciled: text.Reconciled(d)},
		sources:  sources{Regulator: text.RegulatorTables(d), Provenance: origins(d), How: how(d), Commands: commands(d, c)},
		Parts:    map[string][]figure{}, Map: worldMap(d, false),
	}
	charts, playbacks, warnings := chart.Of(d), d.Playback, d.Warnings
	if c != nil {
		charts, playbacks, warnings = append(charts, chart.OfComparison(c)...), c.Playback, append(slices.Clone(warnings), c.Warnings...)
		v.Own = text.SectionOf("own-numbers", text.OwnNumbers(c))
		v.compare(c)
	} else {
		v.Summary, v.Idle = text.Answer(d), text.NeverActed(d)
	}
	for i := range v.Summary {
		v.Summary[i] = held(v.Summary[i])
	}
	for _, w := range warnings {
		v.Warnings = append(v.Warnings, phrase.Plain(w))
	}
	for _, chart := range charts {
		v.place(chart)
	}
	v.board()
	v.singleDays = daysOf(d, playbacks)
	s := newScript(d, charts)
	v.addStudies(s, studies)
	v.IsAttributed = sayWithout(s.Causes, withoutOf(d, studies))
	err := s.play(d, playbacks)
	if err != nil {
		return nil, err
	}
	v.Data, err = jsonOf(s)
	return v, err
}

// strategyWords is a strategy as people know it: by its title, and by its name if it has none.
func strategyWords(name, title string) string { return phrase.Plain(cmp.Or(title, name)) }

// compare adds the comparison of the strategies.
func (v *view) compare(c *report.Comparison) {
	v.Summary, v.Bars, v.Idle = text.AnswerOfComparison(c), barsOf(c), text.NeverActedUnder(c)
	v.How = append(v.How, [2]string{"digest of the judged measures under all strategies", phrase.Plain(c.Run.Digest)})
	v.sideBySide = sideBySide{text.SectionsOfComparison(c), c.Run.Replications, chart.LossUnit(c), chart.LossTable(c)}
}

// mostCaveats is how many warnings stand on the printed first page, and longestCaveat how many bytes each may have. There is room
// for no more beside a dozen strategies, the spread over the ranges and the chart. All warnings stand further on.
const mostCaveats, longestCaveat = 1, 250

// caveats are the warnings that the printed first page has room for.
func caveats(warnings []string) (list []string) {
	for _, w := range warnings {
		if len(list) < mostCaveats && len(w) <= longestCaveat {
			list = append(list, w)
		}
	}
	return list
}

// board chooses what the printed first page has beside the answer: the calls by the clock, how it recovered, and the main warnings.
func (v *view) board() {
	calls, recovery := v.Parts["curves"], v.Parts["recovery"]
	v.Board, v.Caveats = calls[:min(1, len(calls))], caveats(v.Warnings)
	if len(recovery) > 0 {
		v.Recovered = recovery[0].Title + "."
	}
}

// place puts a chart where it belongs.
func (v *view) place(c chart.Chart) {
	c.Title = held(c.Title)
	after := ""
	if c.Place == chart.AtMultiples {
		after = " all of these charts"
	}
	part := string(c.Place)
	v.Parts[part] = append(v.Parts[part], figure{c, c.Title + ". " + c.Sub + ". The figures are in the table that follows" + after + "."})
}

// held keeps a number and its sign of per cent on one line.
func held(text string) string { return strings.ReplaceAll(text, " %", "\u00a0%") }

// palette are the colours of the charts, for the script.
func palette() map[string][2]string {
	list := map[string][2]string{"": {chart.Palette["quiet"].Light, chart.Palette["quiet"].Dark}}
	for tone, c := range chart.Palette {
		list[string(tone)] = [2]string{c.Light, c.Dark}
	}
	return list
}

// how is how it was computed.
func how(d *report.Document) [][2]string {
	r := &d.Run
	list := [][2]string{
		{"scenario", phrase.Plain(d.Scenario.Name)}, {"strategy", phrase.Plain(d.Scenario.Strategy)}, {"from", d.Scenario.Start}, {"to", d.Scenario.End}, {"zone", d.Scenario.Zone},
		{"program", "nines " + phrase.Plain(d.Version)}, {"seed", fmt.Sprint(r.Seed)}, {"replications", fmt.Sprint(r.Replications)},
		{"digest of the judged measures", phrase.Plain(r.Digest)}, {"fingerprint of the scenario", phrase.Plain(d.Scenario.Fingerprint)},
		{"intervals", fmt.Sprintf("%.0f %% confidence, over replications", 100*r.Level)},
	}
	if s := d.Scenario; s.Shift != 0 {
		list = append(list, [2]string{"shifted", text.ShiftWords(&s)})
	}
	if w := d.Scenario.WarmUp; w > 0 {
		list = append(list, [2]string{"warm-up", words.Length(des.FromSeconds(float64(w)))})
	}
	return list
}

// theScenario stands for the scenario's file in commands. Its name would run a scenario of the library where the file is a
// changed copy of that.
const theScenario = "SCENARIO"

// commands are how to have the same again. What is set on the command line counts as part of the scenario.
func commands(d *report.Document, c *report.Comparison) []string {
	options := fmt.Sprintf("--seed %d --replications %d", d.Run.Seed, d.Run.Replications)
	if c == nil {
		return []string{fmt.Sprintf("nines run %s --strategy %s %s -o DIR", theScenario, phrase.Plain(d.Scenario.Strategy), options)}
	}
	var names []string
	for _, s := range c.Strategies[1:] {
		names = append(names, phrase.Plain(s.Name))
	}
	return []string{fmt.Sprintf("nines compare %s --baseline %s --strategies %s --window %s %s -o DIR",
		theScenario, phrase.Plain(c.Strategies[0].Name), strings.Join(names, ","), phrase.Plain(c.Window), options)}
}
