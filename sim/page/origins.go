package page

import (
	"strings"

	"nines/sim/report"
	"nines/sim/report/doubt"
	"nines/sim/report/phrase"
)

// origin is where a number comes from, or several of one block.
type origin struct {
	Path   string
	Values []named
	Kind   string
	Why    string
}

type named struct{ Name, Value string }

// origins lists the sources of the numbers. The most doubtful come first: fitted and assumed ones. Numbers of one block with
// the same source share a line.
func origins(d *report.Document) []origin {
	var list []origin
	for _, kind := range []string{"fitted", "assumed", "chosen", "unstated", "default", "published"} {
		block := ""
		for _, p := range d.Provenance {
			if p.Kind != kind {
				continue
			}
			at := strings.LastIndex(p.Path, ".") + 1
			last := len(list) - 1
			if at > 0 && block == p.Path[:at] && list[last].Why == phrase.Plain(p.Why) {
				list[last].Path = phrase.Plain(block) + "…"
				list[last].Values = append(list[last].Values, named{phrase.Plain(p.Path[at:]), phrase.Plain(p.Said())})
				continue
			}
			block = p.Path[:at]
			list = append(list, origin{phrase.Plain(p.Path), []named{{phrase.Plain(p.Path[at:]), phrase.Plain(p.Said())}}, p.Kind, phrase.Plain(p.Why)})
		}
	}
	return list
}

// originsOf says how many numbers come from where: of all strategies, if there are several.
func originsOf(d *report.Document, c *report.Comparison) string {
	if c != nil {
		return doubt.OfComparison(c)
	}
	return doubt.Origins(d)
}
