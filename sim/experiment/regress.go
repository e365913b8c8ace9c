package experiment

import (
	"errors"
	"math"
	"slices"

	"nines/sim/measure"
	"nines/sim/stat"
)

// Basis is on what ground two records are compared.
type Basis int8

// The bases. Where scenario, seed and version are the same, so must be the numbers, to the last bit. Where they differ, the
// numbers may be the same all the same, as after a refactoring. Else it is a matter of chance: less of it where the seed,
// and so the callers, are the same.
const (
	Identical  Basis = iota // every number that both have is the same
	Broken                  // they should be identical, and are not
	OnePeople               // the same seed: compared replication by replication
	TwoPeoples              // another seed: two groups of replications with nothing in common
)

// Movement is what became of a figure since the baseline.
type Movement int8

// The movements. Beyond the margin means that the whole interval of the difference lies there.
const (
	Unmoved   Movement = iota // the whole interval lies within the margin
	Unshown                   // no move beyond the margin is shown; which is not to say that there is none
	Worsened                  // beyond the margin, to the worse
	Improved                  // beyond the margin, to the better
	Moved                     // beyond the margin, of what is neither better nor worse
	Valueless                 // in no replication that could be compared there is a value
	Vanished                  // there was a value in every replication, and now there is no sample in any
)

// Fails says that a test for regressions fails by such a movement.
func (m Movement) Fails() bool { return m == Worsened || m == Moved || m == Vanished }

// fewestCompared is how many values there must be before an interval of their difference is believed: with fewer, small
// whole numbers too often differ by the same.
const fewestCompared = 5

// doubt is the probability that a comparison of two records of equal models fails at all, at a margin of nothing.
const doubt = 0.05

// Regression is how a record compares with its baseline.
type Regression struct {
	Basis     Basis
	Base, Now int     // replications that are compared, of each
	Margin    float64 // a share of the baseline's figure
	Level     float64 // of the interval of each difference; all together err at most once in twenty
	Changes   []Change
	OnlyBase  []Column // what the new record has not: not compared
	OnlyNow   []Column // what the baseline has not
}

// Change is one figure, then and now. The difference is of the new from the old, with an interval at the regression's
// level; the figures have theirs at the usual one. All three are of the replications that have a value. Of a time they are
// medians, with the unreached as later than any time: +Inf.
type Change struct {
	Column     // of the new record
	Base, Now  stat.Estimate
	Difference stat.Estimate
	Limit      float64 // the margin, in the measure's unit
	Movement   Movement
	Reached    *Reached // only of a time that was not reached in some replication
	// Later and Sooner are in how many pairs a time is so by more than the limit, the unreached as later than any.
	Later, Sooner int
}

// Reached is in what share of the replications a time was reached. There is no margin: a share that went down is worse.
type Reached struct {
	Base, Now stat.Estimate
	Movement  Movement
}

// Fails says that a test for regressions fails by this figure.
func (c *Change) Fails() bool {
	return c.Movement.Fails() || c.Reached != nil && c.Reached.Movement.Fails()
}

// Held says that nothing is shown to be worse, or to have moved that should not.
func (r *Regression) Held() bool {
	return r.Basis != Broken && !slices.ContainsFunc(r.Changes, func(c Change) bool { return c.Fails() })
}

// errNothingInCommon is the error of records that share no measure.
var errNothingInCommon = errors.New("the baseline and the new results have no measure and window in common")

// Regress compares a record with its baseline. The margin is a share of the baseline's figure.
//
// Each interval has the level 1 - 0.05/m for m comparisons, shares reached included (Bonferroni). Of two equal models at
// most one regression in twenty fails by chance, for any number of figures and however they depend on each other.
func Regress(base, now Record, margin float64) (*Regression, error) {
	r := &Regression{Basis: basisOf(&base, &now), Base: base.Replications(), Now: now.Replications(), Margin: margin}
	if r.isPaired() {
		r.Base = min(r.Base, r.Now)
		r.Now = r.Base
	}
	both := inBoth(&base, &now)
	if len(both) == 0 {
		return nil, errNothingInCommon
	}
	r.OnlyBase, r.OnlyNow = missingIn(&base, &now), missingIn(&now, &base)
	r.Level = 1 - doubt/float64(comparisons(both))
	for _, pair := range both {
		r.Changes = append(r.Changes, r.change(pair[0], pair[1]))
	}
	return r, nil
}

func (r *Regression) isPaired() bool { return r.Basis != TwoPeoples }

// comparisons counts them; of a clock, the share reached is another. What is zero everywhere, then and now, cannot err.
func comparisons(both [][2]Column) int {
	n := 0
	for _, pair := range both {
		if !pair[0].isZero() || !pair[1].isZero() {
			n++
		}
		if pair[1].Unit == measure.Clock {
			n++
		}
	}
	return max(1, n)
}

func (c *Column) isZero() bool {
	return !slices.ContainsFunc(c.Values, func(v float64) bool { return v != 0 })
}

// basisOf finds on what ground to compare.
func basisOf(base, now *Record) Basis {
	demanded := base.Fingerprint == now.Fingerprint && base.Seed == now.Seed && base.Version == now.Version
	same := sameValues(base, now) && (base.Digest == now.Digest || base.Replications() != now.Replications())
	switch {
	case same:
		return Identical
	case demanded:
		return Broken
	case base.Seed == now.Seed:
		return OnePeople
	default:
		return TwoPeoples
	}
}

// sameValues says that what both records have is the same, bit by bit, in the replications that both have.
func sameValues(base, now *Record) bool {
	n := min(base.Replications(), now.Replications())
	for _, pair := range inBoth(base, now) {
		for i := range n {
			if a, b := pair[0].Values[i], pair[1].Values[i]; math.Float64bits(a) != math.Float64bits(b) && !(math.IsNaN(a) && math.IsNaN(b)) {
				return false
			}
		}
	}
	return true
}

// inBoth pairs the columns that both records have, in the order of the new one.
func inBoth(base, now *Record) (both [][2]Column) {
	for _, c := range now.Columns {
		if old, ok := base.find(c); ok {
			both = append(both, [2]Column{old, c})
		}
	}
	return both
}

// missingIn are the columns of one record that the other has not.
func missingIn(one, other *Record) (list []Column) {
	for _, c := range one.Columns {
		if _, ok := other.find(c); !ok {
			list = append(list, c)
		}
	}
	return list
}

// find is the column of the same measure and window.
func (r *Record) find(like Column) (Column, bool) {
	i := slices.IndexFunc(r.Columns, func(c Column) bool { return c.Name == like.Name && c.Window == like.Window })
	if i < 0 {
		return Column{}, false
	}
	return r.Columns[i], true
}
