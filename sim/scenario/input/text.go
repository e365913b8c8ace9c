package input

import (
	"fmt"
	"strings"

	"nines/sim/pattern"
	"nines/sim/words"
)

// Text is a range as it is written. All its parts are texts of values, so nothing is known of their unit.
type Text struct {
	Whole     string
	Low, High string   // empty for words
	Best      string   // the best guess, or the middle
	Guessed   bool     // the author gave the best guess
	Words     []string // the first is the best guess
}

// Span is what the value could be, without the best guess; empty if there is no range.
func (t *Text) Span() string {
	switch {
	case t.Words != nil:
		return strings.Join(t.Words, " or ")
	case t.Whole == "":
		return ""
	}
	return t.Low + " to " + t.High
}

var (
	twoEnds   = pattern.New(`^(\S.*?) to (\S.*)$`)
	withGuess = pattern.New(`^(\S.*?) ?\((\S.*?) to (\S.*?)\)$`)
	someWords = pattern.New(`^one of ?\[(.*)\]$`)
	// oneValue is how any value of the language looks that may be an end: it begins with a digit, or it is relative to an event.
	oneValue = pattern.New(`^(?:[+-]?[0-9][^()]*|(?:onset|trouble\.ends|[^\s:()]+\.(?:begins|ends))(?: [+-] [0-9][0-9a-z. ]*)?)$`)
	unit     = pattern.New(`^([+-]?[0-9.]+)( ?(?:%|ms|s|m|h|d| ?/ ?[a-z]+| [\p{L}][\p{L} -]*(?: ?/ ?[a-z]+)?))$`)
	bare     = pattern.New(`^[+-]?[0-9]+(?:\.[0-9]+)?$`)
)

// Read reads a range: `90 to 130`, `110 (90 to 130)` or `one of [a, b]`. Ends without a unit take that of the last, as in
// `90 to 130s`, and the date of the first. What is no range gives false. The error says what is wrong with one.
func Read(text string) (Text, bool, error) {
	if !strings.Contains(text, " to ") && !strings.HasPrefix(text, "one of") {
		return Text{Whole: text}, false, nil // nearly every value: the patterns would take long
	}
	if list := someWords.FindStringSubmatch(text); list != nil {
		t, err := readWords(text, list[1])
		return t, true, err
	}
	t := Text{Whole: text}
	if parts := withGuess.FindStringSubmatch(text); parts != nil && areValues(parts[1:]) {
		t.Best, t.Low, t.High, t.Guessed = parts[1], parts[2], parts[3], true
	} else if parts := twoEnds.FindStringSubmatch(text); parts != nil && areValues(parts[1:]) {
		t.Low, t.High = parts[1], parts[2]
	} else {
		return t, false, nil
	}
	if err := t.complete(); err != nil {
		return t, true, err
	}
	if !t.Guessed {
		t.Best = middle(t.Low, t.High)
	}
	return t, true, nil
}

func areValues(texts []string) bool {
	for _, text := range texts {
		if !oneValue.MatchString(text) {
			return false
		}
	}
	return true
}

// readWords cuts a list of words.
func readWords(whole, list string) (Text, error) {
	t := Text{Whole: whole}
	for _, word := range strings.Split(list, ",") {
		word = strings.TrimSpace(word)
		switch {
		case word == "":
			return t, fmt.Errorf("%s has an empty place: write the words with commas between them, such as one of [yes, no]", words.Quoted(whole))
		case contains(t.Words, word):
			return t, fmt.Errorf("%s names %s twice: name it once", words.Quoted(whole), word)
		case len(t.Words) == mostWords:
			return t, fmt.Errorf("one of […] has at most %d words: take some out", mostWords)
		}
		t.Words = append(t.Words, word)
	}
	if len(t.Words) < 2 {
		return t, fmt.Errorf("%s leaves no choice: name two words at least, or write %s alone", words.Quoted(whole), t.Words[0])
	}
	t.Best, t.Guessed = t.Words[0], true
	return t, nil
}

// mostWords bounds the words of one input: each is tried when the scenario is checked.
const mostWords = 20

func contains(list []string, word string) bool {
	for _, known := range list {
		if known == word {
			return true
		}
	}
	return false
}

// complete gives ends without a unit that of the last: 90 to 130s is 90s to 130s. A last clock time has the date of the first.
func (t *Text) complete() error {
	if date, _, _ := cutDate(t.Low); date != "" && clock.MatchString(t.High) {
		t.High = date + " " + t.High
	}
	parts := unit.FindStringSubmatch(t.High)
	if parts == nil {
		return nil
	}
	for _, end := range []*string{&t.Low, &t.Best} {
		switch {
		case *end == "" || !bare.MatchString(*end):
		case strings.TrimSpace(parts[2]) == "%" && strings.Contains(*end, "."):
			return fmt.Errorf("%s could be %s%% or %s times 100%%: write the unit at both ends, such as %s%% to %s", *end, *end, *end, *end, t.High)
		default:
			*end += parts[2]
		}
	}
	return nil
}
