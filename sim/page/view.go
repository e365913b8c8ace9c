package page

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
	"nines/sim/words"
)

// view is what the page's layout is filled with.
type view struct {
	Title, Question string
	Name, Strategy  string
	Policy          string
	Style           template.CSS
	Scripts         []template.JS
	Data            template.JS
	Summary         []string
	Key             []text.KeyFigure
	Sections        map[string]text.Section
	Parts           map[string][]figure // charts, by the part of the page that they stand in
	Windows         []chart.ChartSpan
	Length          report.Number
	Causes          []report.CauseOfLoss
	Reconciled      string
	Strategies      []text.Section
	Compared        int          // replications of each strategy
	LossUnit        string       // of the small charts of losses by strategy
	Losses          text.Section // and their table
	Never           text.Section // callers never connected, by strategy
	Map             template.HTML
	Maps            []dayMap
	Begin, Last     int
	Regulator       []text.Section
	Provenance      []origin
	How             [][2]string
	Commands        []string
	Warnings        []string
	ECharts         string
}

// figure is a chart in the page.
type figure struct {
	chart.Chart
	Label string // for those who do not see it
}

// dayMap is a map on which a strategy is played back.
type dayMap struct {
	Index    int
	Strategy string
	Title    string
	Map      template.HTML
}

// origin is where a number comes from, or several of one block.
type origin struct {
	Path   string
	Values []named
	Kind   string
	Why    string
}

type named struct{ Name, Value string }

// longestPlayback is how long a run may be to be played back, in minutes: three days. The series of a longer one would make the
// page too large to send.
const longestPlayback = 3 * 24 * 60

// newView gathers what is said, and what the script draws from.
func newView(d *report.Document, c *report.Comparison) (*view, error) {
	scripts, style := newScripts(), newStyle()
	v := &view{
		Title: phrase.Plain(d.Scenario.Title), Question: phrase.Plain(d.Scenario.Question), Name: phrase.Plain(d.Scenario.Name), Strategy: phrase.Plain(d.Scenario.Strategy),
		Policy: policyFor(scripts, style), Style: style, Scripts: scripts, ECharts: EChartsVersion,
		Summary: text.Summary(d), Key: text.KeyFigures(d), Sections: text.Sections(d), Parts: map[string][]figure{}, Windows: chart.Spans(d), Length: d.Length(),
		Causes: d.CausesOfLoss(), Reconciled: text.Reconciled(d), Map: worldMap(d, false), Regulator: text.RegulatorTables(d),
		Provenance: origins(d), How: how(d), Commands: commands(d, c), Last: d.Minutes() - 1, Begin: d.OnsetMinute(),
	}
	charts, days, warnings := chart.Of(d), d.Playback, d.Warnings
	if c != nil {
		charts, days, warnings = append(charts, chart.OfComparison(c)...), c.Playback, append(slices.Clone(warnings), c.Warnings...)
		v.compare(c)
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
	if d.Minutes() > longestPlayback {
		days = nil
	}
	for i := range days {
		v.Maps = append(v.Maps, dayMap{i, phrase.Plain(days[i].Strategy), phrase.Plain(days[i].Title), worldMap(d, true)})
	}
	var err error
	v.Data, err = jsonOf(newScript(d, charts, days))
	return v, err
}

// compare adds the comparison of the strategies.
func (v *view) compare(c *report.Comparison) {
	v.Summary = text.SummaryOfComparison(c)
	v.Strategies, v.LossUnit, v.Compared = text.SectionsOfComparison(c), chart.LossUnit(c), c.Run.Replications
	v.Losses, v.Never = chart.LossTable(c), chart.DifferenceTable(c, "callers.never-connected")
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

func palette() map[string][2]string {
	list := map[string][2]string{"": {chart.Palette["quiet"].Light, chart.Palette["quiet"].Dark}}
	for tone, c := range chart.Palette {
		list[string(tone)] = [2]string{c.Light, c.Dark}
	}
	return list
}

// origins lists the sources of the numbers. The most doubtful come first: fitted and assumed ones. Numbers of one block with
// the same source share a line.
func origins(d *report.Document) []origin {
	var list []origin
	for _, kind := range []string{"fitted", "assumed", "unstated", "default", "published"} {
		block := ""
		for _, p := range d.Provenance {
			if p.Kind != kind {
				continue
			}
			at := strings.LastIndex(p.Path, ".") + 1
			last := len(list) - 1
			if at > 0 && block == p.Path[:at] && list[last].Why == phrase.Plain(p.Why) {
				list[last].Path = phrase.Plain(block) + "…"
				list[last].Values = append(list[last].Values, named{phrase.Plain(p.Path[at:]), phrase.Plain(p.Value)})
				continue
			}
			block = p.Path[:at]
			list = append(list, origin{phrase.Plain(p.Path), []named{{phrase.Plain(p.Path[at:]), phrase.Plain(p.Value)}}, p.Kind, phrase.Plain(p.Why)})
		}
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

// commands are how to have the same again. What is set on the command line counts as part of the scenario.
func commands(d *report.Document, c *report.Comparison) []string {
	options := fmt.Sprintf("--seed %d --replications %d", d.Run.Seed, d.Run.Replications)
	if c == nil {
		return []string{fmt.Sprintf("nines run SCENARIO --strategy %s %s -o DIR", phrase.Plain(d.Scenario.Strategy), options)}
	}
	var names []string
	for _, s := range c.Strategies[1:] {
		names = append(names, phrase.Plain(s.Name))
	}
	return []string{fmt.Sprintf("nines compare SCENARIO --baseline %s --strategies %s --window %s %s -o DIR",
		phrase.Plain(c.Strategies[0].Name), strings.Join(names, ","), phrase.Plain(c.Window), options)}
}
