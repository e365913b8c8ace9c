package fitting

import (
	"slices"

	"nines/sim/report/study"
	"nines/sim/report/study/fitted"
	"nines/sim/scenario"
	"nines/sim/study/calibrate"
	"nines/sim/study/together"
)

// AnswerSet calibrates a set: one set of values is fitted to several scenarios. The host's scenario is the first of them, and all are
// given in the order of the set.
func (q *Question) AnswerSet(h *Host, set *together.Set, docs []*scenario.Document) (*study.Document, error) {
	if len(q.Vary)+len(q.Only)+len(q.KeepBack)+len(h.Strategies) > 0 {
		return nil, mistake("%s is a set of scenarios: write there what is fitted, and in each scenario which figures are kept back (`fit: no`). --vary, --only, --keep-back and --strategies are for one scenario", h.Name)
	}
	joint, err := set.Join(docs)
	if err != nil {
		return nil, err
	}
	p := &calibrate.Problem{Inputs: joint.Inputs, Budget: q.budget(len(joint.Inputs))}
	s := &fitted.Subject{Asked: -1}
	var parts []calibrate.Part
	for k, m := range joint.Members {
		f, err := q.member(h, &m, docs[k])
		if err != nil {
			return nil, err
		}
		if k == 0 {
			p.Seed = f.plans[0].Seed
		}
		parts = append(parts, calibrate.Part{Name: m.Name, Inputs: m.Of, Figures: f.problem.Figures, Simulate: f.simulate})
		s.About = append(s.About, f.about...)
	}
	all, simulate := calibrate.Join(p, parts)
	r, err := calibrate.Run(all, simulate)
	if err != nil {
		return nil, err
	}
	first, err := docs[0].Plan("")
	if err != nil {
		return nil, err
	}
	d := h.NewDocument(first)
	d.Scenario.Name, d.Scenario.Title = set.Name, set.Title
	d.Question = "Can the published figures of all scenarios be met with the same values, and what do they say about them?"
	fitted.Fill(d, r, s)
	return d, nil
}

// member is the fit of one scenario of a set: its published figures, and no others.
func (q *Question) member(h *Host, m *together.Member, doc *scenario.Document) (*fit, error) {
	own := *h
	own.Scenario, own.Name = doc, m.Name
	f := &fit{Host: &own, inputs: m.Inputs}
	var err error
	if f.published, err = q.figures(&own); err != nil {
		return nil, err
	}
	if err := f.compile(); err != nil {
		return nil, err
	}
	f.problem = &calibrate.Problem{Inputs: f.inputs}
	f.addFigures()
	f.keepPublished()
	for i := range f.problem.Figures {
		if t := &f.problem.Figures[i].Title; *t == "" {
			*t = f.problem.Figures[i].Name
		}
		f.problem.Figures[i].Title = m.Name + ", " + f.problem.Figures[i].Title
	}
	return f, f.checkEnds()
}

// keepPublished takes out the figures that were not published. A set answers no question of one of its scenarios.
func (f *fit) keepPublished() {
	n := slices.IndexFunc(f.problem.Figures, func(own calibrate.Figure) bool { return own.Published == nil })
	if n >= 0 {
		f.problem.Figures, f.about, f.places = f.problem.Figures[:n], f.about[:n], f.places[:n]
	}
	for i := range f.problem.Figures {
		f.problem.Figures[i].Headline = false
	}
}
