package validation

import (
	"fmt"
	"math"

	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report/text"
	"nines/sim/scenario"
	"nines/sim/validation/ladder"
)

// incidents are the scenarios of the library with figures that were published about the real day.
type incidents struct{ form ladder.Form }

// incident is a scenario under a strategy that is what happened, with the figures of it.
type incident struct {
	name    string
	plan    *plan.Plan
	figures []plan.Published
}

// fewDays is how many days the small form has of each incident at least, and manyDays how many any form has at most. A small incident
// has as many days as fewCallers call in: the spread of a few days says little, and days of few callers cost little.
const fewDays, manyDays, fewCallers = 8, 100, 50_000

// days is how many days of a plan are simulated.
func (p incidents) days(of *plan.Plan) int {
	days := manyDays
	if p.form == ladder.Small {
		each := of.Network.Demand.Expected(of.Network.Length)
		days = int(min(manyDays, max(fewDays, fewCallers/max(1, each))))
	}
	return min(of.Replications, days)
}

// list are the incidents. A scenario of the library that cannot be read has no figures: other tests and commands say why.
func (p incidents) list() (list []incident) {
	for _, name := range scenarios.Names() {
		code, _ := scenarios.Text(name)
		d, err := scenario.LoadFrom(scenarios.Files(), name+".yaml", code)
		if err != nil {
			continue
		}
		for _, f := range d.PublishedFigures() {
			list = addFigure(list, d, name, f)
		}
	}
	for i := range list {
		few := *list[i].plan
		few.Replications = p.days(list[i].plan)
		list[i].plan = &few
	}
	return list
}

// addFigure adds a figure to its incident.
func addFigure(list []incident, d *scenario.Document, name string, f plan.Published) []incident {
	if last := len(list) - 1; last >= 0 && list[last].name == name && list[last].figures[0].Strategy == f.Strategy {
		list[last].figures = append(list[last].figures, f)
		return list
	}
	laid, err := d.Plan(f.Strategy)
	if err != nil {
		return list
	}
	return append(list, incident{name, laid, []plan.Published{f}})
}

func (p incidents) work() (w work) {
	for _, in := range p.list() {
		w = w.plus(workOf(in.plan))
	}
	return w
}

func (p incidents) build(b *builder) (Section, error) {
	s := Section{ID: "incidents", Short: "Incidents", Claim: "published figures of incidents", Block: text.Block{
		Title: "Incidents: published and simulated",
		Lines: []string{
			"Each scenario of a real day lists the figures that were published about it. A fitted figure was used to find numbers of the scenario that nobody published. A predicted one was kept back.",
			"The distance is in units of the combined uncertainty: of the published figure, of the days, and of the simulated mean. A real day is one draw of its days. A figure is held within three.",
		},
		Header: []string{"incident and figure", "published", "simulated", "a day’s spread", "used", "distance", "verdict"},
	}}
	for _, in := range p.list() {
		if err := b.happen(&s, &in); err != nil {
			return s, err
		}
	}
	if s.All == 0 {
		s.Block.Lines = append(s.Block.Lines, "No scenario of the library lists such figures.")
	}
	s.Block.Notes = append(leftOutNotes(), s.Block.Notes...)
	return s, nil
}

// happen runs an incident, and adds its figures.
func (b *builder) happen(s *Section, in *incident) error {
	r, err := experiment.Run(b.ctx, in.plan, b.options(in.plan))
	if err != nil {
		return err
	}
	b.add(workOf(in.plan))
	for i := range in.figures {
		s.incident(in, &in.figures[i], r)
	}
	return nil
}

// incident adds a figure of an incident.
func (s *Section) incident(in *incident, f *plan.Published, r *experiment.Result) {
	e := r.Estimate(in.plan.Measures.Find(f.Measure.Name, f.Measure.Window, f.Measure.Group))
	distance := f.Distance(e.Mean, e.StdDev/math.Sqrt(float64(e.N)), e.StdDev)
	wrong := ""
	switch {
	case math.IsNaN(distance):
		wrong = "no simulated day has it"
	case math.Abs(distance) > plan.Farthest:
		wrong = fmt.Sprintf("%.1f combined uncertainties away", math.Abs(distance))
	}
	used := "predicted"
	if f.Fitted {
		used = "fitted"
	}
	title := f.Title
	if title == "" {
		title = f.Measure.Name
	}
	s.judged(in.name+": "+title, wrong, f.Text, number(e.Mean, 5), number(e.StdDev, 2), used, signed(distance))
}
