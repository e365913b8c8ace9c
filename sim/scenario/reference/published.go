package reference

import (
	"reflect"

	"nines/sim/scenario/spec"
)

// published is what the block of published figures holds, and how it is used.
func (r referee) published() []Reference {
	return []Reference{{
		Title: "published", Keys: r.keysOf(reflect.TypeFor[spec.PublishedFigure](), ""),
		Says: []string{
			"The block published holds figures that somebody published about the real incident. Each has a name, a measure with its window and callers, a value, and how surely it is known.",
			"A published figure moves no figure of a run. nines run --full and the page show it beside the simulated one.",
			"nines calibrate finds which values of the unknowns are compatible with all of them, and what they leave open.",
			"What is fitted are the values with a range and the note `fitted`. Without such a note all ranges of what nobody knows are fitted. --vary fits others.",
			"A figure is that of one real day. So the spread of the simulated days counts as doubt, beside within.",
			"Check the definition first: calls or callers, calls made or calls that the platform saw, which hours, with or without accidental and silent calls. A wrong definition cannot be fitted away.",
			"Keep one figure back with `fit: no` if there are enough others. Whether it is predicted well is the test of the fit.",
			"Several scenarios can be fitted with the same values, each to its own figures. nines calibrate --help shows the file that says so.",
			"Figures that contradict each other are refused, such as more callers affected than calls lost.",
		},
	}}
}
