// A page shows one story or two. Two share one clock: a reader sees at a glance where the strategies begin to differ.

package narrate

import (
	"fmt"
	"io"
	"strings"

	"nines/sim/des"
	"nines/sim/words"
)

// Width is how many columns a story keeps within.
const Width = 100

// Page is the story of one caller under one strategy, or under two side by side.
type Page struct {
	Caller      string
	Replication int
	Stories     []*Story // of plans of one scenario
}

// Text writes the page for a terminal.
func (p *Page) Text(to io.Writer) error {
	var out strings.Builder
	out.WriteString(strings.ToUpper(p.title()) + "\n")
	for _, line := range p.head() {
		writeLines(&out, "  ", "      ", fill(line, Width-6))
	}
	out.WriteString("\n")
	if len(p.Stories) == 1 {
		p.inOneColumn(&out)
	} else {
		p.inTwoColumns(&out)
	}
	for _, line := range p.endings() {
		writeLines(&out, "  ", "      ", fill(line, Width-6))
	}
	_, err := io.WriteString(to, out.String())
	return err
}

// title is the heading in both formats.
func (p *Page) title() string { return "Caller " + p.Caller }

// head says which story it is, and about which caller.
func (p *Page) head() []string {
	plan := p.Stories[0].Plan
	lines := []string{fmt.Sprintf("%s: %s, replication %d, seed %d; by the clocks of %s, %s.",
		plan.Title, plan.Name, p.Replication, plan.Seed, plan.Start.Location(), plan.Start.Format("Monday 2 January 2006"))}
	for _, s := range p.Stories { // the same under each, who calls under one
		if s.Who != "" {
			lines = append(lines, s.Who)
			break
		}
	}
	if len(p.Stories) == 1 {
		lines = append(lines, "Strategy "+p.Stories[0].strategy()+".")
	}
	for i := range lines {
		lines[i] = words.Clean(lines[i])
	}
	return lines
}

// strategy is the strategy's name, with what it is.
func (s *Story) strategy() string {
	if s.Plan.StrategyTitle == "" {
		return words.Clean(s.Plan.Strategy)
	}
	return words.Clean(s.Plan.Strategy + ": " + strings.TrimRight(s.Plan.StrategyTitle, "."))
}

// endings say how it ended, and what the difference came to.
func (p *Page) endings() (lines []string) {
	if len(p.Stories) == 1 {
		return []string{"In the end: " + p.Stories[0].Ending}
	}
	return []string{words.Clean(Difference(p.Stories[0], p.Stories[1]))}
}

// inOneColumn writes one story with the times in the margin.
func (p *Page) inOneColumn(out *strings.Builder) {
	s := p.Stories[0]
	margin := p.margin()
	for _, g := range s.Paragraphs {
		writeLines(out, fmt.Sprintf("  %*s  ", margin, clock(s.Plan, g.At)), strings.Repeat(" ", margin+4), fill(g.Text, Width-margin-4))
	}
	if len(s.Paragraphs) > 0 {
		out.WriteString("\n")
	}
}

// margin is the width of the clock times.
func (p *Page) margin() int {
	most := 0
	for _, s := range p.Stories {
		for _, g := range s.Paragraphs {
			most = max(most, len(clock(s.Plan, g.At)))
		}
	}
	return most
}

// inTwoColumns sets what happened at one instant beside each other.
func (p *Page) inTwoColumns(out *strings.Builder) {
	margin := p.margin()
	width := (Width - margin - 6) / 2
	row := func(clock string, left, right []string) {
		for i := range max(len(left), len(right)) {
			line := fmt.Sprintf("  %*s  %s  %s", margin, clock, words.Padded(lineOf(left, i), width), lineOf(right, i))
			out.WriteString(strings.TrimRight(line, " ") + "\n")
			clock = ""
		}
	}
	rule := strings.Repeat("─", 2*width+margin+6) + "\n"
	row("", fill(p.Stories[0].strategy(), width), fill(p.Stories[1].strategy(), width))
	out.WriteString(rule)
	for _, r := range p.rows() {
		row(clock(p.Stories[0].Plan, r.at), fill(r.left, width), fill(r.right, width))
	}
	out.WriteString(rule)
	row("", fill(p.Stories[0].Ending, width), fill(p.Stories[1].Ending, width))
	out.WriteString("\n")
}

// row is what happened at one instant under both strategies.
type row struct {
	at          des.Time
	left, right string
}

// rows joins two stories by time. A sentence without a partner at its moment stands alone in its row.
func (p *Page) rows() (list []row) {
	left, right := p.Stories[0].Paragraphs, p.Stories[1].Paragraphs
	for len(left) > 0 || len(right) > 0 {
		r := row{at: des.Never}
		for _, side := range [][]Paragraph{left, right} {
			if len(side) > 0 {
				r.at = min(r.at, side[0].At)
			}
		}
		if len(left) > 0 && left[0].At == r.at {
			r.left, left = left[0].Text, left[1:]
		}
		if len(right) > 0 && right[0].At == r.at {
			r.right, right = right[0].Text, right[1:]
		}
		list = append(list, r)
	}
	return list
}

// fill breaks a text into lines that fit. A word that is too long is broken.
func fill(text string, width int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		for words.Width(word) > width {
			if line != "" {
				lines, line = append(lines, line), ""
			}
			lines, word = append(lines, string([]rune(word)[:width])), string([]rune(word)[width:])
		}
		switch {
		case line == "":
			line = word
		case words.Width(line)+1+words.Width(word) > width:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// lineOf is one of some lines, or nothing below the last.
func lineOf(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// writeLines writes lines, the first with one indent and the later ones with another.
func writeLines(out *strings.Builder, first, later string, lines []string) {
	indent := first
	for _, line := range lines {
		out.WriteString(indent + line + "\n")
		indent = later
	}
}
