package words

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// Width is how many cells of a terminal a text takes: wide characters take two, combining ones none.
func Width(s string) int { return text.StringWidthWithoutEscSequences(s) }

// Padded fills a text up to a width with spaces.
func Padded(s string, width int) string { return s + strings.Repeat(" ", max(0, width-Width(s))) }

// Fill breaks a text at its spaces into lines of at most width cells. The first line and the later ones are indented by so
// many. A word that does not fit a line stays whole: a path or a file name can still be copied.
func Fill(s string, width, first, later int) string {
	var out strings.Builder
	column := first
	out.WriteString(strings.Repeat(" ", first))
	for i, word := range strings.Split(s, " ") {
		n := Width(word)
		switch {
		case i == 0:
		case column+1+n > width:
			out.WriteString("\n" + strings.Repeat(" ", later))
			column = later
		default:
			out.WriteString(" ")
			column++
		}
		out.WriteString(word)
		column += n
	}
	return out.String() + "\n"
}
