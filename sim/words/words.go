package words

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The widths of what is printed, in characters.
const (
	PageWidth    = 100
	ExcerptWidth = 84
)

// Listed is a list of names as one line, and not more of them than anybody reads.
func Listed(names []string) string {
	const most = 40
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
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

// Wrap breaks text at spaces to fit the page. Every line except the first begins with the indent. A word that does not fit a
// line stays whole: a path or a file name can still be copied.
func Wrap(text, indent string) string {
	var lines []string
	line := ""
	for i, word := range strings.SplitAfter(text, " ") {
		if i > 0 && Width(line)+Width(strings.TrimRight(word, " ")) > PageWidth && strings.TrimSpace(line) != "" {
			lines = append(lines, strings.TrimRight(line, " "))
			line = indent
		}
		line += word
	}
	return strings.Join(append(lines, strings.TrimRight(line, " ")), "\n")
}

// Capital makes a sentence of words that stood within one.
func Capital(text string) string {
	for i, r := range text {
		return string(unicode.ToUpper(r)) + text[i+utf8.RuneLen(r):]
	}
	return text
}

// Uncapital is a sentence to go on with behind a colon.
func Uncapital(text string) string { return strings.ToLower(text[:1]) + text[1:] }

// Percent is a share in per cent, with four digits.
func Percent(v float64) string { return fmt.Sprintf("%.4g %%", 100*v) }

// Joined lists things as a sentence does.
func Joined(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

// Either lists alternatives: a, b or c.
func Either(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " or " + parts[len(parts)-1]
}

// Nearest is the name that was probably meant by a word that is none of them, or "". It would rather say nothing
// than something silly: a short word must be nearly right, a long one may have three slips.
func Nearest(word string, names []string) string {
	if best := Slip(word, names); best != "" {
		return best
	}
	return onlyExtension(plainWord(word), names[:min(len(names), mostNear)])
}

// mostNear is how many names are looked through: among more nobody looks for a slip, and it would take long.
const mostNear = 300

// Slip is the name that a word is a slip of, or "". It is Nearest without the names that only begin with the word.
func Slip(word string, names []string) string {
	word, names = plainWord(word), names[:min(len(names), mostNear)]
	best, least := "", slips(word)+1
	for _, name := range names {
		plain := plainWord(name)
		if len(word) == 2 && plain == swapped(word) {
			return name
		}
		away := distance(word, plain)
		if away < least || away == least && best != "" && len(plain) == len(word) && len(plainWord(best)) != len(word) {
			best, least = name, away
		}
	}
	return best
}

// swapped is a word of two letters with the one in the place of the other: its only slip that is worth a guess.
func swapped(word string) string { return word[1:] + word[:1] }

// plainWord takes away the differences that are no mistakes of spelling, and all but the first letters of a word
// that is too long to be anybody's slip.
func plainWord(word string) string {
	const longest = 64
	runes := []rune(strings.ToLower(strings.NewReplacer("_", "-", " ", "-").Replace(word)))
	return string(runes[:min(len(runes), longest)])
}

// slips is how many letters may be wrong in a word.
func slips(word string) int {
	switch n := len([]rune(word)); {
	case n < 3:
		return 0
	case n < 5:
		return 1
	case n < 9:
		return 2
	}
	return 3
}

// onlyExtension is the only name that begins with the word, or that the word begins with.
func onlyExtension(word string, names []string) string {
	found := ""
	for _, name := range names {
		plain := plainWord(name)
		if len(word) < 3 || len(plain) < 3 || !strings.HasPrefix(plain, word) && !strings.HasPrefix(word, plain+"-") {
			continue
		}
		if found != "" {
			return ""
		}
		found = name
	}
	return found
}

// distance counts the letters to insert, delete, change or swap with their neighbour to make a into b.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	var beforeLast, last []int
	for j := range len(to) + 1 {
		last = append(last, j)
	}
	for i := 1; i <= len(from); i++ {
		row := append(make([]int, 0, len(to)+1), i)
		for j := 1; j <= len(to); j++ {
			cost := 1
			if from[i-1] == to[j-1] {
				cost = 0
			}
			step := min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && from[i-1] == to[j-2] && from[i-2] == to[j-1] {
				step = min(step, beforeLast[j-2]+1)
			}
			row = append(row, step)
		}
		beforeLast, last = last, row
	}
	return last[len(to)]
}

// Counted is a number of things as the file would say it.
func Counted(number, noun string) string {
	if number == "1" {
		noun = Singular(noun)
	}
	return number + " " + noun
}

// Singular is one of several things.
func Singular(noun string) string {
	switch {
	case noun == "people":
		return "person"
	case strings.HasSuffix(noun, "ies"):
		return strings.TrimSuffix(noun, "ies") + "y"
	case strings.HasSuffix(noun, "ches"), strings.HasSuffix(noun, "sses"):
		return strings.TrimSuffix(noun, "es")
	}
	return strings.TrimSuffix(noun, "s")
}
