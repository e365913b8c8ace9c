package explain

import (
	"fmt"

	"nines/sim/scenario/input"
	"nines/sim/words"
)

// Inputs says which values could be others, in two chapters: what nobody knows, and what can be chosen.
func Inputs(list []input.Input) []Chapter {
	unknown, choices := Chapter{Title: "What is not known"}, Chapter{Title: "What can be chosen"}
	for _, in := range list {
		switch {
		case in.Kind == input.Choice:
			choices.Sentences = append(choices.Sentences, couldBe(in, "can"))
		default:
			unknown.Sentences = append(unknown.Sentences, couldBe(in, "could"))
		}
	}
	if len(unknown.Sentences) > 0 {
		unknown.Sentences = append([]string{"The runs use the first number of each. nines explore asks what the others would change."}, unknown.Sentences...)
	}
	var chapters []Chapter
	for _, c := range []Chapter{unknown, choices} {
		if len(c.Sentences) > 0 {
			chapters = append(chapters, c)
		}
	}
	return chapters
}

// couldBe is a sentence about one input.
func couldBe(in input.Input, may string) string {
	if in.Words == nil {
		return fmt.Sprintf("%s: %s, %s be %s.", words.Capital(in.Title), in.Said(in.Best), may, in.Range())
	}
	return fmt.Sprintf("%s: %s, %s be %s.", words.Capital(in.Title), in.Words[0], may, words.Joined(in.Words[1:]))
}

// Ranges adds remarks on ranges whose author does not say why they are so wide.
func (w *Warner) Ranges(list []input.Input) {
	w.under = ""
	var names []string
	for _, in := range list {
		if in.Origin == "" {
			names = append(names, in.Name)
		}
	}
	const most = 3
	if more := len(names) - most; more > 1 {
		names = append(names[:most], fmt.Sprintf("%d more", more))
	}
	if len(names) > 0 {
		w.warn("the file does not say why these values have the ranges they have: %s. Add assumed, source, fitted or chosen", words.Joined(names))
	}
}
