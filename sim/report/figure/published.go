package figure

import (
	"math"

	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report/phrase"
)

// Published is a figure that was published about the real incident, beside the simulated one.
type Published struct {
	Name      string          `json:"name" doc:"The figure's name in the scenario."`
	Title     string          `json:"title,omitempty" doc:"What it is, in a line."`
	Measure   string          `json:"measure" doc:"The measure of a run that it is."`
	Window    string          `json:"window" doc:"The part of the run that it is of."`
	By        string          `json:"by,omitempty" doc:"By what its callers are grouped; absent for those who want help."`
	Group     string          `json:"group,omitempty" doc:"The group of callers."`
	Unit      string          `json:"unit" doc:"The unit of the measure."`
	Value     phrase.Number   `json:"published" doc:"What was published."`
	Low       phrase.Number   `json:"published-low" doc:"The lower end of what could be true: about 95 % lies between the ends."`
	High      phrase.Number   `json:"published-high" doc:"The upper end."`
	Fitted    bool            `json:"fitted" doc:"Whether numbers of the scenario may be fitted to it. False: it is kept back, to be predicted."`
	Source    string          `json:"source,omitempty" doc:"Where it was published, or why it is assumed."`
	Simulated phrase.Estimate `json:"simulated" doc:"The mean over the replications."`
	Day       phrase.Number   `json:"day-sd" doc:"The standard deviation of the replications: what was published is one day."`
	Distance  phrase.Number   `json:"distance" doc:"How far the simulated mean is above the published figure, in standard deviations of all doubt together: of the figure, of the mean, and of days. Beyond three the two contradict each other. Null where no replication has the figure."`
}

// PublishedOf holds the figures that were published about the incident of a result against the simulated ones.
func PublishedOf(r *experiment.Result) (list []Published) {
	for i := range r.Plan.Published {
		p := &r.Plan.Published[i]
		e := r.Estimate(r.Plan.Measures.Find(p.Measure.Name, p.Measure.Window, p.Measure.Group))
		list = append(list, Published{
			p.Name, p.Title, p.Measure.Name, p.Measure.Window, p.Measure.Group.By, p.Measure.Group.Name, string(p.Measure.Unit),
			phrase.Number(p.Value), phrase.Number(p.Low), phrase.Number(p.High), p.Fitted, p.Source,
			Of(e), phrase.Number(e.StdDev), phrase.Number(p.Distance(e.Mean, e.StdDev/math.Sqrt(float64(e.N)), e.StdDev)),
		})
	}
	return list
}

// Stands reports whether the simulated figure is no contradiction to the published one.
func (p *Published) Stands() bool { return math.Abs(float64(p.Distance)) <= plan.Farthest }
