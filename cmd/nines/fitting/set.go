package fitting

import (
	"slices"
	"strings"

	"nines/sim/plan"
	"nines/sim/report/study"
	"nines/sim/report/study/fitted"
	"nines/sim/scenario"
	"nines/sim/study/calibrate"
	"nines/sim/study/together"
)

// AnswerSet calibrates a set: one set of values is fitted to several scenarios. The host's scenario is the first of them, and all are
// given in the order of the set.
func (q *Question) AnswerSet(h *Host, set *together.Set, docs []*scenario.Document) (*study.Document, error) {
	if len(q.Vary)+len(q.Only)+len(h.Strategies) > 0 {
		return nil, mistake("%s is a set of scenarios: write there what is fitted. --vary, --only and --strategies are for one scenario", h.Name)
	}
	for _, name := range q.KeepBack {
		if own, _, _ := strings.Cut(name, "."); !slices.Contains(set.Scenarios, own) {
			return nil, mistake("--keep-back %s: of a set a whole scenario is kept back, by name, or one figure, as SCENARIO.FIGURE. There are %s", name, joined(set.Scenarios))
		}
	}
	joint, err := set.Join(docs)
	if err != nil {
		return nil, err
	}
	p := &calibrate.Problem{Inputs: joint.Inputs, Budget: q.budget(len(joint.Inputs))}
	s := &fitted.Subject{Asked: -1}
	var parts []calibrate.Part
	for k, m := range joint.Members {
		f, err := q.member(h, set, &m, docs[k])
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
func (q *Question) member(h *Host, set *together.Set, m *together.Member, doc *scenario.Document) (*fit, error) {
	own := *h
	own.Scenario, own.Name = doc, m.Name
	f := &fit{Host: &own, inputs: m.Inputs}
	var err error
	if f.published, err = q.figuresOf(&own, set); err != nil {
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

// figuresOf are those of a scenario that count in a set, some or all of them kept back.
func (q *Question) figuresOf(own *Host, set *together.Set) ([]plan.Published, error) {
	named, some := set.Figures[own.Name]
	list := slices.Clone(own.Scenario.PublishedFigures())
	if some {
		list = slices.DeleteFunc(list, func(p plan.Published) bool { return !slices.Contains(named, p.Name) })
	}
	var names []string
	for i := range list {
		names = append(names, list[i].Name)
		list[i].Fitted = (some || list[i].Fitted) && !slices.Contains(q.KeepBack, own.Name) && !slices.Contains(q.KeepBack, own.Name+"."+list[i].Name)
	}
	for _, kept := range q.KeepBack {
		if of, name, one := strings.Cut(kept, "."); of == own.Name && one && !slices.Contains(names, name) {
			return nil, mistake("--keep-back %s: no published figure of %s that counts has this name. There are %s", kept, of, joined(names))
		}
	}
	return list, nil
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
