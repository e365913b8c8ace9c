package yamldoc

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/scenario/instead"
	"nines/sim/words"
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

	About   Misname  // the name that means nothing, if that is what is wrong
	Under   []string // the strategies under which this is wrong; none: in the scenario as it is written
	ClaimOf *Node    // the mapping in which a claim is made about a key that is not there,
	Claimed string   // and the key
	OfRest  bool     // about the word rest, which hangs on all that stands beside it
}

// Problems is everything wrong with a scenario, in the order of the file.
type Problems []Problem

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
	parts := []string{words.Wrap(p.place()+words.Clean(p.Message), "   ")}
	if p.Excerpt != "" {
		parts = append(parts, p.Excerpt)
	}
	if hint := p.hint(); hint != "" {
		parts = append(parts, words.Wrap("   "+words.Clean(hint), "     "))
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
	return words.Clean(head)
}

func (p Problem) hint() string {
	var hints []string
	if p.Allowed != "" {
		hints = append(hints, "allowed: "+p.Allowed)
	}
	if p.Suggestion != "" {
		hints = append(hints, fmt.Sprintf("did you mean %s?", words.Quoted(p.Suggestion)))
	}
	return strings.Join(hints, "; ")
}

// Among says which words would have been right in place of this one, and which of them was probably meant.
func (p *Problem) Among(word string, names []string) *Problem {
	if p.Message == "" { // one too many, which nobody will see
		return p
	}
	p.Allowed = words.Listed(names)
	p.Suggestion = words.Nearest(word, names)
	return p
}

// Allowing says in words what would have been right.
func (p *Problem) Allowing(what string) *Problem {
	p.Allowed = what
	return p
}

// Tidy sorts problems by their place and drops those said twice.
func (p Problems) Tidy() Problems {
	sorted := slices.Clone(p)
	slices.SortStableFunc(sorted, ComparePlaces)
	return slices.CompactFunc(sorted, func(a, b Problem) bool { return ComparePlaces(a, b) == 0 })
}

func ComparePlaces(a, b Problem) int {
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

// Excerpt shows a line of the file, or the part of it around the column, with a mark under the place.
func Excerpt(line []rune, number, column, width int) string {
	start := max(0, min(column-1-words.ExcerptWidth/2, len(line)-words.ExcerptWidth))
	end := min(len(line), start+words.ExcerptWidth)
	at := min(max(column-1-start, 0), end-start)
	width = max(1, min(width, end-start-at))
	text := words.Clean(string(line[start:end]))
	if start > 0 {
		text, at = "…"+text, at+1
	}
	if end < len(line) {
		text += "…"
	}
	text = strings.TrimRight(text, " ")
	return fmt.Sprintf("%5d | %s\n%5s | %s%s", number, text, "", strings.Repeat(" ", at), strings.Repeat("^", width))
}

// OrNone suggests the word none, where something else was written that is no value at all.
func (p *Problem) OrNone(n *Node) {
	if n.Kind == ScalarNode && !instead.IsNumberWord(n.Value) && words.Slip(n.Value, []string{"none"}) != "" {
		p.Suggestion = "none"
	}
}
