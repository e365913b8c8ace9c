package record

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"nines/sim/words"
)

// HasDigit reports whether a caller can be a number.
func HasDigit(name string) bool { return strings.ContainsFunc(name, unicode.IsDigit) }

// AreNumbers reports whether callers are known by numbers, as in most records, and not by names.
func AreNumbers(names []string) bool {
	n := 0
	for _, name := range names {
		if HasDigit(name) {
			n++
		}
	}
	return 2*n > len(names)
}

// mostOfOne is how many records one caller may have before it is worth a look whether that is one person, however many records
// there are.
const mostOfOne = 100

// doubtsOfCallers are remarks on callers who may be nobody: words among numbers, in whatever language, and callers with a large
// share of the records.
func doubtsOfCallers(i *reader) (list []string) {
	names := make([]string, len(i.callers.calls))
	counts, all := map[string]int{}, 0
	for name, who := range i.callers.known {
		names[who] = name
		all += i.callers.calls[who]
	}
	numbers := AreNumbers(names)
	var words, large []string
	n := 0
	for who, name := range names {
		calls := i.callers.calls[who]
		switch counts[name] = calls; {
		case i.told.usual[name] != nil && calls > 1: // it has a remark of its own
		case numbers && !HasDigit(name):
			words = append(words, name)
			n += calls
		case calls > mostOfOne || calls > 20 && 20*calls > all:
			large = append(large, name)
		}
	}
	if n > 1 {
		list = append(list, wordsForNobody(i, words, n, counts))
	}
	return append(list, largeShares(i, large, all, counts)...)
}

func wordsForNobody(i *reader, names []string, n int, counts map[string]int) string {
	const most = 10
	slices.SortStableFunc(names, func(a, b string) int { return counts[b] - counts[a] })
	quoted := make([]string, 0, most)
	for _, name := range names[:min(most, len(names))] {
		quoted = append(quoted, yamlWord(name))
	}
	return fmt.Sprintf("In %s, %s have a caller without a digit: %s. Each word is taken for one person, and all but the first record for redials. If they mean that nobody is known, write `caller: {column: %s, nobody: [%s]}`.",
		i.File, words.Several(n, "record", "records"), sample(names, 5), i.header[i.caller], strings.Join(quoted, ", "))
}

func largeShares(i *reader, names []string, all int, counts map[string]int) (list []string) {
	const most = 3
	slices.SortStableFunc(names, func(a, b string) int { return counts[b] - counts[a] })
	for _, name := range names[:min(most, len(names))] {
		list = append(list, fmt.Sprintf("In %s, %s of %s records have the caller %s. They are taken for one person, and all but the first for redials. If it is no person, write `caller: {column: %s, nobody: [%s]}`.",
			i.File, words.Thousands(counts[name]), words.Thousands(all), words.Quoted(name), i.header[i.caller], yamlWord(name)))
	}
	return list
}
