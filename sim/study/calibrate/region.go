package calibrate

import (
	"cmp"
	"math"
	"slices"

	"nines/sim/portable"
)

// region is what is left, and what it says.
func (c *calibration) region() *Region {
	r := &Region{Left: c.left, Sample: c.plausible()}
	for i := range c.Inputs {
		r.Inputs = append(r.Inputs, c.rangeOf(i, r.Sample))
	}
	r.Trades = c.trades(r.Sample)
	typical := typicalOf(r.Sample, typicals)
	r.Predicted = c.predictions(typical)
	r.Further = c.further(typical)
	return r
}

// plausible are the particles with their weights: how probable the published figures are there.
func (c *calibration) plausible() []Plausible {
	logs := make([]float64, len(c.search.all))
	most := math.Inf(-1)
	for n, p := range c.search.all {
		for _, i := range c.fitted {
			at, published := c.surrogates[i].at(p.instead), c.Figures[i].Published
			off, doubt := at.off(published), at.doubt(published)
			logs[n] -= float64(off*off/2) + portable.Log(doubt)
		}
		most = max(most, logs[n])
	}
	list, all := make([]Plausible, len(logs)), 0.0
	for n, p := range c.search.all {
		list[n] = Plausible{p.instead, portable.Exp(logs[n] - most), p.value}
		all += list[n].Weight
	}
	for n := range list {
		list[n].Weight /= all
	}
	return list
}

// weighted is a value with its weight.
type weighted struct{ value, weight float64 }

// quantiles are the values below which shares of the weight lie. The list is sorted by it.
func quantiles(list []weighted, shares ...float64) []float64 {
	slices.SortStableFunc(list, func(a, b weighted) int { return cmp.Compare(a.value, b.value) })
	values := make([]float64, len(shares))
	for k, share := range shares {
		values[k] = list[len(list)-1].value
		sum := 0.0
		for _, w := range list {
			if sum += w.weight; sum >= share {
				values[k] = w.value
				break
			}
		}
	}
	return values
}

// The shares of a sample within which a value lies with 95 %, and its middle.
const lowShare, middleShare, highShare = 0.025, 0.5, 0.975

func (c *calibration) rangeOf(i int, sample []Plausible) Range {
	list := make([]weighted, len(sample))
	for n, p := range sample {
		list[n] = weighted{p.Values[i], p.Weight}
	}
	q := quantiles(list, lowShare, middleShare, highShare)
	r := Range{Low: q[0], Middle: q[1], High: q[2], Least: list[0].value, Most: list[len(list)-1].value}
	in := c.Inputs[i]
	if before := in.At(highShare) - in.At(lowShare); before > 0 {
		r.Narrowed = max(0, 1-(r.High-r.Low)/before)
	}
	r.Pinned, r.Untold = r.Narrowed >= PinnedAt, r.Narrowed <= UntoldAt
	near := cut * (r.High - r.Low)
	r.CutLow, r.CutHigh = !r.Untold && r.Low-in.Low <= near, !r.Untold && in.High-r.High <= near
	return r
}

// cut is how near to an end of its range what is left must lie, over its own length, if the range ends it.
const cut = 0.03

// trades are the pairs of inputs that make up for each other.
func (c *calibration) trades(sample []Plausible) (list []Trade) {
	ranks := make([][]float64, len(c.Inputs))
	for i := range ranks {
		ranks[i] = ranksOf(sample, i)
	}
	for a := range ranks {
		for b := a + 1; b < len(ranks); b++ {
			if r := correlation(ranks[a], ranks[b], sample); math.Abs(r) >= TradeAt {
				list = append(list, Trade{a, b, r})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Trade) int { return cmp.Compare(math.Abs(b.Correlation), math.Abs(a.Correlation)) })
	return list
}

// ranksOf are the ranks of an input over the sample, by weight. Values that are the same share a rank.
func ranksOf(sample []Plausible, of int) []float64 {
	order := make([]int, len(sample))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sample[a].Values[of], sample[b].Values[of]) })
	ranks, below := make([]float64, len(sample)), 0.0
	for first := 0; first < len(order); {
		last, weight := first, 0.0
		for ; last < len(order) && sample[order[last]].Values[of] == sample[order[first]].Values[of]; last++ {
			weight += sample[order[last]].Weight
		}
		for _, k := range order[first:last] {
			ranks[k] = below + float64(weight/2)
		}
		first, below = last, below+weight
	}
	return ranks
}

// correlation is that of two lists, weighted as the sample. Lists that do not vary have none.
func correlation(x, y []float64, sample []Plausible) float64 {
	var mx, my, xx, yy, xy float64
	for n, p := range sample {
		mx += float64(p.Weight * x[n])
		my += float64(p.Weight * y[n])
	}
	for n, p := range sample {
		a, b := x[n]-mx, y[n]-my
		xx += float64(p.Weight * a * a)
		yy += float64(p.Weight * b * b)
		xy += float64(p.Weight * a * b)
	}
	if xx <= 0 || yy <= 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

// typicals is how many points of equal weight stand for the sample where each costs time.
const typicals = 300

// typicalOf draws points of equal weight from a sample, at even distances of the sum of its weights.
func typicalOf(sample []Plausible, n int) [][]float64 {
	list := make([][]float64, 0, n)
	k, sum := 0, sample[0].Weight
	for i := range n {
		for target := (float64(i) + 0.5) / float64(n); sum < target && k < len(sample)-1; {
			k++
			sum += sample[k].Weight
		}
		list = append(list, sample[k].Values)
	}
	return list
}
