package report

import (
	"fmt"
	"math"

	"nines/sim/experiment"
)

// Pursued says that replications were added for the sake of precision, and what came of it; nothing if none were to be.
func (f *RunFacts) Pursued(p *experiment.Precision) {
	if p == nil {
		return
	}
	m := p.Measure
	f.Precision = &Precision{
		Measure: m.Name, Window: m.Window, By: m.Group.By, Group: m.Group.Name,
		Within: Number(p.Within), Known: end(p.Known), Met: p.Met, Budget: p.Budget, Needed: p.Needed,
	}
}

// sentence says why there are as many replications as there are.
func (p *Precision) sentence(n int) string {
	what := plain(p.Measure)
	if p.Window != "run" {
		what += " in the window " + plain(p.Window)
	}
	if p.Group != "" {
		what += ", of " + plain(p.By+" "+p.Group)
	}
	asked := fmt.Sprintf("%.3g %%", 100*float64(p.Within))
	known := fmt.Sprintf("to within %.3g %%", 100*float64(p.Known))
	if math.IsNaN(float64(p.Known)) {
		known = "to no better than its own size"
	}
	switch {
	case p.Met:
		return fmt.Sprintf("Replications were added until %s was known to within %s: after %d it is known %s.", what, asked, n, known)
	case n < p.Budget:
		return fmt.Sprintf("Replications were to be added until %s was known to within %s; after %d it is known %s.", what, asked, n, known)
	case p.Needed > 0:
		return fmt.Sprintf("The budget of %d replications is spent, and %s is known %s, not to within %s; that would take about %s.",
			p.Budget, what, known, asked, count(Number(p.Needed)))
	}
	return fmt.Sprintf("The budget of %d replications is spent, and %s is known %s, not to within %s.", p.Budget, what, known, asked)
}
