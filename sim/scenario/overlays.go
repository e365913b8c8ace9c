package scenario

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// changeable are the blocks that a strategy may change.
var changeable = []string{"world", "trouble", "recovery"}

// blocksOf are the blocks that an overlay changes.
func blocksOf(overlay *yamldoc.Node) (blocks []string) {
	for _, p := range yamldoc.Meaningful(overlay) {
		first, _, _ := strings.Cut(p.Key.Value, ".")
		blocks = append(blocks, first)
	}
	return blocks
}

// refuseOverlays reports what a strategy would change that is shared by all, and what is no block at all.
func refuseOverlays(doc *yamldoc.Document, s spec.Strategy) (problems yamldoc.Problems) {
	for _, p := range yamldoc.Meaningful(s.Overlay) {
		first, _, _ := strings.Cut(p.Key.Value, ".")
		if slices.Contains(changeable, first) || p.Key.Note().Refused {
			continue
		}
		problem := doc.Problem(p.Key, "strategies."+s.Name, sharedBlocks[first])
		if problem.Message == "" {
			problem.Message = fmt.Sprintf("unknown key %s", words.Quoted(p.Key.Value))
			problem.Among(first, append([]string{"title"}, changeable...))
			if problem.Suggestion != "" {
				problem.Suggestion += strings.TrimPrefix(p.Key.Value, first)
			}
		}
		problems = append(problems, problem)
	}
	return problems
}

// sharedBlocks are those that a strategy cannot change, and why.
var sharedBlocks = map[string]string{
	"study":      "all strategies share one study, so they can be compared: write this in the block study",
	"expect":     "strategies hold no expectations: write it in the block expect, and name the strategy there",
	"published":  "what was published is the same for all strategies: write it in the block published, and name the strategy there",
	"scenario":   "a strategy cannot change the name of the scenario: it may change world, trouble and recovery, and have a title",
	"question":   "a strategy cannot change the question: it may change world, trouble and recovery, and have a title",
	"numbers":    "all strategies share the named numbers: write a strategy's own value in its place",
	"strategies": "a strategy cannot hold strategies: it may change world, trouble and recovery, and have a title",
}
