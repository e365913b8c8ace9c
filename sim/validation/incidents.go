package validation

import (
	"fmt"
	"math"
	"strings"

	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/measure/term"
	"nines/sim/plan"
	"nines/sim/report/against"
	"nines/sim/report/phrase"
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
			"Each scenario of a real day lists the figures that were published about it. A fitted figure was used to find numbers of the scenario that nobody published.",
			"A figure that was not fitted was kept back. Not every such figure is a prediction: some follow from fitted ones by arithmetic, such as the share of calls lost from their number.",
			"The distance is in units of the combined uncertainty: of the published figure, of the days, and of the simulated mean. A real day is one draw of its days. A figure is held within three: in the range under “would pass”.",
			"Published: in brackets what could be true (95 %).",
		},
		Header: []string{"incident and figure", "published", "simulated", "a day’s spread", "used", "would pass", "distance", "verdict"},
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
	meanError := e.StdDev / math.Sqrt(float64(e.N))
	distance := f.Distance(e.Mean, meanError, e.StdDev)
	wrong := ""
	switch {
	case math.IsNaN(distance):
		wrong = "no simulated day has it"
	case math.Abs(distance) > plan.Farthest:
		wrong = fmt.Sprintf("%.1f combined uncertainties away", math.Abs(distance))
	}
	used := "not fitted"
	if f.Fitted {
		used = "fitted"
	}
	title := f.Title
	if title == "" {
		title = f.Measure.Name
	}
	s.judged(in.name+": "+title, wrong, published(f), amount(f, e.Mean), amount(f, e.StdDev), used, passing(f, f.Doubt(meanError, e.StdDev)), signed(distance))
}

// published is a published figure with what could be true, in the unit of its measure.
func published(f *plan.Published) string {
	if strings.HasPrefix(f.Text, "between") {
		return span(f, f.Low, f.High)
	}
	return amount(f, f.Value) + " (" + span(f, f.Low, f.High) + ")"
}

// passing is the range of simulated means that would be held, with so much doubt. No measure of an incident is below zero, and no
// share above one.
func passing(f *plan.Published, doubt float64) string {
	if math.IsNaN(doubt) {
		return "–"
	}
	low, high := max(0, f.Value-float64(plan.Farthest*doubt)), f.Value+float64(plan.Farthest*doubt)
	if f.Measure.Unit == term.Share {
		high = min(1, high)
	}
	return span(f, low, high)
}

func span(f *plan.Published, low, high float64) string {
	return amount(f, low) + " to " + amount(f, high)
}

// amount is an amount in the unit of a figure. A small number keeps the digits that tell it from its neighbours.
func amount(f *plan.Published, v float64) string {
	u := f.Measure.Unit
	if u != term.Calls && u != term.Callers && u != term.People || math.Abs(v) >= 10 || v == math.Trunc(v) {
		return against.InUnit(string(u))(phrase.Number(v))
	}
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
}
