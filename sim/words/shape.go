package words

import "nines/sim/pattern"

var (
	numberRuns = pattern.New(`\d+`)
	letterRuns = pattern.New(`\pL+`)
	quotedText = pattern.New(`"(?:[^"\\]|\\.)*"`)
)

// Shape is a message without its particulars: the values in it keep their form alone.
func Shape(message string) string {
	message = quotedText.ReplaceAllStringFunc(message, func(q string) string { return letterRuns.ReplaceAllString(q, "a") })
	return numberRuns.ReplaceAllString(message, "9")
}
