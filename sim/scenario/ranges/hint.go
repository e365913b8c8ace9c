package ranges

import (
	"strings"

	"nines/sim/scenario/input"
	"nines/sim/scenario/instead"
	"nines/sim/scenario/yamldoc"
)

// Hint says more of a text that is no value: that it is a range, which cannot stand there, or how a range is written.
func Hint(text string) string {
	switch _, is, _ := input.Read(text); {
	case is:
		return ". Ranges stand only in world, trouble, recovery, numbers and strategies: write one value"
	case strings.HasPrefix(text, yamldoc.NumbersBlock+"."):
		return ". Named numbers stand only in world, trouble, recovery and strategies: write the value"
	}
	if text == yamldoc.Rest {
		return ". The word rest stands only among shares that add up to 100%: write the value"
	}
	if better := instead.Range(text); better != "" {
		return ": for a range, write " + better
	}
	return ""
}

// HintOfWords is Hint of a text that is none of some words.
func HintOfWords(text string, allowed []string) string {
	if better := instead.Words(text, allowed); better != "" {
		return ": for a choice of words, write " + better
	}
	return ""
}
