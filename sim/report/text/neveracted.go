package text

import (
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// neverActed says what never acted in any replication: no figure can be due to it.
func neverActed(d *report.Document) []string {
	var list []string
	for _, t := range d.Trouble {
		if t.Times.N > 0 && t.Times.Mean == 0 {
			list = append(list, nameAndTitle(t.Name, t.Title))
		}
	}
	for _, r := range d.Remedies {
		if !r.Stands && r.Times.N > 0 && r.Times.Mean == 0 {
			list = append(list, nameAndTitle(r.Name, r.Title))
		}
	}
	if len(list) == 0 {
		return nil
	}
	return []string{"Never acted in any replication: " + words.Joined(list) + "."}
}

// nameAndTitle is a title with the name in brackets, or the name alone.
func nameAndTitle(name, title string) string {
	if title == "" {
		return phrase.Plain(name)
	}
	return phrase.Plain(title) + " (" + phrase.Plain(name) + ")"
}
