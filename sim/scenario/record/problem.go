package record

import (
	"fmt"
	"strings"
)

// Place is where something stands in a file.
type Place struct {
	Line, Column, Width int    // from 1, in characters; Line 0: the file as a whole
	Text                string // the line
}

// Problem is one thing wrong with a record, or with what was said about it.
type Problem struct {
	Place
	Key     string   // what was said and is wrong, below demand: columns.time.format; empty: the file
	Message string   // what was found
	Word    string   // what should be one of the names, for a suggestion
	Names   []string // what is allowed, as names,
	Allowed string   // or in words
}

func (p Problem) Error() string {
	if p.Line == 0 {
		return p.Message
	}
	return fmt.Sprintf("%d:%d: %s", p.Line, p.Column, p.Message)
}

// mostShown is how many problems of one file are told one by one.
const mostShown = 10

// list collects problems. Of too many, the last counts the rest.
type list struct {
	problems []Problem
	unshown  int
}

// add collects a problem and gives its place in the list; nil if nobody will see it.
func (l *list) add(p Problem) *Problem {
	if len(l.problems) == mostShown && l.unshown == 0 {
		l.problems = append(l.problems, p)
	}
	if len(l.problems) > mostShown {
		l.unshown++
		return nil
	}
	l.problems = append(l.problems, p)
	return &l.problems[len(l.problems)-1]
}

// finish says how many problems are not shown.
func (l *list) finish() []Problem {
	if l.unshown > 0 {
		last := &l.problems[mostShown]
		last.Message = fmt.Sprintf("%s more records are wrong; this is the first of them", Thousands(l.unshown))
		last.Word, last.Names, last.Allowed = "", nil, ""
	}
	return l.problems
}

// Thousands is a number with its thousands apart.
func Thousands(n int) string {
	text := fmt.Sprint(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

// Quoted shows what somebody wrote, shortened if it is long.
func Quoted(text string) string {
	const longest = 40
	runes := []rune(text)
	if len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

// Counted is a number of things, in the singular where it is one.
func Counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return Thousands(n) + " " + more
}

// sample is a list of words, cut short where the first few say enough.
func sample(words []string, most int) string {
	shown := make([]string, 0, most)
	for _, w := range words[:min(len(words), most)] {
		shown = append(shown, Quoted(w))
	}
	text := strings.Join(shown, ", ")
	if more := len(words) - most; more > 0 {
		text += fmt.Sprintf(" and %s more", Thousands(more))
	}
	return text
}
