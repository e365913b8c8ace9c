package scenario

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Problem is one thing wrong with a scenario, said to the person who wrote it: where it stands, what was found, what
// is allowed there, and what was probably meant.
type Problem struct {
	File       string // as it was named when it was read; for --set the assignment itself
	Line       int    // from 1; 0 if the problem has no place in a file
	Column     int    // from 1, in characters
	Path       string // the keys that lead there: world.platforms.backup.queue
	Message    string
	Allowed    string // what may stand here, as one line
	Suggestion string // the one word that was probably meant
	Excerpt    string // the line with a mark under the place: two lines, ready to print
}

// Problems is everything wrong with a scenario, in the order of the file.
type Problems []Problem

// The widths of what is printed, in characters.
const (
	pageWidth    = 100
	excerptWidth = 84
)

// Error prints every problem, with an empty line between two.
func (p Problems) Error() string {
	texts := make([]string, len(p))
	for i, problem := range p {
		texts[i] = problem.Error()
	}
	return strings.Join(texts, "\n\n")
}

// Error prints the place and the message, then the excerpt, then what to write instead.
func (p Problem) Error() string {
	parts := []string{wrap(p.place()+Clean(p.Message), "   ")}
	if p.Excerpt != "" {
		parts = append(parts, p.Excerpt)
	}
	if hint := p.hint(); hint != "" {
		parts = append(parts, wrap("   "+Clean(hint), "     "))
	}
	return strings.Join(parts, "\n")
}

// place is the head of the message: file:line:column and the path, as far as they are known.
func (p Problem) place() string {
	head := ""
	if p.File != "" {
		head = p.File + ": "
	}
	if p.File != "" && p.Line > 0 {
		head = fmt.Sprintf("%s:%d:%d: ", p.File, p.Line, p.Column)
	}
	if p.Path != "" {
		head += p.Path + ": "
	}
	return Clean(head)
}

func (p Problem) hint() string {
	var hints []string
	if p.Allowed != "" {
		hints = append(hints, "allowed: "+p.Allowed)
	}
	if p.Suggestion != "" {
		hints = append(hints, fmt.Sprintf("did you mean %s?", quoted(p.Suggestion)))
	}
	return strings.Join(hints, "; ")
}

// among says which words would have been right in place of this one, and which of them was probably meant.
func (p *Problem) among(word string, names []string) *Problem {
	if p.Message == "" { // one too many, which nobody will see
		return p
	}
	p.Allowed = listed(names)
	p.Suggestion = Nearest(word, names)
	return p
}

// listed is a list of names as one line, and not more of them than anybody reads.
func listed(names []string) string {
	const most = 40
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
}

// allowing says in words what would have been right.
func (p *Problem) allowing(what string) *Problem {
	p.Allowed = what
	return p
}

// tidy sorts problems by their place and drops those said twice.
func (p Problems) tidy() Problems {
	sorted := slices.Clone(p)
	slices.SortStableFunc(sorted, comparePlaces)
	return slices.CompactFunc(sorted, func(a, b Problem) bool { return comparePlaces(a, b) == 0 })
}

func comparePlaces(a, b Problem) int {
	for _, order := range []int{
		strings.Compare(a.File, b.File), a.Line - b.Line, a.Column - b.Column,
		strings.Compare(a.Path, b.Path), strings.Compare(a.Message, b.Message),
	} {
		if order != 0 {
			return order
		}
	}
	return 0
}

// excerpt shows a line of the file, or the part of it around the column, with a mark under the place.
func excerpt(line []rune, number, column, width int) string {
	start := max(0, min(column-1-excerptWidth/2, len(line)-excerptWidth))
	end := min(len(line), start+excerptWidth)
	at := min(max(column-1-start, 0), end-start)
	width = max(1, min(width, end-start-at))
	text := Clean(string(line[start:end]))
	if start > 0 {
		text, at = "…"+text, at+1
	}
	if end < len(line) {
		text += "…"
	}
	text = strings.TrimRight(text, " ")
	return fmt.Sprintf("%5d | %s\n%5s | %s%s", number, text, "", strings.Repeat(" ", at), strings.Repeat("^", width))
}

// Clean makes text harmless to a terminal and keeps its columns: one visible character for one.
func Clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsPrint(r):
			return r
		}
		return unicode.ReplacementChar
	}, text)
}

// quoted shows what somebody wrote, shortened if it is long.
func quoted(text string) string {
	const longest = 40
	runes := []rune(text)
	if len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

// wrap breaks text at spaces so that it fits the page; every line but the first begins with the indent. A word that
// does not fit a line stays whole, so that a path or a file name can still be copied.
func wrap(text, indent string) string {
	var lines []string
	line := ""
	for i, word := range strings.SplitAfter(text, " ") {
		if i > 0 && len([]rune(line))+len([]rune(strings.TrimRight(word, " "))) > pageWidth && strings.TrimSpace(line) != "" {
			lines = append(lines, strings.TrimRight(line, " "))
			line = indent
		}
		line += word
	}
	return strings.Join(append(lines, strings.TrimRight(line, " ")), "\n")
}
