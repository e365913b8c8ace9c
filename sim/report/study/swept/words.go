package swept

import (
	"fmt"
	"math"
	"strings"

	"nines/sim/measure"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
	"nines/sim/scenario/input"
	"nines/sim/stat"
	"nines/sim/words"
)

// titleOf is an input as people know it. One without a title has the last words of its path: "seats (backup)".
func titleOf(in *input.Input) string {
	if in.Title != "" && in.Title != in.Name {
		return phrase.Plain(in.Title)
	}
	steps := strings.Split(strings.ReplaceAll(in.Name, "-", " "), ".")
	last := len(steps) - 1
	if last == 0 {
		return phrase.Plain(steps[0])
	}
	return phrase.Plain(steps[last] + " (" + steps[last-1] + ")")
}

// said is the value of an input at a point as people read it.
func (s *Sweep) said(point, k int) string {
	v := s.Design.Points[point][k]
	if k == s.WhenInput && s.When != nil {
		return s.When[int(v)].Format("Mon 2 Jan 2006 15:04")
	}
	return phrase.Plain(s.Design.Inputs[k].Said(v))
}

// at names a point by its values: "seats (backup): 80, patience: 2m".
func (s *Sweep) at(point int) string {
	switch {
	case s.isWeek():
		return week{s}.named(point)
	case s.isWide():
		return fmt.Sprintf("point %d", point+1)
	}
	var parts []string
	for k := range s.Design.Inputs {
		if k == s.WhenInput && s.When != nil {
			parts = append(parts, "it strikes on "+s.said(point, k))
			continue
		}
		parts = append(parts, titleOf(&s.Design.Inputs[k])+": "+s.said(point, k))
	}
	return strings.Join(parts, ", ")
}

// mostNamed is how many inputs a point is named by. Points with more are named by their numbers.
const mostNamed = 3

// isWide reports whether so much varies that the values of the points have a table of their own.
func (s *Sweep) isWide() bool { return len(s.Design.Inputs) > mostNamed }

// noun is a measure as a sentence names it.
func noun(m measure.Measure) string { return phrase.NounIn(m.Name, m.Window, groupOf(m)) }

func groupOf(m measure.Measure) string {
	if m.Group == (measure.Group{}) {
		return ""
	}
	return m.Group.By + " " + m.Group.Name
}

// inUnit is how numbers of a measure are written.
func inUnit(m measure.Measure) func(phrase.Number) string {
	in := phrase.InUnit(string(m.Unit))
	switch m.Unit {
	case measure.Share:
		return func(n phrase.Number) string { return in(n) + " %" }
	case "s":
		return func(n phrase.Number) string { return in(n) + " s" }
	}
	return in
}

// inWords is an estimate with its interval.
func inWords(m measure.Measure, e stat.Estimate) string {
	own := figure.Of(e)
	if math.IsInf(e.Mean, 0) || math.IsNaN(e.Mean) {
		return inUnit(m)(own.Mean)
	}
	if m.Unit == measure.Share {
		return phrase.PercentOf(own)
	}
	return phrase.WithInterval(own, inUnit(m))
}

// points counts points.
func points(n int) string { return words.Several(n, "point", "points") }

// listed are points by their numbers, at most some of them.
func listed(list []int) string {
	const most = 12
	var parts []string
	for _, i := range list[:min(len(list), most)] {
		parts = append(parts, fmt.Sprint(i+1))
	}
	if over := len(list) - most; over > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", over))
	}
	return strings.Join(parts, ", ")
}
