package scenario

import (
	"fmt"

	"nines/sim/scenario/language"
	"nines/sim/scenario/yamldoc"
)

// unitsOfNumbers finds the named numbers that stand for things of different units. They could not vary as one.
func unitsOfNumbers(d *Document) (problems yamldoc.Problems) {
	first := map[string]*language.Value{}
	for _, r := range d.readings() {
		for _, v := range r.Values {
			switch before := first[v.Number]; {
			case v.Number == "":
			case before == nil:
				first[v.Number] = v
			case before.Input.Unit != v.Input.Unit || before.Input.Whole != v.Input.Whole:
				problems = append(problems, d.source.Problem(v.Node, v.Path,
					fmt.Sprintf("numbers.%s is a %s here and a %s at %s: write two numbers", v.Number, unitOf(v), unitOf(before), before.Path)))
			}
		}
	}
	return problems
}

// unitOf is the unit of a value in words.
func unitOf(v *language.Value) string {
	if v.Input.Whole && v.Input.Unit == "number" {
		return "whole number"
	}
	return v.Input.Unit
}
