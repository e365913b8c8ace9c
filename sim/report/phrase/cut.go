package phrase

import "strings"

// Cut is a text of at most so many characters.
func Cut(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return strings.TrimRight(string(runes[:most-1]), edges) + "…"
}

// edges are not left beside an ellipsis.
const edges = " ,.:;–"

// CutApart cuts several texts, such as the titles of a table's rows. Two that would then look alike keep their ends, too. If that
// does not tell them apart, they keep only their ends.
func CutApart(texts []string, most int) []string {
	list := make([]string, len(texts))
	for i, text := range texts {
		list[i] = Cut(text, most)
	}
	for _, start := range []int{(most - 1) / 2, 0} {
		for _, i := range alike(texts, list) {
			list[i] = cutInside(texts[i], start, most)
		}
	}
	return list
}

// AreAlike reports whether two different texts look alike when they are cut.
func AreAlike(texts []string, most int) bool {
	list := make([]string, len(texts))
	for i, text := range texts {
		list[i] = Cut(text, most)
	}
	return len(alike(texts, list)) > 0
}

// alike are the places of the texts that were cut and look like another one that differs.
func alike(texts, cut []string) (places []int) {
	for i := range texts {
		for j := range texts {
			if cut[i] == cut[j] && texts[i] != texts[j] && cut[i] != texts[i] {
				places = append(places, i)
				break
			}
		}
	}
	return places
}

// cutInside is a text of at most so many characters with its end, and so many characters of its start.
func cutInside(text string, start, most int) string {
	runes := []rune(text)
	end := len(runes) - (most - 1 - start)
	return strings.TrimRight(string(runes[:start]), edges) + "…" + strings.TrimLeft(string(runes[end:]), edges)
}
