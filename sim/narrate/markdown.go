package narrate

import (
	"io"
	"strings"
)

// Markdown writes the page for a document: one story as a list, two as a table.
func (p *Page) Markdown(to io.Writer) error {
	var out strings.Builder
	out.WriteString("# " + escaped(p.title()) + "\n\n")
	for _, line := range p.head() {
		out.WriteString("- " + escaped(line) + "\n")
	}
	out.WriteString("\n")
	if len(p.Stories) == 1 {
		p.asList(&out)
	} else {
		p.asTable(&out)
	}
	for _, line := range p.endings() {
		out.WriteString("\n" + escaped(line) + "\n")
	}
	_, err := io.WriteString(to, out.String())
	return err
}

func (p *Page) asList(out *strings.Builder) {
	for _, g := range p.Stories[0].Paragraphs {
		out.WriteString("- **" + clock(p.Stories[0].Plan, g.At) + "** " + escaped(g.Text) + "\n")
	}
}

func (p *Page) asTable(out *strings.Builder) {
	line := func(cells ...string) { out.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	one, other := p.Stories[0], p.Stories[1]
	line("", escaped(one.strategy()), escaped(other.strategy()))
	line("---", "---", "---")
	for _, r := range p.rows() {
		line(clock(one.Plan, r.at), escaped(r.left), escaped(r.right))
	}
	line("in the end", escaped(one.Ending), escaped(other.Ending))
}

// escaped keeps names from a scenario from being taken as markup.
func escaped(text string) string {
	return strings.NewReplacer("\\", "\\\\", "&", "&amp;", "<", "&lt;", ">", "&gt;",
		"`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[", "|", "\\|").Replace(text)
}
