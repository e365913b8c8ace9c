package explain

import (
	"fmt"
	"strings"

	"nines/sim/plan"
	"nines/sim/scenario/spec"
)

// PublishedText is a published figure with its bounds, as they are written: 13943 calls, within 5%.
func PublishedText(p *spec.PublishedFigure) string {
	text := ""
	if p.Value != nil {
		text = p.Value.Node.Value
	}
	switch {
	case p.Between != nil && text == "":
		return "between " + p.Between.From.Node.Value + " and " + p.Between.To.Node.Value
	case p.Between != nil:
		return text + ", between " + p.Between.From.Node.Value + " and " + p.Between.To.Node.Value
	case p.Within != nil:
		return text + ", within " + p.Within.Node.Value
	}
	return text
}

// Published says what was published, and whether values are fitted to it.
func Published(figures []plan.Published) []string {
	list := make([]string, len(figures))
	for i := range figures {
		p := &figures[i]
		text := fmt.Sprintf("%s: %s, under %s.", p.Text, plan.Measured(p.Measure), p.Strategy)
		if !p.Fitted {
			text += " It is kept back from the fit."
		}
		if p.Source != "" {
			text += " Source: " + strings.TrimSuffix(p.Source, ".") + "."
		}
		list[i] = introduced("Published", p.Title, p.Name, text)
	}
	return list
}
