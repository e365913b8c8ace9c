package scenario

import (
	"slices"

	measures "nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// ask binds the question of the scenario to what answers it, in the plan of every strategy.
func (e *expecting) ask() {
	from, isBound := e.question()
	q := plan.Question{Text: from.Ask, Strategies: from.Strategies, Bound: isBound}
	if len(q.Strategies) == 0 {
		q.Strategies = e.comparable()
	}
	e.areStrategies(from.Strategies)
	if !e.haveMeasure(q.Strategies, from.Measure) {
		return
	}
	for _, name := range q.Strategies {
		if of := e.planOf(name); of != nil {
			q.Measure, _ = findMeasure(e.Decoder.Reading, of, spec.Measured{Measure: from.Measure, Window: from.Window, Of: from.Of}, "question")
			break
		}
	}
	for _, v := range e.doc.variants {
		v.plan.Question = q
	}
}

// Asked is the question of the scenario, with what answers it.
func (d *Document) Asked() plan.Question { return d.variants[0].plan.Question }

// question is that of the file, and whether the file says what answers it. Without one it has the defaults.
func (e *expecting) question() (spec.Question, bool) {
	from := e.doc.Scenario.Question
	if from == nil {
		return spec.Question{Measure: "callers.without-help", Window: measures.WholeRun}, false
	}
	_, short := e.Reading.Doc.Shorts["question"]
	return *from, !short
}

// areStrategies demands of each name that it is that of a strategy, stands once, and can be compared with the first.
func (e *expecting) areStrategies(names []string) {
	for i, name := range names {
		path := yamldoc.Element("question.strategies", i)
		switch {
		case !e.isStrategy(name, path):
		case slices.Contains(names[:i], name):
			e.Complain(path, "%s is there twice: take it out once", name)
		case e.areApart(names[0], name) != "":
			e.Complain(path, "%s and %s cannot be compared: %s under %[1]s", name, names[0], e.areApart(names[0], name))
		}
	}
}

// comparable are the strategies that can be compared with the first, which is one of them.
func (e *expecting) comparable() []string {
	all := e.written()
	return slices.DeleteFunc(slices.Clone(all), func(name string) bool { return e.areApart(all[0], name) != "" })
}

// haveMeasure reports whether every strategy has a measure. It is no mistake that a strategy lacks what only a strategy has
// whose own mistakes were reported.
func (e *expecting) haveMeasure(strategies []string, name string) bool {
	for _, strategy := range strategies {
		of := e.planOf(strategy)
		switch {
		case of == nil || slices.Contains(of.MeasureNames(), name):
		case e.isMeasureOfAny(name):
			e.Complain("question.measure", "%s belongs to something that strategy %s does not have: name the strategies that have it under question.strategies", name, strategy)
			return false
		case len(e.doc.variants) < len(e.written()):
			return false
		}
	}
	return true
}

// keepAsked takes out of a file what the question says of other strategies, and what this one does not have.
func (v *variant) keepAsked(root *yamldoc.Node) {
	question := yamldoc.Find(root, "question").Value
	if question == nil {
		return
	}
	yamldoc.Remove(question, "strategies")
	if !slices.Contains(v.plan.MeasureNames(), v.plan.Question.Measure.Name) {
		for _, key := range []string{"measure", "window", "of"} {
			yamldoc.Remove(question, key)
		}
	}
}

// isMeasureOfAny reports whether a measure is that of some strategy.
func (e *expecting) isMeasureOfAny(name string) bool {
	return slices.ContainsFunc(e.doc.variants, func(v *variant) bool { return slices.Contains(v.plan.MeasureNames(), name) })
}
