package scenario

import (
	"fmt"
	"strings"

	"nines/sim/scenario/explain"
)

// Story says in sentences what the scenario says under a strategy: what exists, what goes wrong, what is done about it, how
// it is measured and what must hold. It ends with the other strategies.
func (d *Document) Story(strategy string) ([]explain.Chapter, error) {
	v, err := d.variant(strategy)
	if err != nil {
		return nil, err
	}
	chapters := explain.Story(v.scenario, v.plan)
	for _, more := range append(explain.Inputs(d.InputsOf(v.name)), []explain.Chapter{
		{Title: "What it costs", Sentences: costsInWords(d)},
		{Title: "What was published", Sentences: explain.Published(d.published)},
		{Title: "What must hold", Sentences: explain.Expected(d.criteria)},
		{Title: "What might be done instead", Sentences: d.otherStrategies(v)},
	}...) {
		if len(more.Sentences) > 0 {
			chapters = append(chapters, more)
		}
	}
	return chapters, nil
}

// otherStrategies lists the strategies except the one explained.
func (d *Document) otherStrategies(told *variant) []string {
	var list []string
	for _, v := range d.variants {
		switch {
		case v == told:
		case v.plan.StrategyTitle == "":
			list = append(list, v.name+".")
		default:
			list = append(list, fmt.Sprintf("%s: %s.", v.name, strings.TrimSuffix(v.plan.StrategyTitle, ".")))
		}
	}
	return list
}
