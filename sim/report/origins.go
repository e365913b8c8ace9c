package report

import (
	"nines/sim/experiment"
	"nines/sim/report/caution"
	"nines/sim/scenario/yamldoc"
)

// ComparisonOf makes the document of a comparison, with the numbers of every strategy. LeavesOf gives them by its name.
func ComparisonOf(c *experiment.Comparison, leavesOf func(strategy string) ([]yamldoc.Leaf, error), window, version string) (*Comparison, error) {
	var all [][]yamldoc.Leaf
	for _, r := range c.Results {
		leaves, err := leavesOf(r.Plan.Strategy)
		if err != nil {
			return nil, err
		}
		all = append(all, leaves)
	}
	d := NewComparison(c, all[0], window, version)
	origins := caution.OriginsOf(all...)
	d.Origins = &origins
	for s, own := range caution.OwnOf(all) {
		for _, l := range own {
			d.Strategies[s].Numbers = append(d.Strategies[s].Numbers, provenanceOf(l))
		}
	}
	return d, nil
}

// Said is the value with its range: 65% (could be 40% to 80%). What the planner decides can be something, and what nobody knows
// could be.
func (p *Provenance) Said() string {
	may := "could be"
	switch {
	case p.Could == "":
		return p.Value
	case p.Kind == yamldoc.Chosen:
		may = "can be"
	}
	return p.Value + " (" + may + " " + p.Could + ")"
}

func provenanceOf(l yamldoc.Leaf) Provenance {
	return Provenance{l.Path, l.Text, l.Could, l.Kind, l.Why}
}
