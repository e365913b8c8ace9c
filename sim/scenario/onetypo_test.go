package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// spot is a word of a file that a slip of the hand may change: a key, a name, or a word of the language.
type spot struct {
	path         string // of the mapping that it is a key of, or of itself
	word         string
	line, column int
	isKey        bool
}

// prose are the keys behind which anything may stand.
var prose = []string{"title", "question", "scenario", "source", "assumed", "fitted", "owner", "authority", "csv", "from", "says", "common-cause"}

// spots are the words of a document.
func spots(n *yamldoc.Node, path string) (list []spot) {
	switch n.Kind {
	case yamldoc.MappingNode:
		for _, p := range yamldoc.Pairs(n) {
			if !yamldoc.Reserved(p.Key.Value) && p.Key.Style == 0 {
				list = append(list, spot{path, p.Key.Value, p.Key.Line, p.Key.Column, true})
			}
			if !slices.Contains(prose, p.Key.Value) || p.Value.Kind == yamldoc.MappingNode && !yamldoc.Reserved(p.Key.Value) {
				list = append(list, spots(p.Value, yamldoc.Join(path, p.Key.Value))...)
			}
		}
	case yamldoc.SequenceNode:
		for i, item := range n.Content {
			list = append(list, spots(item, yamldoc.Element(path, i))...)
		}
	default:
		if n.Style == 0 && !strings.Contains(n.Value, " ") && unicode.IsLetter([]rune(n.Value)[0]) && !strings.HasSuffix(n.Value, ".csv") {
			list = append(list, spot{path, n.Value, n.Line, n.Column, false})
		}
	}
	return list
}

// slipOf is a word with two letters in each other's place, in the last part of a path or in the first; "" if there are none.
func slipOf(word string, first bool) string {
	head, tail := "", word
	if at := strings.LastIndex(word, "."); at >= 0 && !first {
		head, tail = word[:at+1], word[at+1:]
	}
	letters := []rune(tail)
	end := len(letters)
	if at := slices.Index(letters, '.'); at >= 0 {
		end = at
	}
	for i := (end - 1) / 2; i+1 < end; i++ {
		if a, b := letters[i], letters[i+1]; a != b && unicode.IsLetter(a) && unicode.IsLetter(b) {
			letters[i], letters[i+1] = b, a
			return head + string(letters)
		}
	}
	return ""
}

// withSlip is a text with a slip in one of its words.
func withSlip(lines [][]rune, at spot, slip string) []byte {
	var text strings.Builder
	for i, line := range lines {
		if i == at.line-1 {
			from := at.column - 1
			text.WriteString(string(line[:from]) + slip + string(line[from+len([]rune(at.word)):]) + "\n")
			continue
		}
		text.WriteString(string(line) + "\n")
	}
	return []byte(text.String())
}

// isGiven reports whether a key gives something its name: another name may be meant.
func (s spot) isGiven() bool {
	whole := yamldoc.Join(s.path, s.word)
	if rest, ok := strings.CutPrefix(whole, "strategies."); ok && strings.Contains(rest, ".") {
		_, whole, _ = strings.Cut(rest, ".")
	}
	block := strings.TrimSuffix(strings.TrimSuffix(whole, lastPart(whole)), ".")
	isWord := strings.HasSuffix(s.path, "world.callers.kinds") || strings.HasPrefix(whole, "world.demand.columns.") && strings.Contains(whole, ".values.") || // of a record
		strings.Contains(whole, "columns.caller.nobody[") || strings.Contains(whole, "columns.only.") || strings.Contains(whole, "columns.names[") || strings.HasSuffix(s.path, ".zone")
	list, _, isListed := strings.Cut(s.path, "[")
	isFeature := isListed && !s.isKey && spec.GivesNames(list) || strings.Contains(s.path, ".features[")
	return s.isKey && spec.GivesNames(block) || isWord || isFeature || strings.HasSuffix(s.path, ".centre") // of people who are called in
}

// TestOneSlipIsOneError plants one slip in each word of good files in turn, and demands one error, which shows the slip or names
// it, with what was meant.
func TestOneSlipIsOneError(t *testing.T) {
	texts := corpus(t, "good")
	maps.Copy(texts, library(t))
	every := 83
	if effort.IsLong() {
		every = 1
	}
	tried, n := 0, 0
	faults := map[string]string{}
	for _, name := range inOrder(texts) {
		doc, problems := yamldoc.Parse(name, texts[name])
		require.Empty(t, problems)
		for _, at := range spots(doc.Root, "") {
			for _, first := range []bool{false, true} {
				slip := slipOf(at.word, first)
				if n++; slip == "" || n%every != 0 || first && !strings.Contains(at.word, ".") || strings.Contains(string(texts[name]), slip) {
					continue
				}
				tried++
				if fault := slipFault(name, withSlip(linesOf(texts[name]), at, slip), at, slip); fault != "" {
					faults[fmt.Sprintf("%s:%d:%d %s %s → %s", name, at.line, at.column, at.path, at.word, slip)] = fault
				}
			}
		}
	}
	t.Log(tried, "slips")
	for _, spot := range slices.Sorted(maps.Keys(faults)) {
		t.Errorf("%s\n%s", spot, faults[spot])
	}
}

// slipFault is what is wrong with the answer to a slip, or "".
func slipFault(name string, text []byte, at spot, slip string) string {
	_, err := loadIn("good", name, text)
	problems, _ := err.(yamldoc.Problems)
	switch {
	case err == nil && at.isGiven():
		return ""
	case err == nil:
		return "accepted"
	case len(problems) != 1:
		return fmt.Sprintf("%d errors\n%v", len(problems), err)
	}
	p := problems[0]
	isThere := p.Line == at.line && p.Column >= at.column && p.Column < at.column+len([]rune(slip))
	isNamed := strings.Contains(p.Message+p.Allowed+p.Suggestion, lastPart(at.word)) || strings.Contains(p.Message, slip)
	switch {
	case at.path == "numbers" && strings.HasSuffix(p.Suggestion, "."+slip): // used once: either the number or its use is misspelt
		return ""
	case !isThere && !(isNamed && at.isGiven()):
		return "elsewhere\n" + err.Error()
	case isThere && len(slip) > 3 && !at.isGiven() && !isMeant(p.Suggestion, at.word) && !strings.Contains(p.Message, at.word):
		return "no suggestion\n" + err.Error()
	}
	return ""
}

// isMeant reports whether a suggestion has what a word should have been: the end of a path, or its misspelt beginning.
func isMeant(suggestion, word string) bool {
	return strings.Contains(suggestion, lastPart(word)) || suggestion != "" && strings.HasPrefix(word, suggestion+".")
}

func lastPart(word string) string {
	word, _, _ = strings.Cut(word, " ")
	return word[strings.LastIndex(word, ".")+1:]
}

// linesOf are the lines of a text, in characters.
func linesOf(text []byte) (lines [][]rune) {
	for _, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		lines = append(lines, []rune(line))
	}
	return lines
}
