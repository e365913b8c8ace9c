package experiment

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/words"
)

// Yardstick is what strategies are ranked by: the measure of that name and window under every plan, of everybody who wants
// help. The text is MEASURE, or MEASURE@WINDOW. Without a window it is that of the whole run. The error says what can be
// written instead.
func Yardstick(text string, plans []*plan.Plan) (measure.Measure, error) {
	name, window, _ := strings.Cut(text, "@")
	if window == "" {
		window = measure.WholeRun
	}
	var found measure.Measure
	for _, p := range plans {
		m, err := ranked(p, name, window)
		if err != nil {
			return measure.Measure{}, err
		}
		found = m
	}
	return found, nil
}

// YardstickOf is the measure that was asked for. If none was, it is what answers the scenario's question. Where that cannot
// rank, or some plan does not have it, it is the callers without help in the whole run.
func YardstickOf(plans []*plan.Plan, asked measure.Measure) measure.Measure {
	if asked.Name != "" {
		return asked
	}
	if m := plans[0].Question.Measure; m.Better() != measure.Neither && !slices.ContainsFunc(plans, func(p *plan.Plan) bool { return !p.Measures.Has(m.Name, m.Window, m.Group) }) {
		return m
	}
	at := plans[0].Measures.Find("callers.without-help", measure.WholeRun, measure.Group{})
	return plans[0].Measures.Measures()[at]
}

// ranked is a measure of a plan by which strategies can be ranked.
func ranked(p *plan.Plan, name, window string) (measure.Measure, error) {
	var windows, others []string
	for _, m := range p.Measures.Measures() {
		switch {
		case m.Name == "" || m.Group != (measure.Group{}) || m.Better() == measure.Neither:
		case m.Name == name && m.Window == window:
			return m, nil
		case m.Name == name:
			windows = append(windows, m.Window)
		default:
			others = append(others, m.Name)
		}
	}
	switch {
	case len(windows) > 0:
		return measure.Measure{}, fmt.Errorf("%s is not measured in the window %q under %s; it is in: %s", name, window, p.Strategy, words.Listed(windows))
	case name != "" && slices.ContainsFunc(p.Measures.Measures(), func(m measure.Measure) bool { return m.Name == name && m.Group == measure.Group{} }):
		return measure.Measure{}, fmt.Errorf("strategies cannot be ranked by %s: neither more nor less of it is better. See nines help measures", name)
	}
	if missing := p.Missing(name); missing != "" {
		return measure.Measure{}, fmt.Errorf("no measure is called %q under %s: %s", name, p.Strategy, missing)
	}
	return measure.Measure{}, fmt.Errorf("no measure is called %q under %s%s See nines help measures", name, p.Strategy, orStop(words.Hint(name, others)))
}

// orStop ends a sentence that does not end yet.
func orStop(text string) string {
	if strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}
