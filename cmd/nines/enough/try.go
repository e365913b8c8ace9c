package enough

import (
	"cmp"
	"slices"
	"strings"

	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report/study/solved"
	"nines/sim/scenario"
	"nines/sim/scenario/input"
)

// tried is what came out of the days of one change.
type tried struct {
	outcomes []float64 // by day
	losses   []solved.Loss
}

// try runs changes on the same first days, and hands over what came out of each, in order. Where unknown values are drawn, each
// day has its own.
func (q *solving) try(rivals []rival, days int, each func(i int, t *tried)) error {
	parts, length := 1, days
	if q.draws != nil {
		parts, length = days, 1
	}
	docs := map[string]*scenario.Document{}
	work := func(i int) (experiment.Work, error) {
		r, first := rivals[i/parts], i%parts
		strategies := q.strategiesOf(r)
		if docs[r.strategy] == nil {
			doc, err := q.Scenario.Only(strategies...)
			if err != nil {
				return experiment.Work{}, unfit{err}
			}
			docs[r.strategy] = doc
		}
		settings := append(had(docs[r.strategy], q.drawn(first)), append(slices.Clone(q.fixed), r.settings...)...)
		plans, err := q.compiled(docs[r.strategy], strategies, settings)
		return experiment.Work{Plans: plans, First: first, N: first + length}, err
	}
	t := &tried{}
	return q.Points(len(rivals)*parts, len(rivals)*days, work, func(i int, c *experiment.Comparison) error {
		t.add(q.criterion, c)
		if (i+1)%parts == 0 {
			each(i/parts, t)
			t = &tried{}
		}
		return nil
	})
}

// strategiesOf are those of the expectation, with that of a change in place of the first.
func (q *solving) strategiesOf(r rival) []string {
	list := q.criterion.Strategies()
	list[0] = r.strategy
	return list
}

// had are those settings that a scenario with some of its strategies can take.
func had(doc *scenario.Document, settings []input.Setting) []input.Setting {
	if len(settings) == 0 {
		return nil
	}
	all := doc.Inputs()
	return slices.DeleteFunc(settings, func(s input.Setting) bool {
		return !slices.ContainsFunc(all, func(in input.Input) bool { return in.Name == s.Input.Name })
	})
}

// drawn are the unknown values of a day; none if they are at their best guesses.
func (q *solving) drawn(day int) (list []input.Setting) {
	for i := range q.draws {
		list = append(list, input.Setting{Input: &q.unknowns[i], Value: q.unknowns[i].At(q.draws[i][day])})
	}
	return list
}

// add adds the days of one work.
func (t *tried) add(c *plan.Criterion, of *experiment.Comparison) {
	var other *experiment.Result
	if len(of.Results) > 1 {
		other = of.Results[1]
	}
	own := of.Results[0]
	t.outcomes = append(t.outcomes, experiment.Outcomes(c, own, other)...)
	for _, lines := range own.Lines {
		for _, l := range lines {
			cause := causeOf(own.Plan, l.Cause)
			at := slices.IndexFunc(t.losses, func(known solved.Loss) bool { return known.Cause == cause })
			if at < 0 {
				at, t.losses = len(t.losses), append(t.losses, solved.Loss{Cause: cause})
			}
			t.losses[at].Calls += float64(l.Calls)
		}
	}
}

// mostLosses is how many causes are told.
const mostLosses = 5

// lost are the causes of most lost calls, with how many they are on one of so many days.
func (t *tried) lost(days int) []solved.Loss {
	total := 0.0
	for _, l := range t.losses {
		total += l.Calls
	}
	for i := range t.losses {
		t.losses[i].Share = t.losses[i].Calls / total
		t.losses[i].Calls /= float64(days)
	}
	slices.SortStableFunc(t.losses, func(a, b solved.Loss) int { return cmp.Compare(b.Calls, a.Calls) })
	return t.losses[:min(len(t.losses), mostLosses)]
}

// causeOf is a cause for people: what it is, and a fault by its title.
func causeOf(p *plan.Plan, cause int16) string {
	if cause >= 0 && int(cause) < len(p.Titles) && p.Titles[cause] != "" {
		return "the fault “" + p.Titles[cause] + "”"
	}
	name := p.Cause(cause)
	if step, ok := strings.CutSuffix(name, ".wrong"); ok {
		return "the step “" + step + "” that goes wrong"
	}
	if remedy, ok := strings.CutPrefix(name, "remedies."); ok {
		return "the remedy “" + remedy + "”"
	}
	if cause >= 0 {
		return "the fault “" + name + "”"
	}
	return name
}
