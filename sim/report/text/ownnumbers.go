package text

import (
	"fmt"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// OwnNumbers are the numbers that each strategy changes of those of the first, with their sources.
func OwnNumbers(d *report.Comparison) Block {
	b := Block{Title: "What each strategy changes", Header: []string{"strategy", "number", "value", "source or reason"}, Prose: true}
	for _, s := range d.Strategies {
		name := d.TitleOf(s.Name)
		for _, p := range s.Numbers {
			source := p.Kind
			if p.Why != "" {
				source += ": " + p.Why
			}
			b.Rows = append(b.Rows, []string{phrase.Cut(name, mostTitle), phrase.Cut(phrase.Plain(p.Path), mostPath), phrase.Cut(phrase.Plain(p.Said()), mostTitle), phrase.Plain(source)})
		}
	}
	if len(b.Rows) > 0 {
		b.Notes = []string{fmt.Sprintf("All other numbers are those of “%s”.", strings.TrimSuffix(d.TitleOf(d.Strategies[0].Name), "."))}
	}
	return b
}

// mostPath is how many characters of a number's place are shown.
const mostPath = 60
