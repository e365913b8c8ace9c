package sim

import (
	"flag"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// To see what is to be rewritten, and where:
//
//	go test ./sim -run TestProse -v -args -prose '^sim/measure '
var proseOf = flag.String("prose", "", "list every hard sentence of the texts whose name matches this pattern")

// mostWords is the length at which a sentence becomes hard to read. Writers aim at 25.
const mostWords = 30

// hardWords are words of theatre and law, and turns of phrase that make sentences run backwards. Each has a plain form:
// "of which" and "so that" are usually a full stop.
var hardWords = regexp.MustCompile(`(?i)\b(anew|lest|whom|thereof|whereof|hereof|whence|thence|thereby|wherein|befalls?|befell|befallen|ails?|` +
	`heed|heeds|heeded|heeding|be it|but for|comes to|tells? of|told of|said of|is said to|are said to|it is said|is it said|of which|so that|` +
	`put down to|what c[oa]mes? of|how-manieth|all the more|nothing but|begun anew|told beneath)\b`)

// sentenceEnd is a full stop and what may follow it before the next sentence.
var sentenceEnd = regexp.MustCompile(`[.!?…][)"'”\]]*(\s+|$)`)

// aWord is what counts as one.
var aWord = regexp.MustCompile(`\pL|\pN`)

// sentences splits a text. A blank line, an indented line, an item of a list and a heading each start a new sentence.
func sentences(text string) (list []string) {
	var open []string
	for _, line := range append(strings.Split(text, "\n"), "") {
		plain := strings.TrimSpace(line)
		if plain == "" || line[0] == ' ' || line[0] == '\t' || strings.ContainsRune("-*#|>", rune(plain[0])) {
			list = append(list, sentencesOf(strings.Join(open, " "))...)
			open = nil
		}
		if plain != "" {
			open = append(open, plain)
		}
	}
	return list
}

// sentencesOf splits a paragraph. A full stop before a small letter ends nothing: it belongs to an abbreviation.
func sentencesOf(paragraph string) (list []string) {
	from := 0
	for _, end := range sentenceEnd.FindAllStringIndex(paragraph, -1) {
		if end[1] == len(paragraph) || paragraph[end[1]] < 'a' || paragraph[end[1]] > 'z' {
			list = append(list, strings.TrimSpace(paragraph[from:end[1]]))
			from = end[1]
		}
	}
	if from < len(paragraph) {
		list = append(list, paragraph[from:])
	}
	return list
}

// wordsIn counts the words of a sentence; dashes and other signs are none.
func wordsIn(sentence string) (n int) {
	for _, word := range strings.Fields(sentence) {
		if aWord.MatchString(word) {
			n++
		}
	}
	return n
}

func TestSentences(t *testing.T) {
	require.Equal(t, []string{"One and two.", "Three, e.g. four.", "- item one", "Five (six!)", "Seven"},
		sentences("One\nand two. Three, e.g. four.\n- item one\n\nFive (six!) Seven"))
	require.Equal(t, 3, wordsIn("a – b: 3"))
}

// hard counts what is hard to read in the texts of each kind, and lists it.
func (p prose) hard() map[string][]string {
	found := map[string][]string{}
	for kind, passages := range p {
		for _, text := range passages {
			for _, sentence := range sentences(text.text) {
				line := text.place + ": " + sentence
				if hardWords.MatchString(sentence) {
					found[kind+" words"] = append(found[kind+" words"], line)
				}
				if wordsIn(sentence) > mostWords {
					found[kind+" length"] = append(found[kind+" length"], line)
				}
			}
		}
	}
	return found
}

// TestProse holds the rules of plain writing that a program can hold: no word of theatre or law, and no sentence over 30
// words.
func TestProse(t *testing.T) {
	found := everything(t).hard()
	for _, name := range slices.Sorted(maps.Keys(found)) {
		list := found[name]
		if *proseOf != "" && regexp.MustCompile(*proseOf).MatchString(name) {
			t.Logf("%s: %d\n%s", name, len(list), strings.Join(list, "\n"))
		}
		if most := hardProse[name]; len(list) > most {
			t.Errorf("%s: %d hard sentences, at most %d allowed. Write them plainly. Run: go test ./sim -run TestProse -v -args -prose '^%s'", name, len(list), most, name)
		}
	}
	for name := range hardProse {
		require.NotEmpty(t, found[name], "%s is clean; strike it off", name)
	}
}
