package study

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
	"nines/sim/words"
)

// times are the start and the end of the run, in the scenario's zone.
func (d *Document) times() (start, end time.Time) {
	return (&report.Document{Scenario: d.Scenario}).Times()
}

// Setting is what the charts of the study have in common.
func (d *Document) Setting() chart.Setting {
	start, end := d.times()
	return chart.Setting{Start: start, End: end, Source: strings.Join([]string{
		phrase.Plain(d.Scenario.Name), "nines " + string(d.Kind), fmt.Sprintf("seed %d", d.Seed), "nines " + phrase.Plain(d.Version),
	}, "  ·  ")}
}

// Drawn are the charts as a page and a picture draw them: each with its table, and with a name that no other study of the
// scenario uses.
func (d *Document) Drawn() []chart.Chart {
	list := make([]chart.Chart, len(d.Charts))
	for i, c := range d.Charts {
		list[i] = c.Chart
		list[i].Title, list[i].Table = words.Capital(phrase.Plain(c.Title)), c.Table.Section()
		if prefix := string(d.Kind) + "-"; !strings.HasPrefix(c.ID, prefix) {
			list[i].ID = prefix + c.ID
		}
	}
	return list
}

// Section is a table as a part of a page.
func (t *Table) Section() text.Section {
	b := block(*t)
	b.ExplainStars()
	return text.Section{ID: t.ID, Title: b.Title, Header: b.Header, Rows: b.Rows, Notes: b.Notes}
}

// shorts are the kinds as a list of contents names them.
var shorts = map[Kind]string{Solve: "How much", Explore: "What matters", Attribute: "What did what", Sweep: "What if", Calibrate: "What fits"}

// Short is a kind as a list of contents names it.
func Short(k Kind) string { return shorts[k] }

// InOrder are studies in the order in which a page has them.
func InOrder(list []*Document) []*Document {
	return slices.SortedStableFunc(slices.Values(list), func(a, b *Document) int {
		return cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind))
	})
}
