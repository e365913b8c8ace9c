package text

import (
	"nines/sim/report"
	"nines/sim/report/form"
	"nines/sim/report/phrase"
)

// Forms are the fields that regulators ask for, a table for each form.
func Forms(d *report.Document) (list []Block) {
	said := map[string]bool{}
	for _, f := range report.FormsOf(d) {
		dated := "The date of the rule was not found in what was read."
		if f.Dated != "" {
			dated = "The date of the rule: " + phrase.Plain(f.Dated) + "."
		}
		b := Block{Title: "For the form: " + phrase.Plain(f.Title), Header: []string{"field", "who fills it", "value"}, Notes: []string{dated}, Prose: true}
		for _, note := range f.Notes {
			if !said[note] { // what holds for all stands once
				said[note], b.Notes = true, append(b.Notes, phrase.Plain(note))
			}
		}
		for i := range f.Fields {
			b.Rows = append(b.Rows, fieldRow(&f.Fields[i]))
		}
		list = append(list, b)
	}
	return list
}

func fieldRow(f *form.Field) []string {
	name := phrase.Plain(f.Name)
	if f.Unverified {
		name += " (unverified)"
	}
	return []string{name, phrase.Plain(f.Filled), phrase.Plain(f.Value)}
}
