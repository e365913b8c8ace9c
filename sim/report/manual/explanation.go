package manual

import (
	"fmt"
	"io"
	"strings"

	"nines/sim/plan"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
	"nines/sim/scenario/explain"
	"nines/sim/scenario/input"
	"nines/sim/scenario/yamldoc"
)

// Explanation is what a scenario says, and where its numbers come from.
type Explanation struct {
	Plan     *plan.Plan
	Chapters []explain.Chapter
	Leaves   []yamldoc.Leaf
	Inputs   []input.Input // the values with ranges
}

// Story writes the scenario in sentences.
func (e *Explanation) Story(to io.Writer) error {
	var out strings.Builder
	out.WriteString(strings.ToUpper(phrase.Plain(e.Plan.Title)) + "\n")
	if q := e.Plan.Question.Text; q != "" {
		out.WriteString(text.Wrapped(phrase.Plain(q)))
	}
	strategy := "Strategy " + e.Plan.Strategy
	if e.Plan.StrategyTitle != "" {
		strategy += ": " + e.Plan.StrategyTitle
	}
	out.WriteString(text.Wrapped(phrase.Plain(strategy) + "."))
	for _, c := range e.Chapters {
		out.WriteString("\n" + strings.ToUpper(c.Title) + "\n")
		for _, s := range c.Sentences {
			out.WriteString(text.Wrapped(phrase.Plain(s)))
		}
	}
	_, err := io.WriteString(to, out.String())
	return err
}

// origins are the kinds of origin in the order in which they are told.
var origins = []struct{ kind, title string }{
	{"fitted", "Fitted numbers, and to what"},
	{"published", "Published numbers, or worked out from what is published, and where"},
	{"assumed", "Assumed numbers, and why"},
	{"chosen", "Chosen values, which are ours to decide, and why"},
	{"unstated", "Numbers whose author does not say where they come from"},
	{"default", "Numbers that the file leaves to the defaults"},
}

// Numbers writes which of the scenario's numbers are fitted, published, assumed, and so on.
func (e *Explanation) Numbers(to io.Writer) error {
	var out strings.Builder
	e.ranges(&out, "What is not known, and what it could be", input.Unknown, "could")
	e.ranges(&out, "What can be chosen, and from what", input.Choice, "can")
	for _, o := range origins {
		lines := e.numbersOf(o.kind)
		if len(lines) == 0 {
			continue
		}
		fmt.Fprintf(&out, "\n%s\n", strings.ToUpper(o.title))
		for _, line := range lines {
			out.WriteString(text.Wrapped(phrase.Plain(line)))
		}
	}
	_, err := io.WriteString(to, out.String())
	return err
}

// ranges lists the inputs of a kind.
func (e *Explanation) ranges(out *strings.Builder, title string, kind input.Kind, may string) {
	heading := "\n" + strings.ToUpper(title) + "\n"
	for _, in := range e.Inputs {
		if in.Kind != kind {
			continue
		}
		line := fmt.Sprintf("%s = %s, %s be %s", in.Name, in.Said(in.Best), may, in.Range())
		if in.Why != "" {
			line += ": " + in.Why
		}
		out.WriteString(heading + text.Wrapped(phrase.Plain(line)))
		heading = ""
	}
}

// numbersOf lists the numbers of one origin; neighbours for which the same is said share a line.
func (e *Explanation) numbersOf(kind string) []string {
	var lines []string
	var names []string
	why := ""
	flush := func() {
		if len(names) > 0 {
			line := strings.Join(shortened(names), ", ")
			if why != "" {
				line += ": " + why
			}
			lines = append(lines, line)
		}
		names = nil
	}
	for _, l := range e.Leaves {
		if l.Kind != kind {
			continue
		}
		if l.Why != why || kind == "default" || kind == "unstated" {
			flush()
		}
		why = l.Why
		names = append(names, l.Path+" = "+l.Text)
	}
	flush()
	return lines
}

// shortened cuts a long list of numbers with the same explanation to its first few.
func shortened(names []string) []string {
	const most = 4
	if len(names) <= most {
		return names
	}
	return append(names[:most:most], fmt.Sprintf("and %d more", len(names)-most))
}
