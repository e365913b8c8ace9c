package experiment

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"nines/sim/measure"
	"nines/sim/stat"
)

// Ranking says which strategy is best by one measure.
type Ranking struct {
	Measure measure.Measure
	Best    int   // the best strategy; -1 if none is named
	Left    []int // the strategies that may be the best; Best alone if it is named
	Ground  Ground
	Level   float64      // of the paired intervals that ruled out the others
	Order   []int        // all strategies from best to worst by their estimates; Best first if it is named
	Behind  []Difference // by how much each of these differs from the first of them

	// Indifference is a difference too small to matter, in callers; 0 for a measure of another unit. Then only the intervals
	// can name the best.
	Indifference float64
	More         int     // about how many more replications the search would take to name one; 0 if there is no saying
	Taken        int     // how many replications the search took; 0 if it has not come to its end
	Independent  int     // how many of each strategy it would take if they did not share their callers; 0 if there are too few to say
	Search       *Search // of [Comparison.Search]; nil without one
}

// Ground is what the best is named by.
type Ground string

// The grounds. The intervals name the best outright. The search names one that is the best, or within the indifference of it.
const (
	ByIntervals Ground = "intervals" // the paired difference to every other strategy is shown
	BySearch    Ground = "search"    // the procedure of Kim and Nelson came to its end
	NotYet      Ground = "none"
)

// Search is how a search for the best strategy went.
type Search struct {
	Budget int  // the most replications that it may run
	Ended  bool // the best was named; if not, the budget is spent, or it was interrupted
}

// searchDoubt is the probability that the search is wrong. It is half of 5 %: the intervals are looked at first, and may be
// wrong as often.
const searchDoubt = 0.025

// firstStage is how many replications the search starts with.
const firstStage = 20

// Rank says which strategy is best by a measure, which every strategy has. The paired differences are looked at first. The
// search, for measures that count callers, serves where they name none. After [Comparison.UntilBest] has added replications
// the search alone names: intervals that are looked at again and again name one of two equal strategies far too often.
func (c *Comparison) Rank(by measure.Measure) Ranking {
	places := c.placesOf(by)
	r := Ranking{Measure: c.Results[0].Plan.Measures.Measures()[places[0]], Best: -1, Ground: NotYet, Search: c.Searched}
	if r.Measure.Unit == measure.Callers {
		r.Indifference = c.Results[0].Plan.Indifference
	}
	b := stat.CompareWithBest(len(c.Results), c.apart(by))
	r.Left, r.Level = b.Left, b.Level
	if b.Best >= 0 && c.Searched == nil {
		r.Best, r.Ground = b.Best, ByIntervals
	}
	if r.Indifference > 0 && len(c.Results) > 1 {
		survivors := r.search(c.worth(places), c.Results[0].Plan.Indifference)
		if c.Searched != nil {
			r.Left = survivors
		}
	}
	r.Order = c.order(places, r.Best)
	for _, s := range r.Order {
		r.Behind = append(r.Behind, c.Between(s, r.Order[0], by.Name, by.Window, by.Group))
	}
	return r
}

// order sorts the strategies by their estimates of a measure, the named one before all.
func (c *Comparison) order(places []int, best int) []int {
	values := make([][2]float64, len(places))
	list := make([]int, len(places))
	for s, r := range c.Results {
		list[s], values[s] = s, r.standing(places[s])
		if s == best {
			values[s] = [2]float64{math.Inf(-1), 0}
		}
	}
	slices.SortStableFunc(list, func(a, b int) int {
		return cmp.Or(afterNaN(values[a][0], values[b][0]), afterNaN(values[a][1], values[b][1]))
	})
	return list
}

// standing is how well a strategy does by a measure, the smaller the better. Of a time it is the median, and then the share
// of the replications that do not reach it.
func (r *Result) standing(place int) [2]float64 {
	m := &r.Plan.Measures.Measures()[place]
	switch {
	case IsTime(m):
		return [2]float64{r.Quantiles(place).Median, -r.Curve(place).Share().Mean}
	case m.Better() == measure.More:
		return [2]float64{-r.Estimate(place).Mean, 0}
	}
	return [2]float64{r.Estimate(place).Mean, 0}
}

// afterNaN compares two numbers. One that is none comes last.
func afterNaN(a, b float64) int {
	if math.IsNaN(a) || math.IsNaN(b) {
		return cmp.Compare(b, a) // NaN is the smallest to it
	}
	return cmp.Compare(a, b)
}

// search is the procedure of Kim and Nelson on the replications at hand. The smaller is better in the columns. It returns
// who is not ruled out.
func (r *Ranking) search(columns [][]float64, indifference float64) []int {
	procedure := stat.NewKimNelson(len(columns), firstStage, searchDoubt, indifference)
	survivors, done, taken := procedure.Step(columns)
	switch {
	case done:
		r.Taken = taken
		if r.Best < 0 {
			r.Best, r.Left, r.Ground = survivors[0], survivors, BySearch
		}
	case r.Best < 0:
		r.More, _ = procedure.CannotSeparate()
	}
	for _, column := range columns {
		if len(column) >= firstStage {
			r.Independent = max(r.Independent, stat.Rinott(len(columns), searchDoubt, indifference, column[:firstStage]))
		}
	}
	return survivors
}

// placesOf are the places of a measure under each strategy.
func (c *Comparison) placesOf(m measure.Measure) []int {
	places := make([]int, len(c.Results))
	for s, r := range c.Results {
		places[s] = r.Plan.Measures.Find(m.Name, m.Window, m.Group)
	}
	return places
}

// worth are the values of a measure by strategy and replication, with the sign that makes the smaller better.
func (c *Comparison) worth(places []int) [][]float64 {
	columns := make([][]float64, len(places))
	for s, r := range c.Results {
		columns[s] = r.Column(places[s])
		if r.Plan.Measures.Measures()[places[s]].Better() == measure.More {
			for i := range columns[s] {
				columns[s][i] = -columns[s][i]
			}
		}
	}
	return columns
}

// apart is by how much one strategy is worse than another by a measure, as an interval. The differences of each pair are
// taken once.
func (c *Comparison) apart(by measure.Measure) stat.Apart {
	known := map[[2]int]*Difference{}
	return func(i, l int, level float64) stat.Interval {
		pair := [2]int{min(i, l), max(i, l)}
		d := known[pair]
		if d == nil {
			between := c.Between(pair[0], pair[1], by.Name, by.Window, by.Group)
			d = &between
			known[pair] = d
		}
		in := d.Within(level)
		if turned := d.Measure.Better() == measure.More; (pair[0] == l) != turned {
			return stat.Interval{Low: -in.High, High: -in.Low}
		}
		return in
	}
}

// Within is the interval of the difference at a level. Of a time it is that of how often it is later. Where the
// differences are skewed, Student's interval and the bootstrap's are taken together, as either alone is only approximate.
func (d *Difference) Within(level float64) stat.Interval {
	if d.Times != nil {
		return d.Times.Balance(level)
	}
	e := d.Paired.At(level)
	if math.IsNaN(e.Mean) {
		return stat.Interval{Low: math.Inf(-1), High: math.Inf(1)}
	}
	if e.Skewed && !e.Contains(0) {
		b := d.Paired.BootstrapAt(level, d.seed)
		e.Interval = stat.Interval{Low: min(e.Low, b.Low), High: max(e.High, b.High)}
	}
	return e.Interval
}

// UntilBest runs further replications until the search names the best strategy, or the budget is spent. It does nothing if
// the replications at hand name one. The schedule is fixed beforehand, as for Pursue; the procedure of Kim and Nelson may be
// looked at as often as one likes. Errors are as for [Result.Extend], and for a measure that does not count callers.
func (c *Comparison) UntilBest(ctx context.Context, o Options) (err error) {
	budget := c.Results[0].Plan.Budget
	r := c.Rank(c.By)
	if r.Indifference == 0 {
		return fmt.Errorf("%s does not count callers, and study.indifference is in callers", c.By.Name)
	}
	if r.Best >= 0 {
		return nil
	}
	c.Searched = &Search{Budget: budget}
	for n := len(c.Results[0].Rows); err == nil && r.Best < 0 && n < budget; r = c.Rank(c.By) {
		n = min(n+max(10, (n+3)/4), budget)
		if err = c.Extend(ctx, n, o); err != nil && !errors.Is(err, ErrInterrupted) {
			return err
		}
	}
	c.Searched.Ended = r.Best >= 0
	return err
}
