package narrate

import (
	"io"
	"strings"

	"nines/sim/words"
)

// Markdown writes the page for a document: one story as a list, two as a table.
func (p *Page) Markdown(to io.Writer) error {
	var out strings.Builder
	out.WriteString("# " + words.NoMarkup(p.title()) + "\n\n")
	for _, line := range p.head() {
		out.WriteString("- " + words.NoMarkup(line) + "\n")
	}
	out.WriteString("\n")
	if len(p.Stories) == 1 {
		p.asList(&out)
	} else {
		p.asTable(&out)
	}
	for _, line := range p.endings() {
		out.WriteString("\n" + words.NoMarkup(line) + "\n")
	}
	_, err := io.WriteString(to, out.String())
	return err
}

// asList writes one story as a list of times.
func (p *Page) asList(out *strings.Builder) {
	for _, g := range p.Stories[0].Paragraphs {
		out.WriteString("- **" + clock(p.Stories[0].Plan, g.At) + "** " + words.NoMarkup(g.Text) + "\n")
	}
}

// asTable writes two stories side by side. Sentences of the same moment share a row.
func (p *Page) asTable(out *strings.Builder) {
	line := func(cells ...string) { out.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	one, other := p.Stories[0], p.Stories[1]
	line("", words.NoMarkup(one.strategy()), words.NoMarkup(other.strategy()))
	line("---", "---", "---")
	for _, r := range p.rows() {
		line(clock(one.Plan, r.at), words.NoMarkup(r.left), words.NoMarkup(r.right))
	}
	line("in the end", words.NoMarkup(one.Ending), words.NoMarkup(other.Ending))
}
