package instead

import (
	"slices"
	"strings"

	"nines/sim/words"
)

// MeansRest reports whether a text is the word for what other shares leave, or is another word for it.
func MeansRest(text string) bool {
	text = strings.TrimPrefix(strings.ToLower(text), "the ")
	return slices.Contains(restWords, text) || words.Slip(text, restWords[:1]) != ""
}

var restWords = []string{"rest", "remainder", "remaining", "others", "other", "balance", "else", "everyone else", "everybody else"}
