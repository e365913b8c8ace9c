package part

import (
	"errors"
	"fmt"
	"slices"

	"nines/sim/scenario"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Load reads the scenario of one strategy with some values set.
type Load func(assignments ...string) (*scenario.Document, error)

// candidate is a part with the ways to take it out, the first that loads counts.
type candidate struct {
	Part
	ways [][]string
}

// way is one way to take something out.
func way(assignments ...string) []string { return assignments }

// Find lists the parts of a scenario under its only strategy that can be taken out, and those that cannot.
func Find(s *spec.Scenario, load Load) (parts []Part, skipped []Skipped) {
	var all []candidate
	all = append(all, faults(s)...)
	all = append(all, mistakes(s)...)
	all = append(all, delays(s)...)
	all = append(all, features(s)...)
	all = append(all, remedies(s)...)
	named(all)
	slices.SortStableFunc(all, func(a, b candidate) int { return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind) })
	for _, c := range all {
		if why := c.settle(load); why != "" {
			skipped = append(skipped, Skipped{c.Part, why})
		} else {
			parts = append(parts, c.Part)
		}
	}
	return parts, skipped
}

// settle takes the first way that loads. It gives the reason why none does.
func (c *candidate) settle(load Load) (why string) {
	for _, w := range c.ways {
		_, err := load(w...)
		if err == nil {
			c.Assignments = w
			return ""
		}
		if why == "" {
			why = reason(err)
		}
	}
	c.Assignments = c.ways[0]
	return why
}

// named gives parts with the same title their names as well.
func named(all []candidate) {
	seen := map[string]int{}
	for _, c := range all {
		seen[c.Title]++
	}
	for i := range all {
		if c := &all[i]; seen[c.Title] > 1 {
			c.Title += " (" + c.Name + ")"
			c.Noun += " (" + c.Name + ")"
		}
	}
}

// reason is what is wrong with a scenario, in one sentence: the first problem.
func reason(err error) string {
	var problems yamldoc.Problems
	if errors.As(err, &problems) && len(problems) > 0 {
		return problems[0].Message
	}
	return err.Error()
}

// Title words. A part stands in a sentence with a small first letter.
func titled(kind Kind, name, title string) Part {
	return Part{Name: name, Kind: kind, Title: title, Noun: words.Uncapital(title)}
}

// quoted is a part that has a title of its own, or else a name.
func quoted(kind Kind, what, path, name, title string) Part {
	if title == "" {
		p := titled(kind, path+"."+name, fmt.Sprintf("The %s %s", what, name))
		return p
	}
	return Part{Name: path + "." + name, Kind: kind, Title: title, Noun: fmt.Sprintf("the %s “%s”", what, title)}
}
