package caution

import (
	"fmt"
	"strings"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/report/phrase"
)

// mostUnfinished is the share of the calls, or of the callers, of a window that may be unfinished at the end of the run
// without a warning.
const mostUnfinished = 0.01

// WarnOfTheEnd warns of windows that reach the end of the run, if more than a hundredth of their calls are still open then, or
// of their callers still trying. How those end is not known. Times of calls, and losses, are too low by as much.
func (c *Cautions) WarnOfTheEnd(r *experiment.Result) {
	for _, w := range r.Plan.Measures.Windows() {
		if list := unfinished(r, w); w.To >= r.Plan.Network.Length && len(list) > 0 {
			c.Add(Approximate, "at the end of the window %s, which is the end of the run, %s: how they end is in no figure, and times and losses are too low. A longer world.run shows it",
				w.Name, strings.Join(list, " and "))
		}
	}
}

// unfinished says how much of a window had not ended when the run did.
func unfinished(r *experiment.Result, w measure.Window) (list []string) {
	mean := func(name string) float64 { return r.Find(name, w.Name, measure.Group{}).Mean }
	for _, u := range []struct{ open, of, words string }{
		{"calls.open", "calls.offered", "calls were still open"},
		{"callers.trying", "callers.calling", "callers were still trying"},
	} {
		if open, of := mean(u.open), mean(u.of); of > 0 && open > mostUnfinished*of {
			list = append(list, fmt.Sprintf("%s of %s %s", phrase.Count(phrase.Number(open)), phrase.Count(phrase.Number(of)), u.words))
		}
	}
	return list
}
