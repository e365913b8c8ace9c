package part

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/stat"
	"nines/sim/study/attribute"
	"nines/sim/words"
)

// Points runs works on all cores: [experiment.Points] with its options.
type Points func(n int, work func(i int) (experiment.Work, error), each func(i int, c *experiment.Comparison) error) error

// Days simulates days of a scenario without some of its parts. The same people call on the same day, whatever is taken out.
type Days struct {
	Load    Load
	Adjust  func(*plan.Plan) *plan.Plan // what the command line changes in a plan; may be nil
	Measure measure.Measure             // what is lost
	N       int                         // days
	Points  Points
}

// People are how many people fare otherwise without a part, by day: the same person with and without it.
type People struct {
	Helped stat.Estimate // who get no help with the part, and get it without
	Hurt   stat.Estimate // who get help with the part, and none without
}

// Run gives the loss of each day with each set of the parts. It also gives, for each part in order, how people fare without
// it, if the sets have all parts and all but that one.
func (d *Days) Run(parts []Part, sets []attribute.Set) (losses [][]float64, people []People, err error) {
	works := worksOf(len(parts), sets)
	losses = make([][]float64, len(sets))
	err = d.Points(len(works), func(i int) (experiment.Work, error) {
		return d.work(parts, works[i])
	}, func(i int, c *experiment.Comparison) error {
		for k, r := range c.Results {
			at, _ := slices.BinarySearch(sets, works[i][k])
			losses[at] = d.lossOf(r)
		}
		if len(works[i]) > 1 {
			people = append(people, peopleOf(c)...)
		}
		return nil
	})
	return losses, people, err
}

// mostTogether is how many sets without one part are run beside the whole.
const mostTogether = 6

// worksOf are the sets that are run side by side. People are compared with the whole, so the whole is run together with those
// that lack one part, a few at a time. All else is run alone, which needs less memory, and first: time left is judged by what
// most points take.
func worksOf(parts int, sets []attribute.Set) (works [][]attribute.Set) {
	all := attribute.All(parts)
	var beside []attribute.Set
	for i := range parts {
		if slices.Contains(sets, all) && slices.Contains(sets, all.Without(i)) {
			beside = append(beside, all.Without(i))
		}
	}
	for _, s := range sets {
		if !slices.Contains(beside, s) && (s != all || len(beside) == 0) {
			works = append(works, []attribute.Set{s})
		}
	}
	for group := range slices.Chunk(beside, mostTogether) {
		works = append(works, append([]attribute.Set{all}, group...))
	}
	return works
}

// work are the plans of some sets.
func (d *Days) work(parts []Part, sets []attribute.Set) (w experiment.Work, err error) {
	w.N = d.N
	for _, s := range sets {
		p, err := d.Plan(parts, s)
		if err != nil {
			return w, err
		}
		w.Plans = append(w.Plans, p)
	}
	return w, nil
}

// Plan is the plan of the scenario with some of the parts, and without the others.
func (d *Days) Plan(parts []Part, present attribute.Set) (*plan.Plan, error) {
	var gone []Part
	for i, p := range parts {
		if !present.Has(i) {
			gone = append(gone, p)
		}
	}
	doc, err := d.Load(Without(gone...)...)
	if err != nil {
		return nil, &Together{gone, reason(err)}
	}
	p, err := doc.Plan("")
	if err != nil {
		return nil, err
	}
	if d.Adjust != nil {
		p = d.Adjust(p)
	}
	if !p.Measures.Has(d.Measure.Name, d.Measure.Window, d.Measure.Group) {
		return nil, d.unmeasured(p, gone)
	}
	return p, nil
}

// unmeasured says that the measure goes with some parts, and why if that is known.
func (d *Days) unmeasured(p *plan.Plan, gone []Part) error {
	without := List(gone)
	if len(gone) > 3 {
		without = fmt.Sprintf("%d parts", len(gone))
	}
	why := p.Missing(d.Measure.Name)
	if why != "" {
		why = ": " + why
	}
	return fmt.Errorf("without %s, nothing is measured as %s%s. Choose a measure that every such scenario has, such as callers.without-help", without, d.Measure.Name, why)
}

// Together are parts that can be taken out one by one, and not together.
type Together struct {
	Parts []Part
	Why   string
}

func (t *Together) Error() string {
	return fmt.Sprintf("the scenario would be wrong without %s together: %s", List(t.Parts), t.Why)
}

// List names parts in a sentence.
func List(parts []Part) string {
	nouns := make([]string, len(parts))
	for i, p := range parts {
		nouns[i] = p.Noun
	}
	return words.Joined(nouns)
}

// Loads reports why some sets of the parts make no scenario; nil if all do.
func (d *Days) Loads(parts []Part, sets []attribute.Set) error {
	for _, s := range sets {
		if _, err := d.Plan(parts, s); err != nil {
			return err
		}
	}
	return nil
}

// lossOf is what a day adds to the measure. Of a quotient it is what the day adds to that over all days.
func (d *Days) lossOf(r *experiment.Result) []float64 {
	return r.Parts(r.Plan.Measures.Find(d.Measure.Name, d.Measure.Window, d.Measure.Group))
}

// peopleOf compares how people fare under the first plan and each other one.
func peopleOf(c *experiment.Comparison) (list []People) {
	for k := 1; k < len(c.Results); k++ {
		list = append(list, People{
			Helped: counted(c.Gained(k), c.Fared[experiment.MovedFromNone][k]),
			Hurt:   counted(c.Lost(k), c.Fared[experiment.BackToNone][k]),
		})
	}
	return list
}

// counted is how many people two lists have together, on average over the days.
func counted(a, b []float64) stat.Estimate {
	sum := make([]float64, len(a))
	for i := range a {
		sum[i] = a[i] + b[i]
	}
	return stat.Mean(sum).CutAt(0, math.Inf(1))
}
