package scenario

import (
	"cmp"
	"fmt"

	"nines/sim/scenario/cost"
	"nines/sim/scenario/input"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Costs are what the file says of costs, in its order. They move no figure and no fingerprint.
func (d *Document) Costs() []cost.Given { return d.costs }

// costsOfNumbers checks that each cost belongs to a number that can vary, and that counts something.
func costsOfNumbers(d *Document) (problems yamldoc.Problems) {
	for _, g := range d.costs {
		if g.Strategy != "" {
			continue
		}
		if message := costless(d, g.Path); message != "" {
			problems = append(problems, d.raw.Problem(g.Key, g.Place, message))
		}
	}
	return problems.Tidy()
}

// costless says why one more of something can have no cost; empty if it can.
func costless(d *Document, path string) string {
	v, err := d.find(path)
	switch {
	case err != nil:
		return fmt.Sprintf("%s is no number that can vary, so it can have no cost", path)
	case v.Input.Unit == input.Word:
		return fmt.Sprintf("%s is one of some words, and a cost is for one more of something", path)
	case !v.Input.Whole:
		return fmt.Sprintf("%s is not counted, and a cost is for one more of something, such as seats", path)
	}
	return ""
}

// costsInWords says what things cost, a sentence for each.
func costsInWords(d *Document) (list []string) {
	d.lock.Lock()
	defer d.lock.Unlock()
	for _, g := range d.costs {
		if g.Strategy != "" {
			list = append(list, fmt.Sprintf("Strategy %s: %s.", g.Strategy, g.Price))
			continue
		}
		v, err := d.find(g.Path)
		if err == nil {
			list = append(list, fmt.Sprintf("%s: %s.", words.Capital(cmp.Or(v.Input.Title, titleOf(v))), g.Price))
		}
	}
	return list
}
