package experiment

import (
	"math"

	"nines/sim/measure"
	"nines/sim/stat"
)

// change compares one figure, then and now.
func (r *Regression) change(old, column Column) Change {
	if old.Num == nil || column.Num == nil { // an older program kept the quotients alone
		old.Num, column.Num = nil, nil
	}
	old, young := old.first(r.Base), column.first(r.Now)
	then, now := old.Values, young.Values
	c := Change{Column: column, Reached: r.reached(then, now)}
	if column.Unit == measure.Clock {
		r.times(&c, then, now)
		return c
	}
	switch {
	case r.isPaired() && column.Num == nil:
		a, b := paired(then, now)
		c.Base, c.Now, c.Difference = possible(c.Unit, stat.Mean(a)), possible(c.Unit, stat.Mean(b)), stat.Difference(b, a).At(r.Level)
	case r.isPaired():
		c.Base, c.Now, c.Difference = old.estimate(), young.estimate(), stat.DifferenceOfRatios(young.quotient(), old.quotient()).At(r.Level)
	default:
		c.Base, c.Now = old.estimate(), young.estimate()
		c.Difference = stat.WelchAt(r.Level, numbersIn(young.parts()), numbersIn(old.parts()))
	}
	c.Limit = r.Margin * math.Abs(c.Base.Mean)
	c.Movement = movement(c.Difference, c.Limit, c.Better)
	if min(c.Base.N, c.Now.N) < fewestCompared && c.Movement != Valueless && c.Movement != Unmoved {
		c.Movement = Unshown
	}
	if vanished(then, now) {
		c.Movement = Vanished
	}
	return c
}

// vanished says that there was a sample in every replication, and now there is none in any.
func vanished(then, now []float64) bool {
	n := len(present(then))
	return n == len(then) && n >= fewestCompared && len(present(now)) == 0
}

// movement judges a difference by its interval, never by its mean.
func movement(d stat.Estimate, limit float64, better measure.Sense) Movement {
	up, down := d.Low > limit, d.High < -limit
	switch {
	case math.IsNaN(d.Mean):
		return Valueless
	case -limit <= d.Low && d.High <= limit:
		return Unmoved
	case !up && !down:
		return Unshown
	case better == measure.Neither:
		return Moved
	case up == (better == measure.Less):
		return Worsened
	default:
		return Improved
	}
}

// numbersIn are the values without those that are no number.
func numbersIn(values []float64) (list []float64) {
	for _, v := range values {
		if isNumber(v) {
			list = append(list, v)
		}
	}
	return list
}

// reached compares in what share of the replications a time was reached. It is nil where it always was.
func (r *Regression) reached(then, now []float64) *Reached {
	if r.isPaired() {
		return r.reachedByPairs(then, now)
	}
	k, n := tallied(then)
	l, m := tallied(now)
	if k == n && l == m {
		return nil
	}
	// Two intervals that both hold with at least this probability and do not meet: that is beyond the same doubt.
	each := (1 + r.Level) / 2
	old, young := stat.ShareAt(each, k, n), stat.ShareAt(each, l, m)
	return &Reached{stat.Share(k, n), stat.Share(l, m), shareMovement(young.High < old.Low, young.Low > old.High, false)}
}

// tallied counts in how many replications a time was reached, of those in which it could be.
func tallied(values []float64) (reached, all int) {
	for _, v := range values {
		if isNumber(v) {
			reached++
		}
		if !math.IsNaN(v) {
			all++
		}
	}
	return reached, all
}

// reachedByPairs looks at the replications in which the time was reached only once of twice. If nothing has changed, either
// is as likely (McNemar's test, exact).
func (r *Regression) reachedByPairs(then, now []float64) *Reached {
	var old, young []float64
	lost, gained := 0, 0
	for i := range then {
		if math.IsNaN(then[i]) || math.IsNaN(now[i]) {
			continue
		}
		old, young = append(old, then[i]), append(young, now[i])
		switch {
		case isNumber(then[i]) && !isNumber(now[i]):
			lost++
		case !isNumber(then[i]) && isNumber(now[i]):
			gained++
		}
	}
	k, n := tallied(old)
	l, _ := tallied(young)
	if k == n && l == n {
		return nil
	}
	share := stat.ShareAt(r.Level, lost, lost+gained)
	return &Reached{stat.Share(k, n), stat.Share(l, n), shareMovement(share.Low > 0.5, share.High < 0.5, lost+gained == 0)}
}

func shareMovement(down, up, same bool) Movement {
	switch {
	case down:
		return Worsened
	case up:
		return Improved
	case same:
		return Unmoved
	default:
		return Unshown
	}
}
