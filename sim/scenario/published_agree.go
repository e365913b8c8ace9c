package scenario

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/des"
	measures "nines/sim/measure"
	"nines/sim/measure/identity"
	"nines/sim/plan"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// agree complains of figures that cannot all be true of one day, whatever the tolerances allow. Of several the last one is wrong.
func (e *expecting) agree(list []plan.Published) {
	figures := make([]identity.Figure, len(list))
	for i := range list {
		p := &list[i]
		at := identity.Place{Strategy: p.Strategy, Window: p.Measure.Window, Group: identity.Group(p.Measure.Group), HasNoNumber: e.hasNoNumber(p.Strategy)}
		figures[i] = identity.Figure{Name: p.Measure.Name, Place: at, Low: p.Low, High: p.High}
	}
	for _, c := range identity.Check(figures) {
		e.Complain("published."+list[c.Figure].Name, "%s", contradiction(list, &c))
	}
}

// hasNoNumber reports whether no notice of a strategy gives another number.
func (e *expecting) hasNoNumber(strategy string) bool {
	p := e.planOf(strategy)
	return p != nil && !slices.ContainsFunc(p.Recovery.Remedies, func(r recovery.PlannedRemedy) bool { return r.Forewarns })
}

// contradiction says what the other figures are, what this one would be if they are right, and why.
func contradiction(list []plan.Published, c *identity.Contradiction) string {
	p := &list[c.Figure]
	var others []string
	for _, i := range c.Others {
		o := &list[i]
		if o.Measure == p.Measure {
			return fmt.Sprintf("this is %s, and %s is the same measure at %s: they contradict each other. Widen one, or give it its own window or callers",
				p.Text, o.Name, o.Text)
		}
		others = append(others, fmt.Sprintf("%s is %s", plan.Measured(o.Measure), o.Text))
	}
	then := "they cannot all be true of one day"
	switch unit := p.Measure.Unit; {
	case p.Low > c.High:
		then = "then it is at most " + inUnit(c.High, unit, math.Floor)
	case p.High < c.Low:
		then = "then it is at least " + inUnit(c.Low, unit, math.Ceil)
	}
	because := ""
	for _, why := range c.Why {
		because += words.Capital(why) + ". "
	}
	return fmt.Sprintf("%s is %s, but %s. %s. %sCheck the windows and the callers of these figures, or widen within",
		plan.Measured(p.Measure), p.Text, words.Joined(others), words.Capital(then), because)
}

// inUnit writes a bound in the unit of a measure, rounded to a whole number of what is counted.
func inUnit(v float64, unit measures.Unit, round func(float64) float64) string {
	switch unit {
	case measures.Share:
		return words.Percent(v)
	case measures.Seconds, measures.Clock:
		return words.Length(des.FromSeconds(v))
	case measures.Calls, measures.Callers:
		if v > 10 {
			return words.Thousands(int(round(v))) + " " + string(unit)
		}
	}
	return fmt.Sprintf("%.4g %s", v, unit)
}

// withinRun complains of a length of time that no run of the scenario is long enough to hold.
func (e *expecting) withinRun(p *plan.Published) {
	m, left := p.Measure, e.doc.base.Run
	isTime := m.Unit == measures.Seconds && !strings.HasSuffix(m.Name, "agents-time") && !strings.HasSuffix(m.Name, "call-takers-time") // of many people
	since := ""
	if m.Unit == measures.Clock {
		isTime = true
		if onset, err := e.doc.base.Resolve(spec.Onset); err == nil && onset > 0 {
			left, since = left-onset, " after the onset"
		}
	}
	if isTime && p.Low > left.Seconds() {
		e.Complain("published."+p.Name, "%s cannot be %s: the run ends %s%s. Make world.run longer, or correct the figure", m.Name, p.Text, words.Length(left), since)
	}
}
