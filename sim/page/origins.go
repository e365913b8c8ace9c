package page

import (
	"fmt"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/words"
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

// countOrigins says how many of the numbers are published, and what that means for the intervals. It is empty if the document
// has no numbers.
func countOrigins(d *report.Document) string {
	kinds := map[string]int{}
	for _, p := range d.Provenance {
		kinds[p.Kind]++
	}
	var parts []string
	for _, k := range []struct{ kind, words string }{
		{"published", "published"}, {"assumed", "assumed"}, {"fitted", "fitted"}, {"unstated", "without a stated origin"}, {"default", "defaults of nines"},
	} {
		if n := kinds[k.kind]; n > 0 {
			parts = append(parts, fmt.Sprint(n, " ", k.words))
		}
	}
	switch n := len(d.Provenance); {
	case n == 0:
		return ""
	case kinds["published"] == n:
		return fmt.Sprintf("All %d numbers of the scenario are published. The intervals are simulation noise only.", n)
	default:
		return fmt.Sprintf("Of %d numbers %s. The intervals are simulation noise only: they do not say how wrong the numbers may be.", n, words.Joined(parts))
	}
}

// idle says what never acted in any replication: nothing on the page can be due to it.
func idle(d *report.Document) []string {
	var list []string
	for _, t := range d.Trouble {
		if t.Times.N > 0 && t.Times.Mean == 0 {
			list = append(list, strategyWords(t.Name, t.Title))
		}
	}
	for _, r := range d.Remedies {
		if !r.Stands && r.Times.N > 0 && r.Times.Mean == 0 {
			list = append(list, strategyWords(r.Name, r.Title))
		}
	}
	if len(list) == 0 {
		return nil
	}
	return []string{"Never acted in any replication: " + words.Joined(list) + "."}
}
