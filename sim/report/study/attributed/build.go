package attributed

import (
	"cmp"
	"math"
	"slices"

	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/stat"
	"nines/sim/study/attribute"
	"nines/sim/study/part"
)

// Input is what the document is made of.
type Input struct {
	*part.Outcome
	Parts  []part.Part // all that the scenario has
	Period phrase.Period
}

// builder makes the document.
type builder struct {
	Input
	wording
	doc   *study.Document
	joint []attribute.Joint // dividends that are told, the largest first
	pairs []attribute.Joint // pairs that are told, the largest first
}

// Build fills the document of a study with what was found.
func Build(d *study.Document, in Input) *study.Document {
	b := &builder{Input: in, wording: newWording(in.Measure), doc: d}
	b.joint, b.pairs = b.told(in.Result.Joint), b.told(in.Result.Pairs)
	d.Question = "What did what: how would " + b.noun + " have been without each part?"
	if b.plain {
		d.Question = "What did what: how many callers would have got help without each fault, error and delay?"
	}
	d.Answer = b.answer()
	d.Doubts = b.doubts()
	d.Method = b.method()
	d.Tables = tabler{b}.tables()
	d.Charts = b.charts()
	d.Data = b.data()
	d.Findings = b.findings()
	return d
}

// The number of joint effects that are told, and the share of the total from which on one is.
const (
	mostJoint  = 5
	leastJoint = 0.02
)

// told are the joint effects that are shown and that matter, the largest first. There can be 57 of them, so each has to be shown
// among all (Bonferroni).
func (b *builder) told(all []attribute.Joint) (list []attribute.Joint) {
	level := 1 - 0.05/float64(max(1, len(all)))
	for _, j := range all {
		if at := j.At(level); !at.Contains(0) && math.Abs(j.Mean) >= b.leastJoint() {
			list = append(list, j)
		}
	}
	slices.SortStableFunc(list, func(x, y attribute.Joint) int { return cmp.Compare(math.Abs(y.Mean), math.Abs(x.Mean)) })
	return list[:min(mostJoint, len(list))]
}

// leastJoint is the least joint effect that matters.
func (b *builder) leastJoint() float64 { return float64(leastJoint * math.Abs(b.Result.Total.Mean)) }

// ofAll is what all parts did only together; false unless it is at least what each pair did. "Only because of all 3" is true if no
// fewer of them overlap: otherwise the figure also corrects what those count twice. Of fewer parts than all it says nothing about the
// day as it was.
func (b *builder) ofAll() (attribute.Joint, bool) {
	all := attribute.All(len(b.Shared))
	overlaps := func(k attribute.Joint) bool { return k.Set != all && k.Mean < -b.leastJoint() }
	if all.Size() < 3 || slices.ContainsFunc(b.Result.Joint, overlaps) {
		return attribute.Joint{}, false
	}
	for _, j := range b.joint {
		if j.Set == all && j.Mean > 0 && (len(b.pairs) == 0 || j.Mean >= b.pairs[0].Mean-b.leastJoint()) {
			return j, true
		}
	}
	return attribute.Joint{}, false
}

// untold is the sum of the joint effects that are not told.
func (b *builder) untold() float64 {
	rest := b.Result.Rest.Mean
	for _, j := range b.joint {
		rest -= j.Mean
	}
	return rest
}

// byFirst are the parts that share the loss, by how far the loss moves without each, the farthest first.
func (b *builder) byFirst() []int {
	order := b.Result.Ranked()
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(math.Abs(b.Result.First[y].Mean), math.Abs(b.Result.First[x].Mean))
	})
	return order
}

// partsOf are the parts of a set.
func (b *builder) partsOf(s attribute.Set) (list []part.Part) {
	for _, i := range s.Parts() {
		list = append(list, b.Shared[i])
	}
	return list
}

// single is a part that was removed one at a time: what it adds to the loss, and how people fare without it.
type single struct {
	part.Part
	adds   stat.Paired
	people part.People
}

// singles are those parts, the largest effect first.
func (b *builder) singles() (list []single) {
	for i, p := range b.Single {
		list = append(list, single{p, b.Singles[i], b.People[len(b.Shared)+i]})
	}
	slices.SortStableFunc(list, func(x, y single) int { return cmp.Compare(math.Abs(y.adds.Mean), math.Abs(x.adds.Mean)) })
	return list
}
