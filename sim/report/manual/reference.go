package manual

import (
	"io"
	"strings"

	"nines/sim/report/text"
	"nines/sim/scenario/reference"
)

// Reference writes what there is to say of a part of the language of scenarios.
func Reference(to io.Writer, list []reference.Reference) error {
	var out strings.Builder
	for i, r := range list {
		if i > 0 {
			out.WriteString("\n")
		}
		out.WriteString(r.Title + "\n") // as it is written in a file
		for _, s := range r.Says {
			out.WriteString(text.Filled(s, 2, 2))
		}
		for _, k := range r.Keys {
			name := k.Path
			if k.Form != "" {
				name += " (" + k.Form + ")"
			}
			out.WriteString(text.Filled(name, 2, 10) + text.Filled(k.Doc, 6, 6))
		}
	}
	_, err := io.WriteString(to, out.String())
	return err
}
