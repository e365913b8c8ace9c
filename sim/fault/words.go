package fault

import (
	"fmt"

	"nines/sim/emergency"
)

// share is a share in per cent, for a sentence.
func share(v float64) string { return fmt.Sprintf("%.3g %%", 100*v) }

// WordsOn says what an ailment does to an element of a kind, to follow its name.
func WordsOn(a emergency.Ailment, k emergency.ElementKind) string {
	if special, ok := a.(interface {
		WordsOn(emergency.ElementKind) string
	}); ok {
		return special.WordsOn(k)
	}
	return a.Words()
}
