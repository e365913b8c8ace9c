package table

import "fmt"

// Place is where something stands in a file.
type Place struct {
	Line, Column, Width int    // from 1, in characters; Line 0: the file as a whole
	Text                string // the line
}

// Thousands is a number with its thousands apart.
func Thousands(n int) string {
	text := fmt.Sprint(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
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

// Counted is a number of things, in the singular where it is one.
func Counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return Thousands(n) + " " + more
}
