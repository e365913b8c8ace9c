package explore

import (
	"math"
	"slices"
)

// box keeps inputs to a part of their values: to a range, or to some words.
type box []Bound

// whole is the box of all values.
func (s *Study) whole() box {
	b := make(box, len(s.Inputs))
	for i, in := range s.Inputs {
		b[i] = Bound{Input: i, Low: in.Low, High: in.High}
		for w := range in.Words {
			b[i].Words = append(b[i].Words, w)
		}
	}
	return b
}

// with is the box with one bound changed.
func (b box) with(bound Bound) box {
	c := slices.Clone(b)
	c[bound.Input] = bound
	return c
}

func (b box) has(setting []float64) bool {
	for i, v := range setting {
		if !b[i].has(v) {
			return false
		}
	}
	return true
}

func (b *Bound) has(v float64) bool {
	if b.Words != nil {
		return slices.Contains(b.Words, int(v))
	}
	return b.Low <= v && v <= b.High
}

// bounds are those that leave something out.
func (b box) bounds(s *Study) (list []Bound) {
	for i, all := range s.whole() {
		if b[i].Low > all.Low || b[i].High < all.High || len(b[i].Words) < len(all.Words) {
			list = append(list, b[i])
		}
	}
	return list
}

// counts are the points inside, and how many of them fail.
func (b box) counts(h half) (inside, failed int) {
	for n, setting := range h.settings {
		if b.has(setting) {
			inside++
			if h.fails[n] {
				failed++
			}
		}
	}
	return inside, failed
}

// score is by how many standard deviations more points fail inside than as many points on average.
func (b box) score(h half) float64 {
	base := float64(count(h.fails)) / float64(len(h.fails))
	inside, failed := b.counts(h)
	if inside == 0 || base == 1 {
		return 0
	}
	expected := float64(float64(inside) * base)
	return (float64(failed) - expected) / math.Sqrt(expected*(1-base))
}

// search peels slices off the whole box while failures become denser. Of all boxes on the way it takes the one with the best
// score, and drops bounds that add little.
func (s *Study) search(h half) box {
	at := s.whole()
	best := at
	for {
		next, ok := s.peeled(at, h)
		if !ok {
			return s.simplified(best, h)
		}
		at = next
		if at.score(h) > best.score(h) {
			best = at
		}
	}
}

// peeled takes the slice off that leaves failures densest.
func (s *Study) peeled(b box, h half) (best box, ok bool) {
	inside, failed := b.counts(h)
	dense := float64(failed) / float64(max(1, inside))
	for i := range s.Inputs {
		for _, bound := range b.slices(i, h) {
			c := b.with(bound)
			left, bad := c.counts(h)
			if left < fewestInside || left == inside {
				continue
			}
			if d := float64(bad) / float64(left); d > dense {
				best, dense, ok = c, d, true
			}
		}
	}
	return best, ok
}

// slices are the bounds of an input with one slice less: a tenth of the points inside at either end, or a word.
func (b box) slices(i int, h half) (list []Bound) {
	bound := b[i]
	if bound.Words != nil {
		for k := range bound.Words {
			less := bound
			less.Words = slices.Delete(slices.Clone(bound.Words), k, k+1)
			list = append(list, less)
		}
		return list
	}
	var values []float64
	for _, setting := range h.settings {
		if b.has(setting) {
			values = append(values, setting[i])
		}
	}
	slices.Sort(values)
	off := int(math.Ceil(peel * float64(len(values))))
	if off >= len(values) || values[0] == values[len(values)-1] {
		return nil
	}
	fromBelow, fromAbove := bound, bound
	fromBelow.Low = next(values, off, 1)
	fromAbove.High = next(values, len(values)-1-off, -1)
	return []Bound{fromBelow, fromAbove}
}

// next is the value at a place of a sorted list. It goes on from there if the value is that of the end it came from.
func next(values []float64, at, step int) float64 {
	end := values[0]
	if step < 0 {
		end = values[len(values)-1]
	}
	for values[at] == end {
		at += step
	}
	return values[at]
}

// simplified drops the bound that adds least to the score, as long as there are too many, or it adds less than a standard
// deviation.
func (s *Study) simplified(b box, h half) box {
	for {
		bounds := b.bounds(s)
		cheapest, most := b, math.Inf(-1)
		for _, bound := range bounds {
			without := b.with(s.whole()[bound.Input])
			if score := without.score(h); score > most {
				cheapest, most = without, score
			}
		}
		if len(bounds) == 0 || len(bounds) <= mostBounds && most < b.score(h)-1 {
			return b
		}
		b = cheapest
	}
}
