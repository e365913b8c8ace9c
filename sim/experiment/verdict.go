package experiment

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/portable"
	"nines/sim/stat"
)

// Ruling is what a verdict says.
type Ruling string

// The three rulings: the interval lies within the limits, outside them, or on both sides.
const (
	Held      Ruling = "held"
	NotHeld   Ruling = "not held"
	Undecided Ruling = "undecided"
)

// Verdict is what the replications say of a criterion. It never rests on an estimate alone: only an interval that lies
// wholly on one side of the limit decides.
type Verdict struct {
	Criterion *plan.Criterion
	Ruling    Ruling

	Value         float64 // the estimate; NaN if there is none
	stat.Interval         // of it
	Level         float64 // the confidence level of the interval
	N             int     // the replications with a value
	Of            int     // of so many
	Skewed        bool    // the interval covers Student's, a compound Poisson sum's and the bootstrap's: each alone is approximate
	Rare          bool    // so few replications differ from the usual that a rarer and worse one cannot be excluded
	Why           string  // why there is no estimate, or it does not decide; empty if the interval says all
}

// sample is what a criterion is judged by: a value for each replication, and what its mean is made from.
type sample struct {
	values          []float64 // each replication's own
	parts           []float64 // what each adds to the mean over the replications
	over            []float64 // of a share of another value: the parts of that
	n               int       // how many replications the mean rests on
	isExact         bool      // it cannot have another value
	made            float64   // calls made in the window by those who are meant, over all replications
	mean, bootstrap func(level float64) stat.Estimate
}

// Judge rules on a criterion by the replications that all the results it needs have: own is that of its strategy, other
// that of the one it is compared with. The level is that of the intervals, which is higher than the criterion's confidence
// where it is looked at several times.
func Judge(c *plan.Criterion, own, other *Result, level float64) Verdict {
	v := unknown(c)
	v.Level = level
	s := sampleOf(c, own, other)
	v.N, v.Of = len(present(s.values)), len(s.values)
	if c.Statistic == plan.OfMean {
		v.N = s.n
	}
	switch {
	case s.made == 0:
		return v.refuse("these callers make no call in the window %s in any replication. An expectation without a sample is not held", c.Measure.Window)
	case v.N == 0:
		return v.refuse("no replication has a sample. An expectation without a sample is not held")
	}
	switch c.Statistic {
	case plan.OfQuantile:
		return v.ofQuantile(s)
	case plan.InAtLeast, plan.InAtMost:
		return v.ofShare(s)
	}
	return v.ofMean(s)
}

// unknown is the verdict before anything is known.
func unknown(c *plan.Criterion) Verdict {
	return Verdict{Criterion: c, Ruling: Undecided, Value: math.NaN(), Interval: stat.Interval{Low: math.Inf(-1), High: math.Inf(1)}, Level: c.Confidence}
}

// Outcomes are what a criterion judges of each replication. NaN is no sample, and an infinite time was not reached.
func Outcomes(c *plan.Criterion, own, other *Result) []float64 { return sampleOf(c, own, other).values }

// sampleOf gathers what a criterion is judged by.
func sampleOf(c *plan.Criterion, own, other *Result) sample {
	m := own.Plan.Measures
	at := m.Find(c.Measure.Name, c.Measure.Window, c.Measure.Group)
	if other != nil && len(own.Rows) != len(other.Rows) { // one of them has run more
		n := min(len(own.Rows), len(other.Rows))
		own, other = own.First(n), other.First(n)
	}
	s := sample{values: own.Column(at), parts: own.Parts(at), isExact: other == nil && own.Plan.IsImpossible(c.Measure.Name)}
	s.mean = func(level float64) stat.Estimate { return own.estimateAt(level, at) }
	s.bootstrap = func(level float64) stat.Estimate {
		return possible(c.Measure.Unit, stat.BootstrapAt(level, s.parts, own.Plan.Seed))
	}
	s.made = total(own.Column(m.Find("calls.offered", c.Measure.Window, c.Measure.Group)))
	if c.TimeOfDay {
		add(s.values, own.Column(m.Find("at.onset", measure.WholeRun, measure.Group{})))
		s.parts = s.values
		s.mean = func(level float64) stat.Estimate { return possible(c.Measure.Unit, stat.Mean(s.values).At(level)) }
	}
	if other != nil {
		from := other.Plan.Measures.Find(c.Measure.Name, c.Measure.Window, c.Measure.Group)
		s.compare(c, own, at, other, from)
		return s
	}
	s.n = len(present(s.parts))
	return s
}

// compare turns values into differences: how much better they are than the other strategy's. They are in the unit of the
// measure, or a share of the other's value. The mean of a share is a quotient.
func (s *sample) compare(c *plan.Criterion, own *Result, at int, other *Result, from int) {
	sign, than := 1.0, other.Column(from)
	pair := lessThan(own, at, other, from)
	if c.Measure.Better() == measure.Less {
		sign, pair = -1, lessThan(other, from, own, at)
	}
	s.values = gains(sign, s.values, than)
	if s.parts, s.over = gains(sign, pulls(own, at), pulls(other, from)), nil; IsTime(&c.Measure) {
		s.parts = s.values
		pair = stat.Difference(s.parts, make([]float64, len(s.parts)))
	}
	s.n, s.mean = pair.N, pair.At
	s.bootstrap = func(level float64) stat.Estimate { return pair.BootstrapAt(level, own.Plan.Seed) }
	if math.IsNaN(pair.Mean) && infinite(s.parts) == 0 {
		s.n = 0
	}
	if c.Relative {
		s.relate(&pair, than, pulls(other, from), other.Estimate(from).Mean, own.Plan.Seed)
	}
}

// relate turns differences into shares of the other strategy's values. Where the error of the difference is unknown, so is
// that of the share.
func (s *sample) relate(pair *stat.Paired, than, over []float64, mean float64, seed uint64) {
	for i, gain := range s.values {
		s.values[i] = shareOf(gain, than[i])
	}
	s.over = over
	s.mean = func(level float64) stat.Estimate {
		if e := pair.At(level); math.IsNaN(e.StdDev) && infinite(s.parts, s.over) == 0 {
			e.Mean /= mean
			return e
		}
		return stat.Ratio(s.parts, s.over).At(level)
	}
	s.bootstrap = func(level float64) stat.Estimate { return stat.BootstrapRatioAt(level, s.parts, s.over, seed) }
}

// pulls are what each replication adds to an estimate, as [Result.Parts], and also of replications without a sample.
func pulls(r *Result, place int) []float64 {
	m := &r.Plan.Measures.Measures()[place]
	if column := r.Column(place); m.Quantile > 0 || IsTime(m) || m.Numerator == measure.None && isWhole(column) {
		return r.Parts(place)
	}
	q := quotientOf(r, place)
	return stat.RatioParts(q.Num, q.Den)
}

// gains are how much better each value is than another. What neither reaches is no better; what only one reaches is better
// without bound.
func gains(sign float64, values, than []float64) []float64 {
	list := make([]float64, min(len(values), len(than)))
	for i := range list {
		list[i] = sign * stat.Later(values[i], than[i])
	}
	return list
}

// shareOf is a gain as a share of what it is a gain over.
func shareOf(gain, over float64) float64 {
	if gain == 0 || math.IsInf(gain, 0) {
		return gain
	}
	return gain / over
}

// refuse rules against a criterion for want of a number.
func (v Verdict) refuse(format string, args ...any) Verdict {
	v.Ruling, v.Why = NotHeld, fmt.Sprintf(format, args...)
	return v
}

// ofMean rules on the mean. There is no mean if some replications do not reach the value. Replications that are all alike
// say nothing about the error of their mean: something that happens once in a hundred days need not happen in twenty.
func (v Verdict) ofMean(s sample) Verdict {
	switch k := infinite(s.parts, s.over); {
	case k > 0 && v.Criterion.Against != "":
		return v.refuse("%d of %d replications do not reach it, and there is no mean. Use in-at-least", k, v.Of)
	case k > 0:
		return v.refuse("%d of %d replications do not reach it, and there is no mean. Expect a quantile or use in-at-least", k, v.Of)
	case s.over != nil && total(present(s.over)) == 0:
		return v.refuse("the other value is zero in every replication. Give the difference in the unit of the measure, not as a share")
	}
	e := s.mean(v.Level)
	isShare := v.Criterion.Measure.Unit == measure.Share && v.Criterion.Against == ""
	if isShare {
		e = e.Within(0, 1)
	}
	v.Value, v.Interval, v.Skewed, v.Rare = e.Mean, e.Interval, e.Skewed, e.Rare
	if e.Skewed {
		v.widen(s)
	}
	v.decide(v.Criterion.Low, v.Criterion.High)
	noGain := v.Criterion.Against != "" && v.Ruling == NotHeld // strategies that differ in nothing are no better than each other
	if !noGain && !s.isExact && v.isWithoutWidth() {
		v.Ruling = Undecided
	}
	if v.Ruling == Undecided && areAlike(present(s.values)) {
		v.Why = v.alike()
	}
	return v
}

// alike says what replications that all gave the same value leave open, and what to expect of them instead.
func (v *Verdict) alike() string {
	share := float64(100 * stat.ShareAt(v.Level, v.N, v.N).Low)
	why := fmt.Sprintf("all %d replications with a value gave the same value, but up to %.3g %% of all can give another. Use in-at-least", v.N, 100-share)
	if share >= 50 {
		why += fmt.Sprintf(", such as in-at-least: %d%%", int(share))
	}
	return why
}

// areAlike reports whether values are all the same, apart from rounding.
func areAlike(values []float64) bool {
	if len(values) == 0 {
		return false
	}
	least, most := slices.Min(values), slices.Max(values)
	return most-least <= 1e-9*max(math.Abs(least), math.Abs(most))
}

// isWithoutWidth reports whether an interval is a point, apart from rounding.
func (v *Verdict) isWithoutWidth() bool {
	return v.N < 2 || v.High-v.Low <= 1e-9*max(math.Abs(v.Low), math.Abs(v.High))
}

// widen takes the bootstrap's interval in, where Student's is only approximate.
func (v *Verdict) widen(s sample) {
	b := s.bootstrap(v.Level)
	v.Interval = stat.Interval{Low: min(v.Low, b.Low), High: max(v.High, b.High)}
}

// ofQuantile rules on a quantile over the replications.
func (v Verdict) ofQuantile(s sample) Verdict {
	q, ok := stat.QuantileAt(v.Level, v.Criterion.P, s.values)
	if !ok {
		v.Why = fmt.Sprintf("%d replications are too few for this quantile at %.4g %% confidence", v.N, 100*v.Level)
		return v
	}
	v.Value, v.Interval = q.Point, q.Interval
	v.decide(v.Criterion.Low, v.Criterion.High)
	return v
}

// ofShare rules on the share of the replications that keep to the limits.
func (v Verdict) ofShare(s sample) Verdict {
	kept := 0
	for _, x := range present(s.values) {
		if v.Criterion.Keeps(x) {
			kept++
		}
	}
	e := stat.ShareAt(v.Level, kept, v.N)
	v.Value, v.Interval = e.Mean, e.Interval
	if v.Criterion.Statistic == plan.InAtLeast {
		v.decide(v.Criterion.P, 1)
	} else {
		v.decide(0, v.Criterion.P)
	}
	if need := v.needed(kept); v.Ruling == Undecided && need > v.N {
		v.Why = fmt.Sprintf("%d replications are too few: it takes at least %d, even if none differs", v.N, need)
	}
	return v
}

// needed is how many replications it takes to decide for a share if all keep to the limits, or for in-at-most if none does. Then
// Clopper's and Pearson's interval of n replications ends at α/2 to the power of 1/n. It is 0 if some are otherwise.
func (v *Verdict) needed(kept int) int {
	share := v.Criterion.P
	if v.Criterion.Statistic == plan.InAtMost {
		kept, share = v.N-kept, 1-share
	}
	if kept < v.N || share >= 1 {
		return 0
	}
	return int(math.Ceil(portable.Log((1-v.Level)/2) / portable.Log(share)))
}

// decide holds the interval against the limits.
func (v *Verdict) decide(low, high float64) {
	switch {
	case math.IsNaN(v.Value):
	case low <= v.Low && v.High <= high:
		v.Ruling = Held
	case v.High < low || v.Low > high:
		v.Ruling = NotHeld
	}
}

// present are the values of the replications that have one.
func present(xs []float64) []float64 {
	var list []float64
	for _, x := range xs {
		if !math.IsNaN(x) {
			list = append(list, x)
		}
	}
	return list
}

// infinite counts the replications in which any of several values is not reached.
func infinite(columns ...[]float64) (n int) {
	for i := range columns[0] {
		if slices.ContainsFunc(columns, func(xs []float64) bool { return xs != nil && math.IsInf(xs[i], 0) }) {
			n++
		}
	}
	return n
}

func total(xs []float64) (sum float64) {
	for _, x := range xs {
		sum += x
	}
	return sum
}

func add(to, xs []float64) {
	for i := range to {
		to[i] += xs[i]
	}
}
