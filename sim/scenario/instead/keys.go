package instead

import (
	"slices"
	"strconv"
	"strings"

	"nines/sim/pattern"
	"nines/sim/words"
)

// otherKeys are keys by the words that people write for them.
var otherKeys = map[string][]string{
	"at-most":  {"below", "under", "max", "maximum", "less-than", "no-more-than", "up-to", "most"},
	"at-least": {"above", "over", "min", "minimum", "more-than", "no-less-than", "least"},
	"measure":  {"metric", "of-measure"},

	"refused":   {"busy", "engaged", "rejected"},
	"silence":   {"silent", "unanswered", "dead"},
	"cut":       {"dropped", "disconnected"},
	"abandoned": {"hung-up", "hang-up"},
}

// Key is the one of some keys that another word means; empty: none.
func Key(word string, keys []string) string {
	for key, others := range otherKeys {
		if slices.Contains(others, word) && slices.Contains(keys, key) {
			return key
		}
	}
	return ""
}

// Twin says that a word is a misspelt key which stands there already, as none is suggested that does not.
func Twin(word, suggestion string, allowed []string) string {
	meant := words.Slip(word, allowed)
	if suggestion != "" || meant == "" {
		return ""
	}
	return ". " + words.Quoted(meant) + " stands here already: keep one of the two"
}

var colonInText = pattern.New(`^\s*(?:- )?([\p{L}\p{N}_.-]+): ([^"'\[{|>&*!#\s][^#]*: [^#]*?)\s*(?:#.*)?$`)

// OfColon gives a line with quotes around its text, which holds a colon and a space; empty: the line has no such text.
func OfColon(line string) string {
	parts := colonInText.FindStringSubmatch(line)
	if parts == nil || strings.ContainsAny(parts[2], `"\`) {
		return ""
	}
	return "text with a colon and a space needs quotes: write " + parts[1] + ": " + strconv.Quote(parts[2])
}
