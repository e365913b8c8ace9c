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
	if j, ok := sayable(b); ok {
		list = append(list, b.together(j))
	}
	if len(b.Shared) > 1 {
		list = append(list, b.sum())
	}
	return append(list, others...)
}

// together says what some parts did only together.
func (b *builder) together(j attribute.Joint) string {
	parts := b.partsOf(j.Set)
	both, either := "both", "either"
	if len(parts) > 2 {
		both, either = fmt.Sprintf("all %d", len(parts)), "any"
	}
	if j.Mean > 0 {
		return fmt.Sprintf("%s: %s.", b.onlyBecause(both, j.Estimate), part.List(parts))
	}
	return fmt.Sprintf("%s overlap: %s, so removing one of them alone saves less.", words.Capital(part.List(parts)), b.withAny(either, j.Estimate))
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
