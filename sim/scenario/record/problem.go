package record

import (
	"fmt"
	"strings"

	"nines/sim/scenario/table"
	"nines/sim/words"
)

// Problem is one thing wrong with a record, or with what was said about it.
type Problem struct {
	table.Place
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
	causes   map[string]*cause
}

// add collects a problem and gives its place in the list; nil if nobody will see it.
func (l *list) add(p Problem) *Problem {
	if l.isAlike(p) {
		return nil
	}
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
	l.countAlike()
	if l.unshown > 0 {
		last := &l.problems[mostShown]
		last.Message = fmt.Sprintf("%s more records are wrong; this is the first of them", words.Thousands(l.unshown))
		last.Word, last.Names, last.Allowed = "", nil, ""
	}
	return l.problems
}

// sample is a list of words, cut short where the first few say enough.
func sample(list []string, most int) string {
	shown := make([]string, 0, most)
	for _, w := range list[:min(len(list), most)] {
		shown = append(shown, words.Quoted(w))
	}
	text := strings.Join(shown, ", ")
	if more := len(list) - most; more > 0 {
		text += fmt.Sprintf(" and %s more", words.Thousands(more))
	}
	return text
}
