package text

import (
	"slices"
	"strings"

	"nines/sim/report/caution"
	"nines/sim/report/phrase"
)

// neverActed says what did nothing in any replication, and why: no figure can be due to it.
func neverActed(list []caution.Idle) (lines []string) {
	for i := range list {
		if list[i].Share >= 1 {
			lines = append(lines, phrase.UpperFirst(phrase.Plain(list[i].Sentence()))+".")
		}
	}
	return lines
}

// otherWarnings are the warnings without those that say the same of what never acted.
func otherWarnings(warnings []string, idle []caution.Idle) []string {
	return slices.DeleteFunc(slices.Clone(warnings), func(w string) bool {
		return slices.ContainsFunc(idle, func(i caution.Idle) bool {
			return i.Share >= 1 && (strings.HasSuffix(w, i.Sentence()) || i.Part == "fault" && strings.Contains(w, "the fault "+i.Name+" "))
		})
	})
}
