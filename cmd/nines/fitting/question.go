package fitting

import (
	"slices"

	"nines/sim/plan"
	"nines/sim/report/study"
	"nines/sim/report/study/fitted"
	"nines/sim/scenario"
	"nines/sim/scenario/input"
	"nines/sim/study/calibrate"
)

// fit is a question that was found right.
type fit struct {
	*Host
	inputs    []input.Input
	left      []input.Input // with a range, and not fitted
	published []plan.Published
	plans     []*plan.Plan       // of every strategy that is run, at the best guesses
	scenario  *scenario.Document // with these strategies and no others
	problem   *calibrate.Problem
	about     []fitted.About // by figure of the problem
	places    []place        // likewise
	asks      int            // the figure that answers the scenario's question
}

// Answer calibrates.
func (q *Question) Answer(h *Host) (*study.Document, error) {
	f, err := q.asked(h)
	if err != nil {
		return nil, err
	}
	if err := f.checkEnds(); err != nil {
		return nil, err
	}
	r, err := calibrate.Run(f.problem, f.simulate)
	if err != nil {
		return nil, err
	}
	d := h.NewDocument(f.plans[0])
	fitted.Fill(d, r, &fitted.Subject{About: f.about, Asked: f.asks, Several: f.isOfSeveral(), Left: f.left, Held: f.held()})
	return d, nil
}

// asked is the question, checked as far as nothing needs to be run.
func (q *Question) asked(h *Host) (*fit, error) {
	f := &fit{Host: h}
	var err error
	if f.published, err = q.figures(h); err != nil {
		return nil, err
	}
	if err := f.compile(); err != nil {
		return nil, err
	}
	if f.inputs, f.left, err = q.inputs(f); err != nil {
		return nil, err
	}
	f.problem = &calibrate.Problem{Inputs: f.inputs, Seed: f.plans[0].Seed, Budget: q.budget(len(f.inputs))}
	f.addFigures()
	return f, nil
}

// figures are those that were published, some of them kept back.
func (q *Question) figures(h *Host) ([]plan.Published, error) {
	list := slices.Clone(h.Scenario.PublishedFigures())
	if len(list) == 0 {
		return nil, mistake("%s has no published figures. Add a block `published` that says what is known of the real incident (nines help published)", h.Name)
	}
	var names []string
	for _, p := range list {
		names = append(names, p.Name)
	}
	for _, name := range q.KeepBack {
		at := slices.Index(names, name)
		if at < 0 {
			return nil, mistake("--keep-back %s: no published figure has this name. There are %s", name, joined(names))
		}
		list[at].Fitted = false
	}
	if !slices.ContainsFunc(list, func(p plan.Published) bool { return p.Fitted }) {
		return nil, mistake("all published figures are kept back, so there is nothing to fit to. Take away `fit: no` or --keep-back from one of %s", joined(names))
	}
	return list, nil
}

// compile makes the plans of the strategies that are run: those of the figures, and those to predict.
func (f *fit) compile() error {
	var names []string
	for _, p := range f.published {
		names = append(names, p.Strategy)
	}
	for _, name := range append(names, f.Strategies...) {
		p, err := f.Scenario.Plan(name)
		if err != nil {
			return Mistake{err}
		}
		if f.strategy(p.Strategy) < 0 {
			f.plans = append(f.plans, f.Adjusted(p))
		}
	}
	var run []string
	for _, p := range f.plans {
		if apart := plan.Uncompared(f.plans[0], p); apart != "" {
			return mistake("%s", apart)
		}
		run = append(run, p.Strategy)
	}
	var err error
	if f.scenario, err = f.Scenario.Only(run...); err != nil {
		return Mistake{err}
	}
	return nil
}

// strategy is the place of a strategy among those that are run; -1 if it is none.
func (f *fit) strategy(name string) int {
	return slices.IndexFunc(f.plans, func(p *plan.Plan) bool { return p.Strategy == name })
}

// isOfSeveral reports whether the published figures are of several strategies.
func (f *fit) isOfSeveral() bool {
	return slices.ContainsFunc(f.published, func(p plan.Published) bool { return p.Strategy != f.published[0].Strategy })
}

// budget is how much is simulated.
func (q *Question) budget(inputs int) calibrate.Budget {
	b := calibrate.DefaultBudget(inputs)
	for _, own := range []struct {
		to    *int
		given int
	}{{&b.Waves, q.Rounds}, {&b.Points, q.Points}, {&b.Days, q.Days}} {
		if own.given > 0 {
			*own.to = own.given
		}
	}
	b.Centre = max(b.Centre, b.Days)
	return b
}
