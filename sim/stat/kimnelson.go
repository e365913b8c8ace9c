package stat

import (
	"math"
	"slices"

	"nines/sim/portable"
)

// KimNelson picks the best of several systems, the one with the smallest mean.
// It looks at all of them in the same replications. It drops a system as soon
// as it is clearly not the best, until one is left.
//
// The promise: with probability 1-alpha at least, the one left is the best, if
// it is better than every other by delta or more. Systems within delta of the
// best are as good as the best; if there are any, one of them is picked. The
// user chooses delta: the smallest difference that matters, in the unit of the
// measure. Half of it takes up to four times the replications.
//
// The promise rests on normally distributed replications; means of a day's many
// calls are near enough, the worst wait of a day is not. It does not rest on
// equal variances, nor on independent systems: common random numbers make the
// variance of the differences small, and the procedure short.
//
// A KimNelson runs nothing. It takes the values of replications and says which
// systems are still in. The caller decides how many to run at a time and when
// to stop. Every replication is looked at by itself and in order, so the answer
// does not depend on how many come at a time. You may ask it or stop at any
// time. Do not restart it with new replications because you dislike the answer.
//
// Source: S.-H. Kim and B. L. Nelson (2001), "A fully sequential procedure for
// indifference-zone selection in simulation", with c = 1.
type KimNelson struct {
	k, first  int
	delta     float64
	eta, h2   float64
	survivors []int
	seen      int // replications looked at, with those left out
	n         int // replications counted
	sums      []total
	stage     [][]float64 // the first replications of each system
	variances [][]float64 // of the differences, over the first replications; nil until then
	endless   bool        // an infinite observation: there are no means to compare
}

// NewKimNelson begins a selection among k systems, with n0 replications of each
// before any is dropped. Use 20 or more: with fewer than 10 it takes far more
// in the end. It panics unless k >= 1, n0 >= 2, 0 < alpha < 0.5 and delta is
// positive and finite.
func NewKimNelson(k, n0 int, alpha, delta float64) *KimNelson {
	if k < 1 || n0 < 2 || !(alpha > 0 && alpha < 0.5) || !(delta > 0 && delta <= math.MaxFloat64) {
		panic("stat: a selection wants a system, two replications, 0 < alpha < 0.5 and a positive delta")
	}
	p := &KimNelson{k: k, first: n0, delta: delta}
	if k > 1 {
		freedom := float64(n0 - 1)
		p.eta = float64((portable.Pow(2*alpha/float64(k-1), -2/freedom) - 1) / 2)
		p.h2 = 2 * p.eta * freedom
	}
	p.sums, p.stage = make([]total, k), make([][]float64, k)
	for i := range k {
		p.survivors = append(p.survivors, i)
	}
	return p
}

// Constants returns the constants of the procedure: eta and h². They are zero
// for a single system, where there is nothing to select.
func (p *KimNelson) Constants() (eta, h2 float64) { return p.eta, p.h2 }

// Step looks at the replications that are new since the last call.
// columns[i][r] is the measure of system i in replication r, the smaller the
// better. Give all columns from the beginning every time. The column of a
// dropped system may be shorter, or nil. Step looks at as many replications as
// all survivors have.
//
// It returns the systems still in, in ascending order, and whether only one is
// left and the selection is done. The bound is the most replications, from the
// first, that it could take until one is left. After the last of them the best
// mean is selected. The bound is 0 until it is known, at the n0-th replication.
// It shrinks as systems are dropped. Once done, it is the number of
// replications that it took, and nothing further is looked at.
//
// A replication in which any survivor is NaN is left out, and not counted in
// the bound. After an infinite value there is no mean to select by: no system
// is dropped any more, and the bound is 0. It panics if there are not k
// columns.
func (p *KimNelson) Step(columns [][]float64) (survivors []int, done bool, boundary int) {
	if len(columns) != p.k {
		panic("stat: one column for each system")
	}
	for !p.done() && !p.endless && p.available(columns) {
		p.look(columns)
	}
	return slices.Clone(p.survivors), p.done(), p.boundary()
}

// CannotSeparate is what to say when a selection is given up: about how many more
// replications it would take to come to one, and how many at most. The estimate
// takes the systems to go on as far apart as they have been so far; two that are
// equal come out only at the bound. It is rather too many than too few, as chance
// tends to end it sooner.
//
// Both are 0 if the selection is done, or never will be. atMost is 0 as well
// before the n0-th replication, when more is what is missing to the n0.
func (p *KimNelson) CannotSeparate() (more, atMost int) {
	switch {
	case p.done() || p.endless:
		return 0, 0
	case p.variances == nil:
		return p.first - p.n, 0
	}
	best := p.best()
	for _, i := range p.survivors {
		if i == best {
			continue
		}
		behind := p.ahead(i, best) / float64(p.n)
		until := p.reach(i, best) / (p.delta + 2*behind)
		more = max(more, whole(until)+1-p.n)
	}
	atMost = p.boundary() - p.n
	return min(max(1, more), atMost), atMost
}

func (p *KimNelson) done() bool { return len(p.survivors) == 1 }

// available reports that every survivor has one replication more than were seen.
func (p *KimNelson) available(columns [][]float64) bool {
	for _, i := range p.survivors {
		if len(columns[i]) <= p.seen {
			return false
		}
	}
	return true
}

// look takes in one replication.
func (p *KimNelson) look(columns [][]float64) {
	r := p.seen
	p.seen++
	for _, i := range p.survivors {
		p.endless = p.endless || math.IsInf(columns[i][r], 0)
	}
	for _, i := range p.survivors {
		if p.endless || math.IsNaN(columns[i][r]) {
			return
		}
	}
	p.n++
	for _, i := range p.survivors {
		p.sums[i].add(columns[i][r])
		if p.n <= p.first {
			p.stage[i] = append(p.stage[i], columns[i][r])
		}
	}
	if p.n == p.first {
		p.vary()
	}
	if p.n >= p.first {
		p.screen()
	}
}

// vary ends the first stage: it takes the variances of all differences.
func (p *KimNelson) vary() {
	p.variances = make([][]float64, p.k)
	for i := range p.variances {
		p.variances[i] = make([]float64, p.k)
		for l := range i {
			v := apartness(p.stage[i], p.stage[l])
			p.variances[i][l], p.variances[l][i] = v, v
		}
	}
	p.stage = nil
}

// apartness is the variance of the differences of a and b.
func apartness(a, b []float64) float64 {
	differences := make([]float64, len(a))
	for i := range a {
		differences[i] = a[i] - b[i]
	}
	_, apart := center(differences)
	deviation, _ := spread(apart)
	return square(deviation)
}

// screen drops every survivor that is too far behind any of them; past the bound
// all but the best.
func (p *KimNelson) screen() {
	if p.n >= p.boundary() {
		p.survivors = []int{p.best()}
		return
	}
	p.survivors = slices.DeleteFunc(slices.Clone(p.survivors), func(i int) bool {
		return slices.ContainsFunc(p.survivors, func(l int) bool {
			return l != i && p.ahead(i, l) > p.room(i, l)
		})
	})
}

// best is the survivor with the smallest mean, of equal ones the first.
func (p *KimNelson) best() int {
	best := p.survivors[0]
	for _, i := range p.survivors[1:] {
		if p.ahead(i, best) < 0 {
			best = i
		}
	}
	return best
}

// ahead is by how much l is ahead of i, all replications together. Both sums are
// compensated, and so is their difference.
func (p *KimNelson) ahead(i, l int) float64 {
	difference := p.sums[i]
	difference.add(-p.sums[l].sum)
	difference.add(-p.sums[l].lost)
	return difference.value()
}

// reach is h² times the variance of i minus l, over delta. Once delta times the
// number of replications gets there, the two need not be told apart any longer.
func (p *KimNelson) reach(i, l int) float64 {
	return p.h2 * p.variances[i][l] / p.delta
}

// room is how far behind l the system i may be, all replications together. It
// narrows with every replication, in a triangle.
func (p *KimNelson) room(i, l int) float64 {
	return max(0, p.reach(i, l)-float64(p.delta*float64(p.n))) / 2
}

// boundary is the replication at which no two survivors have any room.
func (p *KimNelson) boundary() int {
	switch {
	case p.done():
		return p.n
	case p.variances == nil || p.endless:
		return 0
	}
	most := 0
	for _, i := range p.survivors {
		for _, l := range p.survivors {
			most = max(most, whole(p.reach(i, l)/p.delta))
		}
	}
	return max(p.first, most+1)
}

// whole is x rounded down, as far as anyone can count.
func whole(x float64) int {
	return int(min(math.Floor(x), countless))
}
