package page

import (
	"fmt"
	"strings"

	"nines/sim/report"
	"nines/sim/report/caution"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// idleOf says what did nothing: no figure can be due to it. In a comparison it says under which strategies.
func idleOf(d *report.Document, c *report.Comparison) []string {
	if c == nil {
		var list []string
		for _, i := range d.Idle {
			list = append(list, idleWords(i, ""))
		}
		return list
	}
	var order []caution.Idle
	under := map[string][]string{}
	for _, s := range c.Strategies {
		for _, i := range s.Idle {
			key := i.Part + "." + i.Name + ": " + i.Reason
			if under[key] == nil {
				order = append(order, i)
			}
			under[key] = append(under[key], "“"+strategyWords(s.Name, s.Title)+"”")
		}
	}
	var list []string
	for _, i := range order {
		where := "Under every strategy: "
		if names := under[i.Part+"."+i.Name+": "+i.Reason]; len(names) < len(c.Strategies) {
			where = "Under " + words.Joined(names) + ": "
		}
		list = append(list, idleWords(i, where))
	}
	return list
}

// idleWords is one part of the scenario that did nothing, after where that was.
func idleWords(i caution.Idle, where string) string {
	often := "never did anything"
	if i.Share < 1 {
		often = "did nothing on " + phrase.Percent(i.Share) + " of the days"
	}
	text := fmt.Sprintf("%sthe %s “%s” %s", where, phrase.Plain(i.Part), strategyWords(i.Name, i.Title), often)
	if reason := strings.TrimSuffix(phrase.Plain(i.Reason), "."); reason != "" {
		text += ": " + reason
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
