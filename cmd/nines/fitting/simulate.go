package fitting

import (
	"errors"
	"math"
	"strings"

	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/scenario"
	"nines/sim/scenario/input"
	"nines/sim/stat"
	"nines/sim/study/calibrate"
)

// simulate runs points for the engine.
func (f *fit) simulate(batch []calibrate.Point) ([][]calibrate.Measured, error) {
	list := make([][]calibrate.Measured, len(batch))
	runs := 0
	for _, p := range batch {
		runs += p.Days
	}
	err := f.Points(len(batch), runs,
		func(i int) (experiment.Work, error) {
			plans, err := f.at(batch[i].Values)
			return experiment.Work{Plans: plans, N: batch[i].Days}, err
		},
		func(i int, c *experiment.Comparison) error {
			for k := range f.places {
				list[i] = append(list[i], f.measured(k, c))
			}
			return nil
		})
	return list, err
}

// checkEnds loads the scenario at the ends of every range, before anything is run. Between them, and with several at once, it is
// loaded when its turn comes.
func (f *fit) checkEnds() error {
	guess := make([]float64, len(f.inputs))
	for i, in := range f.inputs {
		guess[i] = in.Best
	}
	for i, in := range f.inputs {
		for _, end := range []float64{in.Low, in.High} {
			values := append([]float64{}, guess...)
			values[i] = end
			if _, err := f.at(values); err != nil {
				return err
			}
		}
	}
	return nil
}

// at are the plans at a setting. One that the scenario refuses is a mistake in its ranges.
func (f *fit) at(values []float64) ([]*plan.Plan, error) {
	settings := make([]input.Setting, len(f.inputs))
	for i := range settings {
		settings[i] = input.Setting{Input: &f.inputs[i], Value: values[i]}
	}
	doc, err := f.scenario.At(settings...)
	if err == nil {
		var plans []*plan.Plan
		if plans, err = f.plansOf(doc); err == nil {
			return plans, nil
		}
	}
	var list []string
	for _, s := range settings {
		if s.Value != s.Input.Best {
			list = append(list, s.Input.Name+"="+s.Input.Written(s.Value))
		}
	}
	return nil, mistake("within its ranges the scenario can be wrong: with %s\n%v", strings.Join(list, " "), err)
}

// plansOf are the plans of the strategies that are run.
func (f *fit) plansOf(doc *scenario.Document) (plans []*plan.Plan, err error) {
	for _, p := range f.plans {
		own, err := doc.Plan(p.Strategy)
		if err != nil {
			return nil, err
		}
		plans = append(plans, f.Adjusted(own))
	}
	for _, p := range plans[1:] {
		if apart := plan.Uncompared(plans[0], p); apart != "" {
			return nil, errors.New(apart)
		}
	}
	return plans, nil
}

// measured is a figure at a point. Of a time, a day counts with what it has; a day that never got there leaves the figure without a
// value.
func (f *fit) measured(k int, c *experiment.Comparison) calibrate.Measured {
	r := c.Results[f.places[k].strategy]
	m := f.places[k].measure
	at := r.Plan.Measures.Find(m.Name, m.Window, m.Group)
	parts := stat.Mean(r.Parts(at))
	own := calibrate.Measured{Mean: r.Estimate(at).Mean, Spread: parts.StdDev, Error: parts.StdDev / math.Sqrt(float64(parts.N))}
	if math.IsNaN(own.Spread) && parts.N == 1 { // one day with a sample says nothing about others
		own.Mean = math.NaN()
	}
	return own
}
