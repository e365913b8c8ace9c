package attributed

import (
	"fmt"
	"math"
	"strings"

	"nines/sim/report/phrase"
	"nines/sim/study/attribute"
	"nines/sim/study/part"
	"nines/sim/words"
)

// mostSaid is of how many parts the answer says what would have been without them.
const mostSaid = 3

// answer is the result in sentences: what would have been without each part, what parts did together, how it adds up.
func (b *builder) answer() (list []string) {
	for _, i := range b.byFirst() {
		if e := b.Result.First[i]; e.Shown && len(list) < mostSaid {
			list = append(list, fmt.Sprintf("Without %s, %s.", b.Shared[i].Noun, b.without(e.Estimate)))
		}
	}
	var others []string
	for _, s := range b.singles() {
		if text := b.alone(s); text != "" {
			others = append(others, text)
		}
	}
	if len(list) == 0 {
		list, others = append(others, fmt.Sprintf("Removing any one of the parts below is not shown to change %s.", b.noun)), nil
	}
	if text := b.jointly(); text != "" {
		list = append(list, text)
	}
	if len(b.Shared) > 1 {
		list = append(list, b.sum())
	}
	return append(list, others...)
}

// jointly says the largest thing that parts did only together as the day was. Where no pair did anything because any of several is
// enough, it says what two do with the others gone.
func (b *builder) jointly() string {
	all, ok := b.ofAll()
	switch {
	case ok:
		return b.together(all)
	case len(b.pairs) > 0:
		return b.together(b.pairs[0])
	}
	for _, j := range b.joint {
		if j.Set.Size() == 2 && j.Mean < 0 {
			return fmt.Sprintf("With the other parts here gone, %s overlap: %s, so removing one of them alone saves less.", part.List(b.partsOf(j.Set)), b.withAny("either", j.Estimate))
		}
	}
	return ""
}

// together says what two parts did only together as the day was, all other parts being there. So can all parts together.
func (b *builder) together(j attribute.Joint) string {
	list := b.partsOf(j.Set)
	parts, both := part.List(list), "both"
	if len(list) > 2 {
		both = fmt.Sprintf("all %d", len(list))
	}
	if j.Mean > 0 {
		return fmt.Sprintf("As the day was, %s: %s.", b.onlyBecause(both, j.Estimate), parts)
	}
	return fmt.Sprintf("%s overlap: %s.", words.Capital(parts), b.withEither(j.Estimate))
}

// sum says how much the parts account for, and the share of each.
func (b *builder) sum() string {
	r := b.Result
	text := fmt.Sprintf("Together, the %d parts below account for %s of %s.", len(b.Shared), b.number(r.Total.Estimate), b.amountOf(b.Whole.Mean))
	if !r.Total.Shown {
		return text
	}
	var shares []string
	rest := 1.0
	for _, i := range r.Ranked() {
		share := r.Average[i].Mean / r.Total.Mean
		if math.Abs(share) < leastShare || len(shares) == mostSaid {
			break
		}
		shares = append(shares, fmt.Sprintf("%s %s", b.Shared[i].Noun, phrase.Minus(phrase.Share(phrase.Number(share)))))
		rest -= share
	}
	if math.Abs(rest) >= leastShare/2 {
		shares = append(shares, "the others "+phrase.Minus(phrase.Share(phrase.Number(rest))))
	}
	return text + " On average over all orders of removal: " + words.Joined(shares) + "."
}

// leastShare is the least share of the total that is told.
const leastShare = 0.01

// amountOf is a mean without an interval, with what it counts.
func (b *builder) amountOf(v float64) string {
	text := b.in(phrase.Number(v))
	if b.plain {
		return "the " + text + " callers without help"
	}
	if b.unit == points {
		return text + " %"
	}
	return text + " " + string(b.Measure.Unit)
}

// alone says what a remedy was worth, or that all hangs on a part.
func (b *builder) alone(s single) string {
	switch {
	case !s.adds.Shown:
		return ""
	case s.Kind == part.Remedy && math.Abs(s.adds.Mean) < 0.05*math.Abs(b.Result.Total.Mean):
		return ""
	}
	text := fmt.Sprintf("Without %s, %s.", s.Noun, b.without(s.adds.Estimate))
	if s.Kind == part.Remedy {
		return text
	}
	return fmt.Sprintf("Nearly all of it hangs on %s. %s", s.Noun, strings.Replace(text, s.Noun, "it", 1))
}
