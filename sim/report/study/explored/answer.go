package explored

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/measure"
	"nines/sim/portable"
	"nines/sim/report/phrase"
	"nines/sim/study/explore"
	"nines/sim/words"
)

// mostNamed is how many inputs a sentence names.
const mostNamed = 4

// answer is the result in sentences: what matters, what would change the decision, where the best strategy fails, and what is worth
// learning.
func (t *teller) answer() []string {
	list := append(t.tooCoarse(), append([]string{t.guess()}, t.matters()...)...)
	if t.Decision == nil {
		return list
	}
	list = append(list, t.best())
	list = append(list, t.flips()...)
	for i := range t.Decision.Fails {
		if r := &t.Decision.Fails[i]; !t.repeats(r) {
			list = append(list, t.region(r))
		}
	}
	return append(list, t.worth())
}

// tooCoarse says first that nothing can matter, if the least difference that does is more than the figure itself.
func (t *teller) tooCoarse() []string {
	figure := math.Abs(t.Guess[t.Study.Subject].Mean)
	if figure == 0 || t.Study.Threshold < figure {
		return nil
	}
	own := portable.Pow(10, float64(portable.Decade(figure/10)))
	return []string{fmt.Sprintf("The least difference that counts here is %s, and the whole figure is %s. Give a smaller one: --threshold %v.",
		t.amount(t.Study.Threshold), t.mean(figure), own*math.Round(figure/10/own))}
}

// guess says what the measure is at the best guesses.
func (t *teller) guess() string {
	return fmt.Sprintf("At the best guesses, %s is %s under %s.", t.noun, t.level(t.Guess[t.Study.Subject]), t.strategy(t.Study.Subject))
}

// matters says which inputs do, which do not, and which are not decided. What does not move the measure may still decide which
// strategy is best.
func (t *teller) matters() (list []string) {
	yes := t.judged(explore.Matters)
	switch {
	case len(t.judged(explore.DoesNot)) == len(t.Effects):
		list = append(list, fmt.Sprintf("No %s moves that number by %s or more.", t.kind(), t.amount(t.Study.Threshold)))
	case len(yes) == 0:
		list = append(list, fmt.Sprintf("No %s is shown to matter: none is shown to move that number by %s.", t.kind(), t.amount(t.Study.Threshold)))
	default:
		list = append(list, fmt.Sprintf("What matters most is %s: it moves that number by %s.", t.cited(yes[0]), t.swing(yes[0])))
	}
	if len(yes) > 1 {
		list = append(list, "Also of weight: "+t.named(yes[1:], func(i int) string { return t.cited(i) + ", by " + t.in(phrase.Number(t.Effects[i].Swing.Mean)) }, "; ")+".")
	}
	no, open := t.judged(explore.DoesNot), t.judged(explore.NotShown)
	if all := slices.DeleteFunc(slices.Concat(no, open), func(i int) bool { return !t.decides(i) }); len(all) > 0 {
		list = append(list, "Not shown to move that number, but it bears on which strategy is best: "+t.named(all, t.cited, "; ")+".")
	}
	no, open = slices.DeleteFunc(no, t.decides), slices.DeleteFunc(open, t.decides)
	none := slices.DeleteFunc(slices.Clone(no), func(i int) bool { return t.isUnused(i) || !t.Effects[i].IsNone() })
	unused := slices.DeleteFunc(slices.Clone(no), func(i int) bool { return !t.isUnused(i) })
	no = slices.DeleteFunc(no, func(i int) bool { return t.isUnused(i) || t.Effects[i].IsNone() })
	if len(no) > 0 {
		list = append(list, fmt.Sprintf("Does not matter (less than %s): %s.", t.amount(t.Study.Threshold), t.named(no, t.cited, "; ")))
	}
	if len(none) > 0 {
		list = append(list, fmt.Sprintf("No effect at all: %s.", t.named(none, t.cited, "; ")))
	}
	if len(unused) > 0 {
		list = append(list, fmt.Sprintf("No part of %s: %s.", t.strategy(t.Study.Subject), t.named(unused, t.cited, "; ")))
	}
	if len(open) > 0 {
		list = append(list, fmt.Sprintf("Not shown whether it reaches %s: %s.", t.amount(t.Study.Threshold), t.named(open, t.cited, "; ")))
	}
	return list
}

// isUnused reports whether an input belongs to another strategy than the subject, so it cannot move its figure.
func (t *teller) isUnused(i int) bool {
	name := t.Study.Inputs[i].Name
	return strings.HasPrefix(name, "strategies.") && !strings.HasPrefix(name, "strategies."+t.Study.Strategies[t.Study.Subject]+".")
}

// swing is how far an input moves the measure, and between which of its values.
func (t *teller) swing(i int) string {
	s := t.Effects[i].Swing
	from, to := t.Effects[i].Levels[s.From].Value, t.Effects[i].Levels[s.To].Value
	return fmt.Sprintf("%s, from %s (at %s) to %s (at %s)", t.between(s.Mean, s.Interval),
		t.mean(t.figure(i, s.From)), t.said(i, from), t.mean(t.figure(i, s.To)), t.said(i, to))
}

// figure is the measure at a level of an input, under the subject.
func (t *teller) figure(i, level int) float64 {
	return t.Effects[i].Levels[level].Figures[t.Study.Subject].Mean
}

// named lists inputs, the first few by their names.
func (t *teller) named(inputs []int, name func(int) string, between string) string {
	var parts []string
	for _, i := range inputs[:min(len(inputs), mostNamed)] {
		parts = append(parts, name(i))
	}
	if more := len(inputs) - len(parts); more > 0 {
		parts = append(parts, fmt.Sprintf("%d more", more))
	}
	return strings.Join(parts, between)
}

// best says which strategy is the best, and whether it is so everywhere.
func (t *teller) best() string {
	d := t.Decision
	name := t.strategy(d.Best)
	switch {
	case d.Stays == explore.Everywhere && len(d.Corners) > 0:
		c := slices.MinFunc(d.Corners, func(a, b explore.Corner) int { return cmp.Compare(a.Found.Mean, b.Found.Mean) })
		if c.Found.Low > 0 {
			return fmt.Sprintf("%s is best everywhere in the ranges: nowhere is another ahead by %s. At the setting that is hardest for it, %s is still worse by %s.", name, t.amount(t.Study.Threshold), t.strategy(c.Against), t.between(c.Found.Mean, c.Found.Interval))
		}
		return fmt.Sprintf("%s is best everywhere in the ranges, or within %s of it, also at the setting that is hardest for it.", name, t.amount(t.Study.Threshold))
	case d.Stays == explore.Somewhere:
		return fmt.Sprintf("%s is best on average over the ranges%s, but not everywhere: in about %s of them.", name, t.unlessEqual(), share(d.Shares[d.Best].Fitted))
	}
	return fmt.Sprintf("%s is best on average over the ranges%s. No %s alone is shown to change that, but it is not shown to be best everywhere.%s", name, t.unlessEqual(), t.kind(), t.openAgainst())
}

// openAgainst says against which strategy, and where, the best one is not shown to be the best.
func (t *teller) openAgainst() string {
	d := t.Decision
	open := func(c explore.Corner) bool { return !(c.Found.Low > -t.Study.Threshold) }
	if i := slices.IndexFunc(d.Corners, open); i >= 0 {
		c := d.Corners[i]
		return fmt.Sprintf(" It is open against %s at %s: there %s is worse by %s.", t.strategy(c.Against), t.setting(c.Values), t.strategy(c.Against), t.between(c.Found.Mean, c.Found.Interval))
	}
	if d.Next.Fitted < -t.Study.Threshold {
		return fmt.Sprintf(" It is open against %s at %s, which was not tried.", t.strategy(d.Next.Against), t.setting(d.Next.Values))
	}
	return ""
}

// unlessEqual names strategies that are as good on average, as far as is shown.
func (t *teller) unlessEqual() string {
	var names []string
	for k, b := range t.Decision.Behind {
		if k != t.Decision.Best && !b.Shown {
			names = append(names, t.strategy(k))
		}
	}
	if names == nil {
		return ""
	}
	return " (not told apart from " + words.Joined(names) + ")"
}

// share is a part of the ranges.
func share(v float64) string { return fmt.Sprintf("%.0f %%", 100*v) }

// flips says where another strategy is better: one sentence for each.
func (t *teller) flips() (list []string) {
	flips := t.flipsThatMatter()
	for len(flips) > 0 {
		own := flips
		if at := slices.IndexFunc(flips, func(f explore.Flip) bool { return f.To != flips[0].To }); at > 0 {
			own = flips[:at]
		}
		flips = flips[len(own):]
		list = append(list, t.better(own))
	}
	if len(list) == 0 && t.Decision.Stays == explore.Somewhere {
		return t.harder()
	}
	return list
}

// better says where one strategy is better than the best. Each condition is about one input, whatever the others are.
func (t *teller) better(flips []explore.Flip) string {
	var conditions []string
	for _, f := range flips[:min(len(flips), mostNamed)] {
		conditions = append(conditions, t.condition(f))
	}
	more := ""
	if n := len(flips) - len(conditions); n > 0 {
		more = fmt.Sprintf(" %d more in the table.", n)
	}
	return fmt.Sprintf("%s is better, averaged over all else, %s.%s", t.strategy(flips[0].To), strings.Join(conditions, "; or "), more)
}

// harder says at which setting another strategy is better, where no input alone says it.
func (t *teller) harder() []string {
	for _, c := range t.Decision.Corners {
		if c.Found.High <= -t.Study.Threshold {
			return []string{fmt.Sprintf("Many inputs together do it: %s is better by %s at %s.", t.strategy(c.Against), t.amount(-c.Found.Mean), t.setting(c.Values))}
		}
	}
	return nil
}

// condition is on which side of a flip point the other strategy is better.
func (t *teller) condition(f explore.Flip) string {
	if f.Words != nil {
		var names []string
		for _, w := range f.Words {
			names = append(names, t.said(f.Input, float64(w)))
		}
		return fmt.Sprintf("if %s is %s", t.cited(f.Input), words.Either(names))
	}
	side := "below"
	if f.Above {
		side = "above"
	}
	return fmt.Sprintf("if %s is %s %s (%s to %s)", t.cited(f.Input), side, t.said(f.Input, f.Point), t.said(f.Input, f.Low), t.said(f.Input, f.High))
}

// setting names the values of inputs that are not their best guesses, those that move the measure most first.
func (t *teller) setting(values []float64) string {
	var moved []int
	for _, i := range t.order {
		if values[i] != t.Study.Inputs[i].Best {
			moved = append(moved, i)
		}
	}
	if len(moved) == 0 {
		return "the best guesses"
	}
	return t.named(moved, func(i int) string { return t.cited(i) + " " + t.said(i, values[i]) }, ", ")
}

// repeats reports whether a region only says what a flip point has said.
func (t *teller) repeats(r *explore.Region) bool {
	return r.Failure == explore.Beaten && len(r.Bounds) == 1 &&
		slices.ContainsFunc(t.Decision.Flips, func(f explore.Flip) bool { return f.Input == r.Bounds[0].Input && f.Gain >= t.Study.Threshold })
}

// region says where the best strategy fails.
func (t *teller) region(r *explore.Region) string {
	var bounds []string
	for _, b := range r.Bounds {
		bounds = append(bounds, t.bound(b))
	}
	what := "another strategy is better by " + t.amount(t.Study.Threshold)
	if r.Failure == explore.Missed {
		what = "a limit of the scenario's expectations is not kept"
	}
	return fmt.Sprintf("Under %s, %s on %s of days where %s, against %s of all days. %s of its bad days lie there.",
		t.strategy(t.Decision.Best), what, share(r.Density()), words.Joined(bounds), share(r.Base()), share(r.Coverage()))
}

func (t *teller) bound(b explore.Bound) string {
	in := t.Study.Inputs[b.Input]
	switch {
	case b.Words != nil:
		var names []string
		for _, w := range b.Words {
			names = append(names, t.said(b.Input, float64(w)))
		}
		return t.cited(b.Input) + " is " + words.Either(names)
	case b.Low > in.Low && b.High < in.High:
		return fmt.Sprintf("%s is between %s and %s", t.cited(b.Input), t.said(b.Input, b.Low), t.said(b.Input, b.High))
	case b.Low > in.Low:
		return fmt.Sprintf("%s is at least %s", t.cited(b.Input), t.said(b.Input, b.Low))
	}
	return fmt.Sprintf("%s is at most %s", t.cited(b.Input), t.said(b.Input, b.High))
}

// worth says what is worth learning before anybody decides.
func (t *teller) worth() string {
	paying, most := t.paying(), 0.0
	for _, w := range t.Decision.Worth {
		most = math.Max(most, w.High)
	}
	switch {
	case len(t.Decision.Worth) == 0:
		return "All inputs are choices: there is nothing to learn about them."
	case len(paying) == 0 && t.Decision.Stays == explore.Everywhere:
		return "No number is worth learning before you decide: the choice stays the same."
	case len(paying) == 0:
		return fmt.Sprintf("No single number is shown to be worth learning before you decide: none is worth more than %s.", t.amount(roundedUp(most, t.of.Measure.Unit)))
	}
	var parts []string
	for _, w := range paying[:min(3, len(paying))] {
		parts = append(parts, fmt.Sprintf("%s, %s", t.cited(w.Input), t.between(w.Gain, w.Interval)))
	}
	return "Worth learning before you decide, on average over such days: " + strings.Join(parts, "; ") + "."
}

// roundedUp is an amount rounded up to a whole one of its unit, and of a share to a tenth of a percentage point.
func roundedUp(v float64, unit measure.Unit) float64 {
	if unit == measure.Share {
		return math.Ceil(1000*v) / 1000
	}
	return math.Ceil(v)
}

// worthSorted is what each unknown is worth, the most first.
func (t *teller) worthSorted() []explore.Worth {
	list := slices.Clone(t.Decision.Worth)
	slices.SortStableFunc(list, func(a, b explore.Worth) int { return cmp.Compare(b.Gain, a.Gain) })
	return list
}
