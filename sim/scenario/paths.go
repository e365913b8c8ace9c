package scenario

import (
	"slices"
	"strings"

	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// nearestPath is the path that was probably meant by one at which nothing stands, or "". It goes step by step: each step may be
// misspelt, and a scenario has too many paths to look through them all. A path without its beginning is found by its end.
func nearestPath(path string, names []string) string {
	var ends []string
	for _, name := range names {
		if strings.HasSuffix(name, "."+path) && !strings.HasPrefix(name, "strategies.") {
			ends = append(ends, name)
		}
	}
	if len(ends) == 1 {
		return ends[0]
	}
	at := ""
	for _, step := range strings.Split(path, ".") {
		steps := stepsBelow(at, names)
		if !slices.Contains(steps, step) {
			step = words.Nearest(step, steps)
		}
		if step == "" {
			return words.Nearest(path, names)
		}
		at = yamldoc.Join(at, step)
	}
	return at
}

// stepsBelow are the next steps of the paths that begin with one.
func stepsBelow(path string, names []string) (steps []string) {
	for _, name := range names {
		below := name
		if path != "" {
			var ok bool
			if below, ok = strings.CutPrefix(name, path+"."); !ok {
				continue
			}
		}
		if step, _, _ := strings.Cut(below, "."); !slices.Contains(steps, step) {
			steps = append(steps, step)
		}
	}
	return steps
}
